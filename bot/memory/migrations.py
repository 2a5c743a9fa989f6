"""The version of the tables, and what brings those of an earlier version up to date.

    1    an update was known by its number alone
    2    and by its bot: another bot's updates have the same numbers

A migration is one transaction, together with the creation of tables that are missing: a kill leaves the tables as they
were.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.memory.tables import inbox, metadata, schema

VERSION = 2
"""The version that this code reads and writes."""


class SchemaTooNew(Exception):
    """A later version of newsbot wrote the database; its text says which version of the tables."""


def prepare(connection: sa.Connection, bot_id: int) -> None:
    """Create the tables that are missing, and bring the others up to date. Raises SchemaTooNew.

    `bot_id` is the bot whose updates those are of which an earlier version didn't note it.
    """
    version = _version(connection)
    if version > VERSION:
        raise SchemaTooNew(f"version {version} of its tables, this one knows {VERSION}")
    before = _take_inbox(connection) if version == 1 else []
    metadata.create_all(connection)
    if before:
        connection.execute(sa.insert(inbox), [{**row, "bot_id": bot_id} for row in before])
    if version != VERSION:
        connection.execute(sa.delete(schema))
        connection.execute(sa.insert(schema), {"version": VERSION})


def _version(connection: sa.Connection) -> int:
    """Return the version of the tables that are there; 0 where there are none."""
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
