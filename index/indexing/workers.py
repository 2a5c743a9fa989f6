"""Preparing articles on several cores, in worker processes that start before they are needed.

Not for the work on an article: see `prepare.py`.
"""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from index.compiled import keep_in
from index.errors import WorkerLost
from index.indexing.prepare import Batch, Prepared, Preparer
from index.model import Article
from index.processes import WorkerProcess
from index.storage import COMPILED_FROM, Field
from index.text import PackedStrings

LARGE = 1500
"""Minimum number of articles for which worker processes and a compiler pay off."""

FRUGAL_COMPILED_FROM = 100_000
"""Minimum number of rows for compiled code to build the postings of a segment where memory is short.

The compiler takes 60 MB, and 150 MB when it compiles for the first time on a machine; NumPy takes up to 2 s more.
"""

_BATCH, _LARGE_BATCH = 100, 500  # articles
_BATCH_CHARS = 1_000_000  # of their texts, after which a batch ends: the progress moves with each batch


class Workers:
    """Up to `count` processes that prepare articles. They start once many are expected, and end with the `with` block.

    `fields` are the indexed ones; compiled code is cached in the folder `kernels`. With a `count` of 1, or few
    articles, this process does the work. If it `is_frugal`, it does so without compiled code, which takes memory;
    segments of `compiled_from` rows and more are inverted by compiled code all the same.
    """

    def __init__(self, count: int, fields: Sequence[Field], kernels: Path, is_frugal: bool = False) -> None:
        self.count = count
        self.compiled_from = FRUGAL_COMPILED_FROM if is_frugal else COMPILED_FROM
        self._is_frugal = is_frugal
        self._fields = tuple(field.name for field in fields)
        self._kernels = kernels
        self._started: list[WorkerProcess] = []
        self._idle: deque[WorkerProcess] = deque()
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
        """Announce at least how many articles will come. For many, the processes start now, in the background."""
        if articles < LARGE or self.count < 2 or self._started:
            return
        for _ in range(self.count):
            self._started.append(WorkerProcess(_preparer, self._fields, self._kernels, lost=WorkerLost))
        self._idle.extend(self._started)

    def prepare(self, articles: Iterable[Article], count: int) -> Iterator[Prepared]:
        """Prepare `count` articles in batches, in order, taking few more from `articles` than are in progress."""
        self.expect(count)
        large = count >= LARGE
        series = uuid.uuid4().hex  # processes live on: whoever reads this series knows no terms of an earlier one
        batches = (Batch.of(part, series) for part in _batches(articles, _LARGE_BATCH if large else _BATCH))
        if not self._started:
            keep_in(self._kernels)
            yield from map(Preparer(self._fields, large and not self._is_frugal), batches)
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
            worker.send(batch)
            prepared: Prepared = worker.receive()
            return prepared.with_texts(batch.texts)
        finally:
            self._idle.append(worker)


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    batch: list[Article] = []
    chars = 0
    for article in articles:
        batch.append(article)
        chars += sum(map(len, article.paragraphs))
        if len(batch) >= size or chars >= _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


_NO_TEXTS = PackedStrings.pack([])


def _preparer(fields: Collection[str], kernels: Path) -> Callable[[Batch], Prepared]:
    """Return a worker's function for a batch; the texts aren't sent back, since the caller has them."""
    keep_in(kernels)
    prepare = Preparer(fields, compiled=True)
    return lambda batch: prepare(batch).with_texts(_NO_TEXTS)
