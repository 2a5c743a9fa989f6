"""What `gather.py` and `Evidence` find, compiled: for indexes that are searched by compiled code."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.compiled import kernel

_BITS = 10  # of a term's number, by which most terms are told from those that are wanted


@kernel
def mark(
    data: NDArray[np.int32],
    starts: NDArray[np.int64],
    first_rows: NDArray[np.int64],
    rows: NDArray[np.int64],
    names: NDArray[np.int64],
    wanted: NDArray[np.int32],
    held: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """As `gather._mark` with the arrays of `Kept`."""
    segments = np.empty((4, len(rows)), np.int64)
    for number in range(len(rows)):
        row = rows[number]
        low, high = 0, len(first_rows) - 1  # the last article that begins here or before
        while low + 1 < high:
            middle = (low + high) >> 1
            if first_rows[middle] <= row:
                low = middle
            else:
                high = middle
        text = 2 * row + low + 1
        segments[0, number] = text
        segments[1, number] = text - 2 if first_rows[low] < row else -1
        segments[2, number] = 2 * first_rows[low] + low
        segments[3, number] = text + 1
    mask = (1 << _BITS) - 1
    likely = np.zeros(mask + 1, np.uint8)
    for number in wanted:
        if number >= 0:
            likely[number & mask] = 1
    flat = segments.ravel()
    size = 0
    for segment in flat:
        if segment >= 0:
            size += starts[segment + 1] - starts[segment]
    at, places = np.empty(size, np.int32), np.empty(size, np.int32)
    count = 0
    for number in range(len(flat)):
        if flat[number] >= 0:
            terms = data[starts[flat[number]] : starts[flat[number] + 1]]
            for place in range(len(terms)):  # without a branch, which a processor would guess wrong too often
                at[count], places[count] = number, place
                count += likely[terms[place] & mask]
    own = np.empty((3, count), np.int64)
    found = 0
    for number in range(count):
        kind, name = at[number] // len(rows), names[at[number] % len(rows)]
        term = data[starts[flat[at[number]]] + places[number]]
        for column in range(len(wanted)):
            if wanted[column] == term:
                held[kind, name, column] = True
                if kind == 0:
                    own[0, found], own[1, found], own[2, found] = name, places[number], column
                    found += 1
                break
    return own[:, :found].copy()


@kernel
def near(places: NDArray[np.int64], weights: NDArray[np.float64], rows: int, window: int) -> NDArray[np.float64]:
    """The most weight that `window` terms in a row of each paragraph hold; `places` and `weights` as in `Evidence`."""
    best = np.zeros(rows)
    count = places.shape[1]
    for first in range(count):
        row, end = places[0, first], places[1, first] + window
        held, seen = 0.0, np.uint64(0)
        for other in range(first, count):
            if places[0, other] != row or places[1, other] >= end:
                break
            bit = np.uint64(1) << np.uint64(places[2, other])
            if not seen & bit:
                seen |= bit
                held += weights[places[2, other]]
        best[row] = max(best[row], held)
    return best


@kernel
def adjacent(
    places: NDArray[np.int64], weights: NDArray[np.float64], pairs: NDArray[np.float64], rows: int
) -> NDArray[np.float64]:
    """For each paragraph the sum of `pairs` over the columns whose terms follow each other in it, each pair once."""
    gained = np.zeros(rows)
    counted = np.full(pairs.shape, -1)  # the last paragraph in which each pair was counted
    last_row, last_place, last_column = -1, -1, -1
    for number in range(places.shape[1]):
        row, place, column = places[0, number], places[1, number], places[2, number]
        if weights[column] <= 0:
            continue
        if row == last_row and place == last_place + 1 and counted[last_column, column] != row:
            counted[last_column, column] = row
            gained[row] += pairs[last_column, column]
        last_row, last_place, last_column = row, place, column
    return gained
