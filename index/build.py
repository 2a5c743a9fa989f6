"""Articles to snapshots: written whole, and published at once.

A snapshot is drafted beside the others and becomes the current one by replacing CURRENT, after everything is on the
disk: a reader sees the old one or the new one. Only the holder of the index lock may write.

What was made of an article once (its quotes, its terms) is copied from the snapshot before. Where that is large and
little has changed, its base is taken over as it is, by links to its files, and only the addition is written.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import groupby, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import SUFFIX, checksum, save, sync_folder, write_synced
from index.article import Article
from index.bm25 import COMPILED_FROM
from index.documents import Kept, order_key
from index.errors import SnapshotError
from index.manifest import NAME, Manifest, read_manifest, settings
from index.part import Part, PartWriter, Source, Written, open_part
from index.postings import FIELDS, Field
from index.prepare import Prepared
from index.snapshot import ADDITION, BASE, KERNELS, REMOVED, Snapshot, numbers
from index.workers import Workers

ADDITION_SHARE = 0.05
"""An addition that holds more of the base's paragraphs than this is merged into it."""

DRIFT = 0.01
"""So far may the mean length of a field be from the one that the weights were made with, until all is merged."""

_KEPT = 2  # the current snapshot and the one before
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
    with _Draft(folder, plan) as draft:
        written = _write_part(draft, BASE, fresh, parts, entries)
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
    with _Draft(folder, plan) as draft:
        draft.take_over(current, BASE)
        written = _write_part(draft, ADDITION, fresh, current.parts, _entries(current, [1], gone), averages)
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
    draft: _Draft,
    name: str,
    fresh: Fresh,
    parts: Sequence[Part],
    entries: list[_Entry],
    averages: Sequence[float] | None = None,
) -> Written:
    """Writes a part of the `fresh` articles and of `entries` of `parts`, all in order."""
    plan = draft.plan
    workers = plan.workers or Workers(1, plan.fields, draft.folder.parent / KERNELS)
    entries = sorted([*entries, *(_Entry(key, _FRESH, n) for n, key in enumerate(fresh.keys))], key=lambda one: one.key)
    with PartWriter(draft.path / name, plan.fields) as writer:
        names = [name for _, name in fresh.keys]
        sources = _Sources(writer, parts, workers.prepare(fresh.fetch(names), len(names)))
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

    def __init__(self, writer: PartWriter, parts: Sequence[Part], prepared: Iterator[Prepared]) -> None:
        self.rows = 0
        self._writer = writer
        self._parts = parts
        self._prepared = prepared
        self._opened: dict[int, Source] = {}
        self._numbers: dict[str, NDArray[np.int32]] = {}
        self._batch: Source | None = None
        self._next = 0

    def copy(self, place: int, first: int, last: int) -> None:
        """Copies articles of a part."""
        if place not in self._opened:
            part = self._parts[place]
            numbers = self._writer.number_terms(part.postings.terms)
            self._opened[place] = self._writer.source(part.documents, numbers)
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


def _write_removed(draft: _Draft, removed: Sequence[int], kept: Kept) -> None:
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


# -- a snapshot on its way


@dataclass(slots=True)
class _Draft:
    """A snapshot that is being written, in a folder of its own; removed with all in it unless it is published."""

    folder: Path
    plan: Plan
    name: str = ""
    _files: dict[str, tuple[int, str]] = field(default_factory=dict)  # those that were taken over

    @property
    def path(self) -> Path:
        return self.folder / f"draft-{os.getpid()}"

    def __enter__(self) -> _Draft:
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob("draft-*"):  # by a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        self.path.mkdir()
        self.name = f"{max(numbers(self.folder), default=0) + 1:06d}"
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def take_over(self, snapshot: Snapshot, part: str) -> None:
        """Takes the files of a part over from another snapshot: by links, or copies where there can be no links."""
        (self.path / part).mkdir()
        for name, (size, digest) in snapshot.manifest.files.items():
            if name.startswith(f"{part}/"):
                _link(snapshot.folder / name, self.path / name)
                self._files[name] = (size, digest)

    def publish(
        self,
        parts: Sequence[Part],
        removed: NDArray[np.int32],
        base: str,
        averages: Sequence[float],
        drifted: float,
    ) -> Path:
        """Puts everything on the disk and makes this the current snapshot."""
        manifest = self._manifest(parts, removed, base, averages, drifted)
        write_synced(self.path / NAME, manifest.to_json().encode())
        for folder in (*(path for path in self.path.iterdir() if path.is_dir()), self.path):
            sync_folder(folder)
        target, pointer = self.folder / self.name, self.folder / "CURRENT.new"
        self.path.rename(target)
        try:
            sync_folder(self.folder)
            write_synced(pointer, self.name.encode())
            pointer.replace(self.folder / "CURRENT")
        except BaseException:
            pointer.unlink(missing_ok=True)
            shutil.rmtree(target, ignore_errors=True)
            raise
        sync_folder(self.folder)
        _clean(self.folder)
        return target

    def _manifest(
        self,
        parts: Sequence[Part],
        removed: NDArray[np.int32],
        base: str,
        averages: Sequence[float],
        drifted: float,
    ) -> Manifest:
        rows = sum(len(parts[0].documents.rows(number)) for number in removed.tolist())
        left = [np.ones(len(part.documents), np.bool_) for part in parts]
        left[0][removed] = False
        pairs = list(zip(parts, left, strict=True))
        days = np.concatenate([part.documents.days[here] for part, here in pairs])
        dated = days[days > 0]
        return Manifest(
            settings=settings(self.plan.fields),
            state=self.plan.state,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            articles=int(sum(here.sum() for here in left)),
            paragraphs=sum(map(len, parts)) - rows,
            outlets=len({name for part, here in pairs for name in _outlets(part, here)}),
            first=date.fromordinal(int(dated.min())).isoformat() if len(dated) else None,
            last=date.fromordinal(int(dated.max())).isoformat() if len(dated) else None,
            base=base,
            added=len(parts[1]) if len(parts) > 1 else 0,
            removed=rows,
            averages=[float(average) for average in averages],
            drifted=drifted,
            files={name: self._files.get(name) or self._measure(name) for name in self._written()},
        )

    def _written(self) -> list[str]:
        return sorted(str(path.relative_to(self.path)) for path in self.path.rglob(f"*{SUFFIX}"))

    def _measure(self, name: str) -> tuple[int, str]:
        return (self.path / name).stat().st_size, checksum(self.path / name)


def _outlets(part: Part, left: NDArray[np.bool_]) -> Iterator[str]:
    places = np.unique(part.documents.outlets[left])
    return (part.documents.outlet_names[place] for place in places.tolist() if place >= 0)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:  # not on this file system
        shutil.copyfile(source, target)
        with target.open("rb") as file:
            os.fsync(file.fileno())


def _clean(folder: Path) -> None:
    """Deletes old snapshots: all but the current one, the one before, and one of another base if these share theirs.

    The last is what serves if a file of the base is damaged, which is one file in both.
    """
    first, *others = sorted(numbers(folder), reverse=True)
    kept = others[: _KEPT - 1]
    bases = {_base_of(folder / f"{number:06d}") for number in (first, *kept)}
    if len(bases) == 1 and kept:
        candidates = (number for number in others if _base_of(folder / f"{number:06d}") not in {*bases, ""})
        kept += list(islice(candidates, 1))
    for number in {*others} - {*kept}:
        shutil.rmtree(folder / f"{number:06d}", ignore_errors=True)


def _base_of(folder: Path) -> str:
    with contextlib.suppress(SnapshotError):
        return read_manifest(folder).base
    return ""
