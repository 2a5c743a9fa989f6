"""Articles that their outlets withdraw."""

from __future__ import annotations

from datetime import date

import pytest

from index.archive import Copy, Outcome, Store
from tests.index.archive.copies import put, read, shown

URL = "https://gazette.example/ferry"
TEXT = "The ferry Orla sank near Karsk harbour on Thursday."
NOTICE = "This article was withdrawn by its editors."
MONDAY, TUESDAY, WEDNESDAY = date(2024, 12, 16), date(2024, 12, 17), date(2024, 12, 18)


def article(file: str = "a", modified: date | None = None, text: str = TEXT, url: str | None = URL) -> Copy:
    return read(file, text, published=MONDAY, modified=modified, url=url)


def withdrawal(file: str = "w", modified: date | None = TUESDAY, text: str = "", title: str = "") -> Copy:
    return read(file, text, title=title, url=URL, modified=modified, is_withdrawn=True)


@pytest.mark.parametrize("text", ["", NOTICE])
@pytest.mark.parametrize("file", ["a", "w"])
def test_a_withdrawn_article_is_removed_with_all_of_its_copies(store: Store, file: str, text: str) -> None:
    put(store, article(), article("b"))
    assert put(store, withdrawal(file, text=text, title="Withdrawn" if text else "")) == [Outcome.WITHDRAWN]
    assert shown(store) == {}


@pytest.mark.parametrize("together", [False, True])
def test_an_older_or_undated_copy_stays_out_and_a_newer_one_comes_back(store: Store, together: bool) -> None:
    undated = read("b", TEXT, url=URL)
    copies = [article(), withdrawal(), article(), article("c"), undated, article("d", WEDNESDAY)]
    batches = [copies] if together else [[copy] for copy in copies]
    outcomes = [outcome for batch in batches for outcome in put(store, *batch)]
    assert outcomes == [
        Outcome.ADDED, Outcome.WITHDRAWN, Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.ADDED,
    ]  # fmt: skip
    assert list(shown(store)) == ["Ferry sinks"]


@pytest.mark.parametrize("modified", [None, TUESDAY])
def test_reading_the_withdrawal_again_leaves_the_newer_article(store: Store, modified: date | None) -> None:
    future = date.today().replace(year=date.today().year + 1)  # noqa: DTZ011
    newer = article("b", WEDNESDAY if modified else future)
    put(store, article(), withdrawal(modified=modified))
    put(store, newer)
    state = store.state
    for _ in range(2):
        put(store, article(), withdrawal(modified=modified), newer)
        assert list(shown(store)) == ["Ferry sinks"]
    assert store.state == state


def test_a_newer_copy_that_came_back_may_change_without_a_date(store: Store) -> None:
    put(store, article(), withdrawal(), article("b", WEDNESDAY))
    assert put(store, read("b", "The ferry Orla floats.", url=URL)) == [Outcome.CHANGED]


def test_a_copy_without_the_link_of_the_withdrawal_stays_out_by_what_the_article_had_besides(store: Store) -> None:
    put(store, read("a", TEXT, url=URL, guid="urn:1", published=MONDAY))
    put(store, withdrawal())
    assert put(store, read("b", TEXT, guid="urn:1", published=MONDAY)) == [Outcome.REFUSED]


def test_a_withdrawal_that_says_only_when_the_article_appeared_removes_its_later_text(store: Store) -> None:
    put(store, article(modified=WEDNESDAY))
    gone = read("w", "", title="", url=URL, published=MONDAY, is_withdrawn=True)
    assert put(store, gone) == [Outcome.WITHDRAWN]
    assert put(store, article(modified=WEDNESDAY)) == [Outcome.REFUSED]


def test_a_withdrawal_removes_no_other_article_with_the_same_link(store: Store) -> None:
    other = read("b", "A humpback whale sang under the pier all night.", title="Whale sings", url=URL)
    put(store, article(), other)
    put(store, read("w", "", title="Ferry sinks", url=URL, modified=TUESDAY, is_withdrawn=True))
    assert list(shown(store)) == ["Whale sings"]
    assert put(store, other) == [Outcome.SAME]
