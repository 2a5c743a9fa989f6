"""Opening each newly published index while the bot runs."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot

from bot.admin import tell_damage
from bot.errors import describe
from bot.services import Services
from index import Engines, NewsbotError, SearchIndex, SnapshotDamaged

_log = logging.getLogger(__name__)

REFRESH_SECONDS = 0.5
"""Seconds between two checks for a newly published index."""


async def keep_up(services: Services, bot: Bot, published: asyncio.Event) -> None:
    """Open each newly published index before a question needs it, and set `published`.

    Also tell the admins when the index turns out to be damaged.
    """
    before: object = None
    told: NewsbotError | None = None
    while True:
        await asyncio.sleep(REFRESH_SECONDS)
        try:
            newest = await asyncio.to_thread(newest_index, services.library)
            if (damage := services.library.last_damage) is not told and isinstance(damage, SnapshotDamaged):
                told = damage
                services.worker.background(tell_damage(services, bot, damage, serves=newest is not None))
            if newest is None or newest is before:
                continue
            await services.pool.refresh()
        except Exception as error:  # if this task ended, no chat would get news again
            reason = error if isinstance(error, NewsbotError) else describe(error)
            _log.error("The new index could not be opened; trying again: %s", reason)
            continue
        published.set()
        before = newest


def newest_index(library: Engines) -> SearchIndex | None:
    """Return the newest index; None if it is damaged (which is logged) and there is no other."""
    try:
        return library.current
    except NewsbotError:
        return None
