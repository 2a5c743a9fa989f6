"""Group commit: changes to a database that wait at the same moment share one transaction.

Knows nothing about the contents. Not for reads, which need no turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Executable
from sqlalchemy.engine import Connection, Engine

from index import (
    Outage,
    StoreUnreachable,
    is_committed,
    is_connection_lost,
    raising_store_errors,
    transaction_number,
)

T = TypeVar("T")
Change = Callable[[Connection], T]
"""A change to the database. It may run twice, the first time rolled back, so it must have no other effect."""


@dataclass(frozen=True, slots=True)
class Row:
    """One set of values for a statement: a change whose row count nobody needs.

    Rows of the same statement that wait at the same moment, with no other change between them, are written together,
    which takes a twentieth of the time. So a row must not depend on other rows of the same moment.
    """

    statement: Executable
    values: Mapping[str, Any]

    def __call__(self, connection: Connection) -> None:
        """Write this row alone."""
        connection.execute(self.statement, self.values)


def _do_nothing(_connection: Connection) -> None:
    """Begin with nothing."""


def _write_rows(connection: Connection, rows: Sequence[Any]) -> None:
    """Write rows, those of the same statement together."""
    values: dict[Executable, list[Mapping[str, Any]]] = {}
    for row in rows:
        values.setdefault(row.statement, []).append(row.values)
    for statement, of_statement in values.items():
        connection.execute(statement, of_statement)


MAX_CHANGES = 500
"""Maximum number of changes in a transaction, so that others don't wait long for the database."""

MANY_CHANGES = 6
"""Number of changes in a group from which on the writer is busy: more are about to come."""

GATHER_SECONDS = 0.008
"""Seconds that a busy writer waits for more changes: a transaction takes as long for many as for one."""


class _ChangeFailed(Exception):
    """A change of a group failed; the others may succeed."""


class _Entry(Generic[T]):
    """A waiting change and its result."""

    def __init__(self, change: Change[T]) -> None:
        self.change = change
        self.value: T | None = None
        self.error: Exception | None = None
        self.written: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class Writer:
    """Makes changes in order, in a thread of its own, one group after another.

    Lives on one event loop, from its first change until `close`.
    """

    def __init__(self, engine: Engine, setting: str, outage: Outage | None = None) -> None:
        """Create a writer. `setting` is the setting of the database, which errors name; `outage` outlasts those."""
        self._engine = engine
        self._setting = setting
        self._outage = outage or Outage()
        self._number: int | None = None
        self._waiting: list[_Entry[Any]] = []
        self._work: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "writer")
        self._closed = False
        self.before_changes: Callable[[Connection], None] = _do_nothing
        """What each transaction begins with; what it raises, all changes of the transaction raise."""

    async def write(self, change: Change[T]) -> T:
        """Make a change and return its result once it is committed; raises StoreError, or what `change` raises.

        A cancelled caller doesn't cancel the change.
        """
        if self._closed:
            raise RuntimeError("This writer is closed.")
        entry = _Entry(change)
        self._waiting.append(entry)
        if self._work is None:
            self._work = asyncio.create_task(self._write_waiting(), name="writer")
        await entry.written
        if entry.error is not None:
            raise entry.error
        return cast(T, entry.value)

    async def close(self) -> None:
        """Wait until all changes are written, and refuse further ones."""
        self._closed = True
        if self._work is not None:
            await asyncio.wait([self._work])
        self._thread.shutdown()

    async def _write_waiting(self) -> None:
        loop, last = asyncio.get_running_loop(), 0
        try:
            while self._waiting:
                if last >= MANY_CHANGES and len(self._waiting) < MAX_CHANGES and not self._closed:
                    await asyncio.sleep(GATHER_SECONDS)
                group, self._waiting = self._waiting[:MAX_CHANGES], self._waiting[MAX_CHANGES:]
                last = len(group)
                await loop.run_in_executor(self._thread, self._write_group, group)
                for entry in group:
                    if not entry.written.done():  # done if its caller was cancelled
                        entry.written.set_result(None)
        finally:
            self._work = None

    def _write_group(self, group: Sequence[_Entry[Any]]) -> None:
        """Make the changes of a group. If one fails, repeat all, each with a savepoint to roll back to.

        A savepoint takes three times as long as a change, so the first try goes without.
        """
        self._number = None  # of another group, given up when the server stayed away
        try:
            try:
                self._outage.outlast(lambda: self._commit(group, self._make_at_once))
            except _ChangeFailed:
                self._outage.outlast(lambda: self._commit(group, self._make_each))
        except Exception as error:  # the database itself: locked, or its disk full
            for entry in group:
                entry.error = error

    def _commit(self, group: Sequence[_Entry[Any]], make: Callable[[Connection, Sequence[_Entry[Any]]], None]) -> None:
        with raising_store_errors(self._setting, self._engine.url), self._engine.begin() as connection:
            # A connection may have broken before it could say whether it committed. Its transaction has ended by now:
            # this one has the lock of those that write.
            if self._number is not None and is_committed(connection, self._number):
                return
            self._number = None
            for entry in group:
                entry.error = None
            self.before_changes(connection)
            make(connection, group)
            self._number = transaction_number(connection)

    @staticmethod
    def _make_at_once(connection: Connection, group: Sequence[_Entry[Any]]) -> None:
        try:
            for are_rows, entries in groupby(group, lambda entry: isinstance(entry.change, Row)):
                if are_rows:
                    _write_rows(connection, [entry.change for entry in entries])
                    continue
                for entry in entries:
                    entry.value = entry.change(connection)
        except Exception as error:
            if is_connection_lost(error):
                raise
            raise _ChangeFailed from error

    def _make_each(self, connection: Connection, group: Sequence[_Entry[Any]]) -> None:
        for entry in group:
            self._make_or_undo(connection, entry)

    def _make_or_undo(self, connection: Connection, entry: _Entry[Any]) -> None:
        savepoint = connection.begin_nested()
        try:
            with raising_store_errors(self._setting, self._engine.url):
                entry.value = entry.change(connection)
        except StoreUnreachable:
            raise
        except Exception as error:
            savepoint.rollback()  # fails if the database has rolled back the whole transaction
            entry.error = error
        else:
            savepoint.commit()
