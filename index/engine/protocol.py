"""The interface that answers need of a search engine: hits for terms, and the content to show.

The embedded engine is a `Snapshot`; any other, such as a cluster's client, implements the same protocol.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from index.engine.evidence import Evidence
from index.model import EVERYTHING, Article, Coverage, Head, Hit, Limits, Quotation, Span
from index.text import NameKind


class Engine(Protocol):
    """A search engine: it ranks paragraphs and provides the content to show. Thread-safe.

    Methods that take an article's id raise KeyError if the engine doesn't have that article.
    """

    def search(self, terms: Sequence[str], k: int, limits: Limits = EVERYTHING) -> list[Hit]:
        """Return the best `k` paragraphs, best first; ties are sorted newest first, then by article id and position.

        `limits` exclude paragraphs without changing the scores of the others.
        """
        ...

    def search_with_evidence(
        self, terms: Sequence[str], k: int, evidence_terms: Sequence[str], limits: Limits = EVERYTHING
    ) -> tuple[Sequence[Hit], Evidence]:
        """Return the result of `search`, and these paragraphs' evidence of `evidence_terms`, which must be distinct.

        The evidence has a row per hit, and a column for each of the first 64 of `evidence_terms`.
        """
        ...

    def best_possible(self, terms: Sequence[str]) -> float:
        """Return an upper bound, never reached, of a paragraph's score for `terms`."""
        ...

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of `term`; a term that no paragraph has gets the highest."""
        ...

    def holds(self, term: str) -> bool:
        """Return whether any paragraph has a term."""
        ...

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name: capitalised, even inside sentences."""
        ...

    def expansions(self, term: str) -> tuple[tuple[str, ...], ...]:
        """Return what an abbreviation stands for, as terms, from text like "Food and Drug Administration (FDA)"."""
        ...

    def writes(self, word: str) -> bool:
        """Return whether paragraphs have exactly this word, not only its term ("strikes" where all have "strike")."""
        ...

    def name_kind(self, term: str) -> NameKind:
        """Return what a name with this term names, as far as the articles tell."""
        ...

    def has(self, article_id: str) -> bool:
        """Return whether the engine has an article."""
        ...

    def article(self, article_id: str) -> Article:
        """Return an article by its id."""
        ...

    def head(self, article_id: str) -> Head:
        """Return an article without its paragraphs, which is faster."""
        ...

    def length(self, article_id: str) -> int:
        """Return the number of an article's paragraphs."""
        ...

    def paragraph(self, article_id: str, position: int) -> str:
        """Return the verbatim text of one paragraph."""
        ...

    def sentences(self, article_id: str, position: int, terms: Sequence[str]) -> list[Span]:
        """Return the sentences of one paragraph, in order, at least one, each with the positions of `terms` in it."""
        ...

    def positions_of(self, article_id: str, term: str) -> list[int]:
        """Return the positions of an article's paragraphs whose own text has a term."""
        ...

    def quotes(self, article_id: str, position: int) -> tuple[Quotation, ...]:
        """Return the quotations in one paragraph, in reading order; none for a position beyond the article."""
        ...

    def speakers(self, article_id: str, position: int) -> Collection[str]:
        """Return the named speakers of the quotations in one paragraph."""
        ...

    def published_key(self, article_id: str) -> int:
        """Return when an article was published, as a number that grows with time; the lowest if undated."""
        ...

    def newest(self, count: int, limits: Limits = EVERYTHING) -> list[Article]:
        """Return the newest articles within `limits`, undated ones last."""
        ...

    @property
    def outlets(self) -> Sequence[str]:
        """Names of the articles' outlets."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """Terms of speakers' names, each with a spelling to show."""
        ...

    @property
    def coverage(self) -> Coverage:
        """Counts and date range of the engine's articles."""
        ...
