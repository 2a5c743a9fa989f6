"""How sources are doing: people are told once that one fails or is silent, and once that it is back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import DataFolder
from index.indexing.refreshing.source_health import waiting_time
from index.sources.web import Crawl
from tests.index.indexing.refreshing.webs import (
    HOUR,
    NOON,
    FakeWeb,
    Server,
    Story,
    add,
    refusing,
    run,
    source_of,
    stories,
)

COURIER = "https://courier.example/feed"


@pytest.fixture
def web() -> FakeWeb:
    """Web with one feed of five stories, an hour apart, at COURIER."""
    return FakeWeb({COURIER: Server(dated(5))})


def dated(count: int) -> list[Story]:
    items = [*stories(count)]
    for number, story in enumerate(items):
        story.published = NOON - number * HOUR
    return items


def events(data: DataFolder, web: FakeWeb, hours: range) -> list[tuple[str, int]]:
    """Refresh every so many hours; return the events, with when they came."""
    return [(event.kind, hour) for hour in hours for event in run(data, web, NOON + hour * HOUR, force=True).events]


def test_a_source_that_fails_for_a_day_is_told_of_once_and_so_is_its_return(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    run(data, web)
    web.servers[COURIER].error = refusing(COURIER)
    assert events(data, web, range(1, 60, 6)) == [("failing", 25)]
    web.servers[COURIER].error = None
    web.servers[COURIER].stories.insert(0, Story("new", "A whale sings", "A humpback whale sang."))
    assert events(data, web, range(61, 70, 6)) == [("back", 61)]


def test_a_source_that_fails_now_and_then_is_not_told_of(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    for hour in range(0, 48, 12):
        web.servers[COURIER].error = refusing(COURIER) if hour % 24 else None
        assert run(data, web, NOON + hour * HOUR, force=True).events == []


def test_the_event_says_what_to_tell(data: DataFolder, web: FakeWeb) -> None:
    web.servers[COURIER].error = refusing(COURIER)
    add(data, COURIER, title="The Courier")
    run(data, web)
    [event] = run(data, web, NOON + 30 * HOUR).events
    assert event.reason == "The Courier: it fails since 4 May: the server answers 503."
    assert (event.title, event.url) == ("The Courier", COURIER)


def test_a_silent_source_is_told_of_once_and_so_is_its_return(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    run(data, web)
    assert source_of(data, COURIER).usual_gap_seconds == 3600
    assert events(data, web, range(6, 60, 6)) == [("silent", 30)]  # three hours, but a day at least
    web.servers[COURIER].stories.insert(0, Story("new", "A whale sings", "A humpback whale sang."))
    assert events(data, web, range(60, 70, 6)) == [("back", 60)]


def test_silences_that_its_items_show_are_usual(data: DataFolder, web: FakeWeb) -> None:
    items = web.servers[COURIER].stories
    items[-1].published = NOON - timedelta(days=6)
    add(data, COURIER)
    run(data, web)
    assert events(data, web, range(24, 24 * 8, 24)) == [("silent", 24 * 6)]


def test_the_usual_time_between_news_follows_what_a_source_does(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    run(data, web)
    for number in range(1, 12):
        web.servers[COURIER].stories.append(Story(f"n{number}", f"News {number}", f"A text about thing{number}x."))
        run(data, web, NOON + number * 10 * HOUR)
    assert 9 * 3600 < (source_of(data, COURIER).usual_gap_seconds or 0) <= 10 * 3600


def test_a_source_without_dates_is_measured_by_when_it_brought_news(data: DataFolder, web: FakeWeb) -> None:
    web.servers[COURIER].stories = [*stories(1)]
    add(data, COURIER)
    run(data, web)
    assert source_of(data, COURIER).usual_gap_seconds is None
    web.servers[COURIER].stories = [*stories(2)]
    run(data, web, NOON + 5 * HOUR)
    assert source_of(data, COURIER).usual_gap_seconds == 5 * 3600


def test_a_newest_item_in_the_future_counts_for_nothing(data: DataFolder, web: FakeWeb) -> None:
    web.servers[COURIER].crawl = Crawl(newest=NOON + timedelta(days=300))
    add(data, COURIER)
    run(data, web)
    assert source_of(data, COURIER).newest_at is None


@settings(deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10_000))
def test_the_wait_grows_with_each_failure_up_to_a_day(seconds: int, failures: int) -> None:
    interval = timedelta(seconds=seconds)
    wait = waiting_time(interval, failures)
    assert interval <= wait <= max(interval, timedelta(days=1))
    assert wait <= waiting_time(interval, failures + 1)
