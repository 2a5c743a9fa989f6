"""Bringing the articles' database up to date: it is created, or migrated by Alembic from any earlier version.

A migration is one transaction: a kill leaves the database as it was.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from index.archive.databases import open_database, raising_store_errors, read_transaction, shown_url
from index.archive.revisions import name_store, read_meta
from index.archive.tables import metadata
from index.errors import StoreError

HEAD = "0005"
"""The version that this code reads and writes."""

_KNOWN = ("0001", "0002", "0003", "0004", HEAD)
_FIRST = "0001"  # the version of databases that don't say theirs
_version = sa.Table("alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32), primary_key=True))


def prepare(engine: Engine, setting: str) -> None:
    """Create the tables, or migrate them. Raises StoreError if a newer version of newsbot wrote them."""
    with raising_store_errors(setting, engine.url):
        with read_transaction(engine) as connection:  # an up-to-date database is opened without waiting for a writer
            if _version_of(connection) == HEAD and read_meta(connection, "store") is not None:
                return
        with engine.begin() as connection:
            version = _version_of(connection)
            if version is None:
                metadata.create_all(connection)
                _version.create(connection)
                connection.execute(sa.insert(_version), {"version_num": HEAD})
                version = HEAD
            if version == HEAD:
                name_store(connection)
                return
        if version not in _KNOWN:
            reason = f"its tables have version {version}, and this version of newsbot knows {HEAD}"
            raise StoreError(setting, shown_url(engine.url), reason, "install the newer version of newsbot again")
        _migrate(engine, setting)


def _version_of(connection: sa.Connection) -> str | None:
    """Return the version of the tables; None if there are none."""
    names = sa.inspect(connection).get_table_names()
    if _version.name in names and (version := connection.scalar(sa.select(_version.c.version_num))):
        return str(version)
    return _FIRST if "articles" in names else None


def _migrate(engine: Engine, setting: str) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    folder = str(Path(__file__).with_name("migrations"))
    script = ScriptDirectory(folder)

    # Replacing a table deletes it, and with foreign keys, all that refers to it.
    other = open_database(engine.url, setting, foreign_keys=False)
    try:
        with (
            other.begin() as connection,
            EnvironmentContext(Config(), script, fn=lambda revision, _: script._upgrade_revs("head", revision)) as run,
        ):
            if _version.name not in sa.inspect(connection).get_table_names():
                _version.create(connection)
                connection.execute(sa.insert(_version), {"version_num": _FIRST})
            run.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
            run.run_migrations()
    finally:
        other.dispose()
