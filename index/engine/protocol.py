"""What the searcher needs of a search engine: hits for terms, and what an answer shows of them.

The embedded engine is a `Snapshot`; another one (a cluster's) fulfils the same protocol.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from index.engine.evidence import Evidence
from index.model import EVERYTHING, Article, Coverage, Head, Hit, Limits, Quote, Span


class Engine(Protocol):
    """Finds paragraphs and gives what is shown of them. Safe to use from several threads."""

    def search(self, terms: Sequence[str], k: int, limits: Limits = EVERYTHING) -> list[Hit]:
        """The best `k` paragraphs, best first; ties: newest first, then article id, then position.

        `limits` leave paragraphs out; the scores of the others are the same without them.
        """
        ...

    def explore(
        self, terms: Sequence[str], k: int, wanted: Sequence[str], limits: Limits = EVERYTHING
    ) -> tuple[Sequence[Hit], Evidence]:
        """What `search` finds, and what these paragraphs hold of the terms `wanted`, of which no two are the same.

        The evidence has a row a hit, and a column for each of the first 64 of `wanted`.
        """
        ...

    def best_possible(self, terms: Sequence[str]) -> float:
        """A bound that no paragraph's score for `terms` reaches."""
        ...

    def idf(self, term: str) -> float:
        """How much finding `term` tells; highest for a term that no paragraph holds."""
        ...

    def article(self, article_id: str) -> Article:
        """An article by its id; KeyError if the engine doesn't hold it."""
        ...

    def head(self, article_id: str) -> Head:
        """An article without its paragraphs, which is read more quickly; KeyError likewise."""
        ...

    def length(self, article_id: str) -> int:
        """How many paragraphs an article has."""
        ...

    def paragraph(self, article_id: str, position: int) -> str:
        """The text of one paragraph, verbatim."""
        ...

    def sentences(self, article_id: str, position: int, wanted: Sequence[str]) -> list[Span]:
        """The sentences of one paragraph, in order, at least one, and where they hold the terms `wanted`."""
        ...

    def holding(self, article_id: str, term: str) -> list[int]:
        """The positions of the paragraphs of an article whose own text holds a term."""
        ...

    def quotes(self, article_id: str, position: int) -> tuple[Quote, ...]:
        """The quotes in one paragraph, in reading order; none for a position that the article hasn't."""
        ...

    def speakers(self, article_id: str, position: int) -> Collection[str]:
        """Who speaks in the quotes of one paragraph that the article has, as far as they are named."""
        ...

    def moment(self, article_id: str) -> int:
        """When an article was published, as a number that grows with time; the least of all if it is undated."""
        ...

    def newest(self, count: int, limits: Limits = EVERYTHING) -> list[Article]:
        """The newest articles within `limits`, undated ones last."""
        ...

    @property
    def outlets(self) -> Sequence[str]:
        """The names of the articles' outlets."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """The terms of the names that speakers have, each with a spelling to show."""
        ...

    def holds(self, term: str) -> bool:
        """Whether any paragraph holds a term."""
        ...

    @property
    def coverage(self) -> Coverage:
        """What the engine holds."""
        ...
