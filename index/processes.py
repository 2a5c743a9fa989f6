"""Worker processes: each takes jobs from this process and does them in order.

concurrent.futures has worker processes, too, but hangs if one is killed during a transfer, and leaves them running if
this process is killed.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import select
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import reduction, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, NoReturn, Protocol


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS has none
        return os.cpu_count() or 1


class WorkerProcess:
    """A process that calls one function for each job. It ends when its pipe closes, and so with this process.

    `make(*arguments)` returns the function, in the worker. If the function raises, `receive` raises the same error here
    and the worker continues. `lost` is the error to raise if the worker was killed. With a `template`, the worker is
    its copy, and the constructor waits for the template; otherwise it is a new process.
    """

    def __init__(
        self,
        make: Callable[..., Callable[[Any], Any]],
        *arguments: Any,
        lost: type[Exception],
        template: Template | None = None,
    ) -> None:
        self._lost = lost
        process: _Process
        if template is None:
            self._pipe, process = _spawn(_work, make, arguments)
        else:
            self._pipe, process = template.fork(make, arguments)
        self._process = process

    @property
    def pid(self) -> int | None:
        """The process id."""
        return self._process.pid

    def fileno(self) -> int:
        """Return a file descriptor that becomes readable when there is a result to receive."""
        return self._pipe.fileno()

    def send(self, thing: Any) -> int:
        """Queue a job, `thing`, behind earlier ones; return its size in bytes. Raises `lost` if the worker was killed.

        Waits while the pipe is full, which jobs of 100,000 bytes together never fill.
        """
        job = bytes(reduction.ForkingPickler.dumps(thing))  # a copy: an error that kept the view would keep the buffer
        try:
            self._pipe.send_bytes(job)
        except OSError as error:
            raise self._lost from error
        return len(job)

    def receive(self) -> Any:
        """Wait for the next result, in the order of the jobs. Raises `lost`, and what the function raised."""
        return _receive(self._pipe, self._lost)

    def close(self) -> None:
        """Kill the worker, even in the middle of a job."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


class Template:
    """A process that loads what workers need, once, and then becomes several of them by copying itself.

    A copy starts in hundredths of a second and shares memory with the others. `prepare(*arguments)` does the loading,
    in that process, and leaves no thread running. `lost` is the error to raise if the template was killed, or takes
    longer than `seconds`. Thread-safe.
    """

    def __init__(
        self, prepare: Callable[..., None], *arguments: Any, lost: type[Exception], seconds: float = 300.0
    ) -> None:
        self._lost = lost
        self._seconds = seconds
        self._lock = threading.Lock()
        self._is_prepared = False
        self._pipe, self._process = _spawn(_fork_workers, prepare, arguments)

    @staticmethod
    def is_possible() -> bool:
        """Return whether this system can tell a copy from a later process with the same id: Linux can."""
        if sys.platform != "linux":
            return False
        try:
            os.close(os.pidfd_open(os.getpid()))
        except OSError:  # an old kernel, or a sandbox
            return False
        return True

    @property
    def pid(self) -> int | None:
        """The process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it still runs, and so can become workers."""
        return self._process.is_alive()

    def wait(self) -> None:
        """Wait until it is prepared. Raises `lost`, and what `prepare` raised."""
        try:
            with self._lock:
                self._until_prepared()
        except OSError as error:  # it was closed meanwhile
            raise self._lost from error

    def _until_prepared(self) -> None:
        if not self._is_prepared:
            self._is_prepared = True  # the reply comes once, and each copy that is wanted gets the error again
            self._reply()

    def _reply(self) -> Any:
        if not self._pipe.poll(self._seconds):
            self._process.kill()  # a late reply would pass for the next one
        return _receive(self._pipe, self._lost)

    def fork(
        self, make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]
    ) -> tuple[Connection[Any, Any], _Copy]:
        """Return a new copy that runs `make(*arguments)`, and the pipe to it. Raises `lost`, and what `prepare` raised.

        Waits until the template is prepared.
        """
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        try:
            with self._lock, theirs:
                self._until_prepared()
                self._pipe.send((make, arguments))
                reduction.send_handle(self._pipe, theirs.fileno(), self._process.pid)
                return ours, _Copy(self._reply())
        except OSError as error:
            ours.close()
            raise self._lost from error
        except BaseException:
            ours.close()
            raise

    def close(self) -> None:
        """Kill the template. Its copies live on."""
        self._process.kill()
        self._process.join()
        with self._lock:  # whoever waits for a copy learns that there will be none
            self._pipe.close()


class _Process(Protocol):
    """What a worker needs of its process."""

    @property
    def pid(self) -> int | None: ...

    def kill(self) -> None: ...

    def join(self) -> None: ...


class _Copy:
    """A copy of a template. It isn't a child of this process, but a descriptor names it, even when its id is reused."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._descriptor = os.pidfd_open(pid)

    def kill(self) -> None:
        """Kill it, if it still runs."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

    def join(self) -> None:
        """Wait until it has ended, and forget it."""
        ended = select.poll()
        ended.register(self._descriptor, select.POLLIN)
        ended.poll()
        os.close(self._descriptor)


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


def _spawn(
    target: Callable[..., None], make: Callable[..., Any], arguments: tuple[Any, ...]
) -> tuple[Connection[Any, Any], BaseProcess]:
    """Start a process that runs `target(pipe, make, arguments)`; return our end of the pipe, and the process."""
    # Spawned, not forked: threads may run here, and a forked copy would hold files and locks.
    context = multiprocessing.get_context("spawn")
    resource_tracker.ensure_running()  # it unblocks SIGINT when it starts
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(theirs, make, arguments), daemon=True)
    with _without_interrupts():
        process.start()
    theirs.close()
    return ours, process


def _receive(pipe: Connection[Any, Any], lost: type[Exception]) -> Any:
    try:
        result = pipe.recv()
    except (EOFError, OSError) as error:
        raise lost from error
    if isinstance(result, _Raised):
        raise result.error
    return result


def _ignore_signals() -> None:
    """Ignore the signals that a terminal or a service manager sends to the whole group."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def _work(pipe: Connection[Any, Any], make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    _ignore_signals()
    function = make(*arguments)
    with contextlib.suppress(EOFError, OSError):  # the other end is gone
        while True:
            thing = pipe.recv()
            try:
                result = function(thing)
            except Exception as error:
                result = _Raised(error)
            pipe.send(result)


def _fork_workers(pipe: Connection[Any, Any], prepare: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    _ignore_signals()
    failure = _prepare(prepare, arguments)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system forgets copies that end: nobody waits for them here
    with contextlib.suppress(EOFError, OSError):  # the other end is gone
        pipe.send(failure)
        while True:
            make, its_arguments = pipe.recv()
            theirs = Connection(reduction.recv_handle(pipe))
            if failure is None and not (pid := _fork()):
                pipe.close()
                _work_as_copy(theirs, make, its_arguments)
            theirs.close()
            pipe.send(failure or pid)


def _prepare(prepare: Callable[..., None], arguments: tuple[Any, ...]) -> _Raised | None:
    try:
        prepare(*arguments)
    except Exception as error:
        return _Raised(error)
    for thread in threading.enumerate():  # a copy has none of the threads, but their locks
        if thread is not threading.current_thread():
            thread.join()
    gc.collect()
    gc.freeze()  # or each copy's collector would write to all of the shared memory
    return None


def _fork() -> int:
    with warnings.catch_warnings():
        # Python 3.12 and later warn where there are threads: those of NumPy's linear algebra are made for forks.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _work_as_copy(
    pipe: Connection[Any, Any], make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]
) -> NoReturn:
    """Work like a spawned process that ends with the function, and never return to what the template does."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        _work(pipe, make, arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)
