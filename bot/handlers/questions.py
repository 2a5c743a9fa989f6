"""Questions: getting the answer from the pool, remembering it for its buttons, and sending it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.answering import compose_answer
from bot.api import Destination
from bot.errors import read_or
from bot.logs import note
from bot.memory import new_key
from bot.messages import ExamplePress, Localization, Reply, encode_press, help_message, read_parameter
from bot.services import Asker, RequestContext, Services, is_private, question_kind
from index import Answer, Coverage, Engine, Question, View, questions_to_try

_log = logging.getLogger(__name__)

TYPING_AFTER = 0.5
"""Seconds before the bot shows "typing": most answers take less."""

BUSY_CHATS = 20
"""Number of busy chats from which the bot no longer shows "typing", to save calls for answers."""

LocalizedComposer = Callable[[Localization, str, Answer, Engine], Reply]
"""Writes the message of an answer in the chat's language; its buttons carry the key. Can be pickled."""


async def on_question(request: RequestContext) -> None:
    """Answer a question."""
    follows = await request.services.recent_questions.before(request.message, request.text, request.bot.id)
    await answer_question(request.services, request.bot, Asker.of(request.message), request.text, follows)


async def answer_link(request: RequestContext) -> bool:
    """Answer the question of a link into the private chat, quoting it on top; return False if it is forgotten."""
    question = await _linked_question(request)
    if question:
        await answer_question(request.services, request.bot, Asker.of(request.message, reply=False), question)
    return bool(question)


async def send_help(request: RequestContext, commands: Sequence[BotCommand]) -> None:
    """Send help, with questions to try and the `commands`."""
    examples, coverage = await request.services.pool.do(_examples)
    rows = [[_example_button(number, question)] for number, question in enumerate(examples)]
    listed = [(command.command, command.description) for command in commands]
    reply = help_message(request.words, examples, coverage, listed)
    reply = replace(reply, buttons=InlineKeyboardMarkup(rows) if rows else None)
    await request.services.deliver(request.bot, Destination.beside(request.message, reply=False), reply)


def _examples(engine: Engine) -> tuple[list[str], Coverage]:
    """Return questions to try, and the coverage of the index."""
    return questions_to_try(engine), engine.coverage


async def answer_question(
    services: Services, bot: Bot, asker: Asker, text: str, follows: Question | None = None
) -> None:
    """Send the answer to a question. If it doesn't reply to a message, the question stands above the answer.

    `follows` is the question that this one may follow up on.
    """
    settings, on_top = services.settings, asker.destination.reply_to is None
    write = partial(compose_answer, settings.now(), on_top, settings.follows > 0, View())
    await send_answer(services, bot, asker, text, write, follows=follows)


async def send_answer(
    services: Services,
    bot: Bot,
    asker: Asker,
    text: str,
    write: LocalizedComposer,
    *,
    view: View | None = None,
    follows: Question | None = None,
) -> None:
    """Send the answer to a question as `write` composes it, after storing it for its buttons."""
    key, chats, destination = new_key(), services.chats, asker.destination
    with (
        services.metrics.question(question_kind(destination.chat_id), services.worker.seconds_since_arrival) as asked,
        show_typing(services, bot, destination),
    ):
        words = await chats.words(destination.chat_id, asker.language_code)
        chat_view = await chats.view(destination.chat_id, view or View())
        today = services.settings.today()
        answered = await services.pool.answer(text, today, follows, chat_view, partial(write, words, key))
        asked.lap("pool", search=answered.search_seconds, compose=answered.compose_seconds)
        question, reply = answered.question, answered.reply
        if question.small_talk:  # not stored, so that follow-ups refer to the question before; no reply in groups
            asked.outcome = "small_talk"
            note(outcome=asked.outcome)
            if is_private(destination.chat_id):
                await services.deliver_answer(bot, destination, reply._replace(buttons=None))
            return
        asked.outcome = "found" if answered.is_found else "not_found"
        note(outcome=asked.outcome)
        is_noted = await services.recent_questions.remember(
            *(destination.chat_id, destination.thread_id, asker.user_id, question, key),
            is_found=answered.is_found,
            wording=answered.wording,
        )
        asked.lap("store")
        sent = await services.deliver_answer(bot, destination, reply if is_noted else reply._replace(buttons=None))
        asked.lap("send")
    if is_noted:
        services.recent_questions.note_sent(sent.chat_id, sent.message_id, question, asker.user_id)
        services.worker.write(services.memory.set_message_id(key, sent.chat_id, sent.message_id))


@contextmanager
def show_typing(services: Services, bot: Bot, destination: Destination) -> Iterator[None]:
    """Show "typing" if the block takes longer than `TYPING_AFTER`."""

    def show() -> None:
        if services.worker.busy_chats < BUSY_CHATS:
            services.worker.background(_type(bot, destination))

    timer = asyncio.get_running_loop().call_later(TYPING_AFTER, show)
    try:
        yield
    finally:
        timer.cancel()


async def _type(bot: Bot, destination: Destination) -> None:
    try:
        await bot.send_chat_action(destination.chat_id, ChatAction.TYPING, message_thread_id=destination.thread_id)
    except TelegramError as error:
        _log.info("“Typing” could not be shown in chat %s: %s", destination.chat_id, error)


async def _linked_question(request: RequestContext) -> str:
    """Return the question that the parameter of a link holds or refers to; "" if it is forgotten."""
    linked = read_parameter(request.text)
    if linked is None or not linked.key:
        return linked.question if linked else ""
    answer = await read_or(None, lambda: request.services.memory.answer_of(linked.key, request.message.chat_id))
    return answer.question.text if answer else ""


def _example_button(number: int, question: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(question, callback_data=encode_press(ExamplePress(number)))
