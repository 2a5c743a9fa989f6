"""Errors that admins aren't told of: those that come up while they are told something. Not for telling them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_untold: ContextVar[bool] = ContextVar("admins are being told", default=False)


def is_untold() -> bool:
    """Return whether the admins aren't told of errors that the current task, or thread, logs."""
    return _is_untold.get()


@contextmanager
def untold() -> Iterator[None]:
    """Leave the errors of the block, and of what it starts, to the log alone: telling them might fail, too."""
    token = _is_untold.set(True)
    try:
        yield
    finally:
        _is_untold.reset(token)
