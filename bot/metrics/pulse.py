"""Signs of life of a running bot's parts. Not for judging them: see `bot/operations/watching/`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

BEAT_SECONDS = 1.0
"""Seconds between two signs of life of the event loop."""


class Pulse:
    """When each part last gave a sign of life, in seconds of the monotonic clock; None: not yet.

    Written on the bot's event loop; other threads may read it.
    """

    def __init__(self) -> None:
        self.loop: float | None = None
        """When the event loop last turned."""
        self.telegram: float | None = None
        """When Telegram last answered a call, even with a refusal."""
        self.poll_began: float | None = None
        """When the current poll for updates began; None between two polls."""

    async def beat(self) -> None:
        """Note that the event loop turns, until cancelled."""
        while True:
            self.loop = time.monotonic()
            await asyncio.sleep(BEAT_SECONDS)

    @contextmanager
    def polling(self) -> Iterator[None]:
        """Note that the block is one poll."""
        self.poll_began = time.monotonic()
        try:
            yield
        finally:
            self.poll_began = None
