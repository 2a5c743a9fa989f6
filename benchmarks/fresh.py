"""Measure how soon new articles are searchable: python -m benchmarks.fresh [--paragraphs N] [--text DIR] [--json]

Indexes files with N generated paragraphs as `newsbot index` does and starts a process that serves the index. Then it
adds, changes and removes 100 articles (1,500 paragraphs), each in an index run of a warmed-up process.

found_s     seconds from the start of the index run until the serving process finds the new paragraph, or no longer
            finds the removed one
run_s       seconds until the index run ends, after verifying every file of the index
search_ms   the slowest search meanwhile, in milliseconds
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.sets import table
from benchmarks.texts import paragraphs, real_paragraphs
from index import DataFolder, Library, index_files

ROOT = Path(__file__).parent.parent
PARAGRAPHS = 15  # per article
ARTICLES = 100  # per change
TIMEOUT = 60.0


def serve(folder: Path, pipe: Connection) -> None:
    """Search the index as a bot does; report when a term appeared or disappeared, and the slowest search."""
    library = Library(_data(folder))
    library.snapshot.warm_up()
    pipe.send("ready")
    while request := pipe.recv():
        term, expected = request
        until, slowest = time.monotonic() + TIMEOUT, 0.0
        while time.monotonic() < until:
            started = time.monotonic()
            is_found = bool(library.snapshot.search([term], 1))
            now = time.monotonic()
            slowest = max(slowest, now - started)
            if is_found is expected:
                break
            time.sleep(0.001)
        pipe.send((now, slowest))


def measure(folder: Path, count: int, real: list[str]) -> Iterator[dict[str, Any]]:
    """Yield a row for each change to an index of `count` paragraphs."""
    texts = paragraphs(count + 4 * ARTICLES * PARAGRAPHS, real)
    archive, today = folder / "articles" / "archive", folder / "articles" / "today"
    _write(archive, texts, count // PARAGRAPHS, "")
    started = time.monotonic()
    index_files([archive], _data(folder))
    built = time.monotonic() - started
    yield {"change": "all indexed", "articles": count // PARAGRAPHS, "found_s": built, "run_s": built, "search_ms": 0.0}
    pipe, server_pipe = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    server = context.Process(target=serve, args=(folder, server_pipe), daemon=True)
    server.start()
    pipe.recv()
    _write(today, texts, 2, "zzwarm")  # a first run warms this process up
    index_files([today], _data(folder))
    for change, term, prune in (("added", "zzone", False), ("changed", "zztwo", False), ("removed", "zztwo", True)):
        if change == "removed":
            for path in sorted(today.iterdir())[:ARTICLES]:
                path.unlink()
            _write(today, texts, 1, "zzlast", first=ARTICLES)
        else:
            _write(today, texts, ARTICLES, term)
        paths = sorted(today.iterdir()) if not prune else [today]
        pipe.send((term, not prune))
        started = time.monotonic()
        index_files(paths, _data(folder), prune=prune)
        run = time.monotonic() - started
        found_at, slowest = pipe.recv()
        row = {"found_s": found_at - started, "run_s": run, "search_ms": 1000 * slowest}
        yield {"change": change, "articles": ARTICLES, **row}
    pipe.send(None)
    server.join()


def _data(folder: Path) -> DataFolder:
    return DataFolder(folder / "data", folder / "data" / "articles.sqlite")


def _write(folder: Path, texts: Iterator[str], count: int, term: str, first: int = 0) -> None:
    """Write `count` articles as files, each with `term` in its last paragraph."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        body = [next(texts) for _ in range(PARAGRAPHS)]
        day = f"{2000 + number * 20 // max(1, count)}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        head = f"Date: {day}\nTitle: {' '.join(body[0].split()[:8])}\nSource: Outlet {number % 20}\n\n"
        (folder / f"{number:07}.txt").write_text(head + "\n\n".join([*body[:-1], f"{body[-1]} {term}"]))


def main() -> None:
    """Run the benchmark from the command line, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--paragraphs", type=int, default=1_000_000, help="size of the index before the changes (default: %(default)s)"
    )
    parser.add_argument(
        "--text", type=Path, default=ROOT / "examples", help="test set or folder of articles for real paragraphs"
    )
    parser.add_argument("--json", action="store_true", help="print the rows as a JSON list")
    given = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="newsbot-"))
    try:
        rows = list(measure(scratch, given.paragraphs, real_paragraphs(given.text)))
    finally:
        shutil.rmtree(scratch)
    print(json.dumps(rows) if given.json else table(rows))


if __name__ == "__main__":
    main()
