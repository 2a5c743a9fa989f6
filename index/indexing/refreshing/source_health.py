"""When a source on the web is fetched next, and how it is doing. Not for fetching or storing anything.

A source that fails is tried ever more seldom. One that fails for a day, or that brings nothing new for three times as
long as usual, is told about once, and so is its return.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from index.archive import HealthEvent, HealthKind, StoredSource
from index.model import Published, published_moment
from index.sources.web import Crawl, FetchError

DAY = timedelta(days=1)
LONGEST_WAIT = timedelta(days=7)
"""Longest time for which a server's Retry-After is believed."""

SLACK = timedelta(minutes=1)
"""Sources that are due so soon are fetched at once: a refresh every 15 minutes doesn't start on the second."""

_SILENT_GAPS = 3
_SEEN_GAPS = 3  # the silences that its items show are usual, too: no source is silent for less than the longest of them
_LEAST_ITEMS = 4
_MEMORY = 0.7  # of the usual gap, at each new one


def is_due(stored: StoredSource, now: datetime) -> bool:
    """Return whether a source is to be fetched now."""
    if stored.is_paused or stored.is_ended:
        return False
    return stored.due_at is None or stored.due_at <= now + SLACK


def interval_of(stored: StoredSource, default: timedelta, asked_seconds: int | None = None) -> timedelta:
    """Return the minimum time between two fetches: its own option, else what it asks for, up to a day, or `default`."""
    if (minutes := stored.source.options.interval_minutes) is not None:
        return timedelta(minutes=minutes)
    return max(default, min(DAY, timedelta(seconds=asked_seconds or 0)))


def waiting_time(interval: timedelta, failures: int) -> timedelta:
    """Return how long to wait after some failures in a row: twice as long after each, but at most a day."""
    factor: int = 2 ** min(failures, 16)
    return min(max(DAY, interval), interval * factor)


def after_failure(
    stored: StoredSource, error: FetchError, now: datetime, default: timedelta
) -> tuple[StoredSource, HealthEvent | None]:
    """Return a source after a failed fetch, and what to tell of it."""
    failures, since = stored.failures + 1, stored.failing_since or now
    due = now + waiting_time(interval_of(stored, default), failures)
    if error.retry_after is not None:
        due = max(due, now + min(LONGEST_WAIT, timedelta(seconds=max(0, error.retry_after))))
    failed = replace(stored, fetched_at=now, failures=failures, failing_since=since, error=error.reason, due_at=due)
    if error.is_gone:
        ended = replace(failed, is_ended=True, due_at=None, told="failing")
        return ended, _event(ended, "ended", f"{error.reason}; newsbot no longer fetches it")
    if now - since >= DAY and stored.told != "failing":
        return replace(failed, told="failing"), _event(
            failed, "failing", f"it fails since {since:%-d %B}: {error.reason}"
        )
    return failed, None


def after_success(
    stored: StoredSource, crawl: Crawl, added: int, dates: Iterable[Published], now: datetime, default: timedelta
) -> tuple[StoredSource, HealthEvent | None]:
    """Return a source after a fetch that brought `added` new articles with these dates, and what to tell of it."""
    newest = max(
        filter(None, (stored.newest_at, crawl.newest if crawl.newest and crawl.newest <= now else None)), default=None
    )
    fetched = replace(
        stored,
        fetched_at=now,
        succeeded_at=now,
        changed_at=now if added else stored.changed_at,
        newest_at=newest,
        due_at=now + interval_of(stored, default, crawl.interval_seconds),
        failures=0,
        failing_since=None,
        error="",
        usual_gap_seconds=_usual_gap(stored, added, [*dates], now),
    )
    if stored.told == "failing" or (stored.told == "silent" and added):
        return replace(fetched, told=""), _event(fetched, "back", "it is back")
    if stored.told == "" and (since := _silent_since(fetched, now)) is not None:
        return replace(fetched, told="silent"), _event(
            fetched, "silent", f"nothing new since {since:%-d %B}, which is unusual for it"
        )
    return fetched, None


def _usual_gap(stored: StoredSource, added: int, dates: Sequence[Published], now: datetime) -> int | None:
    if not added:
        return stored.usual_gap_seconds
    if stored.changed_at is None or stored.usual_gap_seconds is None:
        return _gap_between(dates) or _seconds_between(stored, now)
    latest = (now - stored.changed_at).total_seconds()
    return round(_MEMORY * stored.usual_gap_seconds + (1 - _MEMORY) * latest)


def _seconds_between(stored: StoredSource, now: datetime) -> int | None:
    return round((now - stored.changed_at).total_seconds()) if stored.changed_at else None


def _gap_between(dates: Sequence[Published]) -> int | None:
    """Return the usual gap between the dates of a source's items; None if there are too few."""
    moments = sorted({published_moment(when) for when in dates if when})
    if len(moments) < _LEAST_ITEMS:
        return None
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    return round(max(median(gaps), max(gaps) / _SEEN_GAPS))


def _silent_since(stored: StoredSource, now: datetime) -> datetime | None:
    """Return since when a source has been silent for longer than is usual; None if it isn't."""
    latest = max(filter(None, (stored.changed_at, stored.newest_at)), default=None)
    if latest is None or stored.usual_gap_seconds is None:
        return None
    limit = max(DAY, _SILENT_GAPS * timedelta(seconds=stored.usual_gap_seconds))
    return latest if now - latest > limit else None


def _event(stored: StoredSource, kind: HealthKind, reason: str) -> HealthEvent:
    return HealthEvent(kind, stored.source.id, stored.source.title, stored.source.url, f"{stored.name}: {reason}.")
