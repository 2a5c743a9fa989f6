"""The button for both thumbs, and what a press on it leaves unchanged."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot, Chat, ChatMember, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update, User
from telegram.error import BadRequest
from telegram.ext import Application
from waits import WAIT_SECONDS

from bot.handlers.presses import on_button
from bot.incoming.limits import PRESSES_PER_QUESTION
from bot.memory import Memory
from bot.messages import StopPress, encode_press
from bot.services import Context, Services, attach_services
from bot.settings import Settings
from index import DataFolder, Library, Question
from tests.bot.ready_messages import TakesReadyMessages

ALICE_ID = 7000000001
ALICE = {"id": ALICE_ID, "is_bot": False, "first_name": "Alice", "language_code": "en"}
CHATS: list[dict[str, Any]] = [
    {"id": 7000000001, "type": "private", "first_name": "Alice"},
    {"id": -1002000000001, "type": "supergroup", "title": "Readers"},
]
KEY = "Ab_-567890"

Buttons = list[list[tuple[str, str]]]

AT_FIRST: Buttons = [
    [("More", f"a:{KEY}:s1"), ("Context", f"a:{KEY}:c0"), ("🔔 Follow", f"a:{KEY}:f0")],
    [("👍 👎", f"a:{KEY}:r0")],
]
OPENED: Buttons = [AT_FIRST[0], [("👍", f"a:{KEY}:g0"), ("👎", f"a:{KEY}:b0")]]


class Telegram(TakesReadyMessages):
    """A double that accepts edits, and refuses buttons that the message already has."""

    def __init__(self) -> None:
        self.notes: asyncio.Queue[str | None] = asyncio.Queue()
        self.edits: asyncio.Queue[Buttons] = asyncio.Queue()
        self.shown: Buttons = []
        self.sent = 0

    async def send_message(self, chat_id: int, text: str, **_: Any) -> Message:
        del text
        self.sent += 1
        return Message(self.sent, datetime(2025, 3, 4, tzinfo=UTC), Chat(chat_id, "private"))

    async def edit_message_text(self, *_: Any, **__: Any) -> bool:
        return True

    async def get_chat_member(self, _chat_id: int, user_id: int, **_: Any) -> ChatMember:
        return ChatMember(User(user_id, "Somebody", is_bot=False), ChatMember.ADMINISTRATOR)

    async def answer_callback_query(self, text: str | None = None, **_: Any) -> bool:
        self.notes.put_nowait(text)
        return True

    async def edit_message_reply_markup(self, reply_markup: InlineKeyboardMarkup | None, **_: Any) -> bool:
        rows = reply_markup.inline_keyboard if reply_markup else ()
        buttons = [[(one.text, str(one.callback_data)) for one in row] for row in rows]
        self.edits.put_nowait(buttons)
        if buttons == self.shown:
            raise BadRequest("Message is not modified")
        self.shown = buttons
        return True


class World:
    """A bot over the examples, and a message with buttons to press."""

    def __init__(self, data: DataFolder, memory: Memory) -> None:
        self.telegram, self.memory = Telegram(), memory
        self.services = Services(Settings(_env_file=None), Library(data), memory)  # type: ignore[call-arg]
        application = _Application()
        attach_services(cast("Application[Any, Any, Any, Any, Any, Any]", application), self.services)
        self._context = cast(Context, _Context(application, self.telegram))
        self._number = 0

    async def press(self, data: str, buttons: Buttons, chat: dict[str, Any] = CHATS[0]) -> str | None:
        """Press one of a message's buttons and return the popup."""
        self._number += 1
        self.telegram.shown = buttons
        rows = [[InlineKeyboardButton(label, callback_data=value) for label, value in row] for row in buttons]
        message = {"message_id": 5, "date": 1, "chat": chat, "text": "Not changed", "from": ALICE}
        query = {"id": str(self._number), "from": ALICE, "chat_instance": "1", "data": data}
        pressed = query | {"message": message | {"reply_markup": InlineKeyboardMarkup(rows).to_dict()}}
        bot = cast(Bot, self.telegram)
        update = Update.de_json({"update_id": self._number, "callback_query": pressed}, bot)
        await on_button(update, self._context)
        return await asyncio.wait_for(self.telegram.notes.get(), WAIT_SECONDS)

    async def edited(self) -> Buttons:
        return await asyncio.wait_for(self.telegram.edits.get(), WAIT_SECONDS)


def _now() -> float:
    return asyncio.get_running_loop().time()


class _Application:
    def __init__(self) -> None:
        self.bot_data: dict[str, Any] = {}


class _Context:
    def __init__(self, application: _Application, bot: Telegram) -> None:
        self.application, self.bot = application, bot


@pytest.fixture
async def world(examples_index: DataFolder, tmp_path: Path) -> AsyncIterator[World]:
    world = World(examples_index, Memory(tmp_path / "chats.sqlite"))
    yield world
    await world.services.close(1)
    await world.memory.aclose()


@pytest.mark.parametrize("chat", CHATS, ids=["private", "group"])
async def test_a_press_puts_both_thumbs_in_place_of_the_button_and_says_nothing(
    world: World, chat: dict[str, Any]
) -> None:
    assert await world.press(f"a:{KEY}:r0", AT_FIRST, chat) is None
    assert await world.edited() == OPENED
    assert world.telegram.edits.empty()


@pytest.mark.parametrize(
    "others",
    [
        [[("Context", f"a:{KEY}:c0")], []],
        [[("Context", f"a:{KEY}:c0")]],
        [[("Context", f"a:{KEY}:c0")], [("Newest first", f"a:{KEY}:s0n"), ("Quotes only", f"a:{KEY}:s0q")]],
    ],
    ids=["in a row of its own", "behind another", "in the second row"],
)
async def test_the_other_buttons_stay_where_they_are(world: World, others: Sequence[list[tuple[str, str]]]) -> None:
    *rows, last = others
    await world.press(f"a:{KEY}:r0", [*rows, [*last, ("👍 👎", f"a:{KEY}:r0")]])
    assert await world.edited() == [*rows, *([last] if last else []), OPENED[-1]]


async def test_an_alert_keeps_its_stop_button(world: World) -> None:
    stop = [("Stop", encode_press(StopPress(17, "alert")))]
    await world.press(f"a:{KEY}:r0", [*AT_FIRST, stop])
    assert await world.edited() == [AT_FIRST[0], stop, OPENED[-1]]


async def test_a_second_press_from_a_slower_phone_changes_nothing(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.press(f"a:{KEY}:r0", OPENED)
    assert await world.edited() == OPENED
    assert world.telegram.shown == OPENED
    assert "could not be answered" not in caplog.text


async def test_a_press_on_a_thumb_counts_and_leaves_the_buttons(world: World) -> None:
    await world.memory.remember_answer(CHATS[0]["id"], Question("Who?", ("who",)), key=KEY)
    assert await world.press(f"a:{KEY}:g0", OPENED) == "Noted."
    assert world.telegram.edits.empty()


async def test_thumbs_under_a_forgotten_answer_say_so(world: World) -> None:
    await world.press(f"a:{KEY}:r0", AT_FIRST)
    await world.edited()
    assert await world.press(f"a:{KEY}:b0", OPENED) == "I no longer remember this answer. Ask again?"


async def test_presses_have_a_limit_with_a_single_notice(world: World) -> None:
    limit = PRESSES_PER_QUESTION * world.services.settings.limit_person
    data = encode_press(StopPress(17, "alert"))
    notes = [await world.press("nonsense", AT_FIRST) for _ in range(limit + 3)]
    assert set(notes[:limit]) == {"This button is too old. Please write your question again."}
    assert str(notes[limit]).startswith("That’s too fast for me. Please try again in ")
    assert notes[limit + 1 :] == [None, None]
    assert await world.press(data, [[("Stop", data)]]) is None
    assert world.telegram.edits.empty()


async def test_presses_that_ask_count_as_questions_do(world: World) -> None:
    """Each sends a message, of which Telegram accepts twenty a minute in a group."""
    for _ in range(world.services.settings.limit_person):
        world.services.limits.check_message(CHATS[0]["id"], ALICE_ID, _now(), asks=True)
    for data in ("try:0", f"a:{KEY}:a0", f"a:{KEY}:f0"):
        note = await world.press(data, [[("Who won?", data)]])
        assert note is None or note.startswith("That’s too fast for me")
    assert world.telegram.sent == 0
