"""Feeds by their address: RSS, Atom and JSON Feed. Their items are read as those of feeds that were saved as files."""

from __future__ import annotations

import asyncio
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from index.sources.formats import (
    HEAD_BYTES,
    Feed,
    FeedItem,
    Parsed,
    digest,
    is_feed,
    is_json_feed,
    parse_item,
    raw_of,
    read_feed,
    read_json_feed,
    root_of,
)
from index.sources.web import Crawl, Fetched, FetchError, Fetching, Item, SourceOptions, Validators, WebSource
from index.sources.web.kinds.feed_pages import FeedState, OlderPages, items_of
from index.sources.web.kinds.linked_pages import NOTHING_KNOWN, complete, in_utf8
from index.sources.web.kinds.results import (
    interval_of,
    is_oldest_first,
    latest,
    moment_at,
    moment_in,
    published_of,
    with_options,
)
from index.sources.web.kinds.selectors import without_dropped

MAX_ITEMS = 1_000
"""Maximum number of items that are read of a feed; feeds have 10 to 100."""

MAX_BYTES = 20_000_000
"""Maximum size of a feed on the web, in bytes: those of news have less than 1 MB."""

MAX_ELEMENTS = 200_000
"""Maximum number of tags in a feed's XML after the cut to MAX_ITEMS, outside of CDATA: parsing them takes seconds."""

MAX_OBJECTS = 500_000
"""Maximum number of objects and lists in a JSON Feed: each takes memory that its two bytes don't show."""

FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9,"
    " text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
"""The media types of feeds, for a request's Accept."""

_TOKEN = re.compile(rb"<!\[CDATA\[|<!--|<(/?)(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_DATE = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:pubDate|published|updated|date)\s*>([^<]{4,100})<", re.IGNORECASE)


async def crawl(fetching: Fetching, source: WebSource, now: datetime) -> Crawl:
    """Return the items of a feed. Raises FetchError if it can't be fetched, or isn't a feed."""
    fetched = await _fetch(fetching, source, source.url, source.validators)
    if fetched.status == 304:
        return Crawl(
            is_unchanged=True,
            moved_to=fetched.moved_to,
            validators=fetched.validators,
            state=source.state,
            interval_seconds=interval_of(fetched.max_age),
        )
    try:
        feed, left_out = await asyncio.to_thread(_read, fetched)
    except ValueError as error:
        raise FetchError(source.url, str(error), status=fetched.status) from error
    notes = list(feed.notes)
    if left_out:
        notes.append(f"it has {left_out + len(feed.items):,} items: only the newest {len(feed.items):,} are read")
    if feed.problem:
        notes.append(feed.problem.partition(":")[0])
    return await _with_older(fetching, source, fetched, feed, now, notes)


async def _with_older(
    fetching: Fetching, source: WebSource, fetched: Fetched, feed: Feed, now: datetime, notes: list[str]
) -> Crawl:
    """Return the items of a feed with those of its older pages, if there may be any that weren't read."""

    async def fetch(url: str) -> tuple[Fetched, Feed]:
        page = await _fetch(fetching, source, url)
        return page, (await asyncio.to_thread(_read, page))[0]

    state, newest = FeedState.read(source.state), items_of(feed, fetched.url)
    older = OlderPages(fetch, state)
    is_paged = state.misses(newest)
    if is_paged:
        await older.read(fetched, feed)
    again = state.again(newest) if is_paged else state.after(newest)
    passed_over: Counter[str] = Counter()
    items = list(_items(fetching, [*newest, *older.items], source.options, passed_over))
    return Crawl(
        items=items,
        title=feed.title or None,
        moved_to=fetched.moved_to,
        validators=Validators() if feed.problem or older.is_interrupted else fetched.validators,
        state=(again if older.is_interrupted else state.after(newest)).text(),
        state_if_items_fail=again.text(),
        interval_seconds=interval_of(feed.interval_seconds, fetched.max_age),
        newest=latest((published_of(item) for item in feed.items), now),
        notes=[*notes, *older.notes],
        passed_over=passed_over,
    )


async def _fetch(fetching: Fetching, source: WebSource, url: str, validators: Validators = NOTHING_KNOWN) -> Fetched:
    return await fetching.fetch(
        url,
        validators=validators,
        accept=FEED_TYPES,
        max_bytes=MAX_BYTES,
        pause_seconds=source.options.pause_seconds,
    )


def feed_of(fetched: Fetched) -> Feed:
    """Return the feed in what was fetched. Raises ValueError, with the reason, if it is none."""
    return _read(fetched)[0]


def is_any_feed(fetched: Fetched) -> bool:
    """Return whether what was fetched is a feed, by its beginning."""
    head = fetched.body[:HEAD_BYTES]
    return is_feed(head) or (
        _begins_as_json(head) and (is_json_feed(head) or fetched.content_type == "application/feed+json")
    )


def _begins_as_json(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def _read(fetched: Fetched) -> tuple[Feed, int]:
    """Return a feed with its newest items, and how many others it has."""
    raw, head = fetched.body, fetched.body[:HEAD_BYTES]
    if _begins_as_json(head):
        if not is_any_feed(fetched):
            raise ValueError("JSON, but not a JSON Feed")
        if raw.count(b"{") + raw.count(b"[") > MAX_OBJECTS:
            raise ValueError(f"too many objects for a feed (at most {MAX_OBJECTS:,})")
        return _shortened(read_json_feed(raw), 0)
    if root_of(head) == "html" or (fetched.content_type == "text/html" and not is_feed(head)):
        raise ValueError("an HTML page, not a feed: look for the feed's new address on the site")
    if b"encoding" not in head[:200]:
        raw = in_utf8(fetched)
    raw, left_out = _newest(raw)
    if raw.count(b"<") > MAX_ELEMENTS and (count := _tags(raw)) > MAX_ELEMENTS:
        raise ValueError(f"too many elements for a feed ({count:,} tags, at most {MAX_ELEMENTS:,})")
    feed = read_feed(raw)
    if feed.problem and not feed.items:
        raise ValueError(feed.problem.partition(":")[0])
    return _shortened(feed, left_out)


def _shortened(feed: Feed, left_out: int) -> tuple[Feed, int]:
    more = len(feed.items) - MAX_ITEMS
    if more <= 0:
        return feed, left_out
    items = feed.items[-MAX_ITEMS:] if is_oldest_first(feed.items) else feed.items[:MAX_ITEMS]
    return replace(feed, items=items), left_out + more


def _newest(raw: bytes) -> tuple[bytes, int]:
    """Return a feed's XML with its newest items alone, and how many others it has: parsing them all takes minutes."""
    spans, count = _spans(raw), 0
    head, tail = [], deque[tuple[int, int]](maxlen=MAX_ITEMS)
    for count, span in enumerate(spans, 1):  # the last count is used
        tail.append(span)
        if count <= MAX_ITEMS:
            head.append(span)
    if count <= MAX_ITEMS:
        return raw, 0
    first, last = (_date_in(raw[slice(*span)]) for span in (head[0], tail[-1]))
    chosen = list(tail) if first and last and first < last else head
    parts = raw[: head[0][0]], raw[chosen[0][0] : chosen[-1][1]], raw[tail[-1][1] :]
    return b"".join(parts), count - MAX_ITEMS


def _spans(raw: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each item begins and ends; tags within comments and CDATA sections are text."""
    position, start = 0, None
    while token := _TOKEN.search(raw, position):
        if token[0].startswith(b"<!"):
            position = raw.find(b"-->" if token[0] == b"<!--" else b"]]>", token.end())
            if position < 0:
                return
        elif not token[1]:
            start, position = token.start(), token.end()
        else:
            position = raw.find(b">", token.end()) + 1
            if not position:
                return
            if start is not None:
                yield start, position
            start = None


def _tags(raw: bytes) -> int:
    """Return the number of tags outside of CDATA sections, whose HTML costs little."""
    count = position = 0
    while (start := raw.find(b"<![CDATA[", position)) >= 0:
        count += raw.count(b"<", position, start)
        position = raw.find(b"]]>", start)
        if position < 0:
            return count
    return count + raw.count(b"<", position)


def _date_in(raw: bytes) -> datetime | None:
    match = _DATE.search(raw)
    return moment_at(moment_in(match[1].decode(errors="replace"))) if match else None


def _items(
    fetching: Fetching, items: Iterable[FeedItem], options: SourceOptions, passed_over: Counter[str]
) -> Iterator[Item]:
    """Yield the items; the key is the GUID or id, the address where another item has the same, or neither."""
    seen: dict[str, bytes] = {}
    for item in items:
        raw = raw_of(item)
        keys = [key for key in (item.key.strip(), item.address) if key] or [digest(raw)]
        if any(seen.get(key) == raw for key in keys):
            passed_over["repeated items"] += 1
            continue
        key = next((key for key in keys if key not in seen), None) or f"{keys[0]}#{digest(raw)}"
        seen[key] = raw
        load = partial(_load, fetching, item, options)
        yield Item(key, item.address or item.title or key, with_options(raw, options), load)


async def _load(fetching: Fetching, item: FeedItem, options: SourceOptions) -> Parsed:
    parsed = await asyncio.to_thread(_parsed, item, options)
    return await complete(fetching, parsed, options)


def _parsed(item: FeedItem, options: SourceOptions) -> Parsed:
    if not item.is_plain:
        item = replace(
            item,
            content=without_dropped(item.content, options),
            summary=without_dropped(item.summary, options),
        )
    return parse_item(item)
