"""Decoding lists of postings, compiled: `PostingLists.of` for several terms at once.

The arrays come from disk: values that don't fit raise IndexError, and nothing is read or written outside an array.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.compiled import kernel

_NO_ROW = 2**31 - 1
_MOST_BITS = 35  # of a number: see `varints.py`


@kernel
def _read(data: NDArray[np.uint8], place: int, end: int) -> tuple[int, int]:
    """Return the number at a place, and the place after it."""
    value, shift = 0, 0
    while place < end and shift < _MOST_BITS:
        byte = int(data[place])
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, place
        shift += 7
    raise IndexError("postings that the segment doesn't have")


@kernel
def _pairs(
    data: NDArray[np.uint8], place: int, end: int, count: int, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Read pairs of an id and the number of occurrences; ids ascend, and are below `size`.

    Return both, with an id at their end that is higher than any, and the place after them.
    """
    ids, times = np.full(count + 1, _NO_ROW), np.zeros(count + 1, np.int64)
    last = -1
    for number in range(count):
        gap, place = _read(data, place, end)
        times[number], place = _read(data, place, end)
        last = gap if number == 0 else last + gap
        if last >= size or (gap == 0 and number > 0):
            raise IndexError("a paragraph that the segment doesn't have")
        ids[number] = last
    return ids, times, place


@kernel
def _rows(data: NDArray[np.uint8], place: int, end: int, count: int, size: int) -> NDArray[np.int64]:
    """Read ascending rows below `size`, and append one that is higher than any."""
    rows = np.full(count + 1, _NO_ROW)
    last = -1
    for number in range(count):
        gap, place = _read(data, place, end)
        last = gap if number == 0 else last + gap
        if last >= size or (gap == 0 and number > 0):
            raise IndexError("a paragraph that the segment doesn't have")
        rows[number] = last
    return rows


@kernel
def _rows_under(
    articles: NDArray[np.int64],
    times: NDArray[np.int64],
    first_rows: NDArray[np.int64],
    headline: NDArray[np.float64],
    size: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the rows of articles whose headlines have a term so many times, and how much that adds to each."""
    count = 0
    for article in articles[:-1]:
        if first_rows[article] < 0 or first_rows[article + 1] > size or first_rows[article + 1] < first_rows[article]:
            raise IndexError("paragraphs that the segment doesn't have")
        count += first_rows[article + 1] - first_rows[article]
    if count > size:
        raise IndexError("paragraphs that the segment doesn't have")
    rows, gains = np.full(count + 1, _NO_ROW), np.zeros(count + 1)
    count = 0
    for number in range(len(articles) - 1):
        article = articles[number]
        for row in range(first_rows[article], first_rows[article + 1]):
            rows[count], gains[count] = row, headline[article] * times[number]
            count += 1
    return rows, gains


@kernel
def _weigh(
    text_rows: NDArray[np.int64],
    repeated: NDArray[np.int64],
    repeats: NDArray[np.int64],
    speaking: NDArray[np.int64],
    spoken: NDArray[np.int64],
    titled: NDArray[np.int64],
    title_gains: NDArray[np.float64],
    text: NDArray[np.float64],
    speakers: NDArray[np.float64],
    previous: NDArray[np.float64],
    k1: float,
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Merge the lists of a term, each of which ends with a row that is higher than any; return rows and weights."""
    most = 2 * len(text_rows) + len(speaking) + len(titled)
    rows, weights = np.empty(most, np.int32), np.empty(most, np.float32)
    count, texts, again, spoke, under = 0, 0, 0, 0, 0
    after, before = _NO_ROW, 0  # the row after a text that has the term, and how often that does
    while True:
        row = min(min(text_rows[texts], after), min(speaking[spoke], titled[under]))
        if row == _NO_ROW:
            return rows[:count], weights[:count]
        t, earlier = 0.0, 0
        if row == after:
            earlier, after = before, _NO_ROW
        if row == text_rows[texts]:
            times = 1
            if texts == repeated[again]:
                times = repeats[again]
                again += 1
            t += text[row] * times
            if row + 1 < len(previous) and previous[row + 1] > 0:
                after, before = row + 1, times
            texts += 1
        if row == speaking[spoke]:
            t += speakers[row] * spoken[spoke]
            spoke += 1
        if earlier:
            t += previous[row] * earlier
        if row == titled[under]:
            t += title_gains[under]
            under += 1
        if t > 0:
            rows[count], weights[count] = row, (k1 + 1) * t / (t + k1)
            count += 1


@kernel
def decode(
    data: NDArray[np.uint8],
    first_rows: NDArray[np.int64],
    text: NDArray[np.float64],
    speakers: NDArray[np.float64],
    previous: NDArray[np.float64],
    headline: NDArray[np.float64],
    k1: float,
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return the rows and weights of the term whose lists are `data`.

    The arrays before `k1` say how much an occurrence adds to the T of each row, or of each row of an article.
    """
    end, size = len(data), len(text)
    head, place = _read(data, 0, end)
    counts = np.zeros(3, np.int64)
    for kind in range(3):
        if head >> kind & 1:
            counts[kind], place = _read(data, place, end)
    if (head >> 3) + counts.sum() > end:
        raise IndexError("postings that the segment doesn't have")
    articles, times, place = _pairs(data, place, end, counts[0], len(headline))
    titled, title_gains = _rows_under(articles, times, first_rows, headline, size)
    speaking, spoken, place = _pairs(data, place, end, counts[1], size)
    repeated, repeats, place = _pairs(data, place, end, counts[2], head >> 3)
    text_rows = _rows(data, place, end, head >> 3, size)
    return _weigh(
        text_rows, repeated, repeats, speaking, spoken, titled, title_gains, text, speakers, previous, k1
    )  # fmt: skip
