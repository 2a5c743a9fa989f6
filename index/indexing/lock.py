"""One index run at a time: a lock on the data folder that ends with the process that holds it.

The lock is the system's, on the file index.lock; who holds it stands in a file beside it, for people to read. Where
that file is left behind, the run that wrote it was killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexBusy

LOCK, HOLDER = "index.lock", "index.lock.holder"


@contextmanager
def hold_index_lock(folder: Path) -> Iterator[str | None]:
    """Hold the lock on a data folder; yield who was killed while they held it, if anybody was.

    Raises IndexBusy, with who holds it, while another process does.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder / LOCK, timeout=0):
            killed = _holder(folder)
            try:
                (folder / HOLDER).write_text(json.dumps(_myself()))
                yield killed
            finally:
                (folder / HOLDER).unlink(missing_ok=True)
    except Timeout as error:
        raise IndexBusy(folder, _holder(folder)) from error


def _myself() -> dict[str, str | int]:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return {"process": os.getpid(), "host": socket.gethostname(), "since": started}


def _holder(folder: Path) -> str | None:
    """Return who holds the lock, or was killed while they held it, in words."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        holder = json.loads((folder / HOLDER).read_text())
        return f"process {holder['process']} on {holder['host']}, since {holder['since']}"
    return None
