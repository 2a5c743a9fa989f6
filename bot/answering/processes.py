"""The processes that run jobs on the index beside the bot: starting, feeding and losing them.

Where there may be several, they are copies of one that has loaded what they need, their template. Not for deciding
which jobs run in a process and which in a thread: that is for `AnswerPool`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from bot.answering.in_process import Work, load_shared, open_worker, version_of
from bot.logs import LogOptions, outside_updates
from index import AnswererLost, DataFolder, Template, WorkerProcess

_log = logging.getLogger(__name__)

T = TypeVar("T")
P = TypeVar("P", Template, WorkerProcess)
AHEAD, AHEAD_BYTES = 4, 40_000
"""Number of jobs sent to a process at a time, so that it has work while its last results are read.

None is sent behind jobs of more than so many bytes in all: they must fit into the pipe, or the event loop would wait.
"""

WORK_SECONDS = 30.0
"""Kill a process that takes longer than this for a job, since it hangs or is stopped; another one tries again."""

START_SECONDS = 300.0
"""The same for the start of a process, which may have to compile its kernels."""

PAUSE_SECONDS = 60.0
"""Seconds to wait before starting processes again after one was killed while starting, probably for lack of memory."""

_LOOKS, _LOOK_SECONDS = 600, 0.05  # checks of whether a process has opened the new index


class NotBegun(AnswererLost):
    """The process was killed by another job, before this one began."""


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    done: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    size: int = 0  # in bytes, once it is sent


@dataclass(slots=True, eq=False)
class _Process:
    worker: WorkerProcess
    sent: deque[_Job] = field(default_factory=deque)  # jobs sent and not done
    ended: bool = False
    deadline: asyncio.TimerHandle | None = None  # for the first job that isn't done

    @property
    def has_enough(self) -> bool:
        """Whether it should be sent no further job now."""
        return len(self.sent) >= AHEAD or sum(job.size for job in self.sent) > AHEAD_BYTES


class Processes:
    """The processes over the index at a place (`where`), at most `most`, unless somebody needs one.

    The event loop starts them, hands jobs out and reads results. `close` ends them.
    """

    def __init__(self, where: DataFolder, most: int, logs: LogOptions | None = None) -> None:
        self._where = where
        self._most = most
        self._logs = logs
        self._template: Template | None = None
        self._ready: list[_Process] = []
        self._waiting: deque[_Job] = deque()
        self._start: asyncio.Task[None] | None = None
        self._not_before = 0.0
        self._closed = False

    @property
    def are_ready(self) -> bool:
        """Whether at least one process takes jobs."""
        return bool(self._ready)

    @property
    def pids(self) -> list[int]:
        """The process ids of the processes that take jobs."""
        return [process.worker.pid for process in self._ready if process.worker.pid is not None]

    @property
    def template_pid(self) -> int | None:
        """The process id of the template, if there is one."""
        return self._template.pid if self._template else None

    async def run(self, work: Work[T]) -> T:
        """Run a job in the idlest process, or in the next one with room.

        Raises what the job raises, AnswererLost if it killed its process, and NotBegun if another job did so first.
        """
        job = _Job(work)
        self._waiting.append(job)
        self._hand_out()
        done: T = await job.done
        return done

    async def prepare(self) -> None:
        """Start the template, if there may be several processes and none has started."""
        if self._most > 1 and not self._ready and Template.is_possible():
            self.start_missing(count=0)
            if self._start is not None:
                await asyncio.wait([self._start])

    async def wait_for(self, is_newest: Callable[[str], bool]) -> None:
        """Return when every process uses an index whose version `is_newest`, or has been given up on."""
        for process in list(self._ready):
            with contextlib.suppress(AnswererLost):
                for _ in range(_LOOKS):
                    if is_newest(await self._opened_by(process)):
                        break
                    await asyncio.sleep(_LOOK_SECONDS)

    async def close(self) -> None:
        """End all processes, and give up on their jobs."""
        self._closed = True
        self._drop_template()  # first, or starts would wait for it
        if self._start is not None:
            self._start.cancel()
            await asyncio.wait([self._start])
        for process in list(self._ready):
            self._end(process)

    def start_missing(self, least: int = 0, count: int | None = None) -> None:
        """Start the missing processes: up to the maximum, or `least` if that is more; at most `count`, if given.

        With a `count` of 0, start the template alone.
        """
        now = asyncio.get_running_loop().time()
        lacking = max(self._most, least) - len(self._ready)
        if lacking > 0 and self._start is None and not self._closed and now >= self._not_before:
            starting = self._start_all(lacking if count is None else count)
            self._start = asyncio.create_task(starting, name="start of processes", context=outside_updates())

    async def has_one(self) -> bool:
        """Return whether there is a process, after trying to start one."""
        for _ in range(2):  # the start under way may be that of a template alone
            if self._start is None and not self._ready:
                self.start_missing(least=1)
            if self._start is not None:
                await asyncio.wait([self._start])
        return bool(self._ready)

    async def _start_all(self, count: int) -> None:
        try:
            failed = await self._try_to_start(count)
        finally:
            self._start = None
        if failed:
            self._drop_template()  # it may be what failed
            self._not_before = asyncio.get_running_loop().time() + PAUSE_SECONDS
            reason = "it was killed" if isinstance(failed[0], AnswererLost) else repr(failed[0])
            _log.warning("An extra process could not be started; continuing without it: %s", reason)
        elif count:
            _log.info("Extra processes answer now (%d).", len(self._ready))

    async def _try_to_start(self, count: int) -> list[BaseException]:
        """Start `count` processes, or with 0 the template alone; return the errors of those that couldn't start."""
        if self._template is not None and not self._template.is_alive:
            self._drop_template()  # whoever is short of memory may kill it, too
        try:
            if count != 1 and self._template is None and Template.is_possible():
                self._template = await _started(partial(Template, load_shared, self._where, lost=AnswererLost))
            if not count and self._template is not None:
                await asyncio.to_thread(self._template.wait)
        except Exception as error:  # too many processes or open files, say
            return [error]
        starting = (self._start_one() for _ in range(count))
        return [error for error in await asyncio.gather(*starting, return_exceptions=True) if error]

    def _drop_template(self) -> None:
        if self._template is not None:
            self._template.close()
            self._template = None

    async def _start_one(self) -> None:
        make = partial(WorkerProcess, open_worker, self._where, self._logs, lost=AnswererLost, template=self._template)
        process = _Process(await _started(make))
        asyncio.get_running_loop().add_reader(process.worker.fileno(), self._read, process)
        try:
            await self._opened_by(process)
        except BaseException:
            self._end(process)
            raise
        self._ready.append(process)

    async def _opened_by(self, process: _Process) -> str:
        """Return the version of the index that a process uses."""
        job = _Job(version_of)
        self._send(process, job)
        name: str = await job.done
        return name

    def _hand_out(self) -> None:
        while self._waiting and self._ready:
            idlest = min(self._ready, key=lambda process: len(process.sent))
            if idlest.has_enough:
                return
            job = self._waiting.popleft()
            if not job.done.done():  # its caller may have been cancelled
                self._send(idlest, job)

    def _send(self, process: _Process, job: _Job) -> None:
        process.sent.append(job)
        if len(process.sent) == 1:
            self._set_deadline(process)
        try:
            job.size = process.worker.send(job.work)
        except AnswererLost:
            process.sent.pop()
            self._lose(process)
            _fail(job, NotBegun())
        except Exception as error:  # the job can't be pickled
            process.sent.pop()
            if not process.sent:
                self._set_deadline(process)  # or an idle process would be killed
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
        """Set the deadline of the job that a process works on."""
        if process.deadline is not None:
            process.deadline.cancel()
        seconds = WORK_SECONDS if process in self._ready else START_SECONDS
        loop = asyncio.get_running_loop()
        process.deadline = loop.call_later(seconds, self._time_out, process, seconds) if process.sent else None

    def _time_out(self, process: _Process, seconds: float) -> None:
        """Kill a process that takes too long, so that its jobs go to another one."""
        if not process.ended:
            _log.warning("An extra process took more than %.0f s for one answer and was killed.", seconds)
            self._lose(process, is_logged=True)

    def _lose(self, process: _Process, is_logged: bool = False) -> None:
        """Handle the death of a process: its jobs, and those waiting for one, try again. `is_logged`: don't log it."""
        if process in self._ready and not is_logged:
            _log.warning("%s", AnswererLost())
        self._end(process)
        for number, job in enumerate(process.sent):
            _fail(job, NotBegun() if number else AnswererLost())
        while self._waiting and not self._ready:
            _fail(self._waiting.popleft(), NotBegun())

    def _end(self, process: _Process) -> None:
        if process in self._ready:
            self._ready.remove(process)
        if process.deadline is not None:
            process.deadline.cancel()
        if not process.ended:
            process.ended = True
            asyncio.get_running_loop().remove_reader(process.worker.fileno())
            process.worker.close()


async def _started(make: Callable[[], P]) -> P:
    """Start a process in a thread. If that is cancelled, end the process: the thread can't be stopped."""
    making = asyncio.ensure_future(asyncio.to_thread(make))
    try:
        return await asyncio.shield(making)
    except asyncio.CancelledError:
        with contextlib.suppress(AnswererLost):
            (await making).close()
        raise


def _fail(job: _Job, error: Exception) -> None:
    if not job.done.done():  # its caller may have been cancelled
        job.done.set_exception(error)
