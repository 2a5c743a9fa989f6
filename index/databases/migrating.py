"""Bringing a database up to date: its tables are created, or migrated by Alembic from any earlier version.

A migration is one transaction: a kill leaves the database as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from index.databases.opening import open_database, raising_store_errors, read_transaction, shown_url
from index.databases.postgres import DIALECT as POSTGRES
from index.errors import StoreError

_version = sa.Table("alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32), primary_key=True))


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of a database at the version that this code reads and writes, and the way to them."""

    metadata: sa.MetaData
    versions: tuple[str, ...]
    """All versions that this code knows, oldest first; the last one is that of `metadata`."""
    migrations: Path
    """The folder of the migrations, for Alembic."""
    mark: str
    """A table that every such database has, and no other: of those in PostgreSQL, two may be given the same address."""
    version_before_alembic: Callable[[Connection], str | None]
    """Returns the version of tables without Alembic's; None if there are none."""
    is_complete: Callable[[Connection], bool] = lambda _: True
    """Returns whether up-to-date tables have the rows that each database starts with."""
    complete: Callable[[Connection], None] = lambda _: None
    """Adds those rows, where they are missing."""

    @property
    def head(self) -> str:
        """The version that this code reads and writes."""
        return self.versions[-1]


def prepare_tables(engine: Engine, setting: str, schema: Schema, **attributes: Any) -> None:
    """Create the tables, or migrate them; the migrations find `attributes` in their configuration.

    Several processes may do so at the same time. Raises StoreError if a newer version of newsbot wrote the tables.
    After an error, the engine's connections are closed: nobody else gets the chance to.
    """
    try:
        with raising_store_errors(setting, engine.url):
            _prepare(engine, setting, schema, attributes)
    except BaseException:
        engine.dispose()
        raise


def _prepare(engine: Engine, setting: str, schema: Schema, attributes: Mapping[str, Any]) -> None:
    if _is_ready(engine, schema):  # without waiting for a writer
        return
    try:
        if not _create(engine, setting, schema):
            _migrate(engine, setting, schema, attributes)
    except StoreError:
        raise
    except Exception:
        if not _is_ready(engine, schema):  # otherwise another process was faster
            raise


def is_up_to_date(engine: Engine, schema: Schema) -> bool:
    """Return whether the tables are there, in the version that this code reads and writes."""
    with read_transaction(engine) as connection:
        return version_of(connection, schema) == schema.head


def _is_ready(engine: Engine, schema: Schema) -> bool:
    with read_transaction(engine) as connection:
        return version_of(connection, schema) == schema.head and schema.is_complete(connection)


def _create(engine: Engine, setting: str, schema: Schema) -> bool:
    """Create the tables if there are none; return whether the database is up to date now."""
    with engine.begin() as connection:
        version = version_of(connection, schema)
        if version is None:
            create_tables(connection, schema)
        if version in (None, schema.head):
            schema.complete(connection)
            return True
    if version not in schema.versions:
        reason = (
            f"a newer version of newsbot wrote it: its tables have version {version}, and this version of newsbot "
            f"knows {schema.head}"
        )
        raise StoreError(setting, shown_url(engine.url), reason, "install the newer version of newsbot again")
    return False


def _migrate(engine: Engine, setting: str, schema: Schema, attributes: Mapping[str, Any]) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(schema.migrations))
    config = Config(attributes=dict(attributes))

    # Replacing a table deletes it, and with foreign keys, all that refers to it.
    other = open_database(engine.url, setting, foreign_keys=False)
    try:
        with (
            other.begin() as connection,
            EnvironmentContext(config, script, fn=lambda revision, _: script._upgrade_revs("head", revision)) as run,
        ):
            if _stored_version(connection) is None and (version := schema.version_before_alembic(connection)):
                _stamp(connection, version)
            run.configure(connection=connection, target_metadata=schema.metadata, transactional_ddl=True)
            run.run_migrations()
            schema.complete(connection)
    finally:
        other.dispose()


def create_tables(connection: Connection, schema: Schema) -> None:
    """Create the tables at the version that this code reads and writes, in an empty database."""
    metadata = schema.metadata
    if connection.dialect.name == POSTGRES:
        metadata = _without_lengths(metadata)
    metadata.create_all(connection)
    _stamp(connection, schema.head)


def _without_lengths(metadata: sa.MetaData) -> sa.MetaData:
    """Return the same tables with texts of any length: SQLite doesn't enforce a length, either."""
    copied = sa.MetaData()
    for table in metadata.sorted_tables:
        for column in table.to_metadata(copied).columns:
            if isinstance(column.type, sa.String):
                column.type = sa.Text()
    return copied


def version_of(connection: Connection, schema: Schema) -> str | None:
    """Return the version of the tables; None if there are none. Raises _SharedDatabase if they are others."""
    stored = _stored_version(connection)
    if stored and connection.dialect.name == POSTGRES and not sa.inspect(connection).has_table(schema.mark):
        raise _SharedDatabase
    return stored or schema.version_before_alembic(connection)


class _SharedDatabase(sa.exc.SQLAlchemyError):
    """A database has a version and other tables: it is the bot's memory where articles are expected, or vice versa."""

    def __str__(self) -> str:
        return "it has other tables of newsbot: articles and the bot's memory each need a database of their own"


def _stored_version(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table(_version.name):
        return None
    return connection.scalar(sa.select(_version.c.version_num))


def _stamp(connection: Connection, version: str) -> None:
    _version.create(connection, checkfirst=True)
    connection.execute(sa.insert(_version), {"version_num": version})
