"""Building an index of another version's rules again, from the database, while the old one serves."""

from __future__ import annotations

import asyncio
import logging

from bot.errors import log_errors
from bot.runs.own_commands import events_of, own_command
from bot.services import Services

_log = logging.getLogger(__name__)

RETRY_SECONDS = 60.0
"""Seconds until the next try, if a run couldn't build the index: another run may be at work."""


async def rebuild_outdated(services: Services) -> None:
    """Build the index again if another version built it; try until that is done."""
    told = False
    while await asyncio.to_thread(_is_outdated, services):
        if not told:
            _log.warning("The index is of another version of newsbot: it serves until a run has built it again.")
            told = True
        async with services.index_run:
            await _rebuild(services)
        if await asyncio.to_thread(_is_outdated, services):
            await asyncio.sleep(RETRY_SECONDS)
    if told:
        _log.info("The index was built again.")


async def _rebuild(services: Services) -> None:
    last: dict[str, object] = {}
    with log_errors("The index could not be built again: ", OSError):
        async with own_command(services, "index", "--rebuild", "--progress", "json") as process:
            async for event in events_of(process):
                last = event
            await process.wait()
    if last.get("event") == "error":
        _log.warning("The index could not be built again yet: %s", last.get("message"))


def _is_outdated(services: Services) -> bool:
    with log_errors():
        services.library.refresh(wait=True)
        return services.library.snapshot.is_outdated
    return False
