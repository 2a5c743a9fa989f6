"""Work for other processes, which import it from this module."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from index import SearchIndex


def process(snapshot: SearchIndex) -> int:
    """Return the id of the current process."""
    return os.getpid()


def slow_process(snapshot: SearchIndex) -> int:
    """Return the id of the current process, after a delay in which other work can be submitted."""
    time.sleep(0.05)
    return os.getpid()


def titles(snapshot: SearchIndex) -> list[str]:
    """Return the titles of the newest articles."""
    return [article.title for article in snapshot.newest(3)]


def deadly(spared: int, snapshot: SearchIndex) -> int:
    """Kill the current process, unless it is `spared`."""
    if os.getpid() != spared:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def deadly_once(mark: Path, snapshot: SearchIndex) -> int:
    """Kill the first process that runs this, and leave its id in the file `mark`."""
    try:
        with mark.open("x") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        return os.getpid()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def stopped_once(mark: Path, snapshot: SearchIndex) -> int:
    """Stop the first process that runs this, as a debugger does: it hangs, but doesn't end."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return os.getpid()
    os.kill(os.getpid(), signal.SIGSTOP)
    raise AssertionError("nobody lets it go on")


def stopped(spared: int, snapshot: SearchIndex) -> int:
    """Stop the current process, unless it is `spared`."""
    if os.getpid() != spared:
        os.kill(os.getpid(), signal.SIGSTOP)
    return os.getpid()


def wrong(snapshot: SearchIndex) -> None:
    """Raise an error."""
    raise LookupError("nothing here")
