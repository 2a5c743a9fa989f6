"""Updates as they come from Telegram: written down before the next call confirms them, so that a kill loses none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Update
from telegram.ext import ExtBot

Coming = Callable[[Sequence[Update]], Awaitable[None]]
"""Is given what came, and waited for."""


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
