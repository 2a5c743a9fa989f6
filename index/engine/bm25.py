"""The ranking: rank-bm25's BM25Okapi over postings instead of one dict per paragraph.

A paragraph is one weighted bag of several fields (BM25F, Robertson and Zaragoza 2009): the weights go into the term
frequency, before saturation.

    T(t,p)           = sum over fields f of  w_f * tf(t,p,f) / (1 - b_f + b_f * len(p,f) / avg_f)
    score(q,p)       = sum over t in q, repeats counted, of  idf(t) * (k1 + 1) * T / (T + k1)
    idf(t)           = ln(1 + (N - n_t + 0.5) / (n_t + 0.5))
    best possible(q) = (k1 + 1) * sum over t in q of idf(t)

n_t counts the paragraphs whose own text (the first field) holds t, and is 0 for a term that isn't in the index.
With one field of weight 1 this is `rank_bm25.BM25Okapi`, except for the idf, which is always positive here.

There are one or two segments: a base, and an addition whose weights use the base's mean lengths. Rows of the base may
have tombstones. Rows of the addition are numbered after those of the base. Row numbers never leave `engine/` and
`storage/`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.compiled import ALWAYS, KernelSwitch
from index.storage import ALL_ROWS, COMPILED_FROM, K1, CompactPostings, Postings, Tombstones, read_only
from index.text import PackedStrings

AT_ONCE, AT_ONCE_K = 150_000.0, 2_000.0
"""Maximum cost, in nanoseconds, at which the kernel adds up all postings of a question: a constant, plus an amount for
each of the best `k` rows, since a large `k` raises the threshold late. Measured from 10,000 to 500,000 paragraphs."""

REMEMBERED_TERMS = 4096
"""Number of terms whose statistics are cached: questions keep using the same ones."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one segment to search: a range, and a mask of the `allowed` rows (empty: all).

    `share` estimates the share of allowed rows: the smaller, the more it pays to check the mask early.
    """

    first: int
    last: int
    allowed: NDArray[np.bool_]
    share: float = 1.0


class _Term(NamedTuple):
    """The statistics of a term in the corpus."""

    numbers: tuple[int, ...]  # per segment; -1 where it lacks the term
    idf: float
    highest: float  # the highest weight among its postings


class _QueryTerm(NamedTuple):
    """A term of a question: how much a weight of 1 adds to a score, and the most that the term can add."""

    numbers: tuple[int, ...]
    gain: float
    bound: float


class PostingsBM25(BM25Okapi):
    """rank-bm25's Okapi, with postings as its corpus. Immutable and thread-safe.

    The library's `doc_freqs` and `idf` stay empty, and its `epsilon` has no effect. With `compiled`, a numba kernel
    scores a large corpus where `switch` is on; without it, NumPy does. `alive` is False for each row of the base with a
    tombstone (empty: no tombstones); `tombstones` says what these rows subtract from the statistics.

    >>> from index.storage.forward_index import ForwardIndex
    >>> from index.storage.string_table import hash_slots
    >>> from index.storage.postings import Field, Postings, invert
    >>> # One article without a headline, with the paragraphs "ferry strike", "strike port" and "rain".
    >>> forward = ForwardIndex(np.array([0, 1, 1, 2, 3]), np.array([0, 0, 2, 2, 4, 4, 5, 5]), np.array([0, 3]))
    >>> inverted = invert(forward, 4, [Field("text", 1.0)])
    >>> arrays = (inverted.starts, inverted.rows, inverted.weights, inverted.frequencies, inverted.maxima)
    >>> words = PackedStrings.pack(["ferry", "strike", "port", "rain"])
    >>> bm25 = PostingsBM25([Postings(words, hash_slots(list(words)), *arrays, inverted.lengths)])
    >>> [row for row, _ in bm25.top(["ferry", "strike"], 10)]
    [0, 1]
    """

    def __init__(
        self,
        segments: Sequence[Postings | CompactPostings],
        alive: NDArray[np.bool_] = ALL_ROWS,
        tombstones: Tombstones | None = None,
        k1: float = K1,
        b: float = 0.75,
        compiled: bool = True,
        switch: KernelSwitch = ALWAYS,
    ) -> None:
        self._alive = alive
        self._tombstones = tombstones or Tombstones.none()
        self.wants_kernels = compiled and sum(len(segment.lengths) for segment in segments) >= COMPILED_FROM
        self._switch = switch
        super().__init__(segments, k1=k1, b=b)

    def _initialize(self, corpus: Sequence[Postings | CompactPostings]) -> dict[str, int]:
        self._segments = [_frozen(segment) for segment in corpus] if self.wants_kernels else list(corpus)
        self._sizes = [len(segment.lengths) for segment in corpus]
        self._terms: dict[str, _Term] = {}  # cached statistics
        self.corpus_size = sum(self._sizes) - (len(self._alive) - int(np.count_nonzero(self._alive)))
        self._nowhere = self._term((-1,) * len(corpus))
        self.doc_len = np.concatenate([segment.lengths for segment in corpus])
        self.avgdl = (float(self.doc_len.mean()) if len(self.doc_len) else 0.0) or 1.0
        return {}

    @property
    def compiled(self) -> bool:
        """Whether compiled code scores a search that starts now, in this thread."""
        return self.wants_kernels and self._switch()

    def _calc_idf(self, nd: dict[str, int]) -> None:
        """Leave the library's dict of idfs empty: each idf is computed on demand."""

    def idf_of(self, term: str) -> float:
        """Return the idf of `term`, always positive; a term that no paragraph holds has the highest."""
        return (self._terms.get(term) or self._look_up([term])[0]).idf

    def holds(self, term: str) -> bool:
        """Return whether any row holds `term`, in any field."""
        return (self._terms.get(term) or self._look_up([term])[0]).highest > 0

    def numbers_of(self, terms: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the number of each of `terms` in each segment, -1 where a segment lacks it."""
        return [term.numbers for term in self._look_up(terms)]

    def best_possible(self, query: Sequence[str]) -> float:
        """Return the limit that scores for `query` approach, but never reach, as all its terms grow more frequent."""
        return (self.k1 + 1) * sum(term.idf for term in self._look_up(query))

    def get_scores(self, query: Sequence[str]) -> NDArray[np.float64]:
        """Return the scores of all rows, in order; 0 for rows with a tombstone."""
        plan = self._plan(query)
        scores = np.concatenate([self._segment_scores(index, plan) for index in range(len(self._segments))])
        if len(self._alive):
            scores[: self._sizes[0]][~self._alive] = 0.0
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of only the rows `doc_ids`."""
        plan = self._plan(query)
        ids = np.asarray(doc_ids, np.int64)
        scores = np.zeros(len(ids))
        offset = 0
        for index, (segment, size) in enumerate(zip(self._segments, self._sizes, strict=True)):
            # In the postings' type: otherwise NumPy would copy all of them to another type to compare.
            own_rows = (ids - offset).astype(np.int32)
            inside = (ids >= offset) & (ids < offset + size)
            for term in plan:
                rows, weights = segment.of(term.numbers[index])
                if len(rows):
                    nearest = np.minimum(np.searchsorted(rows, own_rows), len(rows) - 1)
                    gains = term.gain * weights[nearest].astype(np.float64)
                    scores += np.where(inside & (rows[nearest] == own_rows), gains, 0.0)
            offset += size
        return [float(score) for score in scores]

    def top(
        self,
        query: Sequence[str],
        k: int,
        within: Sequence[Rows] | None = None,
        goes_before: Callable[[int, int], bool] = lambda _base, _addition: True,
    ) -> list[tuple[int, float]]:
        """Return the best `k` rows with their scores, best first, ties in row order; only rows that hold a term.

        `within` gives the rows to search in each segment; by default all rows without a tombstone. `goes_before` says
        whether a row of the base precedes a row of the addition with the same score.
        """
        plan, best = self._plan(query), list[tuple[int, float]]()
        offset = 0
        for index, size in enumerate(self._sizes):
            rows = within[index] if within else self.all_rows(index)
            if not (rows.first >= 0 and rows.last <= size and len(rows.allowed) in (0, size)):
                raise IndexError("rows that the segment doesn't have")
            # A row of the second segment must be at least as good as the worst of the first.
            least = best[-1][1] if k > 0 and len(best) == k else 0.0
            count = min(k, rows.last - rows.first)
            if count > 0 and plan:
                own = (self._best_compiled if self.compiled else self._best)(index, plan, count, rows, least)
                best = _merged(best, [(row + offset, score) for row, score in own], goes_before)[:k]
            offset += size
        return best

    def all_rows(self, index: int) -> Rows:
        """Return all rows of a segment without a tombstone."""
        return Rows(0, self._sizes[index], self._alive if index == 0 else ALL_ROWS)

    def _best(
        self, index: int, plan: Sequence[_QueryTerm], k: int, rows: Rows, least: float
    ) -> list[tuple[int, float]]:
        scores = self._segment_scores(index, plan)[rows.first : rows.last]
        if len(rows.allowed):
            scores[~rows.allowed[rows.first : rows.last]] = 0.0
        candidates = np.flatnonzero((scores > 0) & (scores >= least))
        if len(candidates) > k:
            lowest = np.partition(scores[candidates], len(candidates) - k)[len(candidates) - k]
            candidates = candidates[scores[candidates] >= lowest]
        order = candidates[np.lexsort((candidates, -scores[candidates]))][:k]
        return [(int(row) + rows.first, float(scores[row])) for row in order]

    def _best_compiled(
        self, index: int, plan: Sequence[_QueryTerm], k: int, rows: Rows, least: float
    ) -> list[tuple[int, float]]:
        from index.engine.kernel_search import NO_ROW, best_rows

        postings = self._segments[index].for_kernel([term.numbers[index] for term in plan])
        best, scores = best_rows(
            *postings,
            np.array([term.gain for term in plan]),
            np.array([term.bound for term in plan]),
            k,
            float(least),
            rows.first,
            rows.last,
            read_only(rows.allowed) if len(rows.allowed) else ALL_ROWS,
            float(rows.share),
            (AT_ONCE + AT_ONCE_K * k) * float(rows.share),
        )
        # Two stable sorts: by row, then by descending score.
        pairs = sorted(zip(best.tolist(), scores.tolist(), strict=True))
        pairs.sort(key=itemgetter(1), reverse=True)
        return [pair for pair in pairs if pair[0] != NO_ROW and pair[1] > 0]

    def _segment_scores(self, index: int, plan: Sequence[_QueryTerm]) -> NDArray[np.float64]:
        scores = np.zeros(self._sizes[index])
        for term in plan:
            rows, weights = self._segments[index].of(term.numbers[index])
            scores[rows] += term.gain * weights.astype(np.float64)
        return scores

    def _plan(self, query: Sequence[str]) -> list[_QueryTerm]:
        """Return the terms of a question that the corpus holds, highest upper bound first.

        All segments use the same order, so that equal paragraphs have bit-identical scores.
        """
        counts = Counter(query)
        plan = []
        for times, term in zip(counts.values(), self._look_up(list(counts)), strict=True):
            gain = times * term.idf
            if term.highest:
                plan.append(_QueryTerm(term.numbers, gain, gain * term.highest))
        return sorted(plan, key=lambda term: -term.bound)

    def _look_up(self, words: Sequence[str]) -> list[_Term]:
        terms = self._terms
        if missing := [word for word in words if word not in terms]:
            if len(terms) > REMEMBERED_TERMS:
                terms = self._terms = {}
                missing = list(words)
            for word in missing:
                numbers = tuple(segment.find(word) for segment in self._segments)
                terms[word] = self._term(numbers) if max(numbers) >= 0 else self._nowhere
        return [terms[word] for word in words]

    def _term(self, numbers: tuple[int, ...]) -> _Term:
        """Return the statistics of a term, given its numbers in the segments."""
        pairs = [(segment, number) for segment, number in zip(self._segments, numbers, strict=True) if number >= 0]
        frequency = sum(segment.frequency(number) for segment, number in pairs) - self._dead(numbers[0])
        idf = math.log(1 + (self.corpus_size - frequency + 0.5) / (frequency + 0.5))
        maxima = (segment.maximum(number, self.compiled) for segment, number in pairs)
        return _Term(numbers, idf, max(maxima, default=0.0))

    def _dead(self, number: int) -> int:
        """Count the rows with a tombstone that hold a term of the base."""
        terms = self._tombstones.terms
        if number < 0 or not len(terms):
            return 0
        position = int(np.searchsorted(terms, number))
        matches = position < len(terms) and terms[position] == number
        return int(self._tombstones.counts[position]) if matches else 0


def _frozen(segment: Postings | CompactPostings) -> Postings | CompactPostings:
    """Return the same postings, read-only: numba compiles a kernel separately for read-only and writable arrays."""
    if isinstance(segment, CompactPostings):  # only opened from files, which are read-only
        return segment
    arrays = {field.name: read_only(getattr(segment, field.name)) for field in fields(segment) if field.name != "terms"}
    return replace(
        segment, terms=PackedStrings(read_only(segment.terms.data), read_only(segment.terms.starts)), **arrays
    )


def _merged(
    base: list[tuple[int, float]], addition: list[tuple[int, float]], goes_before: Callable[[int, int], bool]
) -> list[tuple[int, float]]:
    """Merge two sorted lists into one."""
    merged, i, j = [], 0, 0
    while i < len(base) and j < len(addition):
        (row, score), (other, other_score) = base[i], addition[j]
        if score > other_score or (score == other_score and goes_before(row, other)):
            merged.append(base[i])
            i += 1
        else:
            merged.append(addition[j])
            j += 1
    return [*merged, *base[i:], *addition[j:]]
