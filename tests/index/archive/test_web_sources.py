"""Sources on the web in the database: added once, looked up by any name, and noted after each fetch."""

from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.archive import HealthEvent, HealthKind, Postponed, Store, StoredSource, WebSources, source_id
from index.errors import SourceAmbiguous, SourceKnown, SourceMissing, StoreError
from index.indexing.changes import drop_samples
from index.indexing.report import Report
from index.sources.web import SourceOptions, Validators, WebSource
from tests.index.archive.copies import read

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
URL = "https://www.courier.example/feed/"


def a_source(url: str = URL, title: str = "The Courier", options: SourceOptions | None = None) -> WebSource:
    return WebSource("", url, "feed", title, options or SourceOptions())


@pytest.fixture
def sources(path: Path) -> Iterator[WebSources]:
    """Sources of an empty database."""
    with closing(WebSources(path)) as sources:
        yield sources


def test_a_source_comes_back_as_it_was_added(sources: WebSources) -> None:
    options = SourceOptions("page", ("article", "main"), (".ad",), "Courier", 30, 2.5)
    added = sources.add(a_source(options=options))
    assert sources.all() == [added]
    assert added.source.options == options
    assert added.source.id == source_id(URL)


@pytest.mark.parametrize(
    "other", [URL, "http://courier.example/feed", "https://COURIER.example:443/feed", " https://courier.example/feed#x"]
)
def test_a_source_that_is_added_twice_is_named(sources: WebSources, other: str) -> None:
    sources.add(a_source())
    with pytest.raises(SourceKnown, match=r"The Courier.*www\.courier\.example/feed/"):
        sources.add(a_source(other))
    assert len(sources.all()) == 1


@pytest.mark.parametrize("other", ["https://courier.example/feed?tag=sport", "https://courier.example:8080/feed"])
def test_other_addresses_of_a_host_are_other_sources(sources: WebSources, other: str) -> None:
    sources.add(a_source())
    sources.add(a_source(other))
    assert len(sources.all()) == 2


@settings(deadline=None)
@given(st.text())
def test_any_text_has_an_id(text: str) -> None:
    assert source_id(text) == source_id(f" {text} ")


def test_a_source_is_named_by_address_id_or_part_of_its_title(sources: WebSources) -> None:
    added = sources.add(a_source())
    sources.add(a_source("https://gazette.example/rss", "Harbour Gazette"))
    for name in (URL, "http://courier.example/feed", added.source.id, "courier", "The COURIER"):
        assert sources.get(name) == added


def test_a_name_that_is_not_there_is_answered_with_the_nearest(sources: WebSources) -> None:
    sources.add(a_source())
    sources.add(a_source("https://gazette.example/rss", "Harbour Gazette"))
    with pytest.raises(SourceMissing, match="Curier; the nearest: The Courier"):
        sources.get("Curier")
    with pytest.raises(SourceMissing, match="newsbot sources list"):
        sources.get("")


def test_a_name_that_may_mean_two_sources_is_answered_with_both(sources: WebSources) -> None:
    sources.add(a_source())
    sources.add(a_source("https://courier.example/sport", "The Courier Sport"))
    assert sources.get("the courier").source.url == URL  # the whole title
    with pytest.raises(SourceAmbiguous, match=r"courier may mean The Courier .*The Courier Sport"):
        sources.get("courier")


def test_a_fetch_that_is_noted_leaves_what_people_decide(sources: WebSources) -> None:
    added = sources.add(a_source())
    sources.pause(added.source.id)
    source = replace(added.source, title="Courier News", validators=Validators("tag", "yesterday"), state="page 2")
    noted = replace(added, source=source, fetched_at=NOON, due_at=NOON, failures=2, error="503", told="failing")
    sources.note(noted)
    assert sources.all() == [replace(noted, is_paused=True)]
    sources.resume(added.source.id)
    resumed = sources.get("Courier News")
    assert (resumed.is_paused, resumed.due_at, resumed.failures) == (False, None, 0)


def test_a_source_that_moves_keeps_its_id_and_is_known_by_both_addresses(sources: WebSources) -> None:
    added = sources.add(a_source())
    assert sources.moved(added.source.id, "https://new.example/feed")
    moved = sources.get("https://new.example/feed")
    assert (moved.source.id, moved.origin) == (added.source.id, URL)
    assert sources.get(URL) == moved
    for url in (URL, "https://new.example/feed"):
        with pytest.raises(SourceKnown, match=r"new\.example"):
            sources.add(a_source(url))


def test_a_source_does_not_move_to_the_address_of_another(sources: WebSources) -> None:
    added = sources.add(a_source())
    sources.add(a_source("https://gazette.example/rss", "Harbour Gazette"))
    assert not sources.moved(added.source.id, "http://www.gazette.example/rss")
    assert sources.get("courier") == added


def test_a_removed_source_takes_its_waiting_items_along(sources: WebSources) -> None:
    key = sources.add(a_source()).source.id
    waiting = {"one": Postponed("d", 3, 1, NOON), "two": Postponed("e", 3, 0, None)}
    sources.postpone(key, waiting)
    assert sources.postponed(["one", "two", "three"]) == waiting
    assert sources.first_due(key) == NOON
    sources.postpone(key, {"one": Postponed("d", 3, 2, NOON + timedelta(hours=1))}, done=["two"])
    assert sources.postponed(["one", "two"]) == {"one": Postponed("d", 3, 2, NOON + timedelta(hours=1))}
    sources.remove(key)
    assert sources.postponed(["one"]) == {}
    sources.postpone(key, waiting)  # by a fetch that had begun before
    assert sources.postponed(["one"]) == {}
    assert sources.all() == []


def test_the_articles_of_a_source_are_counted(sources: WebSources, store: Store) -> None:
    key = sources.add(a_source()).source.id
    assert sources.count_articles() == {key: 0}
    copies = [read(str(number), f"Text number {number} of many.", key=str(number)) for number in range(3)]
    store.put([replace(copy, file=URL) for copy in copies])
    assert sources.count_articles() == {key: 3}


def test_the_first_item_to_try_again_is_known_whatever_its_time_zone(sources: WebSources) -> None:
    key = sources.add(a_source()).source.id
    east = datetime(2026, 5, 4, 18, tzinfo=timezone(timedelta(hours=9)))  # 9:00 in UTC
    sources.postpone(key, {"one": Postponed("d", 3, 1, NOON), "two": Postponed("d", 3, 1, east)})
    assert sources.first_due(key) == east


def test_looking_at_sources_and_samples_takes_no_memory_for_each_file(path: Path, sources: WebSources) -> None:
    sources.add(a_source())
    with closing(Store(path)) as store:
        for start in range(0, 20_000, 1000):
            store.mark_samples([f"file:///articles/{number}.txt" for number in range(start, start + 1000)])
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("UPDATE files SET sample = 0")
            columns = "id, origin, title, version, content"
            database.execute(f"INSERT INTO articles ({columns}) SELECT id, origin, 'Ferry', 1, '' FROM files")
            database.execute("INSERT INTO copies SELECT id, id, id, '', 1, NULL, '' FROM files")
        tracemalloc.start()
        try:
            assert drop_samples(store, lambda: None, Report()) == 0
            assert [*sources.count_articles().values()] == [0]
            assert tracemalloc.get_traced_memory()[1] < 1_000_000
        finally:
            tracemalloc.stop()


# -- what people are to be told


def an_event(stored: StoredSource, kind: HealthKind = "failing", reason: str = "it fails") -> HealthEvent:
    return HealthEvent(kind, stored.source.id, stored.source.title, stored.source.url, reason)


def test_an_event_waits_until_all_recipients_were_told(sources: WebSources) -> None:
    added = sources.add(a_source())
    sources.note(replace(added, told="failing"), an_event(added))
    for recipient in ("ann", "bob"):
        [(key, event)] = sources.untold(recipient)
        assert event == an_event(added)
        sources.note_told([key], recipient, ["ann", "bob"])
        assert sources.untold(recipient) == []
    assert sources.untold("eve") == []  # it is deleted


def test_an_event_is_noted_with_the_health_of_its_source_or_not_at_all(path: Path, sources: WebSources) -> None:
    added = sources.add(a_source())
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TRIGGER fail BEFORE INSERT ON health_events BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(StoreError):
        sources.note(replace(added, told="failing"), an_event(added))
    assert sources.get(URL).told == ""


def test_a_removed_source_takes_its_events_along(sources: WebSources) -> None:
    added = sources.add(a_source())
    sources.note(added, an_event(added))
    [(key, _)] = sources.untold("ann")
    sources.remove(added.source.id)
    assert sources.untold("ann") == []
    sources.note(added, an_event(added))  # by a fetch that had begun before
    sources.note_told([key], "ann", ["ann"])  # by a message that was sent meanwhile
    assert sources.untold("ann") == []


def test_events_of_which_nobody_is_told_do_not_pile_up(sources: WebSources) -> None:
    courier, gazette = sources.add(a_source()), sources.add(a_source("https://gazette.example/rss", "Gazette"))
    sources.note(gazette, an_event(gazette))
    for day in range(50):
        sources.note(courier, an_event(courier, "back" if day % 2 else "failing", f"day {day}"))
    reasons = [event.reason for _, event in sources.untold("ann")]
    assert (len(reasons), reasons[0], reasons[-1]) == (9, "it fails", "day 49")
