"""Chats: their settings, where the bot may answer, and who is an admin of a group."""

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
from bot.metrics import QuestionKind
from bot.services.access import Access
from bot.settings import Settings
from index import View

_MAX_CHATS = 10_000
_ADMIN_SECONDS = 60
_ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


def is_private(chat_id: int) -> bool:
    """Return whether a chat is private: groups and channels have negative ids."""
    return chat_id > 0


def question_kind(chat_id: int) -> QuestionKind:
    """Return how metrics count the questions of a chat."""
    return "private" if is_private(chat_id) else "group"


class Chats:
    """The chats and a cache of their settings. Lives on one event loop."""

    def __init__(self, settings: Settings, memory: Memory) -> None:
        self.admins = GroupAdmins(settings.admin_ids)
        self.access = Access(settings, memory)
        self._now: Callable[[], datetime] = settings.now
        self._memory = memory
        self._settings: LRUCache[int, ChatSettings] = LRUCache(_MAX_CHATS)
        self._group_of: dict[int, int] = {}  # the id that each supergroup had as a group

    async def load(self) -> None:
        """Load which groups became which supergroups, and who may use the bot."""
        await self.access.load()
        none: dict[int, int] = {}
        self._group_of |= await read_or(none, self._memory.moved)

    # -- settings

    async def settings(self, chat_id: int) -> ChatSettings:
        """Return the settings of a chat. Private chats have the defaults."""
        if is_private(chat_id):
            return ChatSettings()
        if (settings := self._settings.get(chat_id)) is None:
            settings = await read_or(None, lambda: self._memory.chat_settings(chat_id))
            if settings is None:  # not cached: the next read may succeed
                return ChatSettings()
            settings = self._settings.setdefault(chat_id, settings)  # keep a change made meanwhile
        return settings

    def drop_cached(self, chat_id: int | None = None) -> None:
        """Read the settings of a chat (default: of all) from the memory when they are needed next."""
        if chat_id is None:
            self._settings.clear()
        else:
            self._settings.pop(chat_id, None)

    async def change(self, chat_id: int, change: SettingsChange) -> ChatSettings:
        """Change the settings of a chat and return all of them; raises StoreError if they can't be written."""
        self._settings[chat_id] = changed = await self._memory.change_settings(chat_id, **change)
        return changed

    async def words(self, chat_id: int, language: str | None) -> Localization:
        """Return the bot's words in the language of the chat, or else in `language`, that of the person who asks."""
        return Localization.of((await self.settings(chat_id)).language or language)

    async def view(self, chat_id: int, view: View) -> View:
        """Return `view`, limited to the outlets that a chat has chosen."""
        outlets = (await self.settings(chat_id)).outlets
        return replace(view, outlets=frozenset(outlets)) if outlets else view

    async def is_quiet(self, chat_id: int) -> bool:
        """Return whether a chat has quiet hours now."""
        hours = (await self.settings(chat_id)).quiet
        if hours is None:
            return False
        now = self._now()
        minute, (start, end) = 60 * now.hour + now.minute, hours
        return start <= minute < end if start <= end else minute >= start or minute < end

    # -- where the bot may answer

    def may_answer(self, chat_id: int) -> bool:
        """Return whether the bot may answer in a chat, by its id or the id it had as a group."""
        return self.access.is_allowed(chat_id, self._group_of.get(chat_id))

    def is_blocked(self, chat_id: int, user_id: int | None = None) -> bool:
        """Return whether an admin blocked a chat, or the person in it."""
        return self.access.is_blocked(chat_id, self._group_of.get(chat_id), user_id)

    def expect_migration(self, old: int, new: int) -> None:
        """Note that a group became a supergroup, whose messages may come before `migrate` has run."""
        self._group_of[new] = old

    async def migrate(self, old: int, new: int) -> None:
        """Move what the bot remembers of a group to the new id that it has as a supergroup."""
        self.expect_migration(old, new)
        with log_errors():
            await self._memory.migrate(old, new)
        self._settings.pop(old, None)
        self._settings.pop(new, None)
        if {old, new}.intersection(self.access.known):
            await self.access.reload(old, new)

    async def forget(self, chat_id: int) -> None:
        """Forget a chat that the bot was removed from; raises StoreError if that can't be written."""
        await self._memory.drop_chat(chat_id)
        self._settings.pop(chat_id, None)


class GroupAdmins:
    """The admins of groups, and the bot's own. Asks Telegram at most once a minute about the same person."""

    def __init__(self, owners: frozenset[int]) -> None:
        self._owners = owners
        self._is_admin: TTLCache[tuple[int, int], bool] = TTLCache(_MAX_CHATS, _ADMIN_SECONDS)

    async def wrote(self, bot: Bot, message: Message) -> bool:
        """Return whether an admin wrote `message`. Raises TelegramError."""
        if message.sender_chat is not None:  # anonymous admins write as the group, others as their channels
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
    except BadRequest:  # in a group that hides its members, a bot without admin rights may only list the admins
        return any(admin.user.id == user_id for admin in await bot.get_chat_administrators(chat_id))
