"""The files of snapshots: where they are, which one is current, and how to check and read one.

    DATA_DIR/snapshots/000007/manifest.json    its contents and what it was built from, with a checksum of each file
                              base/*.npy       a segment: documents and postings
                              addition/*.npy   a small one: articles new or changed since the base was built
                              removed*.npy     the tombstones: articles of the base that are gone

In a small snapshot, a segment is one compressed file instead, `base/packed.bin`.

    DATA_DIR/snapshots/CURRENT                 the number of the one to open

Others stay beside it, and take over if the current one turns out to be damaged. `draft.py` writes them. Not for
searching: the engine does that.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.compiled import keep_in
from index.errors import NoSnapshot, SnapshotDamaged, SnapshotError, SnapshotUnreadable, reason_of, remedy_for
from index.storage.arrays import (
    SUFFIX,
    check_kinds,
    checksum,
    load_array,
    read_array,
    read_content,
    read_error,
    read_only,
)
from index.storage.columns import PACKED_FILE, Layout, file_names, layout_of
from index.storage.manifest import Manifest, read_manifest
from index.storage.packing import MOST_BYTES
from index.storage.postings import Field
from index.storage.segment import Segment, open_packed, open_segment

VERIFY_WHOLE_BYTES = 16 << 20
"""Maximum size of a snapshot that is packed, and read into memory and fully checked on opening.

Larger ones are mapped, and checked in the background: see `engine/library.py`.
"""

DAMAGED = "DAMAGED"
"""File in a snapshot's folder that describes its damage, once known: the snapshot is no longer used."""

REMOVED = {"removed": ("i4",), "removed_terms": ("i4",), "removed_counts": ("i4",)}
"""Arrays of the tombstones beside the segments, in the order of `Tombstones.articles`, `terms` and `counts`."""

BASE, ADDITION = "base", "addition"
KERNELS = "kernels"
"""Folder beside the snapshots where compiled code is cached."""

_NUMBER = re.compile(r"\d{6,}", re.ASCII)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Tombstones:
    """The deleted articles of the base, and what to subtract from its statistics."""

    articles: NDArray[np.int32]
    """Article numbers in the base, ascending."""
    terms: NDArray[np.int32]
    """Numbers of the terms in their paragraphs, ascending."""
    counts: NDArray[np.int32]
    """For each of `terms`, the number of these paragraphs that hold it."""

    @classmethod
    def none(cls) -> Tombstones:
        """Return an empty set of tombstones."""
        empty = read_only(np.zeros(0, np.int32))
        return cls(empty, empty, empty)

    def has(self, article: int) -> bool:
        """Return whether the article of the base with this number is gone."""
        position = int(np.searchsorted(self.articles, article))
        return position < len(self.articles) and int(self.articles[position]) == article

    def alive(self, base: Segment) -> NDArray[np.bool_]:
        """Return for each row of `base` whether it has no tombstone; an empty array if none has one."""
        if not len(self.articles):
            return ALL_ROWS
        alive = np.ones(len(base), np.bool_)
        for number in self.articles.tolist():
            rows = base.documents.rows(number)
            alive[rows.start : rows.stop] = False
        return alive


ALL_ROWS: NDArray[np.bool_] = read_only(np.zeros(0, np.bool_))
"""Shorthand for an array that is True for every row."""


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """A checked snapshot, in memory or mapped; stays readable after its folder is deleted."""

    folder: Path
    manifest: Manifest
    segments: tuple[Segment, ...]
    """The base and, if there is one, the addition."""
    tombstones: Tombstones
    is_mapped: bool
    """True if a segment is mapped files; False if all are in memory."""

    def origins(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the origin of each article without a tombstone."""
        for index, segment in enumerate(self.segments):
            for number in range(len(segment.documents)):
                if index or not self.tombstones.has(number):
                    head = segment.documents.head(number)
                    yield head.id, head.origin

    @property
    def size(self) -> int:
        """Bytes on disk, without the manifest."""
        return sum(size for size, _ in self.manifest.files.values())


def read_current(folder: Path, read: Callable[[Path], _T]) -> _T:
    """Return the result of `read` for the newest readable snapshot under `folder`: the current one, or an earlier one.

    Raises NoSnapshot if there is none, or the first error if `read` raises a SnapshotError for all of them.
    """
    first_error: SnapshotError | None = None
    mark = current_mark(folder)
    for number in _candidates(folder):
        try:
            return read(folder / f"{number:06d}")
        except SnapshotError as error:
            first_error = first_error or error
    if current_mark(folder) != mark:
        return read_current(folder, read)  # an index run published meanwhile, and deleted these
    raise first_error or NoSnapshot(folder.parent)


def read_published(folder: Path, *, of_any_rules: bool = False) -> StoredSnapshot:
    """Return the snapshot that CURRENT names, without falling back to another; see `read_manifest` for `of_any_rules`.

    Raises NoSnapshot if there is none, SnapshotOutdated or SnapshotDamaged if it can't be used.
    """
    if (number := _current_number(folder)) is None:
        raise NoSnapshot(folder.parent)
    return read_snapshot(folder / f"{number:06d}", of_any_rules=of_any_rules)


def read_snapshot(folder: Path, fields: Sequence[Field] | None = None, *, of_any_rules: bool = False) -> StoredSnapshot:
    """Return the snapshot in `folder`, checked.

    `fields` are for trials, with other fields than the product's; see `read_manifest` for `of_any_rules`. Raises
    NoSnapshot if the folder is gone,
    SnapshotOutdated or SnapshotDamaged if it can't be used.
    """
    manifest = read_manifest(folder, fields, of_any_rules=of_any_rules)
    if (reason := noted_damage(folder)) is not None:
        raise SnapshotDamaged(folder, reason)
    if missing := _expected_files(manifest) - set(manifest.files):
        raise SnapshotDamaged(folder, f"{min(missing)} is missing")
    for name, (size, _) in manifest.files.items():
        _check_size(folder, name, size)
    whole = sum(size for size, _ in manifest.files.values()) <= VERIFY_WHOLE_BYTES
    read = partial(_read_checked, folder, manifest)
    keep_in(folder.parents[1] / KERNELS)
    segments, is_mapped = list[Segment](), False
    for name in _segments_in(manifest):  # a packed base may have an addition that isn't
        if packed := manifest.files.get(_packed_file(name)):
            if packed[0] > MOST_BYTES:  # it is read whole
                raise SnapshotDamaged(folder, f"{_packed_file(name)} is larger than {MOST_BYTES >> 20} MB")
            segments.append(open_packed(folder / name, read_content(folder, _packed_file(name), packed[1])))
        else:
            is_read = whole and _layout(manifest, name) == "plain"
            segments.append(open_segment(folder / name, read if is_read else load_array))
            is_mapped |= not is_read
    # The tombstones are small, and a wrong number in them would hide the wrong articles.
    arrays = {name: read(folder / f"{name}{SUFFIX}") for name in REMOVED}
    check_kinds(folder, arrays, REMOVED)
    tombstones = Tombstones(*(arrays[name] for name in REMOVED))
    _check_counts(folder, manifest, segments, tombstones)
    return StoredSnapshot(folder, manifest, tuple(segments), tombstones, is_mapped)


def current_mark(folder: Path) -> tuple[int, int] | None:
    """Return a mark that changes with every published snapshot; cheap enough to read before every answer."""
    try:
        status = (folder / "CURRENT").stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def verify_files(
    snapshot: StoredSnapshot, skip: Sequence[str] = (), after: Callable[[int], None] = lambda _: None
) -> None:
    """Read every file of a snapshot except those of the segments `skip`; raise SnapshotDamaged for a wrong checksum.

    `after` is called with the size of each piece read.
    """
    folder = snapshot.folder
    for name, (_, digest) in snapshot.manifest.files.items():
        if name.partition("/")[0] in skip:
            continue
        with _read_errors(folder, name):
            actual = checksum(folder / name, after)
        if actual != digest:
            raise SnapshotDamaged(folder, f"{name} has a wrong checksum")


def find_damage(snapshot: StoredSnapshot, after: Callable[[int], None] = lambda _: None) -> SnapshotDamaged | None:
    """Read every file of a snapshot in use; return the damage, or None.

    None also if it can't be determined (because of too many open files, say), and for files that are gone: files of old
    snapshots may be deleted at any time, and stay available to processes that have opened them.
    """
    try:
        verify_files(snapshot, after=after)
    except SnapshotUnreadable:
        return None
    except SnapshotDamaged as error:
        is_gone = isinstance(error.__cause__, FileNotFoundError)
        return None if is_gone and not _is_current(snapshot.folder) else error
    return None


def _is_current(folder: Path) -> bool:
    with suppress(SnapshotUnreadable):
        return folder.is_dir() and _current_number(folder.parent) == int(folder.name)
    return False


def file_marks(snapshot: StoredSnapshot) -> list[tuple[int, int, int] | None]:
    """Return a mark per file, which changes when the file is written; cheap enough for once a second."""
    marks: list[tuple[int, int, int] | None] = []
    for name in snapshot.manifest.files:
        try:
            status = (snapshot.folder / name).stat()
            marks.append((status.st_ino, status.st_size, status.st_mtime_ns))
        except OSError:
            marks.append(None)
    return marks


def note_damage(folder: Path, reason: str) -> bool:
    """Record a snapshot's damage in its folder, for all processes and for later ones; return whether that worked."""
    with contextlib.suppress(OSError):
        (folder / DAMAGED).write_text(reason)
        return True
    return False


def noted_damage(folder: Path) -> str | None:
    """Return the recorded damage of a snapshot, or None."""
    try:
        return (folder / DAMAGED).read_bytes().decode(errors="replace") or "it is marked as damaged"
    except OSError:
        return None


def snapshot_numbers(folder: Path) -> list[int]:
    """Return the numbers of all snapshots under `folder`, in no order. Raises SnapshotUnreadable."""
    with _none_missing(folder):
        return [int(entry.name) for entry in folder.iterdir() if _NUMBER.fullmatch(entry.name) and entry.is_dir()]
    return []


def _read_checked(folder: Path, manifest: Manifest, path: Path) -> NDArray[Any]:
    """Return the array in a file of the snapshot in `folder`, once its checksum is verified."""
    name = path.relative_to(folder).as_posix()
    if name not in manifest.files:
        raise SnapshotDamaged(folder, f"{name} is missing")
    return read_array(folder, name, manifest.files[name][1])


def _candidates(folder: Path) -> list[int]:
    """Return the numbers to try: the current one, then the others, newest first."""
    current = _current_number(folder)
    return sorted(snapshot_numbers(folder), key=lambda number: (number != current, -number))


def _current_number(folder: Path) -> int | None:
    with _none_missing(folder), suppress(ValueError):
        return int((folder / "CURRENT").read_text())
    return None


def _segments_in(manifest: Manifest) -> tuple[str, ...]:
    has_addition = any(name.startswith(f"{ADDITION}/") for name in manifest.files)
    return (BASE, ADDITION) if has_addition else (BASE,)


def _packed_file(segment: str) -> str:
    return f"{segment}/{PACKED_FILE}"


def _layout(manifest: Manifest, segment: str) -> Layout:
    return layout_of(lambda name: f"{segment}/{name}" in manifest.files)


def _expected_files(manifest: Manifest) -> set[str]:
    unpacked = (segment for segment in _segments_in(manifest) if _packed_file(segment) not in manifest.files)
    return {
        *(
            f"{segment}/{name}"
            for segment in unpacked
            for name in file_names(_layout(manifest, segment), needed=manifest.is_outdated)
        ),
        *(f"{name}{SUFFIX}" for name in REMOVED),
    }


def _check_counts(folder: Path, manifest: Manifest, segments: Sequence[Segment], tombstones: Tombstones) -> None:
    articles = sum(len(segment.documents) for segment in segments) - len(tombstones.articles)
    paragraphs = sum(map(len, segments)) - manifest.removed
    if (articles, paragraphs) != (manifest.articles, manifest.paragraphs):
        raise SnapshotDamaged(folder, "its files don't match its manifest")


def _check_size(folder: Path, name: str, size: int) -> None:
    with _read_errors(folder, name):
        actual = (folder / name).stat().st_size
    if actual != size:
        raise SnapshotDamaged(folder, f"{name} has a wrong size")


@contextmanager
def _none_missing(folder: Path) -> Iterator[None]:
    """Ignore missing files in the block; raise SnapshotUnreadable for other system errors."""
    try:
        yield
    except OSError as error:
        if remedy := remedy_for(error):
            raise SnapshotUnreadable(folder.parent, reason_of(error), remedy) from error


@contextmanager
def _read_errors(folder: Path, name: str) -> Iterator[None]:
    """Translate system errors in the block, which reads the file `name`, to SnapshotDamaged."""
    try:
        yield
    except OSError as error:
        raise read_error(folder, name, error) from error
