"""What the bot knows of chats: how each wants things, where it may answer, and who is an admin of a group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from cachetools import LRUCache, TTLCache
from telegram import Bot, ChatMember, Message
from telegram.error import BadRequest

from bot.errors import log_errors, read_or
from bot.memory import ChatSettings, Memory, SettingsChange
from bot.messages import Localization
from bot.settings import Settings
from index import View

_MAX_CHATS = 10_000
_ADMIN_SECONDS = 60
_ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


def is_private(chat_id: int) -> bool:
    """Return whether a chat is one person's: groups and channels have negative numbers."""
    return chat_id > 0


class Chats:
    """The chats, with their settings at hand. Lives on one event loop."""

    def __init__(self, settings: Settings, memory: Memory) -> None:
        self.admins = GroupAdmins(settings.admin_ids)
        self._allowed = settings.allowed_chats
        self._owners = settings.admin_ids
        self._now: Callable[[], datetime] = settings.now
        self._memory = memory
        self._settings: LRUCache[int, ChatSettings] = LRUCache(_MAX_CHATS)
        self._group_of: dict[int, int] = {}  # the number that each supergroup had as a group

    async def load(self) -> None:
        """Take up which groups became which supergroups."""
        none: dict[int, int] = {}
        self._group_of |= await read_or(none, self._memory.moved)

    # -- how a chat wants things

    async def settings(self, chat_id: int) -> ChatSettings:
        """Return the settings of a chat. Private chats have none of their own."""
        if is_private(chat_id):
            return ChatSettings()
        if (settings := self._settings.get(chat_id)) is None:
            settings = await read_or(None, lambda: self._memory.chat_settings(chat_id))
            if settings is None:  # it couldn't be read: the next time it may
                return ChatSettings()
            settings = self._settings.setdefault(chat_id, settings)  # a change may have come in between
        return settings

    async def change(self, chat_id: int, change: SettingsChange) -> ChatSettings:
        """Change the settings of a chat; raises StoreError where that can't be written down."""
        self._settings[chat_id] = changed = await self._memory.change_settings(chat_id, **change)
        return changed

    async def words(self, chat_id: int, language: str | None) -> Localization:
        """Return the words for a chat: in its own language, or that of the person who asks."""
        return Localization.of((await self.settings(chat_id)).language or language)

    async def view(self, chat_id: int, view: View) -> View:
        """Return `view` with the outlets that a chat wants to read."""
        outlets = (await self.settings(chat_id)).outlets
        return replace(view, outlets=frozenset(outlets)) if outlets else view

    async def is_quiet(self, chat_id: int) -> bool:
        """Return whether a chat wants no sound now."""
        hours = (await self.settings(chat_id)).quiet
        if hours is None:
            return False
        now = self._now()
        minute, (start, end) = 60 * now.hour + now.minute, hours
        return start <= minute < end if start <= end else minute >= start or minute < end

    # -- where the bot is

    def may_answer(self, chat_id: int) -> bool:
        """Return whether the bot's owner wants it to answer in a chat, by its number or that of the group it was."""
        allowed = self._allowed
        return not allowed or not allowed.isdisjoint((chat_id, self._group_of.get(chat_id))) or chat_id in self._owners

    def expect_migration(self, old: int, new: int) -> None:
        """Note that a group became a supergroup: messages there may come before `migrate` has run."""
        self._group_of[new] = old

    async def migrate(self, old: int, new: int) -> None:
        """Move what is remembered of a group that became a supergroup, with another number."""
        self.expect_migration(old, new)
        with log_errors():
            await self._memory.migrate(old, new)
        self._settings.pop(old, None)
        self._settings.pop(new, None)

    async def forget(self, chat_id: int) -> None:
        """Forget a chat that the bot was removed from; raises StoreError where that can't be written down."""
        await self._memory.drop_chat(chat_id)
        self._settings.pop(chat_id, None)


class GroupAdmins:
    """Who is an admin of a group, or one of the bot's own. Asks Telegram at most once a minute about a person."""

    def __init__(self, owners: frozenset[int]) -> None:
        self._owners = owners
        self._is_admin: TTLCache[tuple[int, int], bool] = TTLCache(_MAX_CHATS, _ADMIN_SECONDS)

    async def wrote(self, bot: Bot, message: Message) -> bool:
        """Return whether an admin wrote `message`. Raises TelegramError."""
        if message.sender_chat is not None:  # an anonymous admin writes as the group itself, others as their channels
            return message.sender_chat.id == message.chat_id
        return message.from_user is not None and await self.include(bot, message.chat_id, message.from_user.id)

    async def include(self, bot: Bot, chat_id: int, user_id: int) -> bool:
        """Return whether a person is an admin of a group. Raises TelegramError."""
        if user_id in self._owners:
            return True
        if (is_admin := self._is_admin.get((chat_id, user_id))) is None:
            is_admin = self._is_admin[chat_id, user_id] = await _ask_telegram(bot, chat_id, user_id)
        return is_admin


async def _ask_telegram(bot: Bot, chat_id: int, user_id: int) -> bool:
    try:
        return (await bot.get_chat_member(chat_id, user_id)).status in _ADMINS
    except BadRequest:  # where members are hidden, a bot that is no admin may ask for the admins alone
        return any(admin.user.id == user_id for admin in await bot.get_chat_administrators(chat_id))
