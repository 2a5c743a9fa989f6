"""The moments of digests: each exactly once, in every time zone, whatever its clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.following.schedule import is_digest_due, is_from_the_future, next_moment
from bot.memory import Plan

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
BERLIN, NEW_YORK, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia")
MOMENTS = st.integers(0, 2**32).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
PLANS = st.builds(Plan, hour=st.integers(0, 23), weekday=st.none() | st.integers(0, 6))
DAY = timedelta(days=1)


def after(plan: Plan, moment: datetime, zone: ZoneInfo) -> datetime:
    following = next_moment(plan, moment, zone)
    assert following is not None
    return following


def moments(plan: Plan, start: datetime, zone: ZoneInfo, count: int) -> list[datetime]:
    """Return the next moments as a bot finds them that sends each digest at once."""
    found = [start]
    for _ in range(count):
        found.append(after(plan, found[-1], zone))
    return found[1:]


@settings(deadline=None, max_examples=300)
@given(PLANS, MOMENTS, st.sampled_from(ZONES))
@example(Plan(hour=2), datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), "Europe/Berlin")
@example(Plan(hour=2), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Europe/Berlin")
@example(Plan(hour=8, weekday=4), datetime(2011, 12, 29, tzinfo=UTC), "Pacific/Apia")
@example(Plan(hour=0), datetime(2018, 11, 3, tzinfo=UTC), "America/Sao_Paulo")  # midnight is skipped
def test_no_day_is_skipped_and_none_comes_twice(plan: Plan, start: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    found = moments(plan, start, zone, 9)
    days = [moment.astimezone(zone).date() for moment in found]
    assert len(set(days)) == len(days)
    assert all(earlier < later for earlier, later in pairwise(found))
    expected = DAY if plan.weekday is None else 7 * DAY
    # An offset changes by at most a day, as when a place moves to the other side of the date line.
    assert all(expected / 2 <= later - earlier <= expected + DAY for earlier, later in pairwise(found))


@settings(deadline=None, max_examples=300)
@given(PLANS, MOMENTS, st.sampled_from(ZONES))
def test_it_is_at_the_hour_unless_the_clocks_skip_it(plan: Plan, start: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    moment = after(plan, start, zone)
    local = moment.astimezone(zone)
    asked = datetime.combine(local.date(), datetime.min.time().replace(hour=plan.hour or 0), zone)
    is_skipped = asked.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != asked.replace(tzinfo=None)
    assert is_skipped or moment == asked.astimezone(UTC) or local.date() != (moment - timedelta(hours=24)).date()
    if not is_skipped and local.hour == plan.hour:
        assert local.minute == 0
        assert local.fold == 0


@settings(deadline=None, max_examples=300)
@given(PLANS, MOMENTS, st.sampled_from(ZONES), st.integers(1, 3 * 24 * 60))
def test_looking_earlier_finds_the_same_moment(plan: Plan, start: datetime, name: str, minutes: int) -> None:
    """Whenever the bot looks between two moments, the next one is the same: it is neither missed nor repeated."""
    zone = ZoneInfo(name)
    first = after(plan, start, zone)
    look = min(start + timedelta(minutes=minutes), first - timedelta(seconds=1))
    assert after(plan, max(start, look), zone) == first


@pytest.mark.parametrize(
    ("zone", "hour", "start", "expected"),
    [
        (BERLIN, 8, "2026-03-28T12:00+01:00", ["2026-03-29T08:00+02:00", "2026-03-30T08:00+02:00"]),
        (BERLIN, 2, "2026-03-28T12:00+01:00", ["2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00"]),
        (BERLIN, 2, "2026-10-24T12:00+02:00", ["2026-10-25T02:00+02:00", "2026-10-26T02:00+01:00"]),
        (NEW_YORK, 1, "2026-10-31T12:00-04:00", ["2026-11-01T01:00-04:00", "2026-11-02T01:00-05:00"]),
        (APIA, 8, "2011-12-29T12:00-10:00", ["2011-12-31T08:00+14:00", "2012-01-01T08:00+14:00"]),
    ],
)
def test_the_hour_is_that_of_the_clocks_on_the_wall(zone: ZoneInfo, hour: int, start: str, expected: list[str]) -> None:
    found = moments(Plan(hour=hour), datetime.fromisoformat(start), zone, len(expected))
    assert found == [datetime.fromisoformat(moment) for moment in expected]


def test_a_weekly_digest_comes_on_its_day() -> None:
    found = moments(Plan(hour=8, weekday=0), datetime(2026, 3, 25, tzinfo=UTC), BERLIN, 3)
    assert [str(moment.astimezone(BERLIN)) for moment in found] == [
        "2026-03-30 08:00:00+02:00",
        "2026-04-06 08:00:00+02:00",
        "2026-04-13 08:00:00+02:00",
    ]


def test_news_at_once_has_no_moment() -> None:
    assert next_moment(Plan(), datetime(2026, 3, 25, tzinfo=UTC), BERLIN) is None
    assert not is_digest_due(Plan(), datetime(2026, 3, 25, tzinfo=UTC), BERLIN)


@settings(deadline=None)
@given(PLANS, MOMENTS, st.sampled_from(ZONES), st.integers(0, 100))
def test_missed_digests_are_due_once(plan: Plan, done: datetime, name: str, days: int) -> None:
    zone, now = ZoneInfo(name), done + timedelta(days=days)
    missed = Plan(plan.hour, plan.weekday, done_at=done)
    assert is_digest_due(missed, now, zone) == (after(missed, done, zone) <= now)
    assert not is_digest_due(Plan(plan.hour, plan.weekday, done_at=now), now, zone)


@pytest.mark.parametrize(("ahead", "expected"), [(timedelta(minutes=59), False), (timedelta(days=400), True)])
def test_a_clock_that_was_far_ahead_is_noticed(ahead: timedelta, expected: bool) -> None:
    now = datetime(2026, 3, 25, tzinfo=UTC)
    assert is_from_the_future(Plan(hour=8, done_at=now + ahead), now) is expected
    assert not is_from_the_future(Plan(hour=8), now)
