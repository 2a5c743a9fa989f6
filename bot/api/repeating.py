"""Repeating a call that has no visible effect until Telegram answers it. Not for messages: see `rate_limits.py`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError

from bot.api.responses import has_not_arrived, may_have_arrived

LONGEST_WAIT = 30.0
"""Longest pause between two tries to reach Telegram, in seconds."""


async def insist(call: Callable[[], Awaitable[object]]) -> None:
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


def sentence(error: TelegramError) -> str:
    """Return an error's message as the beginning of a sentence."""
    message = error.message.rstrip(".")
    return message[:1].upper() + message[1:]
