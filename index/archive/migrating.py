"""Bringing the articles' database up to date: it is created, or migrated by Alembic from any earlier version."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from index.archive.revisions import name_store, read_meta
from index.archive.tables import metadata
from index.databases import Schema, prepare_tables

HEAD = "0007"
"""The version that this code reads and writes."""

_KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", HEAD)
_FIRST = "0001"  # the version of databases that don't say theirs


def prepare(engine: Engine, setting: str) -> None:
    """Create the tables, or migrate them. Raises StoreError if a newer version of newsbot wrote them."""
    prepare_tables(engine, setting, _SCHEMA)


def _version_before_alembic(connection: sa.Connection) -> str | None:
    return _FIRST if sa.inspect(connection).has_table("articles") else None


def _is_named(connection: sa.Connection) -> bool:
    return read_meta(connection, "store") is not None


_SCHEMA = Schema(
    metadata, _KNOWN, Path(__file__).with_name("migrations"), _version_before_alembic, _is_named, name_store
)
