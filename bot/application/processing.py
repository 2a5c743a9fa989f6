"""Naming the update in all log lines about it. Not for the order of updates: see `bot/incoming/queues.py`."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.logs import handling


class NamedUpdates(BaseUpdateProcessor):
    """Passes updates to the handlers one by one, as the application does by default, and names them in the log."""

    def __init__(self) -> None:
        super().__init__(max_concurrent_updates=1)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update."""
        if not isinstance(update, Update):
            await coroutine
            return
        with handling(update.update_id):
            await coroutine

    async def initialize(self) -> None:
        """Do nothing: there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing: there is nothing to close."""
