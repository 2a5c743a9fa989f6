"""Delivery of the double's updates to webhooks, each to two of several bots, as after a 200 that got lost on its way.

In order within a chat, as Telegram delivers, and concurrently across chats. A bot that doesn't answer with 200 is left
out, and the update is delivered to the next one, until two have taken it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from itertools import count

import aiohttp

TAKERS = 2
"""Number of bots that take each update."""

_PAUSE = 0.05  # seconds between two rounds of tries
_TIMEOUT = aiohttp.ClientTimeout(total=2.0)


class Hooks:
    """Delivers updates to the Unix sockets of bots. Lives on one event loop."""

    def __init__(self, sockets: Sequence[str], path: str, headers: dict[str, str]) -> None:
        self._sessions = [
            aiohttp.ClientSession(connector=aiohttp.UnixConnector(socket, limit=0), timeout=_TIMEOUT)
            for socket in sockets
        ]
        self._url = f"http://localhost{path}"
        self._headers = headers
        self._waiting: dict[int, deque[str]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._first = count()

    def deliver(self, chat: int, update: str) -> None:
        """Deliver an update of a chat once those before it are delivered; return at once."""
        if chat in self._waiting:
            self._waiting[chat].append(update)
            return
        self._waiting[chat] = deque([update])
        task = asyncio.create_task(self._work(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, chat: int) -> None:
        waiting = self._waiting[chat]
        while waiting:
            await self._until_taken(waiting[0])
            waiting.popleft()
        del self._waiting[chat]

    async def _until_taken(self, update: str) -> None:
        first, taken = next(self._first), set[int]()
        while len(taken) < min(TAKERS, len(self._sessions)):
            order = [(first + number) % len(self._sessions) for number in range(len(self._sessions))]
            tried = [number for number in order if number not in taken][: TAKERS - len(taken)]
            results = await asyncio.gather(*(self._is_taken(number, update) for number in tried))
            taken |= {number for number, is_taken in zip(tried, results, strict=True) if is_taken}
            if not all(results):
                first += 1
                await asyncio.sleep(_PAUSE)

    async def _is_taken(self, number: int, update: str) -> bool:
        try:
            async with self._sessions[number].post(self._url, data=update, headers=self._headers) as response:
                return response.status == 200
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False
