"""The older pages of a feed: those that it links to (RFC 5005, JSON Feed), and those that WordPress has by number.

They are read when a feed is read for the first time, and when everything on its first page is new: news may have been
missed. Not for the first page: see `feeds.py`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from index.sources.formats import Feed, FeedItem, digest
from index.sources.web import Fetched, FetchError
from index.sources.web.kinds.results import address_in, is_oldest_first

MAX_PAGES = 10
"""Maximum number of pages that one crawl reads, with the first."""

MAX_PAGED_ITEMS = 500
"""Number of items from which no further page is read: no more are taken by one refresh."""

MAX_PAGED_BYTES = 4_000_000
"""Size of all pages, in bytes, from which no further one is read: many feeds are read at the same time."""

PAGING_SECONDS = 100.0
"""Maximum time for all pages after the first; a source has five minutes."""

_MOST_TRIES = 5  # crawls that read the older pages, as long as some of them, or of their items, fail
_MOST_REMEMBERED = 150  # items of the first page
_KEY_LENGTH = 12

Fetch = Callable[[str], Awaitable[tuple[Fetched, Feed]]]
"""A way to fetch a page of a feed. Raises FetchError, and ValueError if it is no feed."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed: the items on its first page at the last crawl, and how often older ones were tried."""

    keys: frozenset[str] = frozenset()
    tries: int = 0

    @classmethod
    def read(cls, text: str) -> FeedState:
        """Return a state that `text` holds; a new one if it holds none."""
        try:
            values = json.loads(text)
            return cls(frozenset(map(str, values["keys"])), int(values["tries"]))
        except (ValueError, TypeError, KeyError):
            return cls()

    def text(self) -> str:
        """Return the state as text."""
        return json.dumps({"keys": sorted(self.keys), "tries": self.tries})

    def after(self, items: Sequence[FeedItem]) -> FeedState:
        """Return the state once all is read, with these items on the first page."""
        return FeedState(frozenset(keys_of(items[:_MOST_REMEMBERED])) or self.keys)

    def again(self, items: Sequence[FeedItem]) -> FeedState:
        """Return the state that lets the older pages be read again, if that wasn't tried too often."""
        return replace(self, tries=self.tries + 1) if self.tries + 1 < _MOST_TRIES else self.after(items)

    def misses(self, items: Sequence[FeedItem]) -> bool:
        """Return whether there may be unread items behind these on the first page."""
        return bool(items) and self.keys.isdisjoint(keys_of(items))


def keys_of(items: Iterable[FeedItem]) -> list[str]:
    """Return what items are recognised by: digests of their ids and addresses."""
    names = (name for item in items for name in (item.key.strip(), item.address) if name)
    return [digest(name.encode("utf-8", "replace"))[:_KEY_LENGTH] for name in names]


def items_of(feed: Feed, address: str) -> list[FeedItem]:
    """Return the items of a feed that was fetched from an address, newest first, with whole addresses."""
    items = reversed(feed.items) if is_oldest_first(feed.items) else feed.items
    return [replace(item, address=address_in(address, item.address)) for item in items]


@dataclass(slots=True)
class OlderPages:
    """The older pages of a feed. Read them once, with `read`; then it holds their items."""

    fetch: Fetch
    state: FeedState
    items: list[FeedItem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_interrupted: bool = False
    """Whether a page failed that may come at the next try."""
    _seen: set[str] = field(default_factory=set)
    _visited: set[str] = field(default_factory=set)
    _bytes: int = 0

    async def read(self, first: Fetched, feed: Feed) -> None:
        """Read the pages behind the first one, up to what was read before. What is wrong with one becomes a note."""
        newest = items_of(feed, first.url)
        self._seen.update(keys_of(newest))
        self._visited.add(first.url)
        self._bytes = len(first.body)
        try:
            async with asyncio.timeout(PAGING_SECONDS):
                await self._follow(first, feed, len(newest))
        except TimeoutError:
            self.is_interrupted = True
            self.notes.append(f"its older pages didn't all come within {PAGING_SECONDS:.0f} s")

    async def _follow(self, page: Fetched, feed: Feed, count: int) -> None:
        host = _host_of(page.url)
        for number in range(2, MAX_PAGES + 2):
            url, is_guess = _next_page(page, feed, number)
            if not url or (problem := self._problem_of(url, host, number, count + len(self.items))):
                self.notes += [f"{problem}: {_only_the_first(number - 1)}"] if url and not is_guess else []
                return
            self._visited.add(url)
            try:
                page, feed = await self.fetch(url)
            except (FetchError, ValueError) as error:
                self._fail(error, number, is_guess)
                return
            if _host_of(page.url) != host:
                self.notes.append(f"its page {number} leads to another host, and isn't read")
                return
            if not self._take(page, feed):
                return

    def _problem_of(self, url: str, host: str, number: int, count: int) -> str:
        """Return why the next page isn't read; an empty text if it is."""
        if url in self._visited:
            return "its pages lead in a circle"
        if _host_of(url) != host:
            return f"its page {number} is on another host"
        if number > MAX_PAGES or count >= MAX_PAGED_ITEMS or self._bytes >= MAX_PAGED_BYTES:
            return "it has more pages"
        return ""

    def _fail(self, error: FetchError | ValueError, number: int, is_guess: bool) -> None:
        may_pass = isinstance(error, FetchError) and error.may_pass
        if is_guess and not may_pass:  # WordPress has no page after the last
            return
        self.is_interrupted = may_pass
        reason = error.reason if isinstance(error, FetchError) else str(error)
        self.notes.append(f"its page {number} can't be read ({reason}): {_only_the_first(number - 1)}")

    def _take(self, page: Fetched, feed: Feed) -> bool:
        """Take the items of a page that aren't on those before; return whether to go on."""
        items = items_of(feed, page.url)
        new = [item for item in items if self._seen.isdisjoint(keys_of([item]))]
        self.items += new
        is_known = not self.state.keys.isdisjoint(keys_of(items))
        self._seen.update(keys_of(new))
        self._visited.add(page.url)
        self._bytes += len(page.body)
        return bool(new) and not is_known


def _next_page(page: Fetched, feed: Feed, number: int) -> tuple[str, bool]:
    """Return the address of a page's next one, if there may be one, and whether that is a guess."""
    if feed.next_page:
        return address_in(page.url, feed.next_page), False
    if "wordpress" not in feed.generator.lower():
        return "", False
    parts = urlsplit(page.url)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "paged"]
    return parts._replace(query=urlencode([*query, ("paged", str(number))])).geturl(), True


def _only_the_first(count: int) -> str:
    return "only the first is read" if count == 1 else f"only the first {count:,} are read"


def _host_of(url: str) -> str:
    """Return what pages of one feed have in common: host and port, whatever the scheme; nothing for no address."""
    try:
        parts, port = urlsplit(url), urlsplit(url).port
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") + (f":{port}" if port not in (None, 80, 443) else "")
