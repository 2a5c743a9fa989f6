"""Feeds in JSON: JSON Feed 1.0 and 1.1, see https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import overload

from index.sources.formats.decoding import decode_text
from index.sources.formats.feed_items import Feed, FeedItem, address_within, limited, outlet_of, records_of_feed
from index.sources.formats.field_values import names_of, text_of
from index.sources.formats.format import Format, Input, Record

_VERSION = b"jsonfeed.org/version/1"


def is_json_feed(head: bytes) -> bool:
    """Return whether a file names the version of JSON Feed, with or without escaped slashes."""
    return _VERSION in head.replace(b"\\/", b"/") or _VERSION in head.replace(b"\0", b"")


def records(given: Input) -> Iterator[Record]:
    """Yield the items. Raises ValueError, with the reason, if the file is no JSON Feed."""
    yield from records_of_feed(read_json_feed(limited(given)), given)


def read_json_feed(raw: bytes) -> Feed:
    """Return what a JSON Feed holds. Raises ValueError, with the reason, if it is none."""
    try:
        feed = json.loads(decode_text(raw), strict=False)
    except json.JSONDecodeError as error:
        raise ValueError(f"broken JSON (line {error.lineno:,}: {error.msg})") from error
    except RecursionError as error:
        raise ValueError("broken JSON: it is nested too deeply") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise ValueError("a JSON Feed without its list of items")
    return Feed(
        title=outlet_of(text_of(feed.get("title"))),
        items=_Items(items, feed),
        next_page=text_of(feed.get("next_url")),
    )


class _Items(Sequence[FeedItem]):
    """The items of a feed, each made when it is asked for: there may be a million of them."""

    def __init__(self, values: Sequence[object], feed: dict[str, object]) -> None:
        self._values = values
        self._feed = feed

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, index: int) -> FeedItem: ...

    @overload
    def __getitem__(self, index: slice) -> list[FeedItem]: ...

    def __getitem__(self, index: int | slice) -> FeedItem | list[FeedItem]:
        if isinstance(index, slice):
            return [self._made(value) for value in self._values[index]]
        return self._made(self._values[index])

    def _made(self, value: object) -> FeedItem:
        return _item(value if isinstance(value, dict) else {}, self._feed)


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


FORMAT = Format("JSON Feed", (".json", ".jsonfeed"), records=records, recognises=is_json_feed, order=21)
