"""Sitemaps: lists of a site's pages, with the headlines and dates of the newest where it has a sitemap of its news.

See https://www.sitemaps.org/protocol.html and Google's extension for news. Each page is fetched when its item loads.
"""

from __future__ import annotations

import asyncio
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from index.model import Published
from index.sources.formats import HEAD_BYTES, Parsed, collapse, moment_of, root_of, unpack, what_else
from index.sources.web import Crawl, Fetched, FetchError, Fetching, Item, SourceOptions, Validators, WebSource
from index.sources.web.kinds.linked_pages import NOTHING_KNOWN, complete
from index.sources.web.kinds.results import address_in, interval_of, latest, moment_at, with_options

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ITEMS = 1_000
"""Maximum number of pages that are read of a sitemap, the newest of up to 50,000."""

MAX_SITEMAPS = 10
"""Maximum number of sitemaps that are fetched of a list of sitemaps."""

MAX_BYTES = 30_000_000
"""Maximum size of a sitemap, in bytes, decompressed; those of news have less than 1 MB."""

MAX_ENTRIES = 50_000
"""Maximum number of pages in a sitemap: that of the protocol."""

MAX_TAGS = 1_000_000
"""Maximum number of tags in a sitemap."""

_TYPES = "application/xml, text/xml;q=0.9, */*;q=0.5"
_OF_NO_ARTICLES = ("category", "categories", "tag", "tags", "post_tag", "author", "authors", "image", "images", "video")
_SAME_TIME = 10  # pages whose equal times say when the sitemap was made, not when they changed
_FOREVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in a sitemap, or a sitemap in a list of them."""

    url: str
    changed: str = ""
    title: str = ""
    outlet: str = ""
    language: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap, or a list of them. `problem` says where it is broken."""

    entries: Sequence[Entry]
    is_index: bool
    problem: str | None = None


def is_sitemap(raw: bytes) -> bool:
    """Return whether a body is a sitemap or a list of them, packed or not."""
    try:
        return root_of(_unpacked(raw, HEAD_BYTES)[:HEAD_BYTES]) in ("urlset", "sitemapindex")
    except ValueError:
        return False


def sitemaps_in_robots(text: str) -> list[str]:
    """Return the addresses of the sitemaps that a robots.txt names."""
    lines = (line.partition("#")[0].partition(":") for line in text.splitlines()[:5_000])
    return list(dict.fromkeys(value.strip() for name, _, value in lines if name.strip().lower() == "sitemap"))[:20]


async def crawl(fetching: Fetching, source: WebSource, now: datetime) -> Crawl:
    """Return the newest pages of a sitemap, or of those that it lists. Raises FetchError if it is none."""
    fetched = await _fetch(fetching, source.url, source.options, source.validators)
    if fetched.status == 304:
        return Crawl(is_unchanged=True, moved_to=fetched.moved_to, validators=fetched.validators)
    sitemap = await _read(fetched, source.url)
    notes = [sitemap.problem] if sitemap.problem else []
    entries = sitemap.entries
    if sitemap.is_index:
        entries = await _entries_of_all(fetching, source, entries, notes)
    passed_over: Counter[str] = Counter()
    chosen = _newest(entries, passed_over)
    if len(chosen) > MAX_ITEMS:
        notes.append(f"it has {len(chosen):,} pages: only the newest {MAX_ITEMS:,} are read")
        chosen = chosen[:MAX_ITEMS]
    return Crawl(
        items=[_item(fetching, entry, source.options) for entry in _without_common_time(chosen)],
        title=next((entry.outlet for entry in chosen if entry.outlet), None),
        moved_to=fetched.moved_to,
        # A list of sitemaps may stay the same while they change.
        validators=NOTHING_KNOWN if sitemap.is_index or sitemap.problem else fetched.validators,
        interval_seconds=interval_of(fetched.max_age),
        newest=latest(map(_time_of, chosen), now),
        notes=notes,
        passed_over=passed_over,
    )


def read_sitemap(raw: bytes, url: str) -> Sitemap:
    """Return a sitemap. Raises ValueError, with the reason, if it is none. Entities aren't expanded."""
    from lxml import etree

    raw = _unpacked(raw, MAX_BYTES)
    root = root_of(raw[:HEAD_BYTES])
    if root not in ("urlset", "sitemapindex"):
        raise ValueError(f"not a sitemap, but {_what(raw[:HEAD_BYTES])}")
    if b"<!ENTITY" in raw or b"<\0!\0E\0N" in raw:
        raise ValueError("a sitemap that defines entities, which newsbot doesn't read")
    if raw.count(b"<") > MAX_TAGS:
        raise ValueError(f"too many elements for a sitemap (more than {MAX_TAGS:,} tags)")
    parsing = etree.iterparse(
        io.BytesIO(raw),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    entries: dict[str, Entry] = {}
    is_long = False
    try:
        for _, element in parsing:
            if len(entries) == MAX_ENTRIES:
                is_long = True
                break
            entry = _entry(element, url)
            if entry is not None:
                entries.setdefault(entry.url, entry)
            element.clear()
            _forget_before(element)
    except etree.XMLSyntaxError as error:
        if not entries:
            raise ValueError(f"a sitemap that is broken XML: {collapse(str(error))[:100]}") from error
    if is_long:
        return Sitemap(list(entries.values()), root == "sitemapindex", f"only its first {MAX_ENTRIES:,} pages are read")
    problem = next((f"the sitemap is broken XML ({_place(error)})" for error in parsing.error_log), None)
    return Sitemap(list(entries.values()), root == "sitemapindex", problem)


def _place(error: object) -> str:
    return collapse(f"line {getattr(error, 'line', 0):,}: {getattr(error, 'message', '')}")[:100]


def _what(head: bytes) -> str:
    return "an HTML page" if root_of(head) == "html" else what_else(head)


def _unpacked(raw: bytes, limit: int) -> bytes:
    """Return a body that may be packed by gzip. Raises ValueError if it is broken or becomes too long."""
    import gzip

    if not raw.startswith(b"\x1f\x8b"):
        return raw
    with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
        data = unpack(cast("BinaryIO", packed), len(raw)).read(limit + 1)
    if len(data) > limit and limit >= MAX_BYTES:
        raise ValueError(f"too long for a sitemap (more than {limit / 1e6:.0f} MB)")
    return data


def _forget_before(element: _Element) -> None:
    """Free the elements before this one: a tree of 50,000 takes 100 MB."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _entry(element: _Element, base: str) -> Entry | None:
    values: dict[str, str] = {}
    for child in element.iter():
        if isinstance(child.tag, str) and child is not element:
            values.setdefault(child.tag.rpartition("}")[2], collapse("".join(map(str, child.itertext()))[:5_000]))
    url = address_in(base, values.get("loc", ""))
    if not url:
        return None
    return Entry(
        url,
        changed=values.get("lastmod", ""),
        title=values.get("title", "") if "publication_date" in values or "publication" in values else "",
        outlet=values.get("name", ""),
        language=values.get("language", ""),
        published=values.get("publication_date", ""),
    )


async def _fetch(
    fetching: Fetching, url: str, options: SourceOptions, validators: Validators = NOTHING_KNOWN
) -> Fetched:
    return await fetching.fetch(
        url, validators=validators, accept=_TYPES, max_bytes=MAX_BYTES, pause_seconds=options.pause_seconds
    )


async def _read(fetched: Fetched, url: str) -> Sitemap:
    try:
        return await asyncio.to_thread(read_sitemap, fetched.body, fetched.url)
    except ValueError as error:
        raise FetchError(url, str(error), status=fetched.status) from error


async def _entries_of_all(
    fetching: Fetching, source: WebSource, listed: Sequence[Entry], notes: list[str]
) -> list[Entry]:
    """Return the pages of listed sitemaps, those of news and the newest first. Raises FetchError if none can be read.

    A list within a list is left out, as the protocol says.
    """
    chosen = sorted(filter(_may_list_articles, listed), key=_order)
    entries: list[Entry] = []
    failure: FetchError | None = None
    fetched_any = False
    for number, child in enumerate(chosen):
        if number == MAX_SITEMAPS or len(entries) >= MAX_ITEMS:
            notes.append(f"it lists {len(chosen):,} sitemaps: only the newest {number:,} are read")
            break
        try:
            sitemap = await _read(await _fetch(fetching, child.url, source.options), child.url)
        except FetchError as error:
            failure = failure or error
            notes.append(str(error))
            continue
        fetched_any = True
        if not sitemap.is_index:
            entries += sitemap.entries
    if failure and not fetched_any:
        raise failure
    return entries


def _may_list_articles(entry: Entry) -> bool:
    name = urlsplit(entry.url).path.rpartition("/")[2].lower().partition("sitemap")[0].strip("-_.")
    return name not in _OF_NO_ARTICLES


def _order(entry: Entry) -> tuple[bool, float]:
    moment = moment_at(_moment(entry.changed)) or _FOREVER
    return "news" not in urlsplit(entry.url).path.lower(), -(moment - _FOREVER).total_seconds()


def _newest(entries: Sequence[Entry], passed_over: Counter[str]) -> list[Entry]:
    """Return the pages once each, the newest first; those without a date come last, in their order."""
    unique = {entry.url: entry for entry in reversed(entries)}
    pages = []
    for entry in reversed(unique.values()):
        if urlsplit(entry.url).path.strip("/") or urlsplit(entry.url).query:
            pages.append(entry)
        else:
            passed_over["front pages"] += 1
    return sorted(pages, key=lambda entry: moment_at(_time_of(entry)) or _FOREVER, reverse=True)


def _without_common_time(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield pages, without the time of the change if it is the same for all: the sitemap's own."""
    is_common = len(entries) > _SAME_TIME and len({entry.changed for entry in entries}) == 1
    return (replace(entry, changed="") if is_common else entry for entry in entries)


def _time_of(entry: Entry) -> Published:
    return _moment(entry.published) or _moment(entry.changed)


def _moment(text: str) -> Published:
    try:
        return moment_of(text)
    except ValueError:
        return None


def _item(fetching: Fetching, entry: Entry, options: SourceOptions) -> Item:
    raw = "\n".join((entry.url, entry.changed, entry.published, entry.title)).encode(errors="surrogatepass")
    load = partial(_load, fetching, entry, options)
    return Item(entry.url, entry.url, with_options(raw, options), load)


async def _load(fetching: Fetching, entry: Entry, options: SourceOptions) -> Parsed:
    parsed = Parsed(
        title=entry.title,
        source=entry.outlet or None,
        url=entry.url,
        published=_moment(entry.published),
        language=entry.language or None,
        shape="page in a sitemap",
    )
    return await complete(fetching, parsed, replace(options, text_from="page"))
