"""Removing sources, and single articles for good. The index is published without them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from index.archive import Store, StoredSource, WebSources
from index.indexing import Progress, Report, hold_index_lock, publish_changes
from index.storage import DataFolder
from index.subscriptions.listing import name_source


def _show_nothing(_: Progress) -> None:
    return None


def remove_source(
    data: DataFolder, name: str, with_articles: bool = False, progress: Callable[[Progress], None] = _show_nothing
) -> tuple[StoredSource, Report]:
    """Remove a source; its articles stay, unless they go `with_articles`. Those that others carry stay in any case.

    Raises SourceMissing, SourceAmbiguous, and, with articles, IndexBusy.
    """
    [stored] = name_source(data, [name])
    report = Report()
    with closing(WebSources(data.database)) as sources:
        if with_articles:
            with _changing(data, report, progress) as store:
                store.drop_files([stored.origin])
                report.removed, _ = store.tidy()
                sources.remove(
                    stored.source.id
                )  # before a refresh that waits for the lock can store its articles again
        else:
            sources.remove(stored.source.id)
    return stored, report


def remove_article(
    data: DataFolder, name: str, progress: Callable[[Progress], None] = _show_nothing
) -> tuple[str, Report]:
    """Remove the article with this id or link for good; return its title. Raises ArticleMissing and IndexBusy."""
    report = Report()
    with _changing(data, report, progress) as store:
        title = store.remove(name)
        report.removed = 1
    return title, report


def restore_article(data: DataFolder, name: str) -> None:
    """Let an article in again that was removed: the next index run or refresh that meets it adds it.

    Raises ArticleNotRemoved and IndexBusy: a run that has refused the article would note that its file is read.
    """
    with _changing(data, Report(), _show_nothing) as store:
        store.restore(name)


@contextmanager
def _changing(data: DataFolder, report: Report, progress: Callable[[Progress], None]) -> Iterator[Store]:
    """Open the articles for a change, which is published after the block."""
    data.check_writable()
    with data.disk_errors(), hold_index_lock(data.path, data.database), closing(Store(data.database)) as store:
        yield store
        publish_changes(store, data, report, progress)
