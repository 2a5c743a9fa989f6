"""A memory that comes from a backup: what was open when it was written is closed.

The bot handled that long ago, or people have given up on it; after a restore, nobody expects an answer, or that an
admin's command is carried out once more. Not for restoring: see `bot/operations/backups/`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.memory.tables import alerts, inbox, starts

_CLOSE = {
    inbox.name: "UPDATE inbox SET done_at = :now, \"update\" = '' WHERE done_at IS NULL",
    starts.name: "DELETE FROM starts",
    alerts.name: "DELETE FROM alerts",  # they count as sent
}


def close_open_work(file: Path) -> None:
    """Mark everything as done in the SQLite file of a memory of any version, which nobody uses; none: do nothing."""
    if not file.exists():
        return
    now = round(datetime.now(UTC).timestamp() * 1000)  # as `Moment` stores it
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table, statement in _CLOSE.items():
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({table})")} if table in there else set()
            if columns and (table != inbox.name or "done_at" in columns):
                database.execute(statement, {"now": now} if ":now" in statement else {})
