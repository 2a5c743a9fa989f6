"""/reindex, for admins only: brings the index up to date in separate processes, while the bot answers questions.

Each admin who asks gets a message that shows how far the run is, in their own language. Not for running the commands:
see `bot/runs/index_running.py`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from telegram import Bot, Message
from telegram.error import TelegramError

from bot.api import Destination, Document, edit, put_buttons
from bot.errors import log_errors
from bot.messages import AdminPress, Localization, Reply
from bot.messages.admin import (
    FAILURES_FILE,
    interrupted_message,
    run_message,
    run_result_message,
    source_not_named_message,
)
from bot.runs import work_on
from bot.services import ALL, FOLDER, IndexRun, PressContext, RequestContext, Services
from index import SourceAmbiguous, SourceMissing, list_sources, name_source

_log = logging.getLogger(__name__)

EDIT_SECONDS = 3.0
"""Minimum seconds between two edits of a progress message."""

_LAST_SECONDS = 1.0  # for the last edit when the bot ends


async def on_reindex(request: RequestContext) -> None:
    """Handle /reindex: start a run, or join the one that already does what is asked for.

    `commands` has checked that an admin asks. The request is done when its run is: if the bot ends before, its next
    start takes it up again.
    """
    services, words = request.services, request.words
    if services.worker.works_on_suspect:  # the run itself may be what ends the bot
        await request.say("reindex-again")
        return
    target = await _target(request)
    if target is None:
        return
    run = next((run for run in services.index_runs if run.covers(target)), None)
    is_joined = run is not None
    if run is None:
        services.index_runs.append(run := IndexRun(target))
        services.worker.background(work_on(services, run))
    message = await request.reply(_shown(run, words, is_joined))
    done = services.worker.keep_open()
    screen = ProgressMessage(message)
    follower = Follower(services, request.bot, Destination.beside(request.message), screen, words, is_joined)
    services.worker.background(follower.follow(run, done))


async def on_cancel(press: PressContext, pressed: AdminPress) -> None:
    """Handle a press on Cancel. `presses` has checked that an admin pressed it."""
    run = next((run for run in press.services.index_runs if run.key == pressed.argument), None)
    if run is not None and run.cancel():
        press.confirm(press.words.say("reindex-cancelling"))
        return
    press.pop_up(press.words.say("reindex-over"))
    await put_buttons(press.message, None)  # of a message that the end of the bot left behind


async def _target(request: RequestContext) -> str | None:
    """Return what to bring up to date; None, after saying why, if that isn't possible."""
    settings, name = request.services.settings, request.text.strip()
    folder = settings.articles_dir
    if not name:
        if folder is None and not await asyncio.to_thread(list_sources, settings.data):
            await request.say("reindex-nothing")
            return None
        return ALL
    if folder is not None and name in _names(folder):
        return FOLDER
    try:
        [stored] = await asyncio.to_thread(name_source, settings.data, [name])
    except (SourceMissing, SourceAmbiguous) as error:
        await request.reply(source_not_named_message(request.words, name, error))
        return None
    return stored.source.id


def _names(folder: Path) -> set[str]:
    return {str(folder), str(folder.absolute()), folder.absolute().name}


def _shown(run: IndexRun, words: Localization, is_joined: bool) -> Reply:
    return run_message(
        words, run.step, run.key, run.seconds, run.seconds_left, joined=is_joined, cancelling=run.is_cancelled
    )


class ProgressMessage:
    """A message that shows the progress of something, edited at most every `EDIT_SECONDS`."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self._edited = _now()
        self._shown: Reply | None = None

    @property
    def seconds_to_wait(self) -> float:
        """Seconds until the next edit is due."""
        return max(0.0, self._edited + EDIT_SECONDS - _now())

    async def show(self, reply: Reply) -> None:
        """Show `reply`; give up if Telegram takes it late, since newer progress follows."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(EDIT_SECONDS):
                await self._edit(reply)

    async def finish(self, reply: Reply) -> None:
        """Show `reply` as the final state, even if that has to wait."""
        if self._shown:
            await asyncio.sleep(self.seconds_to_wait)
        await self._edit(reply)

    async def leave(self, reply: Reply) -> None:
        """Show `reply` at once, since the bot ends; give up soon."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LAST_SECONDS):
                await self._edit(reply)

    async def _edit(self, reply: Reply) -> None:
        self._edited = _now()
        if reply == self._shown:
            return
        self._shown = reply
        try:
            await edit(self._message, reply)
        except TelegramError as error:  # for example, somebody deleted it: the run continues
            _log.info("The progress message could not be edited: %s", error)


class Follower:
    """One admin's view of a run: a message that follows it, and then says what it came to."""

    def __init__(
        self,
        services: Services,
        bot: Bot,
        destination: Destination,
        screen: ProgressMessage,
        words: Localization,
        is_joined: bool = False,
    ) -> None:
        self._services, self._bot, self._destination = services, bot, destination
        self._screen, self._words, self._is_joined = screen, words, is_joined

    async def follow(self, run: IndexRun, done: Callable[[], None]) -> None:
        """Show a run until its end, and then call `done`; not if the bot ends before."""
        try:
            while not run.ended.is_set():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._screen.seconds_to_wait):
                        await run.ended.wait()
                        break
                await self._screen.show(_shown(run, self._words, self._is_joined))
            await self._screen.finish(
                run_result_message(self._words, run.results, run.step if run.is_cancelled else None)
            )
            with log_errors("The list of failures could not be sent: ", TelegramError):
                await self._send_failures(run)
        except asyncio.CancelledError:
            if not run.ended.is_set():
                await self._screen.leave(interrupted_message(self._words))
            raise
        done()

    async def _send_failures(self, run: IndexRun) -> None:
        """Send the failures as a file if they don't fit into the message, once to each chat."""
        chat_id = self._destination.chat_id
        if run.failures is not None and chat_id not in run.told_chats:
            run.told_chats.add(chat_id)
            await self._services.deliver_document(self._bot, self._destination, Document(FAILURES_FILE, run.failures))


def _now() -> float:
    return asyncio.get_running_loop().time()
