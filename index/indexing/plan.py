"""What a snapshot is to be built from, and how: new articles, fields, workers and progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.indexing.workers import Workers
from index.model import Article
from index.storage import FIELDS, Field, order_key


@dataclass(frozen=True, slots=True)
class Fresh:
    """Articles that are new or changed: their keys in the order of a segment, and a way to get them in that order.

    `fetch` is given ids and must give all articles of these ids, in the same order.
    """

    keys: Sequence[tuple[int, str]]
    """See `documents.order_key`, ascending."""
    fetch: Callable[[Sequence[str]], Iterable[Article]]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Fresh:
        """Return these articles, which are in memory."""
        by_id = {article.id: article for article in articles}
        keys = sorted(order_key(article.published, article.id) for article in by_id.values())
        return cls(keys, lambda ids: (by_id[article_id] for article_id in ids))

    @property
    def ids(self) -> list[str]:
        """The articles' ids, in their order."""
        return [article_id for _, article_id in self.keys]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a snapshot is written: `state` names what it was built from, `done` is told how many articles are ready.

    `workers` prepare the articles; without any, this process does.
    """

    state: str
    done: Callable[[int], None] = lambda _: None
    fields: Sequence[Field] = FIELDS
    workers: Workers | None = None
    note: Callable[[str], None] = lambda _: None
    """Is told what went wrong with single articles."""
