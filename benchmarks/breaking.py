"""Measure how soon the bot answers with news: python -m benchmarks.breaking [--paragraphs N] [--items N] [--folder DIR]

Indexes N paragraphs of generated news by `newsbot index`, and runs `newsbot run` against the double of the Bot API.
Then a feed on loopback gets a new item, and `newsbot refresh` runs beside the bot, which is asked about the item again
and again.

fetched_s     seconds from the start of `newsbot refresh` until the feed was sent to it
answered_s    seconds from then until the first answer with the item: the figure on the last line is the longest
run_s         seconds until `newsbot refresh` has ended, after it verified every file of the index
refresh_mb    peak memory of `newsbot refresh`, in MB (Linux only)
asked         questions until then; the bot answers the others without the item

--folder keeps the index in DIR, and uses the one that is there. --json prints the rows as a JSON list. The exit status
is 1 if an answer took longer than 10 seconds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.load_processes import Bot, Broken, bot, index, newsbot_settings, running
from benchmarks.memory import memory_mb
from benchmarks.sets import table
from benchmarks.texts import paragraphs, real_paragraphs

ROOT = Path(__file__).parent.parent
MOST = 10.0
"""Maximum seconds from the fetch of a new item until it is answered."""

PARAGRAPHS = 15  # per article
CHAT = 1001
ANSWER_SECONDS = 60.0
_POLL_SECONDS = 0.02
_LAST = "berg haven hoven meer straat velde".split()
_FIRST = "Abigail Bertram Clarissa Desmond Eleanor Ferdinand Gwendolyn Humphrey Isadora Jonathan".split()


class Feed:
    """A feed on loopback, and when it was sent last, by `time.monotonic`."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self.sent_at = 0.0
        self.port = 0

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}/feed"

    def body(self) -> bytes:
        """Return it as RSS."""
        head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Breaking</title>'
        return f"{head}{''.join(self.items)}</channel></rss>".encode()


@contextmanager
def serving() -> Iterator[Feed]:
    """Serve a feed for the duration of the block."""
    feed = Feed()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that http.server calls
            body = feed.body() if self.path == "/feed" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            if body:
                feed.sent_at = time.monotonic()

        def log_message(self, format: str, *args: object) -> None:  # its name in http.server
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        feed.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield feed
        server.shutdown()


def write(folder: Path, count: int) -> None:
    """Write a file of articles with `count` paragraphs in all."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = paragraphs(count, real_paragraphs(ROOT / "examples"))
    with (folder / "archive.jsonl").open("w", encoding="utf-8") as file:
        for number in range(count // PARAGRAPHS):
            body = [next(texts) for _ in range(PARAGRAPHS)]
            day = f"{2000 + number % 20}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            record = {
                "id": number,
                "title": " ".join(body[0].split()[:8]),
                "date": day,
                "source": f"Outlet {number % 20}",
            }
            file.write(json.dumps(record | {"text": "\n\n".join(body)}) + "\n")


def measure(folder: Path, count: int, items: int) -> Iterator[dict[str, Any]]:
    """Yield a row for each new item beside `count` paragraphs, which are indexed in `folder` unless they are there."""
    if not (folder / "data").exists():
        _say(f"indexing {count:,} paragraphs")
        write(folder / "articles", count)
        _say(f"indexed in {index(folder):.0f} s")
    (folder / "chats.sqlite").unlink(missing_ok=True)
    with serving() as feed:
        own = {
            "NEWSBOT_REFRESH_MINUTES": "0",  # so that only `newsbot refresh` fetches
            "NEWSBOT_LIMIT_PERSON": "0",
            "NEWSBOT_SOURCES_ALLOWED": f"127.0.0.1:{feed.port}",
        }
        feed.items.append(_item("Old", "first"))
        template = newsbot_settings(folder, "{url}") | own
        with bot("newsbot", ["-m", "bot", "run"], folder, template) as started:
            settings = newsbot_settings(folder, started.double.url) | own
            _run(folder, ["sources", "add", feed.url, "--text-from", "item"], settings)
            _run(folder, ["refresh", "--all"], settings)
            for number in range(items):
                yield _measured(folder, feed, started, settings, _person(number))
            _run(folder, ["sources", "remove", feed.url], settings)


def _measured(folder: Path, feed: Feed, started: Bot, settings: dict[str, str], person: str) -> dict[str, Any]:
    mark = f"zq{len(feed.items)}{int(time.time())}"  # not in the question, which an answer may repeat
    feed.items.insert(0, _item(person, mark))
    begun, feed.sent_at, asked, peak, ended = time.monotonic(), 0.0, 0, 0.0, 0.0
    with running("newsbot refresh", ["-m", "bot", "refresh", "--all"], folder, settings) as refresh:
        answered = 0.0
        while not (answered and ended):
            peak = max(peak, memory_mb("VmHWM", refresh.process.pid) or 0.0)
            if not ended and refresh.process.poll() is not None:
                ended = time.monotonic()
                if refresh.process.returncode:
                    raise refresh.broken(f"ended with code {refresh.process.returncode}")
            if time.monotonic() - begun > ANSWER_SECONDS:
                last = started.double.call("last")["text"]
                raise refresh.broken(f"brought nothing within {ANSWER_SECONDS:.0f} s; the last answer was {last!r}")
            if feed.sent_at and not answered:
                asked += 1
                answered = (
                    time.monotonic() if mark in _answer(started, f"What did {person} say about the tunnel?") else 0.0
                )
            time.sleep(_POLL_SECONDS)
    return {
        "fetched_s": feed.sent_at - begun,
        "answered_s": answered - feed.sent_at,
        "run_s": ended - begun,
        "refresh_mb": peak,
        "asked": asked,
    }


def _answer(started: Bot, question: str) -> str:
    """Ask the bot and return the text of its answer."""
    sent = started.double.call("put", chat=CHAT, text=question)["sent"]
    until = time.monotonic() + ANSWER_SECONDS
    while started.double.call("state")["sent"] <= sent:
        started.running.check()
        if time.monotonic() > until:
            raise started.running.broken("did not answer")
        time.sleep(_POLL_SECONDS)
    return str(started.double.call("last")["text"])


def _person(number: int) -> str:
    """Return a name that no other item has."""
    return f"{_FIRST[number % len(_FIRST)]} Vander{_LAST[number // len(_FIRST) % len(_LAST)]}"


def _item(person: str, mark: str) -> str:
    texts = [
        f"The tunnel under the harbour will open a year late, the city council heard on Monday. Its number is {mark}.",
        f"“The tunnel needs new pumps, and {mark} of them are on order,” {person} said. “Nobody will drive through it "
        "before they run.”",
    ]
    text = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in texts)
    head = f"<title>Harbour tunnel opens a year late, says {person}</title><link>https://breaking.example/{mark}</link>"
    return f"<item>{head}<description>{text}</description></item>"


def _run(folder: Path, command: list[str], settings: dict[str, str]) -> None:
    with running(f"newsbot {command[0]}", ["-m", "bot", *command], folder, settings) as process:
        process.process.communicate()
        if process.process.returncode:
            raise process.broken(f"ended with code {process.process.returncode}")


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--paragraphs", type=int, default=1_000_000, help="size of the index before (default: %(default)s)"
    )
    parser.add_argument("--items", type=int, default=5, help="number of new items, in turn (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="folder for the index (default: a temporary one)")
    parser.add_argument("--json", action="store_true", help="print the rows as a JSON list")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no process is left behind
    folder = given.folder or Path(tempfile.mkdtemp(prefix="newsbot-breaking-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        rows = list(measure(folder.resolve(), given.paragraphs, given.items))
    except Broken as broken:
        sys.exit(f"benchmarks.breaking: {broken}")
    finally:
        if given.folder is None:
            shutil.rmtree(folder)
    longest = max(row["answered_s"] for row in rows)
    print(json.dumps(rows) if given.json else table(rows))
    if not given.json:
        print(f"answered {longest:.2f} s after the fetch at the latest; at most {MOST:g} s are wanted")
    sys.exit(longest > MOST)


if __name__ == "__main__":
    main()
