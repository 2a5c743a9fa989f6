"""How pytest-xdist spreads the tests over processes: which go together, and in what order.

For `--dist loadfile`, where the tests of a module share a process, and so the bot or the index that their fixtures
start. Not for what tests share otherwise: they pass in any order and in any process.
"""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

WORKERS_PER_PROCESSOR = 2
"""Number of workers with `-n auto`: a test that starts a bot waits for half of its time, while others can run."""

FIRST = ("tests/cluster/", "tests/benchmarks/", "tests/e2e/", "tests/bot/")
"""Folders of long modules. The short ones come last, so that all workers end at about the same time."""

TOGETHER = "tests/cluster/search/"
"""Folder whose modules share a search cluster: each worker that gets one of them would start another cluster."""


class Scheduling(LoadFileScheduling):
    """Give each worker a module at a time, and one worker all that share a search cluster."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER if nodeid.startswith(TOGETHER) else super()._split_scope(nodeid)


def urgency(nodeid: str) -> int:
    """Return where a test belongs in the order of all: the lower, the earlier."""
    return next((rank for rank, folder in enumerate(FIRST) if nodeid.startswith(folder)), len(FIRST))
