"""What publishes an index, wherever that is: the protocol.

Not for how it is done: `publishing.py` writes snapshots, `cluster_publishing.py` to a search cluster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from index.archive import Store
from index.indexing.report import Progress, Report
from index.indexing.workers import Workers


@dataclass(frozen=True, slots=True)
class Published:
    """What the current index holds: a state of the store, with so many articles and paragraphs."""

    state: str
    articles: int
    paragraphs: int


class Publisher(Protocol):
    """A publisher of the articles of a store. An index that it replaces answers until the new one is complete."""

    @property
    def where(self) -> str:
        """Where the index is, as people read it."""
        ...

    def current(self) -> Published | None:
        """Return what the current index holds; None if there is none that this version can use."""
        ...

    def is_missing(self) -> bool:
        """Return whether there has never been an index."""
        ...

    def origins(self) -> Iterable[tuple[str, str]]:
        """Return the id and the origin of each article of the current index."""
        ...

    def run(
        self,
        store: Store,
        report: Report,
        progress: Callable[[Progress], None],
        workers: Workers,
        is_whole: bool = False,
    ) -> None:
        """Publish what changed in the store, and count in the report what the index holds then.

        All of it is published if the current index can't be used, or if `is_whole` asks for it. Raises ArticlesDamaged
        if articles in the store are damaged: the current index stays.
        """
        ...
