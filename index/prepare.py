"""What is done once for each article: finding its quotes, and turning its paragraphs into terms. On several cores.

Not for what needs all articles at once: `part.py` and `postings.py` do that.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
import threading
import uuid
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index import compiled
from index.article import Article, Quote, day
from index.documents import Documents, Kept, microseconds, pack_article, pack_quotes
from index.errors import WorkerLost
from index.packed import PackedStrings
from index.quotes import find_quotes
from index.words import Vocabulary

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LARGE = 1500
"""From so many articles on it pays to start other processes, and a compiler."""

_BATCH, _LARGE_BATCH = 100, 500  # articles
_Quotes = dict[int, list[Quote]]  # the quotes of a batch by the row of their paragraph
_SPELLINGS = 1 << 21  # the most that its memo holds, of 64 bytes each
_WORDS = 1 << 21  # the most that a vocabulary holds until it is begun anew


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch of articles as arrays.

    Its terms are numbered as its `source` numbers them, all batches of it in the same way; `new_terms` are those that
    it numbered since its last batch.
    """

    documents: Documents
    source: str
    new_terms: list[str]


class Preparer:
    """Prepares one batch after another. `fields` names those that are indexed: without "speakers", no quotes."""

    def __init__(self, fields: Collection[str], compiled: bool) -> None:
        self._fields = fields
        self._compiled = compiled
        self._begin()

    def _begin(self) -> None:
        self._vocabulary = Vocabulary(self._compiled, max_words=_SPELLINGS)
        self._source, self._told = uuid.uuid4().hex, 0

    def __call__(self, articles: Sequence[Article]) -> Prepared:
        """The articles, which come from newest to oldest, as arrays."""
        if len(self._vocabulary.terms) > _WORDS:
            self._begin()
        texts = PackedStrings.pack(text for article in articles for text in article.paragraphs)
        quotes = self._quotes(articles)
        documents = _documents(articles, texts, quotes, self._kept(articles, texts, quotes))
        new, self._told = self._vocabulary.terms[self._told :], len(self._vocabulary.terms)
        return Prepared(documents, self._source, new)

    def _quotes(self, articles: Sequence[Article]) -> _Quotes:
        found: _Quotes = {}
        if "speakers" not in self._fields:
            return found
        first = 0
        for article in articles:
            for quote in find_quotes(article.paragraphs):
                found.setdefault(first + quote.paragraph, []).append(quote)
            first += len(article.paragraphs)
        return found

    def _kept(self, articles: Sequence[Article], texts: PackedStrings, quotes: _Quotes) -> Kept:
        first_rows = np.cumsum([0, *(len(article.paragraphs) for article in articles)], dtype=np.int64)
        rows, count = int(first_rows[-1]), len(articles)
        own = 2 * np.arange(rows) + np.repeat(np.arange(count), np.diff(first_rows)) + 1
        said = [(row, name) for row, here in sorted(quotes.items()) for name in _speakers(here)]
        where = [(own, texts)]
        if "headline" in self._fields:
            headlines = 2 * first_rows[:-1] + np.arange(count)
            where.append((headlines, PackedStrings.pack(article.title for article in articles)))
        if said:
            where.append((own[[row for row, _ in said]] + 1, PackedStrings.pack(name for _, name in said)))
        read = [(segments, *self._vocabulary.read(packed)) for segments, packed in where]
        return _segments(2 * rows + count, first_rows, read)


def _speakers(quotes: Sequence[Quote]) -> dict[str, None]:
    return dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)


def _segments(
    size: int,
    first_rows: NDArray[np.int64],
    read: Sequence[tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]],
) -> Kept:
    """Texts that were read, in their segments; `read` has the segments (ascending), the terms and how many each has."""
    lengths = np.zeros(size, np.int64)
    for segments, _, counts in read:
        np.add.at(lengths, segments, counts)  # a paragraph's speakers are several texts in one segment
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    data = np.empty(int(starts[-1]), np.int32)
    for segments, terms, counts in read:
        before = np.cumsum(counts) - counts  # where the terms of each text begin
        _, first, which = np.unique(segments, return_index=True, return_inverse=True)
        begins = starts[segments] - before[first][which]
        data[np.repeat(begins, counts) + np.arange(len(terms))] = terms
    return Kept(data, starts, first_rows)


def _documents(articles: Sequence[Article], texts: PackedStrings, quotes: _Quotes, kept: Kept) -> Documents:
    names: dict[str, int] = {}
    outlets = [names.setdefault(article.source, len(names)) if article.source else -1 for article in articles]
    return Documents(
        texts=texts,
        quotes=PackedStrings.pack_at(len(texts), {row: pack_quotes(here) for row, here in sorted(quotes.items())}),
        articles=PackedStrings.pack(map(pack_article, articles)),
        ids=PackedStrings.pack(article.id for article in articles),
        moments=np.array([microseconds(article.published) for article in articles], np.int64),
        days=np.array([day(one.published).toordinal() if one.published else 0 for one in articles], np.int32),
        outlets=np.array(outlets, np.int32),
        outlet_names=PackedStrings.pack(names),
        kept=kept,
    )


# -- several processes


def prepare(
    articles: Iterable[Article], count: int, fields: Collection[str], workers: int, kernels: Path
) -> Iterator[Prepared]:
    """Prepares `count` articles in batches, in their order, by up to `workers` processes where they are many.

    Compiled code is kept in the folder `kernels`. Not many more articles are taken than are worked on.
    """
    large = count >= LARGE
    batches = _batches(articles, _LARGE_BATCH if large else _BATCH)
    if not large or workers < 2:
        compiled.keep_in(kernels)
        yield from map(Preparer(fields, large), batches)
        return
    with _workers(workers, tuple(fields), kernels) as ask:
        waiting: deque[Future[Prepared]] = deque()
        for batch in batches:
            waiting.append(ask(batch))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS has none
        return os.cpu_count() or 1


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

    def prepare(self, articles: Sequence[Article]) -> Prepared:
        """Has it prepare a batch; raises WorkerLost where it was killed, and what it raised itself."""
        try:
            # As tuples, since pickling dataclasses takes longer than all that is done with them here.
            self._pipe.send([_to_tuple(article) for article in articles])
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerLost from error
        if isinstance(answer, BaseException):
            raise answer
        found: Prepared = answer
        return found

    def close(self) -> None:
        """Ends it, whatever it is doing."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


@contextmanager
def _workers(
    count: int, fields: Collection[str], kernels: Path
) -> Iterator[Callable[[Sequence[Article]], Future[Prepared]]]:
    """Gives a way to have batches prepared by `count` processes, first come, first served."""
    workers: list[_Worker] = []
    resource_tracker.ensure_running()  # it lets go of SIGINT when it starts
    threads = ThreadPoolExecutor(count)  # each waits for one process
    try:
        for _ in range(count):
            with _without_interrupts():
                workers.append(_Worker(fields, kernels))
        idle = deque(workers)

        def prepare_one(articles: Sequence[Article]) -> Prepared:
            worker = idle.popleft()
            try:
                return worker.prepare(articles)
            finally:
                idle.append(worker)

        yield lambda articles: threads.submit(prepare_one, articles)
    finally:
        for worker in workers:
            worker.close()
        threads.shutdown(cancel_futures=True)


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


def _to_tuple(article: Article) -> tuple[Any, ...]:
    one = article
    return one.id, one.origin, one.title, one.paragraphs, one.source, one.url, one.author, one.published


def _work(pipe: Connection[Any, Any], fields: Collection[str], kernels: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    compiled.keep_in(kernels)
    preparer = Preparer(fields, compiled=True)
    with contextlib.suppress(EOFError, OSError):  # the other end is gone
        while True:
            batch = pipe.recv()
            try:
                pipe.send(preparer([Article(*article) for article in batch]))
            except Exception as error:
                pipe.send(error)
