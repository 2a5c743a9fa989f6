"""Where questions are answered: in threads of the bot, and under load by processes beside it.

Threads share one processor, since Python runs one at a time. Where more is asked at once than they can take, processes
are started, take over when they are ready, and stay until the bot ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypeVar

from bot.answering.compose import Composer, answer_again, answer_text
from bot.messages import Reply, load_localizations
from index import AnswererLost, DataFolder, Library, Question, Snapshot, View, WorkerProcess, cores

_log = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[Snapshot], T]
"""What is done with the newest index. It can be pickled, and so can what it returns."""

BUSY = 8
"""So much work at the same time has the processes started."""

AHEAD = 2
"""So much is sent to a process: it has something to do while its last result is read."""

TRIES = 2
"""Work that so many processes were killed with is given up."""

WORK_SECONDS = 30.0
"""A process that takes longer for one piece of work, and so hangs or is stopped, is killed: another one tries again."""

START_SECONDS = 300.0
"""The same, for a process that starts: it may have to compile what it needs."""

PAUSE_SECONDS = 60.0
"""So long none are started after one that was killed before it was ready: there is no room for it."""

_LOOKS = 600  # at a process that opens an index; each takes a tenth of a second until it is open


class _NotBegun(AnswererLost):
    """The process was killed with something else."""


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    done: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


@dataclass(slots=True, eq=False)
class _Process:
    worker: WorkerProcess
    sent: deque[_Job] = field(default_factory=deque)  # and not done
    ended: bool = False
    deadline: asyncio.TimerHandle | None = None  # of the first that is not done


class AnswerPool:
    """Does work with the index of a data folder, beside the event loop that it lives on.

    `processes` is how many may be started; with 0, threads do everything. But what killed a process, or may have killed
    the bot before (`is_suspect` says so of what the current task works on), is done by a process alone: it must not end
    the bot.
    """

    def __init__(
        self, library: Library, data: DataFolder, processes: int, is_suspect: Callable[[], bool] = lambda: False
    ) -> None:
        self._library = library
        self._data = data
        self._most = processes
        self._is_suspect = is_suspect
        self._threads = ThreadPoolExecutor(cores(), "search")
        self._ready: list[_Process] = []
        self._waiting: deque[_Job] = deque()
        self._under_way = 0
        self._start: asyncio.Task[None] | None = None
        self._not_before = 0.0
        self._closed = False

    @property
    def snapshot_name(self) -> str | None:
        """The name of the index that work is done with; None where it is about to be another one."""
        return self._library.current_name

    async def do(self, work: Work[T]) -> T:
        """Do `work`. Raises what it raises, and AnswererLost where it killed every process that did it."""
        self._under_way += 1
        try:
            if self._under_way >= BUSY:
                self._start_processes()
            tries, is_suspect = 0, self._is_suspect()
            while self._ready or ((tries or is_suspect) and await self._has_process()):
                job = _Job(work)
                self._waiting.append(job)
                self._hand_out()
                try:
                    done: T = await job.done
                    return done
                except _NotBegun:
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

    async def answer(
        self, text: str, today: date, follows: Question | None, view: View, write: Composer
    ) -> tuple[Question, Reply]:
        """Answer a question and write the message; also return how the question was understood.

        `follows` is the question that this one may follow up on.
        """
        return await self.do(partial(answer_text, text, today, follows, view, write))

    async def answer_again(self, question: Question, view: View, write: Composer) -> Reply:
        """Write the message for a question that was understood before."""
        return await self.do(partial(answer_again, question, view, write))

    async def run_in_thread(self, work: Callable[[], T]) -> T:
        """Do what can't be sent to another process, in one of as many threads as there are processors."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def refresh(self) -> None:
        """Have the newest index opened, and return when it is used everywhere."""
        await asyncio.to_thread(self._library.refresh, wait=True)
        newest = self._library.snapshot.folder.name
        for process in list(self._ready):
            with contextlib.suppress(AnswererLost):
                for _ in range(_LOOKS):
                    if await self._opened_by(process) >= newest:
                        break

    async def close(self) -> None:
        """End everything; what is under way is given up."""
        self._closed = True
        if self._start is not None:
            self._start.cancel()
            await asyncio.wait([self._start])
        for process in list(self._ready):
            self._end(process)
        self._threads.shutdown(wait=False, cancel_futures=True)

    # -- processes

    def _start_processes(self, least: int = 0) -> None:
        """Start the processes that are lacking; `least`: so many, whatever was to be the most."""
        now = asyncio.get_running_loop().time()
        lacking = max(self._most, least) - len(self._ready)
        if lacking > 0 and self._start is None and not self._closed and now >= self._not_before:
            self._start = asyncio.create_task(self._start_all(lacking), name="start of processes")

    async def _has_process(self) -> bool:
        """Return whether there is a process, once one was started."""
        if self._start is None:
            self._start_processes(least=1)
        if self._start is not None:
            await asyncio.wait([self._start])
        return bool(self._ready)

    async def _start_all(self, count: int) -> None:
        try:
            starting = (self._start_one() for _ in range(count))
            failed = [error for error in await asyncio.gather(*starting, return_exceptions=True) if error]
        finally:
            self._start = None
        if failed:
            self._not_before = asyncio.get_running_loop().time() + PAUSE_SECONDS
            reason = "it was killed" if isinstance(failed[0], AnswererLost) else repr(failed[0])
            _log.warning("A process beside the bot could not be started, going on without it: %s", reason)
        else:
            _log.info("Processes beside the bot answer now (%d).", len(self._ready))

    async def _start_one(self) -> None:
        making = asyncio.ensure_future(asyncio.to_thread(WorkerProcess, _searcher, self._data, lost=AnswererLost))
        try:
            process = _Process(await asyncio.shield(making))
        except asyncio.CancelledError:  # a thread can't be stopped: it makes a process that nobody would end
            (await making).close()
            raise
        asyncio.get_running_loop().add_reader(process.worker.fileno(), self._read, process)
        try:
            await self._opened_by(process)
        except BaseException:
            self._end(process)
            raise
        self._ready.append(process)

    async def _opened_by(self, process: _Process) -> str:
        """Return the name of the index that a process uses."""
        job = _Job(_name)
        self._send(process, job)
        name: str = await job.done
        return name

    def _hand_out(self) -> None:
        while self._waiting and self._ready:
            idlest = min(self._ready, key=lambda process: len(process.sent))
            if len(idlest.sent) >= AHEAD:
                return
            job = self._waiting.popleft()
            if not job.done.done():  # somebody waits for it still
                self._send(idlest, job)

    def _send(self, process: _Process, job: _Job) -> None:
        process.sent.append(job)
        if len(process.sent) == 1:
            self._set_deadline(process)
        try:
            process.worker.send(job.work)
        except AnswererLost:
            process.sent.pop()
            self._lose(process)
            _fail(job, _NotBegun())
        except Exception as error:  # it can't be pickled
            process.sent.pop()
            _fail(job, error)

    def _read(self, process: _Process) -> None:
        """Take the next result of a process."""
        try:
            result, error = process.worker.receive(), None
        except AnswererLost:
            self._lose(process)
            return
        except Exception as raised:
            result, error = None, raised
        job = process.sent.popleft()
        self._set_deadline(process)
        if not job.done.done():
            job.done.set_exception(error) if error else job.done.set_result(result)
        self._hand_out()

    def _set_deadline(self, process: _Process) -> None:
        """Give the work that a process does now as long as it may take."""
        if process.deadline is not None:
            process.deadline.cancel()
        seconds = WORK_SECONDS if process in self._ready else START_SECONDS
        loop = asyncio.get_running_loop()
        process.deadline = loop.call_later(seconds, self._time_out, process, seconds) if process.sent else None

    def _time_out(self, process: _Process, seconds: float) -> None:
        """Replace a process that takes too long: a stopped one would never end, and hold up whoever waits for it."""
        if not process.ended:
            _log.warning("A process beside the bot took more than %.0f s for one answer: it is killed.", seconds)
            self._lose(process, is_told=True)

    def _lose(self, process: _Process, is_told: bool = False) -> None:
        """Note that a process was killed: whoever waits for it, or for any, tries again. `is_told`: it is logged."""
        if process in self._ready and not is_told:
            _log.warning("%s", AnswererLost())
        self._end(process)
        for number, job in enumerate(process.sent):
            _fail(job, _NotBegun() if number else AnswererLost())
        while self._waiting and not self._ready:
            _fail(self._waiting.popleft(), _NotBegun())

    def _end(self, process: _Process) -> None:
        if process in self._ready:
            self._ready.remove(process)
        if process.deadline is not None:
            process.deadline.cancel()
        if not process.ended:
            process.ended = True
            asyncio.get_running_loop().remove_reader(process.worker.fileno())
            process.worker.close()


def _fail(job: _Job, error: Exception) -> None:
    if not job.done.done():  # somebody waits for it still
        job.done.set_exception(error)


def _searcher(data: DataFolder) -> Callable[[Work[Any]], Any]:
    """Return what a process does with work. Everything is loaded before it takes any."""
    library = Library(data)
    library.do(Snapshot.warm_up)
    load_localizations()
    return library.do


def _name(snapshot: Snapshot) -> str:
    return snapshot.folder.name
