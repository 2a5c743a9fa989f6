"""Postings as lists of bytes, decoded for the terms of a question.

What a posting weighs isn't stored: it follows from how often its paragraph's text, the text before it, the headline and
the speakers have the term, and how long these are. Nor are the paragraphs that have a term only before them or in the
headline. The lists of a term are these numbers (`varints.py`):

    the number of paragraphs * 8, + 1 if headlines have it, + 2 if speakers do, + 4 if a text has it more than once
    for each of these three that applies, in this order: how many there are
    headlines: an article and the number of occurrences, for each
    speakers: a row and the number of occurrences, for each
    repeated: an index in the list that follows and the number of occurrences, for each
    the rows whose text has it

An article, a row or an index is the difference from the one before it in its list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.storage.compact.decoded_lists import DecodedLists, Together, Weights
from index.storage.compact.varints import decode_varints, first_varint

FIELD_NAMES = ("text", "speakers", "previous", "headline")
"""The fields of a paragraph, in the order in which their weights are summed."""

RECENT_PER_PARAGRAPH, LEAST_RECENT = 8, 1 << 19
"""How many postings stay decoded in memory, at eight bytes each: so many for each paragraph, or at least the latter."""

_MANY = 0.1  # share of a segment's rows
_FLAGS = 3  # bits of a list's first number, below the number of paragraphs


class Weighing(NamedTuple):
    """How a posting is weighed: see `index/engine/bm25.py`."""

    k1: float
    fields: tuple[tuple[float, float, float], ...]
    """Weight, b and mean length of each of `FIELD_NAMES`; a weight of 0 for a field that isn't used."""

    @classmethod
    def of_array(cls, array: NDArray[np.float64]) -> Weighing:
        """Return the weighing that `to_array` wrote. Raises ValueError if it can't be one."""
        k1, *numbers = array.tolist() or [0.0]
        if len(numbers) != 3 * len(FIELD_NAMES) or not min(k1, *numbers[2::3]) > 0:
            raise ValueError("weights of fields that make no sense")
        return cls(k1, tuple(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)))

    def to_array(self) -> NDArray[np.float64]:
        """Return it as an array."""
        return np.array([self.k1, *(number for field in self.fields for number in field)])

    def gains(self, field: str, lengths: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return how much an occurrence in a field of each length adds to T."""
        weight, b, average = self.fields[FIELD_NAMES.index(field)]
        return np.asarray(weight / (1 - b + b * lengths / average))


@dataclass(frozen=True)
class PostingLists:
    """The postings of a segment's terms. `span` returns where the lists of a term start and end in `data`.

    `entry_starts` and `first_rows` are those of the forward index.
    """

    data: NDArray[np.uint8]
    span: Callable[[int], tuple[int, int]]
    entry_starts: NDArray[np.int64]
    first_rows: NDArray[np.int64]
    weighing: Weighing

    def of(self, number: int) -> Weights:
        """Return the rows with a term, ascending, and their weights; none for -1.

        Decoded lists stay in memory, since questions keep using the same terms. Raises IndexError for damaged lists.
        """
        if number < 0:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        return self._recent.get(number) or self._recent.add(number, self._read(number))

    def frequency(self, number: int) -> int:
        """Return the number of paragraphs whose own text has a term. Raises IndexError for damaged lists."""
        return first_varint(self._lists(number)) >> _FLAGS

    def _lists(self, number: int) -> NDArray[np.uint8]:
        start, end = self.span(number)
        return self.data[start:end]

    def _read(self, number: int) -> Weights:
        values = decode_varints(self._lists(number))
        head, at = int(values[0]), 1
        counts = [0, 0, 0]
        for column in range(3):
            if head >> column & 1:
                counts[column], at = int(values[at]), at + 1
        if min(counts) < 0 or len(values) != at + 2 * sum(counts) + (head >> _FLAGS):
            raise IndexError("postings that the segment doesn't have")
        pairs = values[at : at + 2 * sum(counts)].reshape(-1, 2)
        ids, times = pairs[:, 0], pairs[:, 1]
        articles, speakers, repeats = np.split(np.arange(len(ids)), np.cumsum(counts[:2]))
        rows = np.cumsum(values[at + 2 * sum(counts) :])
        often = np.ones(len(rows), np.int64)
        often[np.cumsum(ids[repeats])] = times[repeats]
        return self._weighed(
            (rows, often),
            (np.cumsum(ids[speakers]), times[speakers]),
            (np.cumsum(ids[articles]), times[articles]),
        )

    def together(self, numbers: Sequence[int]) -> Together:
        """Return what `of` does for several terms in the same arrays, by compiled code."""
        return self._recent.together(numbers, list(map(self.decoded_one, numbers)))

    def decoded_one(self, number: int) -> Weights:
        """Return what `of` does, by compiled code."""
        return self._recent.get(number) or self._recent.add(number, self._decode(number))

    def _decode(self, number: int) -> Weights:
        from index.storage.compact.kernel_lists import decode

        if number < 0:
            return self.of(number)
        rows, weights = decode(self._lists(number), self.first_rows, *self._gains, self.weighing.k1)
        return rows, weights

    def _weighed(self, *lists: tuple[NDArray[np.int64], NDArray[np.int64]]) -> Weights:
        (rows, often), (speaking, spoken), (articles, titled) = lists
        gains = self._gains
        firsts, counts = self.first_rows[articles], np.diff(self.first_rows)[articles]
        if min(int(firsts.min(initial=0)), int(counts.min(initial=0))) < 0 or int(counts.sum()) > len(gains.text):
            raise IndexError("paragraphs that the segment doesn't have")
        under = np.repeat(firsts - (np.cumsum(counts) - counts), counts)
        under += np.arange(int(counts.sum()))
        after = rows + 1
        is_followed = gains.previous[np.minimum(after, len(gains.text) - 1)] > 0
        is_followed &= after < len(gains.text)
        after = after[is_followed]
        everything, places = _numbered((rows, speaking, after, under), len(gains.text))
        t = np.zeros(len(everything))
        t[places[0]] += gains.text[rows] * often
        t[places[1]] += gains.speakers[speaking] * spoken
        t[places[2]] += gains.previous[after] * often[is_followed]
        t[places[3]] += (gains.headline[articles] * titled).repeat(counts)
        k1 = self.weighing.k1
        everything, t = everything[t > 0], t[t > 0]
        return everything.astype(np.int32), ((k1 + 1) * t / (t + k1)).astype(np.float32)

    @cached_property
    def _recent(self) -> DecodedLists:
        return DecodedLists(max(LEAST_RECENT, RECENT_PER_PARAGRAPH * int(self.first_rows[-1])))

    @cached_property
    def _gains(self) -> _Gains:
        return _Gains.of(self)


def _numbered(lists: Sequence[NDArray[np.int64]], size: int) -> tuple[NDArray[np.int64], Sequence[NDArray[np.int64]]]:
    """Return the distinct rows of some lists, ascending, and where each list's are among these.

    For many of the `size` rows, that is all of them: sorting would take longer.
    """
    lengths = list(map(len, lists))
    if sum(lengths) > _MANY * size:
        return np.arange(size), lists
    rows, where = np.unique(np.concatenate(lists), return_inverse=True)
    return rows, np.split(where, np.cumsum(lengths[:-1]))


class _Gains(NamedTuple):
    """How much an occurrence adds to the T of each row: in its text, its speakers, the text before and the headline."""

    text: NDArray[np.float64]
    speakers: NDArray[np.float64]
    previous: NDArray[np.float64]  # 0 where no paragraph of the article is before it
    headline: NDArray[np.float64]  # for each article

    @classmethod
    def of(cls, lists: PostingLists) -> _Gains:
        """Compute them from the lengths of the forward index's entries."""
        counts = np.diff(lists.first_rows)
        lengths, articles = np.diff(lists.entry_starts), np.arange(len(counts))
        texts = 2 * np.arange(int(lists.first_rows[-1])) + np.repeat(articles, counts) + 1
        before = lists.weighing.gains("previous", lengths[texts - 2])
        before[lists.first_rows[:-1][counts > 0]] = 0
        gains = (
            lists.weighing.gains("text", lengths[texts]),
            lists.weighing.gains("speakers", lengths[texts + 1]),
            before,
            lists.weighing.gains("headline", lengths[2 * lists.first_rows[:-1] + articles]),
        )
        for array in gains:
            array.flags.writeable = False
        return cls(*gains)
