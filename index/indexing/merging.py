"""Merging new articles and those of another snapshot's segments, in order, into one segment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.indexing.plan import Fresh, Plan
from index.indexing.prepare import Prepared
from index.indexing.workers import Workers
from index.storage import KERNELS, DocumentSource, Segment, SegmentWriter, StoredSnapshot, Written

_FRESH = -1  # instead of the index of a segment
_PART = 100  # articles that are copied at a time, at most, between two steps of the progress


@dataclass(frozen=True, slots=True)
class Entry:
    """An article to merge: its sort key, and where it comes from."""

    key: tuple[int, str]
    segment: int
    """Index of its segment, 0 for the base."""
    number: int
    """Its number there."""


def order_entries(snapshot: StoredSnapshot, segments: Iterable[int], omitted: Collection[str]) -> list[Entry]:
    """Return the articles of these segments of `snapshot` without tombstones, and without those in `omitted`."""
    dead = set(snapshot.tombstones.articles.tolist())
    entries = []
    for index in segments:
        if index >= len(snapshot.segments):
            continue
        documents = snapshot.segments[index].documents
        moments = documents.moments.tolist()
        for number, article_id in enumerate(documents.ids):
            if article_id not in omitted and (index or number not in dead):
                entries.append(Entry((-moments[number], article_id), index, number))
    return entries


def write_segment(
    folder: Path,
    plan: Plan,
    fresh: Fresh,
    segments: Sequence[Segment],
    entries: Sequence[Entry],
    averages: Sequence[float] | None = None,
) -> Written:
    """Write a segment into `folder`, merging the `fresh` articles and `entries` of `segments` in order.

    `averages` are the mean field lengths for the weights; None for those of this segment.
    """
    workers = plan.workers or Workers(1, plan.fields, folder.parents[2] / KERNELS)
    entries = sorted(
        [*entries, *(Entry(key, _FRESH, number) for number, key in enumerate(fresh.keys))], key=lambda entry: entry.key
    )
    with SegmentWriter(folder, plan.fields) as writer:
        sources = _Sources(writer, workers.prepare(fresh.fetch(fresh.ids), len(fresh.keys)), plan.note)
        for index, segment in enumerate(segments):
            sources.open(index, segment, [entry.number for entry in entries if entry.segment == index])
        written = count(1)
        for index, run in groupby(entries, key=lambda entry: entry.segment):
            for copied in _copy(sources, index, [entry.number for entry in run]):
                for _ in range(copied):
                    plan.done(next(written))
        return writer.finish(averages, sources.rows >= workers.compiled_from, workers.count, plan.merged)


def _copy(sources: _Sources, index: int, numbers: Sequence[int]) -> Iterator[int]:
    """Copy articles of a segment, or fresh ones; yield the number of those that were, part by part."""
    if index == _FRESH:
        left = len(numbers)
        while left:
            copied = sources.copy_fresh(min(_PART, left))
            left -= copied
            yield copied
        return
    for first, last in _stretches(numbers):
        for start in range(first, last, _PART):
            end = min(start + _PART, last)
            sources.copy(index, start, end)
            yield end - start


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield ascending numbers as ranges: the first number of each, and the one after its last."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1] + 1


class _Sources:
    """The sources of a segment's articles: segments of another snapshot, and a stream of prepared batches."""

    def __init__(self, writer: SegmentWriter, prepared: Iterator[Prepared], note: Callable[[str], None]) -> None:
        self.rows = 0
        self._note = note
        self._writer = writer
        self._prepared = prepared
        self._opened: dict[int, DocumentSource] = {}
        self._numbers: dict[str, NDArray[np.int32]] = {}
        self._batch: DocumentSource | None = None
        self._next = 0

    def open(self, index: int, segment: Segment, articles: Sequence[int]) -> None:
        """Announce the articles of a segment to copy: terms that none of them has are left out."""
        forward, terms = segment.documents.forward, segment.postings.terms
        used = np.zeros(len(terms), np.bool_)
        for first, last in _stretches(articles):
            entries = (2 * int(forward.first_rows[number]) + number for number in (first, last))
            begin, end = (int(forward.starts[entry]) for entry in entries)
            used[forward.data[begin:end]] = True
        numbers = np.full(len(terms), -1, np.int32)
        numbers[used] = self._writer.number_terms(terms.take(np.flatnonzero(used)))
        self._opened[index] = self._writer.source(segment.documents, numbers)

    def copy(self, index: int, first: int, last: int) -> None:
        """Copy articles of an open segment."""
        self._add(self._opened[index], first, last)

    def copy_fresh(self, most: int) -> int:
        """Copy up to `most` of the next prepared articles, of one batch; return their number, which isn't 0."""
        if self._batch is None or self._next == len(self._batch.documents):
            self._batch, self._next = self._open(next(self._prepared)), 0
        copied = min(most, len(self._batch.documents) - self._next)
        self._add(self._batch, self._next, self._next + copied)
        self._next += copied
        return copied

    def _open(self, prepared: Prepared) -> DocumentSource:
        for words in prepared.notes:
            self._note(words)
        earlier = self._numbers.get(prepared.source, np.zeros(0, np.int32))
        numbers = np.concatenate([earlier, self._writer.number_terms(prepared.new_terms)])
        self._numbers[prepared.source] = numbers
        return self._writer.source(prepared.documents, numbers)

    def _add(self, source: DocumentSource, first: int, last: int) -> None:
        first_rows = source.documents.forward.first_rows
        self.rows += int(first_rows[last] - first_rows[first])
        self._writer.add(source, first, last)
