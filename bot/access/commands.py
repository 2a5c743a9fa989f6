"""/allow and /block: a person or a group by a number, by a @username, or by a reply to a message that names them."""

from __future__ import annotations

import asyncio
import re

from telegram import (
    ChatFullInfo,
    Message,
    MessageEntity,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.access.deciding import read_number, settle
from bot.access.names import name_of, named
from bot.incoming import Request, author_id
from bot.memory import AccessState
from bot.messages import AdminPress, decode_press
from bot.messages.access import Named, say_who
from bot.services import Access, RequestContext

_NAME = re.compile(r"(?:(?:https?://)?(?:t|telegram)\.me/|@)?([A-Za-z]\w{3,31})/?", re.ASCII | re.IGNORECASE)
BY_FORWARD = {"allow": "allow by forward", "block": "block by forward"}
"""The kinds of requests that are forwards of an admin's, by the commands for which they name somebody."""

_MINUS = str.maketrans({"−": "-", "–": "-"})  # as phones write it


async def on_allow(request: RequestContext) -> None:
    """Handle /allow. `commands` has checked who asks."""
    await _decide(request, "allowed")


async def on_block(request: RequestContext) -> None:
    """Handle /block. `commands` has checked who asks."""
    await _decide(request, "blocked")


def takes_forward(access: Access, message: Message, request: Request) -> str | None:
    """Return the kind of request that an admin's forward is, if it names whom the last command means.

    An app sends a comment on a forward, such as /allow, right before it. So the command is noted when it arrives, not
    when it is handled.
    """
    admin_id = author_id(message)
    if message.forward_origin is not None and request.kind not in BY_FORWARD:
        return BY_FORWARD.get(access.take_forward(admin_id) or "")
    if request == Request(request.kind) and request.kind in BY_FORWARD and not _pointed_at(message):
        access.expect_forward(admin_id, request.kind)
    return None


async def _decide(request: RequestContext, state: AccessState) -> None:
    who = await _whom(request, "/block" if state == "blocked" else "/allow")
    if who is None:
        return
    services = request.services
    if state == "blocked" and who.chat_id in services.settings.admin_ids:
        await request.say("access-admin", who=say_who(who))
        return
    answer = await services.memory.decide_access(who.chat_id, state, author_id(request.message))
    if answer.record is not None:
        services.chats.access.note(answer.record)
        settle(services, request.bot, answer.record)
    name = "access-now-blocked" if state == "blocked" else "access-now-allowed"
    await request.say(name, who=say_who(who))


async def _whom(request: RequestContext, command: str) -> Named | None:
    """Return the person or the group that a command means; None after saying why that isn't known."""
    words = request.text.translate(_MINUS).split()
    chat_id = _mentioned(request.message) or (read_number(words[0]) if len(words) == 1 else None)
    pointed_at = None if words else _pointed_at(request.message)
    chat_id = chat_id or (_shown_by(pointed_at, request.bot.id) if pointed_at else None)
    if chat_id is not None and chat_id != request.bot.id:
        return await name_of(request.bot, chat_id)
    if len(words) == 1 and (match := _NAME.fullmatch(words[0])):
        return await _called(request, match[1])
    if pointed_at and isinstance(pointed_at.forward_origin, MessageOriginHiddenUser):
        await request.say("access-hidden")
    else:
        await request.say("access-how", command=command)
    return None


async def _called(request: RequestContext, username: str) -> Named | None:
    """Return who has a @username: Telegram tells bots that of groups alone, and of people who write to them."""
    services, lower = request.services, username.lower()
    chat_id = services.chats.access.id_of(lower) or await asyncio.to_thread(services.memory.asker_named, lower)
    try:
        chat: ChatFullInfo | None = await request.bot.get_chat(chat_id or f"@{username}")
    except TelegramError:
        chat = None
    has_name = chat is not None and (chat.username or "").lower() == lower  # else it is somebody else's by now
    if chat is None or not has_name or chat.type == ChatType.CHANNEL:
        await request.say("access-unknown", who=f"@{username}")
        return None
    return named(chat)


def _mentioned(message: Message) -> int | None:
    """Return the person whom a command mentions without a @username."""
    mentions = (entity.user for entity in message.entities if entity.type == MessageEntity.TEXT_MENTION)
    return next((user.id for user in mentions if user), None)


def _pointed_at(message: Message) -> Message | None:
    """Return the message that names somebody: a forward, or what a command replies to."""
    return message if message.forward_origin is not None else message.reply_to_message


def _shown_by(message: Message, bot_id: int) -> int | None:
    """Return whom a message names: the author of a forward, a contact, or who asks for access."""
    match message.forward_origin:
        case MessageOriginUser(sender_user=user):
            return user.id
        case MessageOriginChat(sender_chat=chat):
            return chat.id
    if message.contact is not None:
        return message.contact.user_id
    is_ours = message.from_user is not None and message.from_user.id == bot_id
    return _requested(message) if is_ours else None


def _requested(notice: Message) -> int | None:
    """Return who asks for access in a message of the bot's."""
    rows = notice.reply_markup.inline_keyboard if notice.reply_markup else ()
    presses = (decode_press(str(button.callback_data)) for row in rows for button in row)
    decisions = (press for press in presses if isinstance(press, AdminPress) and press.action == "ask-allow")
    return next((read_number(press.argument) for press in decisions), None)
