"""The progress of an index run, and the report of what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from index.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of an index run: `done` of `total` files read, or of `total` articles added to the snapshot."""

    stage: Literal["reading", "building"]
    done: int
    total: int


@dataclass(slots=True)
class Report:
    """The outcome of an index run: counts of articles, the files that failed, and parts left out of others."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: list[ArticleError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    published: bool = False  # whether there is a new snapshot
    articles: int = 0  # in the index after the run
    paragraphs: int = 0

    @property
    def nothing_changed(self) -> bool:
        """True if the articles of the index are unchanged."""
        return not (self.added or self.changed or self.removed)
