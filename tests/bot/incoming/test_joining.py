"""A long paste that Telegram split is joined into one question; everything else is passed on at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.incoming.joining import LONG_MESSAGE, MAX_PARTS, Joiner, Part, join
from bot.messages.markup import LIMIT, units
from tests.bot.virtual_time import in_virtual_time

LONG_TEXT = "Wombats rest. " * 280  # 3,920 units: cut at the end of a sentence
MOMENT = datetime(2025, 3, 4, 12, tzinfo=UTC)


class Questions:
    """A double that records what is passed on, and when."""

    def __init__(self) -> None:
        self.joiner = Joiner[int](self._note)
        self.handed: list[list[int]] = []
        self.times: list[float] = []

    def _note(self, parts: list[Part[int]]) -> None:
        self.handed.append([part.item for part in parts])
        self.times.append(asyncio.get_running_loop().time())


def part(number: int, text: str = LONG_TEXT) -> Part[int]:
    return Part(7, None, 7, number, MOMENT, text, number)


@pytest.mark.parametrize("text", ["Who won?", "", "x" * LONG_MESSAGE, "🐨" * (LONG_MESSAGE // 2)])
@in_virtual_time
async def test_an_ordinary_message_is_passed_on_immediately(text: str) -> None:
    questions = Questions()
    for number in (1, 2):
        questions.joiner.add(part(number, text))
        assert questions.handed[-1] == [number]
    assert questions.times == [0, 0]


@pytest.mark.parametrize("text", ["x" * (LONG_MESSAGE + 1), "🐨" * (LONG_MESSAGE // 2 + 1), LONG_TEXT])
@in_virtual_time
async def test_a_long_message_waits_a_second_for_the_next_part(text: str) -> None:
    questions = Questions()
    questions.joiner.add(part(1, text))
    assert questions.handed == []
    await asyncio.sleep(5)
    assert (questions.handed, questions.times) == ([[1]], [1])


@in_virtual_time
async def test_parts_are_one_question_as_soon_as_the_last_one_comes() -> None:
    questions = Questions()
    for message in (1, 2, 3):
        questions.joiner.add(part(message))
        await asyncio.sleep(0.9)
    questions.joiner.add(part(4, "and what does she say?"))
    assert questions.handed == [[1, 2, 3, 4]]
    await asyncio.sleep(5)
    assert len(questions.handed) == 1


@in_virtual_time
async def test_parts_that_are_all_long_are_one_question_a_second_after_the_last() -> None:
    questions = Questions()
    for message in (1, 2):
        questions.joiner.add(part(message))
        await asyncio.sleep(0.5)
    await asyncio.sleep(5)
    assert (questions.handed, questions.times) == ([[1, 2]], [1.5])


@in_virtual_time
async def test_a_part_that_comes_too_late_is_a_question_of_its_own() -> None:
    questions = Questions()
    questions.joiner.add(part(1))
    await asyncio.sleep(1.1)
    questions.joiner.add(part(2, "late"))
    assert questions.handed == [[1], [2]]


@pytest.mark.parametrize(
    "other",
    [
        replace(part(3, "next?")),
        replace(part(1, "next?")),
        replace(part(2, "next?"), sent_at=MOMENT + timedelta(minutes=1)),
    ],
    ids=["a message lies between", "an older message", "sent later, and fetched at once"],
)
@in_virtual_time
async def test_a_message_that_is_no_continuation_follows_the_long_one(other: Part[int]) -> None:
    questions = Questions()
    questions.joiner.add(part(1))
    questions.joiner.add(other)
    assert questions.handed == [[1], [other.item]]


@pytest.mark.parametrize(
    "other",
    [
        replace(part(2, "Mine"), user_id=8),
        replace(part(2, "Mine"), thread_id=3),
        replace(part(2, "Mine"), chat_id=-8),
    ],
    ids=["person", "topic", "chat"],
)
@in_virtual_time
async def test_a_long_message_delays_no_other_person(other: Part[int]) -> None:
    questions = Questions()
    questions.joiner.add(part(1))
    questions.joiner.add(other)
    assert questions.handed == [[2]]
    await asyncio.sleep(1)
    assert questions.handed == [[2], [1]]


@in_virtual_time
async def test_two_people_may_paste_at_the_same_time() -> None:
    questions = Questions()
    for message in (1, 2):
        questions.joiner.add(part(message))
        questions.joiner.add(replace(part(message), user_id=8, chat_id=8, item=10 + message))
    await asyncio.sleep(1)
    assert questions.handed == [[1, 2], [11, 12]]


@in_virtual_time
async def test_a_joined_question_has_a_maximum_length() -> None:
    questions = Questions()
    for message in range(1, MAX_PARTS + 2):
        questions.joiner.add(part(message))
    assert questions.handed == [[*range(1, MAX_PARTS + 1)]]
    await asyncio.sleep(1)
    assert questions.handed[1:] == [[MAX_PARTS + 1]]


@in_virtual_time
async def test_at_the_end_held_back_messages_are_passed_on_once() -> None:
    questions = Questions()
    questions.joiner.add(part(1))
    questions.joiner.add(replace(part(5), chat_id=9))
    questions.joiner.flush()
    assert questions.handed == [[1], [5]]
    await asyncio.sleep(5)
    assert len(questions.handed) == 2


def split(text: str, back: int) -> list[str]:
    """Split a text as apps do: at the last space that fits a message, or within a word if there is none."""
    parts = []
    while units(text) > LIMIT:
        end = LIMIT
        while units(text[:end]) > LIMIT:
            end -= 1
        blanks = [at for at, one in enumerate(text[:end]) if one.isspace() and units(text[at:end]) <= back]
        cut = blanks[0] if blanks else end
        parts.append(text[:cut].strip())
        text = text[cut:].strip()
    return [*parts, text]


@given(
    st.lists(st.text("abc🐨é", min_size=1, max_size=60), min_size=1, max_size=40),
    st.integers(1, 60),
    st.integers(200, LONG_MESSAGE - 100),
)
def test_a_text_has_the_same_words_when_it_is_joined_again(words: list[str], times: int, back: int) -> None:
    text = " ".join(words * times)
    parts = split(text, back)
    assert join(parts).split() == text.split()
    assert all(units(text) > LONG_MESSAGE for text in parts[:-1])


@given(st.integers(1, 20_000))
def test_a_text_without_blanks_is_joined_without_any(length: int) -> None:
    text = "新聞" * length
    assert join(split(text, 300)) == text


@given(st.text())
def test_the_length_of_a_text_is_that_in_utf16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
