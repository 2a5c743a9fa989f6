"""Presses on buttons: pages, views and context of an answer, ratings, and lists of stories."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Literal

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update

from bot.access import on_ask_press
from bot.admin import is_slow, on_admin_press
from bot.answering import Composer, compose_answer, compose_context
from bot.api import Destination, confirm, edit, put_buttons
from bot.errors import given_up_aloud, log_errors, read_or
from bot.following import on_follow_press, on_plan_press, on_stop_press
from bot.handlers import group_settings, latest
from bot.handlers.commands import read_message
from bot.handlers.questions import answer_question
from bot.incoming import NotedUpdate, Verdict
from bot.logs import note
from bot.memory import RememberedAnswer
from bot.messages import (
    AccessPress,
    Action,
    AdminPress,
    AnswerPress,
    ExamplePress,
    ForgetPress,
    Localization,
    PlanPress,
    Press,
    SettingsPress,
    StopPress,
    StoryPress,
    again_button,
    decode_press,
    text,
    with_thumbs,
)
from bot.messages.following import keep_stop_button
from bot.privacy import on_forget_press
from bot.services import Context, PressContext, PressHandler, Services, apology_for, services_of


async def on_button(update: Update, context: Context) -> None:
    """Handle any press in the queue of its chat, by the kind of its button."""
    query, services = update.callback_query, services_of(context)
    if query is None:
        return
    message, noted = query.message, services.worker.note(update)
    pressed = _pressed(query.data or "", message) if isinstance(message, Message) else None
    services.chats.access.saw(query.from_user)
    chat_id = query.message.chat.id if query.message else query.from_user.id
    if services.chats.is_blocked(chat_id, query.from_user.id) and not isinstance(pressed, ForgetPress):
        _refuse(services, query, noted, None)
        return
    verdict = _count(services, query, pressed)
    if not verdict.allowed:
        _refuse(services, query, noted, "too-fast" if verdict.say_so else None, seconds=max(1, round(verdict.wait)))
    elif not isinstance(message, Message) or pressed is None:
        _refuse(services, query, noted, "note-old")
    elif not isinstance(pressed, AccessPress | ForgetPress) and not services.chats.may_answer(message.chat_id):
        _refuse(services, query, noted, "private-not-listed")
    else:
        job = partial(_handle, pressed, services, context.bot, query, message)
        submit = services.worker.submit_beside if is_slow(pressed) else services.worker.submit
        submit(message.chat_id, job, noted)


def _count(services: Services, query: CallbackQuery, pressed: Press | None) -> Verdict:
    """Count a press against the limits of the person, in total and in the group."""
    chat_id = query.message.chat.id if query.message else query.from_user.id
    now = asyncio.get_running_loop().time()
    return services.limits.check_press(chat_id, query.from_user.id, now, sends=pressed is not None and _sends(pressed))


def _sends(pressed: Press) -> bool:
    """Return whether the bot answers a press with a new message, instead of editing the one with the button."""
    if isinstance(pressed, AnswerPress):
        return pressed.action in ("again", "follow")
    if isinstance(pressed, PlanPress):
        return pressed.page == "open"
    return isinstance(pressed, AccessPress | ExamplePress | StopPress)


def _refuse(
    services: Services, query: CallbackQuery, noted: NotedUpdate, name: str | None, **variables: str | int
) -> None:
    """Confirm a press without doing what it asks; `name` is the message that says why, if any."""
    note = Localization.of(query.from_user.language_code).say(name, **variables) if name else None
    services.worker.done(noted)
    services.worker.background(confirm(query, note, alert=note is not None))


async def _handle(pressed: Press, services: Services, bot: Bot, query: CallbackQuery, message: Message) -> None:
    note(kind="press")
    words = await services.chats.words(message.chat_id, query.from_user.language_code)
    press = PressContext(services, bot, query, message, words)
    async with given_up_aloud(partial(_tell_trouble, press)):
        await _HANDLERS[type(pressed)](press, pressed)


async def _tell_trouble(press: PressContext, error: Exception) -> None:
    """Say that a press failed: with its confirmation, or in a message if it was confirmed before."""
    trouble = apology_for(error, press.words)
    if press.is_confirmed:
        await press.services.deliver(press.bot, Destination.beside(press.message, reply=False), text(trouble).reply())
    else:
        press.pop_up(trouble)


def _pressed(data: str, message: Message) -> Press | None:
    pressed = decode_press(data)
    if isinstance(pressed, ExamplePress) and not _label(message, data):
        return None
    return pressed


def _label(message: Message, data: str | None) -> str | None:
    """Return the label of the button with this callback data."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = (button for row in rows for button in row)
    return next((button.text for button in buttons if button.callback_data == data), None)


# -- questions to try


async def _ask_example(press: PressContext, _pressed: ExamplePress) -> None:
    """Answer the question on the button."""
    press.confirm()
    question = _label(press.message, press.query.data) or ""
    asker = press.asker(Destination.beside(press.message, reply=False))
    await answer_question(press.services, press.bot, asker, question)


# -- answers


async def _on_answer_press(press: PressContext, pressed: AnswerPress) -> None:
    await _ACTIONS[pressed.action](press, pressed)


async def _show(press: PressContext, pressed: AnswerPress) -> None:
    """Show another page, order or choice of the same answer, in its message."""
    settings, on_top = press.services.settings, press.message.reply_to_message is None
    follows = settings.follows > 0
    await _put(
        press, pressed, partial(compose_answer, settings.now(), on_top, follows, pressed.view, press.words, pressed.key)
    )


async def _show_context(press: PressContext, pressed: AnswerPress) -> None:
    """Show the context of the first passage, in the answer's message."""
    now, on_top = press.services.settings.now(), press.message.reply_to_message is None
    await _put(press, pressed, partial(compose_context, now, on_top, pressed.view, press.words, pressed.key))


async def _put(press: PressContext, pressed: AnswerPress, write: Composer) -> None:
    """Put the view of the answer that the press asks for into its message."""
    if answer := await _remembered(press, pressed.key):
        view = await press.services.chats.view(press.message.chat_id, pressed.view)
        reply = await press.services.pool.answer_again(answer.question, view, write)
        press.confirm()  # not before: if this fails, the confirmation says so
        await edit(press.message, keep_stop_button(reply, press.message.reply_markup))


async def _open_thumbs(press: PressContext, pressed: AnswerPress) -> None:
    """Replace the button with a thumb up and a thumb down."""
    press.confirm()
    if buttons := press.message.reply_markup:
        await put_buttons(press.message, with_thumbs(buttons, pressed.key, pressed.view))


async def _rate(press: PressContext, pressed: AnswerPress) -> None:
    """Store whether an answer was helpful. Each person's last press counts."""
    is_known: bool | None = None
    with log_errors():
        verdict: Literal[1, -1] = 1 if pressed.action == "good" else -1
        chat_id, user_id = press.message.chat_id, press.query.from_user.id
        if press.services.forgotten.covers(user_id):
            is_known = False
        else:
            is_known = await press.services.memory.rate_answer(pressed.key, chat_id, user_id, verdict)
    if is_known is None:
        press.pop_up(press.words.say("trouble"))
    elif is_known:
        press.confirm(press.words.say("note-thanks"))
    else:
        await _offer_again(press, pressed.key)


async def _follow(press: PressContext, pressed: AnswerPress) -> None:
    """Follow the question of an answer."""
    if answer := await _remembered(press, pressed.key):
        await on_follow_press(press, answer.question)


async def _ask_again(press: PressContext, pressed: AnswerPress) -> None:
    """Answer the question of a forgotten answer again, in a new message."""
    services, asked = press.services, press.message.reply_to_message
    written = asked and (asked.text or asked.caption)
    read = partial(services.memory.answer_of, pressed.key, press.message.chat_id)
    answer = await (read_or(None, read) if written else asyncio.to_thread(read))
    question = answer.question.text if answer else written
    request = read_message(asked, press.bot.bot) if asked else None
    if asked and request and request.kind == "latest":
        press.confirm()
        await latest.send_latest(services, press.bot, asked, request.text)
    elif question:
        press.confirm()
        destination = Destination.beside(asked) if asked else Destination.beside(press.message, reply=False)
        await answer_question(services, press.bot, press.asker(destination), question)
    else:
        press.pop_up(press.words.say("note-old"))


# -- lists of stories


async def _show_story(press: PressContext, pressed: StoryPress) -> None:
    """Show a story of a list, or a page of the list, in its message."""
    if answer := await _remembered(press, pressed.key):
        reply = await latest.write_story(press, pressed, answer.question)
        press.confirm()
        await edit(press.message, reply)


# -- forgotten answers


async def _remembered(press: PressContext, key: str) -> RememberedAnswer | None:
    """Return the answer whose button was pressed; if it is forgotten, say so and return None."""
    answer = await asyncio.to_thread(press.services.memory.answer_of, key, press.message.chat_id)
    if answer is None:
        await _offer_again(press, key)
    return answer


async def _offer_again(press: PressContext, key: str) -> None:
    """Say that an answer is forgotten, and offer to ask again if its question is still known."""
    press.pop_up(press.words.say("note-forgotten"))
    asked = press.message.reply_to_message
    buttons: InlineKeyboardMarkup | None = None
    if asked is not None and (asked.text or asked.caption):
        buttons = again_button(press.words, key)
    await put_buttons(press.message, buttons)


_HANDLERS: dict[type[Press], PressHandler] = {
    AnswerPress: _on_answer_press,
    StoryPress: _show_story,
    StopPress: on_stop_press,
    SettingsPress: group_settings.on_press,
    PlanPress: on_plan_press,
    ExamplePress: _ask_example,
    ForgetPress: on_forget_press,
    AccessPress: on_ask_press,
    AdminPress: on_admin_press,
}
"""The handler of each kind of press."""

_ACTIONS: dict[Action, PressHandler] = {
    "show": _show,
    "context": _show_context,
    "rate": _open_thumbs,
    "good": _rate,
    "bad": _rate,
    "follow": _follow,
    "again": _ask_again,
}
"""The handler of each action of a button under an answer."""
