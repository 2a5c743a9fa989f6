"""Answers on their way out: found and written elsewhere, noted with what their buttons stand for, and sent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.answering import compose_answer
from bot.api import Destination, send
from bot.handlers.services import Services
from bot.memory import new_key
from bot.messages import Reply, Words
from index import Answer, Question, Snapshot, View

_log = logging.getLogger(__name__)

TYPING_AFTER = 0.5
"""Seconds until the bot shows that it is at work: most answers are there before."""

BUSY = 20
"""Chats that are answered at the same time, from which on the bot answers instead of showing that it is at work."""

Wording = Callable[[Words, str, Answer, Snapshot], Reply]
"""Makes the message of an answer, in the words of its chat; its buttons carry the key. Can be pickled."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the number of a person, or of the chat in whose name they write, and the language of their app."""

    user_id: int | None
    language: str | None


async def answer_question(
    services: Services,
    bot: Bot,
    destination: Destination,
    text: str,
    user_id: int | None,
    code: str | None,
    follows: Question | None = None,
) -> None:
    """Sends the answer to a question.

    `code` is the language of who asks; without a message to reply to, the question stands above the answer.
    """
    write = partial(compose_answer, services.now(), destination.reply_to is None, services.settings.follows > 0, View())
    await give(services, bot, destination, text, Asker(user_id, code), write, follows=follows)


async def give(
    services: Services,
    bot: Bot,
    destination: Destination,
    text: str,
    asker: Asker,
    write: Wording,
    *,
    view: View | None = None,
    follows: Question | None = None,
) -> None:
    """Sends what `write` makes of the answer to a question, after it was noted what its buttons stand for."""
    key = new_key()
    with typing(services, bot, destination):
        words = await services.words(destination.chat_id, asker.language)
        wanted = await services.view(destination.chat_id, view or View())
        question, reply = await services.answer(text, follows, wanted, partial(write, words, key))
        noted = await services.remember(destination, asker.user_id, question, key)
        reply = reply if noted else replace(reply, buttons=None)
        sent = await send(bot, destination, reply, services.migrate, await services.is_quiet(destination.chat_id))
    if noted:
        services.write(services.memory.sent(key, sent.chat_id, sent.message_id))


@contextmanager
def typing(services: Services, bot: Bot, destination: Destination) -> Iterator[None]:
    """Shows that the bot is at work, if what is done here takes longer than `TYPING_AFTER`."""

    def show() -> None:
        if len(services.queues) < BUSY:
            services.background(_type(bot, destination))

    timer = asyncio.get_running_loop().call_later(TYPING_AFTER, show)
    try:
        yield
    finally:
        timer.cancel()


async def _type(bot: Bot, destination: Destination) -> None:
    try:
        await bot.send_chat_action(destination.chat_id, ChatAction.TYPING, message_thread_id=destination.thread_id)
    except TelegramError as error:
        _log.info("Typing could not be shown in chat %s: %s", destination.chat_id, error)
