"""Following the index behind an alias: one engine for each published state."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from index.cluster import Connection, IndexState, connect, require_state
from index.cluster.reading.engine import ClusterEngine
from index.engine import SearchIndex
from index.errors import ClusterError, ClusterIndexGone, ClusterUnavailable, NewsbotError
from index.storage import SearchCluster

LOOK_SECONDS = 1.0
"""Seconds for which a state counts as the newest without another look."""

FRESH_SECONDS = 300.0
"""Seconds after which an engine is replaced, even if its state is the newest: it may have read while a run wrote."""

_LOOK_TIMEOUT = 3.0  # seconds: whoever asks something waits for a look
_TRIES = 3  # of one piece of work, each on a newer state

T = TypeVar("T")


class ClusterEngines:
    """The index in a cluster, for the lifetime of a process: it follows each state that is published. Thread-safe.

    A piece of work keeps its state until it is done, even if the alias leads to another index meanwhile. The
    constructor asks nothing: a bot starts while its cluster is down.
    """

    def __init__(self, cluster: SearchCluster) -> None:
        self._cluster = cluster
        self._lock = threading.Lock()
        self._opened: Connection | None = None
        self._asked: Connection | None = None  # for looks
        self._engine: ClusterEngine | None = None
        self._frequent: set[str] = set()  # terms, by any state
        self._made = self._looked = self._failed = float("-inf")
        self._failure: ClusterError | None = None  # of the last look

    @property
    def version(self) -> str | None:
        """Name of the newest state that is known. Asks nothing."""
        engine = self._engine
        return engine.version if engine else None

    @property
    def current(self) -> SearchIndex:
        """The engine for the newest state. Raises ClusterError."""
        if self._engine is None or time.monotonic() >= self._looked + LOOK_SECONDS:
            self.refresh()
        return self._known()

    @property
    def last_damage(self) -> NewsbotError | None:
        """Nothing: OpenSearch checks its files itself."""
        return None

    @property
    def needs_kernels(self) -> bool:
        """Nothing is compiled."""
        return False

    def load_kernels(self) -> None:
        """Do nothing."""

    def warm_up(self) -> None:
        """Read what every question needs, if the cluster can answer."""
        self.do(lambda engine: engine.warm_up())

    def watching(self) -> AbstractContextManager[object]:
        """Do nothing: `current` looks by itself."""
        return nullcontext()

    def refresh(self, wait: bool = False) -> None:
        """Look whether another state was published, and open it. Raises ClusterError.

        Threads that come while one looks go on with the state that they know. Those that wait for a look that fails
        don't repeat it.
        """
        began = time.monotonic()
        if not self._lock.acquire(blocking=wait or self._engine is None):
            return
        try:
            if self._failure is not None and self._failed >= began:
                raise _copy(self._failure)
            if wait or self._engine is None or time.monotonic() >= self._looked + LOOK_SECONDS:
                self._look()
        finally:
            self._lock.release()

    def _look(self) -> None:
        self._failure = None
        try:
            state = require_state(self._connect())
            is_old = time.monotonic() >= self._made + FRESH_SECONDS
            if self._engine is None or is_old or self._engine.state != state:
                self._open(state)
            self._looked = time.monotonic()
        except ClusterError as error:
            self._failure, self._failed = _copy(error), time.monotonic()
            raise

    def _connect(self) -> Connection:
        """Return the connection to look with; look first whether newsbot can use the cluster."""
        if self._asked is None:
            self._opened = connect(self._cluster)
            looking = connect(self._cluster, _LOOK_TIMEOUT, retries=max(1, len(self._cluster.hosts) - 1))
            looking.check()
            self._asked = looking
        return self._asked

    def _open(self, state: IndexState) -> None:
        assert self._opened is not None
        engine = ClusterEngine(self._opened, state, self._frequent)
        engine.warm_up()
        self._engine, self._made = engine, time.monotonic()

    def _known(self) -> ClusterEngine:
        if self._engine is None:
            raise ClusterUnavailable(self._cluster.where, "it didn't answer in time", "check its load and the network")
        return self._engine

    def do(self, work: Callable[[SearchIndex], T]) -> T:
        """Return the result of `work` on the newest state. Raises ClusterError.

        If that state is replaced meanwhile and lacks something that the work wants, it is repeated on the newer one.
        """
        for tries in range(1, _TRIES + 1):
            engine = self.current
            try:
                return work(engine)
            except (ClusterIndexGone, ClusterUnavailable, LookupError):
                self.refresh(wait=True)
                if tries == _TRIES or self.version == engine.version:
                    raise
        raise AssertionError("unreachable")


def _copy(error: ClusterError) -> ClusterError:
    """Return the same error for another thread: each has a traceback of its own."""
    return type(error)(error.where, error.reason, error.remedy)
