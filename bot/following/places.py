"""Where news goes: to the chat and topic of its question, or to the place that the chat chose.

A place that takes no messages any more is given up: its news goes to the chat itself, which is told so once. Not for
choosing a place: see `choosing.py`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any

from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.api import Destination, send
from bot.errors import log_errors
from bot.memory import Plan
from bot.messages import Localization, Reply, text
from bot.services import Services
from index import NewsbotError

_log = logging.getLogger(__name__)

SEND_SECONDS = 60.0
"""Give up on a message that takes longer, because of a flood limit, and try it again later."""

FINISH_SECONDS = 1.0
"""Seconds that a message being sent may still take when the bot ends."""


@dataclass(frozen=True, slots=True)
class NewsPlace:
    """Where the news of some questions of a chat goes, under the chat's plan."""

    chat_id: int
    """The chat that follows the questions."""
    plan: Plan
    thread_id: int | None
    """The topic in which they were followed."""

    @property
    def destination(self) -> Destination:
        """Where messages go."""
        chosen = self.plan.place
        return Destination(chosen.chat_id, chosen.thread_id) if chosen else Destination(self.chat_id, self.thread_id)

    @property
    def is_channel(self) -> bool:
        """Whether messages go to a channel, in which anybody could press their buttons."""
        return self.destination.chat_id != self.chat_id


async def tell(
    services: Services, bot: Bot, place: NewsPlace, reply: Reply, words: Localization, quiet: bool = False
) -> Message:
    """Send news to its place or, if that takes no messages, to the chat itself. Raises TelegramError."""
    destination, migrate = place.destination, services.chats.migrate
    shown = replace(reply, buttons=None) if place.is_channel else reply
    try:
        return await _within(send(bot, destination, shown, migrate, quiet))
    except (BadRequest, Forbidden) as error:
        if not _may_be_the_place(place, error):
            raise
        _log.info("News of chat %d could not be sent to its place: %s", place.chat_id, error)
    sent = await _within(send(bot, Destination(place.chat_id), reply, migrate, quiet))
    with log_errors(f"Chat {sent.chat_id} could not be told where its news comes: ", NewsbotError, TelegramError):
        await _give_up(services, bot, place, sent.chat_id, words)
    return sent


def _may_be_the_place(place: NewsPlace, error: BadRequest | Forbidden) -> bool:
    """Return whether Telegram may refuse a message for its topic or channel, of which there is no error code."""
    return place.is_channel or (place.destination.thread_id is not None and not isinstance(error, Forbidden))


async def _give_up(services: Services, bot: Bot, place: NewsPlace, chat_id: int, words: Localization) -> None:
    chosen = place.plan.place
    if await services.memory.leave_place(chat_id, chosen, place.thread_id):
        lost = words.say("place-lost-channel", title=chosen.title) if chosen and chosen.title else None
        said = lost or words.say("place-lost-topic")
        await services.deliver(bot, Destination(chat_id), text(said).reply())


async def _within(sending: Coroutine[Any, Any, Message]) -> Message:
    """Send for up to `SEND_SECONDS`; if the bot ends meanwhile, for up to `FINISH_SECONDS` more."""
    task = asyncio.ensure_future(sending)
    try:
        await asyncio.wait([task], timeout=SEND_SECONDS)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=FINISH_SECONDS)
    if not task.done():
        task.cancel()
        raise NetworkError("sending took too long")
    return await task
