"""Gathering and measuring evidence, compiled: for indexes that compiled code searches.

The arrays are in files, and may hold anything if these are damaged: no value makes a kernel read outside an array.
Values that don't fit raise IndexError.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.compiled import kernel

_BITS = 10  # of a term's number, enough to rule out most terms that aren't searched for
_LOW_BITS = 16  # of a number whose high bits are elsewhere


@kernel
def _entries(first_rows: NDArray[np.int64], rows: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return the forward index's entries (of `count`) for each row, one kind after the other; -1 for none.

    The kinds are the row's text, the text before it, the headline, the speakers, the lead and the text after it.
    """
    if len(first_rows) < 2:
        raise IndexError("a row that the segment doesn't have")
    entries = np.empty((6, len(rows)), np.int64)
    for number in range(len(rows)):
        row = rows[number]
        low, high = 0, len(first_rows) - 1  # to find the last article that begins at or before this row
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
        for kind in range(6):
            if entries[kind, number] < -1 or entries[kind, number] >= count:
                raise IndexError("a row that the segment doesn't have")
    return entries.ravel()


@kernel
def _spans(
    data: NDArray[np.int32], starts: NDArray[np.int64], entries: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the start and end of each of `entries` in `data`; an entry of -1 is empty."""
    begins, ends = np.zeros(len(entries), np.int64), np.zeros(len(entries), np.int64)
    for number in range(len(entries)):
        entry = entries[number]
        if entry >= 0:
            begin, end = starts[entry], starts[entry + 1]
            if begin < 0 or end < begin or len(data) < end:
                raise IndexError("terms that the segment doesn't have")
            begins[number], ends[number] = begin, end
    return begins, ends


@kernel
def _likely(terms: NDArray[np.int32]) -> NDArray[np.uint8]:
    """Return a table that tells, by the low bits of a number, whether one of `terms` has the same."""
    mask = (1 << _BITS) - 1
    likely = np.zeros(mask + 1, np.uint8)
    for number in terms:
        if number >= 0:
            likely[number & mask] = 1
    return likely


@kernel
def _candidates(
    data: NDArray[np.int32], begins: NDArray[np.int64], ends: NDArray[np.int64], terms: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the candidate positions of `terms`, in order, as pairs of entry and position in it.

    The entries span `begins` to before `ends`. A filter by the low bits of a term's number leaves few false candidates.
    """
    mask, likely = (1 << _BITS) - 1, _likely(terms)
    size = int((ends - begins).sum())
    numbers, positions = np.empty(size, np.int32), np.empty(size, np.int32)
    count = 0
    for number in range(len(begins)):
        own = data[begins[number] : ends[number]]
        for position in range(len(own)):  # branch-free: the processor would mispredict a branch too often
            numbers[count], positions[count] = number, position
            count += likely[own[position] & mask]
    return numbers[:count], positions[:count]


@kernel
def _check(low: NDArray[np.int32], high: NDArray[np.uint8], width: int) -> None:
    """Raise IndexError unless `high` has `width` bits for each number and a byte more, so that `_term` stays inside."""
    if width < 0 or width > 8 or (width > 0 and len(high) < (len(low) * width + 7) // 8 + 1):
        raise IndexError("terms that the segment doesn't have")


@kernel
def _term(low: NDArray[np.int32], high: NDArray[np.uint8], width: int, place: int) -> int:
    """Return the term at a place: see `SplitNumbers`."""
    number = int(low[place])
    if width > 0:
        bit = place * width
        two = int(high[bit >> 3]) | int(high[(bit >> 3) + 1]) << 8
        number |= ((two >> (bit & 7)) & ((1 << width) - 1)) << _LOW_BITS
    return number


@kernel
def mark(
    low: NDArray[np.int32],
    high: NDArray[np.uint8],
    width: int,
    starts: NDArray[np.int64],
    first_rows: NDArray[np.int64],
    rows: NDArray[np.int64],
    names: NDArray[np.int64],
    terms: NDArray[np.int32],
    present: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Do the same as `hits._mark`, with the arrays of a `ForwardIndex`, whose terms are in parts: see `parts_of`."""
    _check(low, high, width)
    begins, ends = _spans(low, starts, _entries(first_rows, rows, len(starts) - 1))
    numbers, positions = _candidates(low, begins, ends, terms)
    occurrences = np.empty((3, len(numbers)), np.int64)
    size = 0
    for number in range(len(numbers)):
        kind, name = numbers[number] // len(rows), names[numbers[number] % len(rows)]
        term = _term(low, high, width, begins[numbers[number]] + positions[number])
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
    low: NDArray[np.int32],
    high: NDArray[np.uint8],
    width: int,
    starts: NDArray[np.int64],
    first_rows: NDArray[np.int64],
    articles: NDArray[np.int64],
    terms: NDArray[np.int32],
    most: int,
) -> NDArray[np.int64]:
    """Count the paragraphs among each article's first `most` that have each term, as `hits._count` does."""
    _check(low, high, width)
    mask, likely = (1 << _BITS) - 1, _likely(terms)
    counts = np.zeros((len(articles), len(terms)), np.int64)
    seen = np.full(len(terms), -1)
    for name in range(len(articles)):
        article = articles[name]
        if article < 0 or article >= len(first_rows) - 1:
            raise IndexError("an article that the segment doesn't have")
        first = first_rows[article]
        last = min(first_rows[article + 1], first + most)
        if first < 0 or last >= len(starts) or 2 * last + article >= len(starts):
            raise IndexError("paragraphs that the segment doesn't have")
        for row in range(first, last):
            entry = 2 * row + article + 1
            begin, end = starts[entry], starts[entry + 1]
            if begin < 0 or len(low) < end:
                raise IndexError("terms that the segment doesn't have")
            for place in range(begin, end):
                if likely[low[place] & mask]:
                    term = _term(low, high, width, place)
                    for column in range(len(terms)):
                        if terms[column] == term:
                            if seen[column] != row:
                                seen[column] = row
                                counts[name, column] += 1
                            break
        seen[:] = -1
    return counts


@kernel
def near(occurrences: NDArray[np.int64], weights: NDArray[np.float64], rows: int, window: int) -> NDArray[np.float64]:
    """Return the highest weight of any `window` consecutive terms per paragraph; for the arguments, see `Evidence`."""
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
    """Return for each paragraph the sum of `pairs` over the columns of adjacent terms, counting each pair once."""
    gained = np.zeros(rows)
    counted = np.full(pairs.shape, -1)  # last paragraph in which each pair was counted
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
