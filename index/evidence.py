"""What the paragraphs that a search found hold of a question's terms, and how close together: for ranking them anew.

BM25 sees a paragraph as a bag of words. What tells the right one from others of the same words is how many of the terms
stand close together, and whether words that follow each other in the question do so in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

MOST = 64
"""So many terms are looked for at the most."""

NEAR = 15
"""So many terms (stop words left out) are about a sentence."""

_FAR = 1 << 32  # more terms than a paragraph has


@dataclass(frozen=True, slots=True)
class Evidence:
    """What some paragraphs hold of some terms: a row a paragraph, a column a term.

    `own` is about their own text, `before` about the paragraph before each, `headline` about their article's, and
    `speakers` about the speakers of their quotes. `reports` says of each paragraph whether it has quotes, and `unsure`
    whether it has one whose speaker isn't certain. `places` are all occurrences in their own texts, in three columns,
    ascending: the paragraph's row here, the place among its terms, the term's column. `scores` are those of the search.
    """

    own: NDArray[np.bool_]
    before: NDArray[np.bool_]
    headline: NDArray[np.bool_]
    speakers: NDArray[np.bool_]
    reports: NDArray[np.bool_]
    unsure: NDArray[np.bool_]
    places: NDArray[np.int64]
    scores: NDArray[np.float64]
    compiled: bool = False
    """Whether compiled code does what it can do."""

    def covered(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The share of the terms that each paragraph holds, by weight."""
        covered: NDArray[np.float64] = self.own @ weights / (weights.sum() or 1.0)
        return covered

    def covered_around(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same share with the headline and the paragraph before, which a reader takes as said."""
        held = self.own | self.before | self.headline
        covered: NDArray[np.float64] = held @ weights / (weights.sum() or 1.0)
        return covered

    def near(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The share of the terms that `NEAR` terms of each paragraph in a row hold, at best."""
        if self.compiled:
            from index import kernel_evidence

            windows = kernel_evidence.near(self.places, weights, len(self.own), NEAR)
            return windows / (weights.sum() or 1.0)
        rows, places, columns = self._weighing(weights)
        at = rows * _FAR + places  # one number line: no window reaches from one paragraph into the next
        shares = np.zeros(len(at))
        for column in np.flatnonzero(weights).tolist():
            stand = at[columns == column]
            if len(stand):
                following = stand.searchsorted(at)
                there = stand[np.minimum(following, len(stand) - 1)]
                shares += weights[column] * ((there >= at) & (there < at + NEAR))
        best = np.zeros(len(self.own))
        np.maximum.at(best, rows, shares)
        return best / (weights.sum() or 1.0)

    def adjacent(self, weights: NDArray[np.float64], order: Sequence[int]) -> NDArray[np.float64]:
        """How much of the question's order each paragraph has: `order` are the columns of its terms, one after another.

        A pair counts the mean of its weights, once; the sum is a share of the weights of all terms.
        """
        pairs = np.zeros((len(weights), len(weights)))
        for first, second in pairwise(order):
            if first != second:
                pairs[first, second] = (weights[first] + weights[second]) / 2
        if self.compiled:
            from index import kernel_evidence

            follow = kernel_evidence.adjacent(self.places, weights, pairs, len(self.own))
            return follow / (weights.sum() or 1.0)
        rows, places, columns = self._weighing(weights)
        follows = (rows[1:] == rows[:-1]) & (places[1:] == places[:-1] + 1)
        first, second, row = columns[:-1][follows], columns[1:][follows], rows[:-1][follows]
        size = len(weights)
        found = np.unique((row * size + first) * size + second)
        gained = np.zeros(len(self.own))
        np.add.at(gained, found // (size * size), pairs[found // size % size, found % size])
        return gained / (weights.sum() or 1.0)

    def _weighing(self, weights: NDArray[np.float64]) -> NDArray[np.int64]:
        return self.places[:, weights[self.places[2]] > 0]
