"""Opening each newly published index while the bot runs."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot

from bot.admin import tell_damage
from bot.errors import describe
from bot.services import Services
from index import Library, NewsbotError, Snapshot, SnapshotDamaged

_log = logging.getLogger(__name__)

REFRESH_SECONDS = 0.5
"""Seconds between two checks for a newly published index."""


async def keep_up(services: Services, bot: Bot, published: asyncio.Event) -> None:
    """Open each newly published index before a question needs it, and set `published`.

    Also tell the admins when the index turns out to be damaged.
    """
    before: object = None
    told: SnapshotDamaged | None = None
    while True:
        await asyncio.sleep(REFRESH_SECONDS)
        try:
            snapshot = await asyncio.to_thread(newest_snapshot, services.library)
            if (damage := services.library.last_damage) is not told and damage is not None:
                told = damage
                services.worker.background(tell_damage(services, bot, damage, serves=snapshot is not None))
            if snapshot is None or snapshot is before:
                continue
            await services.pool.refresh()
        except Exception as error:  # if this task ended, no chat would get news again
            reason = error if isinstance(error, NewsbotError) else describe(error)
            _log.error("The new index could not be opened; trying again: %s", reason)
            continue
        published.set()
        before = snapshot


def newest_snapshot(library: Library) -> Snapshot | None:
    """Return the newest index; None if it is damaged (which is logged) and there is no other."""
    try:
        return library.snapshot
    except NewsbotError:
        return None
