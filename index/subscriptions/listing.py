"""The sources that are there, with how they are doing; pausing and resuming them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from index.archive import StoredSource, WebSources
from index.storage import DataFolder

State = Literal["new", "well", "silent", "failing", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source with the number of its articles."""

    stored: StoredSource
    articles: int

    @property
    def state(self) -> State:
        """How it is doing, in a word."""
        stored = self.stored
        if stored.is_ended or stored.is_paused:
            return "ended" if stored.is_ended else "paused"
        if stored.error:
            return "failing"
        if stored.told == "silent":
            return "silent"
        return "well" if stored.succeeded_at else "new"

    @property
    def newest_at(self) -> datetime | None:
        """When its newest article appeared, as it says; None if none of them has a date."""
        return self.stored.newest_at


def list_sources(data: DataFolder) -> list[ListedSource]:
    """Return all sources, by title."""
    data.check_writable()
    with closing(WebSources(data.database)) as sources:
        numbers = sources.count_articles()
        return [ListedSource(stored, numbers.get(stored.source.id, 0)) for stored in sources.all()]


def count_sources(data: DataFolder) -> Counter[State]:
    """Return how many sources are in each state. Raises StoreError."""
    with closing(WebSources(data.database)) as sources:
        return Counter(ListedSource(stored, 0).state for stored in sources.all())


def name_source(data: DataFolder, names: Sequence[str]) -> list[StoredSource]:
    """Return the sources with some names: an address, an id, or a part of a title.

    Raises SourceMissing, with the nearest, or SourceAmbiguous.
    """
    data.check_writable()
    with closing(WebSources(data.database)) as sources:
        return [sources.get(name) for name in names]


def pause_source(data: DataFolder, name: str) -> StoredSource:
    """Fetch a source no longer. Raises SourceMissing or SourceAmbiguous."""
    [stored] = name_source(data, [name])
    with closing(WebSources(data.database)) as sources:
        sources.pause(stored.source.id)
    return stored


def resume_source(data: DataFolder, name: str) -> StoredSource:
    """Fetch a source again, from now on. Raises SourceMissing or SourceAmbiguous."""
    [stored] = name_source(data, [name])
    with closing(WebSources(data.database)) as sources:
        sources.resume(stored.source.id)
    return stored
