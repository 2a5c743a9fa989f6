"""The lease of a bot among several: how long it may count on what it owns, without asking the database again.

PostgreSQL ends a session that is silent for `IDLE_SECONDS`, and another bot then takes over. So a bot that has heard
nothing from its session for `LEASE_SECONDS`, which is less, must neither send nor write, whatever kept it: a process
that was stopped and goes on doesn't know how long it slept, but its clock does.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar

from telegram.error import NetworkError

from index import StoreError

IDLE_SECONDS = 2.8
"""Seconds of silence after which PostgreSQL ends a bot's session, and others take over what it owned."""

LEASE_SECONDS = 2.2
"""Seconds after the last answered beat for which a bot counts on what it owns."""

RECORD_TRIES, RECORD_SECONDS = 20, 0.5
"""Further tries to write down what has happened, and the seconds before each."""

_term: ContextVar[int | None] = ContextVar("term of the lease", default=None)


class OwnershipLost(NetworkError):
    """Another bot may be doing this work by now. Nothing was sent, and nothing must be."""

    def __init__(self) -> None:
        super().__init__("another bot with this token takes over")


def _clock() -> float:
    """Return the seconds since the machine started, if possible with those that it slept."""
    return time.clock_gettime(_CLOCK)


_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class Lease:
    """The right to work, from one answered beat to the next. A new session begins another term.

    Work begins with `mark`; whatever it does later is checked against the term in which it began. Work that was never
    marked, such as the menus that are set at the start, may go on without a lease.
    """

    def __init__(self, clock: Callable[[], float] = _clock) -> None:
        self._clock = clock
        self._term = 0
        self._until = float("-inf")

    @property
    def now(self) -> float:
        """The time by the lease's own clock, in seconds."""
        return self._clock()

    @property
    def is_valid(self) -> bool:
        """Whether the last beat was answered lately enough."""
        return self._clock() < self._until

    @property
    def has_lapsed(self) -> bool:
        """Whether it was not renewed in time: what began in this term has been refused to go on."""
        return not self.is_valid and self._until > float("-inf")

    def renew(self, asked_at: float) -> None:
        """Count on the session for `LEASE_SECONDS` from the moment at which a beat that was answered was sent."""
        self._until = asked_at + LEASE_SECONDS

    def end(self) -> None:
        """Count on it no more: the session is gone, or may be. What began in this term must not go on."""
        self._until = float("-inf")
        self._term += 1

    def mark(self) -> None:
        """Note that the current task, and what it starts, begins work in this term."""
        _term.set(self._term)

    @staticmethod
    def unmark() -> None:
        """Note that the current task only writes down what has happened, which stays true in any term."""
        _term.set(None)

    @staticmethod
    def stamp() -> int | None:
        """Return the term of the current task, to check it later and in another thread; None: it has none."""
        return _term.get()

    def check(self) -> None:
        """Raise OwnershipLost if the current task began its work in another term, or if the lease is over."""
        self.check_stamp(_term.get())

    def check_stamp(self, stamp: int | None) -> None:
        """Raise OwnershipLost as `check` does, for the task that this stamp is of."""
        if stamp is not None and (stamp != self._term or not self.is_valid):
            raise OwnershipLost


class Records:
    """Writes down what has happened, such as that a message was sent: in any term, since it stays true."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_ending = False

    def end(self) -> None:
        """Try nothing again that fails from now on: the bot ends."""
        self._is_ending = True

    async def record(self, write: Callable[[], Awaitable[object]]) -> None:
        """Call `write` until it succeeds, even if the current task is cancelled. Raises StoreError after some tries."""
        task = asyncio.create_task(self.insist(write))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.shield(task)

    async def finish(self) -> None:
        """Wait until all is written down, or can't be."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def insist(self, write: Callable[[], Awaitable[object]]) -> None:
        """Do `record` in the current task, which has no term from then on."""
        Lease.unmark()
        for _ in range(RECORD_TRIES):
            with suppress(StoreError):
                await write()
                return
            if self._is_ending:
                break
            await asyncio.sleep(RECORD_SECONDS)
        await write()
