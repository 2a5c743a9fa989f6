"""The ranking: rank-bm25's BM25Okapi over postings instead of one dict a paragraph.

A paragraph is one weighted bag of several fields (BM25F, Robertson and Zaragoza 2009): the weights go into the term
frequency, before saturation.

    T(t,p)           = sum over fields f of  w_f * tf(t,p,f) / (1 - b_f + b_f * len(p,f) / avg_f)
    score(q,p)       = sum over t in q, repeats counted, of  idf(t) * (k1 + 1) * T / (T + k1)
    idf(t)           = ln(1 + (N - n_t + 0.5) / (n_t + 0.5))
    best possible(q) = (k1 + 1) * sum over t in q of idf(t)

n_t counts the paragraphs whose own text (the first field) holds t, and is 0 for a term that the index doesn't hold.
With one field of weight 1 this is `rank_bm25.BM25Okapi` but for the idf, which is always positive here.

There are one or two parts, a base and an addition whose weights were made with the base's mean lengths; rows of the
base may have been removed since. Rows of the addition are numbered after those of the base. Rows are this module's and
snapshot.py's own: nothing else sees them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.arrays import read_only
from index.hashed import find
from index.postings import K1, Postings
from index.text import PackedStrings

COMPILED_FROM = 20_000
"""Below so many rows plain NumPy scores: it is as fast, and nothing waits for a compiler."""

AT_ONCE, AT_ONCE_K = 150_000.0, 2_000.0
"""The kernel adds up all postings of a question where that costs less: nanoseconds, and so many more for each of the
best rows that are wanted, since a threshold is high later then. Measured from 10,000 to 500,000 paragraphs."""

KNOWN_TERMS = 4096
"""So many terms are remembered once they were looked up: questions look the same ones up again and again."""

NO_ROWS = read_only(np.zeros(0, np.bool_))


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows of the base that are no more: which rows are left, and how many of the removed ones held each term."""

    left: NDArray[np.bool_]  # one a row
    terms: NDArray[np.int32]  # numbers of terms, ascending
    counts: NDArray[np.int32]  # one each of `terms`: what n_t is less

    @classmethod
    def none(cls) -> Removed:
        """Nothing was removed."""
        return cls(NO_ROWS, np.zeros(0, np.int32), np.zeros(0, np.int32))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one part that are searched: a range, and of these the `wanted` ones (empty: all).

    `share` is the share of rows that is wanted, about: the fewer, the more it pays to look early.
    """

    first: int
    last: int
    wanted: NDArray[np.bool_]
    share: float = 1.0


class _Term(NamedTuple):
    """A term as the corpus knows it."""

    numbers: tuple[int, ...]  # in each part, -1 where that hasn't the term
    idf: float
    highest: float  # the highest weight that a posting of it has


class _Wanted(NamedTuple):
    """A term of a question: what a weight of 1 adds to a score, and the most that it adds."""

    numbers: tuple[int, ...]
    gain: float
    bound: float


class PostingsBM25(BM25Okapi):
    """rank-bm25's Okapi, its corpus being postings. Immutable; safe to ask from several threads.

    `doc_freqs` and `idf` of the library stay empty, and its `epsilon` has no effect. With `compiled`, a large corpus is
    scored by a numba kernel; without, by NumPy.

    >>> from index.documents import Kept
    >>> from index.hashed import slots_of
    >>> from index.postings import Field, Postings, invert
    >>> # One article without a headline, with the paragraphs "ferry strike", "strike port" and "rain".
    >>> kept = Kept(np.array([0, 1, 1, 2, 3]), np.array([0, 0, 2, 2, 4, 4, 5, 5]), np.array([0, 3]))
    >>> found = invert(kept, 4, [Field("text", 1.0)])
    >>> arrays = (found.starts, found.rows, found.weights, found.frequencies, found.maxima, found.lengths)
    >>> words = PackedStrings.pack(["ferry", "strike", "port", "rain"])
    >>> bm25 = PostingsBM25([Postings(words, slots_of(list(words)), *arrays)])
    >>> [row for row, _ in bm25.top(["ferry", "strike"], 10)]
    [0, 1]
    """

    def __init__(
        self,
        parts: Sequence[Postings],
        removed: Removed | None = None,
        k1: float = K1,
        b: float = 0.75,
        compiled: bool = True,
    ) -> None:
        self._removed = removed or Removed.none()
        self.compiled = compiled and sum(len(part.lengths) for part in parts) >= COMPILED_FROM
        super().__init__(parts, k1=k1, b=b)

    def _initialize(self, corpus: Sequence[Postings]) -> NDArray[np.int32]:
        self._parts = [_frozen(part) for part in corpus] if self.compiled else list(corpus)
        self._sizes = [len(part.lengths) for part in corpus]
        left = self._removed.left
        self._known: dict[str, _Term] = {}  # the last ones asked for
        self.corpus_size = sum(self._sizes) - (len(left) - int(np.count_nonzero(left)))
        self._nowhere = self._term((-1,) * len(corpus))
        self.doc_len = np.concatenate([part.lengths for part in corpus])
        self.avgdl = (float(self.doc_len.mean()) if len(self.doc_len) else 0.0) or 1.0
        return corpus[0].frequencies

    def _calc_idf(self, nd: NDArray[np.int32]) -> None:
        """The idf is taken when asked for: no dict of a million terms at the start."""

    def idf_of(self, term: str) -> float:
        """The positive idf of `term`: the highest there is for one that no paragraph holds."""
        return (self._known.get(term) or self._look_up([term])[0]).idf

    def holds(self, term: str) -> bool:
        """Whether any row holds `term`, in whichever field."""
        return (self._known.get(term) or self._look_up([term])[0]).highest > 0

    def numbers_of(self, terms: Sequence[str]) -> list[tuple[int, ...]]:
        """The numbers that each of `terms` has in the parts, -1 where a part doesn't hold it."""
        return [term.numbers for term in self._look_up(terms)]

    def best_possible(self, query: Sequence[str]) -> float:
        """What a paragraph would score that is full of every term of `query`; no score reaches it."""
        return (self.k1 + 1) * sum(term.idf for term in self._look_up(query))

    def get_scores(self, query: Sequence[str]) -> NDArray[np.float64]:
        """The score of every row, in their order; 0 for removed ones."""
        plan = self._plan(query)
        scores = np.concatenate([self._part_scores(place, plan) for place in range(len(self._parts))])
        if len(self._removed.left):
            scores[: self._sizes[0]][~self._removed.left] = 0.0
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """The scores of the rows `doc_ids` alone."""
        plan = self._plan(query)
        wanted = np.asarray(doc_ids, np.int64)
        scores = np.zeros(len(wanted))
        before = 0
        for place, (part, size) in enumerate(zip(self._parts, self._sizes, strict=True)):
            # In the type of the postings: NumPy would copy a whole list into another one to compare it.
            here = (wanted - before).astype(np.int32)
            inside = (wanted >= before) & (wanted < before + size)
            for term in plan:
                rows, weights = _list(part, term.numbers[place])
                if len(rows):
                    found = np.minimum(np.searchsorted(rows, here), len(rows) - 1)
                    scores += np.where(
                        inside & (rows[found] == here), term.gain * weights[found].astype(np.float64), 0.0
                    )
            before += size
        return [float(score) for score in scores]

    def top(
        self,
        query: Sequence[str],
        k: int,
        within: Sequence[Rows] | None = None,
        goes_before: Callable[[int, int], bool] = lambda _base, _addition: True,
    ) -> list[tuple[int, float]]:
        """The best `k` rows with their scores, best first, ties in the order of rows; none that holds no term.

        `within` gives the rows to search of each part; without it, all that are left are searched. `goes_before` says
        whether a row of the base goes before one of the addition that has the same score.
        """
        plan, found = self._plan(query), list[tuple[int, float]]()
        before = 0
        for place, size in enumerate(self._sizes):
            rows = within[place] if within else self.all_rows(place)
            # A row of the second part must be as good as the worst of the first.
            least = found[-1][1] if k > 0 and len(found) == k else 0.0
            count = min(k, rows.last - rows.first)
            if count > 0 and plan:
                best = (self._best_compiled if self.compiled else self._best)(place, plan, count, rows, least)
                found = _merged(found, [(row + before, score) for row, score in best], goes_before)[:k]
            before += size
        return found

    def all_rows(self, place: int) -> Rows:
        """All rows of a part that are left."""
        left = self._removed.left if place == 0 else NO_ROWS
        return Rows(0, self._sizes[place], left)

    def _best(self, place: int, plan: Sequence[_Wanted], k: int, rows: Rows, least: float) -> list[tuple[int, float]]:
        scores = self._part_scores(place, plan)[rows.first : rows.last]
        if len(rows.wanted):
            scores[~rows.wanted[rows.first : rows.last]] = 0.0
        found = np.flatnonzero((scores > 0) & (scores >= least))
        if len(found) > k:
            lowest = np.partition(scores[found], len(found) - k)[len(found) - k]
            found = found[scores[found] >= lowest]
        order = found[np.lexsort((found, -scores[found]))][:k]
        return [(int(row) + rows.first, float(scores[row])) for row in order]

    def _best_compiled(
        self, place: int, plan: Sequence[_Wanted], k: int, rows: Rows, least: float
    ) -> list[tuple[int, float]]:
        from index.kernel import NO_ROW, best_rows

        part = self._parts[place]
        found, scores = best_rows(
            part.rows,
            part.weights,
            part.starts,
            np.array([term.numbers[place] for term in plan], np.int32),
            np.array([term.gain for term in plan]),
            np.array([term.bound for term in plan]),
            k,
            float(least),
            rows.first,
            rows.last,
            read_only(rows.wanted) if len(rows.wanted) else NO_ROWS,
            float(rows.share),
            (AT_ONCE + AT_ONCE_K * k) * float(rows.share),
        )
        # Two stable sorts: by row, then by falling score.
        pairs = sorted(zip(found.tolist(), scores.tolist(), strict=True))
        pairs.sort(key=itemgetter(1), reverse=True)
        return [pair for pair in pairs if pair[0] != NO_ROW and pair[1] > 0]

    def _part_scores(self, place: int, plan: Sequence[_Wanted]) -> NDArray[np.float64]:
        scores = np.zeros(self._sizes[place])
        for term in plan:
            rows, weights = _list(self._parts[place], term.numbers[place])
            scores[rows] += term.gain * weights.astype(np.float64)
        return scores

    def _plan(self, query: Sequence[str]) -> list[_Wanted]:
        """The terms of a question that the corpus holds, the one that can add most first.

        The order is one for all parts: equal paragraphs have scores that are equal to the last bit.
        """
        counted = Counter(query)
        wanted = []
        for times, term in zip(counted.values(), self._look_up(list(counted)), strict=True):
            gain = times * term.idf
            if term.highest:
                wanted.append(_Wanted(term.numbers, gain, gain * term.highest))
        return sorted(wanted, key=lambda term: -term.bound)

    def _look_up(self, words: Sequence[str]) -> list[_Term]:
        known = self._known
        if missing := [word for word in words if word not in known]:
            if len(known) > KNOWN_TERMS:
                known = self._known = {}
                missing = list(words)
            for word in missing:
                numbers = tuple(find(part.terms, part.term_slots, word) for part in self._parts)
                known[word] = self._term(numbers) if max(numbers) >= 0 else self._nowhere
        return [known[word] for word in words]

    def _term(self, numbers: tuple[int, ...]) -> _Term:
        """A term that has these numbers in the parts."""
        places = [(part, number) for part, number in zip(self._parts, numbers, strict=True) if number >= 0]
        held = sum(int(part.frequencies[number]) for part, number in places) - self._gone(numbers[0])
        idf = math.log(1 + (self.corpus_size - held + 0.5) / (held + 0.5))
        return _Term(numbers, idf, max((float(part.maxima[number]) for part, number in places), default=0.0))

    def _gone(self, number: int) -> int:
        """In how many removed rows a term of the base stood."""
        terms = self._removed.terms
        if number < 0 or not len(terms):
            return 0
        place = int(np.searchsorted(terms, number))
        return int(self._removed.counts[place]) if place < len(terms) and terms[place] == number else 0


def _list(part: Postings, number: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The postings of one term."""
    if number < 0:
        return part.rows[:0], part.weights[:0]
    held: Any = slice(int(part.starts[number]), int(part.starts[number + 1]))
    return part.rows[held], part.weights[held]


def _frozen(part: Postings) -> Postings:
    """The same postings, not to be written: a kernel is compiled once for such arrays, and once more for others."""
    arrays = {field.name: read_only(getattr(part, field.name)) for field in fields(part) if field.name != "terms"}
    return replace(part, terms=PackedStrings(read_only(part.terms.data), read_only(part.terms.starts)), **arrays)


def _merged(
    base: list[tuple[int, float]], more: list[tuple[int, float]], goes_before: Callable[[int, int], bool]
) -> list[tuple[int, float]]:
    """Two lists in order as one."""
    merged, here, there = [], 0, 0
    while here < len(base) and there < len(more):
        (row, score), (other, other_score) = base[here], more[there]
        if score > other_score or (score == other_score and goes_before(row, other)):
            merged.append(base[here])
            here += 1
        else:
            merged.append(more[there])
            there += 1
    return [*merged, *base[here:], *more[there:]]
