"""Locks in the data folder, so that it has one index run and one bot at a time. They end with their process.

The operating system locks a file; a second file beside it describes the holder, for people to read. If that file is
left behind, its process was killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexBusy, NewsbotError

LOCK, HOLDER = "index.lock", "index.lock.holder"


@contextmanager
def hold_index_lock(folder: Path) -> Iterator[str | None]:
    """Hold the lock of index runs on a data folder; yield a description of a holder that was killed, or None.

    Raises IndexBusy, naming the holder, while another process holds the lock.
    """
    with hold_lock(folder / LOCK, IndexBusy) as killed:
        yield killed


@contextmanager
def hold_lock(path: Path, busy: Callable[[Path, str | None], NewsbotError]) -> Iterator[str | None]:
    """Hold the lock of the file `path`; yield a description of a holder that was killed, or None.

    While another process holds it, raises the error that `busy` returns for the folder and the holder.
    """
    from filelock import FileLock, Timeout

    holder = path.with_name(f"{path.name}.holder")
    try:
        with FileLock(path, timeout=0, mode=0o600):
            killed = _holder(holder)
            try:
                holder.write_text(json.dumps(_myself()))
                yield killed
            finally:
                holder.unlink(missing_ok=True)
    except Timeout as error:
        raise busy(path.parent, _holder(holder)) from error


def _myself() -> dict[str, str | int]:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return {"process": os.getpid(), "host": socket.gethostname(), "since": started}


def _holder(path: Path) -> str | None:
    """Describe the process that holds a lock, or that was killed while holding it."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        holder = json.loads(path.read_text())
        return f"process {holder['process']} on {holder['host']}, since {holder['since']}"
    return None
