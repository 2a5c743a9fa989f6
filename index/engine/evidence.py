"""What the paragraphs of some hits have of a question's terms, and how close together: for ranking them anew.

BM25 sees a paragraph as a bag of words. What tells the right one from others with the same words is how many of the
terms stand close together, and whether words that follow each other in the question do so in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAX_EVIDENCE_TERMS = 64
"""The most terms that evidence is gathered for."""

NEAR = 15
"""Terms (without stop words) that stand near each other: about a sentence."""

_FAR = 1 << 32  # more terms than a paragraph has


@dataclass(frozen=True, slots=True)
class Evidence:
    """What some paragraphs have of some terms: a row a paragraph, a column a term.

    `own` is about their own text, `before` and `after` about the paragraphs next to each, `headline` and `lead` about
    their article's, and `speakers` about the speakers of their quotations. `reports` says of each paragraph whether it
    has quotations, and `unsure` whether it has one whose speaker isn't certain. `lengths` are their numbers of terms.
    `occurrences` has three rows, a column for each occurrence in the paragraphs' own texts, ascending: the paragraph's
    row, the position among its terms, the term's column. `scores` are those of the search.

    `articles` says which article each paragraph stands in, by numbers from 0 in the order of their best paragraphs;
    `article_counts` has a row an article: how many of its paragraphs have each term. `article_lengths` are their
    numbers of paragraphs.
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
    """Whether compiled code does what it can do."""

    def first(self, count: int) -> Evidence:
        """Return the evidence of the first `count` paragraphs alone."""
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
        """Return the evidence of the first `width` columns, some of which others stand for.

        Each of `links` names columns, and those that stand for all of them where a paragraph has all of these.
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
        """Return the share of the terms that each paragraph has, by weight."""
        covered: NDArray[np.float64] = self.own @ weights / (weights.sum() or 1.0)
        return covered

    def near(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the share of the terms that the best `NEAR` consecutive terms of each paragraph have, by weight."""
        best = self._near_compiled(weights) if self.compiled else self._near(weights)
        return best / (weights.sum() or 1.0)

    def adjacent(self, weights: NDArray[np.float64], order: Sequence[int]) -> NDArray[np.float64]:
        """Return how much of the question's order each paragraph has: `order` are the columns of its terms in order.

        A pair counts the mean of its weights, once; the sum is a share of the weights of all terms.
        """
        pairs = np.zeros((len(weights), len(weights)))
        for first, second in pairwise(order):
            if first != second:
                pairs[first, second] = (weights[first] + weights[second]) / 2
        gained = (self._adjacent_compiled if self.compiled else self._adjacent)(weights, pairs)
        return gained / (weights.sum() or 1.0)

    def _near(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        rows, positions, columns = self._weighing(weights)
        line = rows * _FAR + positions  # one number line: no window reaches from one paragraph into the next
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
        """Return the occurrences of terms that weigh something."""
        return self.occurrences[:, weights[self.occurrences[2]] > 0]
