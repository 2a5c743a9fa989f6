"""The bot's memory of chats, across restarts, and how long it lasts."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Connection

from bot.memory.answers import KEEP
from bot.memory.inbox import DONE_KEPT, PendingUpdate
from bot.memory.memory import ChatSettings, Memory
from bot.memory.tables import pack_question, unpack_question
from index import Question, StoreError
from tests.bot.memory.chats import ALICE, BOB, FERRY, GROUP, REEF, SUPERGROUP, Clock, Start

# -- updates


async def note(memory: Memory, update_id: int, chat_id: int | None, update: str) -> bool:
    """Record an update and return whether it is new."""
    return update_id in await memory.note_all([PendingUpdate(update_id, chat_id, update)])


async def test_unfinished_updates_are_left_for_the_next_start_in_order(memory: Memory, start: Start) -> None:
    for update_id in (12, 10, 11):
        assert await note(memory, update_id, ALICE, f"update {update_id}")
    await memory.mark_done(11)
    assert (await start()).unfinished() == ["update 10", "update 12"]


async def test_updates_stay_in_order_of_arrival_even_if_telegram_restarts_its_numbers(
    memory: Memory, clock: Clock
) -> None:
    await note(memory, 900, ALICE, "old")
    clock.go_on(seconds=1)
    await note(memory, 3, ALICE, "new")
    assert memory.unfinished() == ["old", "new"]


@pytest.mark.parametrize("done", [True, False])
async def test_an_update_that_comes_again_is_not_new(memory: Memory, start: Start, done: bool) -> None:
    await note(memory, 10, ALICE, "first")
    if done:
        await memory.mark_done(10)
    memory = await start()
    assert not await note(memory, 10, ALICE, "again")
    assert memory.unfinished() == ([] if done else ["first"])


async def test_an_update_that_comes_twice_at_the_same_moment_is_new_once(memory: Memory) -> None:
    assert sorted(await asyncio.gather(*(note(memory, 10, ALICE, "x") for _ in range(5)))) == [False] * 4 + [True]


async def test_an_update_of_no_chat_is_noted_too(memory: Memory) -> None:
    await note(memory, 10, None, "inline")
    assert memory.unfinished() == ["inline"]


async def test_a_clock_that_was_ahead_puts_off_no_forgetting(memory: Memory, clock: Clock, path: Path) -> None:
    clock.go_on(days=1000)
    await note(memory, 9, ALICE, "by a wrong clock")
    clock.go_on(days=-1000)
    await note(memory, 10, ALICE, "x")
    await memory.mark_done(10)
    clock.go_on(seconds=DONE_KEPT.total_seconds() + 7200)
    await note(memory, 12, ALICE, "y")
    with closing(sqlite3.connect(path)) as database:
        assert (10,) not in database.execute("SELECT update_id FROM inbox").fetchall()


async def test_done_updates_are_forgotten_after_two_days_while_the_bot_runs(
    memory: Memory, clock: Clock, path: Path
) -> None:
    await note(memory, 10, ALICE, "x")
    await note(memory, 11, ALICE, "not done")
    await memory.mark_done(10)
    clock.go_on(seconds=DONE_KEPT.total_seconds() - 1)
    assert not await note(memory, 10, ALICE, "x")
    clock.go_on(hours=2)
    await note(memory, 12, ALICE, "y")
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT update_id FROM inbox").fetchall() == [(11,), (12,)]


async def test_two_hundred_updates_at_once_take_few_commits(memory: Memory, commits: list[Connection]) -> None:
    commits.clear()
    assert all(await asyncio.gather(*(note(memory, number, ALICE, "x") for number in range(200))))
    assert len(memory.unfinished()) == 200
    assert 1 <= len(commits) <= 3


# -- answers


async def test_an_answer_is_found_by_its_key_over_a_restart(memory: Memory, start: Start, clock: Clock) -> None:
    key = await memory.remember_answer(GROUP, FERRY, thread_id=3, user_id=ALICE)
    await memory.set_message_id(key, GROUP, 77)
    kept = (await start()).answer_of(key, GROUP)
    assert kept is not None
    assert (kept.chat_id, kept.thread_id, kept.message_id, kept.user_id) == (GROUP, 3, 77, ALICE)
    assert kept.question == FERRY
    assert kept.asked_at == clock.now


async def test_keys_are_short_and_each_is_another(memory: Memory) -> None:
    keys = await asyncio.gather(*(memory.remember_answer(ALICE, FERRY) for _ in range(100)))
    assert len(set(keys)) == 100
    assert all(8 <= len(key) <= 10 and key.replace("-", "").replace("_", "").isalnum() for key in keys)


async def test_the_question_behind_a_message_is_found(memory: Memory) -> None:
    for message, question in ((77, FERRY), (78, REEF)):
        await memory.set_message_id(await memory.remember_answer(ALICE, question), ALICE, message)
    assert memory.question_of(ALICE, 77) == FERRY
    assert memory.question_of(ALICE, 78) == REEF
    assert memory.question_of(ALICE, 79) is None
    assert memory.question_of(BOB, 77) is None


async def test_answers_since_a_moment_come_in_their_order_with_who_asked_where(memory: Memory, clock: Clock) -> None:
    await memory.remember_answer(ALICE, FERRY, user_id=ALICE)
    clock.go_on(minutes=9)
    wanted = [(GROUP, None, ALICE, REEF), (GROUP, 3, ALICE, FERRY), (GROUP, 3, BOB, REEF)]
    for chat, thread, user, question in wanted:
        await memory.remember_answer(chat, question, thread_id=thread, user_id=user)
        clock.go_on(seconds=1)
    recent = memory.answers_since(clock.now - timedelta(minutes=5))
    assert [(one.chat_id, one.thread_id, one.user_id, one.question) for one in recent] == wanted


async def test_answers_and_their_feedback_are_forgotten_after_a_month(memory: Memory, clock: Clock) -> None:
    key = await memory.remember_answer(ALICE, FERRY)
    await memory.rate_answer(key, ALICE, ALICE, 1)
    clock.go_on(seconds=KEEP.total_seconds() - 1)
    await memory.remember_answer(ALICE, REEF)
    assert memory.answer_of(key, ALICE) is not None
    clock.go_on(hours=2)
    await memory.remember_answer(ALICE, REEF)
    assert memory.answer_of(key, ALICE) is None
    assert memory.feedback_of(key) == (0, 0)


async def test_the_last_feedback_of_each_person_counts(memory: Memory) -> None:
    key = await memory.remember_answer(GROUP, FERRY)
    assert await memory.rate_answer(key, GROUP, ALICE, 1)
    assert await memory.rate_answer(key, GROUP, BOB, 1)
    assert memory.feedback_of(key) == (2, 0)
    assert await memory.rate_answer(key, GROUP, ALICE, -1)
    assert memory.feedback_of(key) == (1, 1)


async def test_feedback_on_a_forgotten_answer_is_refused(memory: Memory) -> None:
    assert not await memory.rate_answer("nosuchkey1", ALICE, ALICE, 1)


async def test_the_key_of_an_answer_opens_nothing_in_another_chat(memory: Memory) -> None:
    key = await memory.remember_answer(GROUP, FERRY, user_id=BOB)
    for chat in (SUPERGROUP, ALICE, BOB):
        assert memory.answer_of(key, chat) is None
        assert not await memory.rate_answer(key, chat, ALICE, -1)
    assert memory.feedback_of(key) == (0, 0)
    assert memory.answer_of(key, GROUP) is not None


@pytest.mark.parametrize("packed", ["", "{", "[]", '{"text": 5}', '{"text": "?", "terms": "x", "since": "soon"}'])
async def test_an_answer_that_another_version_wrote_is_unknown(memory: Memory, path: Path, packed: str) -> None:
    key = await memory.remember_answer(ALICE, FERRY, user_id=ALICE)
    await memory.set_message_id(key, ALICE, 77)
    await memory.follow(ALICE, FERRY)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE answers SET question = ?", (packed,))
        database.execute("UPDATE follows SET question = ?", (packed,))
    assert memory.answer_of(key, ALICE) is None
    assert memory.question_of(ALICE, 77) is None
    assert memory.answers_since(datetime(2000, 1, 1, tzinfo=UTC)) == []
    assert memory.all_follows() == []


@given(st.text(), st.lists(st.text()), st.none() | st.dates(), st.lists(st.tuples(st.text(), st.text())))
def test_any_question_comes_back_as_it_was(
    text: str, terms: list[str], since: date | None, corrected: list[tuple[str, str]]
) -> None:
    question = Question(text, tuple(terms), since=since, outlets=tuple(terms), corrected=tuple(corrected))
    assert unpack_question(pack_question(question)) == question


@given(st.text())
def test_any_text_in_place_of_a_question_raises_nothing(text: str) -> None:
    unpack_question(text)


# -- chats


async def test_a_chat_that_said_nothing_has_defaults(memory: Memory) -> None:
    assert memory.chat_settings(GROUP) == ChatSettings(language=None, outlets=None, quiet=None, greeted=False)


async def test_settings_of_a_chat_change_one_by_one_and_stay(memory: Memory, start: Start) -> None:
    await memory.change_settings(GROUP, language="de")
    await memory.change_settings(GROUP, outlets=("Post", "Zürcher «Bote»"), quiet=(1320, 0))
    settings = await memory.change_settings(GROUP, greeted=True)
    assert settings == ChatSettings("de", ("Post", "Zürcher «Bote»"), (1320, 0), True)
    memory = await start()
    assert memory.chat_settings(GROUP) == settings
    assert memory.chat_settings(ALICE) == ChatSettings()
    await memory.change_settings(GROUP, outlets=None, quiet=None)
    assert memory.chat_settings(GROUP) == ChatSettings("de", None, None, True)


async def test_settings_that_change_at_the_same_moment_do_not_undo_each_other(memory: Memory) -> None:
    await asyncio.gather(memory.change_settings(GROUP, language="de"), memory.change_settings(GROUP, greeted=True))
    assert memory.chat_settings(GROUP) == ChatSettings("de", greeted=True)


async def test_choosing_no_outlet_differs_from_choosing_all(memory: Memory) -> None:
    await memory.change_settings(GROUP, outlets=())
    assert memory.chat_settings(GROUP).outlets == ()


async def test_outlets_that_cannot_be_read_count_as_all(memory: Memory, path: Path) -> None:
    await memory.change_settings(GROUP, language="de", outlets=("Post",))
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE chats SET outlets = '{'")
    assert memory.chat_settings(GROUP) == ChatSettings("de")


async def test_all_of_a_group_moves_to_the_supergroup_that_it_becomes(memory: Memory, clock: Clock) -> None:
    key = await memory.remember_answer(GROUP, FERRY, user_id=ALICE)
    await memory.set_message_id(key, GROUP, 77)
    await memory.follow(GROUP, REEF)
    settings = await memory.change_settings(GROUP, language="de")
    for _ in range(2):  # Telegram sends two service messages
        await memory.migrate(GROUP, SUPERGROUP)
    kept = memory.answer_of(key, SUPERGROUP)
    assert kept is not None
    assert kept.chat_id == SUPERGROUP
    assert memory.answers_since(clock.now) == [kept]
    assert memory.question_of(SUPERGROUP, 77) is None  # in the supergroup, this id belongs to another message
    assert [follow.question for follow in memory.follows_of(SUPERGROUP)] == [REEF]
    assert memory.chat_settings(SUPERGROUP) == replace(settings, greeted=True)
    assert (memory.follows_of(GROUP), memory.chat_settings(GROUP)) == ([], ChatSettings())
    assert memory.moved() == {SUPERGROUP: GROUP}


async def test_settings_that_the_supergroup_has_already_stay(memory: Memory) -> None:
    await memory.change_settings(GROUP, language="de")
    settings = await memory.change_settings(SUPERGROUP, language="uk")
    await memory.migrate(GROUP, SUPERGROUP)
    assert memory.chat_settings(SUPERGROUP) == replace(settings, greeted=True)
    assert memory.chat_settings(GROUP) == ChatSettings()


async def test_settings_move_to_a_supergroup_that_was_greeted_but_has_no_settings(memory: Memory) -> None:
    await memory.change_settings(GROUP, language="de")
    await memory.change_settings(SUPERGROUP, greeted=True)
    await memory.migrate(GROUP, SUPERGROUP)
    assert memory.chat_settings(SUPERGROUP) == ChatSettings("de", greeted=True)


async def test_greeted_chats_are_remembered(memory: Memory) -> None:
    await memory.change_settings(GROUP, language="de", outlets=("Courier",), quiet=(0, 60), greeted=True)
    await memory.drop_chat(GROUP)
    assert memory.chat_settings(GROUP) == ChatSettings(greeted=True)


# -- the database


async def test_threads_may_read_while_others_write(memory: Memory) -> None:
    keys = await asyncio.gather(*(memory.remember_answer(ALICE, FERRY) for _ in range(50)))
    reads = (asyncio.to_thread(memory.answer_of, key, ALICE) for key in keys)
    writes = (memory.set_message_id(key, ALICE, number) for number, key in enumerate(keys))
    assert all((await asyncio.gather(*reads, *writes))[:50])


async def test_waiting_changes_are_written_at_the_end(memory: Memory, start: Start) -> None:
    waiting = asyncio.create_task(note(memory, 10, ALICE, "x"))
    await asyncio.sleep(0)
    assert (await start()).unfinished() == ["x"]
    assert await waiting


def test_a_moment_without_a_zone_is_refused(path: Path) -> None:
    with pytest.raises(StoreError, match="time zone"):
        Memory(path, lambda: datetime(2025, 3, 4))  # noqa: DTZ001  # that is what is wrong with it


async def test_a_database_that_cannot_be_written_gives_one_sentence_and_can_still_be_read(
    memory: Memory, path: Path
) -> None:
    key = await memory.remember_answer(ALICE, FERRY)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT RAISE(FAIL, 'disk is full'); END")
    outcomes = await asyncio.gather(
        *(note(memory, number, ALICE, "x") for number in range(3)),
        memory.set_message_id(key, ALICE, 77),
        return_exceptions=True,
    )
    failed = [outcome for outcome in outcomes if outcome is not None]
    assert [type(error) for error in failed] == [StoreError] * 3
    assert str(failed[0]) == (
        f"The database sqlite:///{path} can't be used (disk is full): free some space on its disk, or set "
        "NEWSBOT_CHATS_URL to another one."
    )
    assert memory.question_of(ALICE, 77) == FERRY


def test_a_file_that_is_no_database_is_named_with_its_setting(path: Path) -> None:
    path.write_text("This is no database, whatever its name says.")
    with pytest.raises(StoreError, match=r"chats\.sqlite .*not a database.*NEWSBOT_CHATS_URL"):
        Memory(f"sqlite:///{path}")


@pytest.mark.parametrize("url", ["nonsense", "nosuch://host/db"])
def test_an_invalid_database_url_is_reported_with_its_setting(url: str) -> None:
    with pytest.raises(StoreError, match="NEWSBOT_CHATS_URL"):
        Memory(url)


def test_an_error_never_shows_a_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        Memory(f"sqlite://user:sesame@/{tmp_path}/no/such/folder/chats.sqlite")
    assert "sesame" not in str(error.value)
