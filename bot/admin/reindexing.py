"""/reindex, for admins only: an index run in a separate process, while the bot keeps answering questions."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from pathlib import Path
from typing import Any

from telegram import Message
from telegram.error import TelegramError

from bot.admin.own_commands import events_of, own_command
from bot.api import edit
from bot.errors import log_errors
from bot.messages import Localization, Reply, failed_message, progress_message, report_message
from bot.services import RequestContext, Services
from index import cores

_log = logging.getLogger(__name__)

EDIT_SECONDS = 3.0
"""Minimum seconds between two edits of the progress message."""


async def on_reindex(request: RequestContext) -> None:
    """Handle /reindex: update the index from the articles' folder, and remove articles whose files are gone.

    Only one run at a time. `commands` has checked that an admin asks.
    """
    services, words = request.services, request.words
    if (folder := services.settings.articles_dir) is None:
        await request.say("reindex-no-folder")
        return
    if services.index_run.locked():
        await request.say("reindex-busy")
        return
    await services.index_run.acquire()
    try:
        progress = await request.say("reindex-started")
    except BaseException:
        services.index_run.release()
        raise
    services.worker.background(_run(services, folder, ProgressMessage(progress), words))


class ProgressMessage:
    """A message that shows the progress of something, edited at most every `EDIT_SECONDS`."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self._edited = _now()
        self._shown: Reply | None = None

    async def show(self, reply: Reply) -> None:
        """Show `reply`, unless the message was edited a moment ago."""
        if _now() - self._edited >= EDIT_SECONDS:
            with contextlib.suppress(TimeoutError):  # don't let the run wait for Telegram
                async with asyncio.timeout(EDIT_SECONDS):
                    await self._edit(reply)

    async def finish(self, reply: Reply) -> None:
        """Show `reply` as the final state, even if that has to wait."""
        if self._shown:
            await asyncio.sleep(max(0.0, self._edited + EDIT_SECONDS - _now()))
        await self._edit(reply)

    async def _edit(self, reply: Reply) -> None:
        if reply == self._shown:
            return
        self._edited, self._shown = _now(), reply
        try:
            await edit(self._message, reply)
        except TelegramError as error:  # for example, somebody deleted it: the run continues
            _log.info("The progress message could not be edited: %s", error)


def _now() -> float:
    return asyncio.get_running_loop().time()


async def _run(services: Services, folder: Path, progress: ProgressMessage, words: Localization) -> None:
    try:
        try:
            result = await _index(services, folder, progress, words)
        except OSError as error:
            reason = words.say("reindex-not-started", reason=str(error.strerror))
            result = failed_message(words, reason)
        with log_errors("The new index could not be opened; trying again: ", Exception):
            await services.pool.refresh()
    finally:
        services.index_run.release()
    await progress.finish(result)


async def _index(services: Services, folder: Path, progress: ProgressMessage, words: Localization) -> Reply:
    """Run `newsbot index` as a process; return the message with its result."""
    workers = str(max(1, cores() - 1))  # leave one processor to the answers
    arguments = ("index", "--prune", "--progress", "json", "--workers", workers, str(folder))
    async with own_command(services, *arguments) as process:
        last: dict[str, Any] = {}
        async for last in events_of(process):
            if last.get("event") == "progress":
                await progress.show(progress_message(words, last["stage"], last["done"], last["total"]))
        code = await process.wait()
    if last.get("event") == "report":
        return report_message(words, last)
    reason = last.get("message") if last.get("event") == "error" else words.say("reindex-ended", code=code)
    return failed_message(words, str(reason))
