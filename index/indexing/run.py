"""An index run: from sources to store to snapshot, with progress. If it is interrupted, the old snapshot stays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from functools import partial
from itertools import filterfalse
from pathlib import Path
from urllib.parse import unquote, urlsplit

from index.archive import TRANSACTION_ARTICLES, FileState, Store
from index.channels import ChannelReader, is_channel_origin
from index.errors import ArticleError, ArticlesDamaged, NothingIndexed, PathMissing
from index.indexing.changes import check_database, drop_samples, publisher_of
from index.indexing.lock import hold_index_lock
from index.indexing.reading import FileReader
from index.indexing.report import Progress, Report, recorded
from index.indexing.workers import Workers
from index.processes import cores
from index.sources import DEFAULT_OPTIONS, File, Listing, ReadingOptions, file_of, is_sample, list_files
from index.storage import FIELDS, KERNELS, DataFolder


def index_files(
    paths: Sequence[Path],
    data: DataFolder,
    *,
    prune: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
    workers: int | None = None,
    options: ReadingOptions = DEFAULT_OPTIONS,
) -> Report:
    """Index the articles under `paths` into `data` and publish a new snapshot if anything changed.

    With `prune`, articles whose files are gone from `paths`, or that are gone from their files, are removed, except
    those of folders that hold no file at all. An exception in `progress`, or a KeyboardInterrupt, ends the run and
    leaves the old snapshot; the next run continues from what has been stored. Many articles are prepared by `workers`
    processes (None: one per processor); a script that doesn't pass 1 must be importable (`if __name__ ==
    "__main__":`).

    Raises PathMissing if no path exists, NothingIndexed if none of them holds an article, IndexBusy, StoreError and
    DataFolderError.
    """
    data.check_writable()
    with (
        data.disk_errors(),
        hold_index_lock(data.path) as killed,
        closing(Store(data.database)) as store,
        ChannelReader(store, data.database) as channels,
    ):
        listing = list_files(paths, lambda count: progress(Progress("listing", count, 0)))
        if listing.missing and len(listing.missing) == len(paths):
            raise PathMissing(listing.missing[0])
        added = _list_added(data, listing)
        report = Report(passed_over=listing.passed_over)
        with recorded(store, "index", report):
            for error in listing.failed:
                report.fail(error)
            if killed:
                report.notes.append(f"An earlier index run ({killed}) was interrupted.")
            check_database(store, data, {file.origin for file in listing.files.values()}, report)
            known = store.files()
            _mark_samples(store, known)
            reader = FileReader(store, report, progress, options, prune)
            holds_articles = _read(store, reader, channels, listing, added, report)
            store.drop_files(_behind_links_out(known, listing))
            if prune:
                store.drop_files(_gone(known, listing))
            _tidy(store, reader, channels, listing, report)
            if report.nothing_changed and not holds_articles:
                raise NothingIndexed(paths, report.failed)
            with Workers(workers or cores(), FIELDS, data.path / KERNELS) as started:
                started.expect(report.added + report.changed)
                _publish(store, data, listing, report, progress, started, reader, channels)
    return report


def _list_added(data: DataFolder, listing: Listing) -> set[str]:
    """Add to the listing what people added by hand, which every run reads, too; return the origins of that."""
    if not data.added.is_dir():
        return set()
    added = list_files([data.added])
    files = {real: file_of(file.path) for real, file in added.files.items()}
    listing.files |= files
    listing.folders += added.folders
    listing.unread += added.unread
    listing.failed += added.failed
    return {file.origin for file in files.values()}


def _read(
    store: Store,
    reader: FileReader,
    channels: ChannelReader,
    listing: Listing,
    added: Collection[str],
    report: Report,
) -> bool:
    """Read all files, and posts of channels; the samples only while there are no other articles.

    Return whether those that were given hold any article; those that were `added` by hand don't count.
    """
    files = [*listing.files.values()]
    samples = [file for file in files if file.is_sample]
    reader.read([file for file in files if not file.is_sample and file.origin not in added])
    holds_articles = _has_met_articles(report)
    if by_hand := [file for file in files if file.origin in added]:
        reader.read(by_hand)
    report.include(channels.read_due())
    if not store.has_own_articles():
        reader.read(samples)
        return _has_met_articles(report)
    tidy = partial(_tidy, store, reader, channels, listing, report)
    tidy()
    if not drop_samples(store, tidy, report) and samples:
        report.notes.append(
            f"The sample articles ({len(samples):,}) were left out, since the index has articles of your own."
        )
    return holds_articles or bool(samples)


def _has_met_articles(report: Report) -> bool:
    return not report.nothing_changed or bool(report.unchanged or report.elsewhere or report.refused)


def _tidy(store: Store, reader: FileReader, channels: ChannelReader, listing: Listing, report: Report) -> None:
    """Remove the articles that no file holds any more; read the files again whose copies are to be shown instead."""
    removed, origins = store.tidy()
    report.removed += removed
    if any(map(is_channel_origin, origins)):
        report.include(channels.read_due(), is_again=True)
    files = {file.origin: file for file in listing.files.values()}
    if again := [files[origin] for origin in origins if origin in files and origin not in reader.unreadable]:
        reader.read_again(again)


def _mark_samples(store: Store, known: dict[str, FileState]) -> None:
    """Note which known files are samples: earlier versions didn't."""
    folders = {
        origin.rpartition("/")[0]
        for origin, state in known.items()
        if not state.is_sample and origin.startswith("file:")  # others are sources on the web
    }
    with_samples = {folder for folder in folders if is_sample(_path_of(f"{folder}/sample"))}
    unmarked = [
        origin for origin, state in known.items() if not state.is_sample and origin.rpartition("/")[0] in with_samples
    ]
    for start in range(0, len(unmarked), TRANSACTION_ARTICLES):
        store.mark_samples(unmarked[start : start + TRANSACTION_ARTICLES])


def _path_of(origin: str) -> Path:
    return Path(unquote(urlsplit(origin).path))


def _publish(
    store: Store,
    data: DataFolder,
    listing: Listing,
    report: Report,
    progress: Callable[[Progress], None],
    workers: Workers,
    reader: FileReader,
    channels: ChannelReader,
) -> None:
    """Publish the articles of the database; damaged ones are read again from their files, or left out."""
    while True:
        try:
            publisher_of(data).run(store, report, progress, workers)
            return
        except ArticlesDamaged as error:
            if not (origins := store.discard(error.ids)):
                raise
            count = len(error.ids)
            report.notes.append(f"The database was damaged: articles in it had to be read again ({count:,}).")
            if any(map(is_channel_origin, origins)):
                report.include(channels.read_due(), is_again=True)
            _read_again(reader, listing, [*filterfalse(is_channel_origin, origins)], report)


def _read_again(reader: FileReader, listing: Listing, origins: Sequence[str], report: Report) -> None:
    """Read the files of damaged articles again; list those that aren't there as failed."""
    files = {file.origin: file for file in listing.files.values()}
    again: list[File] = []
    for origin in origins:
        if origin in files:
            again.append(files[origin])
        else:
            report.fail(ArticleError(origin, "damaged in the database, and left out until its file is indexed again"))
    reader.read_again(again)


def _behind_links_out(known: Iterable[str], listing: Listing) -> list[str]:
    """Return the origins of files read through links out of their folder, before such links were refused.

    A link may lead out of one of the given folders and stay within another, which lists its file.
    """
    listed = {file.origin for file in listing.files.values()}
    return [origin for origin in known if origin not in listed and _is_behind_link_out(origin, listing)]


def _is_behind_link_out(origin: str, listing: Listing) -> bool:
    return origin in listing.links_out or _is_below(origin, listing.links_out)


def _gone(known: Iterable[str], listing: Listing) -> list[str]:
    """Return the origins of files that are gone; an unreadable file keeps its articles.

    A folder without any article file is left alone: more likely, its disk isn't mounted.
    """
    listed = {file.origin for file in listing.files.values()}
    filled = [folder for folder in listing.folders if any(_is_below(origin, [folder]) for origin in listed)]
    return [
        origin
        for origin in known
        if _is_below(origin, filled)
        and origin not in listed
        and not _is_below(origin, listing.unread)
        and not _is_behind_link_out(origin, listing)
    ]


def _is_below(origin: str, folders: Collection[str]) -> bool:
    return any(origin.startswith(f"{folder.rstrip('/')}/") for folder in folders)
