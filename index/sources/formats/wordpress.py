"""WordPress exports: WXR (WordPress eXtended RSS), an RSS file with elements of WordPress's own.

Written by wp-admin/includes/export.php of WordPress; versions 1.0 to 1.2 differ in what stands in CDATA. Posts that
are published count, and the kinds of posts that newsrooms add; everything else is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from index.model import Published
from index.sources.formats.addresses import is_web_address
from index.sources.formats.field_values import language_of
from index.sources.formats.format import Format, Input, Parsed, Record
from index.sources.formats.guids import unique_guid
from index.sources.formats.html_text import collapse, paragraphs_of_html, text_of_html
from index.sources.formats.published_dates import parse_published
from index.sources.formats.unpacking import read_head
from index.sources.formats.xml_elements import ElementSplitter, parse_element, prefixes_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = b"wordpress.org/export"
_ARTICLE_TYPES = frozenset("article articles blog news post press_release story stories".split())
_TYPES = {"attachment": "attachments", "nav_menu_item": "menu items", "page": "pages", "revision": "revisions"}
_STATUSES = {
    "auto-draft": "drafts",
    "draft": "drafts",
    "future": "scheduled posts",
    "inherit": "revisions",
    "pending": "drafts",
    "private": "private posts",
    "trash": "deleted posts",
}
_MOST_KINDS = 50
_ENCODING = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)[\"']")
_NO_DATE = "0000-00-00"
_FIELDS = (
    "title link pubDate guid dc:creator content:encoded excerpt:encoded wp:post_id wp:post_date wp:post_date_gmt"
    " wp:post_modified_gmt wp:status wp:post_type wp:post_password"
).split()


@dataclass(slots=True)
class _Site:
    """What an export says of its site: values that its posts share."""

    title: str
    language: str | None
    prefixes: dict[str, str]
    encoding: str
    authors: dict[str, str] = field(default_factory=dict)  # display names by login


def recognises(head: bytes) -> bool:
    """Return whether a file is an export: it names the namespace of WordPress's exports."""
    return _NAMESPACE in head or _NAMESPACE in head.replace(b"\0", b"")


def records(given: Input) -> Iterator[Record]:
    """Yield the published posts. Raises ValueError where the file breaks off, after what came before."""
    head = read_head(given.stream)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("a WordPress export in UTF-16: save it as UTF-8")
    site = _site(head)
    splitter = ElementSplitter(given.stream, ("item", "wp:author"), "rss")
    count = 0
    for element in splitter:
        if element.name == "wp:author":
            with suppress(ValueError):
                _read_author(parse_element(element.raw, site.prefixes, site.encoding)[0], site)
            continue
        count += 1
        place = f"item {count:,}"
        if element.problem:
            yield Record(place, place.encode(), partial(_fail, element.problem))
        elif (record := _record(element.raw, place, site, given.passed_over)) is not None:
            yield record
    if splitter.is_cut:
        raise ValueError(f"it is cut off in item {count + 1:,}, which is left out: export it again")
    if not splitter.is_whole:
        raise ValueError(f"it is cut off after item {count:,}: export it again")


def _site(head: bytes) -> _Site:
    declared = _ENCODING.search(head[:200])
    encoding = declared[1].decode() if declared else "utf-8"
    start = head.find(b"<rss")
    prefixes = prefixes_of(head[start : head.find(b">", start)]) if start >= 0 else {}
    values = {}
    channel = head.find(b"<channel", start)
    ends = [end for mark in (b"<item", b"<wp:author", b"<image", b"<wp:cat") if (end := head.find(mark, channel)) > 0]
    with suppress(ValueError):
        values = _texts(parse_element(head[channel : min(ends, default=len(head))], prefixes, encoding)[0])
    return _Site(text_of_html(values.get("title", "")), language_of(values.get("language")), prefixes, encoding)


def _read_author(element: _Element, site: _Site) -> None:
    values = _texts(element)
    login, name = values.get("wp:author_login", ""), values.get("wp:author_display_name", "")
    if login and name.strip():
        site.authors[login] = text_of_html(name)


def _record(raw: bytes, place: str, site: _Site, passed_over: Counter[str]) -> Record | None:
    """Return the record of an item; None for one that is no published article, which is counted."""
    try:
        element, is_broken = parse_element(raw, site.prefixes, site.encoding)
    except ValueError as error:
        return Record(place, raw, partial(_fail, str(error)))
    values = _texts(element)
    if kind := _other_kind(values):
        passed_over[kind if kind in passed_over or len(passed_over) < _MOST_KINDS else "items of other types"] += 1
        return None
    values = {name: values.get(name, "") for name in _FIELDS}
    values["author"] = _authors(element, values["dc:creator"], site)
    values["language"] = _language(element) or site.language or ""
    key = values["guid"].strip() or values["wp:post_id"].strip() or values["link"].strip() or None
    source = "\0".join([site.title, *values.values()]).encode(errors="surrogatepass")
    return Record(place, source, partial(_parse, values, site.title, is_broken), key)


def _other_kind(values: dict[str, str]) -> str | None:
    post_type = collapse(values.get("wp:post_type", "post")) or "post"
    if post_type not in _ARTICLE_TYPES:
        return _TYPES.get(post_type, f"items of the type {post_type[:40]}")
    status = collapse(values.get("wp:status", "publish")) or "publish"
    if status != "publish":
        return _STATUSES.get(status, f"posts with the status {status[:40]}")
    return "posts with a password" if values.get("wp:post_password", "").strip() else None


def _parse(values: dict[str, str], outlet: str, is_broken: bool) -> Parsed:
    parsed = Parsed(title=text_of_html(values["title"]), source=outlet or None, shape="WordPress post")
    content = _paragraphs(values["content:encoded"])
    parsed.paragraphs = tuple(content or _paragraphs(values["excerpt:encoded"]))
    if parsed.paragraphs and not content:
        parsed.notes.append("it has no text but its excerpt")
    parsed.url = values["link"].strip() or None
    parsed.guid = unique_guid(values["guid"])
    parsed.author = values["author"] or None
    parsed.language = values["language"] or None
    _read_dates(values, parsed)
    if is_broken:
        parsed.notes.append("some of its characters or tags are broken XML, and left out or replaced")
    return parsed


def _paragraphs(html: str) -> list[str]:
    """Return the paragraphs of a post without the addresses of videos, which WordPress shows in their place."""
    return [text for text in paragraphs_of_html(html, blank_lines=True) if " " in text or not is_web_address(text)]


def _read_dates(values: dict[str, str], parsed: Parsed) -> None:
    for name in ("wp:post_date_gmt", "pubDate", "wp:post_date"):
        try:
            moment = _moment(values[name])
        except ValueError as error:
            parsed.notes.append(f"date left out: “{collapse(values[name])[:60]}”, {error}")
            continue
        if moment is not None:
            # The local time says no timezone, but the day is right.
            parsed.published = parse_published(collapse(values[name])[:10]) if name == "wp:post_date" else moment
            break
    with suppress(ValueError):
        modified = _moment(values["wp:post_modified_gmt"])
        if modified != parsed.published:
            parsed.modified = modified


def _moment(text: str) -> Published:
    text = collapse(text)
    return None if not text or text.startswith((_NO_DATE, "-0001")) or "-0001" in text else parse_published(text)


def _authors(element: _Element, creator: str, site: _Site) -> str:
    """Return the authors' names: those of the plugin Co-Authors Plus, or the creator's.

    A login without a name beside it is a name only if it looks like one.
    """
    logins = [text for domain, _, text in _categories(element) if domain == "author"] or [creator]
    names = (site.authors.get(login.strip()) or (collapse(login) if " " in login.strip() else "") for login in logins)
    return ", ".join(dict.fromkeys(name for name in names if name))


def _language(element: _Element) -> str | None:
    """Return the language that the plugin Polylang gave a post."""
    return next((language_of(name) for domain, name, _ in _categories(element) if domain == "language"), None)


def _categories(element: _Element) -> Iterator[tuple[str, str, str]]:
    for category in element.iterfind("category"):
        yield str(category.get("domain", "")), str(category.get("nicename", "")), category.text or ""


def _texts(element: _Element) -> dict[str, str]:
    """Return the texts of an element's children by their usual names, whatever prefixes the file uses."""
    texts: dict[str, str] = {}
    for child in element:
        if isinstance(child.tag, str):
            texts.setdefault(_name(child.tag), "".join(map(str, child.itertext())))
    return texts


def _name(tag: str) -> str:
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].partition("}")
    if "wordpress.org/export" in uri:
        return f"excerpt:{local}" if "excerpt" in uri else f"wp:{local}"
    if "modules/content" in uri:
        return f"content:{local}"
    return f"dc:{local}" if "purl.org/dc" in uri else local


def _fail(problem: str) -> Parsed:
    raise ValueError(problem)


FORMAT = Format("WordPress export", (".xml", ".wxr"), records=records, recognises=recognises, order=30)
