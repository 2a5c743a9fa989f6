"""Membership: the bot greets a group once, and forgets a chat that it left.

It leaves a group that isn't on its list, or says there how to ask for access.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from telegram import Bot, ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.access import offer_to_ask
from bot.admin import on_channel_membership
from bot.api import Destination, send
from bot.messages import Localization, group_greeting, text
from bot.replicas import OwnershipLost
from bot.services import Context, Services, services_of

_log = logging.getLogger(__name__)

_INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER, ChatMember.RESTRICTED)

MIGRATION_SECONDS = 1.0
"""Seconds to wait before greeting or leaving a supergroup: it may be a group that the bot knows under its old id."""


async def on_membership(update: Update, context: Context) -> None:
    """Handle the bot being added to or removed from a chat, blocked or unblocked."""
    change, services = update.my_chat_member, services_of(context)
    if change is None:
        return
    noted, chat, worker = services.worker.note(update), change.chat, services.worker
    if chat.type == ChatType.CHANNEL:
        on_channel_membership(services, context.bot, change, noted)
        return
    was, is_ = (_is_inside(member) for member in (change.old_chat_member, change.new_chat_member))
    if was and not is_:
        worker.submit(chat.id, partial(services.chats.forget, chat.id), noted)
    elif is_ and not was and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
        worker.submit(chat.id, partial(_arrive, services, context.bot, change), noted)
    else:
        worker.done(noted)


def _is_inside(member: ChatMember) -> bool:
    return member.status in _INSIDE and getattr(member, "is_member", True)


async def _arrive(services: Services, bot: Bot, change: ChatMemberUpdated) -> None:
    chat_id, code = change.chat.id, change.from_user.language_code
    if change.chat.type == ChatType.SUPERGROUP:
        await asyncio.sleep(MIGRATION_SECONDS)
    if services.chats.is_blocked(chat_id):  # silent: an admin may allow it again
        return
    if not services.chats.may_answer(chat_id):
        if services.chats.access.mode == "request":
            await offer_to_ask(services, bot, Destination(chat_id), Localization.of(code))
            return
        await leave(services, bot, chat_id, code)
        return
    if (await services.chats.settings(chat_id)).greeted:
        return
    greeting = group_greeting(Localization.of(code), privacy=not bot.bot.can_read_all_group_messages)
    await send(bot, Destination(chat_id), greeting, services.chats.migrate)
    await services.replication.record(partial(services.chats.change, chat_id, {"greeted": True}))


async def leave(services: Services, bot: Bot, chat_id: int, code: str | None) -> None:
    """Say goodbye to a group and leave it. Raises OwnershipLost if that is another bot's affair by now."""
    try:
        farewell = text(Localization.of(code).say("group-not-listed")).reply()
        await send(bot, Destination(chat_id), farewell, services.chats.migrate)
    except OwnershipLost:
        raise
    except TelegramError as error:  # it may not write there, or has already left
        _log.info("A farewell to chat %s could not be sent: %s", chat_id, error)
    try:
        await bot.leave_chat(chat_id)
    except OwnershipLost:
        raise
    except TelegramError as error:
        _log.info("The bot could not leave chat %s: %s", chat_id, error)
