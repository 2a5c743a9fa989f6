"""The state of the database of articles: its tables, its sources on the web, and its last run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.archive import DATABASE_SETTING, SCHEMA, Run, StoredSource, read_runs, read_sources
from index.databases import TablesState, look_into, state_of_tables


@dataclass(frozen=True, slots=True)
class ArticlesState:
    """What a database of articles holds beside them. Without current tables, only those are described."""

    tables: TablesState
    sources: tuple[StoredSource, ...] = ()
    last_run: Run | None = None


def inspect_articles(database: str | Path, is_whole: bool = False) -> ArticlesState | None:
    """Return the state of a database of articles; None if there is none yet. Raises StoreError.

    With `is_whole`, it is read whole for damage.
    """
    with look_into(database, DATABASE_SETTING) as connection:
        if connection is None:
            return None
        tables = state_of_tables(connection, SCHEMA, is_whole)
        if not tables.is_current:
            return ArticlesState(tables)
        runs = read_runs(connection)
        return ArticlesState(tables, (*read_sources(connection),), runs[0] if runs else None)
