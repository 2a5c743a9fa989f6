"""Hits and their evidence, read from a snapshot's segments for all rows of a search result at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from index.engine.evidence import Evidence
from index.model import Hit
from index.storage import Documents, ForwardIndex, Segment, parts_of

_KINDS = 6  # of entries: a row's text, the text before it, the headline, the speakers, the lead, the text after it
_MOST_PARAGRAPHS = 500
"""Number of leading paragraphs of an article in which its terms are counted: one may be as long as a book."""


_SEGMENT = 1 << 40  # to combine an article's number with its segment: more than a segment has


@dataclass(frozen=True)
class Hits(Sequence[Hit]):
    """Hits created on access: a search returns many, of which few are read."""

    segments: Sequence[Segment]
    ranked: Sequence[tuple[int, float]]
    """Rows and scores; rows of the second segment are numbered after those of the first."""

    def __len__(self) -> int:
        return len(self.ranked)

    def __iter__(self) -> Iterator[Hit]:
        for (article_id, position), (_, score) in zip(self._locations, self.ranked, strict=True):
            yield Hit(article_id, position, score)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> Hits: ...
    def __getitem__(self, index: int | slice) -> Hit | Hits:
        if isinstance(index, slice):
            return Hits(self.segments, self.ranked[index])
        return Hit(*self._locations[index], self.ranked[index][1])

    @cached_property
    def _locations(self) -> list[tuple[str, int]]:
        """Article id and position of each hit, computed for all at once."""
        rows = np.array([row for row, _ in self.ranked], np.int64)
        in_second = rows >= len(self.segments[0])
        rows[in_second] -= len(self.segments[0])
        ids, positions = np.empty(len(rows), np.object_), np.zeros_like(rows)
        for segment, inside in zip(self.segments, (~in_second, in_second), strict=False):
            first_rows = segment.documents.forward.first_rows
            numbers = first_rows.searchsorted(rows[inside], side="right") - 1
            ids[inside] = segment.documents.ids.take(numbers)
            positions[inside] = rows[inside] - first_rows[numbers]
        return list(zip(ids.tolist(), positions.tolist(), strict=True))


def article_of(documents: Documents, row: int) -> int:
    """Return the number of the article that a row belongs to."""
    return int(documents.forward.first_rows.searchsorted(row, side="right")) - 1


def gather(
    segments: Sequence[Segment],
    ranked: Sequence[tuple[int, float]],
    numbers: Sequence[tuple[int, ...]],
    compiled: bool,
) -> Evidence:
    """Gather the evidence of a search's rows for some terms, given by their numbers in the segments."""
    rows = np.array([row for row, _ in ranked], np.int64)
    scores = np.array([score for _, score in ranked])
    size = len(segments[0])
    present = np.zeros((_KINDS, len(rows), len(numbers)), np.bool_)
    occurrences: list[NDArray[np.int64]] = []
    reports, unsure = np.zeros(len(rows), np.bool_), np.zeros(len(rows), np.bool_)
    lengths, article_numbers = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
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
            first_rows, entry_starts = documents.forward.first_rows, documents.forward.starts
            in_segment = first_rows.searchsorted(own_rows, side="right") - 1
            texts = 2 * own_rows + in_segment + 1
            lengths[names] = entry_starts[texts + 1] - entry_starts[texts]
            article_numbers[names] = in_segment + index * _SEGMENT
    articles, distinct = _number(article_numbers)
    counts, sizes = _count_in_articles(segments, distinct, numbers, compiled)
    own, before, headline, speakers, lead, after = present
    return Evidence(
        own=own,
        before=before,
        headline=headline,
        speakers=speakers,
        lead=lead,
        after=after,
        reports=reports,
        unsure=unsure,
        lengths=lengths,
        occurrences=_joined(occurrences),
        scores=scores,
        articles=articles,
        article_counts=counts,
        article_lengths=sizes,
        compiled=compiled,
    )


def _number(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number the keys from 0 in the order of first appearance; return each key's number, and the keys in order."""
    distinct, first, which = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(first)
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places[which], distinct[order]


def _count_in_articles(
    segments: Sequence[Segment], articles: NDArray[np.int64], numbers: Sequence[tuple[int, ...]], compiled: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count each article's paragraphs, and those of them that have each term."""
    counts, sizes = np.zeros((len(articles), len(numbers)), np.int64), np.zeros(len(articles), np.int64)
    for index, segment in enumerate(segments):
        names = np.flatnonzero(articles // _SEGMENT == index)
        if len(names):
            forward, in_segment = segment.documents.forward, articles[names] % _SEGMENT
            sizes[names] = forward.first_rows[in_segment + 1] - forward.first_rows[in_segment]
            terms = np.array([term_numbers[index] for term_numbers in numbers], np.int32)
            count = _count_compiled if compiled else _count
            counts[names] = count(forward, in_segment, terms)
    return counts, sizes


def _count(forward: ForwardIndex, articles: NDArray[np.int64], terms: NDArray[np.int32]) -> NDArray[np.int64]:
    """Count the paragraphs of each article that have each term."""
    first = forward.first_rows[articles]
    lengths = np.minimum(forward.first_rows[articles + 1] - first, _MOST_PARAGRAPHS)  # repeat() refuses negative ones
    names = np.repeat(np.arange(len(articles)), lengths)
    rows = np.arange(len(names)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + first[names]
    places, _, columns = forward.occurrences(2 * rows + articles[names] + 1, terms.tolist())
    once = np.unique(places * len(terms) + columns)  # a term counts once per paragraph
    pairs = names[once // len(terms)] * len(terms) + once % len(terms)
    return np.bincount(pairs, minlength=len(articles) * len(terms)).reshape(len(articles), len(terms))


def _count_compiled(forward: ForwardIndex, articles: NDArray[np.int64], terms: NDArray[np.int32]) -> NDArray[np.int64]:
    """Do the same as `_count`, faster."""
    from index.engine.kernel_evidence import count

    return count(*parts_of(forward.data), forward.starts, forward.first_rows, articles, terms, _MOST_PARAGRAPHS)


def _mark(
    forward: ForwardIndex,
    rows: NDArray[np.int64],
    names: NDArray[np.int64],
    terms: NDArray[np.int32],
    present: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Mark in `present` (kind, row, column) which terms the entries of each kind hold, for some rows of a segment.

    `names` are the indexes of these rows in `present`, `terms` the number of each column's term. Return the occurrences
    in the rows' own texts, as `Evidence.occurrences`.
    """
    articles = forward.first_rows.searchsorted(rows, side="right") - 1
    text, first = 2 * rows + articles + 1, forward.first_rows[articles]
    before = np.where(first == rows, -1, text - 2)
    after = np.where(forward.first_rows[articles + 1] == rows + 1, -1, text + 2)
    entries = np.concatenate((text, before, 2 * first + articles, text + 1, 2 * first + articles + 1, after))
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
    """Do the same as `_mark`, faster."""
    from index.engine.kernel_evidence import mark

    return mark(*parts_of(forward.data), forward.starts, forward.first_rows, rows, names, terms, present)


def _joined(occurrences: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the occurrences in the own texts of both segments, in row order."""
    # Kernels are compiled only for contiguous arrays.
    if len(occurrences) < 2:
        return np.ascontiguousarray(occurrences[0]) if occurrences else np.zeros((3, 0), np.int64)
    joined = np.concatenate(occurrences, axis=1)
    return np.ascontiguousarray(joined[:, np.lexsort((joined[1], joined[0]))])
