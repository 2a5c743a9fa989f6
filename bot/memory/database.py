"""The database of the bot's memory: blocking reads, and changes that go through one writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.memory.group_commit import Change, Row, Writer
from index import Outage, open_database, raising_store_errors, read_transaction

CHATS_SETTING = "NEWSBOT_CHATS_URL"

T = TypeVar("T")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


class Database:
    """A database, open while the bot runs. Reads are thread-safe; changes come from one event loop.

    Reads block: call them in a thread. All methods raise StoreError if the database can't be used.
    """

    def __init__(self, database: str | Path, now: Clock = utc_now, bot_id: int = 0, patience: float = 0.0) -> None:
        """Open the database. `bot_id` is the bot whose memory this is: it reads no other bot's updates.

        `patience` is for how long to wait for a server that is away, in seconds.
        """
        # Telegram never delivers confirmed updates again, so they must be on disk before, even if the power fails.
        self._engine = open_database(database, CHATS_SETTING, durable=True, erases=True)
        self._bot_id = bot_id
        self._outage = Outage(patience)
        self._writer = Writer(self._engine, CHATS_SETTING, self._outage)
        self._now = now

    async def aclose(self) -> None:
        """Write all pending changes, and close the database."""
        self._outage.end()
        await self._writer.close()
        self.close()

    def close(self) -> None:
        """Close the database. Pending changes, if any, are lost."""
        self._engine.dispose()

    async def _write(self, change: Change[T]) -> T:
        return await self._writer.write(change)

    async def _execute(self, statement: sa.Executable, **values: Any) -> int:
        """Run one statement; return how many rows it changed."""

        def change(connection: sa.Connection) -> int:
            return connection.execute(statement, values).rowcount

        return await self._write(change)

    async def _put(self, statement: sa.Executable, **values: Any) -> None:
        """Run one statement, in a batch with others that wait at the same moment."""
        await self._write(Row(statement, values))

    def _rows(self, select: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        def read() -> Sequence[sa.Row[Any]]:
            with raising_store_errors(CHATS_SETTING, self._engine.url), read_transaction(self._engine) as connection:
                return connection.execute(select).all()

        return self._outage.outlast(read)

    def _row(self, select: sa.Select[Any]) -> sa.Row[Any] | None:
        return next(iter(self._rows(select.limit(1))), None)
