"""Telling the bot's admins that the index is damaged."""

from __future__ import annotations

from telegram import Bot
from telegram.error import TelegramError

from bot.api import Destination
from bot.errors import log_errors
from bot.messages import text
from bot.services import Services
from index import SnapshotDamaged


async def tell_damage(services: Services, bot: Bot, damage: SnapshotDamaged, serves: bool) -> None:
    """Tell the bot's admins that the index is damaged; `serves`: the previous one stays in use."""
    for admin_id in sorted(services.settings.admin_ids):
        words = await services.chats.words(admin_id, None)
        until_then = words.say("damage-one-before") if serves else words.say("damage-no-other")
        said = f"{words.say('damage-found', reason=damage.reason)} {until_then}"
        with log_errors(f"Admin {admin_id} could not be told that the index is damaged: ", TelegramError):
            await services.deliver(bot, Destination(admin_id), text(said).reply())
