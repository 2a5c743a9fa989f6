"""The reader that follows a data folder: it opens each snapshot that an index run, in any process, publishes.

It also drops damaged snapshots. A large snapshot isn't fully read when it is opened: `watching.py` reads it in the
background, and any error while using it triggers a check at once.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from typing import TypeVar

from index.compiled import KernelSwitch
from index.engine.snapshot import Snapshot, open_current
from index.engine.watching import Watch
from index.errors import NewsbotError, SnapshotDamaged
from index.storage import DataFolder, current_mark, find_damage, note_damage, noted_damage

PATIENCE = 0.1
"""Maximum time, in seconds, that readers wait for a snapshot to open; a small one takes less."""

RETRY_SECONDS = 5.0
"""Seconds until opening a snapshot is retried after a failure, which may have been due to too many open files."""

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Library:
    """The current snapshot of a data folder, for the lifetime of a process.

    Before each use, it checks whether any process has published another snapshot, and opens it in a thread. The
    previous snapshot stays in use until then, or longer if the new one can't be opened, so readers never wait long. A
    snapshot known to be damaged is dropped, and an earlier one replaces it after a full check. (A small one stays in
    use: it is in memory, out of reach of damage to its files.) Thread-safe.

    A snapshot of another version's rules is used until an index run has built it again.

    With `compiled`, large snapshots are searched by compiled code: for processes that answer many questions. With
    `deferred`, NumPy searches them until `load_kernels` is done, so that no question waits for the compiler. The
    constructor raises SnapshotError if no snapshot can be opened.
    """

    def __init__(self, data: DataFolder, compiled: bool = True, deferred: bool = False) -> None:
        self._folder = data.snapshots
        self._compiled = compiled
        self._switch = KernelSwitch(on=not deferred)
        self._lock = threading.Lock()
        self._verifying = threading.Lock()
        self._opening: tuple[threading.Thread, float] | None = None  # with its start time
        self._mark = current_mark(self._folder)
        self._failed: tuple[tuple[int, int] | None, float] = (None, 0.0)  # snapshot that failed to open, and time
        self._damaged: dict[str, SnapshotDamaged] = {}  # by snapshot name
        self._noted: set[str] = set()  # those of them that are recorded on the disk
        self._damage: SnapshotDamaged | None = None  # of the current snapshot
        self._snapshot = open_current(self._folder, compiled=compiled, switch=self._switch, of_any_rules=True)

    @property
    def version(self) -> str | None:
        """Name of the current snapshot; None if another one has been published since. Opens nothing."""
        return None if self._is_behind() else self._snapshot.version

    @property
    def current(self) -> Snapshot:
        """The same as `snapshot`."""
        return self.snapshot

    def watching(self) -> AbstractContextManager[object]:
        """Reread its files in the background, inside a `with` block, to detect damage early."""
        return closing(Watch(self))

    @property
    def snapshot(self) -> Snapshot:
        """The newest snapshot that can be opened. Raises SnapshotDamaged if that and all earlier ones are damaged."""
        folder = self._snapshot.folder
        if folder.name not in self._damaged and (reason := noted_damage(folder)) is not None:
            self._let_go(self._snapshot, SnapshotDamaged(folder, reason))
        self.refresh(wait=self._damage is not None)
        if (damage := self._damage) is not None:
            raise damage
        return self._snapshot

    @property
    def last_damage(self) -> SnapshotDamaged | None:
        """The most recently detected damage, or None."""
        return next(reversed(self._damaged.values()), None)

    @property
    def needs_kernels(self) -> bool:
        """Whether compiled code would search the current snapshot, but isn't loaded yet."""
        return self._compiled and not self._switch.is_on and self._snapshot.wants_kernels

    def load_kernels(self) -> None:
        """Load compiled code in this thread, and let all searches use it from then on.

        Until it is loaded, NumPy searches in the other threads. Compiles what no process has compiled before.
        """
        with self._switch.within():
            self._snapshot.outlive_bus_errors()
            self.warm_up()
        self._switch.turn_on()
        self._guard()

    def warm_up(self) -> None:
        """Load what questions need, and compile the code that they do."""
        self.do(Snapshot.warm_up)

    def do(self, work: Callable[[Snapshot], T]) -> T:
        """Return the result of `work` on the newest snapshot.

        If it fails, the snapshot is fully checked; if that is damaged, `work` is repeated on an earlier one. Raises
        SnapshotDamaged if there is none, and any error that `work` raises on an intact one.
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
        """Read every file of the current snapshot, unless it is known to be damaged; drop it if one is.

        `after` is called with the size of each piece read.
        """
        snapshot = self._snapshot
        if snapshot.folder.name not in self._damaged and (damage := _damage_of(snapshot, after)) is not None:
            self._let_go(snapshot, damage)
            self.refresh(wait=self._damage is not None)

    def refresh(self, wait: bool = False) -> None:
        """Open a newly published snapshot, if any, and warm it up. With `wait`, block until that is done.

        Otherwise block until `PATIENCE` seconds after opening began.
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
        """Check a snapshot fully; drop it if it is damaged, and return whether it is."""
        if not snapshot.stored.is_mapped:
            return False
        with self._verifying:  # simultaneous failures have the same cause
            if snapshot.folder.name not in self._damaged and (damage := _damage_of(snapshot)) is not None:
                self._let_go(snapshot, damage)
        return snapshot.folder.name in self._damaged

    def _let_go(self, snapshot: Snapshot, damage: SnapshotDamaged) -> None:
        """Stop using a snapshot, in this process and all others."""
        with self._lock:
            if snapshot.folder.name in self._damaged:
                return
            self._damaged[snapshot.folder.name] = damage
            if note_damage(snapshot.folder, damage.reason):
                self._noted.add(snapshot.folder.name)
            if snapshot is self._snapshot and snapshot.stored.is_mapped:
                self._damage, self._failed = damage, (None, 0.0)
        who = "an earlier index answers, if there is one" if snapshot.stored.is_mapped else "it answers from memory"
        _log.error("%s Until then %s.", damage, who)

    def _start_opening(self) -> tuple[threading.Thread, float]:
        """Start a thread that opens a snapshot, unless one is running; return it with its start time."""
        with self._lock:
            if self._opening is None or not self._opening[0].is_alive():
                self._opening = threading.Thread(target=self._reopen, name="opening", daemon=True), time.monotonic()
                self._opening[0].start()
            return self._opening

    def _forgive(self) -> None:
        """Forget damaged snapshots whose record is gone: a new one has their number, after all of them were removed."""
        with self._lock:
            for name in [name for name in self._noted if noted_damage(self._folder / name) is None]:
                self._noted.discard(name)
                self._damaged.pop(name, None)

    def _reopen(self) -> None:
        mark = current_mark(self._folder)
        self._forgive()
        try:
            # Warmed up first: a snapshot that has grown large needs compiled code. Verified: damage rarely comes alone.
            opened = open_current(
                self._folder,
                compiled=self._compiled,
                damaged=self._damaged,
                verified=self._damage is not None,
                ready=True,
                switch=self._switch,
                of_any_rules=True,
            )
        except Exception as error:  # report it: nothing else does
            if mark != self._failed[0] and self._damage is None:
                _log.warning("The previous index stays in use: %s", error)
            self._failed = (mark, time.monotonic())
        else:
            with self._lock:
                self._snapshot, self._mark, self._damage = opened, mark, None
            self._guard()

    def _guard(self) -> None:
        """Guard the files of a snapshot that was opened before compiled code could."""
        if self._compiled and self._switch.is_on:
            self._snapshot.outlive_bus_errors()


def _damage_of(snapshot: Snapshot, after: Callable[[int], None] = lambda _: None) -> SnapshotDamaged | None:
    if snapshot.lost_pages:
        return SnapshotDamaged(snapshot.folder, "a file was truncated or could not be read while in use")
    return find_damage(snapshot.stored, after)
