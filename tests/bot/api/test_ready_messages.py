"""Messages that are ready reach Telegram like any other: the same calls, the same ways around what it refuses."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.api import Destination, PollingBot, RateLimiter, SendingLimits, send, send_ready
from bot.messages import Reply

BUTTONS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("1 – Ärger?", callback_data="a:1"),
            InlineKeyboardButton("Read", url="https://a.example/?b=1"),
        ]
    ]
)
REPLY = Reply("<b>Ferry &amp; bridge; 100% + 1</b>\n“Да” 🛶", "Ferry & bridge; 100% + 1\n“Да” 🛶", BUTTONS)
Refusal = tuple[int, dict[str, Any]]


class Outcome(NamedTuple):
    """What came of sending a message: where it is or the error, moves of its chat, and what Telegram was sent."""

    result: object
    moves: list[tuple[int, int]]
    forms: list[dict[str, Any]]


class Telegram:
    """A Bot API that records the forms of messages, and refuses the first ones."""

    def __init__(self) -> None:
        self.forms: list[dict[str, str]] = []
        self.refusals: list[Refusal] = []

    async def send_message(self, request: web.Request) -> web.Response:
        self.forms.append({name: str(value) for name, value in (await request.post()).items()})
        if self.refusals:
            code, refusal = self.refusals.pop(0)
            return web.json_response({"ok": False, "error_code": code, **refusal}, status=code)
        chat = {"id": int(self.forms[-1]["chat_id"]), "type": "private"}
        return web.json_response({"ok": True, "result": {"message_id": 7, "date": 0, "chat": chat}})


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[PollingBot]:
    app = web.Application()
    app.router.add_post("/bot1:x/sendMessage", telegram.send_message)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    limiter = RateLimiter(SendingLimits(0, 0, 0))
    bot = PollingBot("1:x", base, base, limiter, 2, lambda _: True, _nothing, _nothing)
    for connection in bot._connections:
        await connection.initialize()
    yield bot
    await bot.close_connections()
    await runner.cleanup()


async def _nothing(*_: object) -> None:
    """Do nothing."""


async def sent_as(
    bot: PollingBot, telegram: Telegram, refusals: list[Refusal], to: Destination, quiet: bool
) -> list[Outcome]:
    """Return what came of a message that is sent like any other, then of the same one that is ready."""
    outcomes = []
    for is_ready in (False, True):
        telegram.forms, telegram.refusals, moves = [], list(refusals), list[tuple[int, int]]()

        async def migrate(old: int, new: int, moves: list[tuple[int, int]] = moves) -> None:
            moves.append((old, new))

        try:
            if is_ready:
                ready = await send_ready(bot, to, REPLY.ready(), migrate, quiet)
                result: object = (ready.chat_id, ready.message_id)
            else:
                message = await send(bot, to, REPLY, migrate, quiet)
                result = (message.chat_id, message.message_id)
        except TelegramError as error:
            result = (type(error), str(error))
        outcomes.append(Outcome(result, moves, [_read(form) for form in telegram.forms]))
    return outcomes


def _read(form: dict[str, str]) -> dict[str, Any]:
    as_json = ("reply_markup", "reply_parameters", "link_preview_options")
    return {name: json.loads(value) if name in as_json else value for name, value in form.items()}


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize(
    "to", [Destination(5), Destination(-1005, reply_to=3), Destination(-1005, thread_id=9, reply_to=3)]
)
async def test_a_ready_message_is_sent_like_any_other(
    bot: PollingBot, telegram: Telegram, to: Destination, quiet: bool
) -> None:
    any_other, ready = await sent_as(bot, telegram, [], to, quiet)
    assert ready == any_other
    assert ready.forms[0]["text"] == REPLY.html


MARKUP = (400, {"description": "Bad Request: can't parse entities"})
BLOCKED = (403, {"description": "Forbidden: bot was blocked by the user"})
FLOOD = (429, {"description": "Too Many Requests", "parameters": {"retry_after": 0}})
MOVED = (400, {"description": "Bad Request: upgraded", "parameters": {"migrate_to_chat_id": -1006}})


@pytest.mark.parametrize(
    ("refusals", "calls"),
    [
        pytest.param([MARKUP], 2, id="markup"),
        pytest.param([MARKUP, MARKUP], 2, id="any text"),
        pytest.param([BLOCKED], 1, id="blocked"),
        pytest.param([FLOOD], 2, id="flood"),
        pytest.param([MOVED], 2, id="moved"),
        pytest.param([MOVED, MARKUP], 3, id="moved, then markup"),
    ],
)
async def test_a_ready_message_that_is_refused_is_tried_like_any_other(
    bot: PollingBot, telegram: Telegram, refusals: list[Refusal], calls: int
) -> None:
    any_other, ready = await sent_as(bot, telegram, refusals, Destination(-5, reply_to=3), quiet=False)
    assert ready == any_other
    assert len(ready.forms) == calls
