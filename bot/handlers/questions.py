"""Questions: messages that ask something of the bot, in private and in groups, and the answers to them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.api import Destination, send
from bot.handlers import admin, following, group_settings, latest, membership
from bot.handlers.replying import answer_question
from bot.handlers.services import Context, Noted, Services, services_of
from bot.incoming import Joiner, Part, Request, author, join, language, may_go_on, read
from bot.messages import ExamplePress, Words, encode, help_message, read_parameter
from bot.messages import text as plain


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
        services.moved[message.migrate_to_chat_id] = message.chat_id  # what is asked there may be in the same moment
        job = partial(services.migrate, message.chat_id, message.migrate_to_chat_id)
        services.work(message.chat_id, job, services.note(update))
        return
    request = read(message, bot.bot)
    if request is None and message.text and _goes_on(services, message):
        request = Request("question", message.text)  # the rest of a question that mentions the bot in its first part
    if request is None:
        return
    asked = Asked(services.note(update), message, request, bot)
    if _seen_album(message, services) and request.kind == "not text":
        services.done(asked.noted)
        return
    if request.kind == "question" and may_go_on(message) and services.joiner is not None:
        services.joiner.add(_part(message, request.text, asked))
    else:
        _take(services, [asked])


def is_for(message: Message, bot: Bot) -> bool:
    """Whether a message asks something of the bot, or says that a group has another number now."""
    return message.migrate_to_chat_id is not None or read(message, bot.bot) is not None


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
        answer = partial(_line, "private-not-listed") if membership.is_private(message.chat_id) else _leave
    elif request.kind in ("question", "latest", "link", "follow"):
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
    await answer_question(services, bot, Destination.beside(message), text, author(message), language(message), follows)


async def _link(services: Services, bot: Bot, message: Message, parameter: str) -> None:
    """What a link into the private chat asks, the question on top of its answer; help if it is forgotten."""
    linked = read_parameter(parameter)
    question = linked.question if linked else ""
    if linked and linked.key:
        kept = await services.read(lambda: services.memory.answer_of(linked.key), None)
        question = kept.question.text if kept else ""
    if not question:
        await _help(services, bot, message, "")
        return
    destination = Destination.beside(message, reply=False)
    await answer_question(services, bot, destination, question, author(message), language(message))


async def _help(services: Services, bot: Bot, message: Message, _text: str) -> None:
    questions, snapshot = await asyncio.gather(services.to_try(), asyncio.to_thread(lambda: services.library.snapshot))
    rows = [
        [InlineKeyboardButton(question, callback_data=encode(ExamplePress(number)))]
        for number, question in enumerate(questions)
    ]
    words = await services.words(message.chat_id, language(message))
    said = help_message(words, questions, snapshot.coverage)
    said = replace(said, buttons=InlineKeyboardMarkup(rows) if rows else None)
    await send(bot, Destination.beside(message, reply=False), said, services.migrate)


async def _line(name: str, services: Services, bot: Bot, message: Message, _text: str) -> None:
    words = await services.words(message.chat_id, language(message))
    quiet = await services.is_quiet(message.chat_id)
    await send(bot, Destination.beside(message), plain(words.say(name)).reply(), services.migrate, quiet)


async def _leave(services: Services, bot: Bot, message: Message, _text: str) -> None:
    await membership.leave(services, bot, message.chat_id, language(message))


async def _over_limit(wait: float, services: Services, bot: Bot, message: Message, _text: str) -> None:
    words: Words = await services.words(message.chat_id, language(message))
    said = words.say("limit-reached", limit=services.settings.limit_person, seconds=max(1, round(wait)))
    quiet = await services.is_quiet(message.chat_id)
    await send(bot, Destination.beside(message), plain(said).reply(), services.migrate, quiet)


_ANSWERS: dict[str, Answering] = {
    "question": _question,
    "latest": latest.answer,
    "link": _link,
    "help": _help,
    "settings": group_settings.show,
    "follow": following.on_follow,
    "following": following.on_following,
    "reindex": admin.reindex,
    "usage": partial(_line, "no-words"),
    "unknown": partial(_line, "unknown-command"),
    "not text": partial(_line, "not-text"),
}
