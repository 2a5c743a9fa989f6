"""What a web page says about its article: linked data first, then meta elements, links, times and headings.

Nothing is made up: a date is one that the page states, and a date that is found in its text is noted as a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from index.model import Published
from index.sources.formats.addresses import is_web_address
from index.sources.formats.field_values import language_of, moment_of, names_of
from index.sources.formats.format import Parsed
from index.sources.formats.html_text import collapse, text_of_html
from index.sources.formats.linked_data import ACCOUNTS, LinkedArticle, linked_article
from index.sources.formats.options import ReadingOptions
from index.sources.formats.web_dates import date_in_text, stated_times

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = (
    "og:title twitter:title parsely-title sailthru.title dc.title dcterms.title citation_title headline title".split()
)
_OUTLETS = (
    "og:site_name application-name publisher dc.publisher dcterms.publisher citation_journal_title"
    " apple-mobile-web-app-title"
).split()
_AUTHORS = (
    "author article:author byl parsely-author sailthru.author dc.creator dcterms.creator citation_author"
    " cxenseparse:author"
).split()
_PUBLISHED = (
    "article:published_time og:article:published_time og:published_time datepublished parsely-pub-date"
    " sailthru.date cxenseparse:recs:publishtime citation_publication_date citation_date dc.date.issued dcterms.issued"
    " dc.date.created dcterms.created dc.date dcterms.date article.published publish-date publish_date publishdate"
    " publication_date publication-date pubdate originalpublicationdate date"
).split()
_MODIFIED = (
    "article:modified_time og:article:modified_time og:modified_time og:updated_time datemodified dc.date.modified"
    " dcterms.modified article.updated last-modified lastmod last_updated_date revised"
).split()
_LANGUAGES = ("content-language", "language", "dc.language", "og:locale")
# Notes of browsers and their extensions: where the page comes from.
_SAVED_FROM = re.compile(
    r"(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,10}url:\s{0,10})(https?://[^\s<>]{1,2000})"
)
_SUFFIX = re.compile(r"\s+(?:[|•·»–—-]|::)\s+")
_LONGEST_NAME = 60
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class PageMetadata:
    """What a page says about its article, and where the reader must know more than `parsed` tells."""

    parsed: Parsed
    linked: LinkedArticle
    kind: str = ""
    """What the page says that it is, in Open Graph's words: "article", "website"."""
    heading: str = ""
    """Headline on the page, if it has a single one."""
    date_line: str = ""
    """Line from which the date is guessed."""
    address: str | None = None
    """Address that the page gives as its own, or that it was saved from."""


def page_metadata(tree: HtmlElement, text: str, options: ReadingOptions, address: str | None = None) -> PageMetadata:
    """Return what a page says about its article. `text` is the page's source, `address` where it is, if known."""
    meta = _meta(tree)
    base = address or _first_address([_SAVED_FROM.search(text[:20_000])], meta)
    canonical = _canonical(tree, meta, base)
    linked = linked_article(tree, canonical)
    parsed = Parsed(notes=list(linked.notes))
    result = PageMetadata(parsed, linked, _value(meta, ["og:type"]), _heading(tree), address=canonical or base)
    parsed.url = next(filter(_has_path, (linked.url, canonical, _value(meta, ["og:url"]), base)), None)
    parsed.source = linked.source or _marked_outlet(tree) or _value(meta, _OUTLETS) or None
    parsed.title = _title(tree, meta, result)
    parsed.source = parsed.source or _outlet_in_title(tree, result)
    parsed.author = linked.author or _author(tree, meta)
    parsed.language = linked.language or _language(tree, meta)
    times = stated_times(tree)
    parsed.published = _moment([linked.published, *_values(meta, _PUBLISHED), *times.published], options, parsed)
    parsed.modified = _moment([linked.modified, *_values(meta, _MODIFIED), *times.modified], options, parsed)
    if parsed.published is None:
        parsed.published, result.date_line = date_in_text(times.texts, options)
        if result.date_line:
            parsed.notes.append(f"its date is a guess from “{result.date_line[:60]}”")
    parsed.shape = _shape(linked, meta)
    return result


def _shape(linked: LinkedArticle, meta: dict[str, list[str]]) -> str:
    parts = ["JSON-LD"] if linked.is_article else []
    parts += ["Open Graph"] if any(name.startswith(("og:", "article:")) for name in meta) else []
    return ", ".join(parts) or "no metadata"


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """Return the contents of the meta elements by name in lower case."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = collapse(unescape(element.get("content") or ""))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(attribute)):
                meta.setdefault(name.strip().lower(), []).append(content)
    return meta


def _values(meta: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in meta.get(name, ())]


def _value(meta: dict[str, list[str]], names: Iterable[str]) -> str:
    return next(iter(_values(meta, names)), "")


def _first_address(matches: Iterable[re.Match[str] | None], meta: dict[str, list[str]]) -> str | None:
    addresses = [match[1] for match in matches if match] + meta.get("og:url", [])
    return next(filter(is_web_address, addresses), None)


def _canonical(tree: HtmlElement, meta: dict[str, list[str]], base: str | None) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (address := (link.get("href") or "").strip()):
            try:
                address = str(urljoin(base or "", address))
            except ValueError:
                continue
            if is_web_address(address):
                return address
    return _value(meta, ["og:url"]) or None


def _has_path(address: str | None) -> bool:
    return bool(address and is_web_address(address) and (urlsplit(address).path.strip("/") or urlsplit(address).query))


def _heading(tree: HtmlElement) -> str:
    headings = [collapse(element.text_content()) for element in tree.iter("h1")]
    headings = list(dict.fromkeys(filter(None, headings)))
    return headings[0] if len(headings) == 1 else ""


def _title(tree: HtmlElement, meta: dict[str, list[str]], page: PageMetadata) -> str:
    whole = _title_element(tree)
    stated = page.linked.title or text_of_html(_value(meta, _TITLES)) or whole or _first_heading(tree)
    if page.heading and not page.linked.title and _letters(page.heading) in _letters(stated):
        return page.heading  # "Ferries stop | The Courier"
    *parts, last = _SUFFIX.split(stated)
    if parts and page.parsed.source and _letters(last) == _letters(page.parsed.source):
        return stated[: stated.rindex(last)].rstrip(" |•·»–—-:")
    return stated


def _first_heading(tree: HtmlElement) -> str:
    return next((text for element in tree.iter("h1", "h2") if (text := collapse(element.text_content()))), "")


def _title_element(tree: HtmlElement) -> str:
    return next((collapse(element.text_content()) for element in tree.iter("title")), "")


def _marked_outlet(tree: HtmlElement) -> str | None:
    """Return the publisher's name in microdata."""
    publishers = (part for part in tree.iter("div", "span", "p", "footer") if part.get("itemprop") == "publisher")
    names = (part for element in publishers for part in element.iter() if part.get("itemprop") == "name")
    return next((collapse(part.get("content") or part.text_content()) for part in names), None) or None


def _outlet_in_title(tree: HtmlElement, page: PageMetadata) -> str | None:
    """Return the outlet after the page's title, "Ferries stop | The Courier", if address or heading confirm it."""
    parsed = page.parsed
    *parts, last = _SUFFIX.split(_title_element(tree))
    letters = _letters(last)
    if not parts or len(letters) < 3 or len(last) > _LONGEST_NAME:
        return None
    host = urlsplit(parsed.url).hostname or "" if parsed.url else ""
    if letters.removeprefix("the") not in _letters(host) and letters != _letters(page.heading):
        return None
    if parsed.title.endswith(last):
        parsed.title = parsed.title.removesuffix(last).rstrip(" |•·»–—-:")
    return last


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())


def _author(tree: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    names = [text_of_html(value) for value in _values(meta, _AUTHORS)]
    if stated := names_of([name for name in names if _may_be_name(name)]):
        return stated
    marked = (collapse(element.text_content()) for element in _marked_authors(tree))
    return names_of([name for name in marked if _may_be_name(name)][:5])


def _marked_authors(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("a", "span", "address", "p", "div"):
        if "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author":
            named = [child for child in element.iter() if child.get("itemprop") == "name"]
            yield from named or [element]


def _may_be_name(text: str) -> bool:
    is_short = 2 < len(text) <= _LONGEST_NAME
    return is_short and "://" not in text and not any(map(str.isdigit, text)) and text.casefold() not in ACCOUNTS


def _language(tree: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    root = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    return next((tag for value in [*root, *_values(meta, _LANGUAGES)] if value and (tag := language_of(value))), None)


def _moment(values: Iterable[object], options: ReadingOptions, parsed: Parsed) -> Published:
    """Return the first value that is a date; note those before it that aren't."""
    for value in values:
        if not value:
            continue
        try:
            if (moment := moment_of(value, options.date_order)) is not None:
                return moment
        except ValueError as error:
            parsed.notes.append(f"date left out: “{str(value)[:60]}”: {error}")
    return None
