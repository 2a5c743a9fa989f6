"""Building an index of another version's rules again, from the database, while the old one serves."""

from __future__ import annotations

import asyncio
import logging

from bot.errors import log_errors
from bot.runs.own_commands import events_of, own_command
from bot.services import INDEX_RUN, Services

_log = logging.getLogger(__name__)

RETRY_SECONDS = 60.0
"""Seconds until the next try, if a run couldn't build the index: another run may be at work."""


async def rebuild_outdated(services: Services) -> None:
    """Build the index again if another version built it; try until that is done."""
    told = False
    while (is_outdated := await asyncio.to_thread(_is_outdated, services)) is not False:
        if is_outdated and not told:
            _log.warning("The index is of another version of newsbot: it serves until a run has built it again.")
            told = True
        if is_outdated:
            async with services.replication.exclusive(INDEX_RUN):
                await _rebuild(services)
        if await asyncio.to_thread(_is_outdated, services) is not False:
            await asyncio.sleep(RETRY_SECONDS)
    if told:
        _log.info("The index was built again.")


async def _rebuild(services: Services) -> None:
    last: dict[str, object] = {}
    with log_errors("The index could not be built again: ", OSError):
        async with own_command(services, "index", "--rebuild", "--progress", "json") as process:
            async for event in events_of(process):
                last = event
            code = await process.wait()
        if last.get("event") == "error":
            _log.warning("The index could not be built again yet: %s", last.get("message"))
        elif code:
            _log.error("The run that builds the index again ended with code %d, perhaps because memory ran out.", code)


def _is_outdated(services: Services) -> bool | None:
    """Return whether the index is another version's; None if it can't be opened now."""
    with log_errors():
        services.library.refresh(wait=True)
        return services.library.current.is_outdated
    return None
