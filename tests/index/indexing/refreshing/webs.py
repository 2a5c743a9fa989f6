"""Sources on a web that tests make up: what each address holds, and how its server behaves."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from index import DataFolder
from index.archive import StoredSource, WebSources
from index.indexing.refreshing import RefreshOptions, RefreshReport, Web, refresh
from index.sources.formats import Parsed
from index.sources.web import (
    Crawl,
    Fetched,
    FetchError,
    Fetching,
    Item,
    SourceOptions,
    WebSource,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Story:
    """An item of a source: what loading it gives, or why that fails."""

    key: str
    title: str = "The ferry Orla sank"
    text: str = "The ferry Orla sank near Karsk harbour on Thursday morning."
    published: datetime | None = None
    url: str | None = None
    outlet: str = "Courier"
    error: Exception | None = None
    wait: Callable[[], Awaitable[None]] | None = None
    embargo: datetime | None = None
    withdrawn: bool = False


@dataclass
class Server:
    """What is at an address: stories, or an error to raise; `crawl` is the rest of what its crawl returns."""

    stories: list[Story] = field(default_factory=list)
    error: Exception | None = None
    crawl: Crawl = field(default_factory=Crawl)
    wait: Callable[[], Awaitable[None]] | None = None


class FakeFetching:
    """A way to fetch that isn't used: the crawl of these tests needs none."""

    async def fetch(self, url: str, **_: object) -> Fetched:
        raise AssertionError(url)


@dataclass
class FakeWeb:
    """A web of servers, by address. It counts the crawls, and the items that were loaded."""

    servers: dict[str, Server] = field(default_factory=dict)
    crawls: list[WebSource] = field(default_factory=list)
    loads: Counter[str] = field(default_factory=Counter)

    @property
    def web(self) -> Web:
        return Web(self._open, self._crawl)

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[Fetching]:
        yield FakeFetching()

    async def _crawl(self, _fetching: Fetching, source: WebSource, _now: datetime) -> Crawl:
        self.crawls.append(source)
        server = self.servers[source.url]
        if server.wait:
            await server.wait()
        if server.error:
            raise server.error
        found = server.crawl
        is_unchanged = found.validators.etag is not None and source.validators == found.validators
        return Crawl(
            () if is_unchanged else [self._item(story) for story in server.stories],
            is_unchanged,
            found.title,
            found.moved_to,
            found.validators,
            found.state,
            found.interval_seconds,
            found.newest,
        )

    def _item(self, story: Story) -> Item:
        async def load() -> Parsed:
            self.loads[story.key] += 1
            if story.wait:
                await story.wait()
            if story.error:
                raise story.error
            return Parsed(
                title=story.title,
                source=story.outlet,
                url=story.url,
                published=story.published,
                paragraphs=tuple(story.text.splitlines()),
                embargo=story.embargo,
                withdrawn=story.withdrawn,
            )

        raw = repr((story.title, story.text, story.published, story.url)).encode()
        return Item(story.key, f"https://courier.example/{story.key}", raw, load)


def add(data: DataFolder, *urls: str, options: SourceOptions | None = None, title: str = "") -> list[StoredSource]:
    """Add feeds; their titles are the hosts unless one is given."""
    data.check_writable()
    with closing(WebSources(data.database)) as sources:
        return [
            sources.add(WebSource("", url, "feed", title or url.split("/")[2], options or SourceOptions()))
            for url in urls
        ]


def source_of(data: DataFolder, name: str) -> StoredSource:
    with closing(WebSources(data.database)) as sources:
        return sources.get(name)


def run(data: DataFolder, web: FakeWeb, now: datetime = NOON, **other: object) -> RefreshReport:
    """Refresh what is due at a moment; other arguments are those of `refresh`, or of its options."""
    names = {"source_seconds", "publish_seconds", "at_once", "interval"}
    values = {name: value for name, value in other.items() if name in names}
    rest = {name: value for name, value in other.items() if name not in names}
    options = RefreshOptions(**{"publish_seconds": 0.2, **values})  # type: ignore[arg-type]
    return refresh(data, web.web, options, now=now, **rest)  # type: ignore[arg-type]


async def forever() -> None:
    await asyncio.Event().wait()


def refusing(url: str, reason: str = "the server answers 503", **other: object) -> FetchError:
    return FetchError(url, reason, **other)  # type: ignore[arg-type]


def stories(count: int, **other: object) -> Sequence[Story]:
    """Return different stories."""
    return [
        Story(f"s{number}", f"Story number {number}", f"Paragraph about subject{number} and thing{number}.", **other)  # type: ignore[arg-type]
        for number in range(count)
    ]
