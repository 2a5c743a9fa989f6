"""Questions: what a message asks of the bot, in private and in groups, and the answer to it."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    Update,
    User,
)
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.helpers import effective_message_type

from bot import admin, replies
from bot.services import Context, Place, Services, send, services_of
from bot.wording import say_coverage

_log = logging.getLogger(__name__)

BUTTON = "try:"
"""Callback data of the questions to try: the question itself is the button's text, so that it outlives a restart."""

_ALBUMS = 1000  # how many albums are remembered, so that each gets one line at most


@dataclass(frozen=True, slots=True)
class Request:
    """What a message asks for; `text` is the question."""

    kind: Literal["question", "usage", "help", "reindex", "unknown", "not text"]
    text: str = ""


def read(message: Message, me: User) -> Request | None:
    """What `message` asks of the bot `me`; None for what isn't meant for it."""
    if _is_another_bots(message):
        return None
    text, entities = _text_of(message)
    command, words = _command(text, entities, me) or (None, text)
    if command == "":
        return None
    if message.chat.type == ChatType.PRIVATE:
        return _read_private(message, command, words, me)
    return _read_group(message, command, words, me)


def _read_private(message: Message, command: str | None, words: str, me: User) -> Request | None:
    if command is None:
        if question := _without_mentions(message, me):
            return Request("question", question)
        if words:
            return Request("help")
        return Request("not text") if effective_message_type(message) and not _is_service(message) else None
    if command == "ask":
        return _asked(message, words)
    if command in ("start", "help"):
        return Request("help")
    return Request("reindex") if command == "reindex" else Request("unknown")


def _read_group(message: Message, command: str | None, words: str, me: User) -> Request | None:
    if command is not None:
        return _asked(message, words) if command == "ask" else None
    if _mentions(message, me):
        return _asked(message, _without_mentions(message, me))
    return Request("question", words) if words and _replies_to(message, me) else None


def _asked(message: Message, words: str) -> Request:
    """The words, or else those of the message that this one replies to."""
    words = words or _replied_text(message)
    return Request("question", words) if words else Request("usage")


# -- reading messages


def _is_another_bots(message: Message) -> bool:
    """Written by a bot, or through one. An anonymous admin, or a channel as sender, looks like a bot too."""
    by_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    return by_bot or message.via_bot is not None or bool(message.is_automatic_forward)


def _text_of(message: Message) -> tuple[str, tuple[MessageEntity, ...]]:
    if message.text is not None:
        return message.text, message.entities
    return message.caption or "", message.caption_entities


def _command(text: str, entities: tuple[MessageEntity, ...], me: User) -> tuple[str, str] | None:
    """The command that the text begins with, and the words behind it; ("", "") for another bot's, None without one."""
    start = next((one for one in entities if one.offset == 0 and one.type == MessageEntity.BOT_COMMAND), None)
    if start is None:
        return None
    name, _, target = text[1 : start.length].partition("@")  # commands are ASCII: an offset is an index
    if target and target.lower() != (me.username or "").lower():
        return "", ""
    behind = text[start.length :]
    return name.lower(), " ".join(behind[behind.startswith((":", ",")) :].split())


def _own_mentions(message: Message, me: User) -> list[MessageEntity]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text is not None else message.parse_caption_entities(kinds)
    name = f"@{me.username}".lower()
    return [
        entity for entity, text in found.items() if (entity.user.id == me.id if entity.user else text.lower() == name)
    ]


def _mentions(message: Message, me: User) -> bool:
    return bool(_own_mentions(message, me))


def _without_mentions(message: Message, me: User) -> str:
    """The text without the bot's name in it. Offsets of entities count UTF-16 units."""
    text, _ = _text_of(message)
    raw = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(_own_mentions(message, me), key=lambda entity: -entity.offset):
        raw = raw[: 2 * entity.offset] + raw[2 * (entity.offset + entity.length) :]
    return " ".join(raw.decode("utf-16-le", "replace").split()).strip(" ,:")


def _replies_to(message: Message, me: User) -> bool:
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created:  # in a topic, every message "replies" to its creation
        return False
    return replied.from_user is not None and replied.from_user.id == me.id


def _replied_text(message: Message) -> str:
    if message.quote is not None:
        return message.quote.text.strip()
    return _text_of(message.reply_to_message)[0].strip() if message.reply_to_message else ""


def _is_service(message: Message) -> bool:
    from telegram.ext import filters

    return bool(filters.StatusUpdate.ALL.filter(Update(0, message=message)))


# -- handlers


async def on_message(update: Update, context: Context) -> None:
    """Any new message: puts what it asks for into the queue of its chat."""
    message, services = update.message, services_of(context)
    request = read(message, context.bot.bot) if message else None
    if message is None or request is None:
        return
    if _seen_album(message, context) and request.kind == "not text":
        return
    answer = _ANSWERS[request.kind]
    job = partial(_once, answer, services, context.bot, message, request.text)
    services.queues.submit(message.chat_id, job, update)


async def on_button(update: Update, context: Context) -> None:
    """A press on a question to try: answers it."""
    query, services = update.callback_query, services_of(context)
    if query is None:
        return
    message = query.message
    question = _button_text(message, query.data or "") if isinstance(message, Message) else None
    if not isinstance(message, Message) or question is None:
        services.background(_confirm(query, replies.OLD_BUTTON))
        return
    place = Place.beside(message, reply=False)
    services.queues.submit(place.chat_id, partial(_answer_button, services, context.bot, place, question), update)
    services.background(_confirm(query))


async def _confirm(query: CallbackQuery, alert: str | None = None) -> None:
    """Tells Telegram that a press arrived; not in the handler, which would hold up all others while it waits."""
    try:
        await query.answer(alert, show_alert=alert is not None)
    except TelegramError as error:  # too old, say: the answer goes out all the same
        _log.info("A press could not be confirmed: %s", error)


Answering = Callable[[Services, Bot, Message, str], Awaitable[None]]


async def _once(answer: Answering, services: Services, bot: Bot, message: Message, text: str) -> None:
    """Answers a message unless it was answered before, and notes that it is."""
    if await services.was_answered(message):
        return
    try:
        await answer(services, bot, message, text)
    except TelegramError as error:
        _log.warning("The answer to a message in chat %s could not be sent: %s", message.chat_id, error)
        return
    await services.mark_answered(message)


async def _question(services: Services, bot: Bot, message: Message, text: str) -> None:
    answer = await services.answer(text, await services.asked_before(message, bot.id))
    sent = await send(bot, Place.beside(message), replies.answer_html(answer))
    await services.remember(sent, answer.understood)


async def _answer_button(services: Services, bot: Bot, place: Place, question: str) -> None:
    answer = await services.answer(question)
    sent = await send(bot, place, replies.answer_html(answer, asked=True))
    await services.remember(sent, answer.understood)


async def _help(services: Services, bot: Bot, message: Message, _text: str) -> None:
    questions, snapshot = await asyncio.gather(services.to_try(), asyncio.to_thread(lambda: services.library.snapshot))
    rows = [[InlineKeyboardButton(question, callback_data=f"{BUTTON}{n}")] for n, question in enumerate(questions)]
    html = replies.help_html(questions, say_coverage(snapshot.coverage))
    await send(bot, Place.beside(message, reply=False), html, InlineKeyboardMarkup(rows) if rows else None)


async def _line(line: str, _services: Services, bot: Bot, message: Message, _text: str) -> None:
    await send(bot, Place.beside(message), line)


_ANSWERS: dict[str, Answering] = {
    "question": _question,
    "help": _help,
    "reindex": admin.reindex,
    "usage": partial(_line, replies.NO_WORDS),
    "unknown": partial(_line, replies.UNKNOWN_COMMAND),
    "not text": partial(_line, replies.NOT_TEXT),
}


def _button_text(message: Message, data: str) -> str | None:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = (button for row in rows for button in row)
    return next((button.text for button in buttons if button.callback_data == data), None)


def _seen_album(message: Message, context: Context) -> bool:
    """Whether another picture of the same album came before: each is a message of its own."""
    if message.media_group_id is None:
        return False
    albums: OrderedDict[str, None] = context.application.bot_data.setdefault("albums", OrderedDict())
    seen = message.media_group_id in albums
    albums[message.media_group_id] = None
    while len(albums) > _ALBUMS:
        albums.popitem(last=False)
    return seen
