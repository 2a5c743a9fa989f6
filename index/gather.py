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

from index.documents import Documents
from index.engine import Hit
from index.evidence import Evidence, held
from index.part import Part

_TEXT, _BEFORE, _HEADLINE, _SPEAKERS = range(4)


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
    kinds: list[list[NDArray[np.int64]]] = []
    reports = np.zeros(len(rows), np.bool_)
    for place, part in enumerate(parts):
        here = np.flatnonzero((rows >= size) == bool(place))
        if len(here):
            inside = rows[here] - place * size
            kinds.append(_occurrences(part.documents, inside, here, [each[place] for each in numbers], compiled))
            starts = part.documents.quotes.starts
            reports[here] = starts[inside + 1] > starts[inside]
    own, *others = _joined(kinds)
    own = np.ascontiguousarray(own)  # kernels are compiled for such arrays
    shape = len(rows), len(numbers)
    before, headline, speakers = (held(each, *shape) for each in others)
    return Evidence(held(own, *shape), before, headline, speakers, reports, own, scores, compiled)


def _occurrences(
    documents: Documents,
    inside: NDArray[np.int64],
    rows: NDArray[np.int64],
    numbers: Sequence[int],
    compiled: bool,
) -> list[NDArray[np.int64]]:
    """Where the terms stand in each kind of segment; `inside` are rows of the part, `rows` what they are called."""
    first_rows = documents.kept.first_rows
    articles = first_rows.searchsorted(inside, side="right") - 1
    text, first = 2 * inside + articles + 1, first_rows[articles]
    segments = (text, np.where(first == inside, -1, text - 2), 2 * first + articles, text + 1)
    kept, wanted = documents.kept, np.concatenate(segments)
    if compiled:
        from index import kernel_evidence

        places = kernel_evidence.occurrences(kept.data, kept.starts, wanted, np.array(numbers, np.int32))
    else:
        places = kept.occurrences(wanted, numbers)
    kinds, here = np.divmod(places[0], len(rows))
    places[0] = rows[here]
    ends = kinds.searchsorted((_TEXT, _BEFORE, _HEADLINE, _SPEAKERS), side="right").tolist()
    return [places[:, begin:end] for begin, end in zip((0, *ends[:-1]), ends, strict=True)]


def _joined(kinds: Sequence[Sequence[NDArray[np.int64]]]) -> list[NDArray[np.int64]]:
    """The occurrences of both parts, for each kind, in the order of the rows."""
    if not kinds:
        return [np.zeros((3, 0), np.int64)] * 4
    if len(kinds) == 1:
        return list(kinds[0])
    joined = [np.concatenate(each, axis=1) for each in zip(*kinds, strict=True)]
    return [each[:, np.lexsort((each[1], each[0]))] for each in joined]
