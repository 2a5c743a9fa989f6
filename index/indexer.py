"""Sources to store to snapshot: one index run, with progress, that leaves the old snapshot whatever ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from index import build, snapshot
from index.article import Article
from index.errors import ArticleError, DataFolderError, IndexBusy, NothingIndexed, PathMissing, SnapshotError
from index.folder import DataFolder
from index.sources import File, Listing, find, load
from index.sources.files import digest, read
from index.store import BATCH, Store


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
) -> Report:
    """Indexes the articles under `paths` into `data` and publishes a new snapshot if anything changed.

    With `prune`, articles whose files are gone from `paths` are removed, but for folders that hold no file at all. An
    exception in `progress`, or a KeyboardInterrupt, ends the run and leaves the old snapshot; what was stored until
    then counts in the next run.

    Raises PathMissing where no path exists, NothingIndexed where none of them gave an article, IndexBusy, StoreError
    and DataFolderError.
    """
    data.check_writable()
    with _disk_errors(data.path), _locked(data.path), _opened(data.database) as store:
        listing = find(paths)
        if listing.missing and len(listing.missing) == len(paths):
            raise PathMissing(listing.missing[0])
        report = Report(failed=list(listing.failed))
        stored = store.digests()
        for batch in _batches(_changed(listing, stored, report, progress)):
            store.put(batch)
        if prune:
            _prune(store, stored, listing, report)
        if not (report.added or report.changed or report.removed or report.unchanged):
            raise NothingIndexed(paths, report.failed)
        _publish(store, data.snapshots, report, progress)
    return report


def _changed(
    listing: Listing, stored: dict[str, str], report: Report, progress: Callable[[Progress], None]
) -> Iterator[tuple[Article, str]]:
    """The articles whose files are new or changed, with their digests; counts them and the others."""
    for count, file in enumerate(listing.files.values(), 1):
        try:
            raw = read(file)
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


def _publish(store: Store, folder: Path, report: Report, progress: Callable[[Progress], None]) -> None:
    """Publishes a snapshot of the store, unless the current one is whole and holds the same."""
    current = _trusted(folder, store.state)
    if current is None:
        total = len(store.digests())
        build.write(folder, store.articles(), store.state, lambda done: progress(Progress("building", done, total)))
        current = snapshot.open_current(folder)
        report.published = True
    report.articles, report.paragraphs = current.coverage.articles, current.coverage.paragraphs


def _trusted(folder: Path, state: str) -> snapshot.Snapshot | None:
    try:
        found = snapshot.open_current(folder)
        snapshot.verify(found)
    except SnapshotError:
        return None
    return found if found.manifest.state == state and snapshot.is_current(found) else None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder / "index.lock", timeout=0):  # the system lets go of it when its holder dies
            yield
    except Timeout as error:
        raise IndexBusy(folder) from error


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
