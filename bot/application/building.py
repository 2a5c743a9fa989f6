"""The Telegram application: its handlers, and which updates are for the bot."""

from __future__ import annotations

import logging
from typing import Any

from telegram import Bot, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.admin import on_channel_post
from bot.api import PollingBot, RateLimiter, SendingLimits, update_label
from bot.application.processing import NamedUpdates
from bot.errors import describe
from bot.handlers import Intake, is_for_bot, on_button, on_inline, on_membership
from bot.runs import Adding, Taking
from bot.services import Context, Services, attach_services, services_of
from bot.settings import Settings

_log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
"""The application, whose handlers find all else in its services."""

_CONNECTIONS = 16  # far more than Telegram's limits on sending need


def build(settings: Settings, services: Services) -> App:
    """Return the application with all its handlers, which share `services`."""
    api = settings.telegram_api_url
    limits = SendingLimits(settings.limit_private, settings.limit_group, settings.limit_all)
    replication = services.replication
    turns = replication.turns(settings.limit_all)
    reception = replication.reception(services.worker, lambda update: is_for(update, bot, settings))
    services.reception = reception
    bot = PollingBot(
        settings.token(),
        f"{api}/bot",
        f"{api}/file/bot",
        connections=_CONNECTIONS,
        limiter=RateLimiter(limits, lambda: bot.ping(), services.metrics, turns),
        is_for_bot=reception.is_for,
        on_updates=reception.note_all,
        room=reception.room,
        metrics=services.metrics,
        proxy=settings.proxy_for_telegram(),
        hand_on=reception.hand_on,
        check=replication.check,
    )
    application = ApplicationBuilder().bot(bot).job_queue(None).concurrent_updates(NamedUpdates()).build()
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


async def _on_error(update: object, context: Context) -> None:
    """Give up on an update that no handler can process. Log no traceback: it may quote what people wrote."""
    error = context.error
    if not isinstance(update, Update):
        _log.error("Something that is not an update could not be handled: %s.", type(error).__name__)
        return
    label = update_label(update.update_id, [kind for kind in Update.ALL_TYPES if getattr(update, kind) is not None])
    _log.error("%s could not be handled; giving up on it: %s", label, describe(error) if error else "no error.")
    services = services_of(context)
    services.worker.give_up(update.update_id)
    if error is not None:
        services.metrics.count_error(error)
