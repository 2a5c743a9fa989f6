"""Hits and their evidence, read from the segments of a snapshot at once for all rows that a search returned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from index.engine.evidence import Evidence
from index.model import Hit
from index.storage import Documents, ForwardIndex, Segment

_KINDS = 4  # of entries: a row's text, the text before it, the headline, the speakers; as in `Evidence`


@dataclass(frozen=True)
class Hits(Sequence[Hit]):
    """Hits that are made when they are looked at: of many that a search returns, few are."""

    segments: Sequence[Segment]
    ranked: Sequence[tuple[int, float]]
    """Rows and scores; rows of the second segment are numbered after those of the first."""

    def __len__(self) -> int:
        return len(self.ranked)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> Hits: ...
    def __getitem__(self, index: int | slice) -> Hit | Hits:
        if isinstance(index, slice):
            return Hits(self.segments, self.ranked[index])
        number, position = self._locations[index]
        row, score = self.ranked[index]
        return Hit(self.segments[row >= len(self.segments[0])].documents.ids[number], position, score)

    @cached_property
    def _locations(self) -> list[tuple[int, int]]:
        """The number of each hit's article in its segment, and the position there: at once for all of them."""
        rows = np.array([row for row, _ in self.ranked], np.int64)
        in_second = rows >= len(self.segments[0])
        rows[in_second] -= len(self.segments[0])
        numbers, positions = np.zeros_like(rows), np.zeros_like(rows)
        for segment, inside in zip(self.segments, (~in_second, in_second), strict=False):
            first_rows = segment.documents.forward.first_rows
            numbers[inside] = first_rows.searchsorted(rows[inside], side="right") - 1
            positions[inside] = rows[inside] - first_rows[numbers[inside]]
        return list(zip(numbers.tolist(), positions.tolist(), strict=True))


def article_of(documents: Documents, row: int) -> int:
    """Return the number of the article that a row stands in."""
    return int(documents.forward.first_rows.searchsorted(row, side="right")) - 1


def gather(
    segments: Sequence[Segment],
    ranked: Sequence[tuple[int, float]],
    numbers: Sequence[tuple[int, ...]],
    compiled: bool,
) -> Evidence:
    """Return what the rows that a search returned have of some terms, given by their numbers in the segments."""
    rows = np.array([row for row, _ in ranked], np.int64)
    scores = np.array([score for _, score in ranked])
    size = len(segments[0])
    present = np.zeros((_KINDS, len(rows), len(numbers)), np.bool_)
    occurrences: list[NDArray[np.int64]] = []
    reports, unsure = np.zeros(len(rows), np.bool_), np.zeros(len(rows), np.bool_)
    for index, segment in enumerate(segments):
        names = np.flatnonzero((rows >= size) == bool(index)) if len(segments) > 1 else np.arange(len(rows))
        if len(names):
            own_rows, documents = rows[names] - index * size, segment.documents
            terms = np.array([term_numbers[index] for term_numbers in numbers], np.int32)
            mark = _mark_compiled if compiled else _mark
            occurrences.append(mark(documents.forward, own_rows, names, terms, present))
            starts = documents.quotes.starts
            reports[names] = starts[own_rows + 1] > starts[own_rows]
            unsure[names] = documents.unsure[own_rows]
    text, before, headline, speakers = present
    return Evidence(text, before, headline, speakers, reports, unsure, _joined(occurrences), scores, compiled)


def _mark(
    forward: ForwardIndex,
    rows: NDArray[np.int64],
    names: NDArray[np.int64],
    terms: NDArray[np.int32],
    present: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Mark in `present` (kind, row, column) which terms the entries of each kind have of some rows of a segment.

    `names` is what these rows are called there, `terms` the number of each column's term. Return the occurrences in the
    rows' own texts, as `Evidence.occurrences`.
    """
    articles = forward.first_rows.searchsorted(rows, side="right") - 1
    text, first = 2 * rows + articles + 1, forward.first_rows[articles]
    entries = np.concatenate((text, np.where(first == rows, -1, text - 2), 2 * first + articles, text + 1))
    occurrences = forward.occurrences(entries, terms.tolist())
    kinds, numbers = np.divmod(occurrences[0], len(names))
    occurrences[0] = names[numbers]
    present[kinds, occurrences[0], occurrences[2]] = True
    return occurrences[:, kinds == 0]


def _mark_compiled(
    forward: ForwardIndex,
    rows: NDArray[np.int64],
    names: NDArray[np.int64],
    terms: NDArray[np.int32],
    present: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Do as `_mark` does, faster."""
    from index.engine.kernel_evidence import mark

    return mark(forward.data, forward.starts, forward.first_rows, rows, names, terms, present)


def _joined(occurrences: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the occurrences in the own texts of both segments, in the order of the rows."""
    # Kernels are compiled for arrays without gaps alone.
    if len(occurrences) < 2:
        return np.ascontiguousarray(occurrences[0]) if occurrences else np.zeros((3, 0), np.int64)
    joined = np.concatenate(occurrences, axis=1)
    return np.ascontiguousarray(joined[:, np.lexsort((joined[1], joined[0]))])
