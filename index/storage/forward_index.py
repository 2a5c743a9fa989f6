"""The forward index: the terms of each paragraph, from which postings are built, so that merging never rereads text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storage.compact import SplitNumbers


@dataclass(frozen=True, slots=True)
class ForwardIndex:
    """The terms of some articles, as numbers, one entry per text.

    An article has an entry for its headline, then two per paragraph: its own text and the speakers of its quotations.
    The entries are concatenated in `data`; `starts` holds their offsets, and the end. `first_rows` holds the first row
    (paragraph) of each article, and the end.
    """

    data: NDArray[np.int32] | SplitNumbers
    starts: NDArray[np.int64]
    first_rows: NDArray[np.int64]

    @classmethod
    def empty(cls) -> ForwardIndex:
        """Return the forward index of no article."""
        return cls(np.zeros(0, np.int32), np.zeros(1, np.int64), np.zeros(1, np.int64))

    @property
    def row_counts(self) -> NDArray[np.int64]:
        """Number of rows per article. Raises IndexError if `first_rows` don't ascend from 0."""
        counts = np.diff(self.first_rows)
        if int(self.first_rows[0]) != 0 or (len(counts) and int(counts.min()) < 0):
            raise IndexError("paragraphs that the segment doesn't have")
        return counts

    def rows(self, number: int) -> tuple[int, int]:
        """Return the first row of an article, and the row after its last. Raises IndexError for damaged arrays."""
        first, last = self.first_rows[number : number + 2].tolist()
        if not 0 <= first <= last <= len(self.starts):
            raise IndexError("paragraphs that the segment doesn't have")
        return first, last

    def entries(self, field: str) -> NDArray[np.int32]:
        """Return the entry of a field for each row, -1 for none; "previous" is the text of the preceding row."""
        counts = self.row_counts
        articles = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        own = 2 * np.arange(len(articles), dtype=np.int32) + articles + 1
        match field:
            case "text":
                return own
            case "speakers":
                return own + 1
            case "headline":
                return np.repeat((2 * self.first_rows[:-1] + np.arange(len(counts))).astype(np.int32), counts)
            case "previous":
                previous = own - 2
                previous[self.first_rows[:-1][counts > 0]] = -1
                return previous
        raise KeyError(field)

    def lengths(self, entries: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the number of terms in each of `entries`; 0 for -1."""
        if not len(entries):
            return np.zeros(0, np.int32)
        begins, ends = self._spans(entries)
        return (ends - begins).astype(np.int32)

    def concatenated(self, entries: NDArray[np.int32], lengths: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the concatenated terms of `entries`, which have these `lengths`."""
        if not len(entries):
            return np.zeros(0, np.int32)
        begins = np.where(entries < 0, 0, self.starts[entries])
        ends = np.cumsum(lengths, dtype=np.int64)
        offsets = np.repeat(begins - (ends - lengths), lengths) + np.arange(ends[-1])
        return np.asarray(self.data[offsets], np.int32)

    def occurrences(self, entries: NDArray[np.int64], terms: Sequence[int]) -> NDArray[np.int64]:
        """Return where `entries` hold `terms` (distinct; -1 for none), as `Evidence.occurrences`.

        The rows are positions in `entries`; an entry of -1 is empty. For few terms: each one scans all entries.
        """
        begins, lasts = self._spans(entries)
        lengths = lasts - begins
        ends = np.cumsum(lengths)
        data = self.data[np.repeat(begins - (ends - lengths), lengths) + np.arange(int(lengths.sum()))]
        matches = [np.flatnonzero(data == number) for number in terms]
        columns = np.repeat(np.arange(len(terms)), [len(offsets) for offsets in matches])
        offsets = np.concatenate([np.zeros(0, np.int64), *matches])
        order = np.argsort(offsets, kind="stable")
        offsets, columns = offsets[order], columns[order]
        rows = np.searchsorted(ends, offsets, side="right")
        return np.stack([rows, offsets - (ends - lengths)[rows], columns])

    def _spans(self, entries: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where each of `entries` begins and ends in `data`; an empty range for -1.

        Raises IndexError for a range outside `data`: a damaged offset could ask for more memory than there is.
        """
        begins = np.where(entries < 0, 0, self.starts[entries])
        ends = np.where(entries < 0, 0, self.starts[entries + 1])
        if len(entries) and (int(begins.min()) < 0 or int(ends.max()) > len(self.data) or bool((ends < begins).any())):
            raise IndexError("terms that the segment doesn't have")
        return begins, ends

    def take(self, articles: Sequence[int]) -> ForwardIndex:
        """Return the forward index of only these articles: all entries of an article are adjacent."""
        rows = [self.rows(number) for number in articles]
        spans = [
            (2 * first + number, 2 * last + number + 1) for number, (first, last) in zip(articles, rows, strict=True)
        ]
        lengths = [np.diff(self.starts[first : last + 1]) for first, last in spans]
        data = [self.data[self.starts[first] : self.starts[last]] for first, last in spans]
        return ForwardIndex(
            np.concatenate([np.zeros(0, np.int32), *data]),
            np.cumsum(np.concatenate([np.zeros(1, np.int64), *lengths])),
            np.cumsum([0, *(last - first for first, last in rows)], dtype=np.int64),
        )

    def count_terms(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the terms of the paragraphs' own texts, ascending, and how many paragraphs hold each."""
        entries = self.entries("text")
        spans = zip(self.starts[entries], self.starts[entries + 1], strict=True)
        distinct = [np.unique(self.data[start:end]) for start, end in spans]
        terms, counts = np.unique(np.concatenate([self.data[:0], *distinct]), return_counts=True)
        return terms.astype(np.int32), counts.astype(np.int32)

    def matches_in(self, row: int, terms: Collection[int]) -> list[tuple[int, int]]:
        """Return the positions of `terms` in a paragraph's own text, in order, each with the term."""
        entry = 2 * row + int(self.first_rows.searchsorted(row, side="right"))
        return self._matches(int(self.starts[entry]), int(self.starts[entry + 1]), terms)

    def _places_of(self, start: int, end: int, term: int) -> NDArray[np.int64]:
        if isinstance(self.data, SplitNumbers):
            return self.data.places_of(start, end, term)
        return np.flatnonzero(self.data[start:end] == term) + start

    def _matches(self, start: int, end: int, terms: Collection[int]) -> list[tuple[int, int]]:
        if isinstance(self.data, SplitNumbers):
            return self.data.matches(start, end, terms)
        return [(place, term) for place, term in enumerate(self.data[start:end].tolist()) if term in terms]

    def positions_of(self, number: int, term: int) -> list[int]:
        """Return the positions of the paragraphs of the article `number` whose own text holds `term`."""
        first, last = self.rows(number)
        starts = self.starts[2 * first + number : 2 * last + number + 2]
        offsets = self._places_of(int(starts[0]), int(starts[-1]), term)
        entries = starts.searchsorted(offsets, side="right").tolist()  # 1 is the headline, 2 the first paragraph
        return sorted({(entry - 2) // 2 for entry in entries if entry >= 2 and entry % 2 == 0})
