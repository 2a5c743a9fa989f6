"""The plan of a snapshot: new articles, fields, workers and progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.indexing.report import Stage
from index.indexing.workers import Workers
from index.model import Article
from index.storage import FIELDS, Field, order_key


@dataclass(frozen=True, slots=True)
class Fresh:
    """New or changed articles: their sort keys, in the order of a segment, and a way to fetch them in that order.

    `fetch` takes ids and must yield all of their articles, in the same order.
    """

    keys: Sequence[tuple[int, str]]
    """See `documents.order_key`, ascending."""
    fetch: Callable[[Sequence[str]], Iterable[Article]]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Fresh:
        """Wrap articles that are in memory."""
        by_id = {article.id: article for article in articles}
        keys = sorted(order_key(article.published, article.id) for article in by_id.values())
        return cls(keys, lambda ids: (by_id[article_id] for article_id in ids))

    @property
    def ids(self) -> list[str]:
        """Ids of the articles, in order."""
        return [article_id for _, article_id in self.keys]


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a snapshot: `state` identifies what it is built from; `done` receives the number of ready articles.

    `workers` prepare the articles; None: this process does.
    """

    state: str
    done: Callable[[int], None] = lambda _: None
    fields: Sequence[Field] = FIELDS
    workers: Workers | None = None
    stage: Callable[[Stage, int, int], None] = lambda *_: None
    """Receives a later stage of the work, and how many of how many steps of it are done."""
    note: Callable[[str], None] = lambda _: None
    """Callback for each problem with a single article."""

    def published(self, done: int, total: int) -> None:
        """Tell that `done` of `total` files of the snapshot are safely on disk."""
        self.stage("publishing", done, total)

    def merged(self, done: int, total: int) -> None:
        """Tell that `done` of `total` parts of the postings are written."""
        self.stage("merging", done, total)
