"""Telling all of the bot's admins something, each in their own language: for example, that the index is damaged."""

from __future__ import annotations

import logging
from collections.abc import Callable

from telegram import Bot
from telegram.error import TelegramError

from bot.api import Destination
from bot.logs import untold
from bot.messages import Localization, text
from bot.replicas import OwnershipLost
from bot.services import Services
from index import SnapshotDamaged

_log = logging.getLogger(__name__)


async def tell_admins(services: Services, bot: Bot, about: str, say: Callable[[Localization], str]) -> None:
    """Send each admin what `say` returns in their language. If it can't be sent, the log names what it is `about`.

    Raises OwnershipLost if another bot tells them by now: some of them may not have been told.
    """
    for admin_id in sorted(services.settings.admin_ids):
        with untold():
            words = await services.chats.words(admin_id, None)
            try:
                await services.deliver(bot, Destination(admin_id), text(say(words)).reply())
            except OwnershipLost:
                raise
            except TelegramError as error:
                _log.error("Admin %d could not be told %s: %s", admin_id, about, error)


async def tell_damage(services: Services, bot: Bot, damage: SnapshotDamaged, serves: bool) -> None:
    """Tell the bot's admins that the index is damaged; `serves`: the previous one stays in use."""

    def say(words: Localization) -> str:
        until_then = words.say("damage-one-before") if serves else words.say("damage-no-other")
        return f"{words.say('damage-found', reason=damage.reason)} {until_then}"

    await tell_admins(services, bot, "that the index is damaged", say)
