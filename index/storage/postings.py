"""An inverted index, built from the forward index: it maps each term to the paragraphs that hold it.

A paragraph is one weighted bag of several fields; `bm25.py` has the formula and applies it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storage.arrays import read_only
from index.storage.compact import PostingLists, TermPages
from index.storage.forward_index import ForwardIndex
from index.storage.string_table import find_string
from index.text import PackedStrings

K1 = 1.5

COMPILED_FROM = 20_000
"""Minimum number of rows for compiled code to build and search postings; below, NumPy is as fast."""

_PAGE = 4096  # bytes: the smallest page that a system maps
_ROWS_AT_ONCE = 1024  # so that sorting takes memory for these, not for all rows


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a paragraph. `b` is from 0 (ignore its length) to 1 (normalise fully by length)."""

    name: str
    weight: float
    b: float = 0.75

    def __post_init__(self) -> None:
        if self.weight <= 0:
            raise ValueError(f"the field {self.name} must weigh more than 0: leave it out instead")


# Weights fitted on the tuning sets.
FIELDS = (
    Field("text", 1.0),
    Field("speakers", 2.0, b=0.0),
    Field("previous", 0.2),
    Field("headline", 0.3),
)


Selected = tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int32] | NDArray[np.int64], NDArray[np.int32]]
"""Rows and weights of postings, where each term's start, and which terms of these are meant."""


@dataclass(frozen=True, slots=True)
class Postings:
    """An inverted index over N paragraphs and V terms, as arrays.

    `weights` are saturated, (k1 + 1) T / (T + k1), from 0 to k1 + 1, without the idf, which is applied at query time.
    """

    terms: PackedStrings  # V terms, by number
    term_slots: NDArray[np.int32]  # hash table to look up a term, see `string_table.py`
    starts: NDArray[np.int32] | NDArray[np.int64]  # V + 1: where the postings of each term start
    rows: NDArray[np.int32]  # the paragraphs with each term, ascending
    weights: NDArray[np.float32]  # one per posting
    frequencies: NDArray[np.integer[Any]]  # V: n_t, the paragraphs whose own text holds the term
    maxima: NDArray[np.float32]  # V: the highest weight of each term
    lengths: NDArray[np.int32]  # N: the number of terms in the own text

    def find(self, term: str) -> int:
        """Return the number of a term, or -1."""
        return find_string(self.terms, self.term_slots, term)

    def frequency(self, number: int) -> int:
        """Return the number of paragraphs whose own text holds a term."""
        return int(self.frequencies[number])

    def of(self, number: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the rows and weights of a term's postings; none for the number -1."""
        if number < 0:
            return self.rows[:0], self.weights[:0]
        span: Any = slice(int(self.starts[number]), int(self.starts[number + 1]))
        return self.rows[span], self.weights[span]

    def maximum(self, number: int, compiled: bool) -> float:  # noqa: ARG002
        """Return the highest weight of a term's postings."""
        return float(self.maxima[number])

    def for_kernel(self, numbers: Sequence[int]) -> Selected:
        """Return all postings, read-only, and the numbers that these terms have among them."""
        return self.rows, self.weights, self.starts, np.array(numbers, np.int32)

    def rows_of_some(self, number: int, most: int) -> list[int]:
        """Return up to `most` of the rows with a term, spread evenly."""
        first, last = self.starts[number : number + 2].tolist()
        places = np.unique(np.linspace(first, last - 1, min(most, last - first), dtype=np.int64))
        some: list[int] = self.rows[places].tolist()
        return some

    def used_term(self) -> int | None:
        """Return the number of a term with postings, if one of the first has any."""
        used = np.flatnonzero(np.diff(self.starts[: 1 << 16]))
        return int(used[0]) if len(used) else None

    def touch(self) -> None:
        """Read a number of every page of the postings, so that no question has to wait for the system to map it."""
        for array in (self.rows, self.weights):
            array[:: _PAGE // array.itemsize].max(initial=0)


@dataclass(frozen=True, slots=True)
class CompactPostings:
    """An inverted index whose postings are decoded as they are needed; the same as `Postings` to who searches it."""

    terms: PackedStrings | TermPages
    find: Callable[[str], int]
    """Returns the number of a term, or -1."""
    lists: PostingLists
    lengths: NDArray[np.int32]

    def frequency(self, number: int) -> int:
        """Return the number of paragraphs whose own text holds a term."""
        return self.lists.frequency(number)

    def of(self, number: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the rows and weights of a term's postings; none for the number -1."""
        return self.lists.of(number)

    def maximum(self, number: int, compiled: bool) -> float:
        """Return the highest weight of a term's postings; its lists are decoded by compiled code or by NumPy."""
        _, weights = self.lists.decoded_one(number) if compiled else self.lists.of(number)
        return float(weights.max(initial=0))

    def for_kernel(self, numbers: Sequence[int]) -> Selected:
        """Return the postings of these terms, read-only, and the numbers that the terms have among them."""
        rows, weights, bounds = self.lists.together(numbers)
        # What lies between the terms isn't theirs: the kernel takes every other range.
        return rows, weights, read_only(bounds), np.arange(0, 2 * len(numbers), 2, dtype=np.int32)

    def rows_of_some(self, number: int, most: int) -> list[int]:
        """Return up to `most` of the rows with a term, spread evenly."""
        rows, _ = self.of(number)
        places = np.unique(np.linspace(0, len(rows) - 1, min(most, len(rows)), dtype=np.int64))
        some: list[int] = rows[places].tolist()
        return some

    def used_term(self) -> int | None:
        """Return the number of a term with postings, if one of the first has any."""
        return 0 if len(self.terms) else None

    def touch(self) -> None:
        """Read a number of every page of the postings, so that no question has to wait for the system to map it."""
        for array in (self.lists.data, self.terms.data):
            array[::_PAGE].max(initial=0)


@dataclass(frozen=True, slots=True)
class Inverted:
    """The arrays of `Postings` that derive from the forward index alone, and the mean length of each field."""

    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.float32]
    frequencies: NDArray[np.int32]
    maxima: NDArray[np.float32]
    lengths: NDArray[np.int32]
    averages: tuple[float, ...]


def invert(
    forward: ForwardIndex,
    size: int,
    fields: Sequence[Field] = FIELDS,
    k1: float = K1,
    averages: Sequence[float] | None = None,
    compiled: bool = False,
    threads: int = 1,
) -> Inverted:
    """Invert a forward index whose terms have numbers below `size`.

    The weights use the mean field lengths of these paragraphs, unless `averages` gives those of another segment, so
    that its weights and these are comparable. `compiled` is for many paragraphs: it starts more slowly and takes
    some 60 MB for the compiler, but is faster and runs on `threads` threads.
    """
    entries = [forward.entries(field.name) for field in fields]
    lengths = [forward.lengths(column) for column in entries]
    own_averages = tuple(float(column.mean()) if len(column) else 0.0 for column in lengths)
    used = [average or 1.0 for average in (averages or own_averages)]
    if compiled:
        arrays = _invert_compiled(forward, size, fields, k1, entries, used, threads)
    else:
        arrays = _invert(forward, size, fields, k1, entries, lengths, used)
    return Inverted(*arrays, lengths[0], own_averages)


_Arrays = tuple[
    NDArray[np.int64], NDArray[np.int32], NDArray[np.float32], NDArray[np.int32], NDArray[np.float32]
]  # the first five fields of Inverted


def _invert_compiled(
    forward: ForwardIndex,
    size: int,
    fields: Sequence[Field],
    k1: float,
    entries: Sequence[NDArray[np.int32]],
    averages: Sequence[float],
    threads: int,
) -> _Arrays:
    from index.storage.kernel_postings import count_postings, fill_postings

    weights, bs = np.array([field.weight for field in fields]), np.array([field.b for field in fields])
    data, starts, columns = read_only(forward.data[:]), read_only(forward.starts), np.stack(entries)
    # Each thread has a range of rows, and writes their postings of a term after those of the preceding rows.
    bounds = np.linspace(0, columns.shape[1], threads + 1).astype(np.int64).tolist()
    with ThreadPoolExecutor(threads) as pool:
        counted = pool.map(
            lambda first, last: count_postings(data, starts, columns, first, last, size), bounds[:-1], bounds[1:]
        )
        counts, frequencies = zip(*counted, strict=True)
        begins = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.sum(counts, axis=0))])
        ends = begins[:-1] + np.cumsum([np.zeros_like(counts[0]), *counts[:-1]], axis=0)
        rows, saturated = np.empty(begins[-1], np.int32), np.empty(begins[-1], np.float32)
        filled = pool.map(
            lambda first, last, end: fill_postings(
                data, starts, columns, weights, bs, np.array(averages), k1, first, last, end, rows, saturated
            ),
            bounds[:-1],
            bounds[1:],
            ends,
        )
        maxima = np.max(list(filled), axis=0)
    return begins, rows, saturated, np.sum(frequencies, axis=0, dtype=np.int32), maxima


def _invert(
    forward: ForwardIndex,
    size: int,
    fields: Sequence[Field],
    k1: float,
    entries: Sequence[NDArray[np.int32]],
    lengths: Sequence[NDArray[np.int32]],
    averages: Sequence[float],
) -> _Arrays:
    """Count the postings of each term, then fill them in: some rows at a time, since sorting takes much memory."""
    bags = _Bags(forward, fields, entries, lengths, averages)
    counts, frequencies = np.zeros(size, np.int64), np.zeros(size, np.int32)
    for first in bags.firsts:
        columns = bags.occurrences(first)
        frequencies += np.bincount(_distinct_terms(columns[:1]), minlength=size).astype(np.int32)
        counts += np.bincount(_distinct_terms(columns), minlength=size)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    rows, saturated = np.empty(starts[-1], np.int32), np.empty(starts[-1], np.float32)
    ends = starts[:-1].copy()
    for first in bags.firsts:
        keys, t = bags.weigh(first)
        terms = keys // _ROWS_AT_ONCE
        own = np.bincount(terms, minlength=size)
        positions = (ends - (np.cumsum(own) - own))[terms] + np.arange(len(terms))
        rows[positions] = first + keys % _ROWS_AT_ONCE
        saturated[positions] = (k1 + 1) * t / (t + k1)
        ends += own
    return starts, rows, saturated, frequencies, highest_weights(starts, saturated)


def highest_weights(starts: NDArray[Any], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the highest weight of each term, given where its postings start; 0 for a term without any."""
    maxima = np.zeros(len(starts) - 1, np.float32)
    has_any = np.diff(starts) > 0
    if len(weights):
        maxima[has_any] = np.maximum.reduceat(weights, starts[:-1][has_any])
    return maxima


def _distinct_terms(occurrences: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    keys = np.sort(np.concatenate(occurrences))  # np.unique counts by a hash table, which takes three times as long
    is_first = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    return keys[is_first] // _ROWS_AT_ONCE


@dataclass(frozen=True, slots=True)
class _Bags:
    """The weighted bags of terms of paragraphs, for up to `_ROWS_AT_ONCE` of them at a time.

    An occurrence is one number, its key: its term, then its row among these.
    """

    forward: ForwardIndex
    fields: Sequence[Field]
    entries: Sequence[NDArray[np.int32]]
    lengths: Sequence[NDArray[np.int32]]
    averages: Sequence[float]

    @property
    def firsts(self) -> range:
        """The first row of each part."""
        return range(0, len(self.entries[0]), _ROWS_AT_ONCE)

    def occurrences(self, first: int) -> list[NDArray[np.int64]]:
        """Return the keys of all occurrences in each field, for the rows from `first` on."""
        part = slice(first, first + _ROWS_AT_ONCE)
        keys = []
        for column, length in zip(self.entries, self.lengths, strict=True):
            rows = np.repeat(np.arange(len(length[part])), length[part])
            keys.append(self.forward.concatenated(column[part], length[part]).astype(np.int64) * _ROWS_AT_ONCE + rows)
        return keys

    def weigh(self, first: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the distinct keys, ascending, for the rows from `first` on, and T of each."""
        bags: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []
        columns = zip(self.fields, self.lengths, self.averages, self.occurrences(first), strict=True)
        for field, lengths, average, occurrences in columns:
            keys, counts = np.unique(occurrences, return_counts=True)
            norm = 1 - field.b + field.b * lengths[first + keys % _ROWS_AT_ONCE] / average
            bags.append((keys, field.weight * counts / norm))
        keys, where = np.unique(np.concatenate([keys for keys, _ in bags]), return_inverse=True)
        t = np.bincount(where, np.concatenate([weights for _, weights in bags]))
        return keys, t.astype(np.float64, copy=False)  # it counts integers if there are none


def weigh_paragraphs(
    forward: ForwardIndex, averages: Sequence[float], fields: Sequence[Field] = FIELDS
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Yield, row by row, the distinct terms of a paragraph's weighted bag, ascending, and T of each, not saturated.

    `averages` are the mean lengths of the fields.
    """
    entries = [forward.entries(field.name) for field in fields]
    lengths = [forward.lengths(column) for column in entries]
    bags = _Bags(forward, fields, entries, lengths, [average or 1.0 for average in averages])
    for first in bags.firsts:
        keys, t = bags.weigh(first)
        rows = keys % _ROWS_AT_ONCE
        order = np.argsort(rows, kind="stable")
        count = min(_ROWS_AT_ONCE, len(entries[0]) - first)
        ends = np.cumsum(np.bincount(rows, minlength=count)).tolist()
        terms, weights = keys[order] // _ROWS_AT_ONCE, t[order]
        for start, end in zip([0, *ends], ends, strict=False):
            yield terms[start:end], weights[start:end]
