"""Outlasting an outage: while the server of a database restarts, who uses it waits, and nothing is lost.

Not for SQLite, which has no server, nor for the start of a program, which says at once what is wrong.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from index.errors import StoreUnreachable

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 2.0

_log = logging.getLogger(__name__)


class Outage:
    """Repeats what fails since the server is away, until it is back. Its methods are thread-safe."""

    def __init__(self, patience: float = 0.0) -> None:
        """`patience` is the time to wait for a server, in seconds; 0: fail at once."""
        self._patience = patience
        self._ended = Event()

    def end(self) -> None:
        """Let everybody who waits fail: the bot stops."""
        self._ended.set()

    def outlast(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, after waiting for the server if it is away. Raises what `work` raises."""
        until, pause = time.monotonic() + self._patience, _FIRST_PAUSE
        while True:
            try:
                return work()
            except StoreUnreachable as error:
                if time.monotonic() > until or self._ended.is_set():
                    raise
                if pause == _FIRST_PAUSE:
                    _log.warning("%s Waiting for it.", error)
            self._ended.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
