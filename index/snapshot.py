"""One immutable index on disk, that answers alone: opened memory-mapped, and checked before it is trusted.

    DATA_DIR/snapshots/000007/manifest.json    what it holds and was built from, with a checksum of each file
                              base/*.npy       a part: documents and postings
                              addition/*.npy   another one, small: what is new or changed since the base was built
                              removed*.npy     which articles of the base are no more
    DATA_DIR/snapshots/CURRENT                 the number of the one to open

Others are kept beside it, and serve should the current one turn out damaged. `build.py` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.arrays import SUFFIX, check_kinds, checksum, load
from index.bm25 import NO_ROWS, PostingsBM25, Removed, Rows
from index.compiled import keep_in
from index.documents import UNDATED, microseconds
from index.errors import NoSnapshot, SnapshotDamaged, SnapshotError
from index.evidence import MOST, Evidence
from index.gather import Hits, article_of, gather
from index.manifest import Manifest, read_manifest
from index.model import EVERYTHING, Article, Coverage, Head, Hit, Limits, Quote, Span
from index.part import NAMES, Part, open_part
from index.postings import Field, Postings
from index.speakers import SpeakerNames

VERIFY_WHOLE_BYTES = 16 << 20
"""Snapshots up to this size are read and checked whole on opening: it costs about 20 ms at the most."""

REMOVED = {"removed": "i4", "removed_terms": "i4", "removed_counts": "i4"}
"""Arrays beside the parts: the numbers of articles of the base, and what `bm25.Removed` holds of their terms."""

BASE, ADDITION = "base", "addition"
KERNELS = "kernels"
"""The folder beside the snapshots where compiled code is kept."""

_OUTLETS_KEPT = 16
# The last ones asked for are kept: the news of the day is asked about again and again.
_ARTICLES_KEPT, _HEADS_KEPT, _QUOTES_KEPT, _PLACES_KEPT = 128, 1024, 1024, 4096
_PAGE = 4096  # bytes that a system maps at once, at least
_NUMBER = re.compile(r"\d{6,}", re.ASCII)


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Snapshot:
    """An opened snapshot: the embedded engine. Immutable, and safe to ask from several threads.

    Its arrays stay mapped as long as it lives, even after its folder was deleted.
    """

    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        parts: Sequence[Part],
        removed: NDArray[np.int32],
        terms: Removed,
        compiled: bool = True,
    ) -> None:
        self.folder = folder
        self.manifest = manifest
        self.parts = tuple(parts)
        self.removed = removed  # numbers of articles of the base, ascending
        self._left = terms.left
        self._older = [-part.documents.moments for part in parts]  # ascending, as searches want it
        self._wanted: dict[frozenset[str], list[tuple[NDArray[np.bool_], float]]] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._articles: dict[str, Article] = {}
        self._heads: dict[str, Head] = {}
        self._quotes: dict[tuple[str, int], tuple[Quote, ...]] = {}
        self._bm25 = PostingsBM25(
            [part.postings for part in parts],
            terms,
            k1=manifest.settings["k1"],
            compiled=compiled,
        )

    @property
    def created(self) -> datetime:
        return datetime.fromisoformat(self.manifest.created)

    @cached_property
    def coverage(self) -> Coverage:
        held = self.manifest
        first, last = (date.fromisoformat(day) if day else None for day in (held.first, held.last))
        return Coverage(held.articles, held.paragraphs, held.outlets, first, last)

    @property
    def size(self) -> int:
        """Bytes on disk, the manifest left out."""
        return sum(size for size, _ in self.manifest.files.values())

    def search(self, terms: Sequence[str], k: int, limits: Limits = EVERYTHING) -> list[Hit]:
        return list(Hits(self.parts, self._top(terms, k, limits)))

    def explore(
        self, terms: Sequence[str], k: int, wanted: Sequence[str], limits: Limits = EVERYTHING
    ) -> tuple[Sequence[Hit], Evidence]:
        found = self._top(terms, k, limits)
        return Hits(self.parts, found), gather(
            self.parts, found, self._bm25.numbers_of(wanted[:MOST]), self._bm25.compiled
        )

    def _top(self, terms: Sequence[str], k: int, limits: Limits) -> list[tuple[int, float]]:
        within = None if limits == EVERYTHING else [self._rows(place, limits) for place in range(len(self.parts))]
        return self._bm25.top(terms, k, within, self._goes_before)

    @cached_property
    def outlets(self) -> Sequence[str]:
        names = dict.fromkeys(name for part in self.parts for name in part.documents.outlet_names)
        return list(names)

    @cached_property
    def names(self) -> Mapping[str, str]:
        return SpeakerNames(self.parts)

    def holds(self, term: str) -> bool:
        return self._bm25.holds(term)

    def scores(self, terms: Sequence[str], hits: Sequence[Hit]) -> list[float]:
        rows = [self._first_row(*self._place(hit.article_id)) + hit.position for hit in hits]
        return self._bm25.get_batch_scores(terms, rows)

    def best_possible(self, terms: Sequence[str]) -> float:
        return self._bm25.best_possible(terms)

    def idf(self, term: str) -> float:
        return self._bm25.idf_of(term)

    def article(self, article_id: str) -> Article:
        if (found := self._articles.get(article_id)) is None:
            place, number = self._place(article_id)
            found = _keep(self._articles, _ARTICLES_KEPT, article_id, self.parts[place].documents.article(number))
        return found

    def head(self, article_id: str) -> Head:
        if (found := self._heads.get(article_id)) is None:
            place, number = self._place(article_id)
            found = _keep(self._heads, _HEADS_KEPT, article_id, self.parts[place].documents.head(number))
        return found

    def length(self, article_id: str) -> int:
        place, number = self._place(article_id)
        return len(self.parts[place].documents.rows(number))

    def paragraph(self, article_id: str, position: int) -> str:
        place, number = self._place(article_id)
        documents = self.parts[place].documents
        return documents.texts[documents.rows(number)[position]]

    def sentences(self, article_id: str, position: int, wanted: Sequence[str]) -> list[Span]:
        place, number = self._place(article_id)
        documents = self.parts[place].documents
        numbers = {each[place]: term for each, term in zip(self._bm25.numbers_of(wanted), wanted, strict=True)}
        return documents.sentences_in(documents.rows(number)[position], numbers)

    def holding(self, article_id: str, term: str) -> list[int]:
        place, number = self._place(article_id)
        return self.parts[place].documents.holding(number, self._bm25.numbers_of([term])[0][place])

    def quotes(self, article_id: str, position: int) -> tuple[Quote, ...]:
        if (found := self._quotes.get((article_id, position))) is None:
            place, number = self._place(article_id)
            documents = self.parts[place].documents
            rows = documents.rows(number)
            found = documents.quotes_in(rows[position], position) if 0 <= position < len(rows) else ()
            _keep(self._quotes, _QUOTES_KEPT, (article_id, position), found)
        return found

    def speakers(self, article_id: str, position: int) -> Collection[str]:
        place, number = self._place(article_id)
        documents = self.parts[place].documents
        return documents.speakers_in(documents.rows(number)[position])

    def moment(self, article_id: str) -> int:
        place, number = self._place(article_id)
        return int(self.parts[place].documents.moments[number])

    def newest(self, count: int, limits: Limits = EVERYTHING) -> list[Article]:
        found: list[tuple[tuple[int, str], int, int]] = []
        for place in range(len(self.parts)):
            left = islice(self._articles_in(place, self._rows(place, limits)), count)
            found += [(self._order(place, number), place, number) for number in left]
        return [self.parts[place].documents.article(number) for _, place, number in sorted(found)[:count]]

    def warm_up(self) -> None:
        """Compiles what searching needs, if it isn't yet, and gathers names: no question has to wait for that then."""
        len(self.names), len(self.outlets)
        postings = self.parts[0].postings
        if len(held := np.flatnonzero(np.diff(postings.starts[: 1 << 16]))):
            term = postings.terms[int(held[0])]
            _, evidence = self.explore([term], 1, [term])
            weights = np.ones(1)
            evidence.near(weights), evidence.adjacent(weights, [0])

    def _split(self, row: int) -> tuple[int, int]:
        """A row as its part and the row there."""
        size = len(self.parts[0])
        return (0, row) if row < size else (1, row - size)

    def _articles_in(self, place: int, rows: Rows) -> Iterator[int]:
        """The articles of a part that stand in some rows of it."""
        first_rows = self.parts[place].documents.kept.first_rows
        for number in range(int(np.searchsorted(first_rows, rows.first, side="left")), len(first_rows) - 1):
            first = int(first_rows[number])
            if first >= rows.last:
                return
            if first < int(first_rows[number + 1]) and (not len(rows.wanted) or rows.wanted[first]):
                yield number

    def _order(self, place: int, number: int) -> tuple[int, str]:
        """What articles are sorted by, see `documents.order_key`."""
        return int(self._older[place][number]), self.parts[place].documents.ids[number]

    def _goes_before(self, base: int, addition: int) -> bool:
        rows = self._split(base), self._split(addition)
        (first, second) = (self._order(place, article_of(self.parts[place].documents, row)) for place, row in rows)
        return first < second

    def _place(self, article_id: str) -> tuple[int, int]:
        """The part that holds an article, and its number there; KeyError if none does."""
        if (found := self._places.get(article_id)) is None:
            found = _keep(self._places, _PLACES_KEPT, article_id, self._find_place(article_id))
        return found

    def _find_place(self, article_id: str) -> tuple[int, int]:
        for place in range(len(self.parts) - 1, -1, -1):
            number = self.parts[place].number(article_id)
            if number >= 0 and (place or not self._is_removed(number)):
                return place, number
        raise KeyError(article_id)

    def _is_removed(self, number: int) -> bool:
        place = int(np.searchsorted(self.removed, number))
        return place < len(self.removed) and int(self.removed[place]) == number

    def _first_row(self, place: int, number: int) -> int:
        return place * len(self.parts[0]) + self.parts[place].documents.rows(number).start

    def _rows(self, place: int, limits: Limits) -> Rows:
        """The rows of a part that lie within `limits`."""
        older, first_rows = self._older[place], self.parts[place].documents.kept.first_rows
        first, last = 0, len(older)
        if limits.since is not None or limits.until is not None:
            last = int(np.searchsorted(older, -UNDATED))
        if limits.until is not None:
            first = int(np.searchsorted(older, -microseconds(limits.until), side="right"))
        if limits.since is not None:
            last = int(np.searchsorted(older, -microseconds(limits.since), side="right"))
        wanted, share = self._of_outlets(place, limits.outlets)
        undated = int(np.searchsorted(older, -UNDATED)) if limits.undated else len(older)
        rows = Rows(int(first_rows[first]), int(first_rows[max(first, last)]), wanted, share)
        return self._chosen(place, rows, int(first_rows[undated]), limits)

    def _chosen(self, place: int, rows: Rows, undated: int, limits: Limits) -> Rows:
        """`rows` and those from `undated` on, and of them only those of the articles that `limits` choose."""
        size = len(self.parts[place])
        if undated == size and limits.articles is None and not limits.without:
            return rows
        wanted = rows.wanted.copy() if len(rows.wanted) else np.ones(size, np.bool_)
        last = size if undated < size else rows.last
        wanted[rows.last : undated] = False
        if limits.articles is not None:
            wanted &= self._marked(place, limits.articles)
        if limits.without:
            wanted &= ~self._marked(place, limits.without)
        return Rows(rows.first, last, wanted, float(wanted.mean()) if size else 0.0)

    def _marked(self, place: int, articles: frozenset[str]) -> NDArray[np.bool_]:
        """Which rows of a part are of these articles."""
        marked, part = np.zeros(len(self.parts[place]), np.bool_), self.parts[place]
        for number in map(part.number, articles):
            if number >= 0:
                rows = part.documents.rows(number)
                marked[rows.start : rows.stop] = True
        return marked

    def _of_outlets(self, place: int, outlets: frozenset[str] | None) -> tuple[NDArray[np.bool_], float]:
        """Which rows of a part are of these outlets and left, and their share. The last sets asked for are kept."""
        if outlets is None:
            return (NO_ROWS if place else self._left), 1.0
        if (found := self._wanted.get(outlets)) is None:
            found = [self._find_outlets(part, outlets) for part in self.parts]
            if len(self._left):
                found[0][0][~self._left] = False
            _keep(self._wanted, _OUTLETS_KEPT, outlets, found)
        return found[place]

    @staticmethod
    def _find_outlets(part: Part, outlets: frozenset[str]) -> tuple[NDArray[np.bool_], float]:
        documents = part.documents
        chosen = np.array([*(name in outlets for name in documents.outlet_names), False])  # the last: of no outlet
        wanted = np.repeat(chosen[documents.outlets], np.diff(documents.kept.first_rows))
        return wanted, float(wanted.mean()) if len(wanted) else 0.0


def _keep(memo: dict[_Key, _Value], most: int, key: _Key, value: _Value) -> _Value:
    """Keeps a value in a memo of at most so many, which is emptied when it is full: cheaper than to know the oldest."""
    if len(memo) >= most:
        memo.clear()
    memo[key] = value
    return value


def open_current(folder: Path, fields: Sequence[Field] | None = None, compiled: bool = True) -> Snapshot:
    """The newest snapshot under `folder` that can be trusted: the current one, or else one before.

    `fields` are for trials, where it was built with others than the product's. With `compiled`, a large one is searched
    by compiled code, for which the first search waits: for processes that search more than once. Raises NoSnapshot
    where there is none, SnapshotOutdated or SnapshotDamaged where none can be opened.
    """
    failed: SnapshotError | None = None
    mark = current_mark(folder)
    for number in _candidates(folder):
        try:
            return _open(folder / f"{number:06d}", fields, compiled)
        except SnapshotError as error:
            failed = failed or error
    if current_mark(folder) != mark:
        return open_current(folder, fields, compiled)  # a run published in between, and deleted what we looked at
    raise failed or NoSnapshot(folder.parent)


def open_published(folder: Path) -> Snapshot:
    """The snapshot that CURRENT names, and no other one in its place; raises what `open_current` does."""
    if (number := _current_number(folder)) is None:
        raise NoSnapshot(folder.parent)
    return _open(folder / f"{number:06d}", None, compiled=False)


def current_mark(folder: Path) -> tuple[int, int] | None:
    """Changes whenever another snapshot is published: cheap enough to look at before every answer."""
    try:
        found = (folder / "CURRENT").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def verify(snapshot: Snapshot, but_for: Sequence[str] = ()) -> None:
    """Reads every file of a snapshot, but for those of some parts; raises SnapshotDamaged for a wrong checksum."""
    _verify(snapshot.folder, snapshot.manifest, but_for)


def _verify(folder: Path, manifest: Manifest, but_for: Sequence[str] = ()) -> None:
    for name, (_, digest) in manifest.files.items():
        if name.partition("/")[0] in but_for:
            continue
        try:
            found = checksum(folder / name)
        except OSError as error:
            raise SnapshotDamaged(folder, f"{name}: {error.strerror}") from error
        if found != digest:
            raise SnapshotDamaged(folder, f"{name} doesn't have its checksum")


def numbers(folder: Path) -> list[int]:
    """The numbers of all snapshots under `folder`."""
    try:
        return [int(entry.name) for entry in folder.iterdir() if _NUMBER.fullmatch(entry.name) and entry.is_dir()]
    except OSError:
        return []


def _candidates(folder: Path) -> list[int]:
    """The numbers to try: the current one, then the others from the newest on."""
    current = _current_number(folder)
    return sorted(numbers(folder), key=lambda number: (number != current, -number))


def _current_number(folder: Path) -> int | None:
    try:
        return int((folder / "CURRENT").read_text())
    except (OSError, ValueError):
        return None


def _open(folder: Path, fields: Sequence[Field] | None, compiled: bool) -> Snapshot:
    manifest = read_manifest(folder, fields)
    if missing := _wanted_files(manifest) - set(manifest.files):
        raise SnapshotDamaged(folder, f"{min(missing)} is missing")
    for name, (size, _) in manifest.files.items():
        _check_size(folder, name, size)
    whole = sum(size for size, _ in manifest.files.values()) <= VERIFY_WHOLE_BYTES
    # What says which articles are no more is small, and a wrong number in it leads astray.
    _verify(folder, manifest, but_for=() if whole else (BASE, ADDITION))
    keep_in(folder.parents[1] / KERNELS)
    parts = [open_part(folder / BASE)]
    if _has_addition(manifest):
        parts.append(open_part(folder / ADDITION))
    found = {name: load(folder / f"{name}{SUFFIX}") for name in REMOVED}
    check_kinds(folder, found, REMOVED)
    _check_counts(folder, manifest, parts, found["removed"])
    if compiled:
        for part in parts:
            _map_whole(part.postings)
    terms = Removed(_left(parts[0], found["removed"]), found["removed_terms"], found["removed_counts"])
    return Snapshot(folder, manifest, parts, found["removed"], terms, compiled)


def _map_whole(postings: Postings) -> None:
    """Looks at every page of the postings once, so that no question has to wait while the system maps them."""
    for array in (postings.rows, postings.weights):
        array[:: _PAGE // array.itemsize].max(initial=0)


def _has_addition(manifest: Manifest) -> bool:
    return any(name.startswith(f"{ADDITION}/") for name in manifest.files)


def _wanted_files(manifest: Manifest) -> set[str]:
    folders = (BASE, ADDITION) if _has_addition(manifest) else (BASE,)
    return {*(f"{folder}/{name}" for folder in folders for name in NAMES), *(f"{name}{SUFFIX}" for name in REMOVED)}


def _left(base: Part, removed: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which rows of the base are left; empty where all are."""
    if not len(removed):
        return NO_ROWS
    left = np.ones(len(base), np.bool_)
    for number in removed.tolist():
        rows = base.documents.rows(number)
        left[rows.start : rows.stop] = False
    return left


def _check_counts(folder: Path, manifest: Manifest, parts: Sequence[Part], removed: NDArray[np.int32]) -> None:
    articles = sum(len(part.documents) for part in parts) - len(removed)
    paragraphs = sum(len(part) for part in parts) - manifest.removed
    if (articles, paragraphs) != (manifest.articles, manifest.paragraphs):
        raise SnapshotDamaged(folder, "its parts don't hold what its manifest says")


def _check_size(folder: Path, name: str, size: int) -> None:
    try:
        found = (folder / name).stat().st_size
    except OSError as error:
        raise SnapshotDamaged(folder, f"{name}: {error.strerror}") from error
    if found != size:
        raise SnapshotDamaged(folder, f"{name} doesn't have its size")
