"""What the searcher needs of a search engine: hits for terms, and what an answer shows of them.

The embedded engine is a `Snapshot`; another one (a cluster's) fulfils the same protocol.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from index.article import Article, Head, Quote
from index.evidence import Evidence


class Hit(NamedTuple):
    """A paragraph that was found: where it stands, and its score (above 0, without a unit)."""

    article_id: str
    position: int
    score: float


class Span(NamedTuple):
    """A sentence: from `start` to `end` of its paragraph, and the wanted terms that it holds, in their order.

    Each comes with its place among all terms of the paragraph: terms that follow each other have places that do.
    """

    start: int
    end: int
    held: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an index holds: counts, and the days of its oldest and newest dated articles."""

    articles: int
    paragraphs: int
    outlets: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a search is restricted to: articles published from `since` to before `until`, of these outlets.

    None: no such restriction. A day stands for its start in UTC. Undated articles lie in no range of dates; with
    `undated` they count as if they lay in every one.
    """

    since: date | datetime | None = None
    until: date | datetime | None = None
    outlets: frozenset[str] | None = None
    articles: frozenset[str] | None = None
    """The ids of the only articles that are searched."""
    without: frozenset[str] = frozenset()
    """The ids of articles that aren't."""
    undated: bool = False


EVERYTHING = Limits()


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

    def scores(self, terms: Sequence[str], hits: Sequence[Hit]) -> list[float]:
        """What `search` would score the paragraphs of `hits` for `terms`, 0 for those that hold none of them."""
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
