"""Worker processes: each takes jobs from this process and does them in order.

concurrent.futures has worker processes, too, but hangs if one is killed during a transfer, and leaves them running if
this process is killed.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS has none
        return os.cpu_count() or 1


class WorkerProcess:
    """A process that calls one function for each job. It ends when its pipe closes, and so with this process.

    `make(*arguments)` returns the function, in the worker. If the function raises, `receive` raises the same error here
    and the worker continues. `lost` is the error to raise if the worker was killed.
    """

    def __init__(self, make: Callable[..., Callable[[Any], Any]], *arguments: Any, lost: type[Exception]) -> None:
        self._lost = lost
        # Spawned, not forked: threads may run here, and a forked copy would hold files and locks.
        context = multiprocessing.get_context("spawn")
        resource_tracker.ensure_running()  # it unblocks SIGINT when it starts
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, make, arguments), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()

    @property
    def pid(self) -> int | None:
        """The process id."""
        return self._process.pid

    def fileno(self) -> int:
        """Return a file descriptor that becomes readable when there is a result to receive."""
        return self._pipe.fileno()

    def send(self, thing: Any) -> None:
        """Queue a job, `thing`, behind earlier ones. Raises `lost` if the worker was killed."""
        try:
            self._pipe.send(thing)
        except OSError as error:
            raise self._lost from error

    def receive(self) -> Any:
        """Wait for the next result, in the order of the jobs. Raises `lost`, and what the function raised."""
        try:
            result = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise self._lost from error
        if isinstance(result, _Raised):
            raise result.error
        return result

    def close(self) -> None:
        """Kill the worker, even in the middle of a job."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


class _Raised:
    """An error to send through the pipe, with its traceback."""

    def __init__(self, error: Exception) -> None:
        error.add_note("".join(traceback.format_exception(error)))
        self.error = error


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold back Ctrl-C. Processes started in the block never receive it: their parent ends them."""
    came: list[int] = []
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited by child processes
    handler = None
    if threading.current_thread() is threading.main_thread():
        # Another thread (NumPy's, say) may still receive the signal; then this one would raise KeyboardInterrupt.
        handler = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        if handler is not None:
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    if came:
        signal.raise_signal(signal.SIGINT)


def _work(pipe: Connection[Any, Any], make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):  # a terminal or a service manager sends these to the whole group
        signal.signal(number, signal.SIG_IGN)
    function = make(*arguments)
    with contextlib.suppress(EOFError, OSError):  # the other end is gone
        while True:
            thing = pipe.recv()
            try:
                result = function(thing)
            except Exception as error:
                result = _Raised(error)
            pipe.send(result)
