"""The bot as a process of its own: starting it over an index, what it writes to stderr, and how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from botapi import BotApi
from waits import WAIT_SECONDS, eventually, within

from index import DataFolder, index_files

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
STOP_SECONDS = 5.0
"""How long the bot may take to end after SIGTERM, where nothing else slows the machine down."""

Environment = dict[str, str]


class Newsbot:
    """A process `newsbot run`, from its start to its end, with what it writes to stderr."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self.folder = folder
        self._lines: list[str] = []
        self._ended = False
        self._changed = threading.Condition()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> str:
        """Everything on stderr so far."""
        with self._changed:
            return "".join(self._lines)

    def wait_for_log(self, words: str, timeout: float = WAIT_SECONDS, times: int = 1) -> None:
        """Waits until `words` stand on stderr, so many times."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or "".join(self._lines).count(words) >= times, timeout)
        assert self.log.count(words) >= times, f"waited up to {timeout} s for {words!r}:\n{self.log}"

    def remembers(self, select: str, *values: object) -> list[tuple[Any, ...]]:
        """What stands in the bot's memory."""
        with closing(self._memory()) as database:
            return database.execute(select, values).fetchall()

    def make_remember(self, change: str, *values: object) -> None:
        """Changes what stands in the bot's memory, behind its back."""
        with closing(self._memory()) as database:
            assert database.execute(change, values).rowcount

    def wait_until_done(self) -> None:
        """Waits until all that was written down is marked as worked on: a kill after that repeats nothing."""
        eventually(lambda: not self.remembers("SELECT update_id FROM inbox WHERE done_at IS NULL"))

    def wait(self, timeout: float = WAIT_SECONDS) -> int:
        """Waits for the end; returns the exit code."""
        code = self._process.wait(timeout)
        self._reader.join(timeout)
        return code

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Asks the process to end, and returns its exit code; fails if that takes more than 5 seconds."""
        self._process.send_signal(number)
        try:
            within(STOP_SECONDS, lambda: self._process.poll() is not None)
        except AssertionError:
            self.kill()
            raise AssertionError(f"still running {STOP_SECONDS} s after {number.name}:\n{self.log}") from None
        return self.wait()

    def kill(self) -> None:
        """Ends the process at once, as a power cut would."""
        self._process.kill()
        self.wait()

    def close(self) -> None:
        """Ends the process at once if it is still there: how it ends by itself is for tests of `stop`."""
        if self._process.poll() is None:
            self.kill()
        self._reader.join(WAIT_SECONDS)
        if self._process.stderr:
            self._process.stderr.close()

    def _memory(self) -> sqlite3.Connection:
        return sqlite3.connect(self.data / "chats.sqlite", timeout=WAIT_SECONDS, isolation_level=None)

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            with self._changed:
                self._lines.append(line)
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()


Start = Callable[..., Newsbot]


def environment(folder: Path, settings: Environment) -> Environment:
    """A clean environment with these settings, named without their prefix and in lower case."""
    base = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    base["PYTHONPATH"] = str(ROOT)  # the code beside these tests, wherever another copy is installed
    return base | {f"NEWSBOT_{name.upper()}": value for name, value in settings.items()}


@contextmanager
def starting(index: Path) -> Iterator[Start]:
    """Gives a function that starts bots over copies of `index`; ends them all, and reads what they wrote."""
    started: list[tuple[Newsbot, str]] = []

    def start(api: BotApi, folder: Path, **settings: str) -> Newsbot:
        if not (folder / "data").exists():
            shutil.copytree(index, folder / "data")
        given = {"telegram_token": api.token, "telegram_api_url": api.url, "articles_dir": str(EXAMPLES)} | settings
        process = Newsbot(folder, environment(folder, given))
        started.append((process, given["telegram_token"]))
        return process

    try:
        yield start
    finally:
        for process, _ in started:
            process.close()
    for process, token in started:
        assert token.partition(":")[2] not in process.log, "the token stands on stderr"


def index_examples(data: Path) -> Path:
    """Makes the index of the sample articles in that data folder, and gives the folder back."""
    index_files([EXAMPLES], DataFolder(data, f"sqlite:///{data / 'articles.sqlite'}"))
    return data
