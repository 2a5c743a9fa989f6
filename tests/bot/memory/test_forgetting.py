"""Forgetting a person: what is deleted, what of others stays, and that no byte of it is left in SQLite's files."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.memory.access import AccessNotice, AccessRequest
from bot.memory.forgetting import _OF_A_PERSON, _sender_of
from bot.memory.inbox import PendingUpdate
from bot.memory.memory import Memory
from bot.memory.tables import metadata
from index import Question, Wording

ALICE, BOB, GROUP = 7000000001, 7000000002, -1002000000001
SECRET = "whether my neighbour Wendeline owes the harbour money"
OTHER = "What did Quist say about ferries?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite"


@pytest.fixture
async def memory(path: Path) -> AsyncIterator[Memory]:
    memory = Memory(path, bot_id=1)
    yield memory
    await memory.aclose()


def asked(words: str) -> Question:
    return Question(words, tuple(words.split()))


def rows(path: Path, table: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(f"SELECT * FROM {table}").fetchall()


def traces(path: Path, words: str) -> list[str]:
    """Return the files of a database that have these words."""
    return [file.name for file in path.parent.iterdir() if words.encode() in file.read_bytes()]


def update(sender: int, words: str, **fields: Any) -> str:
    return json.dumps({"update_id": 1, "message": {"from": {"id": sender}, "text": words} | fields})


# -- what is deleted


async def test_nothing_of_a_person_is_left_anywhere(memory: Memory, path: Path) -> None:
    in_private = await memory.remember_answer(ALICE, asked(SECRET), user_id=ALICE, is_found=False)
    await memory.remember_answer(GROUP, asked(SECRET), user_id=ALICE, is_found=False, wording=Wording(SECRET, "w"))
    await memory.remember_answer(ALICE, asked(SECRET), is_found=False)  # typed for a card in another chat
    await memory.remember_answer(GROUP, asked(SECRET), follower_id=ALICE)  # an alert
    of_bob = await memory.remember_answer(GROUP, asked(OTHER), user_id=BOB)
    await memory.rate_answer(in_private, ALICE, ALICE, 1)
    await memory.rate_answer(of_bob, GROUP, ALICE, -1)
    await memory.follow(ALICE, asked(SECRET), user_id=ALICE, known_articles=["a1"])
    in_group = await memory.follow(GROUP, asked(SECRET), user_id=ALICE, known_articles=["a1"])
    await memory.told(in_group, ["a2"], memory._now())
    await memory.forget_person(ALICE)
    assert [row[0] for row in rows(path, "answers")] == [of_bob]
    for table in ("feedback", "follows", "told", "alerts"):
        assert rows(path, table) == [], table
    assert memory.erase()
    assert traces(path, "Wendeline") == []


async def test_others_keep_their_questions_ratings_and_follows(memory: Memory, path: Path) -> None:
    await memory.change_settings(GROUP, language="de")
    of_alice = await memory.remember_answer(GROUP, asked(SECRET), user_id=ALICE)
    of_bob = await memory.remember_answer(GROUP, asked(OTHER), user_id=BOB)
    in_private = await memory.remember_answer(BOB, asked(OTHER), user_id=BOB)
    for key, chat in ((of_alice, GROUP), (of_bob, GROUP), (in_private, BOB)):
        await memory.rate_answer(key, chat, BOB, 1)
    await memory.follow(GROUP, asked(OTHER), user_id=BOB, known_articles=["a1"])
    await memory.follow(BOB, asked(OTHER), user_id=BOB)
    await memory.forget_person(ALICE)
    assert {row[0] for row in rows(path, "answers")} == {of_bob, in_private}
    assert {row[0] for row in rows(path, "feedback")} == {of_bob, in_private}
    assert [follow.user_id for follow in memory.all_follows()] == [BOB, BOB]
    assert memory.known_to(1) == {"a1"}
    assert memory.chat_settings(GROUP).language == "de"


async def test_who_writes_in_the_name_of_a_group_leaves_the_rest_of_the_group_alone(memory: Memory) -> None:
    await memory.change_settings(GROUP, language="de")
    anonymous = await memory.remember_answer(GROUP, asked(SECRET), user_id=GROUP)
    of_bob = await memory.remember_answer(GROUP, asked(OTHER), user_id=BOB)
    await memory.follow(GROUP, asked(OTHER), user_id=BOB)
    await memory.follow(GROUP, asked(SECRET), user_id=GROUP)
    await memory.forget_person(GROUP)
    assert memory.answer_of(anonymous, GROUP) is None
    assert memory.answer_of(of_bob, GROUP) is not None
    assert [follow.user_id for follow in memory.all_follows()] == [BOB]
    assert memory.chat_settings(GROUP).language == "de"


async def test_open_updates_are_emptied_up_to_the_one_that_asks_for_it(memory: Memory, path: Path) -> None:
    await memory.note_all(
        [
            PendingUpdate(1, GROUP, update(ALICE, SECRET)),
            PendingUpdate(2, GROUP, update(BOB, OTHER)),
            PendingUpdate(3, GROUP, update(BOB, OTHER, sender_chat={"id": GROUP})),
            PendingUpdate(4, ALICE, json.dumps({"update_id": 4, "callback_query": {"from": {"id": ALICE}}})),
            PendingUpdate(5, ALICE, update(ALICE, "a question of afterwards")),
            PendingUpdate(6, ALICE, "not JSON"),
        ]
    )
    await memory.forget_person(ALICE, handling=[4])
    left = memory.unfinished()
    assert [words for words in left if SECRET in words] == []
    assert len(left) == 5
    assert await memory.note_all([PendingUpdate(1, GROUP, update(ALICE, SECRET))]) == set(), "delivered again"
    assert {row[1]: row[2] for row in rows(path, "inbox")}[5] is None, "the number of a private chat is the person's"
    await memory.forget_person(GROUP)
    assert len(memory.unfinished()) == 4


async def test_updates_for_another_bot_on_the_same_memory_are_left_alone(path: Path, memory: Memory) -> None:
    other = Memory(path, bot_id=2)
    await other.note_all([PendingUpdate(1, GROUP, update(ALICE, SECRET))])
    await memory.forget_person(ALICE)
    assert len(other.unfinished()) == 1
    await other.aclose()


@given(st.text(max_size=40) | st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists).map(json.dumps))
def test_an_update_that_cannot_be_read_has_no_sender(text: str) -> None:
    assert _sender_of(text) is None
    assert _sender_of(json.dumps({"message": text})) is None
    assert _sender_of(json.dumps({"message": {"from": text}})) is None


def test_each_column_that_names_a_person_or_a_chat_is_covered() -> None:
    """A new table with people's data must be deleted by /forgetme, too."""
    personal = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if column.name.endswith(("user_id", "chat_id", "person_id", "follower_id"))
    }
    covered = {(table.name, name) for table, names in _OF_A_PERSON.items() for name in names}
    emptied = {("inbox", "chat_id"), ("moved", "new_chat_id"), ("moved", "old_chat_id")}  # `moved` has groups alone
    stripped = {("access", "chat_id"), ("access_notices", "chat_id")}  # see the test of requests
    names_no_person = {("plans", "place_chat_id")}  # a channel
    assert personal == covered | emptied | stripped | names_no_person


async def test_a_request_for_access_is_withdrawn_and_its_names_are_deleted(path: Path, memory: Memory) -> None:
    for chat_id, title in ((ALICE, None), (GROUP, "Readers of Quince Street")):
        await memory.ask_access(AccessRequest(chat_id, ALICE, None, "en", "Alice Example", "alice_example", title))
        await memory.access_noticed(chat_id, AccessNotice(999, 5, "en"))
    await memory.decide_access(BOB, "blocked", 999)
    await memory.forget_person(ALICE)
    assert "Alice Example" not in str(rows(path, "access"))
    left = {record.chat_id: (record.state, record.request) for record in memory.access_records()}
    assert left == {ALICE: ("refused", None), GROUP: ("refused", None), BOB: ("blocked", None)}
    assert rows(path, "access_notices") == []


# -- what is left in the files


async def test_no_byte_of_many_deleted_questions_is_left(memory: Memory, path: Path) -> None:
    """Pages split, merge and move rows while they fill: copies of a row may stay behind anywhere."""
    chance = random.Random(5)
    for number in range(1500):
        person = chance.choice([ALICE, BOB])
        words = f"{SECRET} {'x' * chance.randrange(900)}" if person == ALICE else OTHER * chance.randrange(1, 9)
        key = await memory.remember_answer(
            person, asked(words), user_id=person, is_found=False, wording=Wording("", words)
        )
        if number % 5 == 0:
            await memory.follow(person, asked(words), user_id=person)
        if number % 7 == 0:
            await memory.note_all([PendingUpdate(number, person, update(person, words))])
            await memory.mark_done(number)
        if number % 3 == 0:
            await memory._execute(metadata.tables["answers"].delete().where(metadata.tables["answers"].c.key == key))
    assert traces(path, "Wendeline")
    await memory.forget_person(ALICE)
    assert memory.erase()
    assert traces(path, "Wendeline") == []
    assert len(rows(path, "answers")) > 400


async def test_the_log_is_emptied_once_no_reader_needs_it(memory: Memory, path: Path) -> None:
    await memory.remember_answer(ALICE, asked(SECRET), user_id=ALICE)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM answers").fetchall()
        await memory.forget_person(ALICE)
        with memory._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 10")
        assert not memory.erase()
        reader.execute("ROLLBACK")
    assert memory.erase()
    assert traces(path, "Wendeline") == []


def test_what_an_earlier_version_deleted_is_erased_by_the_first_start(path: Path) -> None:
    script = (Path(__file__).resolve().parents[2] / "data" / "databases" / "chats-0.2.sql").read_text()
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(script)
        database.execute("PRAGMA secure_delete = OFF")  # some systems build SQLite with another default
        for number in range(100):
            database.execute("INSERT INTO inbox VALUES (1, ?, 7, ?, 1, 2)", (1000 + number, f"{number} {SECRET}"))
        database.commit()
        database.execute("DELETE FROM inbox WHERE update_id >= 1000")
    assert traces(path, "Wendeline")
    Memory(path, bot_id=1).close()
    assert traces(path, "Wendeline") == []
