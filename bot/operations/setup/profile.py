"""How the bot shows itself in Telegram: its descriptions and commands, and what only @BotFather can switch."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

from telegram import Bot, User

from bot.application import set_commands
from bot.messages import LANGUAGES, Localization
from bot.operations.setup.connection import connected
from bot.settings import Settings


async def introduce(settings: Settings) -> bool:
    """Set the bot's descriptions and commands, in each language; return False if somebody has described it already.

    Raises TokenRefused and TelegramUnreachable.
    """
    async with connected(settings) as bot:
        if is_ours := await _is_undescribed(bot):
            for code in (None, *LANGUAGES):  # None: all other languages
                await _describe(bot, code)
        await set_commands(bot, settings, _once)
    return is_ours


def left_to_switch(me: User, settings: Settings) -> Iterator[str]:
    """Yield what to send to @BotFather, a line each; nothing for what is switched already."""
    if not me.can_join_groups:
        yield "/setjoingroups, Enable: lets people add it to groups."
    elif not me.can_read_all_group_messages:
        yield "/setprivacy, Disable: in groups, it sees its name in messages, not only commands and replies to it."
    if settings.inline and not me.supports_inline_queries:
        yield "/setinline: it answers in any chat when somebody types its name and a question."
    if me.supports_guest_queries:
        yield "/mybots, Bot Settings, Guest Mode, off: newsbot doesn't answer in chats that it isn't in."


async def _is_undescribed(bot: Bot) -> bool:
    """Return whether the bot has no description, or newsbot's."""
    description = (await bot.get_my_description()).description
    return description in ("", Localization.of(None).say("setup-description"))


async def _describe(bot: Bot, code: str | None) -> None:
    words = Localization.of(code)
    await bot.set_my_description(words.say("setup-description"), code)
    await bot.set_my_short_description(words.say("setup-short-description"), code)


async def _once(call: Callable[[], Awaitable[object]]) -> None:
    await call()
