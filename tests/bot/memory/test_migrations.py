"""Memories written by other versions or shared with another bot."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.memory.inbox import PendingUpdate
from bot.memory.memory import Memory
from bot.memory.migrations import VERSION
from index import StoreError

FIRST_VERSION = """
    CREATE TABLE inbox (
        update_id BIGINT NOT NULL, chat_id BIGINT, "update" TEXT NOT NULL, noted_at BIGINT NOT NULL, done_at BIGINT,
        PRIMARY KEY (update_id)
    );
    CREATE INDEX ix_inbox_done_at ON inbox (done_at);
    INSERT INTO inbox VALUES (10, 7, '', 1741089600000, 9999999999999), (11, 7, '{"open": 1}', 1741089600000, NULL);
    CREATE TABLE moved (new_chat_id BIGINT NOT NULL, old_chat_id BIGINT NOT NULL, PRIMARY KEY (new_chat_id));
    INSERT INTO moved VALUES (-1002, -4);
"""
ALICE = 7

Open = Callable[[int], Memory]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite"


@pytest.fixture
async def start(path: Path) -> AsyncIterator[Open]:
    """Function that opens the memory of the bot with this id."""
    opened: list[Memory] = []

    def start(bot_id: int) -> Memory:
        opened.append(Memory(path, bot_id=bot_id))
        return opened[-1]

    yield start
    for memory in opened:
        await memory.aclose()


def execute(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(script)


async def test_records_of_the_first_version_go_to_the_first_bot_that_opens_them(path: Path, start: Open) -> None:
    execute(path, FIRST_VERSION)
    memory = start(1)
    assert memory.unfinished() == ['{"open": 1}']
    assert await memory.note_all([PendingUpdate(number, ALICE, "x") for number in (10, 11, 12)]) == {12}
    assert memory.moved() == {-1002: -4}
    assert start(1).unfinished() == ['{"open": 1}', "x"]
    assert start(2).unfinished() == []


async def test_updates_of_another_bot_are_neither_answered_nor_treated_as_known(start: Open) -> None:
    first, second = start(1), start(2)
    assert await first.note_all([PendingUpdate(10, ALICE, "first")]) == {10}
    assert await second.note_all([PendingUpdate(10, ALICE, "second")]) == {10}
    await second.mark_done(10)
    assert first.unfinished() == ["first"]
    assert second.unfinished() == []
    assert await first.note_all([PendingUpdate(10, ALICE, "first")]) == set()


def test_a_memory_of_a_later_version_is_left_alone_and_reported(path: Path, start: Open) -> None:
    start(1)
    execute(path, f"UPDATE schema_version SET version = {VERSION + 1}")
    with pytest.raises(StoreError, match=rf"newer version of newsbot wrote it: its tables have version {VERSION + 1}"):
        Memory(path)


def test_a_memory_that_others_could_read_is_closed_to_them(path: Path, start: Open) -> None:
    start(1)
    path.chmod(0o644)
    start(1)
    assert [file.name for file in path.parent.iterdir() if file.stat().st_mode & 0o077] == []


async def test_updates_are_on_disk_before_they_are_confirmed_to_telegram(start: Open) -> None:
    """Require a full sync: with synchronous = NORMAL, SQLite may lose the last commits in a power failure."""
    with start(1)._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
