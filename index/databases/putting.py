"""Rows that replace those with the same key, in one statement: two writers at once lose none, and meet no conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection


def put_rows(connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows; each replaces the whole row that has its primary key. Without rows, nothing happens."""
    if rows:
        connection.execute(_replacing(connection.dialect.name, table), [dict(row) for row in rows])


def add_rows(connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose primary key isn't there yet. Without rows, nothing happens."""
    if rows:
        connection.execute(_adding(connection.dialect.name, table), [dict(row) for row in rows])


@lru_cache(maxsize=64)
def _adding(dialect: str, table: sa.Table) -> sa.Executable:
    adding: sa.Executable = _insert(dialect, table).on_conflict_do_nothing(index_elements=_key(table))
    return adding


@lru_cache(maxsize=64)
def _replacing(dialect: str, table: sa.Table) -> sa.Executable:
    insert = _insert(dialect, table)
    others = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
    if not others:
        return _adding(dialect, table)
    replacing: sa.Executable = insert.on_conflict_do_update(index_elements=_key(table), set_=others)
    return replacing


def _key(table: sa.Table) -> list[sa.Column[Any]]:
    return [*table.primary_key.columns]


def _insert(dialect: str, table: sa.Table) -> Any:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
