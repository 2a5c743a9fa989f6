"""Receiving updates: by polling, or by webhook. Switching between the two loses nothing: Telegram keeps what waits.

Either starts with its `start`, which returns a task that ends only if the token was revoked, and ends with `stop`.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Any, Protocol

from cachetools import TTLCache
from telegram import Update, WebhookInfo
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.api import TOKEN_REFUSALS, has_not_arrived, insist, may_have_arrived, sentence
from bot.application.building import App
from bot.replicas import Replication
from bot.services import Services
from bot.settings import PREFIX, Settings
from bot.webhook import Listener, Receiver, WebhookServer
from index import SettingsError

_log = logging.getLogger(__name__)

UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
POLL_SECONDS = 20

MOST_CONNECTIONS = 40
"""Maximum number of updates that Telegram delivers to the webhook at the same time."""

LOOK_SECONDS = 60.0
"""Seconds between two looks at what Telegram says about the webhook."""

STOP_SECONDS = 1.5
"""Seconds to wait at the end for Telegram's confirmation."""

_LOGGED_SECONDS = 3600.0


class Receiving(Protocol):
    """A way to receive updates."""

    async def start(self) -> asyncio.Task[Any]:
        """Receive updates from now on; return a task that ends only with InvalidToken, if the token was revoked."""

    async def stop(self) -> None:
        """Receive no more."""


def receiving_for(application: App, services: Services, listener: Listener | None) -> Receiving:
    """Return how to receive updates: by webhook if there is a listener, else by polling."""
    if listener is None:
        return InTurn(Polling(application, services.settings), services.replication)
    return Webhook(application, services, listener)


class Polling:
    """Receives updates by long polling. `PollingBot.get_updates` writes them down before it confirms them."""

    def __init__(self, application: App, settings: Settings) -> None:
        assert application.updater is not None
        self._updater = application.updater
        self._settings = settings

    async def start(self) -> asyncio.Task[Any]:
        """Delete the webhook, if one is set, keeping what it hasn't delivered, and poll."""
        before = asyncio.all_tasks()
        await self._updater.start_polling(
            timeout=POLL_SECONDS,
            bootstrap_retries=-1,
            allowed_updates=_kinds(self._settings),
            error_callback=_on_polling_error,
        )
        return next(task for task in asyncio.all_tasks() - before if "polling" in task.get_name())

    async def stop(self) -> None:
        """Confirm what was fetched, and poll no more."""
        if not self._updater.running:
            return
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._updater.stop()
        except (TimeoutError, TelegramError) as error:
            _log.info("Telegram didn't confirm the end of polling: %r.", error)


class InTurn:
    """Receives in another way, but only while no other bot with the same token does so."""

    def __init__(self, receiving: Receiving, replication: Replication) -> None:
        self._receiving = receiving
        self._replication = replication
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> asyncio.Task[Any]:
        """Receive whenever it is this bot's turn."""
        self._task = asyncio.create_task(self._replication.alone("polling", self._receive), name="receiving in turn")
        return self._task

    async def stop(self) -> None:
        """Receive no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _receive(self) -> None:
        try:
            received = await self._receiving.start()
            await asyncio.wait([received])  # not the task itself, which would be cancelled in the middle of a poll
            received.result()
        finally:
            await self._receiving.stop()


class Webhook:
    """Receives updates that Telegram delivers. The webhook stays set at the end: Telegram keeps updates meanwhile."""

    def __init__(self, application: App, services: Services, listener: Listener) -> None:
        bot, settings = application.bot, services.settings
        self._bot = bot
        self._options = listener.options
        self._kinds = _kinds(settings)
        self._place = listener.place
        reception = services.reception
        receiver = Receiver(bot, listener.options, reception.is_for, reception, application.update_queue)
        self._server = WebhookServer(listener, receiver)
        self._task: asyncio.Task[None] | None = None
        self._logged: TTLCache[tuple[str, ...], bool] = TTLCache(100, _LOGGED_SECONDS)

    async def start(self) -> asyncio.Task[Any]:
        """Take requests, then have Telegram send them. Raises SettingsError if Telegram refuses the webhook."""
        await self._server.open()
        try:
            await self._set()
        except InvalidToken:
            raise
        except TelegramError as error:
            reason = error.message.rstrip(".")
            raise SettingsError(f"{PREFIX}WEBHOOK_URL", f"was refused by Telegram ({reason})") from None
        _log.info("Telegram delivers to https://%s, and newsbot listens at %s.", self._options.host, self._place)
        self._task = asyncio.create_task(self._watch(), name="webhook")
        return self._task

    async def stop(self) -> None:
        """Finish open requests, and take no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._server.close()

    async def _set(self) -> None:
        await insist(
            partial(
                self._bot.set_webhook,
                self._options.url,
                allowed_updates=self._kinds,
                max_connections=MOST_CONNECTIONS,
                secret_token=self._options.secret.get_secret_value(),
                drop_pending_updates=False,
            )
        )

    async def _watch(self) -> None:
        """Log what Telegram can't deliver, and set the webhook again if another process has changed it."""
        refusals, before = 0, None
        while True:
            try:
                info = await self._bot.get_webhook_info()
                refusals, before = 0, self._log_failure(info, before)
                if info.url != self._options.url:
                    self._log_rarely("Another process with the same token changed the webhook: stop it, or this one.")
                    await self._set()
            except InvalidToken:
                refusals += 1
                if refusals >= TOKEN_REFUSALS:
                    raise
            except TelegramError as error:
                if not has_not_arrived(error) and not may_have_arrived(error):
                    self._log_rarely("The webhook can't be looked after (%s).", error.message.rstrip("."))
            await asyncio.sleep(LOOK_SECONDS)

    def _log_failure(self, info: WebhookInfo, before: WebhookInfo | None) -> WebhookInfo:
        """Log why Telegram couldn't deliver, if it tried since the look `before`; return this look."""
        if before is not None and info.last_error_message and info.last_error_date != before.last_error_date:
            self._log_rarely("Telegram can't deliver to the webhook (%s).", info.last_error_message.rstrip("."))
        return info

    def _log_rarely(self, template: str, *reasons: str) -> None:
        if (template, *reasons) not in self._logged:
            self._logged[template, *reasons] = True
            _log.error(template, *reasons)


def _kinds(settings: Settings) -> list[str]:
    """Return the kinds of updates that the bot handles."""
    kinds = [*UPDATES, *([Update.INLINE_QUERY] if settings.inline else [])]
    return kinds + ([Update.CHANNEL_POST, Update.EDITED_CHANNEL_POST] if settings.channels else [])


def _on_polling_error(error: TelegramError) -> None:
    if not isinstance(error, Conflict):
        _log.warning("%s; trying again.", sentence(error))
    elif "webhook" in error.message.lower():  # Telegram's description is all that tells the two apart
        _log.error("Another process with the same token has set a webhook: stop it, then restart this one.")
    else:
        _log.error("Another process polls with the same token: stop it, or this one.")
