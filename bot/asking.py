"""Questions: messages that ask something of the bot, in private and in groups, and the answers to them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import admin, membership, notices
from bot.answers import new_key
from bot.delivery import Place, send
from bot.joining import Joiner, Part, join
from bot.markup import Reply
from bot.markup import text as plain
from bot.reading import Request, author, language, may_go_on, read
from bot.replies import answer_message
from bot.services import Context, Noted, Services, services_of
from bot.words import Words
from index import Answer, Engine, Question, View

_log = logging.getLogger(__name__)

TRY = "try:"
"""Callback data of the questions to try: the question itself is the button's text, so that it outlives a restart."""

TYPING_AFTER = 0.5
"""Seconds until the bot shows that it is at work: most answers are there before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that asks something, and what."""

    noted: Noted
    message: Message
    request: Request
    bot: Bot


async def on_message(update: Update, context: Context) -> None:
    """Any new message: puts what it asks for into the queue of its chat."""
    message, services, bot = update.message, services_of(context), context.bot
    if message is None:
        return
    if message.migrate_to_chat_id:
        services.write(services.migrate(message.chat_id, message.migrate_to_chat_id))
        return
    request = read(message, bot.bot)
    if request is None and message.text and _goes_on(services, message):
        request = Request("question", message.text)  # the rest of a question that mentions the bot in its first part
    if request is None or (_seen_album(message, services) and request.kind == "not text"):
        return
    asked = Asked(services.note(update), message, request, bot)
    if request.kind == "question" and may_go_on(message) and services.joiner is not None:
        services.joiner.add(_part(message, request.text, asked))
    else:
        _take(services, [asked])


def is_for(message: Message, bot: Bot) -> bool:
    """Whether a message asks something of the bot."""
    return read(message, bot.bot) is not None


def joiner(services: Services) -> Joiner[Asked | None]:
    """What puts questions together again that Telegram split, and has them answered."""
    return Joiner(lambda parts: _take(services, [part.item for part in parts if part.item]))


def _goes_on(services: Services, message: Message) -> bool:
    return services.joiner is not None and services.joiner.waits_for(_part(message, message.text or "", None))


def _part(message: Message, text: str, asked: Asked | None) -> Part[Asked | None]:
    thread = message.message_thread_id if message.is_topic_message else None
    return Part(message.chat_id, thread, author(message), message.message_id, message.date, text, asked)


def _take(services: Services, parts: list[Asked]) -> None:
    """Takes one question up, which came in so many parts; or says, once, that a person asks too many."""
    first = parts[0]
    message, request = first.message, first.request
    question = join([part.request.text for part in parts]) if len(parts) > 1 else request.text
    answer, noted = _ANSWERS[request.kind], [part.noted for part in parts]
    if not services.may_answer(message.chat_id):
        if not membership.is_private(message.chat_id):
            services.background(membership.leave(services, first.bot, message.chat_id, language(message)))
            services.done(*noted)
            return
        answer = partial(_line, "private-not-listed")
    elif request.kind == "question":
        verdict = services.limit.check(author(message), asyncio.get_running_loop().time())
        if not verdict.allowed and not verdict.say_so:
            services.done(*noted)
            return
        if not verdict.allowed:
            answer = partial(_over_limit, verdict.wait)
    job = partial(answer, services, first.bot, message, question)
    services.work(message.chat_id, job, *noted)


def _seen_album(message: Message, services: Services) -> bool:
    """Whether another picture of the same album came before: each is a message of its own."""
    if message.media_group_id is None:
        return False
    seen = message.media_group_id in services.albums
    services.albums[message.media_group_id] = True
    return seen


# -- answers


Answering = Callable[[Services, Bot, Message, str], Awaitable[None]]


async def _question(services: Services, bot: Bot, message: Message, text: str) -> None:
    follows = await services.asked_before(message, text, bot.id)
    await answer_question(services, bot, Place.beside(message), text, author(message), language(message), follows)


async def answer_question(
    services: Services,
    bot: Bot,
    place: Place,
    text: str,
    user_id: int | None,
    code: str | None,
    follows: Question | None = None,
) -> None:
    """Sends the answer to a question, after it was noted what its buttons stand for.

    `code` is the language of who asks; without a message to reply to, the question stands above the answer.
    """
    key, now = new_key(), services.now()
    with typing(services, bot, place):
        words = await services.words(place.chat_id, code)

        def write(answer: Answer, _engine: Engine) -> Reply:
            return answer_message(answer, words, now, key=key, asked=place.reply_to is None)

        view = await services.view(place.chat_id, View())
        answer, reply = await services.answer(text, follows, view, write)
        noted = await services.remember(place, user_id, answer.understood, key)
        reply = reply if noted else replace(reply, buttons=None)
        sent = await send(bot, place, reply, services.migrate, await services.is_quiet(place.chat_id))
    if noted:
        services.write(services.memory.sent(key, sent.chat_id, sent.message_id))


@contextmanager
def typing(services: Services, bot: Bot, place: Place) -> Iterator[None]:
    """Shows that the bot is at work, if what is done here takes longer than `TYPING_AFTER`."""

    def show() -> None:
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


async def _help(services: Services, bot: Bot, message: Message, _text: str) -> None:
    questions, snapshot = await asyncio.gather(services.to_try(), asyncio.to_thread(lambda: services.library.snapshot))
    rows = [[InlineKeyboardButton(question, callback_data=f"{TRY}{n}")] for n, question in enumerate(questions)]
    words = await services.words(message.chat_id, language(message))
    said = notices.help_message(words, questions, snapshot.coverage)
    said = replace(said, buttons=InlineKeyboardMarkup(rows) if rows else None)
    await send(bot, Place.beside(message, reply=False), said, services.migrate)


async def _line(name: str, services: Services, bot: Bot, message: Message, _text: str) -> None:
    words = await services.words(message.chat_id, language(message))
    await send(bot, Place.beside(message), plain(words.say(name)).reply(), services.migrate)


async def _over_limit(wait: float, services: Services, bot: Bot, message: Message, _text: str) -> None:
    words: Words = await services.words(message.chat_id, language(message))
    said = words.say("limit-reached", limit=services.settings.limit_person, seconds=max(1, round(wait)))
    await send(bot, Place.beside(message), plain(said).reply(), services.migrate)


_ANSWERS: dict[str, Answering] = {
    "question": _question,
    "help": _help,
    "reindex": admin.reindex,
    "usage": partial(_line, "no-words"),
    "unknown": partial(_line, "unknown-command"),
    "not text": partial(_line, "not-text"),
}
