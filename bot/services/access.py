"""Who may use the bot: the settings, and what admins decided, in memory, so that no message waits for the database.

Not for asking and deciding: see `bot/access/`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime

from cachetools import LRUCache, TTLCache
from telegram import User

from bot.errors import log_errors, read_or
from bot.memory import AccessRecord, AccessState, Memory
from bot.settings import AccessMode, Settings

REFUSAL_SECONDS = 3600
"""Seconds between two refusals to a blocked person, or to a group that may not use the bot."""

NAMING_SECONDS = 120
"""Seconds for which a forward of an admin's names whom the last command means."""

_MAX_NAMES = 10_000
_MAX_REFUSALS = 10_000
_MAX_ADMINS = 1_000


class Access:
    """Who may use the bot. Lives on one event loop."""

    def __init__(self, settings: Settings, memory: Memory) -> None:
        self.mode: AccessMode = settings.access_mode
        self.asking: set[int] = set()
        """People and groups whose request is being told to the admins."""
        self.settling: set[int] = set()
        """People and groups whose decision is being told."""
        self._admins = settings.admin_ids
        self._listed = settings.allowed_chats
        self._memory = memory
        self._records: dict[int, tuple[AccessState, datetime | None]] = {}
        self._changed: set[int] = set()
        """People and groups that were noted or dropped since the last load began: what it reads of them is older."""
        self._ids: LRUCache[str, int] = LRUCache(_MAX_NAMES)  # by @username in lower case; never written down
        self._languages: dict[int, str | None] = {}  # of admins
        self._naming: TTLCache[int, str] = TTLCache(_MAX_ADMINS, NAMING_SECONDS)
        self._refused: TTLCache[int, bool] = TTLCache(_MAX_REFUSALS, REFUSAL_SECONDS)

    async def load(self) -> None:
        """Load what admins decided, in place of what was known. If it can't be read, that stays."""
        self._changed.clear()
        if (records := await read_or(None, self._memory.access_records)) is None:
            return
        read = {record.chat_id: (record.state, record.asked_at) for record in records}
        newer = {id_: self._records[id_] for id_ in self._changed if id_ in self._records}
        self._records = {id_: known for id_, known in read.items() if id_ not in self._changed} | newer

    @property
    def known(self) -> Collection[int]:
        """The people and groups about whom something is known."""
        return self._records.keys()

    # -- who may

    def is_allowed(self, chat_id: int, former_id: int | None = None) -> bool:
        """Return whether a person or a group may use the bot. `former_id` is that of the supergroup as a group."""
        if chat_id in self._admins:
            return True
        if self.is_blocked(chat_id, former_id):
            return False
        ids = (chat_id, former_id)
        return self.mode == "open" or any(id_ in self._listed or self._state(id_) == "allowed" for id_ in ids)

    def is_blocked(self, *ids: int | None) -> bool:
        """Return whether an admin blocked one of these people and groups. An admin is never blocked."""
        return any(self._state(id_) == "blocked" and id_ not in self._admins for id_ in ids)

    def is_listed(self, chat_id: int) -> bool:
        """Return whether the settings allow a person or a group, or make the person an admin."""
        return chat_id in self._listed or chat_id in self._admins

    def standing(self, chat_id: int) -> tuple[AccessState | None, datetime | None]:
        """Return what an admin decided, or that nobody did yet, and when access was last asked for."""
        return self._records.get(chat_id, (None, None))

    def _state(self, chat_id: int | None) -> AccessState | None:
        return self._records[chat_id][0] if chat_id is not None and chat_id in self._records else None

    # -- changes, once they are written down

    def note(self, record: AccessRecord) -> None:
        """Take up what is known of a person or a group."""
        self._records[record.chat_id] = record.state, record.asked_at
        self._changed.add(record.chat_id)

    def drop(self, chat_id: int) -> None:
        """Forget what was known of a person or a group."""
        self._records.pop(chat_id, None)
        self._changed.add(chat_id)

    async def reload(self, *ids: int) -> None:
        """Read again what is known of some people or groups, for example of a group that moved."""
        with log_errors():
            for chat_id, known in [(id_, await asyncio.to_thread(self._memory.access_of, id_)) for id_ in ids]:
                if known is None:
                    self.drop(chat_id)
                else:
                    self.note(known)

    # -- people

    def saw(self, user: User | None) -> None:
        """Note a person's @username, for commands that name it, and the language of an admin's app."""
        if user is None:
            return
        if user.username:
            self._ids[user.username.lower()] = user.id
        if user.id in self._admins:
            self._languages[user.id] = user.language_code

    async def forget(self, person_id: int) -> None:
        """Forget a person's @username and language; read again what the memory still has of their access."""
        for username in [name for name, id_ in self._ids.items() if id_ == person_id]:
            del self._ids[username]
        self._languages.pop(person_id, None)
        waiting = [id_ for id_, (state, _) in self._records.items() if state == "waiting"]  # also groups they asked for
        await self.reload(person_id, *waiting)

    def id_of(self, username: str) -> int | None:
        """Return the number of somebody who has written since the start, by a @username in lower case."""
        return self._ids.get(username)

    def language_of(self, admin_id: int) -> str | None:
        """Return the language of an admin's app; None if the admin hasn't written since the start."""
        return self._languages.get(admin_id)

    def expect_forward(self, admin_id: int, kind: str) -> None:
        """Note that the next forward of an admin's names whom a command means: "allow" or "block"."""
        self._naming[admin_id] = kind

    def take_forward(self, admin_id: int) -> str | None:
        """Return the kind of command for which a forward of an admin's names somebody, if there is one. Once only."""
        return self._naming.pop(admin_id, None)

    def may_refuse(self, chat_id: int) -> bool:
        """Return whether to say that the bot doesn't answer in a chat: at most once an hour."""
        is_first = chat_id not in self._refused
        self._refused.setdefault(chat_id, True)
        return is_first
