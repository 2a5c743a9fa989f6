"""The page that an item links to: its article, and what of the item and the page becomes the text.

A page that isn't an article is a failure: a refusal of the server, a consent page, the free part of an article behind
a paywall, an empty page.
"""

from __future__ import annotations

import asyncio
import codecs

from index.sources.formats import EXCERPT, MAX_PAGE, Parsed, fetched_page, leads_home, own_address, parse_page
from index.sources.web import Fetched, FetchError, Fetching, SourceOptions, Validators
from index.sources.web.kinds.selectors import choice_of

LONG_ENOUGH = 2_500
"""Number of characters from which an item that isn't cut off is taken for the whole article."""

PAGE_TYPES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
"""The media types of pages, for a request's Accept."""

NOTHING_KNOWN = Validators()
"""Validators of what is fetched for the first time."""

DEFAULTS = SourceOptions()
"""Options of a source without any."""

_HTML = ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain")


async def fetch_page(
    fetching: Fetching, url: str, options: SourceOptions, validators: Validators = NOTHING_KNOWN
) -> Fetched:
    """Fetch a page. Raises FetchError."""
    return await fetching.fetch(
        url, validators=validators, accept=PAGE_TYPES, max_bytes=MAX_PAGE, pause_seconds=options.pause_seconds
    )


async def read_page(fetching: Fetching, url: str, options: SourceOptions) -> Parsed:
    """Fetch a page and return its article. Raises FetchError and ValueError, with the reason, if there is none."""
    fetched = await fetch_page(fetching, url, options)
    if leads_home(url, fetched.url):
        raise ValueError("it leads to the site's front page, not to an article")
    return await asyncio.to_thread(article_of, fetched, options)


def article_of(fetched: Fetched, options: SourceOptions = DEFAULTS) -> Parsed:
    """Return the article on a fetched page. Raises ValueError, with the reason, if there is none."""
    if fetched.content_type not in _HTML:
        raise ValueError(f"not an HTML page, but {fetched.content_type}")
    parsed = parse_page(in_utf8(fetched), choose=choice_of(options), address=fetched.url)
    parsed.url = own_address(parsed.url, fetched.url)
    parsed.source = options.outlet or parsed.source
    return parsed


def page_file(fetched: Fetched) -> bytes:
    """Return a fetched page as a file, which is read as the page is. Raises ValueError if it isn't text."""
    return fetched_page(in_utf8(fetched), fetched.url)


def in_utf8(fetched: Fetched) -> bytes:
    """Return a body marked as UTF-8 if the server names its encoding; text that is UTF-8 anyway stays as it is."""
    body = fetched.body
    if not fetched.charset or body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body
    try:
        body.decode()
    except UnicodeDecodeError:
        pass
    else:
        return body
    try:
        name = codecs.lookup(fetched.charset).name
        text = body.decode("cp1252" if name in ("iso8859-1", "ascii") else name, "replace")
    except (LookupError, ValueError, AttributeError):  # unknown, or a codec that makes no text
        return body
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace") if isinstance(text, str) else body


async def complete(fetching: Fetching, item: Parsed, options: SourceOptions, *, is_whole: bool = False) -> Parsed:
    """Return an item with the text of the page that it links to, if that is asked for, or longer.

    `is_whole` says that an item's text is known to be whole. Raises FetchError and ValueError if there is no text, and
    where the page fails for a while, so that it is tried again.
    """
    item.source = options.outlet or item.source
    if not item.url or options.text_from == "item" or (options.text_from == "longer" and _is_enough(item, is_whole)):
        if not item.paragraphs:
            raise ValueError("no text: it has only a title" if item.title else "no text")
        return item
    try:
        page = await read_page(fetching, item.url, options)
    except (FetchError, ValueError) as error:
        if options.text_from == "page" or not item.paragraphs or (isinstance(error, FetchError) and error.may_pass):
            raise
        reason = error.reason if isinstance(error, FetchError) else str(error)
        item.notes.append(f"its page can't be read ({reason}): it has the text of the feed")
        return item
    return _merged(item, page, options)


def _is_enough(item: Parsed, is_whole: bool) -> bool:
    if not item.paragraphs or EXCERPT in item.notes:
        return False
    return is_whole or sum(map(len, item.paragraphs)) >= LONG_ENOUGH


def _merged(item: Parsed, page: Parsed, options: SourceOptions) -> Parsed:
    """Return the item with what it lacks from the page: the item's title and dates were written for it."""
    is_longer = sum(map(len, page.paragraphs)) > sum(map(len, item.paragraphs))
    if options.text_from == "page" or is_longer:
        item.paragraphs = page.paragraphs
        item.notes = [note for note in item.notes if note != EXCERPT] + page.notes
    item.url = page.url or item.url
    for name in ("title", "source", "author", "published", "modified", "language"):
        if not getattr(item, name):
            setattr(item, name, getattr(page, name))
    if item.modified == item.published:
        item.modified = None
    return item
