"""Articles that a person removes stay out, until that is undone."""

from __future__ import annotations

from datetime import date

import pytest

from index.archive import Outcome, Store
from index.errors import ArticleMissing, ArticleNotRemoved
from tests.index.archive.copies import put, read, shown

URL = "https://gazette.example/ferry"
TEXT = "The ferry Orla sank near Karsk harbour yesterday."
DAY, LATER = date(2026, 4, 6), date(2030, 1, 1)


@pytest.mark.parametrize("name", ["id", URL, "http://www.gazette.example/ferry/?utm_source=mail", URL[8:]])
def test_a_removed_article_never_comes_back(store: Store, name: str) -> None:
    put(store, read("a", url=URL, published=DAY, source="Gazette", guid="urn:1"))
    article_id = next(iter(store.ids()))
    assert store.remove(article_id if name == "id" else name) == "Ferry sinks"
    assert shown(store) == {}
    assert store.changed_since(store.state) == set()
    again = [
        read("a", url=URL, published=DAY, source="Gazette", guid="urn:1"),
        read("feed", url=URL, key="1", modified=LATER),
        read("feed", key="2", guid="urn:1", published=LATER),
        read("b", title="Ferry sinks", source="Gazette", published=DAY),
    ]
    assert put(store, *again) == [Outcome.REMOVED] * 4
    assert shown(store) == {}


def test_other_articles_are_not_touched_by_a_removal(store: Store) -> None:
    whale = read("b", "A humpback whale sang under the pier all night.", title="Whale sings", url=URL)
    put(store, read("a", url=URL), whale)
    removed = next(article.id for article in store.articles() if article.title == "Ferry sinks")
    store.remove(removed)
    assert put(store, whale) == [Outcome.SAME]
    assert list(shown(store)) == ["Whale sings"]


def test_an_article_that_its_outlet_withdraws_as_well_stays_removed(store: Store) -> None:
    put(store, read("a", url=URL))
    store.remove(URL)
    put(store, read("w", "", title="", url=URL, modified=DAY, is_withdrawn=True))
    assert put(store, read("c", url=URL, published=LATER)) == [Outcome.REMOVED]


@pytest.mark.parametrize("given", ["id", URL, "www.gazette.example/ferry"])
def test_a_removal_can_be_undone(store: Store, given: str) -> None:
    put(store, read("a", url=URL, guid="urn:1"))
    name = next(iter(store.ids())) if given == "id" else given
    store.finish_file("file:///collection.json", "digest", None)
    store.remove(name)
    store.restore(name)
    assert store.files()["file:///collection.json"].digest is None
    assert put(store, read("a", url=URL, guid="urn:1")) == [Outcome.ADDED]
    with pytest.raises(ArticleNotRemoved, match="was removed"):
        store.restore(name)


def test_an_article_that_is_not_there_cannot_be_removed(store: Store) -> None:
    with pytest.raises(ArticleMissing, match="There is no article nothing"):
        store.remove("nothing")


@pytest.mark.parametrize("given", ["id", URL, "gazette.example/ferry/"])
def test_an_article_that_was_removed_is_said_to_be(store: Store, given: str) -> None:
    put(store, read("a", url=URL))
    [article_id] = store.ids()
    store.remove(URL)
    with pytest.raises(ArticleMissing, match="was removed for good") as raised:
        store.remove(article_id if given == "id" else given)
    assert raised.value.removed_id == article_id
