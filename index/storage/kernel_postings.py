"""Inverting the forward index of many paragraphs, compiled: two walks over it, and no sorting.

Each walk takes one paragraph after another, all its fields together; what belongs to a term lies in arrays with an
element for each term, marked with the paragraph that it is of.

The arrays come from a disk: what doesn't fit raises IndexError, and nothing is read or written outside of an array.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.compiled import kernel


@kernel
def count_postings(
    data: NDArray[np.int32],
    starts: NDArray[np.int64],
    entries: NDArray[np.int32],
    first_row: int,
    last_row: int,
    size: int,
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return how many paragraphs have each of `size` terms, in any field and in the first.

    The paragraphs are those from `first_row` to before `last_row`. `entries` has a row of entry numbers a field, and a
    column a paragraph.
    """
    counts, first = np.zeros(size, np.int64), np.zeros(size, np.int32)
    seen = np.full(size, -1, np.int32)
    for row in range(first_row, last_row):
        for field in range(entries.shape[0]):
            entry = entries[field, row]
            if entry < 0:
                continue
            if entry >= len(starts) - 1:
                raise IndexError("terms that the segment doesn't have")
            begin, end = starts[entry], starts[entry + 1]
            if begin < 0 or end > len(data):
                raise IndexError("terms that the segment doesn't have")
            for position in range(begin, end):
                term = data[position]
                if term < 0 or term >= size:
                    raise IndexError("a term that the segment doesn't have")
                if seen[term] != row:
                    seen[term] = row
                    counts[term] += 1
                    if field == 0:
                        first[term] += 1
    return counts, first


@kernel
def fill_postings(
    data: NDArray[np.int32],
    starts: NDArray[np.int64],
    entries: NDArray[np.int32],
    field_weights: NDArray[np.float64],
    bs: NDArray[np.float64],
    averages: NDArray[np.float64],
    k1: float,
    first_row: int,
    last_row: int,
    ends: NDArray[np.int64],
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Write the postings of the paragraphs from `first_row` to before `last_row`.

    `field_weights`, `bs` and `averages` are those of the fields. `rows` and saturated `weights` of a term are written
    from `ends` of it on, which moves behind them. Return the highest weight of each term.
    """
    size = len(ends)
    maxima = np.zeros(size, np.float32)
    bag = np.zeros(size)  # T of the terms of one paragraph
    terms = np.empty(1024, np.int32)  # those of one paragraph
    for row in range(first_row, last_row):
        count = 0
        for field in range(entries.shape[0]):
            entry = entries[field, row]
            if entry < 0:
                continue
            if entry >= len(starts) - 1:
                raise IndexError("terms that the segment doesn't have")
            begin, end = starts[entry], starts[entry + 1]
            if begin < 0 or end < begin or end > len(data):
                raise IndexError("terms that the segment doesn't have")
            gain = field_weights[field] / (1 - bs[field] + bs[field] * (end - begin) / averages[field])
            if count + end - begin > len(terms):
                longer = np.empty(2 * (count + end - begin), np.int32)
                longer[:count] = terms[:count]
                terms = longer
            for position in range(begin, end):
                term = data[position]
                if term < 0 or term >= size:
                    raise IndexError("a term that the segment doesn't have")
                if bag[term] == 0:
                    terms[count] = term
                    count += 1
                bag[term] += gain
        for number in range(count):
            term = terms[number]
            weight = np.float32((k1 + 1) * bag[term] / (bag[term] + k1))
            bag[term] = 0
            if ends[term] < 0 or ends[term] >= len(rows):  # it was counted otherwise
                raise IndexError("a posting that the segment doesn't have")
            rows[ends[term]] = row
            weights[ends[term]] = weight
            ends[term] += 1
            maxima[term] = max(maxima[term], weight)
    return maxima
