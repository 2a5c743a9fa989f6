"""The progress of an index run, the report of what it did, and the record of that in the database."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, TypeVar

from index.archive import Copy, Outcome, Run, Store
from index.channels import ChannelRun
from index.errors import ArticleError, NewsbotError, StoreError

T = TypeVar("T")

MAX_FAILURES = 20
"""Maximum number of failures and of notes that a report lists for one file, which may have a million records."""


Stage = Literal["listing", "fetching", "reading", "building", "merging", "publishing"]
"""A stage of a run."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a run in one of its stages, in the order in which a run has them.

    - "listing": `done` files were listed; `total` is 0, since nobody knows it yet.
    - "fetching": `done` of `total` sources on the web were read, with `articles`.
    - "reading": `done` of `total` files were read, with `articles`, in `read_bytes` of `total_bytes`.
    - "building": `done` of `total` articles are in the new snapshot.
    - "merging": `done` of `total` parts of its postings are written.
    - "publishing": `done` of `total` files of it are safely on disk.
    """

    stage: Stage
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

    def count(self, outcomes: Mapping[Outcome, int]) -> None:
        """Count what became of copies of articles that were put into the store."""
        self.added += outcomes.get(Outcome.ADDED, 0)
        self.changed += outcomes.get(Outcome.CHANGED, 0)
        self.unchanged += outcomes.get(Outcome.SAME, 0)
        self.elsewhere += outcomes.get(Outcome.ELSEWHERE, 0)
        self.withdrawn += outcomes.get(Outcome.WITHDRAWN, 0)
        self.refused += outcomes.get(Outcome.REFUSED, 0) + outcomes.get(Outcome.REMOVED, 0)

    def include(self, run: ChannelRun, is_again: bool = False) -> None:
        """Add what the reading of channels came to; `is_again`: only the notes, since its articles are counted."""
        self.notes += _first(run.notes, "and more notes of this kind")
        self.failures += len(run.failed)
        more = ArticleError("channels", f"and {len(run.failed) - MAX_FAILURES:,} more posts that can't be read")
        self.failed += _first(run.failed, more)
        if is_again:
            self.withdrawn += run.outcomes[Outcome.WITHDRAWN]
            return
        self.count(run.outcomes)
        self.unchanged += run.unchanged
        self.passed_over += run.passed_over
        self.undated += run.undated
        self.without_outlet += run.without_outlet
        self.shapes += run.shapes


def note_on(copy: Copy, outcome: Outcome, place: str) -> str | None:
    """Return the note that an article was removed, or stays out, after one of its copies was put; None if neither."""
    name = copy.article.title or copy.article.url or place
    if outcome is Outcome.WITHDRAWN:
        return f"“{name}” was removed: its outlet withdraws it."
    if outcome is Outcome.REMOVED:
        return f"“{name}” stays out: it was removed by `newsbot remove`."
    if outcome is Outcome.REFUSED and not copy.is_withdrawn:
        return f"“{name}” stays out: its outlet withdrew it."
    return None


def _first(items: list[T], more: T) -> list[T]:
    """Return the first of some items, with `more` after them if there are others."""
    return items if len(items) <= MAX_FAILURES else [*items[:MAX_FAILURES], more]


@contextmanager
def recorded(store: Store, kind: str, report: Report) -> Iterator[None]:
    """Write down, after the block, what a run did and how long it took; also that it failed, and why."""
    started_at, started, error = datetime.now(UTC), time.monotonic(), ""
    try:
        yield
    except BaseException as raised:
        error = str(raised) if isinstance(raised, NewsbotError) else _name(raised)
        raise
    finally:
        seconds, removed = time.monotonic() - started, report.removed + report.withdrawn
        run = Run(kind, started_at, seconds, report.added, report.changed, removed, report.failures, error)
        with suppress(StoreError):  # what the run did is done all the same, and its own error says more
            store.note_run(run)


def _name(error: BaseException) -> str:
    return "interrupted" if isinstance(error, KeyboardInterrupt) else type(error).__name__
