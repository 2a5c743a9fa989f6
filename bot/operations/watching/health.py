"""Judging how a running bot is doing: whether it is alive, and whether it is ready to answer.

A bot that isn't alive has to be started again. One that isn't ready may become so by itself, such as when Telegram can
be reached again. Not for showing it: see `server.py`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram.error import TelegramError

from bot.api import PollingBot
from bot.errors import describe
from bot.metrics import Pulse
from bot.services import Services
from index import NewsbotError, SearchIndex

LOOP_SECONDS = 15.0
"""Seconds without a sign of life of the event loop after which the bot counts as stuck; it gives one every second."""

POLL_SECONDS = 120.0
"""Seconds after which a poll counts as stuck. Telegram answers one within 20 s, and newsbot gives up after 30 s."""

START_SECONDS = 900.0
"""Seconds that the bot may take to start, such as to compile its kernels on a slow machine."""

CONTACT_SECONDS = 60.0
"""Seconds for which an answer of Telegram's proves that it can be reached; after them, newsbot asks it."""

CHECK_SECONDS = 5.0
"""Seconds that one check of readiness may take."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: whether it is as it should be, and what is known about it in a few words."""

    name: str
    is_ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a running bot, and its event loop."""

    services: Services
    bot: PollingBot
    loop: asyncio.AbstractEventLoop


class Health:
    """Judges one bot, from another thread than its event loop's. `parts` are None until there are any."""

    def __init__(self, loop_seconds: float = LOOP_SECONDS) -> None:
        self.parts: Parts | None = None
        self._loop_seconds = loop_seconds
        self._began = time.monotonic()

    def alive(self) -> Check:
        """Return whether the bot is alive."""
        now = time.monotonic()
        pulse = self.parts.services.metrics.pulse if self.parts else Pulse()
        if pulse.loop is None:
            age = now - self._began
            return Check("alive", age < START_SECONDS, f"starting for {age:.0f} s")
        if (age := now - pulse.loop) > self._loop_seconds:
            return Check("alive", False, f"the event loop has been stuck for {age:.0f} s")
        if (began := pulse.poll_began) is not None and now - began > POLL_SECONDS:
            return Check("alive", False, f"a poll for updates has been stuck for {now - began:.0f} s")
        return Check("alive", True, "ok")

    async def ready(self) -> list[Check]:
        """Return each thing that an answer needs. Takes no longer than `CHECK_SECONDS`."""
        if (parts := self.parts) is None:
            return [Check("start", False, "the bot is starting")]
        return [
            *await asyncio.gather(
                _check("index", lambda: asyncio.to_thread(_search_index, parts)),
                _check("telegram", lambda: _reach_telegram(parts)),
                _check("database", lambda: _on(parts.loop, _write(parts))),
            )
        ]


async def _check(name: str, look: Callable[[], Awaitable[str]]) -> Check:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return Check(name, True, await look())
    except TimeoutError:
        return Check(name, False, f"no answer within {CHECK_SECONDS:g} s")
    except (NewsbotError, TelegramError) as error:
        return Check(name, False, str(error))
    except Exception as error:
        return Check(name, False, describe(error))


def _search_index(parts: Parts) -> str:
    return parts.services.library.do(_count_articles)


def _count_articles(engine: SearchIndex) -> str:
    """Return how many articles there are, after a search: a cluster's counts are known even while it is down."""
    engine.newest(1)
    return f"{engine.coverage.articles} articles"


async def _reach_telegram(parts: Parts) -> str:
    """Return when Telegram last answered; ask it if that is long ago, as it is behind a webhook on a quiet day."""
    if (seconds := _seconds_since_contact(parts)) is None or seconds > CONTACT_SECONDS:
        await _on(parts.loop, parts.bot.ping())
        return "answered just now"
    return f"answered {seconds:.0f} s ago"


def _seconds_since_contact(parts: Parts) -> float | None:
    answered = parts.services.metrics.pulse.telegram
    return None if answered is None else time.monotonic() - answered


async def _write(parts: Parts) -> str:
    parts.services.replication.check_health()
    await parts.services.memory.check_writable()
    return "writable"


async def _on(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, Any]) -> Any:
    """Return the result of `work` on the bot's event loop; cancel it if the current task is cancelled."""
    try:
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, loop))
    except RuntimeError:  # the loop has ended
        work.close()
        raise
