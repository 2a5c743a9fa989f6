"""The rows of a snapshot's segments that a search may return: those within its limits and without a tombstone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.engine.bm25 import Rows
from index.engine.memo import Memo
from index.model import Limits
from index.storage import ALL_ROWS, UNDATED, Segment, microseconds

_OUTLETS_REMEMBERED = 16  # sets of outlets


class RowFilter:
    """A filter for the rows within the limits of a search. Immutable except for its cache; thread-safe.

    `alive` is False for each row of the base with a tombstone; empty if there are no tombstones.
    """

    def __init__(self, segments: Sequence[Segment], alive: NDArray[np.bool_]) -> None:
        self._segments = segments
        self._alive = alive
        self._negated_moments = [-segment.documents.moments for segment in segments]  # ascending, for searchsorted
        self._of_outlets: Memo[frozenset[str], list[tuple[NDArray[np.bool_], float]]] = Memo(_OUTLETS_REMEMBERED)

    def rows(self, index: int, limits: Limits) -> Rows:
        """Return the rows of the segment `index` (0: the base) within `limits`."""
        moments, first_rows = self._negated_moments[index], self._segments[index].documents.forward.first_rows
        first, last = 0, len(moments)
        if limits.since is not None or limits.until is not None:
            last = int(np.searchsorted(moments, -UNDATED))
        if limits.until is not None:
            first = int(np.searchsorted(moments, -microseconds(limits.until), side="right"))
        if limits.since is not None:
            last = int(np.searchsorted(moments, -microseconds(limits.since), side="right"))
        allowed, share = self._allowed_by_outlet(index, limits.outlets)
        undated = int(np.searchsorted(moments, -UNDATED)) if limits.undated else len(moments)
        rows = Rows(int(first_rows[first]), int(first_rows[max(first, last)]), allowed, share)
        return self._narrowed(index, rows, int(first_rows[undated]), limits)

    def articles(self, index: int, rows: Rows) -> Iterator[int]:
        """Yield the numbers of the articles of the segment `index` with paragraphs among `rows`, in order."""
        first_rows = self._segments[index].documents.forward.first_rows
        for number in range(int(np.searchsorted(first_rows, rows.first, side="left")), len(first_rows) - 1):
            first = int(first_rows[number])
            if first >= rows.last:
                return
            if first < int(first_rows[number + 1]) and (not len(rows.allowed) or rows.allowed[first]):
                yield number

    def order_key(self, index: int, number: int) -> tuple[int, str]:
        """Return the sort key of an article, as `documents.order_key` does."""
        return int(self._negated_moments[index][number]), self._segments[index].documents.ids[number]

    def _narrowed(self, index: int, rows: Rows, first_undated: int, limits: Limits) -> Rows:
        """Return `rows` and those from `first_undated` on, restricted to the articles that `limits` select."""
        size = len(self._segments[index])
        if first_undated == size and limits.articles is None and not limits.without:
            return rows
        allowed = rows.allowed.copy() if len(rows.allowed) else np.ones(size, np.bool_)
        last = size if first_undated < size else rows.last
        allowed[rows.last : first_undated] = False
        if limits.articles is not None:
            allowed &= self._rows_of(index, limits.articles)
        if limits.without:
            allowed &= ~self._rows_of(index, limits.without)
        return Rows(rows.first, last, allowed, float(allowed.mean()) if size else 0.0)

    def _rows_of(self, index: int, articles: frozenset[str]) -> NDArray[np.bool_]:
        """Return for each row of a segment whether it belongs to one of these articles."""
        segment = self._segments[index]
        marked = np.zeros(len(segment), np.bool_)
        for number in map(segment.number, articles):
            if number >= 0:
                rows = segment.documents.rows(number)
                marked[rows.start : rows.stop] = True
        return marked

    def _allowed_by_outlet(self, index: int, outlets: frozenset[str] | None) -> tuple[NDArray[np.bool_], float]:
        """Return for each row whether it has no tombstone and is from one of these outlets, and the share that is."""
        if outlets is None:
            return (ALL_ROWS if index else self._alive), 1.0
        return self._of_outlets.get(outlets, self._find_outlets)[index]

    def _find_outlets(self, outlets: frozenset[str]) -> list[tuple[NDArray[np.bool_], float]]:
        allowed = [_rows_of_outlets(segment, outlets) for segment in self._segments]
        if len(self._alive):
            allowed[0][0][~self._alive] = False
        return allowed


def _rows_of_outlets(segment: Segment, outlets: frozenset[str]) -> tuple[NDArray[np.bool_], float]:
    documents = segment.documents
    chosen = np.array([*(name in outlets for name in documents.outlet_names), False])  # the last: no outlet
    allowed = np.repeat(chosen[documents.outlets], documents.forward.row_counts)
    return allowed, float(allowed.mean()) if len(allowed) else 0.0
