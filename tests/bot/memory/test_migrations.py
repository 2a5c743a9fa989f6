"""Memories written by other versions or shared with another bot."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from waits import WAIT_SECONDS

from bot.memory import migrating
from bot.memory.inbox import PendingUpdate
from bot.memory.memory import Memory
from bot.memory.tables import metadata
from index import StoreError, open_database

ROOT = Path(__file__).resolve().parents[3]
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
SECOND_VERSION = (ROOT / "tests" / "data" / "databases" / "chats-0.2.sql").read_text().replace(
    "1795953600000", "9999999999999"  # answers are forgotten after a month
)  # fmt: skip
VERSIONS = {
    "1": FIRST_VERSION,
    "2": SECOND_VERSION,
    "2 of before it counted starts": f"{SECOND_VERSION}\nDROP TABLE starts;",
    "new": "",
}
ALICE = 7

Open = Callable[[int], Memory]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite"


@pytest.fixture(params=VERSIONS)
def any_version(request: pytest.FixtureRequest, path: Path) -> Path:
    """Path of a memory of some version."""
    execute(path, VERSIONS[request.param])
    return path


@pytest.fixture(params=[version for version in VERSIONS if version != "new"])
def earlier_version(request: pytest.FixtureRequest, path: Path) -> Path:
    """Path of a memory of an earlier version."""
    execute(path, VERSIONS[request.param])
    return path


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


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [*database.iterdump()]


# -- the schema


def test_the_head_is_that_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).with_name("migrations")))
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == migrating.HEAD
    assert sorted(item.revision for item in script.walk_revisions()) == sorted(migrating._KNOWN)


def test_a_migrated_memory_has_the_tables_of_a_new_one(any_version: Path, start: Open) -> None:
    start(1)
    engine = open_database(any_version, "SETTING")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
        assert context.get_current_revision() == migrating.HEAD
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
    engine.dispose()
    assert differences == []


def test_a_current_memory_is_opened_without_waiting_for_a_writer(path: Path, start: Open) -> None:
    start(1)
    before = dump(path)
    engine = open_database(path, "SETTING")
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        migrating.prepare(engine, "SETTING", 1)
        writer.execute("ROLLBACK")
    engine.dispose()
    assert dump(path) == before


# -- what is in it


async def test_records_of_the_first_version_go_to_the_first_bot_that_opens_them(path: Path, start: Open) -> None:
    execute(path, FIRST_VERSION)
    memory = start(1)
    assert memory.unfinished() == ['{"open": 1}']
    assert await memory.note_all([PendingUpdate(number, ALICE, "x") for number in (10, 11, 12)]) == {12}
    assert memory.moved() == {-1002: -4}
    assert start(1).unfinished() == ['{"open": 1}', "x"]
    assert start(2).unfinished() == []


async def test_nothing_of_the_second_version_is_lost(path: Path, start: Open) -> None:
    execute(path, SECOND_VERSION)
    memory = start(123)
    assert memory.unfinished() == ['{"open": 1}']
    assert await memory.note_all([PendingUpdate(number, ALICE, "x") for number in (10, 11, 12)]) == {12}
    answer = memory.answer_of("first-key", ALICE)
    assert answer is not None
    assert (answer.question.text, answer.message_id) == ("What did Quist say about ferries?", 100)
    assert memory.feedback_of("first-key") == (0, 1)
    assert [follow.id for follow in memory.follows_of(ALICE)] == [1]
    assert memory.known_to(1) == {"a1"}
    assert memory.chat_settings(-1002).language == "de"
    assert memory.moved() == {-1002: -4}
    assert await memory.count_start() == {10}  # the second start with this update


async def test_updates_of_another_bot_are_neither_answered_nor_treated_as_known(start: Open) -> None:
    first, second = start(1), start(2)
    assert await first.note_all([PendingUpdate(10, ALICE, "first")]) == {10}
    assert await second.note_all([PendingUpdate(10, ALICE, "second")]) == {10}
    await second.mark_done(10)
    assert first.unfinished() == ["first"]
    assert second.unfinished() == []
    assert await first.note_all([PendingUpdate(10, ALICE, "first")]) == set()


# -- failures, and other versions


class Killed(Exception):
    pass


@pytest.mark.parametrize("operation", ["add_column", "create_index"])
def test_a_migration_that_is_killed_leaves_the_memory_as_it_was(
    earlier_version: Path, start: Open, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    before = dump(earlier_version)

    def fail(*_: Any, **__: Any) -> None:
        raise Killed

    monkeypatch.setattr(Operations, operation, fail)
    with pytest.raises(Killed):
        start(1)
    monkeypatch.undo()
    assert dump(earlier_version) == before
    start(1)
    with closing(sqlite3.connect(earlier_version)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [(migrating.HEAD,)]


def test_processes_may_start_on_it_at_the_same_time(any_version: Path) -> None:
    code = "import sys; from pathlib import Path; from bot.memory import Memory; Memory(Path(sys.argv[1])).close()"
    command = [sys.executable, "-W", "error", "-c", code, str(any_version)]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate(timeout=WAIT_SECONDS)[1] for process in started] == [""] * 4
    with closing(sqlite3.connect(any_version)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [(migrating.HEAD,)]
        assert database.execute("SELECT version FROM schema_version").fetchall() == [(int(migrating.HEAD),)]


LATER = "UPDATE alembic_version SET version_num = '9999'"
LATER_WITHOUT_ALEMBIC = "DROP TABLE alembic_version; UPDATE schema_version SET version = 9999"


@pytest.mark.parametrize("change", [LATER, LATER_WITHOUT_ALEMBIC])
def test_a_memory_of_a_later_version_is_left_alone_and_reported(path: Path, start: Open, change: str) -> None:
    start(1)
    execute(path, change)
    before = dump(path)
    with pytest.raises(StoreError, match=r"newer version of newsbot wrote it: its tables have version 9999") as raised:
        Memory(path)
    assert "install the newer version of newsbot again" in str(raised.value)
    assert dump(path) == before


def test_newsbot_0_2_finds_a_version_that_it_does_not_know(any_version: Path, start: Open) -> None:
    """It looks in `schema_version` alone, and would take the memory for one of version 1 otherwise."""
    start(1)
    with closing(sqlite3.connect(any_version)) as database:
        assert database.execute("SELECT max(version) FROM schema_version").fetchone() > (2,)


def test_a_memory_that_others_could_read_is_closed_to_them(path: Path, start: Open) -> None:
    start(1)
    path.chmod(0o644)
    start(1)
    assert [file.name for file in path.parent.iterdir() if file.stat().st_mode & 0o077] == []


async def test_updates_are_on_disk_before_they_are_confirmed_to_telegram(start: Open) -> None:
    """Require a full sync: with synchronous = NORMAL, SQLite may lose the last commits in a power failure."""
    with start(1)._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
