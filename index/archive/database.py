"""The database of articles: opening it, creating it, and bringing it up to date from any earlier version.

Not for what is in it: see `store.py` and `web_sources.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive.revisions import name_store, read_meta
from index.archive.tables import metadata
from index.databases import Schema, open_database, prepare_tables, raising_store_errors, read_transaction

DATABASE_SETTING = "NEWSBOT_DATABASE_URL"

HEAD = ARTICLES_VERSION = "0007"
"""The version that this code reads and writes."""

_KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", HEAD)
_FIRST = "0001"  # the version of databases that don't say theirs


def _version_before_alembic(connection: Connection) -> str | None:
    return _FIRST if sa.inspect(connection).has_table("articles") else None


def _is_named(connection: Connection) -> bool:
    return read_meta(connection, "store") is not None


SCHEMA = ARTICLES_SCHEMA = Schema(
    metadata, _KNOWN, Path(__file__).with_name("migrations"), "articles", _version_before_alembic, _is_named, name_store
)
"""The tables, and the way to them from any earlier version."""


class ArticleDatabase:
    """The database of articles, brought up to date. Open it for one run and then close it; not thread-safe.

    The base of what reads and writes its tables.
    """

    def __init__(self, database: str | Path) -> None:
        """Open a database. Raises StoreError if it can't be used, or if a newer version of newsbot wrote its tables."""
        self._engine = open_database(database, DATABASE_SETTING)
        self._set_up()
        prepare_tables(self._engine, DATABASE_SETTING, SCHEMA)

    def _set_up(self) -> None:
        """Set the engine up, before it connects."""

    def close(self) -> None:
        """Close the connections to the database."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with raising_store_errors(DATABASE_SETTING, self._engine.url), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with raising_store_errors(DATABASE_SETTING, self._engine.url), read_transaction(self._engine) as connection:
            yield connection
