"""Following the index behind an alias: one engine for each published state."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from index.cluster import Connection, connect, require_state
from index.cluster.reading.engine import ClusterEngine
from index.engine import SearchIndex
from index.errors import ClusterIndexGone, ClusterUnavailable, NewsbotError
from index.storage import SearchCluster

LOOK_SECONDS = 1.0
"""Seconds for which a state counts as the newest without another look."""

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
        self._engine: ClusterEngine | None = None
        self._looked = float("-inf")

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

        Threads that come while one looks go on with the state that they know.
        """
        if not self._lock.acquire(blocking=wait or self._engine is None):
            return
        try:
            if wait or self._engine is None or time.monotonic() >= self._looked + LOOK_SECONDS:
                self._look()
        finally:
            self._lock.release()

    def _look(self) -> None:
        if self._opened is None:
            connection = connect(self._cluster)
            connection.check()
            self._opened = connection
        state = require_state(self._opened)
        if self._engine is None or self._engine.state != state:
            engine = ClusterEngine(self._opened, state)
            engine.warm_up()
            self._engine = engine
        self._looked = time.monotonic()

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
