"""The bot as a separate process: starting it over an index, its stderr, and its end."""

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
from privacy import assert_private
from waits import WAIT_SECONDS, eventually, within

from index import DataFolder, index_files

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
STOP_SECONDS = 5.0
"""Maximum time for the bot to end after SIGTERM, in seconds, on an idle machine."""

Environment = dict[str, str]


class Newsbot:
    """A `newsbot run` process and its stderr."""

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
        """Text on stderr up to now."""
        with self._changed:
            return "".join(self._lines)

    def wait_for_log(self, words: str, timeout: float = WAIT_SECONDS, times: int = 1) -> None:
        """Wait until stderr contains `words`, `times` times."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or "".join(self._lines).count(words) >= times, timeout)
        assert self.log.count(words) >= times, f"waited up to {timeout} s for {words!r}:\n{self.log}"

    def remembers(self, select: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query on the bot's memory."""
        with closing(self._memory()) as database:
            return database.execute(select, values).fetchall()

    def make_remember(self, change: str, *values: object) -> None:
        """Change the bot's memory while it runs."""
        with closing(self._memory()) as database:
            assert database.execute(change, values).rowcount

    def wait_until_done(self) -> None:
        """Wait until all recorded updates are marked as done, so that a kill repeats none."""
        eventually(lambda: not self.remembers("SELECT update_id FROM inbox WHERE done_at IS NULL"))

    def wait(self, timeout: float = WAIT_SECONDS) -> int:
        """Wait for the process to end; return its exit code."""
        code = self._process.wait(timeout)
        self._reader.join(timeout)
        return code

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit code; fail if the end takes more than `STOP_SECONDS`."""
        self._process.send_signal(number)
        try:
            within(STOP_SECONDS, lambda: self._process.poll() is not None)
        except AssertionError:
            self.kill()
            raise AssertionError(f"still running {STOP_SECONDS} s after {number.name}:\n{self.log}") from None
        return self.wait()

    def send(self, number: int) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """Kill the process, as a power cut would."""
        self._process.kill()
        self.wait()

    def close(self) -> None:
        """Kill the process if it still runs; `stop` tests how it ends by itself."""
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
    """Return a clean environment with these settings, named in lower case and without prefix."""
    base = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    base["PYTHONPATH"] = str(ROOT)  # test this working copy, even if another is installed
    return base | {f"NEWSBOT_{name.upper()}": value for name, value in settings.items()}


@contextmanager
def starting(index: Path) -> Iterator[Start]:
    """Yield a function that starts bots over copies of `index`; then end them all and check their stderr."""
    started: list[tuple[Newsbot, BotApi, str]] = []

    def start(api: BotApi, folder: Path, **settings: str) -> Newsbot:
        if not (folder / "data").exists():
            shutil.copytree(index, folder / "data")
        given = {"telegram_token": api.token, "telegram_api_url": api.url, "articles_dir": str(EXAMPLES)}
        given |= {"refresh_minutes": "0"} | settings
        process = Newsbot(folder, environment(folder, given))
        started.append((process, api, given["telegram_token"]))
        return process

    try:
        yield start
    finally:
        for process, _, _ in started:
            process.close()
    for process, api, token in started:
        assert_private(process.log, api, token)


def index_examples(data: Path) -> Path:
    """Index the sample articles in this data folder and return it."""
    index_files([EXAMPLES], DataFolder(data, f"sqlite:///{data / 'articles.sqlite'}"))
    return data
