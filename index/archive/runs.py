"""The last runs that changed the index: when each was, how long it took, and what it did. Not for doing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive.tables import runs

RUNS_KEPT = 50
"""Number of runs of each kind that the database keeps."""

_ERROR = 1000  # characters
_COLUMNS = [column for column in runs.columns if column.name != "id"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run that changed the index, or could have. The four numbers are articles; of what failed, files, too."""

    kind: str
    """What it was: "index" for an index run of files, "refresh" for a refresh of sources on the web, "take" for posts
    of channels, "add" for pages and documents added by hand."""
    started_at: datetime
    seconds: float
    added: int
    changed: int
    removed: int
    failed: int
    error: str = ""
    """Why it ended early; empty if it didn't."""


def note_run(connection: Connection, run: Run) -> None:
    """Write a run down, and forget old ones of its kind."""
    values = {column.name: getattr(run, column.name) for column in _COLUMNS}
    values |= {"started_at": run.started_at.isoformat(), "error": run.error[:_ERROR]}
    connection.execute(sa.insert(runs), values)
    of_kind = sa.select(runs.c.id).where(runs.c.kind == run.kind)
    oldest = connection.scalar(of_kind.order_by(runs.c.id.desc()).offset(RUNS_KEPT).limit(1))
    if oldest is not None:
        connection.execute(sa.delete(runs).where(runs.c.kind == run.kind, runs.c.id <= oldest))


def read_runs(connection: Connection) -> list[Run]:
    """Return the runs, the newest first."""
    rows = connection.execute(sa.select(*_COLUMNS).order_by(runs.c.id.desc())).mappings()
    return [Run(**{**row, "started_at": datetime.fromisoformat(row["started_at"])}) for row in rows]
