"""The questions that messages can follow up on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Chat, Message, User

from bot.incoming import ForgottenPeople, RecentQuestions
from bot.memory import Memory
from index import Question

BOT = User(7, "newsbot", is_bot=True)
NOW = datetime(2025, 3, 4, tzinfo=UTC)
GROUP = Chat(-5, Chat.GROUP)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    memory = Memory(tmp_path / "chats.sqlite")
    yield memory
    memory.close()


async def test_a_reply_finds_the_question_of_an_answer_whose_number_is_not_written_down_yet(memory: Memory) -> None:
    recent = RecentQuestions(memory, ForgottenPeople())
    question = Question("What did Brandt say?", ("brandt",))
    assert await recent.remember(GROUP.id, None, 1, question, "key")
    reply = Message(
        12, NOW, GROUP, from_user=User(1, "Mia", False), reply_to_message=Message(11, NOW, GROUP, from_user=BOT)
    )
    assert await recent.before(reply, "And Holm?", BOT.id) is None
    recent.note_sent(GROUP.id, 11, question, 1)
    assert await recent.before(reply, "And Holm?", BOT.id) == question
    await memory.aclose()
