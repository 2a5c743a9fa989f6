"""Work that comes in: in order within a chat, side by side between chats.

One queue a chat, outside the application's own slots, so that no chat waits for another.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
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
