"""A page with one article, which may change: a live page, a statement, a notice."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime

from index.model import published_to_text
from index.sources.formats import Parsed
from index.sources.web import Crawl, FetchError, Fetching, Item, WebSource
from index.sources.web.kinds.linked_pages import article_of, fetch_page
from index.sources.web.kinds.results import interval_of, latest

KEY = "page"
"""Key of the only item."""


async def crawl(fetching: Fetching, source: WebSource, now: datetime) -> Crawl:
    """Return the article of a page as the only item. Raises FetchError if there is none."""
    fetched = await fetch_page(fetching, source.url, source.options, source.validators)
    result = Crawl(
        moved_to=fetched.moved_to,
        validators=fetched.validators,
        state=source.state,
        interval_seconds=interval_of(fetched.max_age),
    )
    if fetched.status == 304:
        result.is_unchanged = True
        return result
    try:
        parsed = await asyncio.to_thread(article_of, fetched, source.options)
    except ValueError as error:
        raise FetchError(source.url, str(error), status=fetched.status) from error

    async def load() -> Parsed:
        return parsed

    result.items = [Item(KEY, fetched.url, _raw(parsed), load)]
    result.title = parsed.title or None
    result.newest = latest([parsed.modified or parsed.published], now)
    return result


def _raw(parsed: Parsed) -> bytes:
    """Return the article as bytes: a page changes with each advertisement, and its article doesn't."""
    moments = [published_to_text(moment) for moment in (parsed.published, parsed.modified)]
    return json.dumps([parsed.title, parsed.author, parsed.source, parsed.url, *moments, parsed.paragraphs]).encode()
