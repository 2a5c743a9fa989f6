"""Puts the Telegram application together: handlers, start and stop."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import traceback
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path
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

from bot.api import PollingBot, RateLimiter, SendingLimits, has_not_arrived, may_have_arrived, update_label
from bot.errors import log_errors, read_or
from bot.handlers import Alerts, Intake, is_for_bot, menus, on_button, on_inline, on_membership, tell_damage
from bot.logs import set_up_logging
from bot.memory import Memory
from bot.messages import LANGUAGES, Localization, load_localizations
from bot.services import Context, Services, attach_services, services_of
from bot.settings import PREFIX, Settings
from index import Library, NewsbotError, SettingsError, Snapshot, SnapshotDamaged, Watch

_log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
_CONNECTIONS = 16  # far more than Telegram's limits on sending need
POLL_SECONDS = 20
REFRESH_SECONDS = 0.5
"""Between two looks at whether another index was published."""

LONGEST_WAIT = 30.0
"""Seconds between two tries to reach Telegram at most."""

STOP_SECONDS = 1.5
"""For each of the two things that an end waits for: Telegram's confirmation, and the answers under way."""


def run_bot(settings: Settings, library: Library) -> None:
    """Run the bot until SIGINT or SIGTERM. Raises SettingsError where Telegram refuses the token."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # waits as timedelta, as future versions have them; else it warns
    set_up_logging(settings.token())
    library.do(Snapshot.warm_up)
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
        is_for_bot=lambda update: is_for(update, bot),
        on_updates=services.worker.note_all,
        room=services.worker.room,
    )
    application = ApplicationBuilder().bot(bot).job_queue(None).build()
    attach_services(application, services)
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, Intake(services, bot).on_message))
    application.add_handler(CallbackQueryHandler(on_button))
    if settings.inline:
        application.add_handler(InlineQueryHandler(on_inline))
    application.add_handler(ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(_on_error)
    return application


def is_for(update: Update, bot: Bot) -> bool:
    """Return whether an update is for the bot, and so written down: the rest of a group's talk is nobody's business."""
    if update.message is not None:
        return is_for_bot(update.message, bot)
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
                services.worker.background(_set_commands(application, services.settings))
                services.worker.background(_keep_up(services, application.bot, alerts.published))
                services.worker.background(alerts.run())
                _log.info("Running as @%s: press Ctrl-C to stop.", application.bot.username)
                await _until(stop, polling)
                if polling.done():  # it never ends by itself, but for a token that is no longer taken
                    polling.result()
        except InvalidToken:
            raise SettingsError(
                f"{PREFIX}TELEGRAM_TOKEN", "was refused by Telegram: copy the bot's token from @BotFather"
            ) from None
        finally:
            await _stop(application, services, starting)


async def _take_up(application: App, services: Services) -> None:
    """Handle what was noted and not answered when the bot ended the last time, or was killed."""
    await services.load()
    nothing: list[str] = []
    suspects: set[int] = set()
    with log_errors():
        suspects = await services.memory.count_start()
    for pending in await read_or(nothing, services.memory.unfinished):
        try:
            update = Update.de_json(json.loads(pending), application.bot)
        except Exception as error:
            _log.error("A message in the inbox can't be read, and is not answered: %s.", type(error).__name__)
            continue
        services.worker.take_up(update, update.update_id in suspects)
        await application.update_queue.put(update)


async def _keep_up(services: Services, bot: Bot, published: asyncio.Event) -> None:
    """Open what index runs publish, so that no question has to wait for it, and tell that they did.

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
        except Exception:  # without this task, nobody would be told what is new any more
            _log.exception("A new index could not be opened, trying again.")
            continue
        published.set()
        before = snapshot


def _newest(library: Library) -> Snapshot | None:
    """Return the newest index; None where it is damaged and there is no other, which was logged."""
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
    """Reach Telegram, however long that takes, and start polling; return the task that polls."""
    assert application.updater is not None
    wait = 1.0
    while True:
        try:
            await application.initialize()
            break
        except InvalidToken:
            raise
        except TelegramError as error:  # also what a proxy or a hotel's page answers in Telegram's place
            _log.warning("Telegram can't be reached, trying again in %.0f s: %s", wait, error)
            await asyncio.sleep(wait)
            wait = min(LONGEST_WAIT, 2 * wait)
    await application.start()
    await _take_up(application, services)  # before what is newer
    allowed_updates = [*UPDATES, *([Update.INLINE_QUERY] if services.settings.inline else [])]
    before = asyncio.all_tasks()
    await application.updater.start_polling(
        timeout=POLL_SECONDS, bootstrap_retries=-1, allowed_updates=allowed_updates, error_callback=_on_polling_error
    )
    return next(task for task in asyncio.all_tasks() - before if "polling" in task.get_name())


async def _until(stop: asyncio.Event, work: asyncio.Task[Any]) -> None:
    """Until a signal comes, or `work` ends by itself."""
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait([waiting, work], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()


async def _stop(application: App, services: Services, starting: asyncio.Task[Any]) -> None:
    """Confirm what was fetched, answer it, and end; what takes too long is left."""
    assert application.updater is not None
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    if application.updater.running:
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await application.updater.stop()
        except (TimeoutError, TelegramError) as error:
            _log.info("Telegram didn't confirm the end of polling: %r", error)
    if application.running:
        await application.stop()
    await services.close(STOP_SECONDS)
    await services.memory.aclose()
    await application.shutdown()
    if isinstance(application.bot, PollingBot):
        await application.bot.close_connections()


async def _set_commands(application: App, settings: Settings) -> None:
    """Set the commands that Telegram offers, by scope. The bot works without them, too."""
    for scope, offered in menus(settings):
        for code in (None, *LANGUAGES):  # without a code, they are for all other languages
            words = Localization.of(code)
            commands = [command.menu_entry(words) for command in offered]
            try:
                await _insist(partial(application.bot.set_my_commands, commands, scope=scope, language_code=code))
            except TelegramError as error:  # an admin who has never written to the bot is unknown to it
                _log.info("Commands could not be set for %s: %s", scope.type, error)
                break


async def _insist(call: Callable[[], Awaitable[object]]) -> None:
    """Make a call that does no harm twice, again and again until Telegram answers it; raise what it refuses."""
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
    """Give up an update that no handler can make anything of. No traceback: it may quote what people wrote."""
    error = context.error
    if not isinstance(update, Update):
        _log.error("Something other than an update came in: %s.", type(error).__name__)
        return
    label = update_label(update.update_id, [kind for kind in Update.ALL_TYPES if getattr(update, kind) is not None])
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    _log.error("%s could not be handled, and is given up: %s%s.", label, type(error).__name__, place)
    services_of(context).worker.give_up(update.update_id)


def _on_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        _log.error("Another process polls with the same token: stop it, or this one.")
    else:
        _log.warning("Telegram can't be reached: %s", error)
