"""What the kinds of sources share about their results: addresses, times, intervals, and when an item has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from urllib.parse import urljoin

from index.model import Published
from index.sources.formats import FeedItem, is_web_address, moment_of
from index.sources.web import SourceOptions

MAX_INTERVAL = 86_400
"""Maximum number of seconds that a source can ask newsbot to wait: news of yesterday are old."""


def interval_of(*seconds: int | None) -> int | None:
    """Return the longest of some intervals, at most a day; None if there is none."""
    longest = max((value for value in seconds if value), default=0)
    return min(longest, MAX_INTERVAL) if longest > 0 else None


def address_in(base: str, address: str) -> str:
    """Return an address that may be relative to `base`; an empty text if it isn't one that a browser opens."""
    if not address.strip():
        return ""
    try:
        url = str(urljoin(base, address.strip()))
    except ValueError:
        return ""
    return url if is_web_address(url) else ""


def moment_at(published: Published) -> datetime | None:
    """Return a day as its first moment in UTC, so that days and moments compare."""
    if published is None or isinstance(published, datetime):
        return published
    return datetime.combine(published, time(), UTC)


def published_of(item: FeedItem) -> Published:
    """Return when an item appeared, as far as it says so."""
    return moment_in(item.published or item.modified)


def moment_in(text: str) -> Published:
    """Return the date or moment in a text; None if it isn't any."""
    try:
        return moment_of(" ".join(text.split()))
    except ValueError:
        return None


def is_oldest_first(items: Sequence[FeedItem]) -> bool:
    """Return whether a feed has its newest item last."""
    if not items:
        return False
    first, last = (moment_at(published_of(item)) for item in (items[0], items[-1]))
    return bool(first and last and first < last)


def latest(times: Iterable[Published], now: datetime) -> datetime | None:
    """Return the latest of some times that isn't in the future; None if there is none."""
    moments = (moment for published in times if (moment := moment_at(published)) is not None)
    return max((moment for moment in moments if moment <= now), default=None)


def with_options(raw: bytes, options: SourceOptions) -> bytes:
    """Return what an item consists of with the options that its text depends on: a change of them is one of it."""
    chosen = (options.text_from, options.select, options.drop, options.outlet)
    default = SourceOptions()
    if chosen == (default.text_from, default.select, default.drop, default.outlet):
        return raw
    return raw + b"\0" + json.dumps(chosen).encode()
