"""Looking into a database without changing it: nothing is created, migrated, locked or written.

Not for the work on a database: see `opening.py`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from index.databases.migrating import Schema, version_of
from index.databases.opening import open_database, raising_store_errors, read_transaction
from index.errors import StoreError

_BUSY_SECONDS = 5.0
_SOUND = "ok"  # SQLite's word for a database without damage


@dataclass(frozen=True, slots=True)
class TablesState:
    """The tables of a database: their version, and the one that this code reads and writes."""

    version: str | None
    """None: there are no tables yet."""
    head: str
    is_newer: bool
    """Whether a newer version of newsbot wrote them."""
    damage: str = ""
    """What a check of the whole database found; empty if it is sound, or wasn't checked."""

    @property
    def is_current(self) -> bool:
        """Whether this code reads and writes them as they are."""
        return self.version == self.head


@contextmanager
def look_into(database: str | Path, setting: str) -> Iterator[Connection | None]:
    """Open a database for reading alone; yield None if it is a file that isn't there.

    Raises StoreError if it can't be opened or read, also for what the block does.
    """
    engine = open_database(database, setting)
    try:
        if engine.dialect.name == "sqlite":
            file = Path(engine.url.database or "")
            if not file.is_file():
                yield None
                return
            engine = _read_only(file)
        with raising_store_errors(setting, engine.url), read_transaction(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def check_url(database: str | Path, setting: str) -> None:
    """Raise StoreError if a URL is none, or if its server can't be used now. A SQLite file needn't be there."""
    if sqlite_file(database, setting) is None:
        with look_into(database, setting):
            pass


def state_of_tables(connection: Connection, schema: Schema, is_whole: bool = False) -> TablesState:
    """Return the state of the tables; with `is_whole`, read the whole database for damage (SQLite alone)."""
    version = version_of(connection, schema)
    damage = _damage(connection) if is_whole else ""
    return TablesState(version, schema.head, version not in (None, *schema.versions), damage)


def sqlite_file(database: str | Path, setting: str) -> Path | None:
    """Return the file of a SQLite database; None for any other. Raises StoreError for a URL that is none."""
    if isinstance(database, Path):
        return database
    try:
        url = sa.make_url(database)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise StoreError(setting, f"in {setting}", "not a database URL that works here") from error
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _read_only(file: Path) -> Engine:
    """Return an engine that only reads a SQLite file.

    Without a log of writes beside it, nobody has it open, and SQLite would leave one behind: `immutable` prevents that.
    """
    is_open = file.with_name(f"{file.name}-wal").exists()
    uri = f"file:{quote(str(file.absolute()))}?mode=ro{'' if is_open else '&immutable=1'}"
    url = sa.URL.create("sqlite", database=str(file))
    return sa.create_engine(
        url, creator=lambda: sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS), poolclass=sa.NullPool
    )


def _damage(connection: Connection) -> str:
    if connection.dialect.name != "sqlite":
        return ""
    said = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    return "" if said == _SOUND else said
