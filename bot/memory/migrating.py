"""Bringing the bot's memory up to date: it is created, or migrated by Alembic from any earlier version.

1    the key of an update is its number
2    and its bot, since updates of different bots share numbers
3    an answer has what came out of it; Alembic keeps the version
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.tables import inbox, metadata, schema
from index import Schema, is_up_to_date, prepare_tables

HEAD = "0003"
"""The version that this code reads and writes."""

_KNOWN = ("0001", "0002", HEAD)


def prepare(engine: Engine, setting: str, bot_id: int) -> None:
    """Create the tables, or migrate them. Raises StoreError if a newer version of newsbot wrote them.

    `bot_id` is the bot for updates of version 1, which didn't store it.
    """
    prepare_tables(engine, setting, _SCHEMA, bot_id=bot_id)


def is_current(engine: Engine) -> bool:
    """Return whether the tables are those that this code reads and writes."""
    return is_up_to_date(engine, _SCHEMA)


def _version_before_alembic(connection: sa.Connection) -> str | None:
    inspector = sa.inspect(connection)
    if inspector.has_table(schema.name):
        return f"{connection.scalar(sa.select(sa.func.max(schema.c.version))) or 1:04}"
    return _KNOWN[0] if inspector.has_table(inbox.name) else None


def _has_mark(connection: sa.Connection) -> bool:
    return bool(connection.scalar(sa.select(sa.func.max(schema.c.version))) == int(HEAD))


def _mark(connection: sa.Connection) -> None:
    """Write the version where newsbot 0.2 looks for it, so that it leaves the tables alone and says why."""
    connection.execute(sa.delete(schema))
    connection.execute(sa.insert(schema), {"version": int(HEAD)})


_SCHEMA = Schema(metadata, _KNOWN, Path(__file__).with_name("migrations"), _version_before_alembic, _has_mark, _mark)
