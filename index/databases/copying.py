"""Copying a whole database into an empty one, of another kind, too: all of it or nothing.

One transaction reads the source, and one writes the target: whatever happens, no half of a copy is left. Not for files
of SQLite as they are: see `bot/operations/backups/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from index.databases.exclusive import RunElsewhere, keep_still
from index.databases.looking import sqlite_file
from index.databases.migrating import Schema, create_tables, version_of
from index.databases.opening import open_database, raising_store_errors, read_transaction, shown_url
from index.databases.postgres import DIALECT as POSTGRES
from index.errors import StoreError

_BATCH = 1000
_STARTING_TABLES = ("meta", "schema_version")
"""Tables that have rows in a new database."""

_OTHERS = sa.text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid NOT IN (pg_backend_pid(), :own)"
    " AND application_name LIKE 'newsbot%'"
)

CopyingProgress = Callable[[str, int, int], None]
"""Called with a table, the number of rows copied so far, and the number of all."""


class Place(NamedTuple):
    """A database to copy from or to, and what errors call it."""

    database: str | Path
    name: str


def is_of(schema: Schema, place: Place) -> bool:
    """Return whether a database has tables of this schema, of any version. Raises StoreError."""
    with _opened(place) as engine, read_transaction(engine) as connection:
        return sa.inspect(connection).has_table(schema.mark)


def copy_database(source: Place, target: Place, schema: Schema, progress: CopyingProgress) -> int:
    """Copy all tables into an empty database; return the number of rows.

    Numbers that the database gives go on where they were. Raises StoreError, with nothing written, if the source isn't
    at the version of this code or in use in PostgreSQL, if the target isn't empty, or if either can't be used.
    """
    file = sqlite_file(target.database, target.name)
    is_new = file is not None and not file.exists()
    try:
        with (
            _opened(source) as from_engine,
            _opened(target) as to_engine,
            _kept_still(source, from_engine) as own,
            read_transaction(from_engine) as reading,
            to_engine.begin() as writing,
        ):
            _check_source(reading, source, from_engine, schema, own)
            _check_target(writing, target, to_engine, schema)
            return _copy(reading, writing, schema, progress)
    except BaseException:
        if is_new and file is not None:
            for ending in ("", "-wal", "-shm"):
                file.with_name(file.name + ending).unlink(missing_ok=True)
        raise


@contextmanager
def _opened(place: Place) -> Iterator[Engine]:
    engine = open_database(place.database, place.name, durable=True)
    try:
        with raising_store_errors(place.name, engine.url):
            yield engine
    finally:
        engine.dispose()


@contextmanager
def _kept_still(place: Place, engine: Engine) -> Iterator[int]:
    """Let nobody write to the source until all of it is copied: what they write would be lost."""
    try:
        with keep_still(engine) as own:
            yield own
    except RunElsewhere as error:
        reason = f"an index run uses it ({error})"
        raise StoreError(place.name, shown_url(engine.url), reason, "wait until it has ended") from error


def _check_source(connection: Connection, place: Place, engine: Engine, schema: Schema, own: int) -> None:
    """Check the version of the source, and that nobody uses it but this process, and its connection `own`."""
    version = version_of(connection, schema)
    if version != schema.head:
        reason = f"its tables have version {version or 'none'}, and this version of newsbot copies {schema.head}"
        remedy = "run `newsbot index` or start the bot once, which brings them up to date"
        raise StoreError(place.name, shown_url(engine.url), reason, remedy)
    if connection.dialect.name == POSTGRES and connection.scalar(_OTHERS, {"own": own}):
        raise StoreError(place.name, shown_url(engine.url), "newsbot uses it", "stop the bots and runs that use it")


def _check_target(connection: Connection, place: Place, engine: Engine, schema: Schema) -> None:
    """Create the tables, unless they are there without rows, as a bot's first start leaves them."""
    version = version_of(connection, schema)
    if version is None:
        create_tables(connection, schema)
        return
    tables = [table for table in schema.metadata.sorted_tables if table.name not in _STARTING_TABLES]
    if version != schema.head or any(connection.execute(sa.select(table).limit(1)).first() for table in tables):
        remedy = "create another one with createdb, and name that"
        raise StoreError(place.name, shown_url(engine.url), "it isn't empty", remedy)
    for table in schema.metadata.sorted_tables:
        connection.execute(sa.delete(table))


def _copy(reading: Connection, writing: Connection, schema: Schema, progress: CopyingProgress) -> int:
    copied = 0
    for table in schema.metadata.sorted_tables:
        number = _count(reading, table)
        for done, rows in _batches(reading, table):
            writing.execute(sa.insert(table), rows)
            progress(table.name, done, number)
        if (written := _count(writing, table)) != number:
            raise sa.exc.InvalidRequestError(f"{written:,} of {number:,} rows of {table.name} were written")
        _continue_numbers(reading, writing, table)
        copied += number
    return copied


def _batches(connection: Connection, table: sa.Table) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield the rows of a table with the number of those so far, without ever holding all of them."""
    done = 0
    streamed = connection.execution_options(stream_results=True, yield_per=_BATCH)
    for part in streamed.execute(sa.select(table)).mappings().partitions():
        done += len(part)
        yield done, [dict(row) for row in part]


def _count(connection: Connection, table: sa.Table) -> int:
    return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


def _continue_numbers(reading: Connection, writing: Connection, table: sa.Table) -> None:
    """Let the target give no number again that the source gave, though its row is deleted."""
    column = table.autoincrement_column
    if column is None or not isinstance(column.type, sa.Integer):
        return
    last = max(_last_number(reading, table), int(writing.scalar(sa.select(sa.func.max(column))) or 0))
    if not last:
        return
    names = {"name": table.name, "last": last}
    if writing.dialect.name == POSTGRES:
        sequence = {"column": column.name, **names}
        writing.execute(sa.text("SELECT setval(pg_get_serial_sequence(:name, :column), :last)"), sequence)
    elif table.dialect_options["sqlite"]["autoincrement"]:
        writing.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        writing.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), names)


def _last_number(connection: Connection, table: sa.Table) -> int:
    """Return the last number that a database gave to a row of a table; 0 if it doesn't say so."""
    if connection.dialect.name == POSTGRES:
        column = table.autoincrement_column
        name = "SELECT pg_get_serial_sequence(:name, :column)"
        assert column is not None
        sequence = connection.scalar(sa.text(name), {"name": table.name, "column": column.name})
        row = connection.exec_driver_sql(f"SELECT last_value, is_called FROM {sequence}").one()  # noqa: S608
        return int(row.last_value) if row.is_called else 0
    if not table.dialect_options["sqlite"]["autoincrement"]:
        return 0
    number = connection.scalar(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
    return int(number or 0)
