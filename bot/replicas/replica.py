"""One of several bots with the same token on one memory in PostgreSQL: the `Replication` that shares the work."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

from telegram import Update

from bot.errors import describe
from bot.memory import Memory
from bot.metrics import Metrics
from bot.replicas.budget import Budget
from bot.replicas.dispatching import Dispatcher
from bot.replicas.lease import Lease, Records
from bot.replicas.listening import TELL, Listener
from bot.replicas.membership import Membership, NewerVersion
from bot.replicas.ownership import Ownership, Roles
from bot.replicas.protocol import Arrivals, Handling, Peer, Reception, Told, Turns, Work
from bot.replicas.reception import InboxReception
from index import NewsbotError, StoreError

_log = logging.getLogger(__name__)

BEAT_SECONDS = 0.5
"""Seconds between two signs of life in the database."""

REJOIN_SECONDS = 0.5
"""Seconds until a bot that lost its session opens another one."""

WAIT_SECONDS = 1.0
"""Seconds between two looks whether something that another bot does has ended."""

PAUSE_SECONDS = 0.01
"""Seconds between two looks into the inbox, so that updates of the same moment are read together."""

SKEW_SECONDS = 5.0
"""Difference to the database's clock that is worth a line in the log."""


class Replica:
    """A bot among several. Created once for a running bot; lives on one event loop from `begin` until `leave`."""

    def __init__(self, memory: Memory, name: str, metrics: Metrics) -> None:
        self._memory = memory
        self._metrics = metrics
        self._lease = Lease()
        self._records = Records()
        self._members = Membership(memory.engine, memory.bot_id, name, self._lease)
        self._dispatcher = Dispatcher(self._members.ask, memory.bot_id)
        self._ownership = Ownership(self._members, self._dispatcher, self._lease)
        self._roles = Roles(self._lease)
        self._listener = Listener(memory.engine, name, memory.bot_id, self._look_again)
        self._handling: Handling | None = None
        self._reception: InboxReception | None = None
        self._running: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tasks: set[asyncio.Task[None]] = set()
        self._failed: asyncio.Future[None] | None = None
        self._trouble = ""
        self._is_skewed = False
        memory.share(self._lease.stamp, self._lease.check_stamp, lambda: self._members.ahead)

    # -- beginning and end

    async def begin(self, handling: Handling) -> None:
        """Join the others, and handle updates from now on. Raises StoreError if the database can't be used."""
        self._handling = handling
        self._failed = asyncio.get_running_loop().create_future()
        if self._reception is not None:
            self._reception.handling = handling
        self._listener.on_told("inbox", lambda _: self._dispatcher.woken.set())
        await self._members.join()
        await self._beat()
        for work in (self._live(), self._take_up(), self._listener.run(self._sender)):
            self._start(work)

    def pause(self) -> None:
        """Take up no more updates, and try nothing again: the bot ends."""
        self._records.end()
        self._ownership.pause()

    async def leave(self) -> None:
        """Give back everything, and tell nobody anything any more."""
        await self._records.finish()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with suppress(StoreError):
            await self._members.leave()

    def watch(self, receiving: asyncio.Task[Any]) -> asyncio.Task[Any]:
        """Return a task that ends when `receiving` does, or raises the reason for which this bot must end."""
        return asyncio.create_task(self._first_of(receiving), name="watch")

    async def _first_of(self, receiving: asyncio.Task[Any]) -> Any:
        assert self._failed is not None
        await asyncio.wait([receiving, self._failed], return_when=asyncio.FIRST_COMPLETED)
        return self._failed.result() if self._failed.done() else receiving.result()

    # -- updates

    def reception(self, arrivals: Arrivals, is_for: Callable[[Update], bool]) -> Reception:
        """Return what writes updates down and leaves them to their owners."""
        self._reception = InboxReception(arrivals, is_for, self._ownership.serves, self.tell)
        self._listener.on_told("inline", self._reception.on_inline)
        self._listener.on_told("long", self._reception.note_long)
        return self._reception

    def expects(self, update_id: int) -> bool:  # noqa: ARG002
        """Return False: whatever is for the bot was written down by whoever received it."""
        return False

    def may_begin(self, update_ids: Sequence[int]) -> bool:
        """Return whether this bot has these updates in hand, and serves their partitions; mark the task if so."""
        if not self._ownership.serves_all(update_ids) or not self._dispatcher.begin(update_ids):
            self._dispatcher.refuse(update_ids)
            return False
        self._lease.mark()
        return True

    def leave_open(self, update_ids: Sequence[int]) -> None:
        """Note that nothing works on some updates any more."""
        self._dispatcher.leave(update_ids)

    def closing(self, update_id: int) -> Coroutine[Any, Any, None] | None:
        """Return what marks an update as done, even if this bot has lost the others meanwhile: it was handled."""
        return self._close(update_id) if self._dispatcher.finish(update_id) else None

    async def _close(self, update_id: int) -> None:
        try:
            await self._records.insist(partial(self._memory.mark_done, update_id))
        finally:
            self._dispatcher.let_go(update_id)

    async def record(self, write: Callable[[], Awaitable[object]]) -> None:
        """Write down what has happened, even if this bot loses its place, or the current task is cancelled."""
        await self._records.record(write)

    # -- calls and other work

    def check(self) -> None:
        """Raise OwnershipLost if the current task must not send any more."""
        self._lease.check()

    def turns(self, limit: int) -> Turns | None:
        """Return the turns of all bots together."""
        return Budget(self._members.ask, self._memory.bot_id, limit, self.check, self._metrics) if limit else None

    async def alone(self, role: str, work: Work) -> None:
        """Do `work` whenever this bot has the role, until the work ends by itself."""
        await self._roles.do(role, work)

    def holds(self, role: str) -> bool:
        """Return whether this bot has a role."""
        return role in self._members.roles and self._lease.is_valid

    @asynccontextmanager
    async def exclusive(self, name: str, waits: Callable[[], None] = lambda: None) -> AsyncIterator[None]:
        """Run the block while no other one of this name runs in any bot."""
        local = self._running[name]
        if local.locked():
            waits()
        async with local:
            while not await self._locked(f"run {name}"):
                waits()
                await asyncio.sleep(WAIT_SECONDS)
            try:
                yield
            finally:
                await asyncio.shield(asyncio.ensure_future(self._unlock(f"run {name}")))

    async def _locked(self, name: str) -> bool:
        """Return whether this bot has a lock now. If the task is cancelled meanwhile, it is given back."""
        locking = asyncio.ensure_future(self._members.lock(name))
        try:
            return await asyncio.shield(locking)
        except StoreError:
            return False
        except asyncio.CancelledError:
            locking.add_done_callback(lambda _: self._start(self._unlock(name)))
            raise

    async def _unlock(self, name: str) -> None:
        with suppress(StoreError):  # a lost session has given it back
            await self._members.unlock([name])

    # -- what bots tell each other

    def tell(self, kind: str, value: Any) -> bool:
        """Tell all other bots something, soon; return whether it is short enough."""
        message = self._listener.message(self._sender, kind, value)
        if message is not None:
            self._start(self._tell(message))
        return message is not None

    async def _tell(self, message: dict[str, str]) -> None:
        with suppress(StoreError):  # nobody depends on it
            await self._members.ask(TELL, message)

    def on_told(self, kind: str, told: Told) -> None:
        """Call `told` with what another bot tells, or with what the memory's triggers tell of a change by any bot."""
        self._listener.on_told(kind, told)

    @property
    def _sender(self) -> str:
        return f"{self._members.name} {id(self)}"

    # -- for whoever watches

    def peers(self) -> Sequence[Peer]:
        """Return the bots that are alive, this one first."""
        return [*self._members.peers]

    def check_health(self) -> None:
        """Raise StoreError if this bot has lost its session, and with it its part of the work."""
        if not self._lease.is_valid:
            raise StoreError("NEWSBOT_CHATS_URL", "of the bot's memory", self._trouble or "its session was lost")

    # -- the life of a bot

    async def _live(self) -> None:
        """Give signs of life, take what is free, give back what is too much; after a loss, begin again."""
        while True:
            try:
                if not self._members.backend:
                    await self._members.join()
                await self._beat()
            except NewerVersion as error:
                self._lose(error)
                assert self._failed is not None
                self._failed.set_exception(error)
                return
            except NewsbotError as error:
                self._lose(error)
            except Exception as error:  # if this task ended, the bot would never work again
                _log.error("The bot's place among the others is lost: %s", describe(error))
                self._lose(StoreError("NEWSBOT_CHATS_URL", "of the bot's memory", "an unexpected error"))
            await asyncio.sleep(BEAT_SECONDS if self._members.backend else REJOIN_SECONDS)

    async def _beat(self) -> None:
        await self._members.beat()
        self._note_clock()
        self._roles.gain(await self._members.take_roles(self._roles.wanted))
        if self._handling is not None and await self._ownership.balance(self._handling, self._start):
            await self._members.beat()  # so that others know at once
        self._trouble = ""

    def _lose(self, error: Exception) -> None:
        """Stop everything that only an owner may do: by now, others may do it."""
        if not self._trouble:
            _log.error("This bot has lost its place among the others, and handles nothing until it is back: %s", error)
        self._trouble = str(error)
        self._members.lose()
        self._ownership.lose()
        self._roles.lose()

    async def _take_up(self) -> None:
        """Take up updates whenever there may be some."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(WAIT_SECONDS):
                    await self._dispatcher.woken.wait()
            assert self._handling is not None
            try:
                await self._dispatcher.take_up(lambda: self._ownership.taking, self._handling)
                await asyncio.sleep(PAUSE_SECONDS)
            except StoreError:  # the next beat finds out
                await asyncio.sleep(REJOIN_SECONDS)
            except Exception as error:
                _log.error("Updates could not be taken up: %s", describe(error))
                await asyncio.sleep(WAIT_SECONDS)

    async def _look_again(self) -> None:
        """Read again what may have changed while nobody told it."""
        self._dispatcher.woken.set()
        if self._handling is not None:
            await self._handling.catch_up()

    def _note_clock(self) -> None:
        is_skewed = abs(self._members.ahead) > SKEW_SECONDS
        if is_skewed and not self._is_skewed:
            words = "The database's clock differs from this machine's by %.0f s: set the clocks."
            _log.warning(words, abs(self._members.ahead))
        self._is_skewed = is_skewed

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
