"""A server on loopback that misbehaves as servers on the web do: each behaviour is a handler for a path.

    async with Server({"/feed": slow(b"<rss/>"), "/old": redirect("/feed", 301)}) as server:
        await fetcher.fetch(server.url("/feed"))
    assert server.paths == ["/robots.txt", "/feed"]

Paths without a handler answer 404; so does /robots.txt, which allows everything.
"""

from __future__ import annotations

import asyncio
import gzip
import ssl
import zlib
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

from waits import WAIT_SECONDS

from index.sources.web import Fetcher, FetchOptions
from index.sources.web.network import Resolve


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came. The names of `headers` are in lower case."""

    path: str
    headers: Mapping[str, str]


Handler = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]
"""Answers a request by writing to the connection, which is closed afterwards."""

FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Rain in spring</title>'
    b"<link>/rain</link><description>It rained for nine days.</description></item></channel></rss>"
)


class Server:
    """A server on a free port of 127.0.0.1, open within `async with`. Counts what reaches it."""

    def __init__(
        self,
        handlers: Mapping[str, Handler] | None = None,
        *,
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.handlers = dict(handlers or {})
        self.host = host
        self.port = 0
        self._tls = tls
        self.connections = 0
        """Number of accepted connections, with those that sent nothing."""
        self.requests: list[Request] = []
        self._arrived = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def paths(self) -> list[str]:
        """The paths that were requested, in order."""
        return [request.path for request in self.requests]

    @property
    def pair(self) -> str:
        """The `host:port` pair that lets newsbot reach it."""
        return f"{self.host}:{self.port}"

    def url(self, path: str = "/") -> str:
        """Return the URL of a path."""
        return f"{'https' if self._tls else 'http'}://{self.pair}{path}"

    async def until_requested(self, path: str) -> None:
        """Wait for a request of a path."""
        async with self._arrived:
            await asyncio.wait_for(self._arrived.wait_for(lambda: path in self.paths), WAIT_SECONDS)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, self.host, 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            try:
                request = _parse(await reader.readuntil(b"\r\n\r\n"))
                self.requests.append(request)
                async with self._arrived:
                    self._arrived.notify_all()
                await self.handlers.get(request.path.partition("?")[0], answer(b"", 404))(request, writer)
                await writer.drain()
            finally:
                writer.close()
                await writer.wait_closed()


def fetcher_for(*servers: Server, resolve: Resolve | None = None, **options: Any) -> Fetcher:
    """Return a fetcher that reaches these servers alone, without pauses; `options` are those of FetchOptions."""
    defaults: dict[str, Any] = {
        "allowed": frozenset(server.pair for server in servers),
        "pause_seconds": 0.0,
        "retry_seconds": 0.0,
    }
    return Fetcher(FetchOptions(**(defaults | options)), resolve=resolve)


def answer(body: bytes, status: int = 200, *, media_type: str = "", **headers: str) -> Handler:
    """Answer as a server should. Headers are given like `cache_control="max-age=60"`."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_head(status, {"Content-Length": str(len(body)), "Content-Type": media_type} | _named(headers)))
        writer.write(body)

    return handle


def feed(body: bytes = FEED, status: int = 200, **headers: str) -> Handler:
    """Answer with a good feed."""
    return answer(body, status, media_type="application/rss+xml; charset=utf-8", **headers)


def redirect(location: str, status: int = 302) -> Handler:
    """Redirect, to another host too. A path that redirects to itself is a redirect loop."""
    return answer(b"", status, location=location)


def gone() -> Handler:
    """Answer that the address won't come back (410)."""
    return answer(b"", 410)


def busy(retry_after: str | None = None, status: int = 429) -> Handler:
    """Ask to come later (429, or 503)."""
    return answer(b"", status, retry_after=retry_after or "")


def unchanged(etag: str = '"1"', body: bytes = FEED) -> Handler:
    """Answer 304 to who knows the ETag, and give the body to others."""

    async def handle(request: Request, writer: asyncio.StreamWriter) -> None:
        is_known = request.headers.get("if-none-match") == etag
        await (answer(b"", 304, etag=etag) if is_known else feed(body, etag=etag))(request, writer)

    return handle


def always_unchanged() -> Handler:
    """Answer 304 to everybody."""
    return answer(b"", 304)


def silent() -> Handler:
    """Accept the request and never answer."""

    async def handle(_request: Request, _writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    return handle


def slow(body: bytes = FEED, pause_seconds: float = 0.02) -> Handler:
    """Send a byte now and then, and never come to the end."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_head(200, {"Content-Type": "application/rss+xml"}))
        sent = 0
        while True:
            writer.write(body[sent : sent + 1] or b" ")
            sent += 1
            await writer.drain()
            await asyncio.sleep(pause_seconds)

    return handle


def slow_end(pause_seconds: float = 0.05) -> Handler:
    """Send all but the last byte, and that one later."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_head(200, {"Content-Type": "application/rss+xml"}) + FEED[:-1])
        await writer.drain()
        await asyncio.sleep(pause_seconds)
        writer.write(FEED[-1:])

    return handle


def slow_headers(pause_seconds: float = 0.02) -> Handler:
    """Send interim answers now and then, and never a final one."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
            await writer.drain()
            await asyncio.sleep(pause_seconds)

    return handle


def endless() -> Handler:
    """Send without end, as fast as it goes."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_head(200, {"Content-Type": "text/html"}))
        while True:
            writer.write(b"<p>and so on</p>" * 4096)
            await writer.drain()

    return handle


def endless_headers() -> Handler:
    """Send headers without end."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X-More: " + b"x" * 4096 + b"\r\n")
            await writer.drain()

    return handle


def announced_too_large(length: int = 10**12) -> Handler:
    """Announce a body that nobody wants, and then send none."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_head(200, {"Content-Length": str(length)}))
        await writer.drain()
        await asyncio.Event().wait()

    return handle


def gzipped(body: bytes = FEED) -> Handler:
    """Answer compressed, as it should be."""
    return feed(gzip.compress(body), content_encoding="gzip")


def deflated(body: bytes = FEED, *, is_raw: bool = False) -> Handler:
    """Answer compressed with deflate; `is_raw` leaves out the frame of zlib, as some servers do."""
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS if is_raw else zlib.MAX_WBITS)
    return feed(compressor.compress(body) + compressor.flush(), content_encoding="deflate")


def bomb(megabytes: int = 1000, encoding: str = "gzip") -> Handler:
    """Send few bytes that decompress to very many."""
    compressor = zlib.compressobj(9, wbits=zlib.MAX_WBITS | (16 if encoding == "gzip" else 0))
    zeros = bytes(1_000_000)
    pieces = [compressor.compress(zeros) for _ in range(megabytes)]
    return answer(b"".join([*pieces, compressor.flush()]), media_type="text/xml", content_encoding=encoding)


def falsely_compressed(encoding: str = "gzip") -> Handler:
    """Say that plain text is compressed."""
    return feed(content_encoding=encoding)


def cut(body: bytes = FEED, sent: int = 40) -> Handler:
    """Announce the whole body, send the begin of it and hang up."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_head(200, {"Content-Length": str(len(body))}))
        writer.write(body[:sent])

    return handle


def cut_gzip(body: bytes = FEED) -> Handler:
    """Hang up in the middle of a compressed body whose length wasn't announced."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_head(200, {"Content-Encoding": "gzip"}))
        writer.write(gzip.compress(body)[:-20])

    return handle


def hang_up() -> Handler:
    """Close the connection without an answer."""

    async def handle(_request: Request, _writer: asyncio.StreamWriter) -> None:
        return

    return handle


def raw(data: bytes) -> Handler:
    """Send just these bytes."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return handle


def no_http() -> Handler:
    """Answer in another protocol."""
    return raw(b"220 mail.example ESMTP ready\r\n\r\n")


def html(text: str = "<h1>We value your privacy</h1><button>Accept all</button>") -> Handler:
    """Answer with a page, where there was a feed: a consent page, say."""
    page = f"<!doctype html><html><head><title>News</title></head><body>{text}</body></html>"
    return answer(page.encode(), media_type="text/html; charset=utf-8")


def wrong_type(body: bytes = FEED, media_type: str = "image/png") -> Handler:
    """Answer with a good feed under a media type that isn't its own."""
    return answer(body, media_type=media_type)


def broken_encoding() -> Handler:
    """Answer with a feed in UTF-8 with bytes that aren't, under a charset that doesn't exist."""
    return answer(FEED.replace(b"nine", b"\xff\xfe\xc3"), media_type="application/rss+xml; charset=klingon-8")


def invalid_dates() -> Handler:
    """Answer with a feed whose dates aren't any."""
    dates = ("yesterday", "32 Foo 2026 25:61:61 +9999", "0000-00-00T00:00:00Z", "")
    items = "".join(
        f"<item><title>Story {number}</title><guid>{number}</guid><description>It rained.</description>"
        f"<pubDate>{date}</pubDate></item>"
        for number, date in enumerate(dates)
    )
    return feed(f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode())


def many_items(count: int = 1_000_000) -> Handler:
    """Answer with a feed of very many items, compressed and without a length."""

    async def handle(_request: Request, writer: asyncio.StreamWriter) -> None:
        compressor = zlib.compressobj(1, wbits=zlib.MAX_WBITS | 16)
        writer.write(_head(200, {"Content-Type": "application/rss+xml", "Content-Encoding": "gzip"}))
        writer.write(compressor.compress(b'<rss version="2.0"><channel><title>News</title>'))
        for start in range(0, count, 1000):
            items = b"".join(
                b"<item><guid>%d</guid><title>Story %d</title><description>It rained.</description></item>" % (n, n)
                for n in range(start, min(start + 1000, count))
            )
            writer.write(compressor.compress(items))
            await writer.drain()
        writer.write(compressor.compress(b"</channel></rss>") + compressor.flush())

    return handle


def robots(text: str, status: int = 200) -> Handler:
    """Answer with a robots.txt."""
    return answer(text.encode(), status, media_type="text/plain")


def forbidding_robots() -> Handler:
    """Forbid everything to everybody."""
    return robots("User-agent: *\nDisallow: /\n")


def cookie_wall(body: bytes = FEED, cookie: str = "seen=1; Path=/") -> Handler:
    """Redirect to the same address until a cookie comes back."""

    async def handle(request: Request, writer: asyncio.StreamWriter) -> None:
        wall = answer(b"", 302, location=request.path, set_cookie=cookie)
        await (feed(body) if "seen=1" in request.headers.get("cookie", "") else wall)(request, writer)

    return handle


def in_turn(*handlers: Handler) -> Handler:
    """Answer each request with the next handler, and all later ones with the last."""
    left = list(handlers)

    async def handle(request: Request, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return handle


def changing_names(*answers: str) -> Callable[[str, int], Awaitable[list[str]]]:
    """Return a resolver, for `Fetcher(resolve=…)`, that gives each of the answers once, and the last forever."""
    left = list(answers)

    async def resolve(_host: str, _port: int) -> list[str]:
        return [left.pop(0) if len(left) > 1 else left[0]]

    return resolve


def _parse(head: bytes) -> Request:
    first, *lines = head.decode("utf-8", "replace").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, colon, value in (line.partition(":") for line in lines)}
    return Request(first.split(" ")[1], headers)


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


def _head(status: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} As It Is", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value]
    return "\r\n".join([*lines, "", ""]).encode()
