"""The bot's memory, in SQL. `Memory` has all of it; the settings of chats are in this module.

    Memory
     ├─ Inbox          updates to handle                         inbox.py
     ├─ Answers        questions asked, and ratings of answers   answers.py
     ├─ Outcomes       what came out of answers                  outcomes.py
     ├─ Follows        questions that chats follow               follows.py
     ├─ Plans          when and where they are told the news     plans.py
     ├─ AccessRecords  who may use the bot, and who asks to      access.py
     ├─ Forgetting     deleting all of a person                  forgetting.py
     └─ settings of chats, and chats that move or are left

Each part is a class with its own tables; `Database` is their common base.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from bot.memory.access import AccessRecords
from bot.memory.answers import KEEP, Answers
from bot.memory.database import CHATS_SETTING, CheckStamp, Clock, Stamp, utc_now
from bot.memory.follows import Follows
from bot.memory.forgetting import Forgetting
from bot.memory.group_commit import Change
from bot.memory.inbox import Inbox
from bot.memory.migrating import check_version, prepare
from bot.memory.outcomes import Outcomes
from bot.memory.plans import Plans, move_plan
from bot.memory.tables import answers, chats, follows, moved, plans
from index import put_rows, raising_store_errors

FORGET_EVERY = timedelta(hours=1)
"""Time between two deletions of old rows; each is done along with a change."""

T = TypeVar("T")
_OUTLETS = TypeAdapter(tuple[str, ...])


PATIENCE_SECONDS = 300.0
"""Time for which a running bot waits for the server of its memory. Telegram keeps what people write meanwhile."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """The settings of a chat, with the defaults."""

    language: str | None = None
    """The language for everybody in the chat; None: each person's own."""
    outlets: tuple[str, ...] | None = None
    """The only outlets to search; None: all."""
    quiet: tuple[int, int] | None = None
    """Start and end of the quiet hours, in minutes since midnight."""
    greeted: bool = False
    """Whether the bot has introduced itself."""


class SettingsChange(TypedDict, total=False):
    """Changes to `ChatSettings`."""

    language: str | None
    outlets: tuple[str, ...] | None
    quiet: tuple[int, int] | None
    greeted: bool


class Memory(Inbox, Answers, Outcomes, Follows, Plans, AccessRecords, Forgetting):
    """Everything that the bot remembers. Open it once, close it at the end; see `Database` for how to use it."""

    def __init__(
        self,
        database: str | Path,
        now: Clock = utc_now,
        bot_id: int = 0,
        keep: timedelta = KEEP,
    ) -> None:
        """Open the database and bring its tables up to date; raise StoreError. `keep` is how long to keep answers."""
        super().__init__(database, now, bot_id, PATIENCE_SECONDS)
        self._keep = keep
        self._forget_at = now() + FORGET_EVERY
        prepare(self._engine, CHATS_SETTING, bot_id)
        try:
            with raising_store_errors(CHATS_SETTING, self._engine.url), self._engine.begin() as connection:
                self._forget(connection)
        except BaseException:
            self.close()  # nobody else gets the chance to
            raise

    def share(self, stamp: Stamp, check_stamp: CheckStamp, ahead: Callable[[], float]) -> None:
        """Share the memory with other bots of the same token, as `Database.share` says.

        A transaction begins with a look at the version: another version of newsbot may have changed the tables.
        """
        super().share(stamp, check_stamp, ahead)
        self._writer.before_changes = check_version

    def chat_settings(self, chat_id: int) -> ChatSettings:
        """Return the settings of a chat."""
        return _settings(self._row(sa.select(chats).where(chats.c.chat_id == chat_id)))

    async def change_settings(self, chat_id: int, **changes: Unpack[SettingsChange]) -> ChatSettings:
        """Change some settings of a chat, and return all of them."""
        this = chats.c.chat_id == chat_id

        def change(connection: sa.Connection) -> ChatSettings:
            settings = replace(_settings(connection.execute(sa.select(chats).where(this)).first()), **changes)
            put_rows(connection, chats, [{"chat_id": chat_id} | _packed(settings)])
            return settings

        return await self._write(change)

    async def migrate(self, old_chat_id: int, new_chat_id: int) -> None:
        """Move everything known of a group to the supergroup that it became. Idempotent.

        Messages have new ids there, so nobody can reply to an old answer. The supergroup counts as greeted, and keeps
        settings that it already has.
        """
        ids = (old_chat_id, new_chat_id)

        def change(connection: sa.Connection) -> None:
            for table in (answers, follows):
                values = {"chat_id": new_chat_id} | ({"message_id": None} if table is answers else {})
                connection.execute(sa.update(table).where(table.c.chat_id == old_chat_id).values(values))
            move_plan(connection, old_chat_id, new_chat_id)
            old, new = (
                _settings(connection.execute(sa.select(chats).where(chats.c.chat_id == id_)).first()) for id_ in ids
            )
            self._move_access(connection, old_chat_id, new_chat_id)
            settings = old if replace(new, greeted=False) == ChatSettings() else new
            connection.execute(sa.delete(chats).where(chats.c.chat_id == old_chat_id))
            put_rows(connection, chats, [{"chat_id": new_chat_id} | _packed(replace(settings, greeted=True))])
            put_rows(connection, moved, [{"new_chat_id": new_chat_id, "old_chat_id": old_chat_id}])

        await self._write(change)

    def moved(self) -> dict[int, int]:
        """Return the id that each supergroup had as a group."""
        return {row.new_chat_id: row.old_chat_id for row in self._rows(sa.select(moved))}

    async def drop_chat(self, chat_id: int) -> None:
        """Forget a chat that the bot was removed from: its answers, followed questions, plan and settings.

        Only that it was greeted is kept, so that the bot doesn't greet it again, and what admins decided about it.
        """
        this = chats.c.chat_id == chat_id

        def change(connection: sa.Connection) -> None:
            for table in (answers, follows, plans):
                connection.execute(sa.delete(table).where(table.c.chat_id == chat_id))
            connection.execute(sa.delete(chats).where(this, ~chats.c.greeted))
            connection.execute(sa.update(chats).where(this).values(_packed(ChatSettings(greeted=True))))

        await self._write(change)

    async def _write(self, change: Change[T]) -> T:
        now = self._now()
        if now < self._forget_at <= now + FORGET_EVERY:  # anything later means that the clock was set back
            return await super()._write(change)
        self._forget_at = now + FORGET_EVERY

        def forget_too(connection: sa.Connection) -> T:
            self._forget(connection)
            return change(connection)

        return await super()._write(forget_too)

    def _forget(self, connection: sa.Connection) -> None:
        """Delete rows that have reached their age limit."""
        self._forget_updates(connection)
        self._forget_answers(connection)
        self._forget_requests(connection)


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
