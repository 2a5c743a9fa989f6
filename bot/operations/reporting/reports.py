"""Gathering the errors that are logged, and telling the admins. Not for what is said of an error: see `kinds`."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial
from typing import Any

from telegram import Bot

from bot.admin import tell_admins
from bot.errors import log_errors
from bot.logs import is_untold, untold
from bot.messages.admin import ErrorReport, say_errors
from bot.operations.reporting.kinds import Kind, is_about_damage, kind_of, words_of
from bot.replicas import OwnershipLost, Replication
from bot.services import Services

LOOK_SECONDS = 5.0
"""Seconds between two looks for errors: what breaks at the same time comes in one message."""

PAUSE_SECONDS = 60.0
"""Seconds between two messages at least, however many kinds of errors there are."""

QUIET_SECONDS = 3600.0
"""Seconds for which an error isn't told again after it was told; it is counted meanwhile."""

MOST_KINDS = 100
"""Kinds of errors that are remembered. Further ones are only logged."""

MOST_AT_ONCE = 5
"""Kinds of errors in one message; others wait for the next."""


_KIND = "errors"


@dataclass(slots=True)
class _Count:
    words: str
    since: datetime
    untold: int = 0
    told_at: float | None = None

    def is_due(self, now: float) -> bool:
        return self.untold > 0 and (self.told_at is None or now - self.told_at >= QUIET_SECONDS)

    def is_over(self, now: float) -> bool:
        return not self.untold and self.told_at is not None and now - self.told_at >= QUIET_SECONDS


class ErrorReports(logging.Handler):
    """Counts the errors that are logged, by kind, in any thread, and tells the admins on the bot's event loop.

    What was told is forgotten when the process ends. Example::

        reports = ErrorReports()
        with reports.gathering():
            worker.background(reports.run(services, bot))
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._counts: dict[Kind, _Count] = {}
        self._told: list[tuple[_Count, int, float | None]] = []  # what was told last, and when it was told before
        self._changing = threading.Lock()

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Count what all loggers log in the block."""
        logging.getLogger().addHandler(self)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Count an error, unless it came up while admins were told something, or they hear of it otherwise."""
        if is_untold() or is_about_damage(record):
            return
        kind, words = kind_of(record), words_of(record)
        with self._changing:
            count = self._counts.get(kind)
            if count is None:
                if len(self._counts) >= MOST_KINDS:
                    return
                count = self._counts[kind] = _Count(words, datetime.now(UTC))
            if not count.untold:
                count.since = datetime.fromtimestamp(record.created, UTC)
            count.words = words
            count.untold += 1

    def due(self, now: float, zone: tzinfo | None = UTC) -> list[ErrorReport]:
        """Return what to tell now, with times in `zone`; the oldest errors first. It counts as told from then on.

        `now` is a time of the monotonic clock, in seconds.
        """
        reports: list[ErrorReport] = []
        with self._changing:
            self._told.clear()
            for kind, count in list(self._counts.items()):
                if count.is_over(now):
                    del self._counts[kind]
                elif count.is_due(now) and len(reports) < MOST_AT_ONCE:
                    since = f"{count.since.astimezone(zone):%H:%M}"
                    reports.append(ErrorReport(count.words, kind.logger, count.untold, since))
                    self._told.append((count, count.untold, count.told_at))
                    count.untold, count.told_at = 0, now
        return reports

    def take_back(self) -> None:
        """Count as untold what `due` returned last: the admins may not have been told."""
        with self._changing:
            for count, number, before in self._told:
                count.untold, count.told_at = count.untold + number, before
            self._told.clear()

    async def run(self, services: Services, bot: Bot) -> None:
        """Tell the admins of errors until cancelled. Return if there are none."""
        if not services.settings.admin_ids:
            return
        replication = services.replication
        replication.on_told(_KIND, lambda told: self.take_in(told) if replication.holds(_KIND) else None)
        with untold():  # or an error in telling would be told
            telling = asyncio.create_task(replication.alone(_KIND, partial(self._tell, services, bot)))
            try:
                while not telling.done():
                    await asyncio.sleep(LOOK_SECONDS)
                    if not replication.holds(_KIND):
                        self._pass_on(replication)
            finally:
                telling.cancel()
                await asyncio.gather(telling, return_exceptions=True)

    async def _tell(self, services: Services, bot: Bot) -> None:
        zone = services.settings.now().tzinfo
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if reports := self.due(time.monotonic(), zone):
                with log_errors("The admins could not be told of errors: ", Exception):
                    await self._tell_of(services, bot, reports)
                await asyncio.sleep(PAUSE_SECONDS)

    async def _tell_of(self, services: Services, bot: Bot, reports: Sequence[ErrorReport]) -> None:
        try:
            await tell_admins(services, bot, "of errors", lambda words: say_errors(words, reports))
        except (OwnershipLost, asyncio.CancelledError):  # another bot tells them, of this one's errors, too
            self.take_back()
            raise

    def _pass_on(self, replication: Replication) -> None:
        """Leave it to another bot, which tells the admins of all bots' errors, to tell them of this one's."""
        with self._changing:
            for kind, count in list(self._counts.items()):
                told = [kind.logger, kind.template, count.words, count.untold, count.since.timestamp()]
                if not count.untold or replication.tell(_KIND, told):
                    del self._counts[kind]

    def take_in(self, told: Sequence[Any]) -> None:
        """Count errors of another bot, to tell the admins of them."""
        logger, template, words, number, since = told
        with self._changing:
            if len(self._counts) < MOST_KINDS:
                count = self._counts.setdefault(Kind(logger, template), _Count(words, datetime.now(UTC)))
                count.since = min(count.since, datetime.fromtimestamp(since, UTC)) if count.untold else count.since
                count.untold += number
