"""/follow, /following and their buttons: what a chat follows. What it is told of that is in `alerts`.

In groups everybody may follow a question and end it, whoever began: what is told goes to all of them, so that each may
want it or have enough of it. Both are said in the group, so that nothing ends unseen.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.answering import asks_for_something
from bot.api import Destination, confirm, edit, send
from bot.handlers.membership import is_private
from bot.handlers.services import Services
from bot.incoming import author, language
from bot.memory import Follow
from bot.messages import (
    Reply,
    StopPress,
    Words,
    follow_note,
    follow_started_message,
    follow_stopped_message,
    follows_message,
    remove_stop_button,
    text,
)
from index import NewsbotError, Question, View, ask, find_answering_articles, standing_question

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Follower:
    """Who wants a question to be followed, and where."""

    destination: Destination
    user_id: int
    language: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: what to say, and whether the question is followed, and only since now."""

    reply: Reply
    follows: bool = False
    new: bool = False


async def on_follow(services: Services, bot: Bot, message: Message, words_said: str) -> None:
    """/follow: the question in the message, in the one that it replies to, or that of the answer that it replies to."""
    words = await services.words(message.chat_id, language(message))
    follower = Follower(Destination.beside(message), author(message), language(message))
    if not services.settings.follows:
        reply = text(words.say("follow-off")).reply()
    elif (question := await _asked(services, bot, message, words_said)) is None:
        reply = text(words.say("follow-no-words")).reply()
    else:
        reply = (await follow(services, question, follower, words)).reply
    await _say(services, bot, follower.destination, reply)


async def on_following(services: Services, bot: Bot, message: Message, _text: str) -> None:
    """/following: what the chat follows."""
    words = await services.words(message.chat_id, language(message))
    await _say(services, bot, Destination.beside(message), await _list(services, message.chat_id, words))


async def press_follow(
    question: Question, services: Services, bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """A press on the button under an answer: a second one says no more than that it is followed."""
    follower = Follower(Destination.beside(message), query.from_user.id, query.from_user.language_code)
    outcome = await follow(services, question, follower, words)
    if outcome.follows:
        services.background(confirm(query, follow_note(words, "follow-started", question)))
    else:
        services.background(confirm(query, outcome.reply.plain[:200], alert=True))
    if outcome.new:
        await _say(services, bot, follower.destination, outcome.reply)


async def press_stop(
    stop: StopPress, services: Services, bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """A press on a button that ends what is followed; of two, the second finds it ended."""
    chat_id = message.chat_id
    nothing: list[Follow] = []
    follows = await services.read(lambda: services.memory.follows_of(chat_id), nothing)
    question = next((one.question for one in follows if one.id == stop.follow_id), None)
    try:
        ended = await services.memory.unfollow(chat_id, stop.follow_id)
    except NewsbotError as error:
        _log.error("%s", error)
        services.background(confirm(query, words.say("trouble"), alert=True))
        return
    said = follow_note(words, "follow-stopped", question) if question else None
    services.background(confirm(query, said))
    await _show_stopped(stop, services, message, words, question)
    if ended and question and not is_private(chat_id):
        await _say(services, bot, Destination.beside(message), follow_stopped_message(words, question))


async def follow(services: Services, question: Question, follower: Follower, words: Words) -> Outcome:
    """Follows a question, unless the chat does already, or nothing new can answer it, or it follows too many."""
    if not asks_for_something(question):
        return Outcome(text(words.say("follow-what")).reply())
    if (kept := standing_question(replace(question, among=()), services.settings.today())) is None:
        return Outcome(text(words.say("follow-past")).reply())
    try:
        return await _follow(services, kept, follower, words)
    except NewsbotError as error:
        _log.error("%s", error)
        return Outcome(text(words.say("trouble")).reply())


async def _follow(services: Services, question: Question, follower: Follower, words: Words) -> Outcome:
    chat_id, limit = follower.destination.chat_id, services.settings.follows
    follows = await asyncio.to_thread(services.memory.follows_of, chat_id)
    for one in follows:
        if _meaning(one.question) == _meaning(question):
            return Outcome(follow_started_message(words, one.question, one.id), follows=True)
    if len(follows) >= limit:
        return Outcome(text(words.say("follow-limit", limit=limit) if limit else words.say("follow-off")).reply())
    number = await services.memory.follow(
        chat_id,
        question,
        thread_id=follower.destination.thread_id,
        user_id=follower.user_id,
        language=follower.language,
        known_articles=await _known(services, question, chat_id),
    )
    return Outcome(follow_started_message(words, question, number), follows=True, new=True)


async def _known(services: Services, question: Question, chat_id: int) -> list[str]:
    """The articles that answer already."""
    view, today = await services.view(chat_id, View()), services.settings.today()
    return await asyncio.to_thread(lambda: find_answering_articles(services.library.snapshot, question, today, view))


def _meaning(question: Question) -> tuple[object, ...]:
    """What two questions have in common that ask the same."""
    one = question
    asked = (frozenset(one.terms), one.speaker, frozenset(one.topic), one.who_said)
    return *asked, one.since, one.until, frozenset(one.outlets)


async def _asked(services: Services, bot: Bot, message: Message, words_said: str) -> Question | None:
    """The question that is to be followed, understood; None where there is none."""
    before = await services.asked_before(message, words_said, bot.id)
    if not words_said:
        return before
    today = services.settings.today()

    def understand() -> Question:
        return ask(services.library.snapshot, words_said, today=today, follows=before).understood

    return await asyncio.to_thread(understand)


async def _list(services: Services, chat_id: int, words: Words) -> Reply:
    try:
        return follows_message(words, await asyncio.to_thread(services.memory.follows_of, chat_id))
    except NewsbotError as error:
        _log.error("%s", error)
        return text(words.say("trouble")).reply()


async def _show_stopped(
    stop: StopPress, services: Services, message: Message, words: Words, question: Question | None
) -> None:
    """Shows in the message with the button that it is followed no longer."""
    if stop.origin == "list":
        await edit(message, await _list(services, message.chat_id, words))
    elif stop.origin == "started" and question:
        await edit(message, follow_stopped_message(words, question))
    else:
        await _put_buttons(message, remove_stop_button(message.reply_markup, stop))


async def _put_buttons(message: Message, buttons: InlineKeyboardMarkup | None) -> None:
    try:
        await message.edit_reply_markup(buttons)
    except BadRequest as error:  # the same ones, by a second press
        _log.info("Buttons in chat %s could not be replaced: %s", message.chat_id, error)


async def _say(services: Services, bot: Bot, destination: Destination, reply: Reply) -> None:
    await send(bot, destination, reply, services.migrate, await services.is_quiet(destination.chat_id))
