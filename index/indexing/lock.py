"""Locks in the data folder, so that it has one index run and one bot at a time. They end with their process.

The operating system locks a file; a second file beside it describes the holder, for people to read. If that file is
left behind, its process was killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.archive import DATABASE_SETTING
from index.databases import RunElsewhere, hold_run_lock
from index.errors import IndexBusy, NewsbotError

LOCK, HOLDER = "index.lock", "index.lock.holder"

REFRESH_SECONDS = 120.0
"""Maximum number of seconds that an index run waits for a refresh of sources, which holds the lock for a moment."""

_POLL_SECONDS = 0.05
_REFRESH = "refresh"
_START_SECONDS = 2.0  # what clocks may differ by when they say how old a process is


@dataclass(frozen=True, slots=True)
class LockHolder:
    """The process that holds a lock, or held it when it was killed."""

    description: str
    """Such as "process 7 on host, since 2026-04-03T10:00:00+00:00"."""
    is_running: bool | None
    """None: it is on another machine, or in another container, and can't be seen."""


@contextmanager
def hold_index_lock(folder: Path, database: str | Path | None = None) -> Iterator[str | None]:
    """Hold the lock of index runs on a data folder; yield a description of a holder that was killed, or None.

    With `database`, also hold the one in it: other machines may share a database that isn't SQLite's. Raises
    IndexBusy, naming the holder, while another process holds one of them; one that stores what a refresh of sources
    fetched is waited for. Raises StoreError if the database can't be used.
    """
    until = time.monotonic() + REFRESH_SECONDS
    with _both_locks(folder, database, None, lambda job: job != _REFRESH or time.monotonic() > until) as killed:
        yield killed


@contextmanager
def wait_for_index_lock(
    folder: Path, is_stopped: Callable[[], bool], database: str | Path | None = None
) -> Iterator[None]:
    """Hold the lock of index runs for a refresh of sources, after waiting for whoever holds it.

    With `database`, also hold the one in it. Raises IndexBusy once `is_stopped`, and StoreError.
    """
    with _both_locks(folder, database, _REFRESH, lambda _: is_stopped()):
        yield


@contextmanager
def _both_locks(
    folder: Path, database: str | Path | None, job: str | None, gives_up: Callable[[str | None], bool]
) -> Iterator[str | None]:
    """Hold the locks once they are free; `gives_up` tells by the holder's job whether to raise IndexBusy instead."""
    with ExitStack() as locked:
        while True:
            busy: IndexBusy
            try:
                with ExitStack() as taken:
                    killed = taken.enter_context(hold_lock(folder / LOCK, IndexBusy, job))
                    if database is not None:
                        taken.enter_context(hold_run_lock(database, DATABASE_SETTING, job))
                    locked.push(taken.pop_all())
                break
            except IndexBusy as error:
                holder, busy = _read_holder(_holder_of(folder / LOCK)).get("job"), error
                pause = _POLL_SECONDS
            except RunElsewhere as error:
                holder, busy = error.job, IndexBusy(folder, str(error))
                pause = _POLL_SECONDS * 10  # each look is a connection
            if gives_up(holder):
                raise busy
            time.sleep(pause)
        yield killed


@contextmanager
def hold_lock(
    path: Path, busy: Callable[[Path, str | None], NewsbotError], job: str | None = None
) -> Iterator[str | None]:
    """Hold the lock of the file `path`; yield a description of a holder that was killed, or None.

    `job` tells others what it is held for. While another process holds it, raises the error that `busy` returns for the
    folder and the holder.
    """
    from filelock import FileLock, Timeout

    holder = _holder_of(path)
    try:
        with FileLock(path, timeout=0, mode=0o600):
            killed = _holder(holder)
            try:
                holder.write_text(json.dumps(_myself() | ({"job": job} if job else {})))
                yield killed
            finally:
                holder.unlink(missing_ok=True)
    except Timeout as error:
        raise busy(path.parent, _holder(holder)) from error


def lock_holder(path: Path) -> LockHolder | None:
    """Return who holds the lock of the file `path`, as far as it says so; None if nobody does. Takes no lock itself."""
    file = _holder_of(path)
    description = _holder(file)
    return LockHolder(description, _is_running(_read_holder(file))) if description else None


def _is_running(holder: dict[str, Any]) -> bool | None:
    """Return whether a process runs: a later process may have its number."""
    import psutil

    if holder["host"] != socket.gethostname():
        return None
    try:
        since = datetime.fromisoformat(holder["since"]).timestamp()
        return bool(psutil.Process(holder["process"]).create_time() < since + _START_SECONDS)
    except (psutil.NoSuchProcess, ValueError, TypeError):
        return False
    except psutil.Error:  # it is there, and another user's
        return True


def _myself() -> dict[str, str | int]:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return {"process": os.getpid(), "host": socket.gethostname(), "since": started}


def _holder_of(path: Path) -> Path:
    """Return the file that describes who holds a lock."""
    return path.with_name(f"{path.name}.holder")


def _holder(path: Path) -> str | None:
    """Describe the process that holds a lock, or that was killed while holding it."""
    with contextlib.suppress(KeyError):
        holder = _read_holder(path)
        return f"process {holder['process']} on {holder['host']}, since {holder['since']}"
    return None


def _read_holder(path: Path) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):
        holder = json.loads(path.read_text())
        return holder if isinstance(holder, dict) else {}
    return {}
