"""Feeds in JSON: JSON Feed 1.0 and 1.1, see https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Iterator

from index.sources.formats.decoding import decode_text
from index.sources.formats.feed_items import MAX_FEED, FeedItem, address_within, outlet_of, records_of
from index.sources.formats.field_values import names_of, text_of
from index.sources.formats.format import Format, Input, Record

_VERSION = b"jsonfeed.org/version/1"


def recognises(head: bytes) -> bool:
    """Return whether a file names the version of JSON Feed, with or without escaped slashes."""
    return _VERSION in head.replace(b"\\/", b"/") or _VERSION in head.replace(b"\0", b"")


def records(given: Input) -> Iterator[Record]:
    """Yield the items. Raises ValueError, with the reason, if the file is no JSON Feed."""
    raw = given.stream.read(MAX_FEED + 1)
    if len(raw) > MAX_FEED:
        raise ValueError(f"too long for a feed (more than {MAX_FEED / 1e6:.0f} MB): split it")
    try:
        feed = json.loads(decode_text(raw), strict=False)
    except json.JSONDecodeError as error:
        raise ValueError(f"broken JSON (line {error.lineno:,}: {error.msg})") from error
    except RecursionError as error:
        raise ValueError("broken JSON: it is nested too deeply") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise ValueError("a JSON Feed without its list of items")
    if not items:
        raise ValueError("a feed without items")
    yield from records_of((_item(item if isinstance(item, dict) else {}, feed) for item in items), given)


def _item(item: dict[str, object], feed: dict[str, object]) -> FeedItem:
    html = text_of(item.get("content_html"))
    return FeedItem(
        title=text_of(item.get("title")),
        content=html or text_of(item.get("content_text")),
        summary=text_of(item.get("summary")),
        is_plain=not html,
        key=text_of(item.get("id")),
        address=address_within(text_of(feed.get("home_page_url")), text_of(item.get("url"))),
        author=_author(item) or _author(feed) or "",
        outlet=outlet_of(text_of(feed.get("title"))),
        language=text_of(item.get("language")) or text_of(feed.get("language")),
        published=text_of(item.get("date_published")),
        modified=text_of(item.get("date_modified")),
        kind="JSON Feed",
    )


def _author(values: dict[str, object]) -> str | None:
    return names_of(values.get("authors")) or names_of(values.get("author"))


FORMAT = Format("JSON Feed", (".json", ".jsonfeed"), records=records, recognises=recognises, order=21)
