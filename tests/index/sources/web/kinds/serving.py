"""A site on loopback whose pages a test writes, and a plain way to fetch them, without guard and pauses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, web

from index.sources.web import Fetched, FetchError, Item, Kind, SourceOptions, Validators, WebSource

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


class PlainFetching:
    """A `Fetching` of loopback alone."""

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = Validators(),  # noqa: B008  # immutable
        accept: str = "*/*",
        max_bytes: int | None = None,
        pause_seconds: float | None = None,
    ) -> Fetched:
        del pause_seconds
        headers = {"Accept": accept}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        try:
            async with ClientSession() as session, session.get(url, headers=headers) as response:
                body = await response.read()
                if response.status >= 400:
                    raise FetchError(url, f"the server answered {response.status}", status=response.status)
                if max_bytes is not None and len(body) > max_bytes:
                    raise FetchError(url, f"more than {max_bytes:,} bytes")
                moves = [step for step in response.history if step.status in (301, 308)]
                return Fetched(
                    url=str(response.url),
                    status=response.status,
                    body=body,
                    content_type=response.content_type if "Content-Type" in response.headers else "",
                    charset=response.charset,
                    validators=Validators(response.headers.get("ETag"), response.headers.get("Last-Modified")),
                    moved_to=str(response.url) if moves and len(moves) == len(response.history) else None,
                    max_age=_max_age(response.headers.get("Cache-Control", "")),
                )
        except (TimeoutError, ClientError, OSError, ValueError) as error:
            raise FetchError(url, f"no answer ({type(error).__name__})") from error


def _max_age(value: str) -> int | None:
    name, _, seconds = value.partition("=")
    return int(seconds) if name.strip() == "max-age" and seconds.isdecimal() else None


def source_at(url: str, kind: Kind = "feed", options: SourceOptions | None = None, state: str = "") -> WebSource:
    return WebSource("s", url, kind, "A source", options or SourceOptions(), state=state)


def by_key(items: object) -> dict[str, Item]:
    assert isinstance(items, list | tuple)
    return {item.key: item for item in items}
