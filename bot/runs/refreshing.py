"""Refreshing the sources on the web while the bot runs, in a process of its own."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from bot.errors import describe
from bot.runs.own_commands import events_of, own_command
from bot.services import REFRESH, Services

_log = logging.getLogger(__name__)


class Refreshing:
    """Refreshes the sources every `NEWSBOT_REFRESH_MINUTES`. Created once for a running bot; lives on its event loop.

    While an admin has them refreshed, it waits. A new index is noticed by whoever answers; nothing waits for a refresh.
    `refreshed` is called after each.
    """

    def __init__(self, services: Services, refreshed: Callable[[], None]) -> None:
        self._services = services
        self._refreshed = refreshed
        self._seconds = 60.0 * services.settings.refresh_minutes

    async def run(self) -> None:
        """Refresh until cancelled, the first time at once; one refresh at a time. Return if the setting is 0."""
        while self._seconds:
            try:
                await self.refresh()
            except Exception as error:
                _log.error("The sources could not be refreshed: %s", describe(error))
            self._refreshed()
            await asyncio.sleep(self._seconds)

    async def refresh(self) -> None:
        """Refresh the sources that are due, and log and count what became of them. Raises OSError."""
        report: dict[str, Any] | None = None
        async with (
            self._services.replication.exclusive(REFRESH),
            own_command(self._services, "refresh", "--progress", "json") as process,
        ):
            began = time.monotonic()
            async for event in events_of(process):
                if event.get("event") == "health":
                    _log.warning("%s", event.get("reason"))
                elif event.get("event") == "error":
                    _log.warning("The sources could not be refreshed: %s", event.get("message"))
                elif event.get("event") == "report":
                    report = event
            await process.wait()
        self._services.metrics.note_refresh(time.monotonic() - began, report)
