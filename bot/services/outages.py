"""Requests that wait for the search cluster to answer again. Not for an embedded index, which is always there.

Their updates stay open in the inbox, so that they outlive the end of the bot, too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import NamedTuple

from bot.incoming import Job, Worker
from index import ClusterError, Engines

FIRST_SECONDS, LONGEST_SECONDS = 1.0, 15.0
"""Seconds until the first look whether the cluster answers again, and the most between two looks."""

_log = logging.getLogger(__name__)


class _Waiting(NamedTuple):
    job: Job
    submit: Callable[[Job], None]


class Outages:
    """Keeps requests that failed because the cluster can't answer, and runs them once it can. Lives on one loop."""

    def __init__(self, library: Engines, worker: Worker) -> None:
        self._library = library
        self._worker = worker
        self._waiting: list[_Waiting] = []
        self._seconds = FIRST_SECONDS
        self._is_looking = False

    def keep(self, chat_id: int, job: Job, error: ClusterError) -> None:
        """Run `job` for the updates that the current job handles, once the index can be searched again."""
        self._waiting.append(_Waiting(job, self._worker.postpone(chat_id)))
        if not self._is_looking:
            self._is_looking = True
            _log.error("Messages wait until the index can be searched: %s", error)
            self._worker.background(self._resume())

    def note_answer(self) -> None:
        """Note that a request that had waited is answered: the cluster is back."""
        self._seconds = FIRST_SECONDS

    async def _resume(self) -> None:
        """Wait until the cluster answers, and submit what waits; it is kept again if it fails again."""
        try:
            while True:
                await asyncio.sleep(self._seconds)
                self._seconds = min(LONGEST_SECONDS, 2 * self._seconds)
                if await asyncio.to_thread(self._is_back):
                    break
        finally:
            self._is_looking = False
        waiting, self._waiting = self._waiting, []
        _log.info("The index can be searched again: answering %d messages that waited.", len(waiting))
        for job, submit in waiting:
            submit(job)

    def _is_back(self) -> bool:
        try:
            self._library.refresh(wait=True)
            self._library.do(lambda engine: engine.newest(1))
        except ClusterError:
            return False
        return True
