"""Erasing what was deleted from the files of a SQLite database. Other databases clean up by themselves.

With secure_delete, SQLite overwrites deleted rows in the database. Its write-ahead log still has the pages as they
were, and a database that was written without secure_delete has deleted rows in its free pages.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError


def erase_log(engine: Engine) -> bool:
    """Move what the write-ahead log holds into the database, and empty the log.

    Return False if another process was using it. Waits for them as long as the busy timeout. Raises DBAPIError.
    """
    row = _run(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    return row is None or not row[0]


def rewrite(engine: Engine) -> None:
    """Write the database again without its free pages, which takes as much room beside it. Raises DBAPIError."""
    _run(engine, "VACUUM")
    erase_log(engine)


def _run(engine: Engine, statement: str) -> Any:
    """Run a statement of SQLite's outside a transaction; return its first row, None for other databases."""
    if engine.dialect.name != "sqlite":
        return None
    connection = engine.raw_connection()  # SQLAlchemy's own would begin a transaction
    try:
        return connection.cursor().execute(statement).fetchone()
    except engine.dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(statement, None, error, engine.dialect.loaded_dbapi.Error) from error
    finally:
        connection.close()
