"""Measure a refresh of many feeds: python -m benchmarks.refresh [--feeds N] [--items M] [--archive A] [--languages]

Serves N feeds with M generated items each on loopback, each from a host of its own (on Linux, which has 127.0.0.0/8),
and refreshes them in a process of its own, into an index of A articles: all new, then all unchanged, then with one new
item in each feed. With --languages, the items begin in 33 languages in turn, of which the model of languages needs far
more than of one. --json prints the rows as a JSON list.

seconds       time of the refresh
cpu_s         processor time of the refreshing process, in seconds: the figure to compare on a busy machine
answerable_s  seconds from the start until the new articles of the first feeds are in the published index
peak_mb       peak memory of the refreshing process, in MB; it starts no others
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.memory import peak_mb
from benchmarks.sets import table
from benchmarks.texts import paragraphs, real_paragraphs
from index import DataFolder, FetchOptions, RefreshOptions, SourceOptions, index_files, refresh, web_of
from index.archive import WebSources
from index.sources.web import WebSource

ROOT = Path(__file__).parent.parent
PARAGRAPHS = 8  # per item
_OPENING = 600  # characters, by which a language is told
_POLL_SECONDS = 0.01


def serve(feeds: int, items: int, is_multilingual: bool, pipe: Connection) -> None:
    """Serve the feeds until the pipe closes; each message through it adds an item to every feed."""
    texts = paragraphs((items + 4) * feeds * PARAGRAPHS, real_paragraphs(ROOT / "examples"))
    openings = itertools.cycle(_openings() if is_multilingual else [""])
    bodies = [[_item(feed, number, texts, next(openings)) for number in range(items)] for feed in range(feeds)]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name that http.server calls
            name = self.path.removeprefix("/feed")
            body = _feed(int(name), bodies[int(name)]) if name.isdecimal() else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # its name in http.server
            del format, args

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 512

    with Server(("0.0.0.0", 0), Handler) as server:  # noqa: S104  # all addresses of loopback
        threading.Thread(target=server.serve_forever, daemon=True).start()
        pipe.send(server.server_port)
        while pipe.recv():
            for feed, body in enumerate(bodies):
                body.insert(0, _item(feed, len(body), texts, next(openings)))
            pipe.send(True)
        server.shutdown()


def _openings() -> list[str]:
    """Return some sentences in each of many languages, long enough to hide the language of what follows."""
    lines = (ROOT / "tests" / "data" / "encodings.jsonl").read_text("utf-8").splitlines()
    texts = (" ".join(json.loads(line)["texts"]) for line in lines)
    return [f"{text} " * (1 + _OPENING // len(text)) for text in texts]


def _item(feed: int, number: int, texts: Iterator[str], opening: str) -> str:
    body = [next(texts) for _ in range(PARAGRAPHS)]
    title = escape(f"{' '.join((opening or body[0]).split()[:8])} {feed}-{number}")
    body[0] = opening or body[0]
    text = escape("".join(f"<p>{escape(paragraph)}</p>" for paragraph in body))
    link = f"https://outlet{feed}.example/{number}"
    day = f"{number % 28 + 1:02} May 2026 10:00:00 GMT"
    head = f"<title>{title}</title><link>{link}</link><pubDate>{day}</pubDate>"
    return f"<item>{head}<description>{text}</description></item>"


def _feed(number: int, items: list[str]) -> bytes:
    head = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet {number}</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def refresh_all(folder: Path, allowed: frozenset[str], pipe: Connection) -> None:
    """Refresh all sources; send the time until the first publication, times, the peak memory, and what was added."""
    data, started, cpu = _data(folder), time.monotonic(), time.process_time()
    before, published = _current(data), [0.0]
    done = threading.Event()

    def watch() -> None:
        while not done.is_set() and not published[0]:
            if _current(data) != before:
                published[0] = time.monotonic() - started
            time.sleep(_POLL_SECONDS)

    thread = threading.Thread(target=watch)
    thread.start()
    options = FetchOptions(allowed=allowed, pause_seconds=0)
    report = refresh(data, web_of(options), RefreshOptions(), force=True)
    seconds = time.monotonic() - started
    done.set()
    thread.join()
    cpu = time.process_time() - cpu
    pipe.send((published[0], seconds, cpu, peak_mb(), report.added, report.failures))


def _current(data: DataFolder) -> str:
    path = data.snapshots / "CURRENT"
    return path.read_text() if path.exists() else ""


def measure(folder: Path, feeds: int, items: int, archive: int, is_multilingual: bool) -> Iterator[dict[str, Any]]:
    """Yield a row for each refresh."""
    context = multiprocessing.get_context("spawn")
    if archive:
        _index_archive(folder, archive)
    pipe, server_pipe = context.Pipe()
    server = context.Process(target=serve, args=(feeds, items, is_multilingual, server_pipe), daemon=True)
    server.start()
    server_pipe.close()  # so that its death ends the wait
    port = pipe.recv()
    hosts = [_host(feed) for feed in range(feeds)]
    allowed = frozenset(f"{host}:{port}" for host in hosts)
    _data(folder).check_writable()
    with closing(WebSources(_data(folder).database)) as sources:
        for feed, host in enumerate(hosts):
            url = f"http://{host}:{port}/feed{feed}"
            sources.add(WebSource("", url, "feed", f"Outlet {feed}", SourceOptions(text_from="item", pause_seconds=0)))
    for name in ("all new", "all unchanged", "one new item each"):
        if name == "one new item each":
            pipe.send(True)
            pipe.recv()
        yield {"refresh": name, "feeds": feeds, "items": feeds * items, **_refreshed(context, folder, allowed)}
    pipe.send(False)
    server.join()


def _host(feed: int) -> str:
    return f"127.0.{1 + feed // 200}.{1 + feed % 200}" if sys.platform == "linux" else "127.0.0.1"


def _refreshed(context: Any, folder: Path, allowed: frozenset[str]) -> dict[str, Any]:
    pipe, child = context.Pipe()
    process = context.Process(target=refresh_all, args=(folder, allowed, child))
    process.start()
    child.close()  # so that its death ends the wait
    answerable, seconds, cpu, peak, added, failures = pipe.recv()
    process.join()
    measured = {"seconds": seconds, "cpu_s": cpu, "answerable_s": answerable, "peak_mb": peak}
    return {"added": added, "failures": failures, **measured}


def _index_archive(folder: Path, count: int) -> None:
    texts = paragraphs(count * PARAGRAPHS, real_paragraphs(ROOT / "examples"))
    path = folder / "archive.jsonl"
    with path.open("w") as file:
        for number in range(count):
            body = [next(texts) for _ in range(PARAGRAPHS)]
            record = {
                "id": number,
                "title": body[0][:60],
                "date": "2025-01-02",
                "source": "Archive",
                "text": "\n\n".join(body),
            }
            file.write(json.dumps(record) + "\n")
    index_files([path], _data(folder))


def _data(folder: Path) -> DataFolder:
    return DataFolder(folder / "data", folder / "data" / "articles.sqlite")


def main() -> None:
    """Run the benchmark from the command line, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200, help="number of feeds (default: %(default)s)")
    parser.add_argument("--items", type=int, default=50, help="items of each (default: %(default)s)")
    parser.add_argument("--archive", type=int, default=0, help="articles in the index before (default: %(default)s)")
    parser.add_argument("--languages", action="store_true", help="let the items begin in 33 languages in turn")
    parser.add_argument("--json", action="store_true", help="print the rows as a JSON list")
    given = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="newsbot-"))
    try:
        rows = list(measure(scratch, given.feeds, given.items, given.archive, given.languages))
    finally:
        shutil.rmtree(scratch)
    print(json.dumps(rows) if given.json else table(rows))


if __name__ == "__main__":
    main()
