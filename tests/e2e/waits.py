"""Waiting in tests. Every limit leaves room for a machine that is ten times slower, or busy with other work.

For the tests of all folders. A test waits for a condition and never for a fixed time, so only a failing test reaches
a limit.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

WAIT_SECONDS = 150.0
"""Time limit for events that must eventually happen: a process starts, an index is built, an answer arrives."""

_PAUSE_SECONDS = 0.01  # between two checks
_START = [sys.executable, "-c", "import numba, telegram.ext"]  # a second of work for the processor


def eventually(look: Callable[[], T], seconds: float = WAIT_SECONDS) -> T:
    """Poll `look` until it returns a true value, and return that; for conditions that can't be awaited."""
    seen = _look(look, seconds)
    assert seen, f"looked for {seconds} s in vain"
    return seen


def within(seconds: float, look: Callable[[], T]) -> T:
    """Poll `look` until it returns a true value; on an idle machine, this must happen within `seconds`.

    A slow machine gets additional time: as long as it takes to start a program, which is a second on an idle machine.
    """
    seen = _look(look, seconds)
    if not seen:
        subprocess.run(_START, check=True, timeout=WAIT_SECONDS)
        seen = look()
    assert seen, f"not there within {seconds} s"
    return seen


def _look(look: Callable[[], T], seconds: float) -> T:
    until = time.monotonic() + seconds
    while not (seen := look()) and time.monotonic() < until:
        time.sleep(_PAUSE_SECONDS)
    return seen
