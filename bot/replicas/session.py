"""Connections to PostgreSQL beside those of the memory: the session whose locks say what a bot owns, and a listener's.

PostgreSQL frees the locks of a session when it ends: at once if its process dies, and after `IDLE_SECONDS` of silence
if that is stopped, or if its machine can't be reached any more. Not for what is locked: see `membership.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Self

import psycopg
import sqlalchemy as sa

from bot.memory import CHATS_SETTING
from index import StoreError, shown_url, without_secrets

CONNECT_SECONDS = 3
"""Seconds that a connection may take to open."""

STATEMENT_SECONDS = 1.5
"""Seconds that a statement may take; after that, the session counts as lost."""

LEAST_VERSION = 14
"""The oldest version of PostgreSQL that ends silent sessions."""

Values = Sequence[Any] | Mapping[str, Any] | None

_SETTINGS = {
    "statement_timeout": str(round(1000 * STATEMENT_SECONDS)),
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "2",
    "synchronous_commit": "off",  # what a beat writes is worth nothing after a crash
}
_ALIVE = {"keepalives_idle": 2, "keepalives_interval": 1, "keepalives_count": 2, "tcp_user_timeout": 3000}


class Session:
    """A connection whose statements are each a transaction. Lives on one event loop; statements take turns.

    All methods raise StoreError if the database can't be used; the session is of no use after that.
    """

    def __init__(self, connection: psycopg.AsyncConnection[Any], url: sa.URL) -> None:
        self.backend = 0
        """The number of the server's process, also after the connection was lost."""
        self._connection = connection
        self._url = url

    @classmethod
    async def open(cls, engine: sa.Engine, name: str, idle_seconds: float = 0.0) -> Self:
        """Connect to the database of `engine`. With `idle_seconds`, PostgreSQL ends the session that is silent so long.

        `name` is what its monitoring shows. Raises StoreError, also if PostgreSQL is too old for several bots.
        """
        options: dict[str, Any] = {**engine.dialect.create_connect_args(engine.url)[1]}
        options |= {**_ALIVE, "connect_timeout": CONNECT_SECONDS, "application_name": f"newsbot {name}"[:63]}
        try:
            connection = await psycopg.AsyncConnection.connect(**options, autocommit=True)
        except psycopg.Error as error:
            raise _store_error(error, engine.url) from error
        session = cls(connection, engine.url)
        try:
            await session._set_up(idle_seconds)
        except BaseException:
            session.abandon()
            raise
        return session

    async def _set_up(self, idle_seconds: float) -> None:
        """Check the server, and set what the session needs: a pooler may pass on no options of a connection."""
        if self.version < LEAST_VERSION:
            reason = f"its PostgreSQL {self.version} is too old"
            remedy = f"update the server to PostgreSQL {LEAST_VERSION} or newer"
            raise StoreError(CHATS_SETTING, self._shown, reason, remedy)
        idle = {"idle_session_timeout": str(round(1000 * idle_seconds))} if idle_seconds else {}
        settings = _SETTINGS | idle
        setting = ", ".join(f"set_config('{name}', %({name})s, false)" for name in settings)
        ((self.backend, *_),) = await self.rows(f"SELECT pg_backend_pid(), {setting}", settings)

    async def rows(self, statement: str, values: Values = None) -> list[tuple[Any, ...]]:
        """Run a statement; return its rows, if it has any."""
        task = asyncio.ensure_future(self._rows(statement, values))
        await asyncio.wait([task], timeout=STATEMENT_SECONDS + 0.5)
        if not task.done():  # to cancel a statement waits for the server, which may be gone
            self.abandon()
            task.cancel()
            raise StoreError(CHATS_SETTING, self._shown, "no answer")
        return task.result()

    async def _rows(self, statement: str, values: Values) -> list[tuple[Any, ...]]:
        try:
            cursor = await self._connection.execute(statement.encode(), values)
            return await cursor.fetchall() if cursor.description else []
        except psycopg.Error as error:
            raise _store_error(error, self._url) from error

    async def notices(self) -> AsyncIterator[tuple[str, str]]:
        """Yield the channel and the words of what is told where this session listens."""
        try:
            async for notice in self._connection.notifies():
                yield notice.channel, notice.payload
        except psycopg.Error as error:
            raise _store_error(error, self._url) from error

    @property
    def version(self) -> int:
        """The major version of PostgreSQL."""
        return self._connection.info.server_version // 10_000

    def abandon(self) -> None:
        """Close the connection at once, without a word to the server."""
        self._connection.pgconn.finish()

    async def close(self) -> None:
        """End the session, which frees its locks."""
        await self._connection.close()

    @property
    def _shown(self) -> str:
        return shown_url(self._url)


def _store_error(error: psycopg.Error, url: sa.URL) -> StoreError:
    """Return the error of a database; its words never hold the password."""
    words = str(error).strip().splitlines()
    reason = without_secrets(words[-1], url) if words else type(error).__name__
    return StoreError(CHATS_SETTING, shown_url(url), reason)
