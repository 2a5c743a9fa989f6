"""Compiling the search beside the bot: on the first start on a machine, and once an index has grown large."""

from __future__ import annotations

import asyncio
import logging

from bot.errors import describe
from bot.runs.own_commands import own_command
from bot.services import Services

_log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""Seconds between two checks of whether the index has grown so large that compiled code should search it."""


async def use_kernels(services: Services) -> None:
    """Compile the search in a process of its own once the index is large, and load it; return when it is in use.

    Until then, this process searches with NumPy, which takes longer for each question. If nothing can be compiled, it
    goes on with that.
    """
    while not services.library.needs_kernels:  # noqa: ASYNC110
        await asyncio.sleep(LOOK_SECONDS)  # another process may publish a large index
    _log.info("Compiling the search in the background; until that is done, answers take longer.")
    try:
        async with own_command(services, "compile") as process:
            if code := await process.wait():
                _log.warning("The process that compiles the search ended with code %d.", code)
    except OSError as error:  # this process compiles, then, if it can
        _log.warning("The search could not be compiled in a process of its own: %s", error.strerror)
    try:
        await asyncio.to_thread(services.library.load_kernels)
    except Exception as error:
        _log.error("The search could not be compiled and stays slower: %s", describe(error))
    else:
        await services.pool.prepare()
        _log.info("Compiled code searches the index now.")
