"""Fixtures for the tests of the memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from bot.memory import Memory
from tests.bot.memory.chats import Clock, Start


@pytest.fixture
def commits() -> Iterator[list[Connection]]:
    """Connections of all transactions committed during the test."""
    committed: list[Connection] = []
    listener = committed.append
    event.listen(Engine, "commit", listener)
    yield committed
    event.remove(Engine, "commit", listener)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite"


@pytest.fixture
async def start(path: Path, clock: Clock) -> AsyncIterator[Start]:
    """Function that opens the memory as a restarted bot does; it closes the previous one."""
    opened: list[Memory] = []

    async def start() -> Memory:
        for memory in opened:
            await memory.aclose()
        opened[:] = [Memory(path, clock)]
        return opened[0]

    yield start
    for memory in opened:
        await memory.aclose()


@pytest.fixture
async def memory(start: Start) -> Memory:
    return await start()
