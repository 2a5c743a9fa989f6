"""What an address is: a feed, a sitemap, a site made with WordPress, a folder of files, or a page with an article.

A body is judged by its content; servers send feeds as HTML and HTML as anything. Common paths and sitemaps are asked
for only where a site declares nothing.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from index.sources.formats import HEAD_BYTES, Parsed, leads_home, root_of, what_else
from index.sources.web import Fetched, FetchError, Fetching, Kind, NotOneArticle, SourceOptions
from index.sources.web.kinds.feeds import FEED_TYPES, feed_of, is_any_feed
from index.sources.web.kinds.folders import is_readable
from index.sources.web.kinds.linked_pages import article_of
from index.sources.web.kinds.links import FeedLink, PageLinks, links_of
from index.sources.web.kinds.listings import Listing, read_listing
from index.sources.web.kinds.sitemaps import MAX_BYTES, is_sitemap, sitemaps_in_robots
from index.sources.web.kinds.wordpress import api_root, newest_posts, site_name

COMMON_FEEDS = ("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json")
"""Paths that are asked for where a site declares no feed."""

COMMON_SITEMAPS = ("/news-sitemap.xml", "/sitemap_news.xml", "/sitemap.xml")
"""Paths that are asked for where robots.txt names no sitemap."""

_ACCEPT = f"text/html, {FEED_TYPES}"
_MOST_TRIES = 5
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?://)|feed:(?://)?", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:html|head|body|div|p|article|main|a|h1)\b", re.IGNORECASE)
_PAGE_ROOTS = frozenset(("", *"html head body div p article main a h1 meta title link table center script".split()))
_LONG = 1_000
"""Number of characters from which a page is offered as an article beside the feeds of its site."""
_SHORT = 200
"""Number of characters below which a page is no article, unless it says so."""
_NOTHING = (
    "there is no feed, no sitemap, no WordPress site and no article: give the address of a feed, or of one article"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that an address leads to. `notes` say what was made of the address, a sentence each."""

    url: str
    kind: Kind
    title: str = ""
    notes: tuple[str, ...] = ()


async def discover(fetching: Fetching, address: str) -> list[Candidate]:
    """Return the sources that an address leads to, the best first. Raises FetchError, with the reason, if it is none.

    An address without a scheme is tried with https, then with http.
    """
    fetched, asked, notes = await _reach(fetching, address)
    url = fetched.moved_to or asked
    candidates = await _candidates(fetching, fetched, url)
    unique = {candidate.url: candidate for candidate in reversed(candidates)}
    best_first = [candidate for candidate in candidates if unique[candidate.url] is candidate]
    return [
        replace(candidate, title=candidate.title or urlsplit(candidate.url).hostname or "", notes=notes)
        for candidate in best_first
    ]


async def fetch_article(fetching: Fetching, address: str) -> Fetched:
    """Fetch the page with an article at an address. Raises NotOneArticle for a feed or a site, else FetchError."""
    fetched, asked, _ = await _reach(fetching, address)
    if is_any_feed(fetched) or is_sitemap(fetched.body):
        raise NotOneArticle(asked, "a list of articles, not one of them: add it as a source", status=fetched.status)
    article, reason = await _article(fetched)
    if leads_home(asked, fetched.url):
        raise FetchError(asked, "it leads to the site's front page, not to an article", status=fetched.status)
    if article is None:
        many = _is_front_page(fetched.url)
        reason = "a site's front page, not an article: add it as a source" if many else reason
        raise (NotOneArticle if many else FetchError)(asked, reason, status=fetched.status)
    return fetched


async def _reach(fetching: Fetching, address: str) -> tuple[Fetched, str, tuple[str, ...]]:
    """Return what is at an address, the address with its scheme, and what must be said about that."""
    text = _FEED_SCHEME.sub("", address.strip(), count=1)
    if not text:
        raise FetchError("the address", "is empty: give one like https://example.org/feed", kind="refused")
    if _SCHEME.match(text):
        return await _fetch(fetching, text), text, ()
    secure, plain = f"https://{text.lstrip('/')}", f"http://{text.lstrip('/')}"
    try:
        return await _fetch(fetching, secure), secure, ()
    except FetchError as error:
        if error.kind not in ("unreachable", "silent", "cut"):
            raise
        try:
            fetched = await _fetch(fetching, plain)
        except FetchError:
            raise error from None
    return fetched, plain, ("it doesn't answer by https: http is used",)


async def _fetch(fetching: Fetching, url: str) -> Fetched:
    return await fetching.fetch(url, accept=_ACCEPT, max_bytes=MAX_BYTES)


async def _candidates(fetching: Fetching, fetched: Fetched, url: str) -> list[Candidate]:
    head = fetched.body[:HEAD_BYTES]
    if is_any_feed(fetched):
        return [Candidate(url, "feed", await _feed_title(fetched, url))]
    if is_sitemap(fetched.body):
        return [Candidate(url, "sitemap")]
    if "/wp-json" in url or "rest_route=" in url:
        return [await _wordpress(fetching, api_root(url))]
    if root_of(head) == "html" or (root_of(head) in _PAGE_ROOTS and _PAGE.search(head) and b"\0" not in head):
        return await _of_page(fetching, fetched, url)
    raise FetchError(url, _what_it_is(fetched), status=fetched.status)


def _what_it_is(fetched: Fetched) -> str:
    name = urlsplit(fetched.url).path.rpartition("/")[2]
    if root_of(fetched.body[:HEAD_BYTES]) == "opml":
        return "an OPML list of feeds: import it as a list of sources"
    if is_readable(name) and not name.lower().endswith(".xml"):
        return f"a file: download it, and index it with `newsbot index {name}`"
    return f"no source of news: {what_else(fetched.body[:HEAD_BYTES])}"


async def _feed_title(fetched: Fetched, url: str) -> str:
    try:
        return (await asyncio.to_thread(feed_of, fetched)).title
    except ValueError as error:
        raise FetchError(url, str(error), status=fetched.status) from error


async def _wordpress(fetching: Fetching, root: str) -> Candidate:
    """Return a site made with WordPress whose API gives its posts. Raises FetchError if it doesn't."""
    name = await site_name(fetching, root, SourceOptions())
    if not await newest_posts(fetching, root, SourceOptions(), datetime.now(UTC)):
        raise FetchError(root, "the site has no posts")
    return Candidate(root, "wordpress", name)


async def _of_page(fetching: Fetching, fetched: Fetched, url: str) -> list[Candidate]:
    with suppress(ValueError):
        listing = await asyncio.to_thread(read_listing, fetched)
        return [_folder(listing, url)]
    try:
        links = await asyncio.to_thread(links_of, fetched)
    except ValueError as error:
        raise FetchError(url, str(error), status=fetched.status) from error
    article, reason = await _source_article(fetched, links)
    is_stated = article is not None and _is_stated(article, links)
    page = [Candidate(url, "page", article.title)] if article else []
    declared = await _declared(fetching, links, fetched.url)
    if is_stated:
        return page + declared
    if not declared:
        declared = await _undeclared(fetching, fetched.url, links.title)
    if not (declared or page):
        raise FetchError(url, f"{_NOTHING} (the page itself: {reason})", status=fetched.status)
    is_long = article is not None and _length(article) >= _LONG
    return declared + page if is_long or not declared else declared


def _folder(listing: Listing, url: str) -> Candidate:
    if not listing.folders and not any(is_readable(file.name) for file in listing.files):
        raise FetchError(url, "a list of files, none of which newsbot reads")
    return Candidate(url, "folder", listing.title)


async def _source_article(fetched: Fetched, links: PageLinks) -> tuple[Parsed | None, str]:
    """Return the article on a page that may be followed as a source; None, with the reason, if there is none."""
    article, reason = await _article(fetched)
    if article is not None and _length(article) < _SHORT and not _is_stated(article, links):
        return None, f"it has only {_length(article)} characters of text, and doesn't say that they are an article"
    return article, reason


async def _article(fetched: Fetched) -> tuple[Parsed | None, str]:
    """Return the article on a page; None, with the reason, if there is none, or if it is a site's front page."""
    if _is_front_page(fetched.url):
        return None, "a site's front page"
    try:
        return await asyncio.to_thread(article_of, fetched), ""
    except ValueError as error:
        return None, str(error)


def _is_stated(article: Parsed, links: PageLinks) -> bool:
    """Return whether a page says that it is an article."""
    return links.kind == "article" or "JSON-LD" in article.shape


def _length(article: Parsed) -> int:
    return sum(map(len, article.paragraphs))


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


async def _declared(fetching: Fetching, links: PageLinks, page: str) -> list[Candidate]:
    """Return the sources that a page declares; WordPress's API is the best one of a site as a whole."""
    feeds = await _feeds(fetching, links.feeds)
    if not links.wordpress:
        return feeds
    try:
        site = await _wordpress(fetching, api_root(links.wordpress))
    except FetchError:  # many sites keep it to themselves
        return feeds
    home = re.split(r"wp-json|index\.php|\?", links.wordpress)[0]
    return [site, *feeds] if home.rstrip("/") == page.rstrip("/") else [*feeds, site]


async def _feeds(fetching: Fetching, links: Sequence[FeedLink]) -> list[Candidate]:
    """Return the feeds of some links from the first on that is a feed; the others aren't fetched."""
    for number, link in enumerate(links[:_MOST_TRIES]):
        with suppress(FetchError):
            first = await _feed_at(fetching, link.url)
            rest = [Candidate(other.url, "feed", other.title) for other in links[number + 1 :]]
            return [replace(first, title=first.title or link.title), *rest]
    return []


async def _feed_at(fetching: Fetching, url: str) -> Candidate:
    fetched = await _fetch(fetching, url)
    if not is_any_feed(fetched):
        raise FetchError(url, "not a feed")
    return Candidate(fetched.moved_to or url, "feed", await _feed_title(fetched, url))


async def _undeclared(fetching: Fetching, page: str, title: str) -> list[Candidate]:
    """Return the first feed at a common path, else the first sitemap that robots.txt names, or at a common path."""
    for path in COMMON_FEEDS:
        with suppress(FetchError):
            return [await _feed_at(fetching, urljoin(page, path))]
    async for url in _sitemaps(fetching, page):
        with suppress(FetchError):
            fetched = await _fetch(fetching, url)
            if is_sitemap(fetched.body):
                return [Candidate(fetched.moved_to or url, "sitemap", title)]
    return []


async def _sitemaps(fetching: Fetching, page: str) -> AsyncIterator[str]:
    named: list[str] = []
    with suppress(FetchError):
        robots = await fetching.fetch(urljoin(page, "/robots.txt"), max_bytes=1_000_000)
        named = sitemaps_in_robots(robots.body.decode("utf-8", "replace"))
    named.sort(key=lambda url: "news" not in url.lower())
    for url in named[:_MOST_TRIES] or [urljoin(page, path) for path in COMMON_SITEMAPS]:
        yield url
