"""Telegram's limits on sending, and retries of failed calls. A message that has to wait delays only its own chat.

A message that certainly hasn't arrived is retried until it does. One that may have arrived is sent again a few times,
each time once Telegram answers another call: twice is better than never, but an outage must not multiply messages.

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

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.api.responses import ServerFault, has_not_arrived, may_have_arrived
from bot.metrics import CallResult, Metrics
from bot.replicas import OwnershipLost, Turns

_log = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
"""Longest pause between two tries in seconds, unless Telegram asks for more. Pauses start at 1 s and double."""

UNCONFIRMED = 4
"""How many times to repeat a call that may have arrived."""

FAULT_SECONDS = 3600.0
"""Give up on a message after the Bot API has failed with 5xx for this long: the message may be the cause."""

TRIES = 4
"""How many times to try a call with no visible effect, such as a query or the confirmation of a press."""

_SENDING = ("send", "forward", "copy")
DOWNLOAD = "download"
"""What a download counts as here: it is repeated like a message, and waits for no limit."""

_EDITING = ("edit", DOWNLOAD)
_TYPING = "sendChatAction"
_MANY = 1000  # chats; with more than this, idle ones are forgotten
_Call = Callable[[], Coroutine[Any, Any, Any]]

Probe = Callable[[], Awaitable[None]]
"""Makes a call that changes nothing; raises TelegramError if Telegram doesn't answer."""


@dataclass(frozen=True, slots=True)
class SendingLimits:
    """Limits on outgoing messages; 0 means no limit."""

    private: int = 1
    """Messages a second to one private chat."""
    group: int = 20
    """Messages a minute to one group or channel."""
    everywhere: int = 30
    """Messages a second to all chats together."""


class Window:
    """A sliding window: `limit` slots, each taken until `seconds` after its call ends. With a `limit` of 0, none waits.

    A call arrives before it is answered. So at most `limit` calls arrive in any `seconds`, however long each takes.
    """

    def __init__(self, limit: int, seconds: float) -> None:
        self._room = asyncio.Semaphore(limit) if limit else None
        self._seconds = seconds
        self._taken = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a free slot, and take it."""
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
        """Whether all slots are free."""
        return not self._taken

    def _give_back(self) -> None:
        self._taken -= 1
        if self._room is not None:
            self._room.release()


@dataclass(slots=True)
class _Line:
    """The queue of messages to one chat; the message being sent holds the lock."""

    window: Window
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class _Tries:
    """The tries of one call: which failures to retry after, and how long to pause."""

    def __init__(self, endpoint: str, chat_id: int | str | None) -> None:
        self.endpoint = endpoint
        self._chat_id = chat_id
        self._insists = chat_id is not None and endpoint.startswith(_SENDING + _EDITING)
        self._failures = 0
        self._unconfirmed = 0
        self._pause = 1.0
        self._first_fault: float | None = None
        self._logged: set[type[TelegramError]] = set()

    def pause_after(self, error: TelegramError) -> float | None:
        """Return the seconds until the next try, or None to give up."""
        self._failures += 1
        if not (self._is_worth_another(error) if self._insists else self._may_be_repeated(error)):
            return None
        if isinstance(error, RetryAfter):
            pause = _seconds(error)
        else:
            growth = 4 if may_have_arrived(error) else 2  # few repeats, so give Telegram more time between them
            pause, self._pause = self._pause, min(LONGEST_PAUSE, growth * self._pause)
        self._log(error, pause)
        return pause

    def _is_worth_another(self, error: TelegramError) -> bool:
        if isinstance(error, ServerFault):
            return self._may_pass(asyncio.get_running_loop().time())
        self._first_fault = None  # Telegram could not be reached since: the message may not be the cause
        if may_have_arrived(error):
            self._unconfirmed += 1
            return self._unconfirmed <= UNCONFIRMED
        return has_not_arrived(error)

    def _may_pass(self, now: float) -> bool:
        """Return whether the Bot API has failed for less than `FAULT_SECONDS` without a break."""
        if self._first_fault is None:
            self._first_fault = now
        return now - self._first_fault < FAULT_SECONDS

    def _may_be_repeated(self, error: TelegramError) -> bool:
        """Return whether to repeat a call without visible effect; without a chat, only after a flood limit."""
        repeatable = isinstance(error, RetryAfter) or (self._chat_id is not None and has_not_arrived(error))
        return repeatable and self._failures < TRIES

    def _log(self, error: TelegramError, pause: float) -> None:
        """Log a failure: every time if the message may arrive twice, else once for each kind of error."""
        if may_have_arrived(error):
            words = "may have arrived, but Telegram didn't confirm it (%s): repeating it in %.0f s."
            level = logging.WARNING
        else:
            words = "hasn't arrived (%s): repeating it in %.0f s."
            level = logging.DEBUG if type(error) in self._logged else logging.WARNING
            self._logged.add(type(error))
        _log.log(level, f"%s for chat %s {words}", self.endpoint, self._chat_id, error, pause)


class RateLimiter(BaseRateLimiter[int]):
    """Sends within the limits: in order within a chat, concurrently across chats.

    Messages and edits that certainly haven't arrived are retried until they do, after growing pauses or after the time
    that Telegram names. A message that may have arrived is sent again up to `UNCONFIRMED` times, each time after
    `probe` (a call that changes nothing) is answered: twice is better than never. Meanwhile only the later messages of
    its chat wait. Other calls for a chat are tried `TRIES` times. Edits, typing and confirmations of presses neither
    count against a limit nor wait for one.
    """

    def __init__(
        self,
        limits: SendingLimits | None = None,
        probe: Probe | None = None,
        metrics: Metrics | None = None,
        turns: Turns | None = None,
    ) -> None:
        """Create a limiter. `turns` are those to send among all messages (default: this limiter counts them)."""
        self._limits = limits or SendingLimits()
        self._probe = probe
        self._metrics = metrics or Metrics()
        self._probing: asyncio.Task[None] | None = None
        self._all: Turns = turns or Window(self._limits.everywhere, 1.0)
        self._lines: dict[int | str, _Line] = {}
        self._many = _MANY

    async def initialize(self) -> None:
        """Do nothing: there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Cancel the probe, if it still waits for Telegram."""
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
        """Make a call within its limits, and retry it where that helps; raises TelegramError on giving up."""
        call = partial(self._counted, endpoint, partial(callback, *args, **kwargs))
        chat_id = data.get("chat_id")
        if endpoint == _TYPING:
            return await call()  # not retried: by then, the bot may no longer be typing
        if not endpoint.startswith(_SENDING) or chat_id is None:
            return await self._insist(call, _Tries(endpoint, chat_id))
        line = self._stand_in_line(chat_id)
        try:
            async with line.lock:
                return await self._insist(call, _Tries(endpoint, chat_id), line.window)
        finally:
            self._leave(chat_id, line)

    async def _insist(self, call: _Call, tries: _Tries, window: Window | None = None) -> Any:
        """Make a call until it succeeds or is given up; take a slot of `window`, if any, for each try."""
        while True:
            try:
                if window is None:
                    return await call()
                async with window.turn(), self._all.turn():  # the chat's own limit first
                    return await call()
            except OwnershipLost:
                raise
            except TelegramError as error:
                pause = tries.pause_after(error)
                if pause is None:
                    raise
                self._metrics.count_retry(tries.endpoint)
                is_unconfirmed = may_have_arrived(error)
            await asyncio.sleep(pause)
            if is_unconfirmed:
                await self._reach()

    async def _counted(self, endpoint: str, call: _Call) -> Any:
        """Make a call once, and count what came out of it."""
        try:
            result = await call()
        except TelegramError as error:
            self._metrics.count_call(endpoint, result_of(error))
            raise
        self._metrics.count_call(endpoint, "ok")
        return result

    async def _reach(self) -> None:
        """Wait until Telegram answers; concurrent waiters share one probe."""
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
        """Forget chats with no message waiting and all slots free, once there are many chats."""
        if len(self._lines) < self._many:
            return
        self._lines = {chat: line for chat, line in self._lines.items() if line.length or not line.window.is_idle}
        self._many = max(_MANY, 2 * len(self._lines))


def result_of(error: TelegramError) -> CallResult:
    """Return what came out of a call that failed, as it is counted."""
    match error:
        case RetryAfter():
            return "flood_limit"
        case ServerFault():
            return "server_error"
        case InvalidToken() | Conflict():
            return "refused"
    if may_have_arrived(error):
        return "unconfirmed"
    return "unreachable" if has_not_arrived(error) else "refused"


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
