"""Sources to store to snapshot: one index run, with progress, that leaves the old snapshot whatever ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from index import build
from index.errors import (
    ArticleError,
    DataFolderError,
    NoSnapshot,
    NothingIndexed,
    PathMissing,
    SnapshotDamaged,
    SnapshotError,
    SnapshotOutdated,
    StoreError,
)
from index.lock import writing
from index.model import Article
from index.plan import Fresh, Plan
from index.sources import File, Listing, digest, list_files, load, read_file
from index.storage import BASE, FIELDS, KERNELS, DataFolder, StoredSnapshot, order_key, read_published, verify_files
from index.store import BATCH, SETTING, Store
from index.workers import Workers, cores

WHOLE_FROM = 1000
"""For more files than this the digests of all articles are read, which is then quicker."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an index run is: `done` of `total` files read, or of `total` articles built into the snapshot."""

    stage: Literal["reading", "building"]
    done: int
    total: int


@dataclass(slots=True)
class Report:
    """What an index run did: counts of articles, the files that failed, and what was left out of others."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: list[ArticleError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    published: bool = False  # is there a new snapshot?
    articles: int = 0  # in the index after the run
    paragraphs: int = 0

    @property
    def nothing_changed(self) -> bool:
        return not (self.added or self.changed or self.removed)


def index_files(
    paths: Sequence[Path],
    data: DataFolder,
    *,
    prune: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
    workers: int | None = None,
) -> Report:
    """Indexes the articles under `paths` into `data` and publishes a new snapshot if anything changed.

    With `prune`, articles whose files are gone from `paths` are removed, but for folders that hold no file at all. An
    exception in `progress`, or a KeyboardInterrupt, ends the run and leaves the old snapshot; what was stored until
    then counts in the next run. Many articles are prepared by `workers` processes, one a processor if None; a script
    that doesn't ask for 1 must be one that can be imported (`if __name__ == "__main__":`).

    Raises PathMissing where no path exists, NothingIndexed where none of them gave an article, IndexBusy, StoreError
    and DataFolderError.
    """
    data.check_writable()
    with _disk_errors(data.path), writing(data.path) as killed, _opened(data.database) as store:
        listing = list_files(paths)
        if listing.missing and len(listing.missing) == len(paths):
            raise PathMissing(listing.missing[0])
        report = Report(failed=list(listing.failed))
        if killed:
            report.notes.append(f"An index run before this one ({killed}) ended before it was through.")
        whole = prune or len(listing.files) > WHOLE_FROM
        stored = store.digests(None if whole else [file.origin for file in listing.files.values()])
        for batch in _batches(_changed(listing, stored, report, progress)):
            store.put(batch)
        if prune:
            _prune(store, stored, listing, report)
        if not (report.added or report.changed or report.removed or report.unchanged):
            raise NothingIndexed(paths, report.failed)
        with Workers(workers or cores(), FIELDS, data.path / KERNELS) as started:
            started.expect(report.added + report.changed)
            _Publishing(store, store.state, data.snapshots, report, progress, started).run()
    return report


def _changed(
    listing: Listing, stored: dict[str, str], report: Report, progress: Callable[[Progress], None]
) -> Iterator[tuple[Article, str]]:
    """The articles whose files are new or changed, with their digests; counts them and the others."""
    for count, file in enumerate(listing.files.values(), 1):
        try:
            raw = read_file(file)
            if (fresh := digest(raw)) == stored.get(file.origin):
                report.unchanged += 1
            else:
                yield _load(file, raw, report), fresh
                report.changed += file.origin in stored
                report.added += file.origin not in stored
        except ArticleError as error:
            report.failed.append(error)
        progress(Progress("reading", count, len(listing.files)))


def _load(file: File, raw: bytes, report: Report) -> Article:
    loaded = load(file, raw)
    report.notes.extend(loaded.notes)
    return loaded.article


def _batches(articles: Iterator[tuple[Article, str]]) -> Iterator[list[tuple[Article, str]]]:
    batch: list[tuple[Article, str]] = []
    for pair in articles:
        batch.append(pair)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _prune(store: Store, stored: dict[str, str], listing: Listing, report: Report) -> None:
    """Removes the articles whose files are gone; a file that is there but can't be read keeps its article.

    A folder without any article file is left alone: it is rather a disk that isn't mounted than news that are no more.
    """

    def below(origin: str, folders: list[str]) -> bool:
        return any(origin.startswith(f"{folder.rstrip('/')}/") for folder in folders)

    there = {file.origin for file in listing.files.values()}
    filled = [folder for folder in listing.folders if any(below(origin, [folder]) for origin in there)]
    gone = [
        origin
        for origin in stored
        if below(origin, filled) and origin not in there and not below(origin, listing.unread)
    ]
    for start in range(0, len(gone), BATCH):
        store.remove(gone[start : start + BATCH])
    report.removed = len(gone)


@dataclass(frozen=True, slots=True)
class _Publishing:
    """The second half of a run: from the store to a snapshot that holds the same."""

    store: Store
    state: str  # of the store before anything was read: what others change meanwhile comes with the next run
    folder: Path
    report: Report
    progress: Callable[[Progress], None]
    workers: Workers

    def run(self) -> None:
        """Publishes what has changed, or a whole new snapshot where the current one is of no use."""
        try:
            current = read_published(self.folder)
            changed = self.store.changed_since(current.manifest.state)
            current = self._build() if changed is None else self._update(current, changed)
        except NoSnapshot:
            current = self._build()
        except (SnapshotDamaged, SnapshotOutdated) as error:
            self.report.notes.append(_why_rebuilt(error))
            current = self._build()
        self.report.articles, self.report.paragraphs = current.manifest.articles, current.manifest.paragraphs

    def _update(self, current: StoredSnapshot, changed: set[str]) -> StoredSnapshot:
        """What changed goes out at once where it is little; all else after every file was looked at.

        What a new snapshot copies from the current one is checked before; raises SnapshotDamaged.
        """
        few = len(changed) <= build.ADDITION_SHARE * current.manifest.articles
        if changed and few and build.takes_additions(current):
            verify_files(current, skip=[BASE])
            fresh = self._fresh(changed)
            in_addition = len(current.segments[1].documents) if len(current.segments) > 1 else 0
            build.write_addition(self.folder, fresh, self._plan(in_addition + len(fresh.keys)), current, changed)
            current, changed = self._published(), set()
        verify_files(current)
        if changed or build.is_outgrown(current):
            current = self._build(current, changed)
        return current

    def _build(self, previous: StoredSnapshot | None = None, changed: set[str] | None = None) -> StoredSnapshot:
        """A whole new base: of all that the store holds, or of `previous` and what changed since."""
        fresh = self._fresh(changed)
        total = len(self.store.published()) if previous else len(fresh.keys)
        build.write_base(self.folder, fresh, self._plan(total), previous, changed or ())
        return self._published()

    def _fresh(self, ids: set[str] | None) -> Fresh:
        published = self.store.published(ids)
        return Fresh(sorted(order_key(when, name) for name, when in published.items()), self._fetch)

    def _fetch(self, ids: Sequence[str]) -> Iterator[Article]:
        count = 0
        for article in self.store.articles(ids):
            count += 1
            yield article
        if count != len(ids):
            raise StoreError(SETTING, "of the articles", "articles were removed from it while it was read")

    def _plan(self, total: int) -> Plan:
        def done(count: int) -> None:
            self.progress(Progress("building", count, total))

        return Plan(self.state, done, workers=self.workers)

    def _published(self) -> StoredSnapshot:
        self.report.published = True
        return read_published(self.folder)


def _why_rebuilt(error: SnapshotError) -> str:
    match error:
        case SnapshotOutdated():
            why = f"another version of newsbot had built it (with {error.found}, this one needs {error.wanted})"
        case SnapshotDamaged():
            why = f"it was damaged ({error.reason})"
        case _:
            why = str(error)
    return f"The index was built anew from the database of articles, since {why}."


@contextmanager
def _opened(database: str | Path) -> Iterator[Store]:
    store = Store(database)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DataFolderError(folder, error.strerror or str(error)) from error
