"""Preparing articles on several cores: by processes of their own, which are there before they are needed.

What is done with an article is in `prepare.py`.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from index import compiled
from index.article import Article
from index.errors import WorkerLost
from index.packed import PackedStrings
from index.postings import Field
from index.prepare import Batch, Prepared, Preparer

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LARGE = 1500
"""From so many articles on it pays to start other processes, and a compiler."""

_BATCH, _LARGE_BATCH = 100, 500  # articles


def cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS has none
        return os.cpu_count() or 1


class Workers:
    """Up to `count` processes that prepare articles, from the first word of many articles to the end of the `with`.

    `fields` are those that are indexed; compiled code is kept in the folder `kernels`. With a `count` of 1, or few
    articles, all is done here.
    """

    def __init__(self, count: int, fields: Sequence[Field], kernels: Path) -> None:
        self.count = count
        self._fields = tuple(field.name for field in fields)
        self._kernels = kernels
        self._started: list[_Worker] = []
        self._idle: deque[_Worker] = deque()
        self._threads = ThreadPoolExecutor(count)  # each waits for one process

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._started:
            worker.close()
        self._threads.shutdown(cancel_futures=True)

    def expect(self, articles: int) -> None:
        """Says how many articles will come, at least. For many, the processes start now, beside what goes on here."""
        if articles < LARGE or self.count < 2 or self._started:
            return
        resource_tracker.ensure_running()  # it lets go of SIGINT when it starts
        for _ in range(self.count):
            with _without_interrupts():
                self._started.append(_Worker(self._fields, self._kernels))
        self._idle.extend(self._started)

    def prepare(self, articles: Iterable[Article], count: int) -> Iterator[Prepared]:
        """Prepares `count` articles in batches, in their order. Not many more are taken than are worked on."""
        self.expect(count)
        large = count >= LARGE
        batches = map(Batch.of, _batches(articles, _LARGE_BATCH if large else _BATCH))
        if not self._started:
            compiled.keep_in(self._kernels)
            yield from map(Preparer(self._fields, large), batches)
            return
        waiting: deque[Future[Prepared]] = deque()
        for batch in batches:
            waiting.append(self._threads.submit(self._prepare, batch))
            if len(waiting) > 2 * self.count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _prepare(self, batch: Batch) -> Prepared:
        worker = self._idle.popleft()
        try:
            return worker.prepare(batch)
        finally:
            self._idle.append(worker)


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    iterator = iter(articles)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


class _Worker:
    """A process that prepares one batch at a time. It ends when its pipe does, and so with the process that began it.

    concurrent.futures has processes, too, but hangs where one of them is killed while a batch is on its way.
    """

    def __init__(self, fields: Collection[str], kernels: Path) -> None:
        # Spawned, not forked: threads may run here, and a forked copy would hold the lock's file open.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, fields, kernels), daemon=True)
        self._process.start()
        theirs.close()

    def prepare(self, batch: Batch) -> Prepared:
        """Has it prepare a batch; raises WorkerLost where it was killed, and what it raised itself."""
        try:
            self._pipe.send(batch)
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerLost from error
        if isinstance(answer, BaseException):
            raise answer
        found: Prepared = answer
        return found.with_texts(batch.texts)

    def close(self) -> None:
        """Ends it, whatever it is doing."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Holds Ctrl-C up. Processes that are started meanwhile never get it: the one that started them ends them."""
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


_NO_TEXTS = PackedStrings.pack([])


def _work(pipe: Connection[Any, Any], fields: Collection[str], kernels: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    compiled.keep_in(kernels)
    preparer = Preparer(fields, compiled=True)
    with contextlib.suppress(EOFError, OSError):  # the other end is gone
        while True:
            batch = pipe.recv()
            try:
                pipe.send(preparer(batch).with_texts(_NO_TEXTS))
            except Exception as error:
                pipe.send(error)
