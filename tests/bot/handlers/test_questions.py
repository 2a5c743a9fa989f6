"""Questions and small talk: replies, memory, and what the next message can follow up on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot, InlineKeyboardMarkup, Message

from bot.handlers.questions import on_question
from bot.memory import Memory
from bot.messages import Localization
from bot.services import RequestContext, Services
from bot.settings import Settings
from index import DataFolder, Library
from tests.bot.ready_messages import TakesReadyMessages

QUESTION, MORE = "What did Quist say about sleep?", "When did she say that?"
SAID = "We're asking to go home, sleep, and come back awake."
SMALL_TALK = {
    "hi": "Hello! Ask me about the news, and I’ll show what the articles say.",
    "thanks": "You’re welcome.",
    "lol": "Ask me about the news whenever you like.",
}
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ME = {"id": 123456, "is_bot": True, "first_name": "News", "username": "NewsTestBot"}
ALICE = {"id": 7000000001, "is_bot": False, "first_name": "Alice"}
PRIVATE = {"id": 7000000001, "type": "private", "first_name": "Alice"}
GROUP = {"id": -1002000000001, "type": "supergroup", "title": "Readers"}


def message(number: int, chat: dict[str, Any], **fields: Any) -> Message:
    made = Message.de_json({"message_id": number, "date": 1, "chat": chat} | fields, None)
    assert made is not None
    return made


class Telegram(TakesReadyMessages):
    """A double that records messages."""

    id = ME["id"]

    def __init__(self) -> None:
        self.sent: list[tuple[str, InlineKeyboardMarkup | None]] = []

    async def send_message(self, chat_id: int, text: str, **other: Any) -> Message:
        self.sent.append((text, other["reply_markup"]))
        return message(1000 + len(self.sent), PRIVATE if chat_id > 0 else GROUP)

    async def send_chat_action(self, *_: Any, **__: Any) -> bool:
        return True


class World:
    """A bot over the examples, and the messages that it sends."""

    def __init__(self, data: DataFolder, memory: Memory) -> None:
        self.telegram, self.memory = Telegram(), memory
        self.services = Services(Settings(_env_file=None), Library(data), memory)  # type: ignore[call-arg]
        self._number = 0

    async def ask(
        self, text: str, chat: dict[str, Any] = PRIVATE, replies_to: int = 0
    ) -> list[tuple[str, InlineKeyboardMarkup | None]]:
        """Return the replies to a message with their buttons; `replies_to` is the id of one of the bot's messages."""
        self._number += 1
        before = len(self.telegram.sent)
        replied = {"message_id": replies_to, "date": 1, "chat": chat, "from": ME}
        fields = {"reply_to_message": replied} if replies_to else {}
        asked = message(self._number, chat, text=text, **{"from": ALICE}, **fields)
        words = Localization.of("en")
        await on_question(RequestContext(self.services, cast(Bot, self.telegram), asked, text, words))
        return self.telegram.sent[before:]

    def remembered(self) -> list[str]:
        return [answer.question.text for answer in self.memory.answers_since(LONG_AGO)]


@pytest.fixture
async def world(examples_index: DataFolder, tmp_path: Path) -> AsyncIterator[World]:
    world = World(examples_index, Memory(tmp_path / "chats.sqlite"))
    yield world
    await world.services.close(1)
    await world.memory.aclose()


async def test_a_question_is_answered_with_buttons_and_remembered(world: World) -> None:
    [(text, buttons)] = await world.ask(QUESTION)
    assert SAID in text
    assert buttons is not None
    assert world.remembered() == [QUESTION]


@pytest.mark.parametrize(("said", "line"), SMALL_TALK.items())
async def test_small_talk_in_private_gets_one_line_without_buttons_and_is_not_remembered(
    world: World, said: str, line: str
) -> None:
    assert await world.ask(said) == [(line, None)]
    assert world.remembered() == []


async def test_asking_what_the_bot_is_gets_a_description_of_its_sources(world: World) -> None:
    [(text, buttons)] = await world.ask("who are you")
    assert "I search 18 articles from 12 September 2024 to 6 November 2025" in text
    assert "\n" not in text
    assert buttons is None


@pytest.mark.parametrize("said", SMALL_TALK)
async def test_small_talk_in_a_group_gets_silence(world: World, said: str) -> None:
    assert await world.ask(said, GROUP) == []
    assert world.remembered() == []


async def test_small_talk_in_reply_to_an_answer_in_a_group_gets_silence(world: World) -> None:
    await world.ask(QUESTION, GROUP)
    assert await world.ask("thanks", GROUP, replies_to=1001) == []
    assert world.remembered() == [QUESTION]
    [(text, _)] = await world.ask(MORE, GROUP, replies_to=1001)
    assert SAID in text


async def test_after_small_talk_the_next_message_can_still_follow_up_on_the_previous_question(world: World) -> None:
    await world.ask(QUESTION)
    await world.ask("thanks")
    await world.ask("lol")
    [(text, _)] = await world.ask(MORE)
    assert SAID in text
    assert world.remembered() == [QUESTION, MORE]


async def test_without_a_question_before_it_small_talk_leaves_nothing_to_follow_up_on(world: World) -> None:
    await world.ask("hi")
    [(text, _)] = await world.ask(MORE)
    assert SAID not in text


async def test_a_question_with_a_greeting_is_not_small_talk(world: World) -> None:
    [(text, _)] = await world.ask(f"hi, {QUESTION}", GROUP)
    assert SAID in text
