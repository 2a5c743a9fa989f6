"""Delivery of messages: where they go, and what to try when Telegram refuses them."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from telegram import Bot, CallbackQuery, Chat, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.api.connection import PollingBot, SentMessage
from bot.messages import ReadyReply, Reply

_log = logging.getLogger(__name__)

_UNCHANGED = "message is not modified"
"""Telegram's error text for an edit that changes nothing; there is no error code for it."""

_MIGRATIONS = 3
"""How many times a message follows its chat to a new id. Telegram moves a group only once."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NO_PREVIEW_JSON = _NO_PREVIEW.to_json()

T = TypeVar("T")

MigrationCallback = Callable[[int, int], Awaitable[None]]
"""Receives the old and the new id of a chat that moved."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file to send: its name, and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an answer goes: a chat, the topic in it if any, and the message it replies to."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None

    @classmethod
    def beside(cls, message: Message, reply: bool = True) -> Destination:
        """Return the destination of a reply to `message`, in its topic. General has no id and must get none."""
        thread = message.message_thread_id if message.is_topic_message else None
        return cls(message.chat_id, thread, message.message_id if reply else None)


async def send(
    bot: Bot, destination: Destination, reply: Reply, migrate: MigrationCallback, quiet: bool = False
) -> Message:
    """Send a message without link previews, and as plain text if Telegram refuses the markup.

    A reply to a deleted message is sent as an ordinary message. A message to a group that became a supergroup follows
    it there, at most `_MIGRATIONS` times. `quiet`: without a sound. Raises TelegramError if Telegram still refuses.
    """
    return await _follow(partial(_or_plain, partial(_send, bot, reply.buttons, quiet), reply), destination, migrate)


async def send_ready(
    bot: PollingBot, destination: Destination, reply: ReadyReply, migrate: MigrationCallback, quiet: bool = False
) -> SentMessage:
    """Send a message that is ready, as `send` does."""
    attempt = partial(_send_ready, bot, reply.buttons, quiet)
    return await _follow(partial(_or_plain, attempt, reply), destination, migrate)


async def send_document(
    bot: Bot, destination: Destination, document: Document, migrate: MigrationCallback, quiet: bool = False
) -> Message:
    """Send a file, as `send` sends a message. Raises TelegramError if Telegram refuses it."""
    return await _follow(partial(_send_document, bot, document, quiet), destination, migrate)


async def _follow(
    attempt: Callable[[Destination], Awaitable[T]],
    destination: Destination,
    migrate: MigrationCallback,
    migrations: int = _MIGRATIONS,
) -> T:
    """Send something by `attempt`, to where the chat has moved."""
    try:
        return await attempt(destination)
    except ChatMigrated as error:
        if not migrations:
            raise
        await migrate(destination.chat_id, error.new_chat_id)
        moved = replace(destination, chat_id=error.new_chat_id, reply_to=None)
        return await _follow(attempt, moved, migrate, migrations - 1)


async def _or_plain(
    attempt: Callable[[Destination, str, ParseMode | None], Awaitable[T]],
    reply: Reply | ReadyReply,
    destination: Destination,
) -> T:
    """Send a message by `attempt`, which takes the place, the text and its markup; as plain text if that is refused."""
    try:
        return await attempt(destination, reply.html, ParseMode.HTML)
    except BadRequest as error:
        _log.warning("Telegram refused a message to chat %s, trying plain text: %s", destination.chat_id, error)
        return await attempt(destination, reply.plain, None)


def _reply_parameters(destination: Destination) -> ReplyParameters | None:
    if not destination.reply_to:
        return None
    return ReplyParameters(destination.reply_to, allow_sending_without_reply=True)


async def _send(
    bot: Bot,
    buttons: InlineKeyboardMarkup | None,
    quiet: bool,
    destination: Destination,
    text: str,
    mode: ParseMode | None,
) -> Message:
    return await bot.send_message(
        destination.chat_id,
        text,
        parse_mode=mode,
        message_thread_id=destination.thread_id,
        reply_parameters=_reply_parameters(destination),
        reply_markup=buttons,
        link_preview_options=_NO_PREVIEW,
        disable_notification=quiet or None,
    )


async def _send_ready(
    bot: PollingBot, buttons: str | None, quiet: bool, destination: Destination, text: str, mode: ParseMode | None
) -> SentMessage:
    beside = _reply_parameters(destination)
    given = {
        "text": text,
        "parse_mode": mode,
        "message_thread_id": destination.thread_id and str(destination.thread_id),
        "reply_parameters": beside and beside.to_json(),
        "reply_markup": buttons,
        "link_preview_options": _NO_PREVIEW_JSON,
        "disable_notification": "true" if quiet else None,
    }
    return await bot.send_ready(destination.chat_id, {name: value for name, value in given.items() if value})


async def _send_document(bot: Bot, document: Document, quiet: bool, destination: Destination) -> Message:
    return await bot.send_document(
        destination.chat_id,
        document.content,
        filename=document.name,
        message_thread_id=destination.thread_id,
        reply_parameters=_reply_parameters(destination),
        disable_notification=quiet or None,
    )


async def edit(message: Message, reply: Reply) -> None:
    """Replace the text of one of the bot's messages, as plain text if Telegram refuses the markup.

    A message that can no longer be edited stays as it is.
    """
    try:
        await _edit(message, reply, reply.html, ParseMode.HTML)
    except BadRequest as refused:
        if _UNCHANGED in refused.message.lower():  # by a second press
            return
        _log.info("A message in chat %s could not be edited, trying plain text: %s", message.chat_id, refused)
        try:
            await _edit(message, reply, reply.plain, None)
        except BadRequest as error:
            _log.info("A message in chat %s could not be edited: %s", message.chat_id, error)


async def edit_sent(bot: Bot, chat_id: int, message_id: int, reply: Reply) -> None:
    """Replace the text of a message that the bot sent to a private chat, known by its number alone, as `edit` does."""
    message = Message(message_id, datetime.now(UTC), Chat(chat_id, Chat.PRIVATE))
    message.set_bot(bot)
    await edit(message, reply)


async def _edit(message: Message, reply: Reply, text: str, mode: str | None) -> None:
    await message.edit_text(text, parse_mode=mode, reply_markup=reply.buttons, link_preview_options=_NO_PREVIEW)


async def put_buttons(message: Message, buttons: InlineKeyboardMarkup | None) -> None:
    """Replace or remove the buttons under one of the bot's messages."""
    try:
        await message.edit_reply_markup(buttons)
    except BadRequest as error:  # the same ones, by a second press
        _log.info("Buttons in chat %s could not be replaced: %s", message.chat_id, error)


async def confirm(query: CallbackQuery, note: str | None = None, alert: bool = False) -> None:
    """Confirm a press to Telegram, with an optional note for the person who pressed."""
    try:
        await query.answer(note, show_alert=alert)
    except TelegramError as error:  # for example, too old: the press itself takes effect all the same
        _log.info("A press could not be confirmed: %s", error)
