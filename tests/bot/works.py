"""Work for other processes, which import it by this name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from index import Snapshot


def process(snapshot: Snapshot) -> int:
    """Where it is done."""
    return os.getpid()


def slow_process(snapshot: Snapshot) -> int:
    """The same, after long enough for other work to be sent."""
    time.sleep(0.05)
    return os.getpid()


def titles(snapshot: Snapshot) -> list[str]:
    """Those of the newest articles."""
    return [article.title for article in snapshot.newest(3)]


def deadly(spared: int, snapshot: Snapshot) -> int:
    """Ends the process that does it, unless it is `spared`."""
    if os.getpid() != spared:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def deadly_once(mark: Path, snapshot: Snapshot) -> int:
    """Ends the first process that does it."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return os.getpid()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def stopped_once(mark: Path, snapshot: Snapshot) -> int:
    """Stops the first process that does it, as a debugger does: it does nothing any more, and doesn't end."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return os.getpid()
    os.kill(os.getpid(), signal.SIGSTOP)
    raise AssertionError("nobody lets it go on")


def stopped(spared: int, snapshot: Snapshot) -> int:
    """Stops whatever process does it, unless it is `spared`."""
    if os.getpid() != spared:
        os.kill(os.getpid(), signal.SIGSTOP)
    return os.getpid()


def wrong(snapshot: Snapshot) -> None:
    """Fails."""
    raise LookupError("nothing here")
