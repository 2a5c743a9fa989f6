"""A site on loopback whose pages a test writes, and a fetcher that may reach it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web

from index.sources.web import Fetcher, FetchOptions, Kind, SourceOptions, WebSource

Answer = Callable[[web.Request], Awaitable[web.Response]]


@dataclass
class Site:
    """A site: bodies by path, with the status and headers of each; `asked` are the requests, in their order."""

    url: str = ""
    pages: dict[str, web.Response | bytes | str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        return f"{self.url}{path}"

    def put(self, path: str, body: str | bytes, content_type: str = "text/html", **headers: str) -> str:
        """Serve a body at a path; `{site}` in a text is the site's address."""
        self.pages[path] = body.replace("{site}", self.url) if isinstance(body, str) else body
        self.types[path] = content_type
        self.headers[path] = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.at(path)

    def fail(self, path: str, status: int) -> str:
        self.put(path, "no")
        self.statuses[path] = status
        return self.at(path)

    async def answer(self, request: web.Request) -> web.Response:
        path = request.path_qs
        if path != "/robots.txt":  # the fetcher asks for that by itself
            self.asked.append(path)
        if path not in self.pages:
            return web.Response(status=404, text="not there")
        body, headers = self.pages[path], self.headers[path]
        asked, mark = request.headers.get("If-None-Match"), headers.get("ETag")
        if mark and asked == mark:
            return web.Response(status=304, headers=headers)
        assert isinstance(body, str | bytes)
        raw = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": self.types[path], **headers}
        return web.Response(status=self.statuses.get(path, 200), body=raw, headers=headers)


@asynccontextmanager
async def serving() -> AsyncIterator[Site]:
    site = Site()
    app = web.Application()
    app.router.add_get("/{path:.*}", site.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield site
    finally:
        await runner.cleanup()


@asynccontextmanager
async def fetching_from(url: str) -> AsyncIterator[Fetcher]:
    """Open a fetcher that may reach the loopback address of a test's own server, and doesn't wait."""
    allowed = frozenset({urlsplit(url).netloc})
    async with Fetcher(FetchOptions(allowed=allowed, pause_seconds=0.0, retry_seconds=0.0)) as fetcher:
        yield fetcher


def source_at(url: str, kind: Kind = "feed", options: SourceOptions | None = None, state: str = "") -> WebSource:
    return WebSource("s", url, kind, "A source", options or SourceOptions(), state=state)
