"""The pool that answers questions: threads of the bot and, under load, extra processes.

Threads share one processor, since Python runs one of them at a time. When there are more questions than they can
handle, the pool starts processes, which take over when they are ready and stay until the bot ends:
`processes.py` starts them and hands jobs to them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date
from functools import partial
from typing import TypeVar

from bot.answering.compose import MAX_CHARACTERS, Answered, Composer, answer_again, answer_text
from bot.answering.in_process import Work
from bot.answering.processes import NotBegun, Processes
from bot.logs import LogOptions, current_update, in_update
from bot.messages import Reply
from index import AnswererLost, DataFolder, Engines, Question, View, cores

T = TypeVar("T")

BUSY = 8
"""Number of simultaneous jobs at which processes are started."""

TRIES = 2
"""Give up on a job after it has killed this many processes."""


class AnswerPool:
    """Runs jobs on the newest index at a place (`where`), outside its event loop.

    `processes` is the maximum number of processes; with 0, threads run all jobs. But a job that killed a process runs
    only in another one, and a job that may have crashed the bot before (`is_suspect` tells, for the current task) runs
    in a process, where it can't crash the bot, unless no process can be started.
    """

    def __init__(
        self,
        library: Engines,
        where: DataFolder,
        processes: int,
        is_suspect: Callable[[], bool] = lambda: False,
        logs: LogOptions | None = None,
    ) -> None:
        self._library = library
        self._is_suspect = is_suspect
        self._threads = ThreadPoolExecutor(cores(), "search")
        self._processes = Processes(where, processes, logs)
        self._under_way = 0

    @property
    def index_version(self) -> str | None:
        """The version of the index in use; None while it is being replaced."""
        return self._library.version

    @property
    def under_way(self) -> int:
        """The number of jobs that run or wait."""
        return self._under_way

    @property
    def pids(self) -> list[int]:
        """The process ids of the processes that answer."""
        return self._processes.pids

    @property
    def template_pid(self) -> int | None:
        """The process id of the one that they are copies of, if there is one."""
        return self._processes.template_pid

    async def do(self, work: Work[T]) -> T:
        """Run a job. Raises what it raises, and AnswererLost if it killed every process that tried it."""
        self._under_way += 1
        try:
            if self._under_way >= BUSY and not self._library.needs_kernels:  # each process would compile them
                self._processes.start_missing()
            tries, is_suspect = 0, self._is_suspect()
            while self._processes.are_ready or ((tries or is_suspect) and await self._processes.has_one()):
                try:
                    return await self._processes.run(partial(in_update, current_update(), work))
                except NotBegun:
                    continue
                except AnswererLost as error:
                    tries += 1
                    if tries == TRIES:
                        raise AnswererLost(given_up_after=tries) from error
            if tries:
                raise AnswererLost(given_up_after=tries)
            return await self.run_in_thread(lambda: self._library.do(work))
        finally:
            self._under_way -= 1

    async def answer(self, text: str, today: date, follows: Question | None, view: View, write: Composer) -> Answered:
        """Answer a question.

        `follows` is the question that this one may follow up on.
        """
        # Two of the longest texts fit into the pipe of a process; see AHEAD_BYTES.
        return await self.do(partial(answer_text, text[:MAX_CHARACTERS], today, follows, view, write))

    async def answer_again(self, question: Question, view: View, write: Composer) -> Reply:
        """Write the message for a question that was understood before."""
        return await self.do(partial(answer_again, question, view, write))

    async def run_in_thread(self, work: Callable[[], T]) -> T:
        """Run work that can't be pickled, in a pool with one thread per processor."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, copy_context().run, work)

    async def prepare(self) -> None:
        """Load what processes need, if there may be several, so that they answer as soon as questions pile up."""
        await self._processes.prepare()

    async def refresh(self) -> None:
        """Open the newest index, and return when all processes use it."""
        await asyncio.to_thread(self._library.refresh, wait=True)
        newest = (await asyncio.to_thread(lambda: self._library.current)).version
        await self._processes.wait_for(lambda version: version in (newest, self._library.version))

    async def close(self) -> None:
        """End all threads and processes, and give up on running jobs."""
        await self._processes.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
