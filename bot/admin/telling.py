"""Telling all of the bot's admins something, each in their own language: for example, that the index is damaged."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Bot
from telegram.error import TelegramError

from bot.api import Destination
from bot.errors import log_errors
from bot.logs import untold
from bot.messages import Localization, text
from bot.services import Services
from index import SnapshotDamaged


async def tell_admins(services: Services, bot: Bot, about: str, say: Callable[[Localization], str]) -> None:
    """Send each admin what `say` returns in their language. If it can't be sent, the log names what it is `about`."""
    for admin_id in sorted(services.settings.admin_ids):
        with untold(), log_errors(f"Admin {admin_id} could not be told {about}: ", TelegramError):
            words = await services.chats.words(admin_id, None)
            await services.deliver(bot, Destination(admin_id), text(say(words)).reply())


async def tell_damage(services: Services, bot: Bot, damage: SnapshotDamaged, serves: bool) -> None:
    """Tell the bot's admins that the index is damaged; `serves`: the previous one stays in use."""

    def say(words: Localization) -> str:
        until_then = words.say("damage-one-before") if serves else words.say("damage-no-other")
        return f"{words.say('damage-found', reason=damage.reason)} {until_then}"

    await tell_admins(services, bot, "that the index is damaged", say)
