"""Feeds that were saved as files: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, by feedparser.

See https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec and RFC 4287. A feed that is cut
off or broken gives the items that can be read, and says so.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from index.sources.formats.feed_items import Feed, FeedItem, address_within, limited, outlet_of, records_of_feed
from index.sources.formats.field_values import names_of
from index.sources.formats.format import HEAD_BYTES, Format, Input, Record
from index.sources.formats.html_text import collapse
from index.sources.formats.markup_limits import check_attributes
from index.sources.formats.xml_roots import is_feed, what_else

_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_ITEM_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
# What feedparser reports of feeds that it read in full: their encoding isn't the declared one.
_HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


def records(given: Input) -> Iterator[Record]:
    """Yield the items. Raises ValueError where the file is no feed, or where it breaks off, after what came before."""
    yield from records_of_feed(read_feed(limited(given)), given)


def read_feed(raw: bytes) -> Feed:
    """Return what a feed holds. Raises ValueError, with the reason, if it is no feed."""
    if not is_feed(raw[:HEAD_BYTES]):
        raise ValueError(what_else(raw[:HEAD_BYTES]))
    check_attributes(raw.decode("latin-1"))
    parsed = _parsed(raw)
    entries, notes = parsed["entries"], []
    is_cut = not _END.search(raw, max(0, len(raw) - HEAD_BYTES)) and b"\0" not in raw[:200]
    if is_cut and len(_ITEM_END.findall(raw)) < len(entries):
        entries = entries[:-1]
    if (error := parsed.get("bozo_exception")) and type(error).__name__ not in _HARMLESS and not is_cut:
        notes.append(f"the feed is broken XML ({_reason(error)}): some of it may be missing")
    channel = parsed["feed"]
    return Feed(
        title=outlet_of(_text(channel, "title")),
        items=[_item(entry, parsed) for entry in entries],
        problem=f"it is cut off after item {len(entries):,}: save it again" if is_cut else None,
        notes=notes,
        interval_seconds=_interval(channel),
        next_page=_next_page(channel),
        generator=_text(channel, "generator"),
    )


def _next_page(channel: Mapping[str, Any]) -> str:
    """Return the address of the page, or of the part of an archive, with the items before these (RFC 5005)."""
    links = {_text(link, "rel").lower(): _text(link, "href") for link in reversed(channel.get("links") or ())}
    return links.get("next") or links.get("prev-archive") or ""


def _interval(channel: Mapping[str, Any]) -> int | None:
    """Return the seconds between two fetches that a feed asks for, by RSS's ttl or by sy:updatePeriod."""
    minutes = _number(_text(channel, "ttl"))
    period = _PERIODS.get(_text(channel, "sy_updateperiod").strip().lower(), 0)
    frequency = _number(_text(channel, "sy_updatefrequency")) or 1
    return max(minutes * 60, period // frequency) or None


def _number(text: str) -> int:
    """Return a number of up to six digits; 0 for anything else."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) <= 6 else 0


def _parsed(raw: bytes) -> Mapping[str, Any]:
    """Return what feedparser reads. Raises ValueError for what it doesn't understand at all."""
    import feedparser

    try:
        result: Mapping[str, Any] = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # of many kinds, for feeds that nobody foresaw
        raise ValueError(f"a feed that can't be read ({type(error).__name__})") from error
    return result


def _reason(error: Exception) -> str:
    message = getattr(error, "getMessage", lambda: str(error))()
    line = getattr(error, "getLineNumber", lambda: None)()
    return collapse(f"line {line:,}: {message}" if line else str(message))[:100]


def _item(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> FeedItem:
    channel = feed["feed"]
    content: Mapping[str, Any] = max(
        (part for part in entry.get("content") or ()), key=lambda part: len(part.get("value") or ""), default={}
    )
    base = _text(channel, "link")
    is_atom = str(feed.get("version")).startswith("atom")
    published, modified = _dates(entry, is_atom=is_atom)
    return FeedItem(
        title=_text(entry, "title"),
        content=_text(content, "value"),
        summary=_text(entry, "summary"),
        is_plain=_is_plain(content or entry.get("summary_detail") or {}),
        key=_text(entry, "id"),
        address=address_within(base, _text(entry, "feedburner_origlink") or _text(entry, "link")),
        author=_author(entry) or (is_atom and _author(channel)) or "",
        outlet=outlet_of(_text(entry.get("source") or {}, "title") or _text(channel, "title")),
        language=_language(entry, content) or _text(channel, "language"),
        published=published,
        modified=modified,
        kind="Atom" if is_atom else "RSS",
    )


def _text(values: Mapping[str, Any], name: str) -> str:
    """Return a value, not one that feedparser puts in its place where it is missing."""
    value = dict.get(values, name) if isinstance(values, dict) else None
    return value if isinstance(value, str) else ""


def _dates(entry: Mapping[str, Any], *, is_atom: bool) -> tuple[str, str]:
    """Return when an item was published and changed; RSS 1.0 has one date for both, which feedparser calls a change."""
    published = _text(entry, "published") or _text(entry, "created")
    modified = _text(entry, "updated")
    return (modified, "") if modified and not published and not is_atom else (published, modified)


def _is_plain(detail: Mapping[str, Any]) -> bool:
    """Return whether a text is stated to be no HTML; RSS never says so, and means HTML."""
    value = _text(detail, "value")
    return _text(detail, "type") == "text/plain" and not re.search(r"</?[a-zA-Z][^<>]*>|&\w+;", value)


def _author(entry: Mapping[str, Any]) -> str | None:
    names = [_name(_text(person, "name")) for person in entry.get("authors") or ()]
    return names_of([name for name in names if "@" not in name])


def _name(name: str) -> str:
    """Return a name without the rest of an address that feedparser splits wrongly: "dia (Joost Pell" of x.media."""
    return name.rpartition("(")[2] if "(" in name and ")" not in name else name


def _language(entry: Mapping[str, Any], content: Mapping[str, Any]) -> str:
    details = (content, entry.get("summary_detail") or {}, entry.get("title_detail") or {})
    return next((language for detail in details if (language := _text(detail, "language"))), "")


FORMAT = Format("RSS or Atom", (".xml", ".rss", ".atom", ".rdf"), records=records, order=20)
