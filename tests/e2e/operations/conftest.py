"""Fixtures: `newsbot init` in a terminal, in the test's own empty folder, with a double of the Bot API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from botapi import BotApi
from processes import environment
from pseudo_terminal import Terminal

Init = Callable[..., Terminal]


@pytest.fixture
def api() -> Iterator[BotApi]:
    """Double of the Bot API for a single test: its bot, its messages and its faults are the test's own."""
    with BotApi() as api:
        yield api


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Empty folder to set up a bot in."""
    folder = tmp_path / "bot"
    folder.mkdir()
    return folder


@pytest.fixture
def init(api: BotApi, folder: Path) -> Iterator[Init]:
    """Function that starts `newsbot init` in a terminal, with options and settings."""
    with ExitStack() as started:

        def start(*options: str, **settings: str) -> Terminal:
            given = {"telegram_api_url": api.url} | settings
            return started.enter_context(Terminal(folder, environment(folder, given), "init", *options))

        yield start
