"""Bringing the bot's memory up to date: it is created, or migrated by Alembic from any earlier version.

1    the key of an update is its number
2    and its bot, since updates of different bots share numbers
3    an answer has what came out of it; Alembic keeps the version
4    who may use the bot, as admins decided it
5    a chat chooses when and where it is told the news of what it follows, and what to leave out
6    an alert has who followed its question
8    several bots may share the memory: who owns which chats, and when the next message may be sent
"""

from __future__ import annotations

import logging
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.database import CHATS_SETTING
from bot.memory.tables import inbox, is_set_up, metadata, schema, set_up_postgresql
from index import (
    Schema,
    StoreError,
    TablesState,
    is_up_to_date,
    look_into,
    prepare_tables,
    raising_store_errors,
    read_transaction,
    rewrite,
    state_of_tables,
)

_log = logging.getLogger(__name__)

HEAD = MEMORY_VERSION = "0007"
"""The version that this code reads and writes."""

_KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", HEAD)


def prepare(engine: Engine, setting: str, bot_id: int) -> None:
    """Create the tables, or migrate them. Raises StoreError if a newer version of newsbot wrote them.

    `bot_id` is the bot for updates of version 1, which didn't store it.
    """
    with raising_store_errors(setting, engine.url):
        is_earlier = _is_earlier(engine)
    prepare_tables(engine, setting, MEMORY_SCHEMA, bot_id=bot_id)
    if is_earlier:
        _erase_deleted(engine)


def is_current(engine: Engine) -> bool:
    """Return whether the tables are those that this code reads and writes."""
    return is_up_to_date(engine, MEMORY_SCHEMA)


def has_tables(engine: Engine) -> bool:
    """Return whether there is a memory of any version."""
    with read_transaction(engine) as connection:
        return sa.inspect(connection).has_table(inbox.name)


def check_version(connection: sa.Connection) -> None:
    """Raise StoreError if the tables aren't those that this code writes, such as after a newer one has changed them.

    Whoever changes them waits for this transaction.
    """
    if (version := connection.scalar(_VERSION)) != HEAD:
        shown = connection.engine.url.set(query={}).render_as_string(hide_password=True)
        reason = f"another version of newsbot has changed its tables to version {version}, and this one knows {HEAD}"
        raise StoreError(CHATS_SETTING, shown, reason, "install that version of newsbot here, too")


def inspect_memory(database: str | Path, setting: str, is_whole: bool = False) -> TablesState | None:
    """Return the state of a memory's tables, without changing anything; None if there is no memory yet.

    With `is_whole`, it is read whole for damage. Raises StoreError.
    """
    with look_into(database, setting) as connection:
        return None if connection is None else state_of_tables(connection, MEMORY_SCHEMA, is_whole)


_VERSION = sa.select(sa.func.max(sa.table("alembic_version", sa.column("version_num")).c.version_num))


def _is_earlier(engine: Engine) -> bool:
    """Return whether the tables are there, and not at this version."""
    return has_tables(engine) and not is_current(engine)


def _erase_deleted(engine: Engine) -> None:
    """Erase what earlier versions deleted: they left it in the free pages of the file."""
    try:
        rewrite(engine)
    except sa.exc.DBAPIError as error:  # there is no room for a copy, or another process uses it
        _log.warning("The bot's memory could not be rewritten, so that it still has deleted messages: %s", error.orig)


def _version_before_alembic(connection: sa.Connection) -> str | None:
    inspector = sa.inspect(connection)
    if inspector.has_table(schema.name):
        return f"{connection.scalar(sa.select(sa.func.max(schema.c.version))) or 1:04}"
    return _KNOWN[0] if inspector.has_table(inbox.name) else None


def _has_mark(connection: sa.Connection) -> bool:
    is_marked = bool(connection.scalar(sa.select(sa.func.max(schema.c.version))) == int(HEAD))
    return is_marked and is_set_up(connection)


def _mark(connection: sa.Connection) -> None:
    """Write the version where newsbot 0.2 looks for it, so that it leaves the tables alone and says why.

    Also add what only PostgreSQL has.
    """
    set_up_postgresql(connection)
    connection.execute(sa.delete(schema))
    connection.execute(sa.insert(schema), {"version": int(HEAD)})


MEMORY_SCHEMA = Schema(
    metadata,
    _KNOWN,
    Path(__file__).with_name("migrations"),
    inbox.name,
    _version_before_alembic,
    _has_mark,
    _mark,
)
"""The tables, and the way to them from any earlier version."""
