"""Connecting to Telegram, however long that takes, and taking up what the bot had not answered."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.api import has_not_arrived, may_have_arrived
from bot.application.building import App
from bot.errors import log_errors, read_or
from bot.handlers import menus
from bot.messages import LANGUAGES, Localization
from bot.services import Services
from bot.settings import Settings

_log = logging.getLogger(__name__)

UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
POLL_SECONDS = 20

LONGEST_WAIT = 30.0
"""Longest pause between two tries to reach Telegram, in seconds."""


async def start(application: App, services: Services) -> asyncio.Task[Any]:
    """Connect to Telegram, however long that takes, and start polling; return the task that polls."""
    assert application.updater is not None
    wait = 1.0
    while True:
        try:
            await application.initialize()
            break
        except InvalidToken:
            raise
        except TelegramError as error:  # also for the page of a proxy or a captive portal
            _log.warning("%s; trying again in %.0f s.", _sentence(error), wait)
            await asyncio.sleep(wait)
            wait = min(LONGEST_WAIT, 2 * wait)
    await application.start()
    await _take_up(application, services)  # before newer messages
    settings = services.settings
    allowed_updates = [*UPDATES, *([Update.INLINE_QUERY] if settings.inline else [])]
    allowed_updates += [Update.CHANNEL_POST, Update.EDITED_CHANNEL_POST] if settings.channels else []
    before = asyncio.all_tasks()
    await application.updater.start_polling(
        timeout=POLL_SECONDS, bootstrap_retries=-1, allowed_updates=allowed_updates, error_callback=_on_polling_error
    )
    return next(task for task in asyncio.all_tasks() - before if "polling" in task.get_name())


async def _take_up(application: App, services: Services) -> None:
    """Handle the messages that the bot hadn't answered when it last ended or was killed."""
    await services.load()
    nothing: list[str] = []
    suspects: set[int] = set()
    with log_errors():
        suspects = await services.memory.count_start()
    for pending in await read_or(nothing, services.memory.unfinished):
        try:
            update = Update.de_json(json.loads(pending), application.bot)
        except Exception as error:
            _log.error("A message in the inbox can't be read and stays unanswered: %s.", type(error).__name__)
            continue
        services.worker.take_up(update, update.update_id in suspects)
        await application.update_queue.put(update)


def _on_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        _log.error("Another process polls with the same token: stop it, or this one.")
    else:
        _log.warning("%s; trying again.", _sentence(error))


async def set_commands(application: App, settings: Settings) -> None:
    """Set the command menus of each scope. The bot works without them, too."""
    for scope, offered in menus(settings):
        for code in (None, *LANGUAGES):  # None: all other languages
            words = Localization.of(code)
            commands = [command.menu_entry(words) for command in offered]
            try:
                await _insist(partial(application.bot.set_my_commands, commands, scope=scope, language_code=code))
            except TelegramError as error:  # for example, an admin who has never written to the bot
                _log.info("The command menu for %s could not be set: %s", scope.type, error)
                break


async def _insist(call: Callable[[], Awaitable[object]]) -> None:
    """Repeat an idempotent call until Telegram answers it; raise TelegramError if Telegram refuses it."""
    wait = 1.0
    while True:
        try:
            await call()
            return
        except TelegramError as error:
            if not has_not_arrived(error) and not may_have_arrived(error):
                raise
        await asyncio.sleep(wait)
        wait = min(LONGEST_WAIT, 2 * wait)


def _sentence(error: TelegramError) -> str:
    """Return an error's message as the beginning of a sentence."""
    message = error.message.rstrip(".")
    return message[:1].upper() + message[1:]
