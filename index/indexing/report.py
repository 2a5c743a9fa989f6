"""What an index run says: how far it is, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from index.errors import ArticleError


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
        """Whether the articles of the index are what they were."""
        return not (self.added or self.changed or self.removed)
