"""Work in order: one queue a chat, outside the application's own slots, so that no chat waits for another."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

_log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]


class ChatQueues:
    """Runs the jobs of each chat one after another, and those of different chats side by side.

    A job that fails is logged, and the next one runs. Lives on one event loop.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, deque[Job]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    def submit(self, chat_id: int, job: Job) -> None:
        """Puts `job` behind the others of its chat; returns at once."""
        if chat_id in self._waiting:
            self._waiting[chat_id].append(job)
            return
        self._waiting[chat_id] = deque([job])
        worker = asyncio.create_task(self._work(chat_id), name=f"chat {chat_id}")
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def drain(self, seconds: float) -> None:
        """Waits for all jobs, at most this long; cancels what is left then."""
        if self._workers:
            _, late = await asyncio.wait(self._workers, timeout=seconds)
            for worker in late:
                worker.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _work(self, chat_id: int) -> None:
        jobs = self._waiting[chat_id]
        try:
            while jobs:
                await self._run(jobs.popleft())
        finally:
            del self._waiting[chat_id]

    @staticmethod
    async def _run(job: Job) -> None:
        try:
            await job()
        except Exception:
            _log.exception("A message could not be answered.")
