"""Which update the current task works on: each log line says so. Not for handling updates: see `bot/incoming`."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context
from typing import TypeVar

T = TypeVar("T")

_log = logging.getLogger(__name__)


class _Handling:
    """An update that is being handled, and what the line about it will say."""

    __slots__ = ("notes", "update_id")

    def __init__(self, update_id: int) -> None:
        self.update_id = update_id
        self.notes: dict[str, str] = {}


_current: ContextVar[_Handling | None] = ContextVar("update that is being handled", default=None)


def current_update() -> int | None:
    """Return the number of the update that the current task handles; None if it handles none."""
    current = _current.get()
    return current.update_id if current else None


def note(**notes: str) -> None:
    """Add to the line about the current update: for example, what kind of request it is. Never what people wrote."""
    if (current := _current.get()) is not None:
        current.notes.update(notes)


@contextmanager
def handling(update_id: int) -> Iterator[None]:
    """Have all log lines of the block name this update, also those of tasks and threads that it starts."""
    token = _current.set(_Handling(update_id))
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def logged_handling(update_id: int | None = None) -> Iterator[None]:
    """Do the same, for the current update by default, and log a line at the end of the block if the level is debug."""
    number = current_update() if update_id is None else update_id
    if number is None:
        yield
        return
    with handling(number):
        started = time.perf_counter()
        try:
            yield
        finally:
            if _log.isEnabledFor(logging.DEBUG):
                took = round(1000 * (time.perf_counter() - started), 1)
                notes = current.notes if (current := _current.get()) else {}
                _log.debug("Handled.", extra={**notes, "milliseconds": took})


def outside_updates() -> Context:
    """Return a context for a task that outlives the update during which it starts, so that its lines don't name it."""
    context = copy_context()
    context.run(_current.set, None)
    return context


def in_update(update_id: int | None, work: Callable[..., T], *arguments: object) -> T:
    """Do `work`, in another process perhaps, as a part of handling an update."""
    if update_id is None:
        return work(*arguments)
    with handling(update_id):
        return work(*arguments)
