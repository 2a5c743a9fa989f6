"""Articles to snapshots: written whole, and published at once.

A snapshot is drafted beside the others and becomes the current one by replacing CURRENT, after everything is on the
disk: a reader sees the old one or the new one. Only the holder of the index lock may write.

What was made of an article once (its quotes, its terms) is copied from the snapshot before. Where that is large and
little has changed, its base is taken over as it is, by links to its files, and only the addition is written.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import SUFFIX, save
from index.bm25 import COMPILED_FROM
from index.documents import Kept, order_key
from index.draft import Draft
from index.model import Article
from index.part import Part, PartWriter, Source, Written, open_part
from index.postings import FIELDS, Field
from index.prepare import Prepared
from index.snapshot import ADDITION, BASE, KERNELS, REMOVED, Snapshot
from index.workers import Workers

ADDITION_SHARE = 0.05
"""An addition that holds more of the base's paragraphs than this is merged into it."""

DRIFT = 0.01
"""So far may the mean length of a field be from the one that the weights were made with, until all is merged."""

_NOTHING = Kept(np.zeros(0, np.int32), np.zeros(1, np.int64), np.zeros(1, np.int64))
_FRESH = -1  # in place of the number of a part
_Done = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Fresh:
    """Articles that are new or changed: their places in the order, and a way to get them, in that order.

    `fetch` is given ids and must give all articles of these ids, in the same order.
    """

    keys: Sequence[tuple[int, str]]  # see `documents.order_key`, ascending
    fetch: Callable[[Sequence[str]], Iterable[Article]]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Fresh:
        """Articles that are in memory."""
        held = {article.id: article for article in articles}
        keys = sorted(order_key(article.published, article.id) for article in held.values())
        return cls(keys, lambda ids: (held[name] for name in ids))


@dataclass(frozen=True, slots=True)
class Plan:
    """How a snapshot is written: `state` names what it was built from, `done` is told how many articles are ready.

    `workers` prepare the articles; without any, this process does.
    """

    state: str
    done: _Done = lambda _: None
    fields: Sequence[Field] = FIELDS
    workers: Workers | None = None


def write(
    folder: Path,
    articles: Iterable[Article],
    state: str,
    done: _Done = lambda _: None,
    fields: Sequence[Field] = FIELDS,
    workers: int = 1,
) -> Path:
    """Builds a snapshot of `articles` alone under `folder` and publishes it. Returns where it lies.

    A write that ends early, by whatever error, leaves the current snapshot as it was.
    """
    with Workers(workers, fields, folder.parent / KERNELS) as started:
        return write_base(folder, Fresh.of(articles), Plan(state, done, fields, started))


def write_base(
    folder: Path, fresh: Fresh, plan: Plan, kept: Snapshot | None = None, gone: Collection[str] = ()
) -> Path:
    """Publishes a snapshot with a new base: of the `fresh` articles, and of those of `kept`.

    The latter's with ids in `gone`, or that a fresh one replaces, are left out.
    """
    parts = kept.parts if kept else ()
    entries = _entries(kept, range(len(parts)), {*gone, *(name for _, name in fresh.keys)})
    with Draft(folder, plan.state, plan.fields) as draft:
        written = _write_part(draft, plan, BASE, fresh, parts, entries)
        _write_removed(draft, [], _NOTHING)
        base = open_part(draft.path / BASE)
        return draft.publish([base], np.zeros(0, np.int32), draft.name, written.averages, 0.0)


def write_addition(folder: Path, fresh: Fresh, plan: Plan, current: Snapshot, gone: Collection[str] = ()) -> Path:
    """Publishes a snapshot with the base of `current` and an addition: the old one's articles and the `fresh` ones.

    Those with ids in `gone`, or that a fresh one replaces, are left out. The weights are made with the mean lengths of
    the base.
    """
    gone = {*gone, *(name for _, name in fresh.keys)}
    removed = _removed(current, gone)
    left_out = current.parts[0].documents.kept.take(removed)
    averages = current.manifest.averages
    with Draft(folder, plan.state, plan.fields) as draft:
        draft.take_over(current, BASE)
        written = _write_part(draft, plan, ADDITION, fresh, current.parts, _entries(current, [1], gone), averages)
        _write_removed(draft, removed, left_out)
        addition = open_part(draft.path / ADDITION)
        return draft.publish(
            [current.parts[0], addition],
            np.array(removed, np.int32),
            current.manifest.base,
            averages,
            _drift(plan.fields, averages, len(current.parts[0]), left_out, written),
        )


def is_outgrown(snapshot: Snapshot) -> bool:
    """Whether the addition should be merged into the base."""
    held = snapshot.manifest
    return held.added + held.removed > ADDITION_SHARE * len(snapshot.parts[0]) or held.drifted > DRIFT


def takes_additions(snapshot: Snapshot) -> bool:
    """Whether the base is so large that an addition pays; a smaller snapshot is copied as a whole just as quickly."""
    return len(snapshot.parts[0]) >= COMPILED_FROM


# -- what goes into a part


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article on its way into a part: its place in the order, and where it comes from."""

    key: tuple[int, str]
    part: int  # or _FRESH
    number: int


def _entries(kept: Snapshot | None, places: Iterable[int], gone: Collection[str]) -> list[_Entry]:
    """The articles of these parts of a snapshot but for those in `gone`."""
    if kept is None:
        return []
    removed = set(kept.removed.tolist())
    entries = []
    for place in places:
        if place >= len(kept.parts):
            continue
        documents = kept.parts[place].documents
        moments = documents.moments.tolist()
        for number, name in enumerate(documents.ids):
            if name not in gone and (place or number not in removed):
                entries.append(_Entry((-moments[number], name), place, number))
    return entries


def _write_part(
    draft: Draft,
    plan: Plan,
    name: str,
    fresh: Fresh,
    parts: Sequence[Part],
    entries: list[_Entry],
    averages: Sequence[float] | None = None,
) -> Written:
    """Writes a part of the `fresh` articles and of `entries` of `parts`, all in order."""
    workers = plan.workers or Workers(1, plan.fields, draft.folder.parent / KERNELS)
    entries = sorted([*entries, *(_Entry(key, _FRESH, n) for n, key in enumerate(fresh.keys))], key=lambda one: one.key)
    with PartWriter(draft.path / name, plan.fields) as writer:
        names = [name for _, name in fresh.keys]
        sources = _Sources(writer, workers.prepare(fresh.fetch(names), len(names)))
        for place, part in enumerate(parts):
            sources.open(place, part, [entry.number for entry in entries if entry.part == place])
        told = itertools.count(1)
        for place, run in groupby(entries, key=lambda entry: entry.part):
            run_entries = list(run)
            if place == _FRESH:
                sources.copy_fresh(len(run_entries))
            else:
                for first, last in _stretches([entry.number for entry in run_entries]):
                    sources.copy(place, first, last)
            for _ in run_entries:
                plan.done(next(told))
        return writer.finish(averages, sources.rows >= COMPILED_FROM, workers.count)


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending numbers as ranges, each its first number and the one behind its last."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1] + 1


class _Sources:
    """Where the articles of a new part come from: parts of the snapshot before, and a stream of prepared batches."""

    def __init__(self, writer: PartWriter, prepared: Iterator[Prepared]) -> None:
        self.rows = 0
        self._writer = writer
        self._prepared = prepared
        self._opened: dict[int, Source] = {}
        self._numbers: dict[str, NDArray[np.int32]] = {}
        self._batch: Source | None = None
        self._next = 0

    def open(self, place: int, part: Part, articles: Sequence[int]) -> None:
        """Says which articles of a part will be copied: terms that none of them holds are left behind."""
        kept, terms = part.documents.kept, part.postings.terms
        held = np.zeros(len(terms), np.bool_)
        for first, last in _stretches(articles):
            segments = (2 * int(kept.first_rows[each]) + each for each in (first, last))
            begin, end = (int(kept.starts[segment]) for segment in segments)
            held[kept.data[begin:end]] = True
        numbers = np.full(len(terms), -1, np.int32)
        numbers[held] = self._writer.number_terms(terms.take(np.flatnonzero(held)))
        self._opened[place] = self._writer.source(part.documents, numbers)

    def copy(self, place: int, first: int, last: int) -> None:
        """Copies articles of a part that was opened."""
        self._add(self._opened[place], first, last)

    def copy_fresh(self, count: int) -> None:
        """Copies the next prepared articles."""
        while count:
            if self._batch is None or self._next == len(self._batch.documents):
                self._batch, self._next = self._open(next(self._prepared)), 0
            taken = min(count, len(self._batch.documents) - self._next)
            self._add(self._batch, self._next, self._next + taken)
            self._next += taken
            count -= taken

    def _open(self, prepared: Prepared) -> Source:
        known = self._numbers.get(prepared.source, np.zeros(0, np.int32))
        numbers = np.concatenate([known, self._writer.number_terms(prepared.new_terms)])
        self._numbers[prepared.source] = numbers
        return self._writer.source(prepared.documents, numbers)

    def _add(self, source: Source, first: int, last: int) -> None:
        first_rows = source.documents.kept.first_rows
        self.rows += int(first_rows[last] - first_rows[first])
        self._writer.add(source, first, last)


def _removed(current: Snapshot, gone: Collection[str]) -> list[int]:
    """The articles of the base that are no more."""
    base = current.parts[0]
    found = {number for name in gone if (number := base.number(name)) >= 0}
    return sorted({*current.removed.tolist(), *found})


def _write_removed(draft: Draft, removed: Sequence[int], kept: Kept) -> None:
    """Writes which articles of the base are no more, and how many of their paragraphs held each term."""
    for name, array in zip(REMOVED, (np.array(removed, np.int32), *kept.count_terms()), strict=True):
        save(draft.path / f"{name}{SUFFIX}", array)


def _drift(fields: Sequence[Field], averages: Sequence[float], rows: int, removed: Kept, addition: Written) -> float:
    """By which share the mean lengths of the fields are off from those of the base, at most."""
    left = rows - int(removed.first_rows[-1]) + addition.paragraphs
    drifts = [0.0]
    for one, mean, more in zip(fields, averages, addition.averages, strict=True):
        gone = int(removed.lengths(removed.segments(one.name)).sum())
        now = (mean * rows - gone + more * addition.paragraphs) / max(1, left)
        drifts.append(abs(now - mean) / (mean or 1.0))
    return max(drifts)
