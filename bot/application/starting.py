"""Connecting to Telegram, however long that takes, and taking up what the bot had not answered."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Any

from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError

from bot.api import LONGEST_WAIT, insist, sentence
from bot.application.building import App
from bot.application.receiving import Receiving
from bot.handlers import menus
from bot.messages import LANGUAGES, Localization
from bot.replicas import Handling
from bot.services import Services
from bot.settings import Settings

_log = logging.getLogger(__name__)


async def start(application: App, services: Services, receiving: Receiving) -> asyncio.Task[Any]:
    """Connect to Telegram, however long that takes, and receive updates; return the task that does."""
    wait = 1.0
    while True:
        try:
            await application.initialize()
            break
        except InvalidToken:
            raise
        except TelegramError as error:  # also for the page of a proxy or a captive portal
            _log.warning("%s; trying again in %.0f s.", sentence(error), wait)
            await asyncio.sleep(wait)
            wait = min(LONGEST_WAIT, 2 * wait)
    await application.start()
    await _take_up(application, services)  # before newer messages
    return await receiving.start()


async def _take_up(application: App, services: Services) -> None:
    """Handle the messages that weren't answered, such as those from before this start, and those that come."""

    def read(pending: str) -> Update:
        return Update.de_json(json.loads(pending), application.bot)

    def take(pending: str, suspects: Collection[int]) -> bool:
        try:
            update = read(pending)
        except Exception as error:
            _log.error("A message in the inbox can't be read and stays unanswered: %s.", type(error).__name__)
            return False
        services.worker.take_up(update, update.update_id in suspects)
        application.update_queue.put_nowait(update)
        return True

    await services.load()
    services.hear()
    await services.replication.begin(Handling(take, application.update_queue.put_nowait, read, services.catch_up))


Attempt = Callable[[Callable[[], Awaitable[object]]], Awaitable[None]]
"""Makes a call that may be repeated. Raises TelegramError."""


async def set_commands(bot: Bot, settings: Settings, attempt: Attempt = insist) -> None:
    """Set the command menus of each scope, by default however long that takes. The bot works without them, too."""
    for scope, offered in menus(settings):
        for code in (None, *LANGUAGES):  # None: all other languages
            words = Localization.of(code)
            commands = [command.menu_entry(words) for command in offered]
            try:
                await attempt(partial(bot.set_my_commands, commands, scope=scope, language_code=code))
            except TelegramError as error:  # for example, an admin who has never written to the bot
                _log.info("The command menu for %s could not be set: %s", scope.type, error)
                break
