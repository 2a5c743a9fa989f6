"""When that arrived which the current task works on. Not for when it was sent: clocks differ."""

from __future__ import annotations

import time
from contextvars import ContextVar

_arrived_at: ContextVar[float | None] = ContextVar("arrival", default=None)


def note_arrival(moment: float | None = None) -> None:
    """Note when that arrived which the current task works on, by the monotonic clock (default: now)."""
    _arrived_at.set(time.monotonic() if moment is None else moment)


def arrived_at() -> float | None:
    """Return when it arrived, by the monotonic clock; None if the task works on nothing that arrived."""
    return _arrived_at.get()
