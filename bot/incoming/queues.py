"""Work that comes in: in order within a chat, side by side between chats, and no more than a person may ask.

One queue a chat, outside the application's own slots, so that no chat waits for another.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

_log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]
T = TypeVar("T")


class ChatQueues(Generic[T]):
    """Runs the jobs of each chat one after another, and those of different chats side by side.

    A job that fails is logged, and the next one runs. Each stands for an item, which is given back if there is no time
    left for the job. Lives on one event loop.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, deque[tuple[Job, T]]] = {}  # the first of each chat is the one that runs
        self._workers: set[asyncio.Task[None]] = set()
        self._open = 0
        self._ended = asyncio.Event()

    def __len__(self) -> int:
        """Return how many chats have a job that runs or waits."""
        return len(self._waiting)

    def waiting(self, chat_id: int) -> int:
        """Return how many jobs of a chat run or wait."""
        return len(self._waiting.get(chat_id, ()))

    async def fewer_than(self, jobs: int) -> None:
        """Wait until fewer than so many jobs of all chats run or wait."""
        while self._open >= jobs:
            self._ended.clear()
            await self._ended.wait()

    def submit(self, chat_id: int, job: Job, item: T) -> None:
        """Put `job` behind the others of its chat; return at once."""
        self._open += 1
        if chat_id in self._waiting:
            self._waiting[chat_id].append((job, item))
            return
        self._waiting[chat_id] = deque([(job, item)])
        worker = asyncio.create_task(self._work(chat_id), name=f"chat {chat_id}")
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def drain(self, seconds: float) -> list[T]:
        """Wait for all jobs, at most this long; then cancel what is left, and return the items of that."""
        if not self._workers:
            return []
        _, late = await asyncio.wait(self._workers, timeout=seconds)
        unfinished = [item for jobs in self._waiting.values() for _, item in jobs]
        for worker in late:
            worker.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return unfinished

    async def _work(self, chat_id: int) -> None:
        jobs = self._waiting[chat_id]
        try:
            while jobs:
                await self._run(jobs[0][0])
                jobs.popleft()
                self._forget_jobs(1)
        finally:
            del self._waiting[chat_id]
            self._forget_jobs(len(jobs))

    def _forget_jobs(self, count: int) -> None:
        self._open -= count
        self._ended.set()

    @staticmethod
    async def _run(job: Job) -> None:
        try:
            await job()
        except Exception:
            _log.exception("A message could not be answered.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a limit says of one question."""

    allowed: bool
    wait: float = 0.0
    """So many seconds until the next question is allowed."""
    say_so: bool = False
    """Whether the person is to be told; once is enough."""


_ALLOWED = Verdict(True)


@dataclass(slots=True)
class _Person:
    asked: deque[float]  # when, in seconds, the last questions that were allowed
    seen: float = 0.0
    told: bool = False


class PersonLimit:
    """At most so many questions of one person in any minute; 0 is as many as they like.

    Who is over it is told once, until they are under it again. Forgets people whose minute is over; of more than `most`
    in the same minute, those who were seen first.
    """

    SECONDS = 60.0

    def __init__(self, per_minute: int, most: int = 10_000) -> None:
        self._limit = per_minute
        self._most = most
        self._people: OrderedDict[int, _Person] = OrderedDict()  # who was seen last is the last

    def check(self, user_id: int, now: float) -> Verdict:
        """Count a question at `now`, in seconds by any clock that never goes back; return whether it is allowed."""
        if not self._limit:
            return _ALLOWED
        person = self._person(user_id, now)
        free_at = person.asked[0] + self.SECONDS if len(person.asked) == self._limit else now
        if free_at <= now:
            person.asked.append(now)
            person.told = False
            return _ALLOWED
        say_so, person.told = not person.told, True
        return Verdict(False, free_at - now, say_so)

    def _person(self, user_id: int, now: float) -> _Person:
        person = self._people.pop(user_id, None) or _Person(deque(maxlen=self._limit))
        self._people[user_id] = person
        person.seen = now
        first = next(iter(self._people.values()))
        while first.seen + self.SECONDS < now or len(self._people) > self._most:
            self._people.popitem(last=False)
            first = next(iter(self._people.values()))
        return person
