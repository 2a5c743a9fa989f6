"""Check that killing an index run loses nothing: python -m benchmarks.crash [--kills N] [--seed S] [--json]

Adds, changes and removes articles, starts an index run and kills it by SIGKILL at a random moment after a random event
of its progress; repeats this N times. After each kill the index must open, be complete and answer. After the next run
the article files, the store and the index must agree, and no half-written files may be left. Every other run writes an
addition, as with a large index; the others rewrite the base. One run in two, at random, writes the compact layout of a
larger index, the others the packed one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.texts import paragraphs
from index import DataFolder, index_files
from index.archive import Store
from index.engine.snapshot import open_current
from index.indexing import build
from index.sources import list_files, load_file

ROOT = Path(__file__).parent.parent
ARTICLES = 60
_IMPORTS = "from index.indexing import build; from index.storage import snapshot_files"
_RUN = f"{_IMPORTS}; {{}}; {{}}; from bot.cli import main; main()"
_ARGUMENTS = ("index", "--prune", "--progress", "json")
_ADD = "build.takes_additions = lambda _: True"
_COMPACT = "snapshot_files.VERIFY_WHOLE_BYTES = 0"


@dataclass(slots=True)
class Crashes:
    """A folder of articles and its index, for repeated changes and killed index runs."""

    folder: Path
    seed: int = 1
    rng: random.Random = field(init=False)
    names: int = 0

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.articles.mkdir()
        (self.articles / "stays.txt").write_text("Title: It stays\n\n“Everything stays,” said Ida Holm.")
        for _ in range(ARTICLES):
            self._write_new()
        index_files([self.articles], self.data)

    @property
    def articles(self) -> Path:
        return self.folder / "articles"

    @property
    def data(self) -> DataFolder:
        return DataFolder(self.folder / "data", self.folder / "data" / "articles.sqlite")

    def kill_one(self, add: bool, events: int, seconds: float) -> bool:
        """Change articles, and kill an index run `seconds` after some events; return whether it was still running."""
        self._change()
        with self._start(add) as process:
            assert process.stdout is not None
            for _ in range(events):
                process.stdout.readline()
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
        return process.returncode == -signal.SIGKILL

    def time_one(self, add: bool) -> list[float]:
        """Return how many seconds an undisturbed index run takes to its first event, and from each to the next."""
        self._change()
        moments = [time.monotonic()]
        with self._start(add) as process:
            assert process.stdout is not None
            moments += [time.monotonic() for _ in process.stdout]
        assert process.returncode == 0
        return [later - earlier for earlier, later in pairwise(moments)]

    def check(self) -> None:
        """Raise AssertionError unless the index is complete, answers, and matches files and store after another run."""
        self._check_index()
        with patch.object(build, "takes_additions", lambda _: self.rng.random() < 0.5):
            index_files([self.articles], self.data, prune=True)
        self._check_index()
        files = [loaded.article for file in list_files([self.articles]).files.values() for loaded in load_file(file)]
        expected = {article.id: article for article in files}
        with closing(Store(self.data.database)) as store:
            assert {article.id: replace(article, version=1) for article in store.articles()} == expected
        snapshot = open_current(self.data.snapshots)
        newest = snapshot.newest(10**6)
        assert {article.id: replace(article, version=1) for article in newest} == expected
        assert snapshot.coverage.articles == len(expected)
        names = sorted(path.name for path in self.data.snapshots.iterdir())
        assert [name for name in names if not name.isdecimal()] == ["CURRENT"], names
        assert len(names) <= 4, names
        assert not (self.data.path / "index.lock.holder").exists()

    def _check_index(self) -> None:
        snapshot = open_current(self.data.snapshots)
        snapshot.verify()
        hits = snapshot.search(["everyth", "stay"], 10)
        assert any(snapshot.paragraph(hit.article_id, hit.position).startswith("“Everything") for hit in hits)

    def _start(self, add: bool) -> subprocess.Popen[bytes]:
        layout = _COMPACT if self.rng.random() < 0.5 else "pass"
        run = _RUN.format(_ADD if add else "pass", layout)
        command = [sys.executable, "-c", run, *_ARGUMENTS, str(self.articles)]
        environment = os.environ | {"NEWSBOT_DATA_DIR": str(self.data.path), "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def _change(self) -> None:
        files = sorted(path for path in self.articles.iterdir() if path.name != "stays.txt")
        chosen = self.rng.sample(files, 8)
        for path in chosen[:5]:
            path.unlink()
        for path in chosen[5:]:
            path.write_text(self._text())
        for _ in range(5):
            self._write_new()

    def _write_new(self) -> None:
        self.names += 1
        (self.articles / f"{self.names:05}.txt").write_text(self._text())

    def _text(self) -> str:
        body = list(paragraphs(4, [], seed=self.rng.randrange(10**9)))
        return f"Title: {body[0][:40]}\nDate: 2025-{self.rng.randint(1, 12):02}-01\n\n" + "\n\n".join(body)


def measure(kills: int, seed: int) -> dict[str, Any]:
    """Kill `kills` index runs and check the index after each; raise AssertionError at the first fault."""
    with tempfile.TemporaryDirectory() as scratch:
        crashes = Crashes(Path(scratch), seed)
        # The very first run starts with a cold disk cache, so take the faster of two.
        usual = {add: min((crashes.time_one(add) for _ in range(2)), key=sum) for add in (True, False)}
        running = 0
        for number in range(kills):
            add = number % 2 == 0
            # Counted from an event, a moment is in the same stage of the run however busy the machine is.
            events = crashes.rng.randrange(len(usual[add]))
            running += crashes.kill_one(add, events, crashes.rng.random() * usual[add][events])
            crashes.check()
        return {"kills": kills, "while_running": running, "lost": 0, "damaged": 0}


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="number of index runs to kill (default: %(default)s)")
    parser.add_argument(
        "--seed", type=int, default=1, help="random seed of articles and moments (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as a JSON object")
    given = parser.parse_args()
    counts = measure(given.kills, given.seed)
    work = f"Killed {counts['kills']} index runs, {counts['while_running']} of them while working"
    sentence = f"{work}: nothing lost, nothing damaged."
    print(json.dumps(counts) if given.json else sentence)


if __name__ == "__main__":
    main()
