"""What came out of answers: counts, questions that found nothing, and answers that didn't help."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.memory import Memory, read_unanswered
from bot.memory.tables import answers
from index import Question, StoreError, Wording

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
WEEK = NOW - timedelta(days=7)
QUESTION = Question("Who?", ("who",))
ALICE, BOB, GROUP = 7, 8, -1001


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def memory(path: Path, clock: Clock) -> AsyncIterator[Memory]:
    memory = Memory(path, clock)
    yield memory
    await memory.aclose()


async def miss(memory: Memory, chat: int, text: str, key: str = "key", user: int | None = ALICE) -> str:
    return await memory.remember_answer(chat, QUESTION, user_id=user, is_found=False, wording=Wording(key, text))


# --- questions that found nothing


async def test_a_question_is_listed_once_two_chats_have_asked_it(memory: Memory) -> None:
    for _ in range(3):
        await miss(memory, ALICE, "Who?")
    assert memory.unanswered(WEEK, 2) == ([], 0)
    assert memory.unanswered(WEEK, 1).questions == [("Who?", 3)]
    await miss(memory, GROUP, "who")
    assert memory.unanswered(WEEK, 2).questions == [("Who?", 4)]


async def test_of_wordings_that_are_as_frequent_the_newest_is_shown(memory: Memory) -> None:
    for chat, text in ((ALICE, "Who?"), (BOB, "who"), (ALICE, "WHO"), (BOB, "who"), (BOB, "WHO")):
        await miss(memory, chat, text)
    assert memory.unanswered(WEEK, 2).questions == [("WHO", 5)]
    await miss(memory, ALICE, "who")
    assert memory.unanswered(WEEK, 2).questions == [("who", 6)]


async def test_the_most_frequent_come_first_and_the_newest_of_those_that_are_as_frequent(memory: Memory) -> None:
    for chat in (ALICE, BOB):
        for number in (1, 2, 3, 2):
            await miss(memory, chat, f"Who {number}?", key=str(number))
    listed = memory.unanswered(WEEK, 2, most=2)
    assert listed == ([("Who 2?", 4), ("Who 3?", 2)], 3)


async def test_what_is_older_or_found_or_has_no_words_is_not_listed(memory: Memory, clock: Clock) -> None:
    for chat in (ALICE, BOB):
        await memory.remember_answer(chat, QUESTION, is_found=True, wording=Wording("found", "Who?"))
        await memory.remember_answer(chat, QUESTION, is_found=None, wording=Wording("uncounted", "Who?"))
        await memory.remember_answer(chat, QUESTION, is_found=False)
        await miss(memory, chat, "Who?")
    assert memory.unanswered(WEEK, 1) == ([("Who?", 2)], 1)
    assert memory.unanswered(clock.now, 1) == ([], 0)


async def test_words_of_questions_that_found_something_are_not_kept(memory: Memory) -> None:
    await memory.remember_answer(ALICE, QUESTION, is_found=True, wording=Wording("found", "Who?"))
    with memory._engine.connect() as connection:
        assert connection.execute(sa.select(answers.c.words_key, answers.c.wording)).all() == [(None, None)]


async def test_a_chat_that_removed_the_bot_no_longer_counts(memory: Memory) -> None:
    await miss(memory, ALICE, "Who?")
    await miss(memory, GROUP, "Who?")
    await memory.drop_chat(GROUP)
    assert memory.unanswered(WEEK, 2) == ([], 0)


async def test_a_group_and_the_supergroup_that_it_becomes_are_one_chat(memory: Memory) -> None:
    await miss(memory, -4, "Who?")
    await memory.migrate(-4, GROUP)
    await miss(memory, GROUP, "Who?")
    assert memory.unanswered(WEEK, 2) == ([], 0)


@pytest.mark.parametrize("distinct", [10, 50_000], ids=["a few questions", "many questions"])
async def test_a_hundred_thousand_answers_are_counted_at_once(memory: Memory, distinct: int) -> None:
    rows = [
        {
            "key": f"k{number}",
            "chat_id": number % 977,
            "user_id": number % 977,
            "question": "{}" + 40 * " padding",
            "asked_at": NOW - timedelta(seconds=number),
            "is_found": False,
            "words_key": f"words {number % distinct}",
            "wording": f"Who knows what about {number % distinct} and {number % 3}?",
        }
        for number in range(100_000)
    ]
    with memory._engine.begin() as connection:
        connection.execute(sa.insert(answers), rows)
    started = time.perf_counter()
    listed = memory.unanswered(WEEK, 2)
    took = time.perf_counter() - started
    assert listed.total == distinct
    assert took < 10  # a tenth of a second to half a second on an idle machine


# --- read by the command line


async def test_the_command_line_reads_what_a_bot_is_writing(memory: Memory, path: Path) -> None:
    for chat in (ALICE, BOB):
        await miss(memory, chat, "Who?")
    assert read_unanswered(path, WEEK, 2).questions == [("Who?", 2)]


def test_without_a_memory_there_are_no_questions_and_none_is_created(path: Path) -> None:
    assert read_unanswered(path, WEEK, 1) == ([], 0)
    assert not path.exists()


async def test_a_memory_of_another_version_is_left_alone(memory: Memory, path: Path) -> None:
    with memory._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    with pytest.raises(StoreError, match=r"another version of newsbot wrote it.*start the bot once"):
        read_unanswered(path, WEEK, 1)


# --- counts


async def test_answers_are_counted_by_what_came_out(memory: Memory, clock: Clock) -> None:
    await memory.remember_answer(ALICE, QUESTION, user_id=ALICE, is_found=True)
    clock.now += timedelta(hours=2)
    await memory.remember_answer(ALICE, QUESTION, user_id=ALICE, is_found=True)
    await memory.remember_answer(GROUP, QUESTION, user_id=BOB, is_found=False)
    await memory.remember_answer(ALICE, QUESTION, user_id=None, is_found=False)  # a card in another chat
    await memory.remember_answer(ALICE, QUESTION, user_id=None)  # news of a followed question
    assert memory.count_answers(clock.now - timedelta(hours=1)) == (1, 1)
    assert memory.count_answers(clock.now - timedelta(days=1)) == (2, 1)


# --- answers that didn't help


async def test_answers_are_listed_that_somebody_found_unhelpful_the_last_rated_first(memory: Memory) -> None:
    keys = [await memory.remember_answer(GROUP, Question(f"Who {number}?", ())) for number in range(4)]
    for number, user, verdict in ((0, 1, -1), (1, 1, -1), (2, 1, 1), (0, 2, 1), (0, 3, -1)):
        await memory.rate_answer(keys[number], GROUP, user, 1 if verdict == 1 else -1)
    rated, total = memory.unhelpful(WEEK, 0, 10)
    assert total == 2
    assert [(item.question.text, item.helpful, item.not_helpful) for item in rated] == [
        ("Who 0?", 1, 2),
        ("Who 1?", 0, 1),
    ]
    assert [item.question.text for item in memory.unhelpful(WEEK, 1, 1)[0]] == ["Who 1?"]
    assert memory.unhelpful(WEEK, 2, 1) == ([], 2)


async def test_a_rating_that_somebody_changed_counts_as_it_is_now(memory: Memory) -> None:
    key = await memory.remember_answer(ALICE, QUESTION)
    await memory.rate_answer(key, ALICE, ALICE, -1)
    await memory.rate_answer(key, ALICE, ALICE, 1)
    assert memory.unhelpful(WEEK, 0, 10) == ([], 0)


async def test_older_ratings_are_not_listed(memory: Memory, clock: Clock) -> None:
    key = await memory.remember_answer(ALICE, QUESTION)
    await memory.rate_answer(key, ALICE, ALICE, -1)
    assert memory.unhelpful(clock(), 0, 10) == ([], 0)
