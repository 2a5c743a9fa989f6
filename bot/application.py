"""The Telegram application: its handlers, its start and its end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.admin import SourceHealth, on_channel_post, tell_damage
from bot.api import PollingBot, RateLimiter, SendingLimits, has_not_arrived, may_have_arrived, update_label
from bot.errors import describe, log_errors, read_or
from bot.handlers import Alerts, Intake, is_for_bot, menus, on_button, on_inline, on_membership
from bot.logs import set_up_logging
from bot.memory import Memory
from bot.messages import LANGUAGES, Localization, load_localizations
from bot.runs import Adding, Refreshing, Taking
from bot.services import Context, Services, attach_services, services_of
from bot.settings import PREFIX, Settings
from index import Library, NewsbotError, SettingsError, Snapshot, SnapshotDamaged, Watch

_log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
_CONNECTIONS = 16  # far more than Telegram's limits on sending need
POLL_SECONDS = 20
REFRESH_SECONDS = 0.5
"""Seconds between two checks for a newly published index."""

LONGEST_WAIT = 30.0
"""Longest pause between two tries to reach Telegram, in seconds."""

STOP_SECONDS = 1.5
"""Seconds to wait at the end for Telegram's confirmation, and as long again for open answers."""


def run_bot(settings: Settings, library: Library) -> None:
    """Run the bot until SIGINT or SIGTERM. Raises SettingsError if Telegram refuses the token."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # durations as timedelta, as in future versions; otherwise it warns
    set_up_logging(settings.token())
    library.do(Snapshot.warm_up)
    if not library.snapshot.coverage.articles:
        _log.warning("There are no articles yet: run `newsbot index PATH`, or send the bot /sources, /add or a file.")
    load_localizations()
    memory, watch = Memory(settings.chats, bot_id=settings.bot_id()), Watch(library)
    try:
        services = Services(settings, library, memory)
        asyncio.run(_serve(build(settings, services), services))
    finally:
        watch.close()
        memory.close()


def build(settings: Settings, services: Services) -> App:
    """Return the application with all its handlers, which share `services`."""
    api = settings.telegram_api_url
    limits = SendingLimits(settings.limit_private, settings.limit_group, settings.limit_all)
    bot = PollingBot(
        settings.token(),
        f"{api}/bot",
        f"{api}/file/bot",
        connections=_CONNECTIONS,
        limiter=RateLimiter(limits, lambda: bot.ping()),
        is_for_bot=lambda update: is_for(update, bot, settings),
        on_updates=services.worker.note_all,
        room=services.worker.room,
    )
    application = ApplicationBuilder().bot(bot).job_queue(None).build()
    attach_services(application, services)
    services.adding = Adding(services)
    services.taking = Taking(services)
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, Intake(services, bot).on_message))
    application.add_handler(MessageHandler(filters.UpdateType.CHANNEL_POSTS, on_channel_post))
    application.add_handler(CallbackQueryHandler(on_button))
    if settings.inline:
        application.add_handler(InlineQueryHandler(on_inline))
    application.add_handler(ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(_on_error)
    return application


def is_for(update: Update, bot: Bot, settings: Settings) -> bool:
    """Return whether this update is for the bot.

    The rest of a group's talk, and channels that aren't sources, are nobody's business: they aren't written down.
    """
    if update.message is not None:
        return is_for_bot(update.message, bot)
    if (post := update.channel_post or update.edited_channel_post) is not None:
        return settings.reads_channel(post.chat.id, post.chat.username)
    return update.callback_query is not None or update.my_chat_member is not None


async def _serve(application: App, services: Services) -> None:
    stop = asyncio.Event()
    with _signals(stop):
        starting = asyncio.create_task(_start(application, services))
        try:
            await _until(stop, starting)
            if starting.done():
                polling = starting.result()
                alerts = Alerts(services, application.bot)
                health = SourceHealth(services, application.bot)
                services.worker.background(_set_commands(application, services.settings))
                services.worker.background(_keep_up(services, application.bot, alerts.published))
                services.worker.background(alerts.run())
                services.worker.background(health.run())
                services.worker.background(Refreshing(services, health.look).run())
                state = await asyncio.to_thread(_state, services)
                _log.info("@%s is running: %s. Press Ctrl-C to stop.", application.bot.username, state)
                await _until(stop, polling)
                if polling.done():  # only a revoked token ends it
                    polling.result()
        except InvalidToken:
            raise SettingsError(
                f"{PREFIX}TELEGRAM_TOKEN", "was refused by Telegram: copy the bot's token from @BotFather"
            ) from None
        finally:
            await _stop(application, services, starting)


def _state(services: Services) -> str:
    """Return what a running bot has: "30 articles, 2 admins, inline on"."""
    settings = services.settings
    snapshot = _newest(services.library)
    articles = _count(snapshot.coverage.articles, "article") if snapshot else "no readable index"
    admins = _count(len(settings.admin_ids), "admin")
    return f"{articles}, {admins}, inline {'on' if settings.inline else 'off'}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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


async def _keep_up(services: Services, bot: Bot, published: asyncio.Event) -> None:
    """Open each newly published index before a question needs it, and set `published`.

    Also tell the admins when the index turns out to be damaged.
    """
    before: object = None
    told: SnapshotDamaged | None = None
    while True:
        await asyncio.sleep(REFRESH_SECONDS)
        try:
            snapshot = await asyncio.to_thread(_newest, services.library)
            if (damage := services.library.last_damage) is not told and damage is not None:
                told = damage
                services.worker.background(tell_damage(services, bot, damage, serves=snapshot is not None))
            if snapshot is None or snapshot is before:
                continue
            await services.pool.refresh()
        except Exception as error:  # if this task ended, no chat would get news again
            reason = error if isinstance(error, NewsbotError) else describe(error)
            _log.error("The new index could not be opened; trying again: %s", reason)
            continue
        published.set()
        before = snapshot


def _newest(library: Library) -> Snapshot | None:
    """Return the newest index; None if it is damaged (which is logged) and there is no other."""
    try:
        return library.snapshot
    except NewsbotError:
        return None


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


async def _start(application: App, services: Services) -> asyncio.Task[Any]:
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


async def _until(stop: asyncio.Event, work: asyncio.Task[Any]) -> None:
    """Wait until a signal comes, or `work` ends by itself."""
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait([waiting, work], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()


async def _stop(application: App, services: Services, starting: asyncio.Task[Any]) -> None:
    """Confirm the updates that were fetched, answer them and end; leave answers that take too long."""
    assert application.updater is not None
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    if application.updater.running:
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await application.updater.stop()
        except (TimeoutError, TelegramError) as error:
            _log.info("Telegram didn't confirm the end of polling: %r.", error)
    if application.running:
        await application.stop()
    await services.close(STOP_SECONDS)
    await services.memory.aclose()
    await application.shutdown()
    if isinstance(application.bot, PollingBot):
        await application.bot.close_connections()


async def _set_commands(application: App, settings: Settings) -> None:
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


async def _on_error(update: object, context: Context) -> None:
    """Give up on an update that no handler can process. Log no traceback: it may quote what people wrote."""
    error = context.error
    if not isinstance(update, Update):
        _log.error("Something that is not an update could not be handled: %s.", type(error).__name__)
        return
    label = update_label(update.update_id, [kind for kind in Update.ALL_TYPES if getattr(update, kind) is not None])
    _log.error("%s could not be handled; giving up on it: %s", label, describe(error) if error else "no error.")
    services_of(context).worker.give_up(update.update_id)


def _on_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        _log.error("Another process polls with the same token: stop it, or this one.")
    else:
        _log.warning("%s; trying again.", _sentence(error))


def _sentence(error: TelegramError) -> str:
    """Return an error's message as the beginning of a sentence."""
    message = error.message.rstrip(".")
    return message[:1].upper() + message[1:]
