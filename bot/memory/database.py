"""The database of the bot's memory: blocking reads, and changes that go through one writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.memory.group_commit import Change, Row, Writer
from index import Outage, open_database, raising_store_errors, read_transaction

CHATS_SETTING = "NEWSBOT_CHATS_URL"

IDLE_MILLISECONDS = 1_000
"""Time after which PostgreSQL undoes a transaction of a bot that was stopped in it, where several share the memory."""

T = TypeVar("T")
Clock = Callable[[], datetime]
Stamp = Callable[[], int | None]
CheckStamp = Callable[[int | None], None]


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
        self._stamp: Stamp | None = None
        self._check_stamp: CheckStamp = _nothing_to_check

    @property
    def engine(self) -> sa.Engine:
        """The engine of the database."""
        return self._engine

    @property
    def bot_id(self) -> int:
        """The bot whose memory this is."""
        return self._bot_id

    @property
    def may_be_shared(self) -> bool:
        """Whether several bots with one token may use the database at the same time."""
        return self._engine.dialect.name == "postgresql"

    def share(self, stamp: Stamp, check_stamp: CheckStamp, ahead: Callable[[], float]) -> None:
        """Share the database with other bots of the same token, from now on.

        `stamp` returns what says later, in any thread, whose change it was: `check_stamp` raises an error if that
        must not be made any more. Times are those of the database's clock, which is `ahead` of this machine's by some
        seconds.
        """
        now = self._now
        self._now = lambda: now() + timedelta(seconds=ahead())
        self._stamp, self._check_stamp = stamp, check_stamp
        sa.event.listen(self._engine, "connect", _limit_idle_transactions)
        self._engine.dispose()

    def give_up(self) -> None:
        """Wait no more for a server that is away, from now on: what waits for it fails."""
        self._outage.end()

    async def aclose(self) -> None:
        """Write all pending changes, and close the database."""
        self.give_up()
        await self._writer.close()
        self.close()

    def close(self) -> None:
        """Close the database. Pending changes, if any, are lost."""
        self._engine.dispose()

    async def _write(self, change: Change[T]) -> T:
        stamp = self._stamp() if self._stamp else None
        if stamp is None or isinstance(change, Row):  # a row says what has happened, which stays true
            return await self._writer.write(change)

        def checked(connection: sa.Connection) -> T:
            self._check_stamp(stamp)
            return change(connection)

        return await self._writer.write(checked)

    async def _execute(self, statement: sa.Executable, **values: Any) -> int:
        """Run one statement; return how many rows it changed."""

        def change(connection: sa.Connection) -> int:
            return connection.execute(statement, values).rowcount

        return await self._write(change)

    async def _put(self, statement: sa.Executable, **values: Any) -> None:
        """Run one statement, in a batch with others that wait at the same moment."""
        await self._write(Row(statement, values))

    def _rows(self, select: sa.Select[Any], waits: bool = True) -> Sequence[sa.Row[Any]]:
        """Read; unless it `waits`, fail at once if the server is away."""

        def read() -> Sequence[sa.Row[Any]]:
            with raising_store_errors(CHATS_SETTING, self._engine.url), read_transaction(self._engine) as connection:
                return connection.execute(select).all()

        return self._outage.outlast(read) if waits else read()

    def _row(self, select: sa.Select[Any], waits: bool = True) -> sa.Row[Any] | None:
        return next(iter(self._rows(select.limit(1), waits)), None)


def _nothing_to_check(_stamp: int | None) -> None:
    """Let every change be made."""


def _limit_idle_transactions(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    connection.cursor().execute(f"SET idle_in_transaction_session_timeout = {IDLE_MILLISECONDS}")
    connection.commit()
