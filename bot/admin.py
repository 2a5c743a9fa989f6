"""What only admins may do: building the index anew, in a process of its own, while questions go on being answered."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
import time
from typing import Any

from telegram import Bot, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot import replies
from bot.services import Place, Services, send
from index import cores

_log = logging.getLogger(__name__)

EDIT_SECONDS = 3.0
"""At least this long between two edits of the progress message."""

CANCEL_SECONDS = 2.0
"""So long may an index run take to end when the bot does."""

_NICENESS = 10
_LINE_BYTES = 1 << 26  # the report names every file that failed in one line


async def reindex(services: Services, bot: Bot, message: Message, _text: str) -> None:
    """/reindex: starts an index run over the articles' folder, if the asker is an admin and none is on."""
    if message.from_user is None or message.from_user.id not in services.settings.admin_ids:
        await send(bot, Place.beside(message), replies.NO_RIGHT)
        return
    if services.reindexing:
        await send(bot, Place.beside(message), replies.REINDEX_BUSY)
        return
    services.reindexing = True
    try:
        progress = await send(bot, Place.beside(message), replies.REINDEX_STARTED)
    except TelegramError:
        services.reindexing = False
        raise
    services.background(_run(services, ProgressMessage(bot, progress)))


class ProgressMessage:
    """One message that is edited while something goes on, at most every `EDIT_SECONDS`."""

    def __init__(self, bot: Bot, message: Message) -> None:
        self._bot = bot
        self._message = message
        self._edited = time.monotonic()
        self._shown = ""

    async def show(self, html: str) -> None:
        """Shows `html` unless the message was edited just now."""
        if time.monotonic() - self._edited >= EDIT_SECONDS:
            await self._edit(html)

    async def finish(self, html: str) -> None:
        """Shows `html` as the last thing, however long that has to wait."""
        if self._shown:
            await asyncio.sleep(max(0.0, self._edited + EDIT_SECONDS - time.monotonic()))
        await self._edit(html)

    async def _edit(self, html: str) -> None:
        if html == self._shown:
            return
        self._edited, self._shown = time.monotonic(), html
        chat, number = self._message.chat_id, self._message.message_id
        try:
            await self._bot.edit_message_text(html, chat, number, parse_mode=ParseMode.HTML)
        except TelegramError as error:  # deleted in between, say: the run goes on
            _log.info("The progress message could not be edited: %s", error)


async def _run(services: Services, progress: ProgressMessage) -> None:
    try:
        try:
            result = await _index(services, progress)
            await asyncio.to_thread(services.library.refresh, wait=True)
        except OSError as error:
            result = replies.failed_html(f"the process could not be started ({error.strerror}).")
        await progress.finish(result)
    finally:
        services.reindexing = False


async def _index(services: Services, progress: ProgressMessage) -> str:
    """Runs `newsbot index` as its own process; returns what to say of it at the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot", "index", "--prune", "--progress", "json"),
        *("--workers", str(max(1, cores() - 1))),  # one processor is left to the answers
        str(services.settings.articles_dir),
        env=_environment(services),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LINE_BYTES,
    )
    with contextlib.suppress(OSError):  # it may have ended already
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)
    try:
        return await _follow(process, progress)
    finally:
        if process.returncode is None:
            await _cancel(process)


async def _cancel(process: asyncio.subprocess.Process) -> None:
    """Ends an index run as Ctrl-C does, so that it cleans up; by force if it doesn't end."""
    with contextlib.suppress(ProcessLookupError):
        process.send_signal(signal.SIGINT)
        try:
            async with asyncio.timeout(CANCEL_SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()


async def _follow(process: asyncio.subprocess.Process, progress: ProgressMessage) -> str:
    last: dict[str, Any] = {}
    assert process.stdout is not None
    async for line in process.stdout:
        last = _event(line)
        if last.get("event") == "progress":
            await progress.show(replies.progress_html(last["stage"], last["done"], last["total"]))
    code = await process.wait()
    if last.get("event") == "report":
        return replies.report_html(last)
    reason = last.get("message") if last.get("event") == "error" else f"it ended with code {code}"
    return replies.failed_html(str(reason))


def _event(line: bytes) -> dict[str, Any]:
    try:
        event = json.loads(line)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}


def _environment(services: Services) -> dict[str, str]:
    """This process's own, without the token."""
    return os.environ | {
        "NEWSBOT_TELEGRAM_TOKEN": "",
        "NEWSBOT_DATA_DIR": str(services.settings.data_dir),
        "PYTHONIOENCODING": "utf-8",
    }
