"""What people and groups are called: Telegram is asked whenever it is shown, so that none of it is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import Bot, ChatFullInfo
from telegram.error import TelegramError

from bot.memory import AccessRecord
from bot.messages.access import AccessEntry, Named, clean_name


async def name_of(bot: Bot, chat_id: int) -> Named:
    """Return what a person or a group is called; nothing but the number if Telegram doesn't say."""
    try:
        return named(await bot.get_chat(chat_id))
    except TelegramError:  # the bot has never met them, or was thrown out
        return Named(chat_id)


def named(chat: ChatFullInfo) -> Named:
    """Return what a chat is called."""
    return Named(chat.id, chat.title or chat.full_name or "", chat.username)


async def admin_name(bot: Bot, admin_id: int | None) -> str:
    """Return the name of an admin, or else the number."""
    if admin_id is None:
        return ""
    return clean_name((await name_of(bot, admin_id)).name) or str(admin_id)


async def entries_of(bot: Bot, records: Sequence[AccessRecord]) -> list[AccessEntry]:
    """Return records with names to show."""
    ids = {record.chat_id for record in records} | {record.decided_by for record in records if record.decided_by}
    names = {found.chat_id: found for found in await asyncio.gather(*(name_of(bot, chat_id) for chat_id in ids))}
    return [_entry(record, names) for record in records]


def _entry(record: AccessRecord, names: dict[int, Named]) -> AccessEntry:
    admin = names.get(record.decided_by) if record.decided_by else None
    called = (clean_name(admin.name) or str(admin.chat_id)) if admin else ""
    return AccessEntry(record, names.get(record.chat_id, Named(record.chat_id)), called)
