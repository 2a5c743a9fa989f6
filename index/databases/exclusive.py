"""The lock of index runs in the database: two machines may share it, each with a data folder of its own.

A file in the data folder locks as well, and is all that SQLite needs. Not for that: see `index/indexing/lock.py`.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from index.databases.opening import open_database, raising_store_errors
from index.databases.postgres import DIALECT, LOCKS, RUNS_LOCK, WRITERS_LOCK

_NAME = 63  # characters of an application's name that PostgreSQL keeps
_HOLDER = sa.text(
    "SELECT application_name, backend_start FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype = 'advisory'"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND classid = :locks AND objid = :lock AND granted"
)


class RunElsewhere(Exception):
    """Another index run uses the database; the message describes it. `job` tells what it does, if it said so."""

    def __init__(self, description: str, job: str | None) -> None:
        super().__init__(description)
        self.job = job


@contextmanager
def hold_run_lock(database: str | Path, setting: str, job: str | None = None) -> Iterator[None]:
    """Hold the lock of index runs in a database of PostgreSQL; in SQLite, do nothing.

    `setting` names the database; `job` tells others what it is held for. Raises RunElsewhere while another process
    holds it, and StoreError.
    """
    engine = open_database(database, setting)
    try:
        if engine.dialect.name != DIALECT:
            yield
            return
        with raising_store_errors(setting, engine.url):
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT", concurrent=True)
        with connection:
            with raising_store_errors(setting, engine.url):
                _take(connection, job)
            yield
    finally:
        engine.dispose()


@contextmanager
def keep_still(engine: Engine) -> Iterator[int]:
    """Let nobody begin to write to a database of PostgreSQL within the block; in SQLite, do nothing.

    Writers wait, and index runs are refused. Yields the number of the server's process that holds the locks; 0 without
    one. Raises RunElsewhere while an index run uses the database.
    """
    if engine.dialect.name != DIALECT:
        yield 0
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT", concurrent=True) as connection:
        try:
            _take(connection, "migrate")
            locks = {"locks": LOCKS, "lock": WRITERS_LOCK}
            connection.execute(sa.text("SELECT pg_advisory_lock(:locks, :lock)"), locks)
            yield int(connection.scalar(sa.text("SELECT pg_backend_pid()")) or 0)
        finally:
            connection.invalidate()  # its end frees the locks


def _take(connection: Connection, job: str | None) -> None:
    name = f"newsbot {job or 'index'}, process {os.getpid()} on {socket.gethostname()}"
    connection.execute(sa.text("SELECT set_config('application_name', :name, false)"), {"name": name[:_NAME]})
    locks = {"locks": LOCKS, "lock": RUNS_LOCK}
    if not connection.scalar(sa.text("SELECT pg_try_advisory_lock(:locks, :lock)"), locks):
        raise _holder(connection, locks)


def _holder(connection: Connection, locks: dict[str, int]) -> RunElsewhere:
    row = connection.execute(_HOLDER, locks).first()
    if row is None:  # it has just ended
        return RunElsewhere("which has just ended", None)
    what, _, where = str(row.application_name).partition(", ")
    description = f"{where or what}, since {row.backend_start.isoformat(timespec='seconds')}"
    return RunElsewhere(description, what.removeprefix("newsbot "))
