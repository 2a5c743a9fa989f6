"""The only bot on its memory: everything is its own, and nothing is asked of anybody."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

from telegram import Update

from bot.errors import log_errors, read_or
from bot.memory import Memory
from bot.replicas.protocol import Arrivals, Handling, Peer, Reception, Told, Turns, Work


class SingleBot:
    """The trivial `Replication`. It takes up all that is open at its start."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._running: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def begin(self, handling: Handling) -> None:
        """Take up the updates that weren't done when the bot last ended or was killed."""
        nothing: list[str] = []
        suspects: set[int] = set()
        with log_errors():
            suspects = await self._memory.count_start()
        for update in await read_or(nothing, self._memory.unfinished):
            handling.take(update, suspects)

    def pause(self) -> None:
        """Do nothing: updates are taken up at the start alone."""

    async def leave(self) -> None:
        """Do nothing: there is nobody to give anything back to."""

    def watch(self, receiving: Any) -> Any:
        """Return the task itself: there is no other reason to end."""
        return receiving

    def reception(self, arrivals: Arrivals, is_for: Callable[[Update], bool]) -> Reception:
        """Return what hands every update on."""
        return _Direct(arrivals, is_for)

    def expects(self, update_id: int) -> bool:  # noqa: ARG002
        """Return True: it is a further part of a long question, which is for the bot only together with the first."""
        return True

    def may_begin(self, update_ids: Sequence[int]) -> bool:  # noqa: ARG002
        """Return True."""
        return True

    def leave_open(self, update_ids: Sequence[int]) -> None:
        """Do nothing: the next start finds them."""

    def closing(self, update_id: int) -> Coroutine[Any, Any, None] | None:
        """Return what marks an update as done."""
        return self._memory.mark_done(update_id)

    async def record(self, write: Callable[[], Awaitable[object]]) -> None:
        """Write down what has happened."""
        await write()

    def check(self) -> None:
        """Do nothing."""

    def turns(self, limit: int) -> Turns | None:  # noqa: ARG002
        """Return None: this bot counts alone."""
        return None

    async def alone(self, role: str, work: Work) -> None:  # noqa: ARG002
        """Do the work."""
        await work()

    def holds(self, role: str) -> bool:  # noqa: ARG002
        """Return True."""
        return True

    @asynccontextmanager
    async def exclusive(self, name: str, waits: Callable[[], None] = lambda: None) -> AsyncIterator[None]:
        """Run the block while no other one of this name runs in this bot."""
        lock = self._running[name]
        if lock.locked():
            waits()
        async with lock:
            yield

    def tell(self, kind: str, value: Any) -> bool:  # noqa: ARG002
        """Return False: nobody hears it."""
        return False

    def on_told(self, kind: str, told: Told) -> None:
        """Do nothing: nobody tells anything."""

    def peers(self) -> Sequence[Peer]:
        """Return none."""
        return ()

    def check_health(self) -> None:
        """Do nothing: it does all of the work."""


class _Direct:
    """Gives every update to this bot's handlers, once `arrivals` has written down those that are for the bot."""

    def __init__(self, arrivals: Arrivals, is_for: Callable[[Update], bool]) -> None:
        self.is_for = is_for
        self.room = arrivals.room
        self.note_all = arrivals.note_all
        self.note_new = arrivals.note_new
        self.is_safe = arrivals.is_safe

    @staticmethod
    def hand_on(update: Update) -> Update:
        return update
