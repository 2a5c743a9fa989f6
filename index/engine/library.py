"""The reader that keeps up with a data folder: it opens what index runs publish, whichever process they are.

It also lets go of what is damaged. A large snapshot isn't read whole when it is opened; `watching.py` reads it while it
serves, and an error in whatever is done with it has it read at once.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from index.engine.snapshot import Snapshot, open_current
from index.errors import NewsbotError, SnapshotDamaged
from index.storage import DataFolder, current_mark, find_damage, note_damage, noted_damage

PATIENCE = 0.1
"""So many seconds at most readers wait for a snapshot that is being opened; a small one takes less."""

RETRY_SECONDS = 5.0
"""After this long a snapshot that could not be opened is tried again: it may have been too many open files."""

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Library:
    """The current snapshot of a data folder, for as long as a process answers.

    Looks before each use whether another snapshot was published, by whatever process, and has a thread open it; the
    one in hand serves on until then, and beyond if the new one can't be opened. Nobody waits long for that. One that is
    known to be damaged serves no more: one before it takes its place once it was read whole. (A small one serves on: it
    was read into memory before, and no damage reaches it there.) Safe to use from several threads.

    With `compiled`, large snapshots are searched by compiled code: for processes that answer many questions. Raises
    SnapshotError at its making where there is no snapshot that can be opened.
    """

    def __init__(self, data: DataFolder, compiled: bool = True) -> None:
        self._folder = data.snapshots
        self._compiled = compiled
        self._lock = threading.Lock()
        self._verifying = threading.Lock()
        self._opening: tuple[threading.Thread, float] | None = None  # and when it began
        self._mark = current_mark(self._folder)
        self._failed: tuple[tuple[int, int] | None, float] = (None, 0.0)  # what could not be opened, and when
        self._damaged: dict[str, SnapshotDamaged] = {}  # snapshots by their names
        self._damage: SnapshotDamaged | None = None  # of the one in hand
        self._snapshot = open_current(self._folder, compiled=compiled)

    @property
    def current_name(self) -> str | None:
        """The name of the snapshot in hand; None where another one was published since. Opens nothing."""
        return None if self._is_behind() else self._snapshot.folder.name

    @property
    def snapshot(self) -> Snapshot:
        """The newest snapshot that can be opened. Raises SnapshotDamaged where it is damaged, and all before it."""
        folder = self._snapshot.folder
        if folder.name not in self._damaged and (reason := noted_damage(folder)) is not None:
            self._let_go(self._snapshot, SnapshotDamaged(folder, reason))
        self.refresh(wait=self._damage is not None)
        if (damage := self._damage) is not None:
            raise damage
        return self._snapshot

    @property
    def last_damage(self) -> SnapshotDamaged | None:
        """The damage that was noticed last, if any was."""
        return next(reversed(self._damaged.values()), None)

    def do(self, work: Callable[[Snapshot], T]) -> T:
        """Return what `work` makes of the newest snapshot.

        Where it fails, the snapshot is read whole: if it is damaged, `work` is done with one before. Raises
        SnapshotDamaged where there is none, and what `work` raises with one that is whole.
        """
        while True:
            snapshot = self.snapshot
            try:
                result = work(snapshot)
                if not snapshot.lost_pages:
                    return result
                self._is_damaged(snapshot)
            except NewsbotError:
                raise
            except Exception:
                if not self._is_damaged(snapshot):
                    raise

    def check(self, after: Callable[[int], None] = lambda _: None) -> None:
        """Read every file of the snapshot in hand, unless it is known to be damaged; let go of it if one is.

        `after` is called with the size of each piece that was read.
        """
        snapshot = self._snapshot
        if snapshot.folder.name not in self._damaged and (damage := _damage_of(snapshot, after)) is not None:
            self._let_go(snapshot, damage)
            self.refresh(wait=self._damage is not None)

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
        if mark == self._mark and self._damage is None:
            return False
        return not (mark == failed and time.monotonic() < when + RETRY_SECONDS)

    def _is_damaged(self, snapshot: Snapshot) -> bool:
        """Return whether a snapshot is damaged where it is read; then it is let go of."""
        if not snapshot.stored.is_mapped:
            return False
        with self._verifying:  # what fails at the same time is of the same cause
            if snapshot.folder.name not in self._damaged and (damage := _damage_of(snapshot)) is not None:
                self._let_go(snapshot, damage)
        return snapshot.folder.name in self._damaged

    def _let_go(self, snapshot: Snapshot, damage: SnapshotDamaged) -> None:
        """Use a snapshot no more, in this process or any other."""
        with self._lock:
            if snapshot.folder.name in self._damaged:
                return
            self._damaged[snapshot.folder.name] = damage
            note_damage(snapshot.folder, damage.reason)
            if snapshot is self._snapshot and snapshot.stored.is_mapped:
                self._damage, self._failed = damage, (None, 0.0)
        who = "the index before it answers, if there is one" if snapshot.stored.is_mapped else "it answers from memory"
        _log.error("%s Until then %s.", damage, who)

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
            # Warmed up before it is used: one that has grown large compiles what it needs. Damage rarely comes alone.
            opened = open_current(
                self._folder,
                compiled=self._compiled,
                damaged=self._damaged,
                verified=self._damage is not None,
                ready=True,
            )
        except Exception as error:  # nobody else would hear of it
            if mark != self._failed[0] and self._damage is None:
                _log.warning("The index that was loaded before goes on answering: %s", error)
            self._failed = (mark, time.monotonic())
        else:
            with self._lock:
                self._snapshot, self._mark, self._damage = opened, mark, None


def _damage_of(snapshot: Snapshot, after: Callable[[int], None] = lambda _: None) -> SnapshotDamaged | None:
    if snapshot.lost_pages:
        return SnapshotDamaged(snapshot.folder, "a file was cut or could not be read while it served")
    return find_damage(snapshot.stored, after)
