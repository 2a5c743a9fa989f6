"""Refreshing sources on the web: those that are due are fetched side by side, and what is new in them is published.

The index lock is held only while articles are stored and published, never while anything is fetched: an index run of
files goes on meanwhile. Finished sources are published every few seconds, so that a slow one delays no other's news.
"""

from __future__ import annotations

import asyncio
import math
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from index.archive import Store, StoredSource, WebSources
from index.indexing import Progress, check_database, count_indexed, publish_changes, recorded, tidy, wait_for_index_lock
from index.indexing.refreshing.report import RefreshReport
from index.indexing.refreshing.source_health import is_due
from index.indexing.refreshing.source_reading import Crawling, Reader, SourceRun, read_source
from index.indexing.refreshing.writing import SourceWriter
from index.sources.web import Fetching
from index.storage import DataFolder

_BATCH_ARTICLES = 500
_MOST_UNPUBLISHED = 1_000  # articles: an index run of many takes more memory
_PARSING = 2  # threads; each may hold a whole feed several times
_MOST_FINISHED = 8  # sources that wait to be stored, with all of their new articles


@dataclass(frozen=True, slots=True)
class RefreshOptions:
    """How to refresh sources."""

    interval: timedelta = timedelta(minutes=15)
    """Minimum time between two fetches of a source that doesn't ask for another."""
    at_once: int = 64
    """Maximum number of sources that are read at a time; most of them only wait for their servers."""
    source_seconds: float = 300
    """Maximum time for one source; what it didn't give until then follows at the next refresh."""
    publish_seconds: float = 5
    """Maximum time that a source that is read waits for others before it is published."""


@dataclass(frozen=True, slots=True)
class Web:
    """The way to the web: how to open a client, and how to find the items of a source with it."""

    open: Callable[[], AbstractAsyncContextManager[Fetching]]
    crawl: Crawling


def refresh(
    data: DataFolder,
    web: Web,
    options: RefreshOptions | None = None,
    *,
    only: Collection[str] | None = None,
    force: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
    now: datetime | None = None,
) -> RefreshReport:
    """Fetch the sources that are due, store what is new, and publish it.

    `only` are the ids of sources to fetch, due or not, though they are paused; `force` fetches all that aren't paused.
    `now` is the moment that schedules count from. Articles that a source no longer lists stay. A KeyboardInterrupt ends
    the refresh: what was published stays so. Raises StoreError and DataFolderError.
    """
    data.check_writable()
    options = options or RefreshOptions()
    moment = (now or datetime.now(UTC)).replace(microsecond=0)
    report = RefreshReport()
    with data.disk_errors(), closing(WebSources(data.database)) as sources, closing(Store(data.database)) as store:
        chosen = _chosen(sources.all(), only, force, moment, report)
        if chosen:
            run = _Refresh(data, web, options, moment, progress, report, store, sources)
            with recorded(store, "refresh", report):
                asyncio.run(run.go(chosen))
        if not report.articles:
            count_indexed(data, report)
    return report


def _chosen(
    stored: Sequence[StoredSource], only: Collection[str] | None, force: bool, now: datetime, report: RefreshReport
) -> list[StoredSource]:
    if only is not None:
        return [item for item in stored if item.source.id in only]
    active = [item for item in stored if not item.is_paused and not item.is_ended]
    chosen = [item for item in active if force or is_due(item, now)]
    report.not_due = len(active) - len(chosen)
    return sorted(chosen, key=lambda item: item.due_at or item.added_at)


class _Refresh:
    """One refresh: tasks that read sources, and a thread that stores and publishes what they return."""

    def __init__(
        self,
        data: DataFolder,
        web: Web,
        options: RefreshOptions,
        now: datetime,
        progress: Callable[[Progress], None],
        report: RefreshReport,
        store: Store,
        sources: WebSources,
    ) -> None:
        self._data, self._web, self._options, self._now = data, web, options, now
        self._progress, self._report = _one_at_a_time(progress), report
        self._store, self._sources = store, sources
        self._finished: asyncio.Queue[SourceRun] = asyncio.Queue(_MOST_FINISHED)
        self._stopped = threading.Event()
        self._done, self._articles = 0, 0

    async def go(self, chosen: Sequence[StoredSource]) -> None:
        """Read some sources, and publish what is new."""
        slots = asyncio.Semaphore(self._options.at_once)
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_PARSING, "parsing"))
        try:
            with (
                ThreadPoolExecutor(1, "reading") as thread,
                ThreadPoolExecutor(1, "publishing") as publishing,
                _stopping(self._stopped),
            ):
                async with self._web.open() as fetching, asyncio.TaskGroup() as tasks:
                    reader = Reader(
                        fetching, self._web.crawl, self._store, self._sources, thread, self._options.source_seconds
                    )
                    tasks.create_task(self._publish_all(len(chosen), publishing))
                    for stored in chosen:
                        tasks.create_task(self._read(reader, stored, slots, len(chosen)))
        except BaseExceptionGroup as group:
            raise _first(group) from group

    async def _read(self, reader: Reader, stored: StoredSource, slots: asyncio.Semaphore, total: int) -> None:
        async with slots:
            run = await read_source(reader, stored, self._now)
            self._done += 1
            self._articles += len(run.copies)
            self._progress(Progress("fetching", self._done, total, self._articles))
            await self._finished.put(run)

    async def _publish_all(self, total: int, thread: ThreadPoolExecutor) -> None:
        """Store what finished, and publish it some seconds later at most, or as soon as the last publication allows."""
        loop = asyncio.get_running_loop()
        count, next_at, is_waiting, unpublished = 0, -math.inf, False, 0
        while count < total:
            batch = await self._batch(total - count, next_at if is_waiting else None)
            count += len(batch)
            started = loop.time()
            unpublished += sum(len(run.copies) for run in batch)
            is_due = count == total or started >= next_at or unpublished >= _MOST_UNPUBLISHED
            await loop.run_in_executor(thread, partial(self._store_batch, batch, is_due))
            is_waiting = not is_due
            unpublished = 0 if is_due else unpublished
            if is_due:  # a large index takes a while to publish: half of the time, at most
                next_at = loop.time() + (loop.time() - started)

    async def _batch(self, most: int, until: float | None) -> list[SourceRun]:
        """Return up to `most` sources that finished; none if none does `until` a moment of the event loop."""
        batch: list[SourceRun] = []
        with suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                batch.append(await self._finished.get())
        with suppress(TimeoutError):
            async with asyncio.timeout(self._options.publish_seconds):
                while 0 < len(batch) < most and sum(len(run.copies) for run in batch) < _BATCH_ARTICLES:
                    batch.append(await self._finished.get())
        return batch

    def _store_batch(self, batch: Sequence[SourceRun], is_published: bool) -> None:
        """Store what some sources came to, in the publishing thread; publish it, too, if `is_published`."""
        with (
            wait_for_index_lock(self._data.path, self._stopped.is_set, self._data.database),
            closing(Store(self._data.database)) as store,
            closing(WebSources(self._data.database)) as sources,
        ):
            writer = SourceWriter(store, sources, self._report, self._options.interval)
            check_database(store, self._data, (), self._report)
            known = {stored.source.id for stored in sources.all()}
            for run in batch:
                if run.stored.source.id in known:  # it may have been removed meanwhile
                    writer.write(run)
            tidy(store, self._report)
            if is_published:
                publish_changes(store, self._data, self._report, self._progress)


@contextmanager
def _stopping(stopped: threading.Event) -> Iterator[None]:
    try:
        yield
    finally:
        stopped.set()


def _one_at_a_time(progress: Callable[[Progress], None]) -> Callable[[Progress], None]:
    """Return a function for several threads: sources are read in one, and published in another."""
    lock = threading.Lock()

    def show(step: Progress) -> None:
        with lock:
            progress(step)

    return show


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """Return the first error of a group of them."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
