"""What a bot owns: partitions, taken over where they are free and given back beyond its share, and roles.

A partition passes through these states: its lock is taken (`Membership.owned`), it is served once this bot knows what
the last owner did, and it is given back once none of its updates is in hand.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any

from bot.errors import log_errors
from bot.replicas.dispatching import Dispatcher
from bot.replicas.lease import LEASE_SECONDS, Lease
from bot.replicas.membership import Membership, Taken
from bot.replicas.partitions import PARTITIONS, to_give_back
from bot.replicas.protocol import Handling, Work
from index import StoreError

_log = logging.getLogger(__name__)

GRACE_SECONDS = 0.5
"""Seconds to wait, after the lease of a bot that is gone has ended, before handling its chats.

Until the lease ends, it may send, if it lives and has only lost its session. What it sent last is written down then.
"""

LEAST_SECONDS = 0.3
"""Seconds to wait at least."""

SETTLING = ("news",)
"""Roles whose work begins only once what the last bot sent is written down, as for its partitions."""

DRAIN_SECONDS = 10.0
"""Seconds that a partition may take to come to rest before another one is given back in its place."""

Begin = Callable[[Coroutine[Any, Any, None]], None]
"""Begins work in the background."""


class Ownership:
    """The partitions of one bot. Lives on one event loop."""

    def __init__(self, members: Membership, dispatcher: Dispatcher, lease: Lease) -> None:
        self._members = members
        self._dispatcher = dispatcher
        self._lease = lease
        self._served: set[int] = set()
        self._leaving: dict[int, float] = {}  # and until when they may come to rest
        self._is_paused = False

    @property
    def taking(self) -> set[int]:
        """The partitions whose updates this bot takes up."""
        return set() if self._is_paused else self._served - self._leaving.keys()

    def serves(self, partition: int) -> bool:
        """Return whether this bot handles the chats of a partition."""
        return partition in self._served and self._lease.is_valid

    def pause(self) -> None:
        """Take up nothing more."""
        self._is_paused = True

    def lose(self) -> None:
        """Serve nothing: the locks are gone."""
        self._served.clear()
        self._leaving.clear()
        self._dispatcher.lose()

    async def balance(self, handling: Handling, begin: Begin) -> bool:
        """Take free partitions and give back others, up to this bot's share; return whether anything changed."""
        if self._is_paused:
            return False
        taken = await self._members.take_partitions()
        if taken.partitions:
            begin(self._take_over(taken, handling))
        return await self._give_back() or bool(taken.partitions)

    async def _take_over(self, taken: Taken, handling: Handling) -> None:
        """Serve partitions once what their last owner did is known."""
        self._lease.mark()
        term = self._lease.stamp()
        if taken.left_behind:
            words = "Taking over %d of %d partitions of chats from a bot that is gone."
            _log.warning(words, len(taken.left_behind), PARTITIONS)
            await asyncio.sleep(max(LEAST_SECONDS, LEASE_SECONDS + GRACE_SECONDS - taken.silent))
        with log_errors("", StoreError):
            if taken.left_behind:
                await self._dispatcher.count_takeover(taken.left_behind)
        await handling.catch_up()
        self._lease.mark()
        if self._lease.stamp() == term:
            self._dispatcher.lose(taken.partitions)  # what was in hand before is the last owner's, or to be read again
            self._served |= taken.partitions
            self._dispatcher.woken.set()

    async def _give_back(self) -> bool:
        """Give back what is too much, as soon as it is at rest."""
        now, busy = asyncio.get_running_loop().time(), self._dispatcher.busy()
        surplus = to_give_back(self._members.owned & self._served, busy, len(self._members.peers))
        for number in surplus[: max(0, len(surplus) - len(self._leaving))]:
            self._leaving.setdefault(number, now + DRAIN_SECONDS)
        at_rest = {number for number in self._leaving if number not in busy}
        for number in [number for number, until in self._leaving.items() if now > until]:
            del self._leaving[number]  # it works on something long: another one goes
        if not at_rest:
            return False
        self._served -= at_rest
        self._leaving = {number: until for number, until in self._leaving.items() if number not in at_rest}
        self._dispatcher.lose(at_rest)
        await self._members.give_back(at_rest)
        return True

    def serves_all(self, update_ids: Sequence[int]) -> bool:
        """Return whether this bot serves the partitions of some updates that it has in hand."""
        return all(self.serves(of) for of in self._dispatcher.partitions(update_ids))


class Roles:
    """Work that one bot does for all: it begins when this bot gets the role, and is cancelled when that is lost.

    Lives on one event loop.
    """

    def __init__(self, lease: Lease) -> None:
        self.wanted: set[str] = set()
        self._lease = lease
        self._have: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._work: set[asyncio.Task[None]] = set()

    def gain(self, roles: Iterable[str]) -> None:
        """Begin the work of roles that this bot has now."""
        for role in roles:
            self._have[role].set()

    def lose(self) -> None:
        """Cancel all work."""
        for event in self._have.values():
            event.clear()
        for task in self._work:
            task.cancel()

    async def do(self, role: str, work: Work) -> None:
        """Do `work` whenever this bot has the role, until it ends by itself, or this is cancelled."""
        self.wanted.add(role)
        while True:
            await self._have[role].wait()
            task = asyncio.create_task(self._marked(role, work), name=role)
            self._work.add(task)
            try:
                await asyncio.wait([task])
            finally:
                self._work.discard(task)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            if not task.cancelled():
                return task.result()

    async def _marked(self, role: str, work: Work) -> None:
        self._lease.mark()
        if role in SETTLING:
            await asyncio.sleep(LEASE_SECONDS + GRACE_SECONDS)
        await work()
