"""Presses on buttons: other pages and views of an answer, what stands around it, and what people think of it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from bot.answering import Writing, compose_answer, compose_context
from bot.api import Destination, confirm, edit
from bot.handlers import following, group_settings, latest
from bot.handlers.replying import answer_question
from bot.handlers.services import Context, Services, services_of
from bot.incoming import read
from bot.memory import RememberedAnswer
from bot.messages import (
    AnswerPress,
    ExamplePress,
    SettingsPress,
    StopPress,
    StoryPress,
    Words,
    again_button,
    decode,
    keep_stop_button,
)
from index import NewsbotError

_log = logging.getLogger(__name__)

Pressed = Callable[[Services, Bot, CallbackQuery, Message, Words], Awaitable[None]]


async def on_button(update: Update, context: Context) -> None:
    """Any press: does what the button is for, in the queue of its chat."""
    query, services = update.callback_query, services_of(context)
    if query is None:
        return
    words = Words.of(query.from_user.language_code)
    message = query.message
    does = _reading(query.data or "", message) if isinstance(message, Message) else None
    noted = services.note(update)
    if not isinstance(message, Message) or does is None:
        services.done(noted)
        services.background(confirm(query, words.say("note-old"), alert=True))
        return
    if not services.may_answer(message.chat_id):
        services.done(noted)
        services.background(confirm(query, words.say("private-not-listed"), alert=True))
        return
    job = partial(_do, does, services, context.bot, query, message)
    services.work(message.chat_id, job, noted)


async def _do(does: Pressed, services: Services, bot: Bot, query: CallbackQuery, message: Message) -> None:
    await does(services, bot, query, message, await services.words(message.chat_id, query.from_user.language_code))


def _reading(data: str, message: Message) -> Pressed | None:
    press = decode(data)
    if isinstance(press, ExamplePress):
        question = _button_text(message, data)
        return partial(_try, question) if question else None
    if isinstance(press, SettingsPress):
        return partial(group_settings.press, press)
    if isinstance(press, StoryPress):
        return partial(_story, press)
    if isinstance(press, StopPress):
        return partial(following.press_stop, press)
    return partial(_ACTIONS[press.action], press) if press else None


def _button_text(message: Message, data: str) -> str | None:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = (button for row in rows for button in row)
    return next((button.text for button in buttons if button.callback_data == data), None)


async def _try(
    question: str, services: Services, bot: Bot, query: CallbackQuery, message: Message, _words: Words
) -> None:
    services.background(confirm(query))
    await _ask(services, bot, query, Destination.beside(message, reply=False), question)


async def _ask(services: Services, bot: Bot, query: CallbackQuery, destination: Destination, question: str) -> None:
    await answer_question(services, bot, destination, question, query.from_user.id, query.from_user.language_code)


async def _show(
    press: AnswerPress, services: Services, _bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """Another page, order or choice of the same answer, in its message."""
    asked, follows = message.reply_to_message is None, services.settings.follows > 0
    write = partial(compose_answer, services.now(), asked, follows, press.view, words, press.key)
    await _put(write, press, services, query, message, words)


async def _context(
    press: AnswerPress, services: Services, _bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """What stands around the first passage, in the answer's message."""
    write = partial(compose_context, services.now(), message.reply_to_message is None, press.view, words, press.key)
    await _put(write, press, services, query, message, words)


async def _story(
    press: StoryPress, services: Services, _bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """A story of a list, or a page of the list, in its message."""
    if kept := await _kept(press, services, query, message, words):
        services.background(confirm(query))
        await edit(message, await latest.look(services, message, kept.question, press, words))


async def _put(
    write: Writing, press: AnswerPress, services: Services, query: CallbackQuery, message: Message, words: Words
) -> None:
    """Puts the answer, looked at as the press wants it, into its message."""
    if kept := await _kept(press, services, query, message, words):
        services.background(confirm(query))
        view = await services.view(message.chat_id, press.view)
        reply = await services.look(kept.question, view, write)
        await edit(message, keep_stop_button(reply, message.reply_markup))


async def _rate(
    press: AnswerPress, services: Services, _bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """Helpful, or not: one voice a person, the last one counts."""
    try:
        known = await services.memory.feedback(press.key, query.from_user.id, 1 if press.action == "good" else -1)
    except NewsbotError as error:
        _log.error("%s", error)
        services.background(confirm(query, words.say("trouble"), alert=True))
        return
    if known:
        services.background(confirm(query, words.say("note-thanks")))
    else:
        await _forgotten(press, services, query, message, words)


async def _follow(
    press: AnswerPress, services: Services, bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """The question of an answer is followed."""
    if kept := await _kept(press, services, query, message, words):
        await following.press_follow(kept.question, services, bot, query, message, words)


async def _again(
    press: AnswerPress, services: Services, bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """The question of a forgotten answer, asked anew."""
    asked = message.reply_to_message
    kept = await services.read(lambda: services.memory.answer_of(press.key), None)
    question = kept.question.text if kept else (asked and (asked.text or asked.caption))
    request = read(asked, bot.bot) if isinstance(asked, Message) else None
    if isinstance(asked, Message) and request and request.kind == "latest":
        services.background(confirm(query))
        await latest.answer(services, bot, asked, request.text)
        return
    if not question:
        services.background(confirm(query, words.say("note-old"), alert=True))
        return
    services.background(confirm(query))
    destination = Destination.beside(asked) if isinstance(asked, Message) else Destination.beside(message, reply=False)
    await _ask(services, bot, query, destination, question)


async def _kept(
    press: AnswerPress | StoryPress, services: Services, query: CallbackQuery, message: Message, words: Words
) -> RememberedAnswer | None:
    """The answer under which a button was pressed; who pressed it is told if it was forgotten."""
    kept = await services.read(lambda: services.memory.answer_of(press.key), None)
    if kept is None:
        await _forgotten(press, services, query, message, words)
    return kept


async def _forgotten(
    press: AnswerPress | StoryPress, services: Services, query: CallbackQuery, message: Message, words: Words
) -> None:
    """Says so kindly, and offers to ask again in place of the other buttons, if the question is still there."""
    services.background(confirm(query, words.say("note-forgotten"), alert=True))
    asked = message.reply_to_message
    buttons: InlineKeyboardMarkup | None = None
    if asked is not None and (asked.text or asked.caption):
        buttons = again_button(words, press.key)
    try:
        await message.edit_reply_markup(buttons)
    except BadRequest as error:  # the same ones, by a second press
        _log.info("Buttons in chat %s could not be replaced: %s", message.chat_id, error)


_ACTIONS: dict[str, Callable[..., Awaitable[None]]] = {
    "show": _show,
    "context": _context,
    "good": _rate,
    "bad": _rate,
    "follow": _follow,
    "again": _again,
}
