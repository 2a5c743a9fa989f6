"""Requests that wait for the search cluster to answer again. Not for an embedded index, which is always there.

Their updates stay open in the inbox, so that they outlive the end of the bot, too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from bot.errors import describe
from bot.incoming import Job, Worker
from index import ClusterError, ClusterRequestRefused, Engines

FIRST_SECONDS, LONGEST_SECONDS = 1.0, 15.0
"""Seconds until the first look whether the cluster answers again, and the most between two looks."""

MOST_KEPT = 1000
"""Maximum number of requests of all chats that wait; the authors of further ones are asked to try again later."""

TRIES = 5
"""Number of times that a request is tried again, each after the cluster has answered."""

_log = logging.getLogger(__name__)


class _Waiting(NamedTuple):
    job: Job
    submit: Callable[[Job, int], None]


class Outages:
    """Keeps requests that failed because the cluster can't answer, and runs them once it can. Lives on one loop.

    A chat's requests stay in their order: while one of them waits, the later ones have to be kept, too.
    """

    def __init__(self, library: Engines, worker: Worker) -> None:
        self._library = library
        self._worker = worker
        self._waiting: dict[int, list[_Waiting]] = {}
        self._reason: ClusterError | None = None
        self._seconds = FIRST_SECONDS
        self._answered = asyncio.Event()
        self._failed_again = False
        self._is_looking = False

    def reason_to_wait(self, chat_id: int) -> ClusterError | None:
        """Return why requests of a chat have to wait; None if none of it waits."""
        return self._reason if chat_id in self._waiting else None

    @property
    def has_room(self) -> bool:
        """Whether another request may be kept."""
        return sum(map(len, self._waiting.values())) < MOST_KEPT

    def keep(self, chat_id: int, job: Job, error: ClusterError, tries: int = 0) -> None:
        """Run `job` for the updates that the current job handles, once the index can be searched again.

        `tries` is how often it has failed after the cluster was back.
        """
        self._reason = error.with_traceback(None)  # its frames have what people wrote
        self._waiting.setdefault(chat_id, []).append(_Waiting(job, self._worker.postpone(chat_id)))
        self._failed_again |= tries > 0
        if not self._is_looking:
            self._is_looking = True
            self._answered.clear()
            _log.error("Messages wait until the index can be searched: %s", error)
            self._worker.background(self._resume())

    def note_answer(self) -> None:
        """Note that a request was answered: the cluster is probably back, and what waits needn't wait longer."""
        if not self._waiting:
            self._seconds, self._failed_again = FIRST_SECONDS, False
        elif not self._failed_again:  # otherwise, some requests succeed while others fail
            self._answered.set()

    async def _resume(self) -> None:
        """Wait until the cluster answers, and submit what waits; it is kept again if it fails again."""
        try:
            await self._pause()
            while not await asyncio.to_thread(self._is_back):
                await self._pause()
        finally:
            self._is_looking = False
        waiting, self._waiting = self._waiting, {}
        count = sum(map(len, waiting.values()))
        _log.info("The index can be searched again: answering %d messages that waited.", count)
        for of_chat in waiting.values():
            for place, (job, submit) in enumerate(of_chat):
                submit(job, place)

    async def _pause(self) -> None:
        """Wait until it is time for a look, or until another request was answered."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds):
                await self._answered.wait()
        self._answered.clear()
        self._seconds = min(LONGEST_SECONDS, 2 * self._seconds)

    def _is_back(self) -> bool:
        try:
            self._library.refresh(wait=True)
            self._library.do(lambda engine: engine.newest(1))
        except ClusterError:
            return False
        except Exception as error:  # what waits must not be forgotten
            _log.error("It can't be told whether the index can be searched: %s", describe(error))
            return False
        return True


def may_pass(error: ClusterError) -> bool:
    """Return whether a request that failed may succeed later: by itself, or after somebody has mended the cluster."""
    return not isinstance(error, ClusterRequestRefused)
