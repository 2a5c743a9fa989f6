"""Group commit: changes that wait at the same time share a commit, and a failing change affects no other."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from waits import WAIT_SECONDS

from bot.memory import group_commit as module
from bot.memory.group_commit import Change, Row, Writer
from index import StoreError, open_database

_names = sa.Table(
    "names", sa.MetaData(), sa.Column("name", sa.String(40), primary_key=True), sa.Column("length", sa.Integer)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "names.sqlite"


@pytest.fixture
async def writer(path: Path) -> AsyncIterator[Writer]:
    engine = open_database(path, "NEWSBOT_CHATS_URL")
    with engine.begin() as connection:
        _names.create(connection)
    opened = Writer(engine, "NEWSBOT_CHATS_URL")
    yield opened
    await opened.close()
    engine.dispose()


def add(name: str) -> Change[int]:
    """Return a change that adds a name and returns its length; it fails if the name exists."""

    def change(connection: Connection) -> int:
        connection.execute(sa.insert(_names), {"name": name, "length": len(name)})
        return len(name)

    return change


def written(path: Path) -> set[str]:
    """Return the names that another connection reads."""
    with closing(sqlite3.connect(path)) as database:
        return {name for (name,) in database.execute("SELECT name FROM names")}


async def test_a_change_is_on_disk_when_it_returns(writer: Writer, path: Path) -> None:
    assert await writer.write(add("Ada")) == 3
    assert written(path) == {"Ada"}


async def test_changes_at_the_same_moment_share_a_commit(writer: Writer, path: Path, commits: list[Connection]) -> None:
    commits.clear()
    lengths = await asyncio.gather(*(writer.write(add(str(number))) for number in range(200)))
    assert lengths == [len(str(number)) for number in range(200)]
    assert len(written(path)) == 200
    assert 1 <= len(commits) <= 3


async def test_changes_that_come_while_a_group_is_written_are_the_next_group(
    writer: Writer, path: Path, commits: list[Connection]
) -> None:
    commits.clear()
    begun, go_on = threading.Event(), threading.Event()

    def slow(connection: Connection) -> None:
        begun.set()
        assert go_on.wait(WAIT_SECONDS)
        add("slow")(connection)

    first = asyncio.create_task(writer.write(slow))
    await asyncio.to_thread(begun.wait, WAIT_SECONDS)
    others = [asyncio.create_task(writer.write(add(name))) for name in ("one", "two", "three")]
    await asyncio.sleep(0)
    assert written(path) == set()
    go_on.set()
    await asyncio.gather(first, *others)
    assert written(path) == {"slow", "one", "two", "three"}
    assert len(commits) == 2


@pytest.mark.parametrize("many", [True, False])
async def test_a_busy_writer_waits_a_moment_for_more_changes(
    writer: Writer, commits: list[Connection], monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    gathering, gathered = asyncio.Event(), asyncio.Event()

    async def gather(seconds: float) -> None:
        assert seconds == module.GATHER_SECONDS
        gathering.set()
        await gathered.wait()

    monkeypatch.setattr(asyncio, "sleep", gather)
    commits.clear()
    begun, go_on = threading.Event(), threading.Event()

    def slow(_connection: Connection) -> None:
        begun.set()
        assert go_on.wait(WAIT_SECONDS)

    count = module.MANY_CHANGES if many else module.MANY_CHANGES - 1
    first = [asyncio.create_task(writer.write(change)) for change in [slow] * count]
    await asyncio.to_thread(begun.wait, WAIT_SECONDS)
    second = asyncio.create_task(writer.write(add("Ada")))
    go_on.set()
    await asyncio.gather(*first)
    if many:
        await asyncio.wait_for(gathering.wait(), WAIT_SECONDS)
        third = asyncio.create_task(writer.write(add("Bo")))
        gathered.set()
        assert await third == 2
    assert await second == 3
    assert (gathering.is_set(), len(commits)) == (many, 2)


async def test_a_group_has_a_maximum_size(
    writer: Writer, path: Path, commits: list[Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    commits.clear()
    monkeypatch.setattr(module, "MAX_CHANGES", 10)
    await asyncio.gather(*(writer.write(add(str(number))) for number in range(35)))
    assert len(written(path)) == 35
    assert len(commits) == 4


@pytest.mark.parametrize("position", [0, 2, 4])
async def test_a_change_that_fails_does_not_lose_the_others(writer: Writer, path: Path, position: int) -> None:
    await writer.write(add("there"))
    names = ["one", "two", "three", "four"]
    names.insert(position, "there")
    outcomes = await asyncio.gather(*(writer.write(add(name)) for name in names), return_exceptions=True)
    failed = outcomes.pop(position)
    assert isinstance(failed, StoreError)
    assert "NEWSBOT_CHATS_URL" in str(failed)
    assert outcomes == [3, 3, 5, 4]
    assert written(path) == {"there", "one", "two", "three", "four"}


async def test_a_failing_change_is_rolled_back(writer: Writer, path: Path) -> None:
    def half(connection: Connection) -> None:
        add("half")(connection)
        raise LookupError("no such luck")

    outcomes = await asyncio.gather(writer.write(half), writer.write(add("whole")), return_exceptions=True)
    assert isinstance(outcomes[0], LookupError)
    assert written(path) == {"whole"}


async def test_a_change_sees_those_before_it(writer: Writer) -> None:
    def count(connection: Connection) -> int:
        return connection.execute(sa.select(sa.func.count()).select_from(_names)).scalar_one()

    outcomes = await asyncio.gather(writer.write(add("one")), writer.write(count), writer.write(add("two")))
    assert list(outcomes) == [3, 1, 3]


async def test_a_locked_database_fails_all_changes_and_later_works_again(writer: Writer, path: Path) -> None:
    await writer.write(lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout = 20") and None)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcomes = await asyncio.gather(*(writer.write(add(name)) for name in "ab"), return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [StoreError] * 2
        assert "locked" in str(outcomes[0])
    assert await writer.write(add("a")) == 1


async def test_a_full_disk_fails_only_changes_that_do_not_fit_and_leaves_nothing_half_written(
    writer: Writer, path: Path
) -> None:
    await writer.write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 12") and None)
    long = [str(number) * 2000 for number in range(10, 40)]
    outcomes = await asyncio.gather(*(writer.write(add(name)) for name in long), return_exceptions=True)
    failed = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    assert failed
    assert all(isinstance(error, StoreError) and "full" in str(error) for error in failed)
    there = {name for name, outcome in zip(long, outcomes, strict=True) if not isinstance(outcome, BaseException)}
    assert written(path) == there
    await writer.write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 1000") and None)
    assert await writer.write(add("fits")) == 4


async def test_a_change_is_made_even_after_its_caller_gives_up(writer: Writer, path: Path) -> None:
    waiting = asyncio.create_task(writer.write(add("done")))
    behind_it = asyncio.create_task(writer.write(add("behind")))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await asyncio.wait_for(behind_it, WAIT_SECONDS) == 6
    await writer.close()
    assert written(path) == {"done", "behind"}


async def test_closing_writes_waiting_changes(writer: Writer, path: Path) -> None:
    waiting = [asyncio.create_task(writer.write(add(name))) for name in "abc"]
    await asyncio.sleep(0)
    await writer.close()
    assert written(path) == {"a", "b", "c"}
    assert await asyncio.gather(*waiting) == [1, 1, 1]
    with pytest.raises(RuntimeError):
        await writer.write(add("late"))


async def test_writing_does_not_block_the_loop(writer: Writer) -> None:
    moved_on = threading.Event()

    def waits_for_the_loop(_connection: Connection) -> bool:
        return moved_on.wait(WAIT_SECONDS)

    waiting = asyncio.create_task(writer.write(waits_for_the_loop))
    await asyncio.sleep(0)
    moved_on.set()
    assert await waiting


async def test_rows_and_other_changes_of_the_same_moment_keep_their_order(writer: Writer, path: Path) -> None:
    drop = sa.delete(_names).where(_names.c.name == sa.bindparam("of_name"))
    remove = Row(drop, {"of_name": "a"})
    changes: list[Change[object]] = [add("a"), remove, add("a"), remove, add("b")]
    await asyncio.gather(*(writer.write(change) for change in changes))
    assert written(path) == {"b"}
