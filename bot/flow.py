"""Work in order, coming in and going out.

One queue a chat, outside the application's own slots, so that no chat waits for another; and Telegram's limits on
sending, where what has to wait holds up nothing but itself.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Generic, TypeVar

from aiolimiter import AsyncLimiter
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.ext import BaseRateLimiter

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

    def submit(self, chat_id: int, job: Job, item: T) -> None:
        """Puts `job` behind the others of its chat; returns at once."""
        if chat_id in self._waiting:
            self._waiting[chat_id].append((job, item))
            return
        self._waiting[chat_id] = deque([(job, item)])
        worker = asyncio.create_task(self._work(chat_id), name=f"chat {chat_id}")
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def drain(self, seconds: float) -> list[T]:
        """Waits for all jobs, at most this long; cancels what is left then, and returns the items of that."""
        if not self._workers:
            return []
        _, late = await asyncio.wait(self._workers, timeout=seconds)
        left = [item for jobs in self._waiting.values() for _, item in jobs]
        for worker in late:
            worker.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return left

    async def _work(self, chat_id: int) -> None:
        jobs = self._waiting[chat_id]
        try:
            while jobs:
                await self._run(jobs[0][0])
                jobs.popleft()
        finally:
            del self._waiting[chat_id]

    @staticmethod
    async def _run(job: Job) -> None:
        try:
            await job()
        except Exception:
            _log.exception("A message could not be answered.")


class Outgoing(BaseRateLimiter[int]):
    """Telegram's limits on sending: 30 messages a second in all, 20 a minute to one group.

    A call that Telegram refuses for its flood limits (429) is made again after the wait that it names, and one that
    meets a broken gateway, if it is for a chat, after a little while, both by itself: other calls go on. A call that
    timed out may have arrived, and is not made again. Edits and typing count against no limit.
    """

    ALL = 30, 1.0  # messages, seconds
    GROUP = 20, 60.0
    FLOODS = 8
    GATEWAYS = 4
    _GROUPS = 1000  # so many groups are remembered at a time

    def __init__(self) -> None:
        self._all = AsyncLimiter(*self.ALL)
        self._groups: dict[int, AsyncLimiter] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002  # the limits are the same for all calls
    ) -> Any:
        """Makes a call when its limits allow it, and again where that helps; raises TelegramError where it doesn't."""
        floods, gateways = self.FLOODS, self.GATEWAYS
        while True:
            if endpoint.startswith("send") and endpoint != "sendChatAction":
                await self._take_turn(data.get("chat_id"))
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                floods -= 1
                if floods < 0:
                    raise
                wait = _seconds(error)
            except NetworkError as error:
                gateways -= 1
                if gateways < 0 or "chat_id" not in data or isinstance(error, BadRequest | TimedOut):
                    raise
                wait = 2.0 ** (self.GATEWAYS - gateways - 1)
            _log.info("%s has to wait for %.0f s.", endpoint, wait)
            await asyncio.sleep(wait)

    async def _take_turn(self, chat_id: object) -> None:
        if isinstance(chat_id, int) and chat_id < 0:  # a group
            await self._group(chat_id).acquire()
        await self._all.acquire()

    def _group(self, chat_id: int) -> AsyncLimiter:
        if len(self._groups) >= self._GROUPS and chat_id not in self._groups:
            idle = [group for group, limit in self._groups.items() if limit.has_capacity(self.GROUP[0])]
            for group in idle or list(self._groups)[:1]:
                del self._groups[group]
        return self._groups.setdefault(chat_id, AsyncLimiter(*self.GROUP))


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return (after if isinstance(after, int | float) else after.total_seconds()) + 0.1
