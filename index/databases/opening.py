"""Opening databases, and reading from them. Errors of theirs become StoreError.

A SQLite file by default, or PostgreSQL. A writer is alone in both. In SQLite it starts with BEGIN IMMEDIATE, since a
read transaction that turns into a write fails at once, regardless of the busy timeout; in PostgreSQL, with a lock.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from index.databases.postgres import DIALECT as POSTGRES
from index.databases.postgres import connect_options, is_connection_lost, remedy_of, set_up_postgres, with_driver
from index.errors import OutOfResources, StoreError, StoreUnreachable, is_out_of_resources


def open_database(
    database: str | Path | sa.URL,
    setting: str,
    durable: bool = False,
    foreign_keys: bool = True,
    erases: bool = False,
) -> Engine:
    """Return an engine for a database; SQLite gets WAL, a busy timeout of 5 s and foreign keys.

    `database` is a URL, or the path of a SQLite file with any name; `setting` is the setting that names it. With
    `durable`, commits survive a power cut in any case; otherwise it may undo the last ones. Without `foreign_keys`,
    SQLite doesn't check them. With `erases`, it overwrites what is deleted.

    A transaction that begins with the execution option `concurrent` doesn't wait for other writers of PostgreSQL.
    """
    engine = _create_engine(database, setting)
    if engine.dialect.name == POSTGRES:
        set_up_postgres(engine, durable)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", partial(_set_up_sqlite, foreign_keys))
        if durable:
            sa.event.listen(engine, "connect", _make_durable)
        if erases:
            sa.event.listen(engine, "connect", _make_erasing)
        if engine.url.database:
            sa.event.listen(engine, "connect", partial(_keep_private, Path(engine.url.database)))
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


_READING: dict[str, Any] = {"reading": True}
_READING_POSTGRES: dict[str, Any] = _READING | {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def _create_engine(database: str | Path | sa.URL, setting: str) -> Engine:
    try:
        url = sa.URL.create("sqlite", database=str(database)) if isinstance(database, Path) else sa.make_url(database)
        url = with_driver(url)
        if url.get_backend_name() != POSTGRES:
            return sa.create_engine(url)
        return sa.create_engine(url, pool_pre_ping=True, connect_args=connect_options(url))
    except ImportError as error:
        driver = error.name or "psycopg"
        remedy = 'install newsbot with the extra "postgres"' if driver.startswith("psycopg") else None
        raise StoreError(setting, f"in {setting}", f"its driver {driver} is not installed", remedy) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        # The reason may contain parts of the URL, including its password.
        raise StoreError(setting, f"in {setting}", "not a database URL that works here") from error


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """Open a connection for a read-only transaction, which sees one state of the database and locks nobody out."""
    options = _READING_POSTGRES if engine.dialect.name == POSTGRES else _READING
    with engine.connect() as connection, connection.execution_options(**options).begin():
        yield connection


@contextmanager
def raising_store_errors(setting: str, url: sa.URL) -> Iterator[None]:
    """Translate errors of the database to StoreError; to StoreUnreachable if its server is away."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        if url.get_backend_name() == POSTGRES:
            is_away = is_connection_lost(error)
            kind = StoreUnreachable if is_away else StoreError
            remedy = "start its server" if is_away else remedy_of(reason, setting)
            raise kind(setting, shown_url(url), without_secrets(reason, url), remedy) from error
        if "unable to open" in reason and (shortage := _shortage()) is not None:  # SQLite doesn't say why it can't
            raise OutOfResources.of(shortage) from error
        raise StoreError(setting, shown_url(url), reason, _remedy(reason)) from error


def without_secrets(reason: str, url: sa.URL) -> str:
    """Return a server's words without the password, which is in some of them if the URL has it at the wrong place."""
    for secret in (url.password, url.query.get("password")):
        if isinstance(secret, str) and secret:
            reason = reason.replace(secret, "***")
    return reason


def shown_url(url: sa.URL) -> str:
    """Return the address of a database without secrets: its options may contain a password, too."""
    return url.set(query={}).render_as_string(hide_password=True)


_SQLITE_FILES = 4  # the database, its log, its shared memory, and the folder

_REMEDIES = {
    "malformed": "restore it from a backup, or move it and the files beside it away to start with an empty one",
    "not a database": "restore it from a backup, or move it and the files beside it away to start with an empty one",
    "is locked": "stop the other program that writes to it",
    "disk is full": "free some space on its disk",
    "readonly": "let the user who runs newsbot write to it and to its folder",
}
"""Remedies, by words in SQLite's error."""


def _remedy(reason: str) -> str | None:
    return next((remedy for words, remedy in _REMEDIES.items() if words in reason), None)


def _shortage() -> OSError | None:
    """Return the system's error if this process can't open as many files as a SQLite database needs."""
    with ExitStack() as opened:
        try:
            for _ in range(_SQLITE_FILES):
                opened.callback(os.close, os.open(os.devnull, os.O_RDONLY))
        except OSError as error:
            return error if is_out_of_resources(error) else None
    return None


def _set_up_sqlite(foreign_keys: bool, connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # _begin_sqlite begins transactions
    keys = f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"
    for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = NORMAL", keys):
        connection.cursor().execute(f"PRAGMA {pragma}")


def read_text_leniently(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    """Let a SQLite connection read even text that isn't UTF-8: it is damaged."""
    connection.text_factory = lambda raw: raw.decode(errors="replace")


def _make_durable(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA synchronous = FULL")


def _make_erasing(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA secure_delete = ON")


def _keep_private(file: Path, _connection: object, _record: object) -> None:
    """Make a SQLite file, and those beside it, readable only by its owner: earlier versions didn't."""
    for path in (file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm"))):
        with suppress(OSError):  # it doesn't exist, or belongs to another user
            if path.is_file() and path.stat().st_mode & 0o077:
                path.chmod(0o600)


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")
