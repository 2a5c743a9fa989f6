"""A news site on loopback: feeds and pages that tests choose, and what was asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Story(NamedTuple):
    """An item of a feed."""

    title: str
    text: str
    link: str = ""
    published: str = "Mon, 04 May 2026 10:00:00 GMT"


@dataclass
class Page:
    """What a path answers with."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/rss+xml"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class NewsServer:
    """A server whose `pages` may change while it runs; `asked` are the paths of all requests."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    _turns: dict[str, list[Page]] = field(default_factory=dict)

    def url(self, path: str) -> str:
        return f"http://{self.address}{path}"

    def answers(self, path: str, pages: Sequence[Page]) -> None:
        """Answer the next requests for a path with these pages in turn, and all further ones with the last."""
        self.pages[path], self._turns[path] = pages[-1], [*pages[:-1]]

    def page(self, path: str) -> Page:
        """Return what to answer a request for a path with."""
        if turns := self._turns.get(path):
            return turns.pop(0)
        return self.pages.get(path, Page(status=404, content_type="text/plain"))

    def feed(self, path: str, title: str, stories: Sequence[Story], etag: str | None = None) -> str:
        """Serve a feed at a path; return its address."""
        headers = {"ETag": etag} if etag else {}
        self.pages[path] = Page(rss(title, stories), headers=headers)
        return self.url(path)


def rss(title: str, stories: Sequence[Story]) -> bytes:
    items = "".join(
        f"<item><title>{escape(story.title)}</title><link>{escape(story.link)}</link>"
        f"<pubDate>{story.published}</pubDate><description>{escape(f'<p>{story.text}</p>')}</description></item>"
        for story in stories
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escape(title)}</title>{items}</channel></rss>'
    ).encode()


@contextmanager
def serving() -> Iterator[NewsServer]:
    """Serve while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that http.server calls
            server.asked.append(self.path)
            page = server.page(self.path)
            etag = page.headers.get("ETag")
            status = 304 if etag and self.headers.get("If-None-Match") == etag else page.status
            body = b"" if status == 304 else page.body
            self.send_response(status)
            for name, value in {"Content-Type": page.content_type, **page.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # its name in http.server
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        server = NewsServer(f"127.0.0.1:{http.server_port}")
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
