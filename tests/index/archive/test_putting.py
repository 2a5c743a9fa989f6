"""Putting copies into the store: which are one article, and which text of it is shown."""

from __future__ import annotations

from datetime import date

import pytest

from index.archive import Outcome, Store
from index.model import Article
from tests.index.archive.copies import put, read, shown

URL = "https://gazette.example/ferry"
SAME_URL = "https://m.gazette.example/ferry?utm_source=mail"
FERRY = "The ferry Orla sank near Karsk harbour on Thursday."
LONGER = f"{FERRY} Nobody drowned, says the harbour master."
WHALE = "A humpback whale sang under the pier while half of the town listened."
MONDAY, TUESDAY = date(2024, 12, 16), date(2024, 12, 17)


def only(store: Store) -> Article:
    (article,) = store.articles()
    return article


# -- one article in several files


def test_two_files_with_the_same_link_are_one_article(store: Store) -> None:
    assert put(store, read("a", url=URL), read("b", url=SAME_URL)) == [Outcome.ADDED, Outcome.ELSEWHERE]
    assert only(store).id == read("a").article.id


@pytest.mark.parametrize("keys", [("1", "1"), ("", ""), ("first", "second")])
def test_a_record_whose_language_alone_changes_changes_its_article(store: Store, keys: tuple[str, str]) -> None:
    before, after = (read("a", key=key, url=URL, language=tag) for key, tag in zip(keys, ("en", "nl"), strict=True))
    put(store, before)
    state = store.state
    assert put(store, after) == [Outcome.CHANGED]
    assert only(store).language == "nl"
    assert store.changed_since(state) == {only(store).id}
    assert only(store).version == 1


def test_another_file_does_not_change_the_language_of_an_article(store: Store) -> None:
    put(store, read("a", url=URL, language="en"))
    assert put(store, read("b", url=URL, language="nl")) == [Outcome.ELSEWHERE]
    assert only(store).language == "en"


def test_two_files_with_the_same_guid_are_one_article(store: Store) -> None:
    put(store, read("a", guid="urn:1"))
    put(store, read("b", guid="urn:1", url=URL))
    assert only(store).url == URL


@pytest.mark.parametrize("links", [(None, None), (URL, None), (None, URL)])
def test_without_a_link_on_both_sides_outlet_title_and_day_tell(store: Store, links: tuple[str | None, ...]) -> None:
    for name, url in zip("ab", links, strict=True):
        put(store, read(name, FERRY, url=url, source="Gazette", published=MONDAY))
    assert only(store).url == (URL if any(links) else None)


def test_two_articles_with_different_links_are_two_whatever_their_title(store: Store) -> None:
    for name in "ab":
        put(store, read(name, FERRY, url=f"https://gazette.example/{name}", source="Gazette", published=MONDAY))
    assert store.count() == 2


def test_two_corrections_of_one_day_are_two_articles(store: Store) -> None:
    for name, text in (("a", FERRY), ("b", WHALE)):
        put(store, read(name, text, title="Corrections", source="Gazette", published=MONDAY))
    assert store.count() == 2


def test_the_link_to_the_front_page_identifies_no_article(store: Store) -> None:
    put(store, read("a", FERRY, url="https://gazette.example/"), read("b", WHALE, url="https://www.gazette.example"))
    assert store.count() == 2


@pytest.mark.parametrize("batches", [1, 4])
def test_records_that_all_have_the_same_link_are_no_versions_of_each_other(store: Store, batches: int) -> None:
    texts = {
        "Ferry sinks": FERRY,
        "Whale sings": WHALE,
        "Bank cuts rate": "The central bank cuts interest rates by a quarter percentage point.",
        "Rovers win": "Rovers scored three times against Harrow United before half time.",
    }
    records = [read("a", text, str(number), title, url=URL) for number, (title, text) in enumerate(texts.items())]
    other = [read("b", text, str(number), title, url=URL) for number, (title, text) in enumerate(texts.items())]
    for start in range(0, 4, 4 // batches):
        put(store, *records[start : start + 4 // batches])
    assert shown(store) == texts
    put(store, *other)
    assert shown(store) == texts
    assert all(article.version == 1 for article in store.articles())


def test_a_column_with_one_link_and_headline_is_an_article_each_day(store: Store) -> None:
    copies = [
        read("a", text, str(day), "Letters", date(2024, 12, day), url=URL, source="Gazette")
        for day, text in enumerate([FERRY, WHALE, "Council votes against building another bridge.", "Snow."], 1)
    ]
    put(store, *copies)
    assert store.count() == 4
    put(store, *(read("b", copy.article.paragraphs[0], copy.key, "Letters", copy.article.published, url=URL,
                      source="Gazette") for copy in copies))  # fmt: skip
    assert store.count() == 4


# -- which text is shown


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("newest_first", [False, True])
def test_the_newer_text_is_shown_whatever_is_read_first(store: Store, together: bool, newest_first: bool) -> None:
    copies = [
        read("a", FERRY, url=URL, published=MONDAY),
        read("b", LONGER, url=URL, published=MONDAY, modified=TUESDAY),
    ]
    if newest_first:
        copies.reverse()
    for batch in [copies] if together else [[copy] for copy in copies]:
        put(store, *batch)
    assert only(store).paragraphs == (LONGER,)
    state = store.state
    put(store, *copies)
    assert store.state == state


def test_without_dates_the_longer_text_is_shown(store: Store) -> None:
    put(store, read("a", LONGER, url=URL))
    put(store, read("b", FERRY, url=URL))
    assert only(store).paragraphs == (LONGER,)


@pytest.mark.parametrize("first", ["a", "b"])
def test_what_the_shown_copy_lacks_is_taken_from_another_whatever_is_read_first(store: Store, first: str) -> None:
    copies = {
        "a": read("a", FERRY, guid="urn:1", url=URL, source="Gazette", author="Ana Brandt"),
        "b": read("b", LONGER, guid="urn:1", published=MONDAY),
    }
    put(store, copies[first])
    put(store, copies["b" if first == "a" else "a"])
    article = only(store)
    assert (article.paragraphs, article.url, article.author, article.published) == (
        (LONGER,), URL, "Ana Brandt", MONDAY,
    )  # fmt: skip
    state = store.state
    put(store, *copies.values())
    put(store, *(read(copy.file[8:], parser=2, digest=copy.digest, guid="urn:1", text=copy.article.paragraphs[0],
                      url=copy.article.url, source=copy.article.source, author=copy.article.author,
                      published=copy.article.published) for copy in copies.values()))  # fmt: skip
    assert store.state == state


def test_the_date_of_a_change_is_not_taken_from_another_copy(store: Store) -> None:
    put(store, read("a", FERRY, url=URL, published=MONDAY, modified=date(2024, 12, 18)))
    put(store, read("b", LONGER, url=URL, published=date(2024, 12, 19)))
    assert (only(store).paragraphs, only(store).modified) == ((LONGER,), None)


def test_a_head_that_changes_makes_no_version_but_is_a_change(store: Store) -> None:
    put(store, read("a", author="Ana Brandt"))
    assert put(store, read("a", author="Ida Holm")) == [Outcome.CHANGED]
    assert (only(store).author, only(store).version) == ("Ida Holm", 1)
    put(store, read("a"))
    assert only(store).author is None


# -- places


def test_a_file_that_holds_another_article_now_lets_go_of_the_one_before(store: Store) -> None:
    put(store, read("a", FERRY, url=URL))
    put(store, read("a", WHALE, title="Whale sings", url="https://gazette.example/whale"))
    assert shown(store) == {"Whale sings": WHALE}
    assert only(store).version == 1


def test_ids_that_are_the_numbers_of_rows_may_shift(store: Store) -> None:
    texts = {"Ferry sinks": FERRY, "Whale sings": WHALE}
    put(store, *(read("a", text, str(row), title, url=f"https://gazette.example/{title}")
                 for row, (title, text) in enumerate(texts.items())))  # fmt: skip
    before = {article.title: article.id for article in store.articles()}
    texts = {"Bank cuts rate": "The central bank cuts interest rates by a quarter point.", **texts}
    for row, (title, text) in enumerate(texts.items()):
        store.put([read("a", text, str(row), title, url=f"https://gazette.example/{title}")])
    store.tidy()
    after = {article.title: (article.id, article.version) for article in store.articles()}
    assert {title: (name, 1) for title, name in before.items()}.items() <= after.items()
    assert shown(store) == texts


def test_two_articles_that_turn_out_to_be_one_become_one(store: Store) -> None:
    put(store, read("a", FERRY, url=URL), read("b", FERRY))
    assert store.count() == 2
    put(store, read("b", FERRY, url=URL))
    assert only(store).id == read("a").article.id
    put(store, read("c", FERRY, url=URL))
    assert store.count() == 1


def test_an_article_whose_shown_copy_is_dropped_waits_for_another_one(store: Store) -> None:
    put(store, read("a", LONGER, url=URL), read("b", FERRY, url=URL))
    store.drop_files(["file:///a"])
    assert store.tidy() == (0, ["file:///b"])
    assert put(store, read("b", FERRY, url=URL)) == [Outcome.CHANGED]
    assert (only(store).paragraphs, only(store).version, only(store).origin) == ((FERRY,), 1, "file:///b")


def test_an_article_of_no_file_is_removed_and_nothing_else(store: Store) -> None:
    put(store, read("a", FERRY, url=URL), read("b", FERRY, url=URL), read("c", WHALE, title="Whale sings"))
    store.drop_files(["file:///b", "file:///c", "file:///unknown"])
    assert store.tidy() == (1, [])
    assert shown(store) == {"Ferry sinks": FERRY}
    assert store.tidy() == (0, [])


def test_a_file_that_lost_a_copy_is_read_again_though_its_bytes_are_the_same(store: Store) -> None:
    copies = [read("a", FERRY, "1"), read("a", WHALE, "2", "Whale sings")]
    store.put(copies)
    store.finish_file("file:///a", "digest", None)
    store.drop_copies([copies[0].id])
    assert store.files()["file:///a"].digest is None
