"""Refreshing the sources on the web while the bot runs, in a process of its own; telling the admins how sources are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.admin.own_commands import events_of, own_command
from bot.api import Destination
from bot.errors import describe, log_errors
from bot.messages import Localization, text
from bot.services import Services
from index import NewsbotError

_log = logging.getLogger(__name__)


class Refreshing:
    """Refreshes the sources every `NEWSBOT_REFRESH_MINUTES`. Created once for a running bot; lives on its event loop.

    A new index is noticed by whoever answers; nothing waits for a refresh.
    """

    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot
        self._seconds = 60.0 * services.settings.refresh_minutes

    async def run(self) -> None:
        """Refresh until cancelled, the first time at once; one refresh at a time. Return if the setting is 0."""
        while self._seconds:
            try:
                await self.refresh()
            except Exception as error:
                _log.error("The sources could not be refreshed: %s", describe(error))
            await asyncio.sleep(self._seconds)

    async def refresh(self) -> None:
        """Refresh the sources that are due, and tell the admins what they should know, once. Raises OSError."""
        async with own_command(self._services, "refresh", "--progress", "json") as process:
            async for event in events_of(process):
                if event.get("event") == "health":
                    await self._tell(event)
                elif event.get("event") == "error":
                    _log.warning("The sources could not be refreshed: %s", event.get("message"))
            await process.wait()

    async def _tell(self, event: Mapping[str, Any]) -> None:
        kind, reason = event.get("kind"), str(event.get("reason"))
        _log.warning("%s", reason)
        for admin_id in sorted(self._services.settings.admin_ids):
            # A fault must not end the reading of events, and with it the refresh.
            with log_errors(f"Admin {admin_id} could not be told how a source is: ", TelegramError, NewsbotError):
                words = await self._services.chats.words(admin_id, None)
                message = text(f"{_say_kind(words, kind)}\n{reason}").reply()
                await self._services.deliver(self._bot, Destination(admin_id), message)


def _say_kind(words: Localization, kind: object) -> str:
    """Return what an event is about; any other kind than these four is that a source fails."""
    match kind:
        case "silent":
            return words.say("source-silent")
        case "back":
            return words.say("source-back")
        case "ended":
            return words.say("source-ended")
        case _:
            return words.say("source-failing")
