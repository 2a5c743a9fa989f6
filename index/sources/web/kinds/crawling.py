"""The table of kinds: how the items of each kind of source are found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from index.sources.web import Crawl, Fetching, Kind, WebSource
from index.sources.web.kinds import feeds, folders, pages, sitemaps, wordpress

KINDS: dict[Kind, Callable[[Fetching, WebSource, datetime], Awaitable[Crawl]]] = {
    "feed": feeds.crawl,
    "folder": folders.crawl,
    "page": pages.crawl,
    "sitemap": sitemaps.crawl,
    "wordpress": wordpress.crawl,
}
"""What finds the items of each kind of source."""


async def crawl(fetching: Fetching, source: WebSource, now: datetime) -> Crawl:
    """Return what a source holds at `now`, a time with a timezone. Raises FetchError, with the reason, if it fails."""
    return await KINDS[source.kind](fetching, source, now)
