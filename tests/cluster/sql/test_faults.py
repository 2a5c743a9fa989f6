"""What PostgreSQL does otherwise than SQLite: several writers, servers that restart, texts that it refuses."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from waits import WAIT_SECONDS, eventually

from bot.memory import Memory, read_unanswered
from index import DATABASE_SETTING, Article, DataFolder, IndexBusy, StoreError, StoreUnreachable, hold_index_lock
from index.archive import Copy, Store
from index.databases import check_url, open_database, raising_store_errors, read_transaction
from tests.cluster.postgres import USER, PostgresServer

ROOT = Path(__file__).parents[3]
GROUP = -1002000000001

_OPEN_BOTH = """
import sys
from bot.memory import Memory, read_unanswered
from index.archive import Store
sys.stdin.readline()
Store(sys.argv[1]).close()
Memory(sys.argv[2], bot_id=1).close()
"""


def copy_of(article: Article, digest: str = "0") -> Copy:
    return Copy(article.origin, "", digest, article, parser=1)


def test_several_processes_may_create_the_tables_at_once(postgres: PostgresServer, postgres_url: str) -> None:
    other = postgres.create_database()
    command = [sys.executable, "-c", _OPEN_BOTH, postgres_url, postgres.url(other)]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("now\n")
        process.stdin.flush()
    said = [process.communicate(timeout=WAIT_SECONDS)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], said
    postgres.drop_database(other)


def test_two_writers_of_articles_lose_nothing_and_share_no_revision(
    postgres_url: str, article: Callable[..., Article]
) -> None:
    def write(writer: int) -> None:
        with closing(Store(postgres_url)) as store:
            for number in range(10):
                store.put([copy_of(article(f"Words of {writer} and {number}.", id=f"{writer}-{number}"))])

    with ThreadPoolExecutor(2) as writers:
        list(writers.map(write, range(2)))
    with closing(Store(postgres_url)) as store:
        assert store.count() == 20
        assert store.state.split(":")[1] == "20"


async def test_settings_that_several_bots_change_at_once_are_all_there(postgres_url: str) -> None:
    bots = [Memory(postgres_url, bot_id=number) for number in range(3)]
    changes: list[dict[str, Any]] = [{"language": "de"}, {"outlets": ("Post",)}, {"quiet": (60, 120)}]
    for _ in range(5):
        await asyncio.gather(*(bot.change_settings(GROUP, **change) for bot, change in zip(bots, changes, strict=True)))
        stored = bots[0].chat_settings(GROUP)
        assert (stored.language, stored.outlets, stored.quiet) == ("de", ("Post",), (60, 120))
        await bots[0].drop_chat(GROUP)
    for bot in bots:
        await bot.aclose()


@pytest.fixture
def texts(postgres_url: str) -> Any:
    engine = open_database(postgres_url, DATABASE_SETTING)
    table = sa.Table("texts", sa.MetaData(), sa.Column("text", sa.Text))
    with engine.begin() as connection:
        table.create(connection)

    def stored(text: str) -> str:
        with engine.begin() as connection:
            connection.execute(sa.delete(table))
            connection.execute(sa.insert(table), {"text": text})
        with read_transaction(engine) as connection:
            return str(connection.scalar(sa.select(table.c.text)))

    yield stored
    engine.dispose()


def test_any_text_can_be_stored_and_a_nul_in_it_is_replaced(texts: Callable[[str], str]) -> None:
    @settings(max_examples=50)
    @given(st.text(st.characters(exclude_categories=["Cs"]) | st.just("\0")))
    def check(text: str) -> None:
        assert texts(text) == text.replace("\0", "\ufffd")

    check()


def test_the_origin_of_an_article_may_be_longer_than_an_index_takes(
    postgres_url: str, article: Callable[..., Article]
) -> None:
    noise = "".join(chr(33 + (number * 7919) % 90) for number in range(20_000))  # doesn't compress
    long = Article(id="a", origin=f"https://paper.example/{noise}", title="Far", paragraphs=("Away.",))
    with closing(Store(postgres_url)) as store:
        store.put([copy_of(long)])
        assert [*store.articles()] == [long]
        assert set(store.files()) == {long.origin}


def test_a_text_may_be_longer_than_its_column_says(postgres_url: str) -> None:
    with closing(Store(postgres_url)) as store:
        strange = Article(id="a", origin="o", title="T", paragraphs=("Text.",), language="tlh-" + "x" * 100)
        store.put([copy_of(strange)])
        assert [*store.articles()] == [strange]


async def _outage(caplog: pytest.LogCaptureFixture) -> None:
    """Wait until somebody waits for the server."""
    await asyncio.to_thread(eventually, lambda: "Waiting for it." in caplog.text)


async def test_what_is_written_while_the_server_restarts_is_there_afterwards(
    postgres: PostgresServer, postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    memory = Memory(postgres_url, bot_id=1)
    await memory.change_settings(GROUP, language="de")
    postgres.stop()
    waiting = asyncio.create_task(memory.change_settings(GROUP, quiet=(60, 120)))
    reading = asyncio.create_task(asyncio.to_thread(memory.chat_settings, GROUP))
    await _outage(caplog)
    await asyncio.to_thread(postgres.start)
    assert (await waiting).quiet == (60, 120)
    assert (await reading).language == "de"
    await memory.aclose()


async def test_a_bot_that_stops_does_not_wait_for_its_server(
    postgres: PostgresServer, postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    memory = Memory(postgres_url, bot_id=1)
    postgres.stop()
    try:
        waiting = asyncio.create_task(memory.change_settings(GROUP, language="de"))
        await _outage(caplog)
        await memory.aclose()
        with pytest.raises(StoreUnreachable):
            await waiting
    finally:
        await asyncio.to_thread(postgres.start)


async def test_a_commit_whose_answer_is_lost_is_not_made_twice(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(postgres_url, bot_id=1)
    dialect = memory._engine.dialect
    commit, lost = dialect.do_commit, [True]

    def lose_once(connection: Any) -> None:
        commit(connection)
        if lost:
            lost.clear()
            connection.dbapi_connection.close()
            raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(dialect, "do_commit", lose_once)
    added = await memory._write(lambda connection: connection.execute(sa.text("INSERT INTO moved VALUES (1, 2)")))
    assert added is not None
    assert not lost
    assert memory.moved() == {1: 2}
    await memory.aclose()


async def test_a_change_after_one_whose_outcome_was_never_learned_is_made(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(postgres_url, bot_id=1)
    dialect = memory._engine.dialect
    commit = dialect.do_commit

    def lose(connection: Any) -> None:
        commit(connection)
        connection.dbapi_connection.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    memory.give_up()
    monkeypatch.setattr(dialect, "do_commit", lose)
    with pytest.raises(StoreUnreachable):
        await memory._write(_moving(1, 2))
    monkeypatch.undo()
    await memory._write(_moving(3, 4))
    assert memory.moved() == {1: 2, 3: 4}
    await memory.aclose()


async def test_a_commit_that_is_still_under_way_when_its_connection_breaks_is_not_made_twice(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(postgres_url, bot_id=1)
    dialect = memory._engine.dialect
    commit = dialect.do_commit
    slow: list[threading.Timer] = []
    raw: list[psycopg.Connection[Any]] = []

    def commit_later(connection: Any) -> None:
        if slow:
            commit(connection)
            return
        raw.append(connection.driver_connection)
        slow.append(threading.Timer(0.5, raw[0].commit))
        slow[0].start()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(dialect, "do_commit", commit_later)
    monkeypatch.setattr(dialect, "is_disconnect", lambda *_: True)
    for ending in ("do_close", "do_terminate"):  # the server goes on with it
        monkeypatch.setattr(dialect, ending, lambda _: None)
    count = sa.text("INSERT INTO moved SELECT count(*), 2 FROM moved")
    await memory._write(lambda connection: connection.execute(count) and None)
    slow[0].join()
    raw[0].close()
    monkeypatch.undo()
    assert memory.moved() == {0: 2}
    await memory.aclose()


async def test_who_watches_the_bot_does_not_wait_for_the_server(postgres: PostgresServer, postgres_url: str) -> None:
    memory = Memory(postgres_url, bot_id=1)
    postgres.stop()
    try:
        with pytest.raises(StoreUnreachable):
            await asyncio.wait_for(asyncio.to_thread(memory.count_unfinished), WAIT_SECONDS)
    finally:
        await asyncio.to_thread(postgres.start)
        await memory.aclose()


def _moving(new: int, old: int) -> Callable[[sa.Connection], None]:
    def change(connection: sa.Connection) -> None:
        connection.execute(sa.text("INSERT INTO moved VALUES (:new, :old)"), {"new": new, "old": old})

    return change


def test_a_password_among_the_options_of_a_url_is_never_said(postgres_url: str, postgres: PostgresServer) -> None:
    Memory(postgres_url, bot_id=1).close()
    postgres.execute("UPDATE alembic_version SET version_num = '0001'", postgres_url.rpartition("/")[2])
    hidden = postgres_url.replace(f":{postgres.password}@", "@") + f"?password={postgres.password}"
    with pytest.raises(StoreError, match="another version of newsbot wrote it") as refused:
        read_unanswered(hidden, datetime.now(UTC), 1)
    assert postgres.password not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda url: url.replace(f"{USER}:", f"{USER}:wrong"), "correct the user and the password"),
        (lambda url: url + "nowhere", "createdb"),
        (lambda url: url.replace(url.rpartition(":")[2], "1/db"), "start its server"),
        (lambda url: url.replace("postgresql://", "postgres://").replace("127.0.0.1", "no.such.host.invalid"), "host"),
    ],
)
def test_a_server_that_refuses_is_one_sentence_that_names_the_setting(
    postgres: PostgresServer, postgres_url: str, change: Callable[[str], str], words: str
) -> None:
    for opening in (Store, lambda url: check_url(url, DATABASE_SETTING)):
        with pytest.raises(StoreError, match=words) as error:
            opening(change(postgres_url))
        assert DATABASE_SETTING in str(error.value)
        assert postgres.password not in str(error.value)
        assert "\n" not in str(error.value)


def test_a_database_that_the_user_may_only_read_is_said(postgres: PostgresServer, postgres_url: str) -> None:
    Store(postgres_url).close()
    name = postgres_url.rpartition("/")[2]
    postgres.execute(f"CREATE ROLE reader_of_{name} LOGIN PASSWORD 'reads' IN ROLE pg_read_all_data")
    url = postgres.url(name, f"reader_of_{name}", "reads")
    with closing(Store(url)) as store, pytest.raises(StoreError, match="grant the user"):
        store.finish_file("origin", None, None)


def test_a_server_that_only_copies_another_is_said(postgres_url: str) -> None:
    engine = open_database(postgres_url, DATABASE_SETTING)
    with (
        pytest.raises(StoreError, match="primary server"),
        raising_store_errors(DATABASE_SETTING, engine.url),
        read_transaction(engine) as connection,
    ):
        connection.execute(sa.text("CREATE TABLE new (number int)"))
    engine.dispose()


def test_articles_and_memory_in_one_database_are_refused(postgres_url: str) -> None:
    Store(postgres_url).close()
    with pytest.raises(StoreError, match="a database of their own"):
        Memory(postgres_url, bot_id=1)


def test_two_machines_that_share_a_database_do_not_index_at_once(postgres_url: str, tmp_path: Path) -> None:
    here, there = (DataFolder(tmp_path / name, postgres_url) for name in ("here", "there"))
    for data in (here, there):
        data.path.mkdir()
    with (
        hold_index_lock(here.path, here.database),
        pytest.raises(IndexBusy, match=r"process .* since"),
        hold_index_lock(there.path, there.database),
    ):
        pass
    with hold_index_lock(there.path, there.database):
        pass


def test_what_a_reader_sees_does_not_change_while_it_reads(postgres_url: str, article: Callable[..., Article]) -> None:
    engine = open_database(postgres_url, DATABASE_SETTING)
    count = sa.text("SELECT count(*) FROM articles")
    with closing(Store(postgres_url)) as store, read_transaction(engine) as connection:
        before = connection.scalar(count)
        store.put([copy_of(article("Text."))])
        assert connection.scalar(count) == before == 0
    engine.dispose()
