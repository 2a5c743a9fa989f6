"""Work in the background that admins started from a message. Not for the work itself: see `bot/admin/`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Message

from bot.api import edit
from bot.errors import describe, given_up_aloud
from bot.messages import Localization, text
from index import NewsbotError

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
    async def on(self, message: Message, words: Localization) -> AsyncIterator[None]:
        """Run the block, which works for a message, when it is its turn. An error that it raises is put there, too."""

        async def say(error: Exception) -> None:
            reason = str(error) if isinstance(error, NewsbotError) else describe(error)
            await edit(message, text(words.say("admin-failed", reason=reason)).reply())

        key = message.chat_id, message.message_id
        self._messages.add(key)
        try:
            async with given_up_aloud(say), self._slots:
                yield
        finally:
            self._messages.discard(key)
