"""Waiting in Telegram for the person who has the code of the new admin. Not for what a right code is.

Telegram hands out updates in order, and confirms all before the one that is asked for. So what else people write
meanwhile goes into the bot's inbox before it is confirmed: the next `newsbot run` answers it.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from contextlib import suppress

from telegram import Message, Update, User
from telegram.constants import ChatType
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.api import PollingBot
from bot.application import is_for
from bot.incoming import language_code, pending_update
from bot.memory import Memory
from bot.messages import Localization
from bot.operations.setup.admin_code import AdminCode, digits_in
from bot.operations.setup.connection import connected, translated
from bot.operations.setup.errors import CodeVoid
from bot.settings import Settings
from index import NewsbotError

_POLL_SECONDS = 20
_PAUSE_SECONDS = 2.0
_LAST_SECONDS = 5.0


class Inbox:
    """Updates that are for the running bot. Opens the bot's memory with the first. `count` says how many it took."""

    def __init__(self, settings: Settings) -> None:
        self.count = 0
        self.failure: NewsbotError | None = None
        self._settings = settings
        self._memory: Memory | None = None

    async def put(self, updates: Sequence[tuple[Update, str]]) -> None:
        """Write down updates, each with its JSON. Raises NewsbotError."""
        try:
            if self._memory is None:
                self._memory = await asyncio.to_thread(self._open)
            self.count += len(await self._memory.note_all([pending_update(*update) for update in updates]))
        except NewsbotError as error:
            self.failure = error
            raise

    async def close(self) -> None:
        """Close the memory."""
        if self._memory is not None:
            await self._memory.aclose()

    def _open(self) -> Memory:
        self._settings.data.check_writable()
        return Memory(self._settings.chats, bot_id=self._settings.bot_id(), keep=self._settings.keep)


async def wait_for_admin(settings: Settings, code: AdminCode, inbox: Inbox, complain: Callable[[object], None]) -> User:
    """Return who sends the code in a private chat. Raises CodeVoid, MessagesTaken, TokenRefused and StoreError."""

    def is_for_bot(update: Update) -> bool:
        return _code_in(update) is None and is_for(update, bot, settings)

    try:
        async with connected(settings, (is_for_bot, inbox.put)) as bot:
            return await _poll(bot, code, inbox, complain)
    finally:
        await inbox.close()


async def _poll(bot: PollingBot, code: AdminCode, inbox: Inbox, complain: Callable[[object], None]) -> User:
    offset, last_trouble = None, ""
    try:
        while code.seconds_left:
            seconds = max(1, min(_POLL_SECONDS, math.ceil(code.seconds_left)))
            try:
                updates = await bot.get_updates(offset=offset, timeout=seconds)
            except (Conflict, InvalidToken):
                raise
            except TelegramError as error:
                if inbox.failure:
                    raise inbox.failure from None
                if error.message != last_trouble:  # said once
                    complain(translated(error))
                last_trouble = error.message
                await asyncio.sleep(_PAUSE_SECONDS)
                continue
            for update in updates:
                offset = update.update_id + 1
                if (user := await _check(bot, code, update)) is not None:
                    return user
        raise CodeVoid(is_late=True)
    finally:
        await _confirm(bot, offset)


async def _check(bot: PollingBot, code: AdminCode, update: Update) -> User | None:
    """Return who sent the right code; tell others that theirs is wrong. Raises CodeVoid after too many of these."""
    digits, message = _code_in(update), update.message
    if digits is None or message is None:
        return None
    words = Localization.of(language_code(message))
    verdict = code.check(digits)
    if verdict == "right":
        await _reply(bot, message, words.say("setup-admin"))
        return message.from_user
    if not code.tries_left:
        await _reply(bot, message, words.say("setup-code-void"))
        raise CodeVoid(is_late=False)
    if verdict == "wrong":
        await _reply(bot, message, words.say("setup-wrong-code", count=code.tries_left))
    return None


async def _reply(bot: PollingBot, message: Message, text: str) -> None:
    with suppress(TelegramError):  # the terminal says it, too
        await bot.send_message(message.chat_id, text)


async def _confirm(bot: PollingBot, offset: int | None) -> None:
    """Confirm what is handled, so that the running bot doesn't take a code for a question."""
    if offset is not None:
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(_LAST_SECONDS):
                await bot.get_updates(offset=offset, limit=1, timeout=0)


def _code_in(update: Update) -> str | None:
    """Return the six digits that a person wrote in their own private chat with the bot; None for all else."""
    message = update.message
    if message is None or message.chat.type != ChatType.PRIVATE or message.from_user is None:
        return None
    if message.from_user.is_bot or message.from_user.id != message.chat_id:
        return None
    is_own = message.forward_origin is None and message.via_bot is None
    return digits_in(message.text or "") if is_own else None
