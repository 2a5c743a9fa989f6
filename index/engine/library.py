"""The reader that keeps up with a data folder: it opens what index runs publish, whichever process they are."""

from __future__ import annotations

import logging
import threading
import time

from index.engine.snapshot import Snapshot, open_current
from index.storage import DataFolder, current_mark

PATIENCE = 0.1
"""So many seconds at most readers wait for a snapshot that is being opened; a small one takes less."""

RETRY_SECONDS = 5.0
"""After this long a snapshot that could not be opened is tried again: it may have been too many open files."""

_log = logging.getLogger(__name__)


class Library:
    """The current snapshot of a data folder, for as long as a process answers.

    Looks before each use whether another snapshot was published, by whatever process, and has a thread open it; the
    one in hand serves on until then, and beyond if the new one can't be opened. Nobody waits long for that. Safe to use
    from several threads.

    With `compiled`, large snapshots are searched by compiled code: for processes that answer many questions. Raises
    SnapshotError at its making where there is no snapshot that can be opened.
    """

    def __init__(self, data: DataFolder, compiled: bool = True) -> None:
        self._folder = data.snapshots
        self._compiled = compiled
        self._lock = threading.Lock()
        self._opening: tuple[threading.Thread, float] | None = None  # and when it began
        self._mark = current_mark(self._folder)
        self._failed: tuple[tuple[int, int] | None, float] = (None, 0.0)  # what could not be opened, and when
        self._snapshot = open_current(self._folder, compiled=compiled)

    @property
    def current_name(self) -> str | None:
        """The name of the snapshot in hand; None where another one was published since. Opens nothing."""
        return None if self._is_behind() else self._snapshot.folder.name

    @property
    def snapshot(self) -> Snapshot:
        """The newest snapshot that can be opened."""
        self.refresh()
        return self._snapshot

    def refresh(self, wait: bool = False) -> None:
        """Open another snapshot if one was published, and make it ready for searches. `wait`: however long it takes.

        Else for `PATIENCE` from the beginning on.
        """
        while self._is_behind():
            opening, began = self._start_opening()
            opening.join(None if wait else max(0.0, began + PATIENCE - time.monotonic()))
            if not wait:
                return

    def _is_behind(self) -> bool:
        mark = current_mark(self._folder)
        failed, when = self._failed
        return mark != self._mark and not (mark == failed and time.monotonic() < when + RETRY_SECONDS)

    def _start_opening(self) -> tuple[threading.Thread, float]:
        """Start the thread that opens a snapshot, unless one is at it; return it, and when it began."""
        with self._lock:
            if self._opening is None or not self._opening[0].is_alive():
                self._opening = threading.Thread(target=self._reopen, name="opening", daemon=True), time.monotonic()
                self._opening[0].start()
            return self._opening

    def _reopen(self) -> None:
        mark = current_mark(self._folder)
        try:
            opened = open_current(self._folder, compiled=self._compiled)
            opened.warm_up()  # before it is used: one that has grown large compiles what it needs
        except Exception as error:  # nobody else would hear of it
            if mark != self._failed[0]:
                _log.warning("The index that was loaded before goes on answering: %s", error)
            self._failed = (mark, time.monotonic())
        else:
            self._snapshot, self._mark = opened, mark
