"""What evidence is gathered from and measured by, compiled: for indexes that are searched by compiled code."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.compiled import kernel

_BITS = 10  # of a term's number, by which most terms are told from those that are looked for


@kernel
def _entries(first_rows: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the entries of the forward index for each row, one kind after the other; -1 for none.

    The kinds are the row's text, the text before it, the headline, the speakers, the lead and the text after it.
    """
    entries = np.empty((6, len(rows)), np.int64)
    for number in range(len(rows)):
        row = rows[number]
        low, high = 0, len(first_rows) - 1  # the last article that begins at this row or before
        while low + 1 < high:
            middle = (low + high) >> 1
            if first_rows[middle] <= row:
                low = middle
            else:
                high = middle
        text = 2 * row + low + 1
        entries[0, number] = text
        entries[1, number] = text - 2 if first_rows[low] < row else -1
        entries[2, number] = 2 * first_rows[low] + low
        entries[3, number] = text + 1
        entries[4, number] = 2 * first_rows[low] + low + 1
        entries[5, number] = text + 2 if row + 1 < first_rows[low + 1] else -1
    return entries.ravel()


@kernel
def _candidates(
    data: NDArray[np.int32], starts: NDArray[np.int64], entries: NDArray[np.int64], terms: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the places that may hold one of `terms`, in order: their numbers in `entries` and positions there.

    A filter by the low bits of a term's number leaves few others.
    """
    mask = (1 << _BITS) - 1
    likely = np.zeros(mask + 1, np.uint8)
    for number in terms:
        if number >= 0:
            likely[number & mask] = 1
    size = 0
    for entry in entries:
        if entry >= 0:
            size += starts[entry + 1] - starts[entry]
    numbers, positions = np.empty(size, np.int32), np.empty(size, np.int32)
    count = 0
    for number in range(len(entries)):
        if entries[number] >= 0:
            own = data[starts[entries[number]] : starts[entries[number] + 1]]
            for position in range(len(own)):  # without a branch, which a processor would guess wrong too often
                numbers[count], positions[count] = number, position
                count += likely[own[position] & mask]
    return numbers[:count], positions[:count]


@kernel
def mark(
    data: NDArray[np.int32],
    starts: NDArray[np.int64],
    first_rows: NDArray[np.int64],
    rows: NDArray[np.int64],
    names: NDArray[np.int64],
    terms: NDArray[np.int32],
    present: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Do as `hits._mark` does, with the arrays of a `ForwardIndex`."""
    entries = _entries(first_rows, rows)
    numbers, positions = _candidates(data, starts, entries, terms)
    occurrences = np.empty((3, len(numbers)), np.int64)
    size = 0
    for number in range(len(numbers)):
        kind, name = numbers[number] // len(rows), names[numbers[number] % len(rows)]
        term = data[starts[entries[numbers[number]]] + positions[number]]
        for column in range(len(terms)):
            if terms[column] == term:
                present[kind, name, column] = True
                if kind == 0:
                    occurrences[0, size], occurrences[1, size], occurrences[2, size] = name, positions[number], column
                    size += 1
                break
    return occurrences[:, :size].copy()


@kernel
def count(
    data: NDArray[np.int32],
    starts: NDArray[np.int64],
    first_rows: NDArray[np.int64],
    articles: NDArray[np.int64],
    terms: NDArray[np.int32],
    most: int,
) -> NDArray[np.int64]:
    """Return in how many of the first `most` paragraphs of each article each term stands; as `hits._count`."""
    mask = (1 << _BITS) - 1
    likely = np.zeros(mask + 1, np.uint8)
    for number in terms:
        if number >= 0:
            likely[number & mask] = 1
    counts = np.zeros((len(articles), len(terms)), np.int64)
    seen = np.full(len(terms), -1)
    for name in range(len(articles)):
        article = articles[name]
        last = min(first_rows[article + 1], first_rows[article] + most)
        for row in range(first_rows[article], last):
            entry = 2 * row + article + 1
            for place in range(starts[entry], starts[entry + 1]):
                if likely[data[place] & mask]:
                    for column in range(len(terms)):
                        if terms[column] == data[place]:
                            if seen[column] != row:
                                seen[column] = row
                                counts[name, column] += 1
                            break
        seen[:] = -1
    return counts


@kernel
def near(occurrences: NDArray[np.int64], weights: NDArray[np.float64], rows: int, window: int) -> NDArray[np.float64]:
    """Return the most weight that `window` consecutive terms of each paragraph have; arguments as in `Evidence`."""
    best = np.zeros(rows)
    count = occurrences.shape[1]
    for first in range(count):
        row, end = occurrences[0, first], occurrences[1, first] + window
        weight, seen = 0.0, np.uint64(0)
        for other in range(first, count):
            if occurrences[0, other] != row or occurrences[1, other] >= end:
                break
            bit = np.uint64(1) << np.uint64(occurrences[2, other])
            if not seen & bit:
                seen |= bit
                weight += weights[occurrences[2, other]]
        best[row] = max(best[row], weight)
    return best


@kernel
def adjacent(
    occurrences: NDArray[np.int64], weights: NDArray[np.float64], pairs: NDArray[np.float64], rows: int
) -> NDArray[np.float64]:
    """Return for each paragraph the sum of `pairs` over the columns whose terms follow each other, each pair once."""
    gained = np.zeros(rows)
    counted = np.full(pairs.shape, -1)  # the last paragraph in which each pair was counted
    last_row, last_position, last_column = -1, -1, -1
    for number in range(occurrences.shape[1]):
        row, position, column = occurrences[0, number], occurrences[1, number], occurrences[2, number]
        if weights[column] <= 0:
            continue
        if row == last_row and position == last_position + 1 and counted[last_column, column] != row:
            counted[last_column, column] = row
            gained[row] += pairs[last_column, column]
        last_row, last_position, last_column = row, position, column
    return gained
