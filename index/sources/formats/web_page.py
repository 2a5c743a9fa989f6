"""Articles on web pages that were saved as files: HTML as sites, AMP and browsers write it.

The text is trafilatura's, the metadata are what the page states: JSON-LD of schema.org (https://schema.org/NewsArticle),
Open Graph (https://ogp.me), meta elements and times.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

from index.sources.formats.addresses import is_web_address, own_address
from index.sources.formats.format import HEAD_BYTES, Format, Parsed
from index.sources.formats.header_lines import fill_gaps
from index.sources.formats.html_text import paragraphs_of_html
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions
from index.sources.formats.web_encoding import decode_page
from index.sources.formats.web_metadata import PageMetadata, page_metadata
from index.sources.formats.web_refusals import refuse, refuse_chat
from index.sources.formats.web_text import article_text
from index.sources.formats.web_tree import parse_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_PAGE = 10_000_000
"""Maximum size of a page, in bytes: many have 2 MB, most of it scripts."""

_LONGER = 1.5
"""Factor by which the linked data's text must be longer than the page's to be taken instead."""

_ELEMENT = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|div|p|span|a|br|h[1-6]|table|article|main|ul|font|frameset)\b", re.I
)
_FETCHED_FROM = re.compile(rb"\xef\xbb\xbf<!-- fetched from (\S{1,4000}) -->\n")
_NOT_LETTERS = re.compile(r"[\W_]+")


Choice = Callable[["HtmlElement"], list[str] | None]
"""A choice of text: changes the tree of a page, and returns the paragraphs of its article, or None to have them
found."""


def parse(raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article on a page. Raises ValueError, with the reason, if there is none."""
    fetched = _FETCHED_FROM.match(raw)
    address = fetched[1].decode("ascii", "replace") if fetched else ""
    if not is_web_address(address):
        return parse_page(raw, options)
    parsed = parse_page(raw, options, address=address)
    parsed.url = own_address(parsed.url, address)
    return parsed


def fetched_page(raw: bytes, address: str) -> bytes:
    """Return a page as a file that says where it was fetched, in UTF-8. Raises ValueError if it isn't text."""
    text, _ = decode_page(raw)
    place = quote(address, safe="!#$%&'()*+,/:;=?@[]~")
    return codecs.BOM_UTF8 + f"<!-- fetched from {place} -->\n{text}".encode(errors="replace")


def parse_page(
    raw: bytes,
    options: ReadingOptions = DEFAULT_OPTIONS,
    *,
    choose: Choice | None = None,
    address: str | None = None,
) -> Parsed:
    """Return the article on a page that is at `address`, whose text `choose` may choose.

    Raises ValueError, with the reason, if there is none; `choose` may raise it, too.
    """
    refuse_chat(raw[:HEAD_BYTES])
    text, note = decode_page(raw)
    if not text.strip():
        raise ValueError("empty")
    if not _ELEMENT.search(text):
        raise ValueError("not an HTML page")
    tree = parse_tree(text)
    page = page_metadata(tree, text, options, address)
    parsed = page.parsed
    if note:
        parsed.notes.insert(0, note)
    chosen = choose(tree) if choose else None
    texts = article_text(tree) if chosen is None else chosen
    paragraphs = _without(texts, parsed.title, page.heading, page.date_line, parsed.author or "")
    if chosen is None:
        paragraphs = _or_linked_text(paragraphs, page)
    refuse(tree, page, paragraphs)
    parsed.paragraphs = tuple(paragraphs)
    return fill_gaps(parsed, text)


def page_tree(raw: bytes) -> HtmlElement:
    """Return the root element of a page. Raises ValueError, with the reason, if it is no page."""
    return parse_tree(decode_page(raw)[0])


def _without(paragraphs: list[str], *lines: str) -> list[str]:
    """Leave out paragraphs that are the headline, which sites repeat within the text, the date or the author."""
    letters = {_letters(line) for line in lines if line}
    return [text for text in paragraphs if _letters(text) not in letters]


def _or_linked_text(paragraphs: list[str], page: PageMetadata) -> list[str]:
    """Return the text in the page's linked data if the page itself gives less; it often has no paragraphs."""
    if not page.linked.text:
        return paragraphs
    linked = [
        text for block in page.linked.text.split("\n") for text in paragraphs_of_html(block) if not block.isspace()
    ]
    if sum(map(len, linked)) <= _LONGER * sum(map(len, paragraphs)):
        return paragraphs
    page.parsed.notes.append("its text is from its linked data: the page itself gives less")
    return linked


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())


FORMAT = Format("web page", (".html", ".htm", ".xhtml"), parse, max_bytes=MAX_PAGE, order=3)
