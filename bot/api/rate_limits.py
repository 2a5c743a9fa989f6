"""Telegram's limits on sending, and calls that fail: what has to wait is waited for here, and holds up its chat alone.

What certainly hasn't arrived is tried again for as long as it takes. What may have arrived is sent again a few times,
each time after Telegram answered another call: rather twice than never, and not many times in a long disturbance.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.api.responses import ServerFault, has_not_arrived, may_have_arrived

_log = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
"""Seconds between two tries at most, unless Telegram names a longer time. They begin with one and double."""

UNCONFIRMED = 4
"""So often a call is made again that may have arrived."""

FAULT_SECONDS = 3600.0
"""After this time, a message at which the Bot API itself fails (5xx) is given up: it may be the message's own fault."""

TRIES = 4
"""So often a call is made that changes nothing people see: it asks for something, or closes the notice of a press."""

_SENDING = ("send", "forward", "copy")
_EDITING = ("edit",)
_TYPING = "sendChatAction"
_MANY = 1000  # chats, from which on those are looked for that need no remembering
_Call = Callable[[], Coroutine[Any, Any, Any]]

Probe = Callable[[], Awaitable[None]]
"""Makes a call that does nothing; raises TelegramError where Telegram doesn't answer it."""


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


class _Tries:
    """The tries of one call: which failures it outlives, and how long it pauses after each."""

    def __init__(self, endpoint: str, chat_id: int | str | None) -> None:
        self._endpoint = endpoint
        self._chat_id = chat_id
        self._insists = chat_id is not None and endpoint.startswith(_SENDING + _EDITING)
        self._failures = 0
        self._unconfirmed = 0
        self._pause = 1.0
        self._first_fault: float | None = None
        self._logged: set[type[TelegramError]] = set()

    def pause_after(self, error: TelegramError) -> float | None:
        """Return the seconds until the next try, or None where the call is given up."""
        self._failures += 1
        if not (self._is_worth_another(error) if self._insists else self._may_be_repeated(error)):
            return None
        if isinstance(error, RetryAfter):
            pause = _seconds(error)
        else:
            growth = 4 if may_have_arrived(error) else 2  # what is repeated only a few times leaves Telegram more time
            pause, self._pause = self._pause, min(LONGEST_PAUSE, growth * self._pause)
        self._log(error, pause)
        return pause

    def _is_worth_another(self, error: TelegramError) -> bool:
        if may_have_arrived(error):
            self._unconfirmed += 1
            return self._unconfirmed <= UNCONFIRMED
        if not isinstance(error, ServerFault):
            return has_not_arrived(error)
        now = asyncio.get_running_loop().time()
        if self._first_fault is None:
            self._first_fault = now
        return now - self._first_fault < FAULT_SECONDS

    def _may_be_repeated(self, error: TelegramError) -> bool:
        """Return whether a call that nobody sees is made again; one for no chat only after a flood limit."""
        repeatable = isinstance(error, RetryAfter) or (self._chat_id is not None and has_not_arrived(error))
        return repeatable and self._failures < TRIES

    def _log(self, error: TelegramError, pause: float) -> None:
        """Say what went wrong: each time for what may come twice, else once for each kind of trouble."""
        if may_have_arrived(error):
            words = "may have arrived, but Telegram didn't confirm it (%s): it is made again in %.0f s."
            level = logging.WARNING
        else:
            words = "hasn't arrived (%s): it is made again in %.0f s."
            level = logging.DEBUG if type(error) in self._logged else logging.WARNING
            self._logged.add(type(error))
        _log.log(level, f"%s for chat %s {words}", self._endpoint, self._chat_id, error, pause)


class RateLimiter(BaseRateLimiter[int]):
    """Sends when the limits allow it: the messages of each chat in their order, those of different chats side by side.

    A message that certainly hasn't arrived is sent again, after growing pauses or after the time that Telegram names,
    for as long as it takes; so are edits. One that may have arrived is sent again `UNCONFIRMED` times, once `probe` (a
    call that does nothing) is answered: people get it twice rather than never. Meanwhile the chat's messages behind it
    wait, and nothing else does. Other calls for a chat are tried `TRIES` times. Edits, typing and answers to buttons
    count against no limit, and wait for none.
    """

    def __init__(self, limits: SendingLimits | None = None, probe: Probe | None = None) -> None:
        self._limits = limits or SendingLimits()
        self._probe = probe
        self._probing: asyncio.Task[None] | None = None
        self._all = Window(self._limits.everywhere, 1.0)
        self._lines: dict[int | str, _Line] = {}
        self._many = _MANY

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """End what still waits for Telegram to answer."""
        if self._probing is not None:
            self._probing.cancel()

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
            return await self._insist(call, _Tries(endpoint, chat_id))
        line = self._stand_in_line(chat_id)
        try:
            async with line.lock:
                return await self._insist(call, _Tries(endpoint, chat_id), line.window)
        finally:
            self._leave(chat_id, line)

    async def _insist(self, call: _Call, tries: _Tries, window: Window | None = None) -> Any:
        """Make a call until it succeeds or is given up; each time with a turn, if it has a window."""
        while True:
            try:
                if window is None:
                    return await call()
                async with window.turn(), self._all.turn():  # it waits for its chat's limit first
                    return await call()
            except TelegramError as error:
                pause = tries.pause_after(error)
                if pause is None:
                    raise
                is_unconfirmed = may_have_arrived(error)
            await asyncio.sleep(pause)
            if is_unconfirmed:
                await self._reach()

    async def _reach(self) -> None:
        """Wait until Telegram answers; all that wait for it share one try."""
        if self._probe is None:
            return
        if self._probing is None or self._probing.done():
            self._probing = asyncio.create_task(_until_answered(self._probe), name="probe")
        await asyncio.shield(self._probing)

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


async def _until_answered(probe: Probe) -> None:
    pause = 1.0
    while True:
        try:
            await probe()
            return
        except TelegramError as error:
            _log.debug("Telegram doesn't answer yet: %s", error)
        await asyncio.sleep(pause)
        pause = min(LONGEST_PAUSE, 2 * pause)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return (after if isinstance(after, int | float) else after.total_seconds()) + 0.1
