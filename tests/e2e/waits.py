"""How long tests wait. Every limit leaves room for a machine that is ten times slower, or busy with other work.

For tests of all folders. A test waits for what it needs and never for a fixed time, so only a failing test reaches a
limit.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

WAIT_SECONDS = 150.0
"""The limit of a wait for what has to happen sooner or later: a process starts, an index is built, an answer comes."""

_PAUSE_SECONDS = 0.01  # between two looks
_START = [sys.executable, "-c", "import numba, telegram.ext"]  # a second of work for the processor


def eventually(look: Callable[[], T], seconds: float = WAIT_SECONDS) -> T:
    """Looks until it sees something, and returns that. For what tells nobody when it changes."""
    seen = _look(look, seconds)
    assert seen, f"looked for {seconds} s in vain"
    return seen


def within(seconds: float, look: Callable[[], T]) -> T:
    """Looks until it sees something, which has to be there within `seconds` where nothing else slows the machine down.

    A slow machine gets as long again as it takes to start a program: a second where nothing else runs.
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
