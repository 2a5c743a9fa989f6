"""What the modules of this room pass on: sources on the web, what is fetched from them, and the items in that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from index.errors import NewsbotError
from index.sources.formats import Parsed
from index.sources.web.network import FailureKind

Kind = Literal["feed", "sitemap", "wordpress", "folder", "page"]
"""What an address is: a feed, a news sitemap, a WordPress site with its REST API, a public folder of files, or a page
with one article."""

TextFrom = Literal["longer", "item", "page"]
"""Where the text of an item comes from: the item itself, the page that it links to, or whichever is longer."""


_PASSING = (408, 425, 429)  # of the statuses below 500


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How to read one source. `select` are CSS selectors of the text, `drop` of what to leave out of it."""

    text_from: TextFrom = "longer"
    select: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    outlet: str | None = None
    """Name of the outlet, where the source doesn't give it or gives another one."""
    interval_minutes: int | None = None
    """Minimum minutes between two fetches; None: what the source asks for, or the default."""
    pause_seconds: float | None = None
    """Pause between two requests to the host; None: the default, or what robots.txt asks for if that is longer."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask whether something changed: ETag and Last-Modified, as they were sent."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class WebSource:
    """A source on the web, as it is stored. `state` is what its kind remembers from one fetch to the next."""

    id: str
    url: str
    kind: Kind
    title: str
    options: SourceOptions = SourceOptions()
    validators: Validators = Validators()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer to a request: 200 with a body, or 304 without one.

    `url` is where the body came from, after redirects; `moved_to` is the address that permanent redirects (301, 308)
    alone led to, to be used from now on.
    """

    url: str
    status: int
    body: bytes
    content_type: str
    """The media type in lower case, without parameters; empty if none was sent."""
    charset: str | None
    validators: Validators
    moved_to: str | None = None
    max_age: int | None = None
    """Seconds for which the server says that it stays fresh."""


class FetchError(NewsbotError):
    """An address can't be fetched. `reason` is one clause; the sentence names the address.

    `kind` is what to decide by: what went wrong, in a word. `is_gone` says that it never will be fetched (410);
    `retry_after` is how many seconds the server asks to wait.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        kind: FailureKind = "unreadable",
        status: int | None = None,
        retry_after: int | None = None,
        is_gone: bool = False,
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.status = status
        self.retry_after = retry_after
        self.is_gone = is_gone
        self.kind: FailureKind = kind

    @property
    def is_refused(self) -> bool:
        """Whether newsbot refuses to fetch it, for a private address, say, or robots.txt forbids it."""
        return self.kind == "refused"

    @property
    def may_pass(self) -> bool:
        """Whether it may be gone at the next try: silence, a cut connection, an overloaded server."""
        if self.status is not None and self.kind == "status":
            return self.status in _PASSING or self.status >= 500
        return self.kind in ("unreachable", "silent", "cut")


class NotOneArticle(FetchError):
    """An address leads to many articles, such as a feed or a front page: it may be added as a source."""


class Fetching(Protocol):
    """A way to fetch: guarded against private addresses, polite to hosts, and limited in size and time."""

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = Validators(),
        accept: str = "*/*",
        max_bytes: int | None = None,
        pause_seconds: float | None = None,
    ) -> Fetched:
        """Fetch an address. Raises FetchError; 304 is returned only if `validators` were given."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a source, not loaded yet.

    `key` tells it from the others of the source, and `raw` changes exactly if it does, as far as the source says so.
    `load` may fetch; it raises FetchError or ValueError with the reason if there is no article.
    """

    key: str
    place: str
    """What to call it in messages: its address, or its title."""
    raw: bytes
    load: Callable[[], Awaitable[Parsed]]


@dataclass(slots=True)
class Crawl:
    """What a source holds now: its items, newest first, and what to remember of it.

    `is_unchanged`: the server said so, and there are no items.
    """

    items: Sequence[Item] = ()
    is_unchanged: bool = False
    title: str | None = None
    moved_to: str | None = None
    validators: Validators = Validators()
    state: str = ""
    interval_seconds: int | None = None
    """How long the source asks to wait until the next fetch (ttl, sy:updatePeriod, max-age)."""
    newest: datetime | None = None
    """When its newest item appeared, as far as it says so."""
    notes: list[str] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    state_if_items_fail: str | None = None
    """What to remember instead if some items failed, and are to be tried again; None: what was remembered before."""
