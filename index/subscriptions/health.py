"""What people are to be told of how sources are doing, each once: an outbox in the database of articles.

Not for finding out how sources are doing: see `index/indexing/refreshing/source_health.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from index.archive import HealthEvent, UntoldEvent, WebSources
from index.storage import DataFolder


@dataclass(frozen=True, slots=True)
class SourceNews:
    """An event to tell a recipient. `ids` are those of the events that it settles: its own, and earlier ones."""

    event: HealthEvent
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class HealthNews:
    """What to tell a recipient, in the order in which it happened; `settled` are events that needn't be told."""

    news: tuple[SourceNews, ...] = ()
    settled: frozenset[int] = frozenset()


def untold_health(data: DataFolder, recipient: str, known: Collection[int] = ()) -> HealthNews:
    """Return what a recipient wasn't told yet; `known` are the ids of events that they were told all the same.

    Of each source, the last event alone matters, and none if it failed and is back. Raises StoreError.
    """
    if not _is_there(data.database):
        return HealthNews()
    with closing(WebSources(data.database)) as sources:
        waiting = sources.untold(recipient)
    news = sorted(_news([item for item in waiting if item.id not in known]), key=lambda item: max(item.ids))
    to_tell = {key for item in news for key in item.ids}
    return HealthNews((*news,), frozenset(item.id for item in waiting if item.id not in to_tell))


def mark_told(data: DataFolder, ids: Collection[int], recipient: str, recipients: Collection[str]) -> None:
    """Note that a recipient knows of some events; those that all `recipients` know are deleted. Raises StoreError."""
    with closing(WebSources(data.database)) as sources:
        sources.note_told(ids, recipient, recipients)


def _news(untold: Iterable[UntoldEvent]) -> Iterator[SourceNews]:
    """Yield the last event of each source, but not the return of one whose failing wasn't told either."""
    by_source: dict[str, list[UntoldEvent]] = {}
    for item in untold:
        by_source.setdefault(item.event.source_id, []).append(item)
    for first, *_, last in ((items[0], *items) for items in by_source.values()):
        if last.event.kind != "back" or first.event.kind == "back":
            yield SourceNews(last.event, frozenset(item.id for item in by_source[last.event.source_id]))


def _is_there(database: str | Path) -> bool:
    """Return whether a database exists, as far as that shows without opening it: a look must not create it."""
    if isinstance(database, Path):
        return database.exists()
    url = sa.make_url(database)
    return url.get_backend_name() != "sqlite" or (url.database is not None and Path(url.database).exists())
