"""Hits and their evidence, read from the parts of a snapshot at once for all rows that a search found.

Rows are snapshot.py's own, see `bm25.py`: those of the second part are numbered after those of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from index.documents import Documents, Kept
from index.evidence import Evidence
from index.model import Hit
from index.part import Part

_KINDS = 4  # of segments: a row's text, the text before it, the headline, the speakers; as in `Evidence`


@dataclass(frozen=True)
class Hits(Sequence[Hit]):
    """Hits that are made when they are looked at: of many that a search finds, few are."""

    parts: Sequence[Part]
    found: Sequence[tuple[int, float]]  # rows and scores

    def __len__(self) -> int:
        return len(self.found)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> Hits: ...
    def __getitem__(self, place: int | slice) -> Hit | Hits:
        if isinstance(place, slice):
            return Hits(self.parts, self.found[place])
        number, position = self._places[place]
        row, score = self.found[place]
        return Hit(self.parts[row >= len(self.parts[0])].documents.ids[number], position, score)

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Of each hit the number of its article in its part, and the position there: at once for all of them."""
        rows = np.array([row for row, _ in self.found], np.int64)
        second = rows >= len(self.parts[0])
        rows[second] -= len(self.parts[0])
        numbers, positions = np.zeros_like(rows), np.zeros_like(rows)
        for part, here in zip(self.parts, (~second, second), strict=False):
            first_rows = part.documents.kept.first_rows
            numbers[here] = first_rows.searchsorted(rows[here], side="right") - 1
            positions[here] = rows[here] - first_rows[numbers[here]]
        return list(zip(numbers.tolist(), positions.tolist(), strict=True))


def article_of(documents: Documents, row: int) -> int:
    """The number of the article that a row stands in."""
    return int(documents.kept.first_rows.searchsorted(row, side="right")) - 1


def gather(
    parts: Sequence[Part], found: Sequence[tuple[int, float]], numbers: Sequence[tuple[int, ...]], compiled: bool
) -> Evidence:
    """What the rows that were found hold of some terms, which have these numbers in the parts, see `bm25.py`."""
    rows = np.array([row for row, _ in found], np.int64)
    scores = np.array([score for _, score in found])
    size = len(parts[0])
    held = np.zeros((_KINDS, len(rows), len(numbers)), np.bool_)
    own: list[NDArray[np.int64]] = []
    reports, unsure = np.zeros(len(rows), np.bool_), np.zeros(len(rows), np.bool_)
    for place, part in enumerate(parts):
        here = np.flatnonzero((rows >= size) == bool(place)) if len(parts) > 1 else np.arange(len(rows))
        if len(here):
            inside, documents = rows[here] - place * size, part.documents
            wanted = np.array([each[place] for each in numbers], np.int32)
            own.append((_mark_compiled if compiled else _mark)(documents.kept, inside, here, wanted, held))
            starts = documents.quotes.starts
            reports[here] = starts[inside + 1] > starts[inside]
            unsure[here] = documents.unsure[inside]
    text, before, headline, speakers = held
    return Evidence(text, before, headline, speakers, reports, unsure, _joined(own), scores, compiled)


def _mark(
    kept: Kept, rows: NDArray[np.int64], names: NDArray[np.int64], wanted: NDArray[np.int32], held: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Marks in `held` (kind, row, column) which terms the segments of each kind hold of some rows of a part.

    `names` is what these rows are called there, `wanted` the number of each column's term. Gives the occurrences in the
    rows' own texts, as `Evidence.places`.
    """
    articles = kept.first_rows.searchsorted(rows, side="right") - 1
    text, first = 2 * rows + articles + 1, kept.first_rows[articles]
    segments = np.concatenate((text, np.where(first == rows, -1, text - 2), 2 * first + articles, text + 1))
    places = kept.occurrences(segments, wanted.tolist())
    kinds, found = np.divmod(places[0], len(names))
    places[0] = names[found]
    held[kinds, places[0], places[2]] = True
    return places[:, kinds == 0]


def _mark_compiled(
    kept: Kept, rows: NDArray[np.int64], names: NDArray[np.int64], wanted: NDArray[np.int32], held: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """The same, quicker."""
    from index import kernel_evidence

    return kernel_evidence.mark(kept.data, kept.starts, kept.first_rows, rows, names, wanted, held)


def _joined(own: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """The occurrences in the own texts of both parts, in the order of the rows."""
    # Kernels are compiled for arrays without gaps alone.
    if len(own) < 2:
        return np.ascontiguousarray(own[0]) if own else np.zeros((3, 0), np.int64)
    joined = np.concatenate(own, axis=1)
    return np.ascontiguousarray(joined[:, np.lexsort((joined[1], joined[0]))])
