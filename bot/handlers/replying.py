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
from bot.api import Place, send
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
    place: Place,
    text: str,
    user_id: int | None,
    code: str | None,
    follows: Question | None = None,
) -> None:
    """Sends the answer to a question.

    `code` is the language of who asks; without a message to reply to, the question stands above the answer.
    """
    write = partial(compose_answer, services.now(), place.reply_to is None, services.settings.follows > 0, View())
    await give(services, bot, place, text, Asker(user_id, code), write, follows=follows)


async def give(
    services: Services,
    bot: Bot,
    place: Place,
    text: str,
    asker: Asker,
    write: Wording,
    *,
    view: View | None = None,
    follows: Question | None = None,
) -> None:
    """Sends what `write` makes of the answer to a question, after it was noted what its buttons stand for."""
    key = new_key()
    with typing(services, bot, place):
        words = await services.words(place.chat_id, asker.language)
        wanted = await services.view(place.chat_id, view or View())
        question, reply = await services.answer(text, follows, wanted, partial(write, words, key))
        noted = await services.remember(place, asker.user_id, question, key)
        reply = reply if noted else replace(reply, buttons=None)
        sent = await send(bot, place, reply, services.migrate, await services.is_quiet(place.chat_id))
    if noted:
        services.write(services.memory.sent(key, sent.chat_id, sent.message_id))


@contextmanager
def typing(services: Services, bot: Bot, place: Place) -> Iterator[None]:
    """Shows that the bot is at work, if what is done here takes longer than `TYPING_AFTER`."""

    def show() -> None:
        if len(services.queues) < BUSY:
            services.background(_type(bot, place))

    timer = asyncio.get_running_loop().call_later(TYPING_AFTER, show)
    try:
        yield
    finally:
        timer.cancel()


async def _type(bot: Bot, place: Place) -> None:
    try:
        await bot.send_chat_action(place.chat_id, ChatAction.TYPING, message_thread_id=place.thread_id)
    except TelegramError as error:
        _log.info("Typing could not be shown in chat %s: %s", place.chat_id, error)
