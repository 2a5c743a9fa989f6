"""Inverting the forward index of many paragraphs, compiled: two passes over it, and no sorting.

Each pass takes one paragraph after another, with all its fields; the state of a term lies in arrays with an element per
term, marked with the paragraph that it belongs to.

The arrays come from disk: values that don't fit raise IndexError, and nothing is read or written outside an array.
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
    """Count the paragraphs that have each of `size` terms, in any field and in the first.

    The paragraphs are those from `first_row` to before `last_row`. `entries` has a row of entry numbers per field, and
    a column per paragraph.
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

    `field_weights`, `bs` and `averages` have an element per field. The `rows` and saturated `weights` of a term are
    written from its element of `ends` on, which advances past them. Return the highest weight of each term.
    """
    size = len(ends)
    maxima = np.zeros(size, np.float32)
    bag = np.zeros(size)  # T of each term in one paragraph
    terms = np.empty(1024, np.int32)  # of one paragraph
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
            if ends[term] < 0 or ends[term] >= len(rows):  # the first pass counted differently: damage
                raise IndexError("a posting that the segment doesn't have")
            rows[ends[term]] = row
            weights[ends[term]] = weight
            ends[term] += 1
            maxima[term] = max(maxima[term], weight)
    return maxima
