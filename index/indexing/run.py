"""An index run: from sources to store to snapshot, with progress. If it is interrupted, the old snapshot stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from index.errors import ArticleError, ArticlesDamaged, ArticlesLost, NothingIndexed, PathMissing, SnapshotError
from index.indexing.lock import hold_index_lock
from index.indexing.publishing import Publisher
from index.indexing.report import Progress, Report
from index.indexing.store import DATABASE_SETTING, TRANSACTION_ARTICLES, Store
from index.indexing.workers import Workers
from index.model import Article
from index.processes import cores
from index.sources import (
    File,
    Listing,
    digest,
    digest_until,
    file_kinds,
    is_current,
    list_files,
    load,
    read_file,
)
from index.storage import FIELDS, KERNELS, DataFolder, read_published

WHOLE_FROM = 1000
"""Minimum number of files for reading the digests of all articles at once, which is then faster."""


def index_files(
    paths: Sequence[Path],
    data: DataFolder,
    *,
    prune: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
    workers: int | None = None,
) -> Report:
    """Index the articles under `paths` into `data` and publish a new snapshot if anything changed.

    With `prune`, articles whose files are gone from `paths` are removed, except those of folders that hold no file at
    all. An exception in `progress`, or a KeyboardInterrupt, ends the run and leaves the old snapshot; the next run
    continues from what has been stored. Many articles are prepared by `workers` processes (None: one per processor); a
    script that doesn't pass 1 must be importable (`if __name__ == "__main__":`).

    Raises PathMissing if no path exists, NothingIndexed if none of them holds an article, IndexBusy, StoreError and
    DataFolderError.
    """
    data.check_writable()
    with data.disk_errors(), hold_index_lock(data.path) as killed, closing(Store(data.database)) as store:
        listing = list_files(paths)
        if listing.missing and len(listing.missing) == len(paths):
            raise PathMissing(listing.missing[0])
        report = Report(failed=list(listing.failed))
        if killed:
            report.notes.append(f"An earlier index run ({killed}) was interrupted.")
        _check_database(store, data, listing, report)
        whole = prune or bool(listing.links_out) or len(listing.files) > WHOLE_FROM
        stored = store.digests(None if whole else [file.origin for file in listing.files.values()])
        for batch in _batches(_changed(listing, stored, report, progress)):
            store.put(batch)
        _remove(store, _behind_links_out(stored, listing), report)
        if prune:
            _remove(store, _gone(stored, listing), report)
        if report.nothing_changed and not report.unchanged:
            raise NothingIndexed(paths, report.failed, file_kinds())
        with Workers(workers or cores(), FIELDS, data.path / KERNELS) as started:
            started.expect(report.added + report.changed)
            _publish(store, data, listing, report, progress, started)
    return report


def _check_database(store: Store, data: DataFolder, listing: Listing, report: Report) -> None:
    """Note if the database lacks articles of the index; raise ArticlesLost if their files aren't listed.

    It may have been emptied or replaced: an index built from it would silently lose these articles.
    """
    try:
        current = read_published(data.snapshots)
    except SnapshotError:
        return  # it will be rebuilt from the database, with a note
    count, changed = store.count(), store.changed_since(current.manifest.state)
    is_replaced = changed is None and count > 0  # by a backup, say: what it lacks may have been removed on purpose
    if not is_replaced and current.manifest.articles <= count + len(changed or ()):
        return
    known = {*store.ids(), *(changed or ())}
    listed = {file.origin for file in listing.files.values()}
    lost = [origin for article_id, origin in current.origins() if article_id not in known]
    unlisted = [origin for origin in lost if origin not in listed]
    if is_replaced:
        if unlisted:
            report.notes.append(
                f"The database was replaced: articles of the previous index ({len(unlisted):,}) aren't in it, and "
                "leave the index unless you index their files again."
            )
        return
    if unlisted:
        raise ArticlesLost(DATABASE_SETTING, store.where, data.snapshots, len(unlisted))
    report.notes.append(f"The database lacked {len(lost):,} articles of the index: newsbot read their files again.")


def _publish(
    store: Store,
    data: DataFolder,
    listing: Listing,
    report: Report,
    progress: Callable[[Progress], None],
    workers: Workers,
) -> None:
    """Publish the articles of the database; damaged ones are read again from their files, or left out."""
    while True:
        try:
            Publisher(store, store.state, data.snapshots, report, progress, workers).run()
            return
        except ArticlesDamaged as error:
            if not store.discard(error.ids):
                raise
            _read_again(store, listing, error.origins, report)


def _read_again(store: Store, listing: Listing, origins: Sequence[str], report: Report) -> None:
    """Read the files of damaged articles again and store the articles; list the others as failed."""
    files = {file.origin: file for file in listing.files.values()}
    report.notes.append(f"The database was damaged: articles in it had to be read again ({len(origins):,}).")
    for origin in origins:
        try:
            if origin not in files:
                raise ArticleError(origin, "damaged in the database, and left out until its file is indexed again")
            raw = read_file(files[origin])
            store.put([_load(files[origin], raw, digest(raw), report)])
        except ArticleError as error:
            report.failed.append(error)


def _changed(
    listing: Listing, stored: dict[str, str], report: Report, progress: Callable[[Progress], None]
) -> Iterator[tuple[Article, str]]:
    """Yield new and changed articles, with the digests of their files; count them and the others."""
    for count, file in enumerate(listing.files.values(), 1):
        try:
            raw = read_file(file)
            if is_current(stored.get(file.origin), fresh := digest(raw)):
                report.unchanged += 1
            else:
                yield _load(file, raw, fresh, report)
                report.changed += file.origin in stored
                report.added += file.origin not in stored
        except ArticleError as error:
            report.failed.append(error)
        progress(Progress("reading", count, len(listing.files)))


def _load(file: File, raw: bytes, fresh: str, report: Report) -> tuple[Article, str]:
    """Parse the article of a file whose digest is `fresh`; return it with the digest to store."""
    loaded = load(file, raw)
    report.notes.extend(loaded.notes)
    return loaded.article, digest_until(fresh, loaded.future)


def _batches(articles: Iterator[tuple[Article, str]]) -> Iterator[list[tuple[Article, str]]]:
    batch: list[tuple[Article, str]] = []
    for pair in articles:
        batch.append(pair)
        if len(batch) == TRANSACTION_ARTICLES:
            yield batch
            batch = []
    if batch:
        yield batch


def _behind_links_out(stored: dict[str, str], listing: Listing) -> list[str]:
    """Return the origins of articles stored through links out of their folder, before such links were refused.

    A link may lead out of one of the given folders and stay within another, which lists its file.
    """
    listed = {file.origin for file in listing.files.values()}
    return [origin for origin in stored if origin not in listed and _is_behind_link_out(origin, listing)]


def _is_behind_link_out(origin: str, listing: Listing) -> bool:
    return origin in listing.links_out or _is_below(origin, listing.links_out)


def _gone(stored: dict[str, str], listing: Listing) -> list[str]:
    """Return the origins of articles whose files are gone; an unreadable file keeps its article.

    A folder without any article file is left alone: more likely, its disk isn't mounted.
    """
    listed = {file.origin for file in listing.files.values()}
    filled = [folder for folder in listing.folders if any(_is_below(origin, [folder]) for origin in listed)]
    return [
        origin
        for origin in stored
        if _is_below(origin, filled)
        and origin not in listed
        and not _is_below(origin, listing.unread)
        and not _is_behind_link_out(origin, listing)
    ]


def _is_below(origin: str, folders: list[str]) -> bool:
    return any(origin.startswith(f"{folder.rstrip('/')}/") for folder in folders)


def _remove(store: Store, origins: list[str], report: Report) -> None:
    for start in range(0, len(origins), TRANSACTION_ARTICLES):
        store.remove(origins[start : start + TRANSACTION_ARTICLES])
    report.removed += len(origins)
