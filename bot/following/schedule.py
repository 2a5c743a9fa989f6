"""The moments of digests: an hour of each day, or of one day a week, in the bot's time zone.

Each day has exactly one such moment. If the clocks skip the hour, it is that of the hour's length after the clocks went
forward; if they repeat it, it is the first. Not for sending: see `digests.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.memory import Plan

CLOCK_TOLERANCE = timedelta(hours=1)
"""How far in the future a stored time may be; corrections of a clock are smaller."""

_DAY = timedelta(days=1)
_BEFORE, _AFTER = 2, 9  # days around a moment: a zone may have skipped or repeated one


def next_moment(plan: Plan, after: datetime, zone: tzinfo) -> datetime | None:
    """Return the first moment of a digest after another moment, in UTC; None if news comes at once."""
    if plan.hour is None:
        return None
    today = after.astimezone(zone).date()
    days = (today + number * _DAY for number in range(-_BEFORE, _AFTER + 1))
    # With fold=0, a time that the clocks skip counts by the offset before, and of one that they repeat, the first.
    moments = (
        datetime.combine(day, time(plan.hour), zone).astimezone(UTC)
        for day in days
        if plan.weekday is None or day.weekday() == plan.weekday
    )
    return min(moment for moment in moments if moment > after)


def is_digest_due(plan: Plan, now: datetime, zone: tzinfo) -> bool:
    """Return whether a digest is due that wasn't done, however many of them were missed."""
    moment = next_moment(plan, plan.done_at or now, zone)
    return moment is not None and moment <= now


def is_from_the_future(plan: Plan, now: datetime) -> bool:
    """Return whether the clock was set back since the last digest: waiting for that time again could take years."""
    return plan.done_at is not None and plan.done_at > now + CLOCK_TOLERANCE
