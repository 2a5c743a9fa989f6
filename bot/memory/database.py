"""The database of what the bot remembers: reads that block, and changes that go through one writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.memory.group_commit import Change, Row, Writer
from index import open_database, raising_store_errors, read_transaction

CHATS_SETTING = "NEWSBOT_CHATS_URL"

T = TypeVar("T")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This moment, with its zone."""
    return datetime.now(UTC)


class Database:
    """One database, for as long as the bot runs. Reading is safe from several threads; changes come from one loop.

    Reads block: call them in a thread. All of its methods raise StoreError where the database can't be used.
    """

    def __init__(self, database: str | Path, now: Clock = utc_now, bot_id: int = 0) -> None:
        """`bot_id` is the bot whose memory this is; nobody else's updates are read."""
        # What Telegram was told is confirmed is never delivered again: it is on the disk before, whatever fails then.
        self._engine = open_database(database, CHATS_SETTING, durable=True)
        self._bot_id = bot_id
        self._writer = Writer(self._engine, CHATS_SETTING)
        self._now = now

    async def aclose(self) -> None:
        """Write what waits to be written, and close the database."""
        await self._writer.close()
        self.close()

    def close(self) -> None:
        """Close the database; what waits to be written is lost, if there is anything."""
        self._engine.dispose()

    async def _write(self, change: Change[T]) -> T:
        return await self._writer.write(change)

    async def _execute(self, statement: sa.Executable, **values: Any) -> int:
        """Run one statement; return how many rows it changed."""

        def change(connection: sa.Connection) -> int:
            return connection.execute(statement, values).rowcount

        return await self._write(change)

    async def _put(self, statement: sa.Executable, **values: Any) -> None:
        """Run one statement, together with others of the same moment."""
        await self._write(Row(statement, values))

    def _rows(self, select: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        with raising_store_errors(CHATS_SETTING, self._engine.url), read_transaction(self._engine) as connection:
            return connection.execute(select).all()

    def _row(self, select: sa.Select[Any]) -> sa.Row[Any] | None:
        return next(iter(self._rows(select.limit(1))), None)
