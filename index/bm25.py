"""The ranking: rank-bm25's BM25Okapi over postings instead of one dict a paragraph.

A paragraph is one weighted bag of several fields (BM25F, Robertson and Zaragoza 2009): the weights go into the term
frequency, before saturation.

    T(t,p)           = sum over fields f of  w_f * tf(t,p,f) / (1 - b_f + b_f * len(p,f) / avg_f)
    score(q,p)       = sum over t in q, repeats counted, of  idf(t) * (k1 + 1) * T / (T + k1)
    idf(t)           = ln(1 + (N - n_t + 0.5) / (n_t + 0.5))
    best possible(q) = (k1 + 1) * sum over t in q of idf(t)

n_t counts the paragraphs whose own text (the first field) holds t, and is 0 for a term that the index doesn't hold.
With one field of weight 1 this is `rank_bm25.BM25Okapi` but for the idf, which is always positive here. Rows are
this module's and snapshot.py's own: nothing else sees them.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.packed import PackedStrings

K1 = 1.5


@dataclass(frozen=True, slots=True)
class Field:
    """A part of what is indexed of a paragraph. `b` from 0 (its length doesn't matter) to 1 (it matters fully)."""

    name: str
    weight: float
    b: float = 0.75


# Weights from the tuning sets; README.md, "How well it finds", says what they gain.
FIELDS = (
    Field("text", 1.0),
    Field("speakers", 2.0, b=0.0),
    Field("previous", 0.2),
    Field("headline", 0.3),
)


@dataclass(frozen=True, slots=True)
class Postings:
    """An inverted index over N paragraphs and V terms, as arrays.

    `weights` are saturated, (k1 + 1) T / (T + k1), from 0 to k1 + 1 and without idf, which comes with the question.
    """

    terms: PackedStrings  # V terms, sorted by their UTF-8 bytes
    starts: NDArray[np.int64]  # V + 1: where the postings of each term start
    rows: NDArray[np.int32]  # the paragraphs of each term, ascending
    weights: NDArray[np.float32]  # one a posting
    frequencies: NDArray[np.int32]  # V: n_t
    lengths: NDArray[np.int32]  # N: the number of terms in the own text
    k1: float = K1
    b: float = 0.75


class PostingsBuilder:
    """Takes the terms of one paragraph after another, in the order of their rows, and inverts them at the end."""

    def __init__(self, fields: Sequence[Field] = FIELDS, k1: float = K1) -> None:
        self._fields = tuple(fields)
        self._k1 = k1
        self._ids: dict[str, int] = {}
        self._terms = [array("i") for _ in self._fields]
        self._lengths = [array("i") for _ in self._fields]

    def add(self, terms: Mapping[str, Sequence[str]]) -> None:
        """Adds the next paragraph: terms by the name of their field, an absent field is empty."""
        for field, ids, lengths in zip(self._fields, self._terms, self._lengths, strict=True):
            words = terms.get(field.name, ())
            lengths.append(len(words))
            ids.extend([self._ids.setdefault(word, len(self._ids)) for word in words])

    def build(self) -> Postings:
        """The postings of all paragraphs that were added."""
        names = sorted(self._ids, key=str.encode)
        rank = np.empty(len(names), np.int64)
        rank[[self._ids[name] for name in names]] = np.arange(len(names))
        lengths = [np.frombuffer(column, np.int32) for column in self._lengths]
        keys, weights, frequencies = self._combine(rank, lengths)
        paragraphs = max(1, len(lengths[0]))
        return Postings(
            terms=PackedStrings.pack(names),
            starts=np.searchsorted(keys, np.arange(len(names) + 1) * paragraphs),
            rows=(keys % paragraphs).astype(np.int32),
            weights=((self._k1 + 1) * weights / (weights + self._k1)).astype(np.float32),
            frequencies=frequencies,
            lengths=lengths[0],
            k1=self._k1,
            b=self._fields[0].b,
        )

    def _combine(
        self, rank: NDArray[np.int64], lengths: list[NDArray[np.int32]]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int32]]:
        """Every (term, row) as one ascending key, the weighted frequency T of each, and n_t of each term."""
        size = max(1, len(lengths[0]))
        parts: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []
        for field, ids, length in zip(self._fields, self._terms, lengths, strict=True):
            rows = np.repeat(np.arange(len(length), dtype=np.int64), length)
            keys, counts = np.unique(rank[np.frombuffer(ids, np.int32)] * size + rows, return_counts=True)
            average = (float(length.mean()) if len(length) else 0.0) or 1.0
            norm = 1 - field.b + field.b * length[keys % size] / average
            parts.append((keys, field.weight * counts / norm))
        frequencies = np.bincount(parts[0][0] // size, minlength=len(rank)).astype(np.int32)
        keys, where = np.unique(np.concatenate([keys for keys, _ in parts]), return_inverse=True)
        return keys, np.bincount(where, np.concatenate([part for _, part in parts])).astype(np.float64), frequencies


class PostingsBM25(BM25Okapi):
    """rank-bm25's Okapi, its corpus being postings. Immutable; safe to ask from several threads.

    `doc_freqs` and `idf` of the library stay empty, and its `epsilon` has no effect.

    >>> builder = PostingsBuilder([Field("text", 1.0)])
    >>> for text in ("ferry strike", "strike over pay at the port", "rain"):
    ...     builder.add({"text": text.split()})
    >>> [row for row, _ in PostingsBM25(builder.build()).top(["ferry", "strike"], 10)]
    [0, 1]
    """

    def __init__(self, postings: Postings) -> None:
        super().__init__(postings, k1=postings.k1, b=postings.b)

    def _initialize(self, corpus: Postings) -> NDArray[np.int32]:
        self._postings = corpus
        self.corpus_size = len(corpus.lengths)
        self.avgdl = (float(corpus.lengths.mean()) if self.corpus_size else 0.0) or 1.0
        self.doc_len = corpus.lengths
        return corpus.frequencies

    def _calc_idf(self, nd: NDArray[np.int32]) -> None:
        self._frequencies = nd  # the idf itself is taken when asked for: no dict of a million terms at start

    def idf_of(self, term: str) -> float:
        """The positive idf of `term`: the highest there is for one that no paragraph holds."""
        return self._idf(self._postings.terms.find(term))

    def _idf(self, term: int) -> float:
        held = int(self._frequencies[term]) if term >= 0 else 0
        return math.log(1 + (self.corpus_size - held + 0.5) / (held + 0.5))

    def best_possible(self, query: Sequence[str]) -> float:
        """What a paragraph would score that is full of every term of `query`; no score reaches it."""
        return (self.k1 + 1) * sum(self.idf_of(term) for term in query)

    def get_scores(self, query: Sequence[str]) -> NDArray[np.float64]:
        """The score of every paragraph, in the order of rows."""
        scores = np.zeros(self.corpus_size)
        for rows, weights, idf in self._lists(query):
            scores[rows] += idf * weights
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """The scores of the rows `doc_ids` alone."""
        wanted = np.asarray(doc_ids, np.int64)
        scores = np.zeros(len(wanted))
        for rows, weights, idf in self._lists(query):
            if len(rows):
                found = np.minimum(np.searchsorted(rows, wanted), len(rows) - 1)
                scores += np.where(rows[found] == wanted, idf * weights[found], 0.0)
        return [float(score) for score in scores]

    def top(self, query: Sequence[str], k: int) -> list[tuple[int, float]]:
        """The best `k` rows with their scores, best first, ties in the order of rows; none that holds no term."""
        if k < 1:
            return []
        scores = self.get_scores(query)
        found = np.flatnonzero(scores)
        if len(found) > k:
            least = np.partition(scores[found], len(found) - k)[len(found) - k]
            found = found[scores[found] >= least]
        order = found[np.lexsort((found, -scores[found]))][:k]
        return [(int(row), float(scores[row])) for row in order]

    def _lists(self, query: Sequence[str]) -> Iterator[tuple[NDArray[np.int32], NDArray[np.float32], float]]:
        for word, times in Counter(query).items():
            if (term := self._postings.terms.find(word)) >= 0:
                part = slice(int(self._postings.starts[term]), int(self._postings.starts[term + 1]))
                yield self._postings.rows[part], self._postings.weights[part], times * self._idf(term)
