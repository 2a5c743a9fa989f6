"""The processes of the load benchmark: the double, the index run and the bots. Each ends with its `with` block.

Failures are raised as `Broken`, whose message ends with the last lines of the process's log.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from index.compiled import KernelSwitch
from index.engine.snapshot import open_current

ROOT = Path(__file__).parent.parent
TOKEN = "1000:load"  # noqa: S105  # the double accepts any
START_SECONDS = 300.0  # the first start on a machine compiles
STOP_SECONDS = 10.0
_SHOWN = 600  # characters of a log
_LIFTED = {f"NEWSBOT_LIMIT_{name}": "0" for name in ("ALL", "PRIVATE", "GROUP", "PERSON")}


class Broken(Exception):
    """A benchmark process failed."""


@dataclass(frozen=True, slots=True)
class Running:
    """A process and the log file of its stderr."""

    name: str
    process: subprocess.Popen[str]
    log: Path

    def broken(self, what: str) -> Broken:
        """Return an error that ends with the end of the log."""
        return Broken(f"{self.name} {what}; its log ends: {self.log.read_text()[-_SHOWN:].strip() or 'empty'}")

    def check(self) -> None:
        """Raise Broken if the process has ended."""
        if (code := self.process.poll()) is not None:
            raise self.broken(f"ended with code {code}")

    def cpu_s(self) -> float | None:
        """Return the processor time used, in seconds, including live child processes; None without /proc."""
        try:
            return sum(map(_cpu_s, family(self.process.pid)))
        except OSError:
            return None


def family(pid: int) -> Iterator[int]:
    """Yield the ids of a process and all of its descendants."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(name: str, command: Sequence[str], folder: Path, settings: dict[str, str]) -> Iterator[Running]:
    """Run Python with these arguments in `folder` for the block; then terminate it, and kill it if it doesn't stop."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NEWSBOT_")}
    log = folder / f"{name.replace(' ', '-')}.log"
    with log.open("w") as stderr:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env=environment | {"PYTHONPATH": str(ROOT)} | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    try:
        yield Running(name, process, log)
    finally:
        _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()


class Double:
    """A client of the double's process; benchmarks/double.py describes the calls."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._client = httpx.Client(base_url=url, timeout=30)

    def call(self, what: str, **given: Any) -> dict[str, Any]:
        """Send a command to the double and return its reply."""
        reply: dict[str, Any] = self._client.post(f"/{what}", json=given).raise_for_status().json()
        return reply

    def close(self) -> None:
        self._client.close()


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that polls, and its double."""

    running: Running
    double: Double

    @property
    def inline(self) -> bool:
        """Whether the bot asked Telegram for inline queries."""
        return "inline_query" in (self.double.call("state")["allowed"] or [])


@contextmanager
def serving_double(folder: Path) -> Iterator[Double]:
    """Run a double for the duration of the block."""
    with running("double", ["-m", "benchmarks.double"], folder, {}) as server:
        assert server.process.stdout is not None
        port = server.process.stdout.readline().strip()
        if not port:
            raise server.broken("did not start")
        double = Double(f"http://127.0.0.1:{port}")
        try:
            yield double
        finally:
            double.close()


@contextmanager
def bot(name: str, command: Sequence[str], folder: Path, settings: dict[str, str]) -> Iterator[Bot]:
    """Run a double and a bot that polls it; `{url}` in the command and settings is replaced by the double's URL."""
    with serving_double(folder) as double:
        given = {key: value.format(url=double.url) for key, value in settings.items()}
        with running(name, [part.format(url=double.url) for part in command], folder, given) as process:
            _until_it_polls(process, double)
            yield Bot(process, double)


def _until_it_polls(process: Running, double: Double) -> None:
    until = time.monotonic() + START_SECONDS
    while double.call("state")["allowed"] is None:
        process.check()
        if time.monotonic() > until:
            raise process.broken(f"did not poll within {START_SECONDS:.0f} s")
        time.sleep(0.05)


def _until_it_is_compiled(process: Running, folder: Path) -> None:
    """Wait until the bot searches a large index with compiled code: until then, it is slower."""
    snapshot = open_current(folder / "data" / "snapshots", switch=KernelSwitch(on=False))
    until = time.monotonic() + START_SECONDS
    while snapshot.wants_kernels and "Compiled code searches" not in process.log.read_text():
        process.check()
        if time.monotonic() > until:
            raise process.broken(f"compiled nothing within {START_SECONDS:.0f} s")
        time.sleep(0.05)


@contextmanager
def echo(folder: Path) -> Iterator[Bot]:
    """Run the echo bot."""
    with bot("the echo bot", ["-m", "benchmarks.echo_bot", "{url}", TOKEN], folder, {}) as started:
        yield started


@contextmanager
def newsbot(folder: Path, lifted: bool = True, admin: int = 0) -> Iterator[Bot]:
    """Run `newsbot run` over the index in `folder`, with an empty memory and its metrics on.

    `lifted` turns off limits on sending.
    """
    for old in folder.glob("chats.sqlite*"):
        old.unlink()
    settings = newsbot_settings(folder, "{url}", lifted, admin) | {"NEWSBOT_HEALTH_PORT": str(_free_port())}
    with bot("newsbot", ["-m", "bot", "run"], folder, settings) as started:
        _until_it_is_compiled(started.running, folder)
        yield started


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def newsbot_settings(folder: Path, url: str, lifted: bool = True, admin: int = 0) -> dict[str, str]:
    """Return the settings of a bot over the index in `folder` that talks to the Bot API at `url`."""
    return {
        "NEWSBOT_TELEGRAM_TOKEN": TOKEN,
        "NEWSBOT_TELEGRAM_API_URL": url,
        "NEWSBOT_ADMIN_IDS": str(admin),
        "NEWSBOT_CHATS_URL": f"sqlite:///{folder / 'chats.sqlite'}",
        **_paths(folder),
        **(_LIFTED if lifted else {}),
    }


def index(folder: Path) -> float:
    """Index `folder`/articles by `newsbot index`; return how many seconds it took."""
    started = time.monotonic()
    with running("newsbot index", ["-m", "bot", "index", "--progress", "none"], folder, _paths(folder)) as process:
        process.process.communicate()
        if process.process.returncode:
            raise process.broken(f"ended with code {process.process.returncode}")
    return time.monotonic() - started


def _paths(folder: Path) -> dict[str, str]:
    return {"NEWSBOT_DATA_DIR": str(folder / "data"), "NEWSBOT_ARTICLES_DIR": str(folder / "articles")}
