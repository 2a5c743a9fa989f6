"""The way to the web that settings describe: a guarded client, and the table of kinds."""

from __future__ import annotations

from index.indexing.refreshing import Web
from index.sources.web import Fetcher, FetchOptions
from index.sources.web.kinds import crawl


def web_of(options: FetchOptions) -> Web:
    """Return the way to the web that refreshes take."""
    return Web(lambda: Fetcher(options), crawl)
