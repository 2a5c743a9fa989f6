"""The progress of an index run, and the report of what it did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from index.archive import Outcome
from index.channels import ChannelRun
from index.errors import ArticleError

T = TypeVar("T")

MAX_FAILURES = 20
"""Maximum number of failures and of notes that a report lists for one file, which may have a million records."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a run: `done` of `total` files or sources read, or of `total` articles added to the snapshot.

    While files are read, `articles` were read so far, in `read_bytes` of `total_bytes`.
    """

    stage: Literal["fetching", "reading", "building"]
    done: int
    total: int
    articles: int = 0
    read_bytes: int = 0
    total_bytes: int = 0


@dataclass(slots=True)
class Report:
    """The outcome of an index run: counts of articles, what failed, and parts left out of others."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    elsewhere: int = 0
    """Copies of articles that show another copy's text."""
    withdrawn: int = 0
    """Articles removed because their outlets withdraw them."""
    samples: int = 0
    """Sample articles removed because there are others now; part of `removed`."""
    refused: int = 0
    """Copies that stay out of the index, since their outlets withdrew the articles, or a person removed them, and the
    withdrawals themselves."""
    failed: list[ArticleError] = field(default_factory=list)
    """The first MAX_FAILURES of each file; `failures` counts them all."""
    failures: int = 0
    notes: list[str] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    """Files of other kinds, by suffix; records that are no articles, by kind."""
    undated: int = 0
    """New or changed articles without a date; so for outlets."""
    without_outlet: int = 0
    shapes: Counter[str] = field(default_factory=Counter)
    """New or changed articles by the names in their headers."""
    published: bool = False  # whether there is a new snapshot
    articles: int = 0  # in the index after the run
    paragraphs: int = 0

    @property
    def nothing_changed(self) -> bool:
        """True if the articles of the index are unchanged."""
        return not (self.added or self.changed or self.removed or self.withdrawn)

    def fail(self, error: ArticleError) -> None:
        """List a failure of a whole file."""
        self.failed.append(error)
        self.failures += 1

    def include(self, run: ChannelRun, is_again: bool = False) -> None:
        """Add what the reading of channels came to; `is_again`: only the notes, since its articles are counted."""
        self.notes += _first(run.notes, "and more notes of this kind")
        self.failures += len(run.failed)
        more = ArticleError("channels", f"and {len(run.failed) - MAX_FAILURES:,} more posts that can't be read")
        self.failed += _first(run.failed, more)
        self.withdrawn += run.outcomes[Outcome.WITHDRAWN]
        if is_again:
            return
        self.added += run.outcomes[Outcome.ADDED]
        self.changed += run.outcomes[Outcome.CHANGED]
        self.unchanged += run.unchanged + run.outcomes[Outcome.SAME]
        self.elsewhere += run.outcomes[Outcome.ELSEWHERE]
        self.refused += run.outcomes[Outcome.REFUSED] + run.outcomes[Outcome.REMOVED]
        self.passed_over += run.passed_over
        self.undated += run.undated
        self.without_outlet += run.without_outlet
        self.shapes += run.shapes


def _first(items: list[T], more: T) -> list[T]:
    """Return the first of some items, with `more` after them if there are others."""
    return items if len(items) <= MAX_FAILURES else [*items[:MAX_FAILURES], more]
