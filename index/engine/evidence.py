"""Evidence for re-ranking hits: which of the question's terms their paragraphs hold, and how close together.

BM25 sees a paragraph as a bag of words. The right paragraph differs from others with the same words in how many of the
terms stand close together, and in whether words that are adjacent in the question are adjacent in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAX_EVIDENCE_TERMS = 64
"""Maximum number of terms to gather evidence for."""

NEAR = 15
"""Size of a window of nearby terms (without stop words): about a sentence."""

_FAR = 1 << 32  # more terms than a paragraph has


@dataclass(frozen=True, slots=True)
class Evidence:
    """The terms that some paragraphs hold: a row per paragraph, a column per term.

    `own` covers the paragraphs' own texts, `before` and `after` their neighbours, `headline` and `lead` those of
    their articles, and `speakers` the speakers of their quotations. `reports` marks paragraphs with quotations,
    `unsure` those with a quotation whose speaker isn't certain. `lengths` counts their terms. `occurrences` has three
    rows, and a column per occurrence in the paragraphs' own texts, ascending: the paragraph's row, the position among
    its terms, the term's column. `scores` are those of the search.

    `articles` gives the article of each paragraph, numbered from 0 in the order of their best paragraphs;
    `article_counts` has a row per article: how many of its paragraphs have each term; for more than 250 paragraphs, an
    engine may only tell whether any has it. `article_lengths` counts their paragraphs.
    """

    own: NDArray[np.bool_]
    before: NDArray[np.bool_]
    headline: NDArray[np.bool_]
    speakers: NDArray[np.bool_]
    lead: NDArray[np.bool_]
    after: NDArray[np.bool_]
    reports: NDArray[np.bool_]
    unsure: NDArray[np.bool_]
    lengths: NDArray[np.int64]
    occurrences: NDArray[np.int64]
    scores: NDArray[np.float64]
    articles: NDArray[np.int64]
    article_counts: NDArray[np.int64]
    article_lengths: NDArray[np.int64]
    compiled: bool = False
    """True to use compiled code where it exists."""

    def first(self, count: int) -> Evidence:
        """Return the evidence of only the first `count` paragraphs."""
        if count >= len(self.scores):
            return self
        rows = ("own", "before", "headline", "speakers", "lead", "after", "reports", "unsure", "lengths", "scores")
        cut = {name: getattr(self, name)[:count] for name in (*rows, "articles")}
        occurrences = self.occurrences[:, : int(self.occurrences[0].searchsorted(count))]
        articles = int(cut["articles"].max(initial=-1)) + 1
        return replace(
            self,
            **cut,
            occurrences=np.ascontiguousarray(occurrences),
            article_counts=self.article_counts[:articles],
            article_lengths=self.article_lengths[:articles],
        )

    def joined(self, links: Sequence[tuple[Sequence[int], Sequence[int]]], width: int) -> Evidence:
        """Return the evidence of the first `width` columns, also counting columns that stand for them.

        Each of `links` pairs columns with others that stand for all of them, if a paragraph has all of the others.
        """
        merged: dict[str, Any] = {}
        for name in ("own", "before", "headline", "speakers", "lead", "after"):
            whole: NDArray[np.bool_] = getattr(self, name)
            part = whole[:, :width].copy()
            for columns, others in links:
                present: NDArray[np.bool_] = np.asarray(whole[:, others].all(axis=1))
                part[:, columns] |= present[:, None]
            merged[name] = part
        counts = self.article_counts[:, :width].copy()
        stands_for = np.arange(self.own.shape[1])
        for columns, others in links:
            counts[:, columns] = np.maximum(counts[:, columns], self.article_counts[:, others].min(axis=1)[:, None])
            stands_for[others[0]] = columns[0]
        occurrences = self.occurrences.copy()
        occurrences[2] = stands_for[occurrences[2]]
        occurrences = np.ascontiguousarray(occurrences[:, occurrences[2] < width])
        return replace(self, **merged, article_counts=counts, occurrences=occurrences)

    def covered(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the share of the terms, by weight, that each paragraph has."""
        covered: NDArray[np.float64] = self.own @ weights / (weights.sum() or 1.0)
        return covered

    def near(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the share of the terms, by weight, in each paragraph's best window of `NEAR` consecutive terms."""
        best = self._near_compiled(weights) if self.compiled else self._near(weights)
        return best / (weights.sum() or 1.0)

    def adjacent(self, weights: NDArray[np.float64], order: Sequence[int]) -> NDArray[np.float64]:
        """Return how much of the question's word order each paragraph keeps; `order` lists the columns of its terms.

        Each adjacent pair counts once, by the mean of its weights; the sum is a share of the weights of all terms.
        """
        pairs = np.zeros((len(weights), len(weights)))
        for first, second in pairwise(order):
            if first != second:
                pairs[first, second] = (weights[first] + weights[second]) / 2
        gained = (self._adjacent_compiled if self.compiled else self._adjacent)(weights, pairs)
        return gained / (weights.sum() or 1.0)

    def _near(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        rows, positions, columns = self._weighing(weights)
        line = rows * _FAR + positions  # one number line, with gaps: no window reaches into the next paragraph
        shares = np.zeros(len(line))
        for column in np.flatnonzero(weights).tolist():
            of_column = line[columns == column]
            if len(of_column):
                following = of_column.searchsorted(line)
                nearest = of_column[np.minimum(following, len(of_column) - 1)]
                shares += weights[column] * ((nearest >= line) & (nearest < line + NEAR))
        best = np.zeros(len(self.own))
        np.maximum.at(best, rows, shares)
        return best

    def _near_compiled(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        from index.engine.kernel_evidence import near

        return near(self.occurrences, weights, len(self.own), NEAR)

    def _adjacent(self, weights: NDArray[np.float64], pairs: NDArray[np.float64]) -> NDArray[np.float64]:
        rows, positions, columns = self._weighing(weights)
        follows = (rows[1:] == rows[:-1]) & (positions[1:] == positions[:-1] + 1)
        first, second, row = columns[:-1][follows], columns[1:][follows], rows[:-1][follows]
        size = len(weights)
        distinct = np.unique((row * size + first) * size + second)
        gained = np.zeros(len(self.own))
        np.add.at(gained, distinct // (size * size), pairs[distinct // size % size, distinct % size])
        return gained

    def _adjacent_compiled(self, weights: NDArray[np.float64], pairs: NDArray[np.float64]) -> NDArray[np.float64]:
        from index.engine.kernel_evidence import adjacent

        return adjacent(self.occurrences, weights, pairs, len(self.own))

    def _weighing(self, weights: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the occurrences of terms with a positive weight."""
        return self.occurrences[:, weights[self.occurrences[2]] > 0]
