"""Refreshing sources on the web: those that are due are fetched side by side, and what is new in them is published.

The index lock is held only while articles are stored and published, never while anything is fetched: an index run of
files goes on meanwhile. Finished sources are published every few seconds, so that a slow one delays no other's news.
"""

from __future__ import annotations

import asyncio
import math
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import filterfalse

from index.archive import TRANSACTION_ARTICLES, Copy, HealthEvent, Outcome, Postponed, Store, StoredSource, WebSources
from index.channels import ChannelReader, is_channel_origin
from index.errors import ArticleError, ArticlesDamaged, SnapshotError
from index.indexing.lock import wait_for_index_lock
from index.indexing.publishing import Publisher
from index.indexing.report import MAX_FAILURES, Progress, Report, recorded
from index.indexing.run import check_database, drop_samples
from index.indexing.source_health import after_failure, after_success, is_due
from index.indexing.source_reading import Crawling, Reader, SourceRun, read_source
from index.indexing.workers import Workers
from index.sources.web import FetchError, Fetching
from index.storage import FIELDS, KERNELS, DataFolder, read_published
from index.versions import PARSER_VERSION

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


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What a refresh of one source came to."""

    id: str
    title: str
    url: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    failures: int = 0
    error: str = ""
    """Why it couldn't be read at all."""


@dataclass(slots=True)
class RefreshReport(Report):
    """The outcome of a refresh: as of an index run, and by source; `events` are to be told to people, once."""

    sources: list[SourceReport] = field(default_factory=list)
    not_due: int = 0
    """Sources that were left alone, since they were fetched lately, or failed."""
    waiting: int = 0
    """Items that failed before, and are tried again later."""
    events: list[HealthEvent] = field(default_factory=list)

    @property
    def all_failed(self) -> bool:
        """True if there were sources to fetch, and none could be read."""
        return bool(self.sources) and all(source.error for source in self.sources)


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


def count_indexed(data: DataFolder, report: Report) -> None:
    """Count the articles of the index in a report, whether the run published any or not."""
    try:
        manifest = read_published(data.snapshots).manifest
    except SnapshotError:
        return
    report.articles, report.paragraphs = manifest.articles, manifest.paragraphs


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
            wait_for_index_lock(self._data.path, self._stopped.is_set),
            closing(Store(self._data.database)) as store,
            closing(WebSources(self._data.database)) as sources,
        ):
            writer = SourceWriter(store, sources, self._report, self._options.interval)
            check_database(store, self._data, (), self._report)
            known = {stored.source.id for stored in sources.all()}
            for run in batch:
                if run.stored.source.id in known:  # it may have been removed meanwhile
                    writer.write(run)
            writer.tidy()
            if is_published:
                publish_changes(store, self._data, self._report, self._progress)


def publish_changes(
    store: Store,
    data: DataFolder,
    report: Report,
    progress: Callable[[Progress], None] = lambda _: None,
) -> None:
    """Publish what changed in the database, if anything did. Damaged articles are left out. The lock must be held.

    This process prepares them alone: the changes are few, or memory is short beside what is fetched.
    """
    if _is_published(store, data):
        return
    with Workers(1, FIELDS, data.path / KERNELS, is_frugal=True) as started:
        while True:
            try:
                Publisher(store, store.state, data.snapshots, report, progress, started).run()
                return
            except ArticlesDamaged as error:
                if not (origins := store.discard(error.ids)):
                    raise
                if any(map(is_channel_origin, origins)):
                    with ChannelReader(store, data.database) as channels:
                        report.include(channels.read_due(), is_again=True)
                for origin in filterfalse(is_channel_origin, origins):
                    reason = "damaged in the database, and left out until it is read again"
                    report.fail(ArticleError(origin, reason))


class SourceWriter:
    """A writer of what sources came to into the database. The index lock must be held."""

    def __init__(self, store: Store, sources: WebSources, report: RefreshReport, interval: timedelta) -> None:
        self._store, self._sources, self._report, self._interval = store, sources, report, interval

    def write(self, run: SourceRun) -> None:
        """Store the articles of one source, and note how it is doing."""
        if run.error is not None:
            self._fail(run, run.error)
            return
        counts = self._put(run)
        self._store.finish_file(run.stored.origin, run.digest, run.until)
        gone_if_due = None if run.left or run.crawl.is_unchanged else run.now
        self._sources.postpone(run.stored.source.id, run.postponed, run.done, gone_if_due)
        self._describe(run)
        stored = replace(run.stored, source=run.remembered, is_ended=False)
        if url := run.crawl.moved_to:
            if not self._move(stored, url):
                reason = f"it moved to {url}, which is another source"
                self._fail(replace(run, stored=stored), FetchError(stored.source.url, reason, is_gone=True))
                return
            stored = replace(stored, source=replace(stored.source, url=url))
        added = counts[Outcome.ADDED]
        stored, event = after_success(stored, run.crawl, added, run.dates, run.now, self._interval)
        self._note(stored, event)
        unchanged = run.unchanged + counts[Outcome.SAME] + counts[Outcome.ELSEWHERE]
        self._list(stored, added, counts[Outcome.CHANGED], unchanged, len(run.failed))

    def tidy(self) -> None:
        """Remove the articles whose place another one took; let the samples leave once there are others."""
        self._remove_loose()
        if self._store.has_own_articles():
            drop_samples(self._store, self._remove_loose, self._report)

    def _remove_loose(self) -> None:
        removed, _ = self._store.tidy()
        self._report.removed += removed

    def _put(self, run: SourceRun) -> Counter[Outcome]:
        counts: Counter[Outcome] = Counter()
        for start in range(0, len(run.copies), TRANSACTION_ARTICLES):
            part = run.copies[start : start + TRANSACTION_ARTICLES]
            for copy, outcome in zip(part, self._store.put(part), strict=True):
                counts[outcome] += 1
                self._remark(run, copy, outcome)
        report = self._report
        report.added += counts[Outcome.ADDED]
        report.changed += counts[Outcome.CHANGED]
        report.unchanged += run.unchanged + counts[Outcome.SAME]
        report.elsewhere += counts[Outcome.ELSEWHERE]
        report.withdrawn += counts[Outcome.WITHDRAWN]
        report.refused += counts[Outcome.REFUSED] + counts[Outcome.REMOVED]
        return counts

    def _remark(self, run: SourceRun, copy: Copy, outcome: Outcome) -> None:
        """Note what stays out of the index, and needn't be fetched again before it changes."""
        name = copy.article.title or copy.article.url or run.stored.name
        if outcome in (Outcome.REFUSED, Outcome.REMOVED, Outcome.WITHDRAWN):
            run.postponed[copy.id] = Postponed(copy.digest, PARSER_VERSION, 0, None)
        if outcome is Outcome.WITHDRAWN:
            run.notes.append(f"“{name}” was removed: its outlet withdraws it.")
        elif outcome is Outcome.REMOVED:
            run.notes.append(f"“{name}” stays out: it was removed by `newsbot remove`.")
        elif outcome is Outcome.REFUSED and not copy.is_withdrawn:
            run.notes.append(f"“{name}” stays out: its outlet withdrew it.")

    def _describe(self, run: SourceRun) -> None:
        """Add to the report what an index run of files says of its articles, too."""
        report, articles = self._report, [copy.article for copy in run.copies if not copy.is_withdrawn]
        report.undated += sum(article.published is None for article in articles)
        report.without_outlet += sum(article.source is None for article in articles)
        report.shapes += run.shapes
        report.passed_over += run.crawl.passed_over
        report.waiting += run.waiting
        notes = [*(f"{run.stored.name}: {note}" for note in run.crawl.notes), *run.notes]
        report.notes += notes[:MAX_FAILURES]
        if len(notes) > MAX_FAILURES:
            report.notes.append(f"{run.stored.name}: and more notes of this kind")
        report.failures += len(run.failed)
        report.failed += run.failed[:MAX_FAILURES]
        if (left := len(run.failed) - MAX_FAILURES) > 0:
            report.failed.append(ArticleError(run.stored.name, f"and {left:,} more items that hold no article"))

    def _move(self, stored: StoredSource, url: str) -> bool:
        if not self._sources.moved(stored.source.id, url):
            return False
        self._report.notes.append(f"{stored.name}: it moved to {url} for good, and is fetched from there now.")
        return True

    def _fail(self, run: SourceRun, error: FetchError) -> None:
        stored, event = after_failure(run.stored, error, run.now, self._interval)
        self._note(stored, event)
        url, name = stored.source.url, stored.name
        self._report.fail(ArticleError(name if name == url else f"{name} ({url})", error.reason))
        self._list(stored, error=error.reason)

    def _note(self, stored: StoredSource, event: HealthEvent | None) -> None:
        self._sources.note(stored, event)
        if event is not None:
            self._report.events.append(event)

    def _list(
        self,
        stored: StoredSource,
        added: int = 0,
        changed: int = 0,
        unchanged: int = 0,
        failures: int = 0,
        error: str = "",
    ) -> None:
        source = stored.source
        self._report.sources.append(
            SourceReport(source.id, stored.name, source.url, added, changed, unchanged, failures, error)
        )


def _is_published(store: Store, data: DataFolder) -> bool:
    """Return whether the index holds what the database does, or both are empty."""
    try:
        return read_published(data.snapshots).manifest.state == store.state
    except SnapshotError:
        return store.count() == 0


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
