"""Updates, from their arrival until they are handled, and the bot's background work.

An update is written to the database before it is confirmed to Telegram, and marked as done after a handler has finished
with it. After the bot ends or is killed, its next start handles the updates that are left.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from telegram import Update
from telegram.error import TelegramError

from bot.api import has_not_arrived, may_have_arrived
from bot.errors import describe, log_errors
from bot.incoming.arrivals import arrived_at, note_arrival
from bot.incoming.queues import ChatQueues, Job
from bot.logs import handling, logged_handling, note
from bot.memory import Memory, PendingUpdate
from bot.metrics import Metrics
from bot.replicas import Replication, SingleBot, partition_of
from index import NewsbotError

_log = logging.getLogger(__name__)
_works_on_suspect: ContextVar[bool] = ContextVar("works on suspect", default=False)
_current: ContextVar[list[NotedUpdate] | None] = ContextVar("current updates", default=None)

MOST_WAITING = 1000
"""Maximum number of waiting messages in one chat. Only a chat that nothing can be sent to reaches it."""

MOST_OPEN = 10_000
"""Number of waiting messages in all chats at which the bot stops fetching. Telegram keeps the others for a day."""


@dataclass(frozen=True, slots=True)
class NotedUpdate:
    """An update that was written down, and whether the bot has to handle it."""

    update_id: int
    is_new: bool
    is_suspect: bool = False
    """Whether handling it may have crashed the bot before."""
    arrived_at: float = field(default_factory=time.monotonic)
    """When it arrived, or was taken up after a start, by the monotonic clock."""


class _Arrival(NamedTuple):
    """An update that was written down and that no handler has asked for yet."""

    is_new: bool
    at: float


class Worker:
    """Handles updates, in order within a chat, and runs background work. Lives on one event loop.

    An update goes through `note_all` (or `take_up` after a start), `note`, `submit` and `done`.
    """

    def __init__(self, memory: Memory, metrics: Metrics | None = None, replication: Replication | None = None) -> None:
        self._memory = memory
        self._replication: Replication = replication or SingleBot(memory)
        self._metrics = metrics or Metrics()
        self._queues: ChatQueues[NotedUpdate] = ChatQueues()
        self._arrivals: dict[int, _Arrival] = {}
        self._unwritten: set[int] = set()
        self._suspects: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._writes: set[asyncio.Task[None]] = set()
        self._before_close: list[Callable[[], None]] = []

    @property
    def busy_chats(self) -> int:
        """The number of chats with running or waiting work."""
        return len(self._queues)

    @property
    def waiting_messages(self) -> int:
        """The number of messages and presses that wait for an earlier one of their chat."""
        return self._queues.all_waiting

    @property
    def works_on_suspect(self) -> bool:
        """Whether the current task handles an update that may have crashed the bot before."""
        return _works_on_suspect.get()

    @property
    def seconds_since_arrival(self) -> float | None:
        """The time since the update that the current task handles has arrived; None if it handles none."""
        moment = arrived_at()
        return None if moment is None else time.monotonic() - moment

    @property
    def current_updates(self) -> list[int]:
        """The numbers of the updates that the current task handles."""
        return [update.update_id for update in _current.get() or ()]

    # -- updates

    async def note_all(self, updates: Sequence[tuple[Update, str]]) -> None:
        """Write updates to the database now, each with its JSON.

        If that fails, they count as new: two answers are better than none. The log then names the first of them.
        An update that was handled before and is delivered again isn't new.
        """
        new, now = await self.note_new(updates), time.monotonic()
        known = (update.update_id for update, _ in updates if update.update_id not in new)
        self._arrivals.update((update_id, _Arrival(False, now)) for update_id in known)

    async def note_new(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        """Write updates to the database like `note_all`; return the numbers of the new ones.

        For deliveries in parallel: an update that isn't new may still wait for its `note`, and must not get another.
        """
        new: set[int] | None = None
        now = time.monotonic()
        with handling(updates[0][0].update_id) if updates else nullcontext(), log_errors():
            new = await self.write_down(updates)
        if new is None:
            new = {update.update_id for update, _ in updates}
            self._unwritten |= new
        self._arrivals.update((update_id, _Arrival(True, now)) for update_id in new)
        return new

    async def write_down(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        """Write updates to the database for whoever handles them; return the numbers of the new ones.

        Raises StoreError.
        """
        return await self._memory.note_all([pending_update(update, as_sent) for update, as_sent in updates])

    def is_safe(self, update_id: int) -> bool:
        """Return whether an update would outlive a kill of the bot, or needs no more work."""
        return update_id not in self._unwritten

    def note(self, update: Update) -> NotedUpdate:
        """Return whether an update is new. Call it once for each update.

        An update that `note_all` left out, a further part of a long question in a group, is written down now.
        """
        number = update.update_id
        if (arrival := self._arrivals.pop(number, None)) is None:
            arrival = _Arrival(self._replication.expects(number), time.monotonic())
            if arrival.is_new:
                self.write(self._memory.note_all([pending_update(update, update.to_json())]))
        return NotedUpdate(number, arrival.is_new, number in self._suspects, arrival.at)

    def take_up(self, update: Update, is_suspect: bool = False) -> None:
        """Mark an update from before this start as new; `is_suspect`: it may have crashed the bot."""
        self._arrivals[update.update_id] = _Arrival(True, time.monotonic())
        if is_suspect:
            self._suspects.add(update.update_id)

    def submit(self, chat_id: int, job: Job, *updates: NotedUpdate) -> None:
        """Add a job to the queue of its chat and return at once. `updates` are those that it handles."""
        waiting = self._queues.waiting(chat_id)
        if waiting >= MOST_WAITING:
            _log.error("%d messages in chat %s await an answer: dropping further ones for now.", waiting, chat_id)
            self.done(*(update for update in updates if update.is_new))
            return
        self._queues.submit(chat_id, partial(self._run, chat_id, updates, job), updates[0])

    async def room(self) -> None:
        """Wait until fewer than `MOST_OPEN` messages await an answer."""
        await self._queues.fewer_than(MOST_OPEN)

    def done(self, *updates: NotedUpdate) -> None:
        """Mark updates as done."""
        for update in updates:
            self._close(update.update_id)

    def _close(self, update_id: int) -> None:
        self._unwritten.discard(update_id)
        if (closing := self._replication.closing(update_id)) is not None:
            self.write(closing)

    def drop(self, update: Update) -> None:
        """Mark an update that asks for nothing as done, if it was written down: the bot may have a new name since."""
        if update.update_id in self._arrivals:
            self.give_up(update.update_id)

    def give_up(self, update_id: int) -> None:
        """Mark an update as done that no handler can process."""
        self._arrivals.pop(update_id, None)
        self._close(update_id)

    async def _run(self, chat_id: int, updates: Sequence[NotedUpdate], job: Job) -> None:
        if not any(update.is_new for update in updates):
            return
        if not self._replication.may_begin([update.update_id for update in updates]):
            return
        _works_on_suspect.set(any(update.is_suspect for update in updates))  # one task runs many jobs: set it for each
        _current.set(list(updates))
        note_arrival(min(update.arrived_at for update in updates))
        with logged_handling(updates[0].update_id):
            await self._do(chat_id, job)

    async def _do(self, chat_id: int, job: Job) -> None:
        """Do a job, log an error that it raises, and mark the updates that it handles as done."""
        current = _current.get() or []
        try:
            await job()
        except TelegramError as error:
            note(outcome="not sent")
            if has_not_arrived(error):
                _log.warning("A message in chat %s stays unanswered until a bot takes it up again: %s", chat_id, error)
                self._metrics.count_error(error)
                self._replication.leave_open([update.update_id for update in current])
                return
            if may_have_arrived(error):
                _log.warning("The answer to a message in chat %s may not have arrived: %s", chat_id, error)
            else:
                _log.warning("The answer to a message in chat %s could not be sent: %s", chat_id, error)
            self._metrics.count_error(error)
        except NewsbotError as error:
            note(outcome="failed")
            _log.error("A message could not be answered: %s", error)
            self._metrics.count_error(error)
        except Exception as error:
            note(outcome="failed")
            _log.error("A message could not be answered: %s", describe(error))
            self._metrics.count_error(error)
        self.done(*current)

    def keep_open(self) -> Callable[[], None]:
        """Leave the updates that the current job handles open after its end; return a function that marks them as done.

        For work in the background: if the bot ends before that is done, the next start takes the updates up again.
        """
        current = _current.get() or []
        updates = [*current]
        current.clear()
        return partial(self.done, *updates)

    def postpone(self, chat_id: int) -> Callable[[Job, int], None]:
        """Leave the updates that the current job handles open; return a function that submits another job for them.

        That job runs in the queue of its chat, after as many of the waiting ones as the function is told. Without it,
        the next start takes the updates up again.
        """
        current = _current.get() or []
        updates = tuple(current)
        current.clear()

        def submit(job: Job, place: int) -> None:
            if updates:
                self._queues.submit(chat_id, partial(self._run, chat_id, updates, job), updates[0], place)

        return submit

    def submit_beside(self, chat_id: int, job: Job, *updates: NotedUpdate) -> None:
        """Start a job that may take long, beside the queue of its chat; return at once.

        If the bot ends before it, the next start begins it again.
        """
        self.background(self._run(chat_id, updates, job))

    # -- other work

    def background(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` in the background; it is cancelled when the bot ends."""
        self._start(work, self._tasks)

    def write(self, change: Coroutine[Any, Any, object]) -> None:
        """Write to the database in the background; the bot waits for it before it ends."""
        self._start(change, self._writes)

    # -- the end

    def before_close(self, flush: Callable[[], None]) -> None:
        """Register `flush`, which submits messages that are still held back when the bot ends."""
        self._before_close.append(flush)

    async def close(self, seconds: float) -> None:
        """Wait up to `seconds` for open answers, then cancel them and all other work.

        Unanswered messages are in the database, where the next start, or another bot, finds them.
        """
        for flush in self._before_close:
            flush()
        if unanswered := await self._queues.drain(seconds):
            _log.info("%d messages stay unanswered until a bot takes them up again.", len(unanswered))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, *self._writes, return_exceptions=True)

    # -- tasks

    def _start(self, work: Coroutine[Any, Any, object], tasks: set[asyncio.Task[None]]) -> None:
        """Start `work` as a task, which stays in `tasks` until it ends."""
        task = asyncio.create_task(self._logged(work))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    async def _logged(self, work: Coroutine[Any, Any, object]) -> None:
        """Do `work`, and log an error here: asyncio would log it with its text, which may quote people."""
        try:
            await work
        except NewsbotError as error:
            _log.error("%s", error)
            self._metrics.count_error(error)
        except Exception as error:
            _log.error("Work in the background failed: %s", describe(error))
            self._metrics.count_error(error)


def pending_update(update: Update, as_sent: str) -> PendingUpdate:
    """Return an update as the inbox stores it; `as_sent` is its JSON. Without a chat, it belongs with its sender's."""
    chat_id = update.effective_chat.id if update.effective_chat else None
    sender = update.effective_user.id if update.effective_user else None
    return PendingUpdate(update.update_id, chat_id, as_sent, partition_of(sender if chat_id is None else chat_id))
