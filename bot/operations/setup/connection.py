"""The connection to Telegram for setting up, and its errors in a sentence. Not for the running bot: see `bot/api/`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import User
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.api import IsForBot, PollingBot, UpdatesCallback
from bot.operations.setup.errors import MessagesTaken, SetUpError, TelegramUnreachable, TokenRefused
from bot.settings import Settings

Updates = tuple[IsForBot, UpdatesCallback]
"""Which updates are written down, and by what."""


@asynccontextmanager
async def connected(settings: Settings, updates: Updates | None = None) -> AsyncIterator[PollingBot]:
    """Connect as the bot of the settings' token, while the block runs; calls aren't repeated.

    Raises what `translated` returns, also for errors of the block.
    """
    api, (is_for_bot, on_updates) = settings.telegram_api_url, updates or (lambda _: False, _drop)
    bot = PollingBot(
        settings.token(),
        f"{api}/bot",
        f"{api}/file/bot",
        limiter=None,
        connections=1,
        is_for_bot=is_for_bot,
        on_updates=on_updates,
        room=_always,
        proxy=settings.proxy_for_telegram(),
    )
    try:
        await bot.initialize()
        yield bot
    except TelegramError as error:
        raise translated(error) from None  # the error of a refused token quotes it
    finally:
        await bot.shutdown()
        await bot.close_connections()


async def look_up(settings: Settings) -> User:
    """Return the bot of the settings' token. Raises TokenRefused and TelegramUnreachable."""
    async with connected(settings) as bot:
        return bot.bot


def translated(error: TelegramError) -> SetUpError:
    """Return an error of Telegram's as one sentence."""
    if isinstance(error, InvalidToken):
        return TokenRefused()
    return MessagesTaken() if isinstance(error, Conflict) else TelegramUnreachable(error.message)


async def _drop(_: object) -> None:
    """Take no updates."""


async def _always() -> None:
    """Return at once: there is always room for updates."""
