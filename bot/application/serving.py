"""Running the bot: its start, its work in the background, and its end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import socket
from collections.abc import Iterator
from functools import partial
from typing import Any, cast

from telegram.error import InvalidToken

from bot.admin import SourceHealth
from bot.api import PollingBot
from bot.application.building import App, build
from bot.application.keeping_up import keep_up, newest_index
from bot.application.receiving import Receiving, receiving_for
from bot.application.starting import set_commands, start
from bot.following import Alerts, Digests
from bot.logs import set_up_logging
from bot.memory import Memory
from bot.messages import load_localizations
from bot.metrics import LogCounter, Metrics
from bot.operations import ServiceManager
from bot.operations.reporting import ErrorReports
from bot.operations.watching import Watcher
from bot.replicas import open_replication
from bot.runs import Refreshing, rebuild_outdated, use_kernels
from bot.services import Services
from bot.settings import PREFIX, Settings
from bot.webhook import Listener
from index import ClusterError, Engines, SettingsError

_log = logging.getLogger(__name__)

STOP_SECONDS = 1.5
"""Seconds to wait at the end for open answers."""

GIVE_UP_SECONDS = 3.0
"""Seconds after which an ending bot waits no more for a memory whose server is away."""


def run_bot(
    settings: Settings, library: Engines, listener: Listener | None = None, port: socket.socket | None = None
) -> None:
    """Run the bot until SIGINT or SIGTERM: with a listener by webhook, else by polling.

    Tells how it is doing at an open `port`, if any. Raises SettingsError if Telegram refuses the token or the webhook.
    """
    os.environ.pop(f"{PREFIX}TELEGRAM_TOKEN", None)  # no process that starts from this one needs it
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # durations as timedelta, as in future versions; otherwise it warns
    set_up_logging(settings.logging)
    metrics = Metrics()
    with LogCounter(metrics).attached(), Watcher(metrics).serving(port) as watcher:
        _run(settings, library, metrics, watcher, listener)


def _run(settings: Settings, library: Engines, metrics: Metrics, watcher: Watcher, listener: Listener | None) -> None:
    _warm_up(library)
    load_localizations()
    memory = _memory_of(settings)
    reports = ErrorReports()
    try:
        replication = open_replication(memory, settings.replica_name, metrics)
        services = Services(settings, library, memory, metrics, replication)
        with library.watching(), reports.gathering():
            asyncio.run(_serve(build(settings, services), services, reports, watcher, listener))
    finally:
        memory.close()


def _warm_up(library: Engines) -> None:
    try:
        library.warm_up()
        if not library.current.coverage.articles:
            _log.warning(
                "There are no articles yet: run `newsbot index PATH`, or send the bot /sources, /add or a file."
            )
    except ClusterError as error:  # it may come back
        _log.error("The bot starts, but can't search yet: %s", error)


def _memory_of(settings: Settings) -> Memory:
    return Memory(settings.chats, bot_id=settings.bot_id(), keep=settings.keep)


async def _serve(
    application: App, services: Services, reports: ErrorReports, watcher: Watcher, listener: Listener | None
) -> None:
    stop, manager = asyncio.Event(), ServiceManager()
    services.worker.background(services.metrics.pulse.beat())
    watcher.attach(services, cast(PollingBot, application.bot), asyncio.get_running_loop())
    receiving = receiving_for(application, services, listener)
    with _signals(stop):
        starting = asyncio.create_task(start(application, services, receiving))
        try:
            await _until(stop, starting)
            if starting.done():
                replication = services.replication
                received = replication.watch(starting.result())
                alerts = Alerts(services, application.bot)
                digests = Digests(services, application.bot)
                health = SourceHealth(services, application.bot)
                refreshing = Refreshing(services, health.look)
                services.worker.background(set_commands(application.bot, services.settings))
                services.worker.background(keep_up(services, application.bot, alerts.published))
                services.worker.background(replication.alone("news", partial(_tell_news, alerts, digests)))
                services.worker.background(use_kernels(services))
                services.worker.background(replication.alone("health", health.run))
                services.worker.background(reports.run(services, application.bot))
                services.worker.background(rebuild_outdated(services))
                services.worker.background(replication.alone("refresh", refreshing.run))
                state = await asyncio.to_thread(_state, services)
                _log.info("@%s is running: %s. Press Ctrl-C to stop.", application.bot.username, state)
                manager.ready(f"@{application.bot.username}: {state}")
                services.worker.background(manager.keep_alive())
                await _until(stop, received)
                if received.done():  # only a revoked token ends it
                    received.result()
        except InvalidToken:
            raise SettingsError(
                f"{PREFIX}TELEGRAM_TOKEN", "was refused by Telegram: copy the bot's token from @BotFather"
            ) from None
        finally:
            manager.stopping()
            await _stop(application, services, starting, receiving)


async def _tell_news(alerts: Alerts, digests: Digests) -> None:
    """Send alerts and digests until cancelled, first what the last one who did so may not have sent."""
    alerts.taken_back.clear()
    async with asyncio.TaskGroup() as telling:
        telling.create_task(alerts.run())
        telling.create_task(digests.run(alerts.taken_back))


def _state(services: Services) -> str:
    """Return what a running bot has: "30 articles, 2 admins, inline on"."""
    settings = services.settings
    index = newest_index(services.library)
    articles = _count(index.coverage.articles, "article") if index else "no readable index"
    admins = _count(len(settings.admin_ids), "admin")
    return f"{articles}, {admins}, inline {'on' if settings.inline else 'off'}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextlib.contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


async def _until(stop: asyncio.Event, work: asyncio.Task[Any]) -> None:
    """Wait until a signal comes, or `work` ends by itself."""
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait([waiting, work], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()


async def _stop(application: App, services: Services, starting: asyncio.Task[Any], receiving: Receiving) -> None:
    """Confirm the updates that were received, answer them and end; leave answers that take too long."""
    asyncio.get_running_loop().call_later(GIVE_UP_SECONDS, services.memory.give_up)
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    await receiving.stop()
    if application.running:
        await application.stop()
    await services.close(STOP_SECONDS)
    await services.memory.aclose()
    await application.shutdown()
    if isinstance(application.bot, PollingBot):
        await application.bot.close_connections()
