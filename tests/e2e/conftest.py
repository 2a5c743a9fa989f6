"""Fixtures: the bot as a separate process with a double of the Bot API, and the command line over the same index."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from botapi import BotApi, Chat, User
from processes import EXAMPLES, Newsbot, Start, environment, index_examples, starting
from waits import WAIT_SECONDS

__all__ = ["Command", "Newsbot", "Start"]

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def examples() -> Path:
    """Folder of sample articles; copy it before you change anything."""
    return EXAMPLES


@pytest.fixture(scope="session")
def examples_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data folder with the index of the examples; copy it before you change anything."""
    return index_examples(tmp_path_factory.mktemp("examples") / "data")


@pytest.fixture(scope="module")
def index(examples_index: Path) -> Path:
    """Data folder that every bot gets a copy of; modules with their own articles override it."""
    return examples_index


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    """Double of the Bot API for a module; modules that plan faults override it with one per test."""
    with BotApi() as api:
        yield api


@pytest.fixture(scope="module")
def launch(index: Path) -> Iterator[Start]:
    """Function that starts bots in given folders; they end with the module."""
    with starting(index) as start:
        yield start


@pytest.fixture(scope="module")
def bot(api: BotApi, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    """Bot that runs for all tests of a module."""
    process = launch(api, tmp_path_factory.mktemp("bot"))
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def start(api: BotApi, index: Path, tmp_path: Path) -> Iterator[Start]:
    """Function that starts the test's own bot, any number of times, in the same folder."""
    with starting(index) as start:
        yield lambda **settings: start(api, tmp_path, **settings)


@pytest.fixture
def own_api() -> Iterator[BotApi]:
    """Double for a single test, in modules whose other tests share one."""
    with BotApi() as api:
        yield api


@pytest.fixture
def start_own(own_api: BotApi, index: Path, tmp_path: Path) -> Iterator[Start]:
    """Function that starts bots on the test's own double; they end before it does."""
    with starting(index) as start:
        yield lambda **settings: start(own_api, tmp_path, **settings)


@pytest.fixture
def newsbot(tmp_path: Path) -> Command:
    """Function that runs the command `newsbot` in the test's own folder."""

    def run(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *map(str, arguments)],
            cwd=tmp_path,
            env=environment(tmp_path, settings),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS,
            check=False,
        )

    return run


@pytest.fixture
def alice(api: BotApi) -> User:
    return api.user("Alice")


@pytest.fixture
def chat(api: BotApi, alice: User) -> Chat:
    """Alice's private chat with the bot."""
    return api.private(alice)


@pytest.fixture
def chats(own_api: BotApi) -> list[Chat]:
    """Two private chats and a group."""
    private = [own_api.private(own_api.user(name)) for name in ("Alice", "Bob")]
    return [*private, own_api.group("Readers")]
