"""Telling the admins how sources on the web are doing, each of them once, whoever refreshed the sources.

What is to be told waits in the database of articles. An event is settled after it was sent: if the bot is killed in
between, it is sent again. Not for refreshing: see `bot/runs/refreshing.py`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from telegram import Bot
from telegram.error import TelegramError

from bot.api import Destination, has_not_arrived
from bot.errors import describe
from bot.logs import untold
from bot.messages import health_message
from bot.services import Services
from index import NewsbotError, SourceNews, mark_told, untold_health

_log = logging.getLogger(__name__)

CHECK_SECONDS = 60.0
"""Seconds between two looks at what is to be told: `newsbot refresh` may run beside the bot."""


class SourceHealth:
    """Tells each admin what happened to sources. Created once for a running bot; lives on its event loop.

    Admins don't wait for each other.
    """

    def __init__(self, services: Services, bot: Bot) -> None:
        self._tellers = [_Teller(services, bot, admin_id) for admin_id in sorted(services.settings.admin_ids)]

    async def run(self) -> None:
        """Tell the admins until cancelled. Return if there are none."""
        async with asyncio.TaskGroup() as tasks:
            for teller in self._tellers:
                tasks.create_task(teller.run())

    def look(self) -> None:
        """Look at once whether there is something to tell."""
        for teller in self._tellers:
            teller.woken.set()


class _Teller:
    """Tells one admin."""

    def __init__(self, services: Services, bot: Bot, admin_id: int) -> None:
        self.woken = asyncio.Event()
        self._services = services
        self._bot = bot
        self._admin_id = admin_id
        self._known: set[int] = set()  # ids of events that were sent, or refused, and may not be settled yet
        self._trouble = ""

    async def run(self) -> None:
        """Tell until cancelled: if this task ended, the admin would hear of no source again."""
        while True:
            self.woken.clear()
            before, self._trouble = self._trouble, ""
            with untold():
                await self._try_to_tell(before)
            with suppress(TimeoutError):
                async with asyncio.timeout(CHECK_SECONDS):
                    await self.woken.wait()

    async def _try_to_tell(self, before: str) -> None:
        try:
            await self._tell(before)
        except (NewsbotError, TelegramError) as error:
            self._note_trouble(str(error), before)
        except Exception as error:
            self._note_trouble(describe(error), before)

    async def _tell(self, trouble: str) -> None:
        """Send what is to be told, and settle it. Raises NewsbotError, and TelegramError if it may be sent later."""
        health = await asyncio.to_thread(
            untold_health, self._services.settings.data, str(self._admin_id), frozenset(self._known)
        )
        news: Sequence[SourceNews] = health.news
        settled = health.settled
        while news:
            words = await self._services.chats.words(self._admin_id, None)
            message, count = health_message(words, [item.event for item in news])
            try:
                await self._services.deliver(self._bot, Destination(self._admin_id), message)
            except TelegramError as error:
                if has_not_arrived(error):
                    raise
                _log.error("Admin %s could not be told how sources are: %s", self._admin_id, error)
            await self._settle(settled.union(*(item.ids for item in news[:count])), trouble)
            news, settled = news[count:], frozenset()
        await self._settle(settled, trouble)

    async def _settle(self, ids: frozenset[int], trouble: str) -> None:
        """Note that the admin knows of some events. Until that is written down, this process knows it alone."""
        if not ids:
            return
        self._known |= ids
        settings = self._services.settings
        recipients = [str(admin_id) for admin_id in settings.admin_ids]
        try:
            await asyncio.to_thread(mark_told, settings.data, ids, str(self._admin_id), recipients)
        except NewsbotError as error:
            self._note_trouble(str(error), trouble)
        else:
            self._known -= ids

    def _note_trouble(self, trouble: str, before: str) -> None:
        """Log what is wrong, but not if that was wrong at the last look, too."""
        self._trouble = trouble
        if trouble != before:
            _log.error("Admin %s can't be told how sources are: %s", self._admin_id, trouble)
