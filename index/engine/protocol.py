"""What answers need of a search engine: hits for terms, and what is shown of them.

The embedded engine is a `Snapshot`; another one (a cluster's) fulfils the same protocol.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from index.engine.evidence import Evidence
from index.model import EVERYTHING, Article, Coverage, Head, Hit, Limits, Quotation, Span
from index.text import NameKind


class Engine(Protocol):
    """Ranks paragraphs and gives what is shown of them. Safe to use from several threads.

    Methods that take an article's id raise KeyError where the engine doesn't hold that article.
    """

    def search(self, terms: Sequence[str], k: int, limits: Limits = EVERYTHING) -> list[Hit]:
        """Return the best `k` paragraphs, best first; ties: newest first, then by article id, then by position.

        `limits` leave paragraphs out; the scores of the others are the same without them.
        """
        ...

    def search_with_evidence(
        self, terms: Sequence[str], k: int, evidence_terms: Sequence[str], limits: Limits = EVERYTHING
    ) -> tuple[Sequence[Hit], Evidence]:
        """Return what `search` does, and what these paragraphs have of `evidence_terms`, which are all different.

        The evidence has a row a hit, and a column for each of the first 64 of `evidence_terms`.
        """
        ...

    def best_possible(self, terms: Sequence[str]) -> float:
        """Return a bound that no paragraph's score for `terms` reaches."""
        ...

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of `term`; highest for a term that no paragraph has."""
        ...

    def holds(self, term: str) -> bool:
        """Return whether any paragraph has a term."""
        ...

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name: capitalised wherever it doesn't open a sentence."""
        ...

    def expansions(self, term: str) -> tuple[tuple[str, ...], ...]:
        """Return the terms of what an abbreviation stands for: of "Food and Drug Administration (FDA)", say."""
        ...

    def writes(self, word: str) -> bool:
        """Return whether paragraphs write a word so: not only its term, as "strikes" where all have "strike"."""
        ...

    def name_kind(self, term: str) -> NameKind:
        """Return what a name that has the term is the name of, as far as the articles tell."""
        ...

    def has(self, article_id: str) -> bool:
        """Return whether the engine holds an article."""
        ...

    def article(self, article_id: str) -> Article:
        """Return an article by its id."""
        ...

    def head(self, article_id: str) -> Head:
        """Return an article without its paragraphs, which is read faster."""
        ...

    def length(self, article_id: str) -> int:
        """Return how many paragraphs an article has."""
        ...

    def paragraph(self, article_id: str, position: int) -> str:
        """Return the text of one paragraph, verbatim."""
        ...

    def sentences(self, article_id: str, position: int, terms: Sequence[str]) -> list[Span]:
        """Return the sentences of one paragraph, in order, at least one, and where each has one of `terms`."""
        ...

    def positions_of(self, article_id: str, term: str) -> list[int]:
        """Return the positions of an article's paragraphs whose own text has a term."""
        ...

    def quotes(self, article_id: str, position: int) -> tuple[Quotation, ...]:
        """Return the quotations in one paragraph, in reading order; none for a position that the article hasn't."""
        ...

    def speakers(self, article_id: str, position: int) -> Collection[str]:
        """Return the speakers of the quotations in one paragraph, as far as they are named."""
        ...

    def published_key(self, article_id: str) -> int:
        """Return when an article was published, as a number that grows with time; the least of all if undated."""
        ...

    def newest(self, count: int, limits: Limits = EVERYTHING) -> list[Article]:
        """Return the newest articles within `limits`, undated ones last."""
        ...

    @property
    def outlets(self) -> Sequence[str]:
        """The names of the articles' outlets."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """The terms of speakers' names, each with a spelling to show."""
        ...

    @property
    def coverage(self) -> Coverage:
        """What the engine holds."""
        ...
