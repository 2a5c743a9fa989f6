"""How the bot talks to Telegram: a few calls at a time, and updates that a kill can't lose."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Update
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

Coming = Callable[[Sequence[Update]], Awaitable[None]]
"""Is given what came, and waited for."""


class NarrowRequest(HTTPXRequest):
    """Calls of which so many are made at a time, and the others wait in line.

    Without it, hundreds of calls that wait for a connection slow each other down: the connection pool looks at all of
    them whenever one ends.
    """

    def __init__(self, connections: int) -> None:
        super().__init__(connection_pool_size=connections)
        self._turn = asyncio.Semaphore(connections)

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        """Makes a call when it is its turn."""
        async with self._turn:
            return await super().do_request(*arguments, **named)


class PollingBot(ExtBot[Any]):
    """A bot whose `get_updates` returns what came when it is written down, all of it at once.

    Telegram takes the next call of `get_updates` as a sign that what the one before brought has arrived, and never
    delivers it again.
    """

    __slots__ = ("_coming",)

    def __init__(self, *arguments: Any, coming: Coming, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._coming = coming

    async def get_updates(self, *arguments: Any, **named: Any) -> tuple[Update, ...]:
        """What Telegram has, likewise as `ExtBot.get_updates`."""
        updates = await super().get_updates(*arguments, **named)
        if updates:
            await self._coming(updates)
        return updates
