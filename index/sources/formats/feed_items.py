"""What RSS, Atom and JSON Feed have in common: an item of a feed, and the article in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from html import escape
from urllib.parse import urljoin

from index.model import Published
from index.sources.formats.addresses import is_web_address
from index.sources.formats.field_values import language_of, moment_of
from index.sources.formats.format import Input, Parsed, Record
from index.sources.formats.guids import unique_guid
from index.sources.formats.html_text import collapse, paragraphs_of_html, text_of_html
from index.sources.formats.linked_data import ACCOUNTS
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions

MAX_FEED = 50_000_000
"""Maximum size of a feed, in bytes: it is held in memory as a whole."""

EXCERPT = "an excerpt"
"""Note on an item that has only the beginning of its article."""

_FEED_NAME = re.compile(
    r"(?:\s*[|»·:–—-]\s*|\s+)(?:(?:full|all|latest|main)\s+)?(?:RSS(?:\s*(?:2\.0|feed))?|Atom(?:\s+feed)?|(?:JSON\s+)?feed)\s*$"
    r"|\s*[|»·–—-]\s*(?:all|latest)(?:\s+(?:news|posts|stories|articles))?\s*$",
    re.IGNORECASE,
)
_RSS_OF = re.compile(r"^(?:RSS|Atom)(?:\s+feed)?(?:\s*[|»·:–—-]\s*|\s+(?:of|for|from)\s+)", re.IGNORECASE)
# The last paragraph that WordPress adds to the items of feeds, in the languages it has.
_APPEARED = re.compile(
    r"(?:The post|Der Beitrag|L['’]article|La entrada|Het bericht|O post|L['’]articolo|Запись|Сообщение)\s.{1,400}?\s"
    r"(?:appeared first on|first appeared on|erschien zuerst auf|est apparu en premier sur|se publicó primero en"
    r"|apareció primero en|verscheen eerst op|apareceu primeiro em|proviene da|появились? сначала на"
    r"|впервые появил\w{2,4})\s.{1,200}",
    re.IGNORECASE | re.DOTALL,
)
_CUT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:(?:read|continue|weiter|lire|подробнее|leer)\b.{0,60})?$", re.IGNORECASE
)
_LEAD_ON = re.compile(r"(?:continue reading|read (?:more|the (?:full|whole|rest)))\b.{0,80}", re.IGNORECASE)
_LINKS_ALONE = frozenset("comments kommentare комментарии link permalink".split())


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item as its feed has it; texts are HTML except where `is_plain` says otherwise."""

    title: str = ""
    content: str = ""
    summary: str = ""
    is_plain: bool = False
    key: str = ""
    address: str = ""
    author: str = ""
    outlet: str = ""
    language: str = ""
    published: str = ""
    modified: str = ""
    kind: str = ""
    """Which sort of feed it is from: "RSS", "Atom", "JSON Feed"."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds. `problem` says where it breaks off; `notes` are on the feed as a whole, a sentence each."""

    title: str
    items: Sequence[FeedItem]
    problem: str | None = None
    notes: Sequence[str] = ()
    interval_seconds: int | None = None
    """How long it asks to wait until it is fetched again."""
    next_page: str = ""
    """Address of the page with the items before these, if it gives one (RFC 5005, JSON Feed); it may be relative."""
    generator: str = ""
    """The program that made it, as it says."""


def limited(given: Input) -> bytes:
    """Return the bytes of a feed. Raises ValueError if they are too many."""
    raw = given.stream.read(MAX_FEED + 1)
    if len(raw) > MAX_FEED:
        raise ValueError(f"too long for a feed (more than {MAX_FEED / 1e6:.0f} MB): split it")
    return raw


def records_of_feed(feed: Feed, given: Input) -> Iterator[Record]:
    """Yield the records of a feed. Raises ValueError where it breaks off, or if it has no items."""
    given.notes.extend(feed.notes)
    yield from _records(feed.items, given)
    if feed.problem:
        raise ValueError(feed.problem)
    if not feed.items:
        raise ValueError("a feed without items")


def _records(items: Iterable[FeedItem], given: Input) -> Iterator[Record]:
    """Yield the records of a feed's items; a repeated one is counted once."""
    seen: dict[str, bytes] = {}
    for number, item in enumerate(items, 1):
        raw = raw_of(item)
        key = item.key or item.address or None
        if key is not None and key in seen:
            if seen[key] == raw:
                given.passed_over["repeated items"] += 1
                continue
            key = None  # another article under the same identifier
        elif key is not None:
            seen[key] = raw
        yield Record(f"item {number:,}", raw, partial(_parse, item, given.options), key)


def raw_of(item: FeedItem) -> bytes:
    """Return an item as bytes, which change if it does."""
    return json.dumps(asdict(item), ensure_ascii=True).encode()


def outlet_of(title: str) -> str:
    """Return the outlet's name in the title of a feed: "The Courier » Feed" is of The Courier."""
    name = text_of_html(title)
    return _RSS_OF.sub("", _FEED_NAME.sub("", name)).strip() or name


def address_within(base: str, address: str) -> str:
    """Return an address of a feed, which may be relative to the site's."""
    try:
        return str(urljoin(base, address.strip()))
    except ValueError:
        return address


def _parse(item: FeedItem, options: ReadingOptions) -> Parsed:
    parsed = parse_item(item, options)
    if not parsed.paragraphs:
        raise ValueError("no text: it has only a title" if parsed.title else "no text")
    return parsed


def parse_item(item: FeedItem, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article in an item; many feeds give a title and a link, and no paragraphs."""
    parsed = Parsed(title=text_of_html(item.title), source=item.outlet or None, shape=f"{item.kind} item")
    content, summary = _paragraphs(item.content, item), _paragraphs(item.summary, item)
    paragraphs = content or summary
    while paragraphs and (_APPEARED.fullmatch(paragraphs[-1]) or _LEAD_ON.fullmatch(paragraphs[-1])):
        is_excerpt = bool(_LEAD_ON.fullmatch(paragraphs.pop()))
        if is_excerpt and _note_excerpt(parsed):
            break
    paragraphs = [text for text in paragraphs if not _says_nothing(text, parsed.title)]
    if paragraphs and _CUT.search(paragraphs[-1]):
        _note_excerpt(parsed)
    parsed.paragraphs = tuple(paragraphs)
    parsed.url = item.address if is_web_address(item.address) else None
    parsed.guid = unique_guid(item.key)
    author = text_of_html(item.author)
    parsed.author = author if author and author.casefold() not in ACCOUNTS else None
    parsed.language = language_of(item.language)
    parsed.published = _moment(item.published, "date", parsed, options)
    parsed.modified = _moment(item.modified, "date of the last change", parsed, options)
    if parsed.modified == parsed.published:
        parsed.modified = None
    return parsed


def _note_excerpt(parsed: Parsed) -> bool:
    if EXCERPT not in parsed.notes:
        parsed.notes.append(EXCERPT)
    return True


def _paragraphs(text: str, item: FeedItem) -> list[str]:
    return paragraphs_of_html(escape(text, quote=False) if item.is_plain else text, blank_lines=True)


def _says_nothing(text: str, title: str) -> bool:
    """Return whether a paragraph only repeats the headline, or is a link: feeds without text have such a summary."""
    return text.casefold().strip(" .") in (title.casefold().strip(" ."), *_LINKS_ALONE) or (
        " " not in text and is_web_address(text)
    )


def _moment(value: str, name: str, parsed: Parsed, options: ReadingOptions) -> Published:
    try:
        return moment_of(collapse(value), options.date_order)
    except ValueError as error:
        parsed.notes.append(f"{name} left out: “{collapse(value)[:60]}”: {error}")
        return None
