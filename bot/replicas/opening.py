"""Which `Replication` a bot has: that of the only bot with SQLite, and with PostgreSQL that of one among several."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.memory import Memory
from bot.metrics import Metrics
from bot.replicas.protocol import Replication
from bot.replicas.single import SingleBot
from index import BotBusy, hold_lock

MOST_PLACES = 100
"""Maximum number of bots that share a memory and a data folder on one machine."""


def open_replication(memory: Memory, name: str | None, metrics: Metrics) -> Replication:
    """Return how a bot shares the work on its memory. `name` is what others call it; None: its machine and process."""
    if not memory.may_be_shared:
        return SingleBot(memory)
    from bot.replicas.replica import Replica  # needs PostgreSQL's driver

    return Replica(memory, name or f"{socket.gethostname()}:{os.getpid()}", metrics)


@contextmanager
def hold_place(lock: Path, is_shared: bool) -> Iterator[None]:
    """Hold a bot's place on its data folder within the block.

    `lock` is the file to lock. If several bots share the memory, each locks a file of its own beside it.

    Raises BotBusy.
    """
    numbers = range(1, MOST_PLACES + 1) if is_shared else range(1)
    with ExitStack() as held:
        for number in numbers:
            place = lock.with_name(f"{lock.stem}.{number}{lock.suffix}") if number else lock
            try:
                held.enter_context(hold_lock(place, BotBusy))
                break
            except BotBusy:
                if number == numbers[-1]:
                    raise
        yield
