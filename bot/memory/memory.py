"""What the bot remembers, in SQL. `Memory` is all of it; how each chat wants things stands here itself.

    Memory
     ├─ Inbox      updates that are to be worked on            inbox.py
     ├─ Answers    what was asked, and feedback on it          answers.py
     ├─ Follows    questions that chats follow                 follows.py
     └─ settings of chats, and chats that move or are left

Each part is a class with the tables that it needs; `Database` is what they have in common.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from bot.memory.answers import Answers
from bot.memory.database import CHATS_SETTING, Clock, utc_now
from bot.memory.follows import Follows
from bot.memory.group_commit import Change
from bot.memory.inbox import Inbox
from bot.memory.migrations import SchemaTooNew, prepare
from bot.memory.tables import answers, chats, follows, moved
from index import StoreError, raising_store_errors

FORGET_EVERY = timedelta(hours=1)
"""Between two looks for what is old enough to be forgotten; they come with a change."""

T = TypeVar("T")
_OUTLETS = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """How a chat wants things; as it is here, where it hasn't said."""

    language: str | None = None
    """The chat's own; None is the language of who writes."""
    outlets: tuple[str, ...] | None = None
    """The only ones that it wants to read; None is all."""
    quiet: tuple[int, int] | None = None
    """From when to when it is told nothing by itself, in minutes since midnight."""
    greeted: bool = False
    """Whether the bot has introduced itself."""


class SettingsChange(TypedDict, total=False):
    """What is to be changed of `ChatSettings`."""

    language: str | None
    outlets: tuple[str, ...] | None
    quiet: tuple[int, int] | None
    greeted: bool


class Memory(Inbox, Answers, Follows):
    """All that the bot remembers. Open it once, close it at the end; see `Database` for how to use it."""

    def __init__(self, database: str | Path, now: Clock = utc_now, bot_id: int = 0) -> None:
        """Open the database and bring its tables up to date; raise StoreError."""
        super().__init__(database, now, bot_id)
        self._forget_at = now() + FORGET_EVERY
        with raising_store_errors(CHATS_SETTING, self._engine.url), self._engine.begin() as connection:
            self._prepare(connection)
            self._forget(connection)

    def chat_settings(self, chat_id: int) -> ChatSettings:
        """Return how a chat wants things."""
        return _settings(self._row(sa.select(chats).where(chats.c.chat_id == chat_id)))

    async def change_settings(self, chat_id: int, **changes: Unpack[SettingsChange]) -> ChatSettings:
        """Changes some settings of a chat, and returns all."""
        this = chats.c.chat_id == chat_id

        def change(connection: sa.Connection) -> ChatSettings:
            settings = replace(_settings(connection.execute(sa.select(chats).where(this)).first()), **changes)
            connection.execute(sa.delete(chats).where(this))
            connection.execute(sa.insert(chats), {"chat_id": chat_id} | _packed(settings))
            return settings

        return await self._write(change)

    async def migrate(self, old_chat_id: int, new_chat_id: int) -> None:
        """Move all that is known of a group to the supergroup that it became; once more changes nothing.

        Messages have other numbers there, so that nobody can reply to an old answer. It was greeted, as a group; what
        it wants already stays.
        """
        ids = (old_chat_id, new_chat_id)

        def change(connection: sa.Connection) -> None:
            for table in (answers, follows):
                values = {"chat_id": new_chat_id} | ({"message_id": None} if table is answers else {})
                connection.execute(sa.update(table).where(table.c.chat_id == old_chat_id).values(values))
            old, new = (
                _settings(connection.execute(sa.select(chats).where(chats.c.chat_id == id_)).first()) for id_ in ids
            )
            settings = old if replace(new, greeted=False) == ChatSettings() else new
            connection.execute(sa.delete(chats).where(chats.c.chat_id.in_(ids)))
            connection.execute(sa.insert(chats), {"chat_id": new_chat_id} | _packed(replace(settings, greeted=True)))
            connection.execute(sa.delete(moved).where(moved.c.new_chat_id == new_chat_id))
            connection.execute(sa.insert(moved), {"new_chat_id": new_chat_id, "old_chat_id": old_chat_id})

        await self._write(change)

    def moved(self) -> dict[int, int]:
        """Return the number that each supergroup had as a group."""
        return {row.new_chat_id: row.old_chat_id for row in self._rows(sa.select(moved))}

    async def drop_chat(self, chat_id: int) -> None:
        """Forget a chat that the bot was removed from: its answers, what it follows and how it wants things.

        That it was greeted is kept: it isn't greeted again.
        """
        this = chats.c.chat_id == chat_id

        def change(connection: sa.Connection) -> None:
            for table in (answers, follows):
                connection.execute(sa.delete(table).where(table.c.chat_id == chat_id))
            connection.execute(sa.delete(chats).where(this, ~chats.c.greeted))
            connection.execute(sa.update(chats).where(this).values(_packed(ChatSettings(greeted=True))))

        await self._write(change)

    async def _write(self, change: Change[T]) -> T:
        now = self._now()
        if now < self._forget_at <= now + FORGET_EVERY:  # later than that is by a clock that was set back
            return await super()._write(change)
        self._forget_at = now + FORGET_EVERY

        def forget_too(connection: sa.Connection) -> T:
            self._forget(connection)
            return change(connection)

        return await super()._write(forget_too)

    def _prepare(self, connection: sa.Connection) -> None:
        try:
            prepare(connection, self._bot_id)
        except SchemaTooNew as error:
            reason = f"a later version of newsbot wrote it: {error}"
            raise StoreError(CHATS_SETTING, str(self._engine.url), reason) from error

    def _forget(self, connection: sa.Connection) -> None:
        """Delete what is older than it is kept."""
        self._forget_updates(connection)
        self._forget_answers(connection)


def _settings(row: sa.Row[tuple[object, ...]] | None) -> ChatSettings:
    if row is None:
        return ChatSettings()
    quiet = None if row.quiet_from is None or row.quiet_to is None else (row.quiet_from, row.quiet_to)
    return ChatSettings(row.language, _outlets(row.outlets), quiet, row.greeted)


def _outlets(packed: str | None) -> tuple[str, ...] | None:
    with suppress(ValidationError):
        return None if packed is None else _OUTLETS.validate_json(packed)
    return None


def _packed(settings: ChatSettings) -> dict[str, object]:
    quiet_from, quiet_to = settings.quiet or (None, None)
    return {
        "language": settings.language,
        "outlets": None if settings.outlets is None else json.dumps(settings.outlets, ensure_ascii=False),
        "quiet_from": quiet_from,
        "quiet_to": quiet_to,
        "greeted": settings.greeted,
    }
