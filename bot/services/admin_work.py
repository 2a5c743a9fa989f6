"""Work in the background that admins started from a message. Not for the work itself: see `bot/admin/`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Message

MOST_AT_ONCE = 2
"""Maximum number of newsbot's own commands that run for admins at the same time; others wait for their turn."""


class AdminWork:
    """The work that admins started: one job for each message, which shows how it goes. Lives on one event loop."""

    def __init__(self) -> None:
        self._messages: set[tuple[int, int]] = set()
        self._slots = asyncio.Semaphore(MOST_AT_ONCE)

    def is_under_way(self, message: Message) -> bool:
        """Return whether a message shows work that isn't done."""
        return (message.chat_id, message.message_id) in self._messages

    @asynccontextmanager
    async def on(self, message: Message) -> AsyncIterator[None]:
        """Run the block, which works for a message, when it is its turn."""
        key = message.chat_id, message.message_id
        self._messages.add(key)
        try:
            async with self._slots:
                yield
        finally:
            self._messages.discard(key)
