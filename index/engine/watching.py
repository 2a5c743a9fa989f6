"""Reading the files of the snapshot that serves, over and over, so that damage is noticed before it answers wrongly.

Slowly and at low priority: answers come first. What is done about damage is `library.py`'s.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import time

from index.engine.library import Library
from index.engine.snapshot import Snapshot
from index.storage import file_marks

LOOK_SECONDS = 2.0
"""Between two looks at whether a file was written to."""

CHECK_SECONDS = 3600.0
"""Between two checks of files that nobody wrote to: disks lose bits."""

BYTES_A_SECOND = 64 << 20
"""How fast files are read: a million paragraphs take half a minute."""

_NICENESS = 19  # as low as it gets; the system reads files for it after all others, too

_log = logging.getLogger(__name__)


class Watch:
    """A thread that checks the snapshot of a library: when it is opened, when a file changes, and every hour.

    It ends with `close`, and with the process.
    """

    def __init__(self, library: Library) -> None:
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
            except Exception as error:  # every snapshot is damaged, say: another one may come
                _log.debug("The index could not be checked: %s", error)
            self._end.wait(LOOK_SECONDS)

    def _pause(self, size: int) -> None:
        if self._end.wait(size / BYTES_A_SECOND):
            raise _Ended


class _Ended(Exception):
    """The watch was closed while it read."""


def _lower_priority() -> None:
    if sys.platform == "linux":  # elsewhere a priority is a whole process's
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
