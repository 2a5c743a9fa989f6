"""The version of the tables, and migrations from earlier versions.

    1    the key of an update is its number
    2    and its bot, since updates of different bots share numbers

A migration and the creation of missing tables are one transaction: a kill leaves the tables as they were.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.memory.tables import inbox, metadata, schema

VERSION = 2
"""The version that this code reads and writes."""


class SchemaTooNew(Exception):
    """A newer version of newsbot wrote the database; the message names the versions of the tables."""


def prepare(connection: sa.Connection, bot_id: int) -> None:
    """Create missing tables and migrate the others. Raises SchemaTooNew.

    `bot_id` is the bot for updates of version 1, which didn't store it.
    """
    version = _version(connection)
    if version > VERSION:
        raise SchemaTooNew(f"its tables have version {version}, and this version of newsbot knows {VERSION}")
    before = _take_inbox(connection) if version == 1 else []
    metadata.create_all(connection)
    if before:
        connection.execute(sa.insert(inbox), [{**row, "bot_id": bot_id} for row in before])
    if version != VERSION:
        connection.execute(sa.delete(schema))
        connection.execute(sa.insert(schema), {"version": VERSION})


def _version(connection: sa.Connection) -> int:
    """Return the version of the existing tables; 0 if there are none."""
    tables = sa.inspect(connection).get_table_names()
    if schema.name in tables:
        return connection.scalar(sa.select(sa.func.max(schema.c.version))) or 1
    return 1 if inbox.name in tables else 0


def _take_inbox(connection: sa.Connection) -> list[dict[str, object]]:
    """Drop the inbox of version 1; return its rows."""
    before = sa.Table(
        inbox.name,
        sa.MetaData(),
        *(sa.Column(column.name, column.type) for column in inbox.columns if column.name != "bot_id"),
    )
    rows = [dict(row) for row in connection.execute(sa.select(before)).mappings()]
    before.drop(connection)
    return rows
