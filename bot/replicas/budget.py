"""The turns to send of all bots together, leased from the database in small batches, by its clock.

Turns are a fixed time apart, counted in one row. A turn that isn't used in time is lost: to use it later could put too
many messages into one second. Not for the limits of one chat: its owner counts those alone, in `bot/api`.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from bot.metrics import Metrics
from index import StoreError

BATCH = 5
"""Maximum number of turns that a bot leases at once, for messages that wait already."""

MARGIN = 1.2
"""Seconds over which the turns of a second are spread: messages take longer or shorter, and may bunch up."""

LATE_SECONDS = 0.05
"""Seconds after its moment for which a turn may be used."""

_LONGEST = 60.0  # seconds; turns further in the future mean that the database's clock was set back
_PAUSE = 0.2

_LEASE = """
INSERT INTO sending AS s (bot_id, free_at) VALUES (%(bot)s, extract(epoch FROM clock_timestamp()) + %(length)s)
ON CONFLICT (bot_id) DO UPDATE SET free_at = %(length)s + CASE
    WHEN s.free_at > extract(epoch FROM clock_timestamp()) + %(longest)s THEN extract(epoch FROM clock_timestamp())
    ELSE greatest(s.free_at, extract(epoch FROM clock_timestamp())) END
RETURNING free_at - extract(epoch FROM clock_timestamp())
"""

Ask = Callable[[str, dict[str, Any]], Awaitable[list[tuple[Any, ...]]]]
"""Runs a statement in the bot's session; returns its rows. Raises StoreError."""


class Budget:
    """Turns to send, `limit` a second of all bots on one memory. Lives on one event loop."""

    def __init__(self, ask: Ask, bot_id: int, limit: int, check: Callable[[], None], metrics: Metrics) -> None:
        """Create a budget. `check` raises an error if the current task must not send any more."""
        self._ask = ask
        self._bot_id = bot_id
        self._apart = MARGIN / limit
        self._check = check
        self._metrics = metrics
        self._turns: deque[float] = deque()  # moments by the event loop's clock
        self._waiting = 0
        self._leasing = asyncio.Lock()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn; send within the block, at once. Raises what `check` does, and waits without a database."""
        began = _now()
        self._waiting += 1
        try:
            while not await self._wait():
                self._check()
        finally:
            self._waiting -= 1
        self._metrics.note_sending_wait(_now() - began)
        yield

    async def _wait(self) -> bool:
        """Wait for the next turn; return whether it is still one then."""
        async with self._leasing:
            try:
                moment = await self._next()
            except StoreError:
                await asyncio.sleep(_PAUSE)
                return False
        await asyncio.sleep(max(0.0, moment - _now()))
        return _now() <= moment + LATE_SECONDS

    async def _next(self) -> float:
        while self._turns and self._turns[0] + LATE_SECONDS < _now():
            self._turns.popleft()
        if not self._turns:
            await self._lease(min(BATCH, self._waiting))
        return self._turns.popleft()

    async def _lease(self, count: int) -> None:
        values = {"bot": self._bot_id, "length": count * self._apart, "longest": _LONGEST}
        [(seconds,)] = await self._ask(_LEASE, values)
        end = _now() + float(seconds)
        self._turns.extend(end - (count - number) * self._apart for number in range(count))


def _now() -> float:
    return asyncio.get_running_loop().time()
