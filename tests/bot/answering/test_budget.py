"""The processor time of a question: little for any text, so that thirty questions delay nobody."""

from __future__ import annotations

import random
import string
import time
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from functools import partial

import pytest

from bot.answering.compose import compose_answer
from bot.answering.pool import AnswerPool
from bot.messages import Localization
from index import DataFolder, Library, Snapshot, View

SECONDS = 0.5
"""Maximum processor time: the slowest question takes a tenth of it, but a word of 1,000 characters once took 1.4 s."""

TODAY = date(2025, 12, 1)
NOW = datetime(2025, 12, 1, tzinfo=UTC)
MESSAGE = 4096


def words(count: int, letters: int) -> str:
    chosen = random.Random(letters)
    return " ".join("".join(chosen.choices(string.ascii_lowercase, k=letters)) for _ in range(count))


HOSTILE = {
    "a long word": f"What did {words(1, 1000)} say?",
    "64 long words": words(64, 60),
    "64 words that could be mended": words(64, 30),
    "the same with capitals": words(64, 30).title(),
    "unknown names": words(600, 6).title(),
    "one letter": "a" * MESSAGE,
    "letters": "A b " * 1024,
    "marks": "?" * MESSAGE,
    "quotation marks": "“a” " * 1024,
    "apostrophes": "a'" * 2048,
    "points": "U.S." * 1024,
    "times": "12:12:" * 680,
    "dates": "in March 2025 " * 290,
    "outlets": "according to Reuters " * 195,
    "names": "Putin, Marsh and " * 240,
    "invisible characters": "\u200b\u202e" * 2048,
    "accents": "e\u0301" * 2048,
    "Chinese": "中" * MESSAGE,
    "surrogates": "\ud800" * MESSAGE,
    "what X said": "What did Putin say about Trump ",
}


@pytest.fixture
async def pool(examples_index: DataFolder) -> AsyncIterator[AnswerPool]:
    library = Library(examples_index)
    library.do(Snapshot.warm_up)
    pool = AnswerPool(library, examples_index, processes=0)
    yield pool
    await pool.close()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("messages", [1, 25], ids=["one message", "as long as may be joined"])
async def test_a_hostile_question_takes_little_processor_time(pool: AnswerPool, text: str, messages: int) -> None:
    write = partial(compose_answer, NOW, False, True, View(), Localization.of("en"), "key")
    joined = "\n".join([text] * messages)
    question, *_ = await pool.answer("What did Putin say about Trump?", TODAY, None, View(), write)
    for follows in (None, question):
        before = time.process_time()
        await pool.answer(joined, TODAY, follows, View(), write)
        assert time.process_time() - before < SECONDS
