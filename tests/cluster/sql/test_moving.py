"""`newsbot migrate`: both databases to PostgreSQL and back, whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from waits import WAIT_SECONDS

from bot.memory import MEMORY_SCHEMA, Memory
from index import (
    ARTICLES_SCHEMA,
    DATABASE_SETTING,
    IndexBusy,
    Place,
    Question,
    StoreError,
    copy_database,
    hold_index_lock,
    hold_lock,
)
from index.archive import Store
from index.databases import open_database, read_transaction
from index.databases.postgres import LOCKS, WRITERS_LOCK
from tests.cluster.postgres import PostgresServer

ROOT = Path(__file__).parents[3]
GROUP = -1002000000001
REFUSING = "postgresql://user:hunter2@127.0.0.1:1/news"  # nobody listens there

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def newsbot(tmp_path: Path) -> Run:
    """Function that runs a command in the test's folder."""

    def run(*words: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        named = {f"NEWSBOT_{name.upper()}": value for name, value in settings.items()}
        environment = {"PATH": os.environ["PATH"], "NEWSBOT_DATA_DIR": str(tmp_path / "data"), **named}
        command = [sys.executable, "-m", "bot", *map(str, words)]
        environment["PYTHONPATH"] = str(ROOT)
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=WAIT_SECONDS
        )

    return run


@pytest.fixture
async def memory_file(tmp_path: Path) -> Path:
    """A memory with two followed questions, of which the later one is deleted."""
    file = tmp_path / "chats.sqlite"
    memory = Memory(file, bot_id=1)
    await memory.change_settings(GROUP, language="de", quiet=(60, 120))
    await memory.follow(GROUP, Question("Ferries?", ("ferries",)), user_id=2**40)
    last = await memory.follow(GROUP, Question("Reefs?", ("reefs",)))
    await memory.unfollow(GROUP, last)
    await memory.remember_answer(GROUP, Question("Bells\0?", ("bells",)), is_found=True)
    await memory.aclose()
    return file


def rows_of(database: str | Path, schema: Any) -> dict[str, list[tuple[Any, ...]]]:
    engine = open_database(database, DATABASE_SETTING)
    with read_transaction(engine) as connection:
        rows = {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in schema.metadata.sorted_tables
        }
    engine.dispose()
    return rows


async def test_the_memory_moves_there_and_back_and_gives_no_number_twice(
    memory_file: Path, postgres_url: str, tmp_path: Path
) -> None:
    back = tmp_path / "back.sqlite"
    before = rows_of(memory_file, MEMORY_SCHEMA)
    for source, target in ((memory_file, postgres_url), (postgres_url, back)):
        copy_database(Place(source, "--from"), Place(target, "--to"), MEMORY_SCHEMA, lambda *_: None)
        assert rows_of(target, MEMORY_SCHEMA) == before
    for moved in (postgres_url, back):
        memory = Memory(moved, bot_id=1)
        assert await memory.follow(GROUP, Question("Trams?", ("trams",))) == 3
        await memory.aclose()


def test_articles_move_and_their_index_serves_on(newsbot: Run, postgres_url: str, tmp_path: Path) -> None:
    assert newsbot("index", ROOT / "examples").returncode == 0
    snapshots = tmp_path / "data" / "snapshots"
    current = (snapshots / "CURRENT").read_text()
    moved = newsbot("migrate", "--articles", postgres_url)
    assert moved.returncode == 0, moved.stderr
    assert "Set NEWSBOT_DATABASE_URL to its new address." in moved.stdout
    assert "paragraphs: 192 of 192 rows" in moved.stderr
    done = newsbot("index", ROOT / "examples", database_url=postgres_url)
    assert "Nothing changed: 18 articles already indexed." in done.stdout + done.stderr
    assert (snapshots / "CURRENT").read_text() == current
    assert rows_of(postgres_url, ARTICLES_SCHEMA)["articles"]


def test_what_a_source_is_its_tables_tell(newsbot: Run, memory_file: Path, postgres_url: str) -> None:
    moved = newsbot("migrate", "--from", memory_file, "--to", postgres_url)
    assert moved.returncode == 0, moved.stderr
    assert "Moved the memory" in moved.stdout
    assert "NEWSBOT_CHATS_URL" in moved.stdout


def test_a_target_with_rows_and_a_source_in_use_are_refused(
    newsbot: Run, memory_file: Path, postgres_url: str, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    move = ("migrate", "--from", memory_file, "--to", postgres_url)
    with hold_lock(memory_file.with_name("bot.lock"), lambda *_: StoreError("", "", "")):
        busy = newsbot(*move)
    assert busy.returncode != 0
    assert "Another bot" in busy.stderr
    assert newsbot(*move).returncode == 0
    again = newsbot(*move)
    assert again.returncode != 0
    assert "it isn't empty" in again.stderr
    with closing(Memory(postgres_url, bot_id=1)):  # a bot that runs
        back = newsbot("migrate", "--from", postgres_url, "--to", tmp_path / "back.sqlite")
    assert back.returncode != 0
    assert "newsbot uses it" in back.stderr
    assert not (tmp_path / "back.sqlite").exists()


def test_nothing_is_left_of_a_move_that_fails(memory_file: Path, postgres_url: str, postgres: PostgresServer) -> None:
    def fail(table: str, _done: int, _number: int) -> None:
        if table == "follows":
            raise RuntimeError("the power fails")

    source, target = Place(memory_file, "--from"), Place(postgres_url, "--to")
    with pytest.raises(RuntimeError):
        copy_database(source, target, MEMORY_SCHEMA, fail)
    tables = postgres.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", postgres_url.rpartition("/")[2]
    )
    assert tables == []
    assert copy_database(source, target, MEMORY_SCHEMA, lambda *_: None) > 0


def test_nobody_writes_to_a_source_until_all_of_it_is_copied(postgres_url: str, tmp_path: Path) -> None:
    Memory(postgres_url, bot_id=1).close()
    waited = []
    other = open_database(postgres_url, DATABASE_SETTING)

    def write(*_: object) -> None:
        with other.connect().execution_options(concurrent=True) as connection:
            taken = "SELECT pg_try_advisory_xact_lock(%(locks)s, %(lock)s)"
            waited.append(not connection.exec_driver_sql(taken, {"locks": LOCKS, "lock": WRITERS_LOCK}).scalar())
        with pytest.raises(IndexBusy, match=r"process \d+ on"), hold_index_lock(tmp_path, postgres_url):
            pass
        other.dispose()

    source, target = Place(postgres_url, "--from"), Place(tmp_path / "back.sqlite", "--to")
    copy_database(source, target, MEMORY_SCHEMA, write)
    assert waited
    assert all(waited)
    with hold_index_lock(tmp_path, postgres_url), closing(Memory(postgres_url, bot_id=1)):
        """Both are free again."""


def test_a_source_that_an_index_run_uses_is_refused(postgres_url: str, tmp_path: Path) -> None:
    Store(postgres_url).close()
    source, target = Place(postgres_url, "--from"), Place(tmp_path / "back.sqlite", "--to")
    refused = pytest.raises(StoreError, match=r"an index run uses it \(process \d+ on .*wait until it has ended")
    with hold_index_lock(tmp_path, postgres_url), refused:
        copy_database(source, target, ARTICLES_SCHEMA, lambda *_: None)
    assert not (tmp_path / "back.sqlite").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Say what to move"),
        (("--from", "a.sqlite"), "in pairs"),
        (("--from", "nowhere.sqlite", "--to", "b.sqlite"), "there is no such file"),
        (("--articles", REFUSING, "--chats", REFUSING), "two of those given are the same"),
        (("--from", "chats.sqlite", "--to", REFUSING), "start its server"),
    ],
)
def test_what_cannot_be_moved_is_said_in_a_sentence(
    memory_file: Path, newsbot: Run, words: tuple[str, ...], said: str
) -> None:
    done = newsbot("migrate", *words)
    assert done.returncode != 0
    assert said in done.stderr
    assert "hunter2" not in done.stderr
    assert "Traceback" not in done.stderr
