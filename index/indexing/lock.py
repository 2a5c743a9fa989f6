"""One index run at a time, and one bot: locks in the data folder that end with the process that holds them.

The lock is the system's, on a file; who holds it stands in a file beside that, for people to read. Where that file is
left behind, the process that wrote it was killed.
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
    """Hold the lock of index runs on a data folder; yield who was killed while they held it, if anybody was.

    Raises IndexBusy, with who holds it, while another process does.
    """
    with hold_lock(folder / LOCK, IndexBusy) as killed:
        yield killed


@contextmanager
def hold_lock(path: Path, busy: Callable[[Path, str | None], NewsbotError]) -> Iterator[str | None]:
    """Hold the lock of the file `path`; yield who was killed while they held it, if anybody was.

    While another process holds it, raises what `busy` makes of the folder and of who that is.
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
    """Return who holds a lock, or was killed while they held it, in words."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        holder = json.loads(path.read_text())
        return f"process {holder['process']} on {holder['host']}, since {holder['since']}"
    return None
