"""Encoding postings from a forward index: which paragraphs, headlines and speakers have each term, and how often.

`posting_lists.py` describes the result and decodes it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from index.storage.compact.varints import encode_varints

HEADLINE, SPEAKERS, TEXT = range(3)
"""Kinds of a forward index's entries, in the order of a term's lists."""

_KINDS = 3
_ID_BITS = 20  # of a row or an article
_SORTED_AT_ONCE, _ENCODED_AT_ONCE = 1 << 21, 1 << 18  # occurrences: each step takes memory for these, not for all
_COUNTED_AT_ONCE = 1 << 20


def encode_lists(
    data: NDArray[np.int32], starts: NDArray[np.int64], first_rows: NDArray[np.int64], size: int
) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """Return the lists of terms with numbers below `size`, one after the other, and where each term's start.

    The arrays are those of a `ForwardIndex` of fewer than a million paragraphs.
    """
    kinds, ids = _entries(first_rows)
    tags = np.repeat(kinds.astype(np.int32) << _ID_BITS | ids, np.diff(starts))
    ends = _ends(data, size)
    parts, offsets, length = [np.zeros(0, np.uint8)], [np.zeros(1, np.int64)], 0
    for first, last in _ranges(ends, 0, size, _SORTED_AT_ONCE):
        inside = np.flatnonzero((data >= first) & (data < last))
        keys = (data[inside].astype(np.int64) - first) * (_KINDS << _ID_BITS) + tags[inside]
        keys.sort()
        for begin, end in _ranges(ends, first, last, _ENCODED_AT_ONCE):
            own = keys[ends[begin] - ends[first] : ends[end] - ends[first]]
            part, bounds = _encode(own - (begin - first) * (_KINDS << _ID_BITS), end - begin)
            parts.append(part)
            offsets.append(bounds[1:] + length)
            length += len(part)
    return np.concatenate(parts), np.concatenate(offsets).astype(np.int32)


def _entries(first_rows: NDArray[np.int64]) -> tuple[NDArray[np.int8], NDArray[np.int32]]:
    """Return the kind of each entry of a forward index, and its row or, for a headline, its article."""
    counts = np.diff(first_rows)
    articles, rows = len(counts), int(first_rows[-1])
    kinds, ids = np.empty(2 * rows + articles, np.int8), np.empty(2 * rows + articles, np.int32)
    headlines = 2 * first_rows[:-1] + np.arange(articles)
    texts = 2 * np.arange(rows) + np.repeat(np.arange(articles), counts) + 1
    for kind, entries, numbers in (
        (HEADLINE, headlines, articles),
        (TEXT, texts, rows),
        (SPEAKERS, texts + 1, rows),
    ):
        kinds[entries], ids[entries] = kind, np.arange(numbers)
    return kinds, ids


def _ends(data: NDArray[np.int32], size: int) -> NDArray[np.int64]:
    """Return how many occurrences there are of the terms before each, and of all."""
    counts = np.zeros(size + 1, np.int64)
    for first in range(0, len(data), _COUNTED_AT_ONCE):
        counts[1:] += np.bincount(data[first : first + _COUNTED_AT_ONCE], minlength=size)
    return np.cumsum(counts)


def _ranges(ends: NDArray[np.int64], first: int, last: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of the terms from `first` to before `last`, with up to `most` occurrences each, or of one term."""
    while first < last:
        fitting = int(np.searchsorted(ends, ends[first] + most, side="right")) - 1
        end = min(last, max(first + 1, fitting))
        yield first, end
        first = end


def _encode(keys: NDArray[np.int64], size: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return the lists of `size` terms, and where each term's start; a key, ascending, is a term, a kind and an id."""
    firsts = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), np.bool_), keys[1:] != keys[:-1])))
    times = np.diff(firsts, append=len(keys))
    keys = keys[firsts]
    groups, ids = keys >> _ID_BITS, keys & ((1 << _ID_BITS) - 1)
    terms, is_text = groups // _KINDS, groups % _KINDS == TEXT
    counts = np.bincount(groups, minlength=_KINDS * size).reshape(size, _KINDS)
    repeats = is_text & (times > 1)
    repeated = np.bincount(terms[repeats], minlength=size)
    extra = np.stack((counts[:, HEADLINE], counts[:, SPEAKERS], repeated), axis=1)
    heads = 1 + (extra > 0).sum(axis=1)
    sizes = heads + 2 * extra.sum(axis=1) + counts[:, TEXT]
    begins = np.cumsum(sizes) - sizes
    values = np.zeros(int(sizes.sum()), np.int64)
    values[begins] = counts[:, TEXT] << 3 | (extra > 0) @ np.array([1, 2, 4])
    places = begins + 1
    for column in range(3):
        present = extra[:, column] > 0
        values[places[present]] = extra[present, column]
        places += present
    # `places` is now where a term's pairs begin.
    gaps = np.where(np.diff(groups, prepend=-1) != 0, ids, np.diff(ids, prepend=0))
    ranks = np.arange(len(keys)) - (np.cumsum(counts.sum(axis=1)) - counts.sum(axis=1))[terms]
    pairs = places[terms[~is_text]] + 2 * ranks[~is_text]
    values[pairs], values[pairs + 1] = gaps[~is_text], times[~is_text]
    others = counts[:, HEADLINE] + counts[:, SPEAKERS]
    ranks -= others[terms]  # of texts, from here on
    of_repeats = terms[repeats]
    is_first = np.diff(of_repeats, prepend=-1) != 0
    pairs = (places + 2 * others)[of_repeats]
    pairs += 2 * (np.arange(len(of_repeats)) - (np.cumsum(repeated) - repeated)[of_repeats])
    values[pairs] = np.where(is_first, ranks[repeats], np.diff(ranks[repeats], prepend=0))
    values[pairs + 1] = times[repeats]
    values[(places + 2 * (others + repeated))[terms[is_text]] + ranks[is_text]] = gaps[is_text]
    data, starts = encode_varints(values)
    return data, starts[np.append(begins, len(values))]
