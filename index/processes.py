"""Processes that work for this one: each does what it is sent, one thing after another.

concurrent.futures has processes, too, but hangs where one of them is killed while something is on its way, and leaves
them behind where this process is killed.
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
    """A process that calls one function with whatever it is sent. It ends when its pipe does, and so with this process.

    The function is what `make` returns there. Where it raises, so does `receive` here, and the process goes on. `lost`
    is the error to raise where the process was killed.
    """

    def __init__(self, make: Callable[..., Callable[[Any], Any]], *arguments: Any, lost: type[Exception]) -> None:
        self._lost = lost
        # Spawned, not forked: threads may run here, and a forked copy would hold files and locks.
        context = multiprocessing.get_context("spawn")
        resource_tracker.ensure_running()  # it lets go of SIGINT when it starts
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, make, arguments), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()

    @property
    def pid(self) -> int | None:
        """The process's number."""
        return self._process.pid

    def fileno(self) -> int:
        """Return a descriptor that can be read when there is something to receive."""
        return self._pipe.fileno()

    def send(self, thing: Any) -> None:
        """Send it `thing` to work on, after what was sent before. Raises `lost` where it was killed."""
        try:
            self._pipe.send(thing)
        except OSError as error:
            raise self._lost from error

    def receive(self) -> Any:
        """Wait for the next result, in the order of what was sent. Raises `lost`, and what the function raised."""
        try:
            result = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise self._lost from error
        if isinstance(result, _Raised):
            raise result.error
        return result

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


class _Raised:
    """Carries an error through the pipe, with where it was raised."""

    def __init__(self, error: Exception) -> None:
        error.add_note("".join(traceback.format_exception(error)))
        self.error = error


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back. Processes that are started meanwhile never get it: the one that started them ends them."""
    came: list[int] = []
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # which processes inherit
    handler = None
    if threading.current_thread() is threading.main_thread():
        # Another thread, of NumPy's say, may take the signal all the same, and this one raises KeyboardInterrupt.
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
    for number in (signal.SIGINT, signal.SIGTERM):  # which a terminal or a service manager sends to all
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
