"""Telegram's limits on sending: what has to wait is waited for here, and holds up nothing but its own chat.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.ext import BaseRateLimiter

_log = logging.getLogger(__name__)

FLOODS = 8
"""So often a call is made again after it was refused for flood limits (429)."""

GATEWAYS = 4
"""So often a call is made again that met a broken gateway."""

_SENDING = ("send", "forward", "copy")
_TYPING = "sendChatAction"
_MANY = 1000  # chats, from which on those are looked for that need no remembering
_Call = Callable[[], Coroutine[Any, Any, Any]]


@dataclass(frozen=True, slots=True)
class SendingLimits:
    """How many messages may go out; 0 is as many as one likes."""

    private: int = 1
    """A second, to one private chat."""
    group: int = 20
    """A minute, to one group or channel."""
    everywhere: int = 30
    """A second, to all together."""


class Window:
    """At most `limit` at the same time, each until `seconds` after its end. Where `limit` is 0, nothing waits.

    A call arrives before it is answered, and so no more than `limit` of them arrive in any `seconds`, however long each
    is on its way.
    """

    def __init__(self, limit: int, seconds: float) -> None:
        self._room = asyncio.Semaphore(limit) if limit else None
        self._seconds = seconds
        self._taken = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for its turn, and take it."""
        if self._room is None:
            yield
            return
        await self._room.acquire()
        self._taken += 1
        try:
            yield
        finally:
            asyncio.get_running_loop().call_later(self._seconds, self._give_back)

    @property
    def is_idle(self) -> bool:
        """Whether it is as if nothing had ever been taken."""
        return not self._taken

    def _give_back(self) -> None:
        self._taken -= 1
        if self._room is not None:
            self._room.release()


@dataclass(slots=True)
class _Line:
    """The messages to one chat, in their order: the one that has the lock is on its way."""

    window: Window
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class RateLimiter(BaseRateLimiter[int]):
    """Sends when the limits allow it: the messages of each chat in their order, those of different chats side by side.

    A call that Telegram refuses for its flood limits is made again after the wait that it names; the chat's messages
    behind it wait, too, and nothing else does. One that meets a broken gateway, if it is for a chat, is made again
    after a little while. A call that timed out may have arrived, and is not made again. Edits, typing and answers to
    buttons count against no limit, and wait for none.
    """

    def __init__(self, limits: SendingLimits | None = None) -> None:
        self._limits = limits or SendingLimits()
        self._all = Window(self._limits.everywhere, 1.0)
        self._lines: dict[int | str, _Line] = {}
        self._many = _MANY

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002  # the limits are the same for all calls
    ) -> Any:
        """Make a call when its limits allow it, and again where that helps; raises TelegramError where it doesn't."""
        call = partial(callback, *args, **kwargs)
        chat_id = data.get("chat_id")
        if endpoint == _TYPING:
            return await call()  # by the time it could be made again, it would no longer be true
        if not endpoint.startswith(_SENDING) or chat_id is None:
            return await self._insist(call, endpoint, chat_id is not None)
        line = self._stand_in_line(chat_id)
        try:
            async with line.lock:
                return await self._insist(call, endpoint, True, line.window)
        finally:
            self._leave(chat_id, line)

    async def _insist(self, call: _Call, endpoint: str, to_chat: bool, window: Window | None = None) -> Any:
        """Make a call until it isn't refused any more; each time with a turn, if it has a window."""
        floods, gateways = FLOODS, GATEWAYS
        while True:
            try:
                if window is None:
                    return await call()
                async with window.turn(), self._all.turn():  # it waits for its chat's limit first
                    return await call()
            except RetryAfter as error:
                floods -= 1
                if floods < 0:
                    raise
                wait = _seconds(error)
            except NetworkError as error:
                gateways -= 1
                if gateways < 0 or not to_chat or isinstance(error, BadRequest | TimedOut):
                    raise
                wait = 2.0 ** (GATEWAYS - gateways - 1)
            _log.info("%s has to wait for %.0f s.", endpoint, wait)
            await asyncio.sleep(wait)

    def _stand_in_line(self, chat_id: int | str) -> _Line:
        line = self._lines.get(chat_id)
        if line is None:
            self._forget_idle()
            line = self._lines[chat_id] = _Line(self._window(chat_id))
        line.length += 1
        return line

    def _leave(self, chat_id: int | str, line: _Line) -> None:
        line.length -= 1
        if not line.length and line.window.is_idle:
            del self._lines[chat_id]

    def _window(self, chat_id: int | str) -> Window:
        if chat_id > 0 if isinstance(chat_id, int) else chat_id.isdecimal():
            return Window(self._limits.private, 1.0)
        return Window(self._limits.group, 60.0)

    def _forget_idle(self) -> None:
        """Forget the chats whose limits are as if they were new, once there are many."""
        if len(self._lines) < self._many:
            return
        self._lines = {chat: line for chat, line in self._lines.items() if line.length or not line.window.is_idle}
        self._many = max(_MANY, 2 * len(self._lines))


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return (after if isinstance(after, int | float) else after.total_seconds()) + 0.1
