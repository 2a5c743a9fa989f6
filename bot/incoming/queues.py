"""Queues of incoming work: in order within a chat, concurrently across chats.

Each chat has a queue of its own, outside the application's concurrency limit, so that no chat waits for another.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.errors import describe

_log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]
T = TypeVar("T")


class ChatQueues(Generic[T]):
    """Runs the jobs of each chat one after another, and those of different chats concurrently.

    A failed job is logged, and the next one runs. Each job has an item, which `drain` returns if the job was cancelled.
    Lives on one event loop.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, deque[tuple[Job, T]]] = {}  # the first job of each chat is running
        self._workers: set[asyncio.Task[None]] = set()
        self._open = 0
        self._ended = asyncio.Event()

    def __len__(self) -> int:
        """Return how many chats have a running or waiting job."""
        return len(self._waiting)

    @property
    def all_waiting(self) -> int:
        """The number of jobs that wait for another one of their chat."""
        return self._open - len(self._waiting)

    def waiting(self, chat_id: int) -> int:
        """Return how many jobs of a chat are running or waiting."""
        return len(self._waiting.get(chat_id, ()))

    async def fewer_than(self, jobs: int) -> None:
        """Wait until fewer than `jobs` jobs of all chats are running or waiting."""
        while self._open >= jobs:
            self._ended.clear()
            await self._ended.wait()

    def submit(self, chat_id: int, job: Job, item: T, place: int | None = None) -> None:
        """Add `job` to the queue of its chat; return at once.

        `place` is the number of waiting jobs that run before it (default: all).
        """
        self._open += 1
        if (jobs := self._waiting.get(chat_id)) is not None:
            jobs.insert(len(jobs) if place is None else place + 1, (job, item))  # the first one runs
            return
        self._waiting[chat_id] = deque([(job, item)])
        worker = asyncio.create_task(self._work(chat_id), name=f"chat {chat_id}")
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def drain(self, seconds: float) -> list[T]:
        """Wait up to `seconds` for all jobs, then cancel the rest and return their items."""
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
        except Exception as error:
            _log.error("A message could not be answered: %s", describe(error))
