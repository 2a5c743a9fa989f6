"""What all runs that change articles share: the database is checked before, and tidied and published after.

Not for what a run changes, nor for the files of a snapshot: see `publishing.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from itertools import filterfalse

from index.archive import DATABASE_SETTING, Store
from index.channels import ChannelReader, is_channel_origin
from index.errors import ArticleError, ArticlesDamaged, ArticlesLost
from index.indexing.lock import hold_index_lock, wait_for_index_lock
from index.indexing.publishers import Publisher
from index.indexing.publishing import SnapshotPublisher
from index.indexing.report import Progress, Report, recorded
from index.indexing.workers import Workers
from index.processes import cores
from index.storage import FIELDS, KERNELS, DataFolder


def publisher_of(data: DataFolder) -> Publisher:
    """Return the publisher of an index: into a cluster if there is one, else into the data folder."""
    if data.search is None:
        return SnapshotPublisher(data.snapshots)
    from index.indexing.cluster_publishing import ClusterPublisher

    return ClusterPublisher(data.search, data.path)


@contextmanager
def adding(data: DataFolder, kind: str, report: Report) -> Iterator[Store]:
    """Open the articles for a run that adds some, after waiting for other runs, and record it. Raises StoreError.

    The run itself publishes what it adds: see `tidy` and `publish_changes`.
    """
    with (
        data.disk_errors(),
        wait_for_index_lock(data.path, lambda: False, data.database),
        closing(Store(data.database)) as store,
        recorded(store, kind, report),
    ):
        check_database(store, data, (), report)
        yield store


def check_database(store: Store, data: DataFolder, listed: Collection[str], report: Report) -> None:
    """Note if the database lacks articles of the index; raise ArticlesLost if their files aren't `listed`.

    It may have been emptied or replaced: an index built from it would silently lose these articles.
    """
    publisher = publisher_of(data)
    if (current := publisher.current()) is None:
        return  # it will be rebuilt from the database, with a note
    count, changed = store.count(), store.changed_since(current.state)
    is_replaced = changed is None and count > 0  # by a backup, say: what it lacks may have been removed on purpose
    if not is_replaced and current.articles <= count + len(changed or ()):
        return
    known = {*store.ids(), *(changed or ())}
    lost = [origin for article_id, origin in publisher.origins() if article_id not in known]
    with ChannelReader(store, data.database) as channels:
        stored = channels.origins()
    unlisted = [origin for origin in lost if origin not in listed and origin not in stored]
    if is_replaced:
        if unlisted:
            report.notes.append(
                f"The database was replaced: articles of the previous index ({len(unlisted):,}) aren't in it, and "
                "leave the index unless you index their files again."
            )
        return
    if unlisted:
        raise ArticlesLost(DATABASE_SETTING, store.where, publisher.where, len(unlisted))
    store.drop_lost_copies()
    with ChannelReader(store, data.database) as channels:
        report.include(channels.read_due(), is_again=True)
    report.notes.append(f"The database lacked {len(lost):,} articles of the index: newsbot read their files again.")


def tidy(store: Store, report: Report) -> None:
    """Remove the articles that nothing brings any more; let the samples leave once there are others."""

    def remove_loose() -> None:
        removed, _ = store.tidy()
        report.removed += removed

    remove_loose()
    if store.has_own_articles():
        drop_samples(store, remove_loose, report)


def drop_samples(store: Store, tidy: Callable[[], None], report: Report) -> int:
    """Let the samples leave, since there are other articles; return how many there were."""
    before = report.removed
    store.drop_files(store.sample_origins())
    tidy()
    report.samples += report.removed - before
    if removed := report.removed - before:
        report.notes.append(f"The sample articles ({removed:,}) left the index, since it has articles of your own now.")
    return removed


def publish_changes(
    store: Store,
    data: DataFolder,
    report: Report,
    progress: Callable[[Progress], None] = lambda _: None,
) -> None:
    """Publish what changed in the database, if anything did. Damaged articles are left out. The lock must be held.

    This process prepares them alone: the changes are few, or memory is short beside what is fetched.
    """
    if not _is_published(store, data):
        _publish(store, data, report, progress)


def publish_first(data: DataFolder) -> None:
    """Publish what the database holds, even if that is nothing, unless there is an index; wait for other runs.

    A bot can then start before there are articles. Raises StoreError and DataFolderError.
    """
    publisher = publisher_of(data)
    if publisher.is_missing():
        with (
            data.disk_errors(),
            wait_for_index_lock(data.path, lambda: False, data.database),
            closing(Store(data.database)) as store,
        ):
            if publisher.is_missing():
                _publish(store, data, Report(), lambda _: None)


def publish_stored(
    data: DataFolder, progress: Callable[[Progress], None] = lambda _: None, workers: int | None = None
) -> Report:
    """Publish what the database holds, by this version's rules, without reading any file.

    Raises IndexBusy, StoreError and DataFolderError.
    """
    data.check_writable()
    report = Report()
    with data.disk_errors(), hold_index_lock(data.path, data.database), closing(Store(data.database)) as store:
        _publish(store, data, report, progress, workers, is_whole=True)
    return report


def _publish(
    store: Store,
    data: DataFolder,
    report: Report,
    progress: Callable[[Progress], None],
    workers: int | None = 1,
    is_whole: bool = False,
) -> None:
    with Workers(workers or cores(), FIELDS, data.path / KERNELS, is_frugal=workers == 1) as started:
        while True:
            try:
                publisher_of(data).run(store, report, progress, started, is_whole)
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


def _is_published(store: Store, data: DataFolder) -> bool:
    """Return whether the index holds what the database does, or both are empty."""
    current = publisher_of(data).current()
    return current.state == store.state if current else store.count() == 0


def count_indexed(data: DataFolder, report: Report) -> None:
    """Count the articles of the index in a report, whether the run published any or not."""
    if current := publisher_of(data).current():
        report.articles, report.paragraphs = current.articles, current.paragraphs
