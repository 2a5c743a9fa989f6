"""What is special about PostgreSQL: its connections, its transactions, its locks and what its errors mean.

Not for SQLite, which `opening.py` sets up, nor for any table.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

DIALECT = "postgresql"
DRIVER = f"{DIALECT}+psycopg"

LOCKS = 0x6E657773
"""The first number of every advisory lock of newsbot; the second says which it is."""

WRITERS_LOCK = 1
"""Held by each transaction that writes: it reads what it changes, as in SQLite, where a writer is alone."""

RUNS_LOCK = 2
"""Held by an index run, or whatever else writes articles, from its beginning to its end."""

_WAIT_SECONDS = 60
"""Time after which a writer gives up on others, which are stuck then: no transaction takes that long."""

_OPTIONS = {
    "connect_timeout": "10",
    "application_name": "newsbot",
    # A server that has vanished without a word is noticed after some 20 seconds, and not after two hours.
    "keepalives_idle": "10",
    "keepalives_interval": "3",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",  # milliseconds
}
_SESSION = {
    "lock_timeout": f"{_WAIT_SECONDS}s",
    # Likewise a client: its locks are free for others after that.
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "3",
    "tcp_keepalives_count": "3",
}
_NUL, _REPLACEMENT = "\0", "\ufffd"

_AWAY = (
    *("connection refused", "timeout expired", "no route to host", "is unreachable", "starting up", "shutting down"),
    *("closed the connection", "connection is closed", "connection is lost", "terminating connection"),
    *("connection reset", "broken pipe", "could not receive data", "could not send data", "connection timeout"),
    *("ssl syscall error", "bad connection", "not yet accepting", "recovery mode", "not accepting"),
)
"""Words of errors that pass when the server is back."""

_REMEDIES = {
    "password": "correct the user and the password in {setting}",
    "no pg_hba.conf entry": "let the user connect from this machine, in the server's pg_hba.conf",
    "permission denied": "grant the user what is denied",
    "read-only transaction": "name the primary server, which can be written",
    "read-write mode": "name the primary server, which can be written",
    "lock timeout": "stop the other program that writes to it",
    "too many clients": "raise max_connections of the server",
    "connection slots": "raise max_connections of the server",
    "no space left": "free some space on its disk",
    "value too long": "shorten the value",
    "resolve": "correct the host in {setting}",
    "translate host": "correct the host in {setting}",
}
_NOT_THERE = {"database": "create it with createdb", "role": "create it with createuser"}


def with_driver(url: sa.URL) -> sa.URL:
    """Return a URL as SQLAlchemy needs it: `postgres://` and `postgresql://` go to psycopg."""
    return url.set(drivername=DRIVER) if url.drivername in ("postgres", DIALECT) else url


def connect_options(url: sa.URL) -> dict[str, Any]:
    """Return the options of connections, except those that the URL gives itself."""
    return {name: value for name, value in _OPTIONS.items() if name not in url.query}


def set_up_postgres(engine: Engine, durable: bool) -> None:
    """Set up the connections of an engine. With `durable`, commits are on the server's disk, whatever its default."""
    session = _SESSION | ({"synchronous_commit": "on"} if durable else {})

    def on_connect(connection: Any, _record: object) -> None:
        _replace_nul(connection)
        settings = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in session.items())
        connection.execute(f"SELECT {settings}")
        connection.commit()

    sa.event.listen(engine, "connect", on_connect)
    sa.event.listen(engine, "begin", _begin)


def remedy_of(reason: str, setting: str) -> str | None:
    """Return what to do about an error of the server; None if that isn't known."""
    said = reason.lower()
    if "does not exist" in said:
        return next((remedy for word, remedy in _NOT_THERE.items() if f'{word} "' in said), None)
    return next((remedy.format(setting=setting) for words, remedy in _REMEDIES.items() if words in said), None)


def is_away(reason: str) -> bool:
    """Return whether the server can't be reached now, by its error: it may be back in a moment."""
    said = reason.lower()
    return any(words in said for words in _AWAY)


def transaction_number(connection: Connection) -> int | None:
    """Return the number of a transaction, for `is_committed`; None for a database that loses no connection."""
    if connection.dialect.name != DIALECT:
        return None
    return int(connection.exec_driver_sql("SELECT txid_current()").scalar_one())


def is_committed(connection: Connection, number: int) -> bool:
    """Return whether a transaction was committed whose connection was lost before that could be said."""
    status = connection.execute(sa.text("SELECT txid_status(:number)"), {"number": number}).scalar()
    return status == "committed"


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not (options.get("reading") or options.get("concurrent")):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCKS}, {WRITERS_LOCK})")


def _replace_nul(connection: Any) -> None:
    """Store the replacement character where a text holds the character NUL, which PostgreSQL refuses in any text."""
    from psycopg.types.string import StrBinaryDumper, StrDumperUnknown

    class Text(StrDumperUnknown):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace(_NUL, _REPLACEMENT))

    class BinaryText(StrBinaryDumper):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace(_NUL, _REPLACEMENT))

    known = connection.adapters
    for base in (BinaryText, Text):
        known.register_dumper(str, base)


def is_connection_lost(error: Exception) -> bool:
    """Return whether a connection to PostgreSQL broke, or couldn't be made since the server is away."""
    return isinstance(error, DBAPIError) and (error.connection_invalidated or is_away(str(error.orig)))
