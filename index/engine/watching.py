"""Rereading the current snapshot's files, to detect damage before it causes wrong answers.

It runs slowly and at low priority: answers come first. `library.py` handles the damage.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Protocol

from index.engine.snapshot import Snapshot
from index.storage import file_marks

LOOK_SECONDS = 2.0
"""Seconds between checks for changed files."""

CHECK_SECONDS = 3600.0
"""Seconds between full checks, even of unchanged files: disks lose bits."""

BYTES_A_SECOND = 64 << 20
"""Reading rate, in bytes per second: a million paragraphs take half a minute."""

_NICENESS = 19  # the lowest priority, which applies to reading files, too

_log = logging.getLogger(__name__)


class Checked(Protocol):
    """What is watched: a `Library`."""

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot in use. Raises SnapshotDamaged if there is none."""
        ...

    def check(self, after: Callable[[int], None]) -> None:
        """Read every file of the snapshot, and call `after` with the size of each piece read."""
        ...


class Watch:
    """A thread that checks a library's snapshot: when it is opened, when a file changes, and every hour.

    It ends with `close` or with the process.
    """

    def __init__(self, library: Checked) -> None:
        self._library = library
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="checking", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        _lower_priority()
        checked: tuple[Snapshot, object] | None = None
        due = 0.0
        while not self._end.is_set():
            try:
                snapshot = self._library.snapshot
                now = snapshot, file_marks(snapshot.stored)
                if now != checked or time.monotonic() >= due:
                    self._library.check(self._pause)
                    checked, due = now, time.monotonic() + CHECK_SECONDS
            except _Ended:
                return
            except Exception as error:  # every snapshot is damaged, say: a new one may be published
                _log.debug("The index could not be checked: %s", error)
            self._end.wait(LOOK_SECONDS)

    def _pause(self, size: int) -> None:
        if self._end.wait(size / BYTES_A_SECOND):
            raise _Ended


class _Ended(Exception):
    """The watch was closed during a check."""


def _lower_priority() -> None:
    if sys.platform == "linux":  # elsewhere, a priority applies to the whole process
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
