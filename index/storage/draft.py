"""A snapshot being written: in a folder of its own, published atomically by replacing CURRENT.

Not for choosing its contents: see `index/indexing/`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import SnapshotError
from index.storage import snapshot_files
from index.storage.arrays import SUFFIX, checksum, save_array, sync_folder, write_synced
from index.storage.columns import BY_NAME, PACKED_FILE, PACKINGS, file_names
from index.storage.compact import FIELD_NAMES, Weighing
from index.storage.documents import unpack_languages
from index.storage.manifest import MANIFEST_FILE, Manifest, read_manifest, settings
from index.storage.packing import pack_arrays
from index.storage.postings import K1, Field
from index.storage.segment import Segment, compact_columns, is_compactable
from index.storage.snapshot_files import (
    ADDITION,
    BASE,
    REMOVED,
    StoredSnapshot,
    Tombstones,
    noted_damage,
    snapshot_numbers,
)

_SNAPSHOTS = 2  # the current one and its predecessor


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a snapshot; see `Manifest` for `base`, `averages` and `drifted`."""

    segments: Sequence[Segment]
    tombstones: Tombstones
    base: str
    averages: Sequence[float]
    drifted: float = 0.0


@dataclass(slots=True)
class Draft:
    """A snapshot being written, in a folder of its own, which is deleted unless it is published."""

    folder: Path
    state: str  # of the store that it is built from
    fields: Sequence[Field]
    name: str = ""
    _files: dict[str, tuple[int, str]] = field(default_factory=dict)  # files taken over

    @property
    def path(self) -> Path:
        """The folder to write to until publication."""
        return self.folder / f"draft-{os.getpid()}"

    def __enter__(self) -> Draft:
        self.folder.mkdir(parents=True, exist_ok=True)
        for leftover in self.folder.glob("draft-*"):  # by a run that was killed
            shutil.rmtree(leftover, ignore_errors=True)
        self.path.mkdir()
        self.name = f"{max(snapshot_numbers(self.folder), default=0) + 1:06d}"
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def take_over(self, snapshot: StoredSnapshot, segment: str) -> None:
        """Take over the files of another snapshot's segment: by hard links, or by copies where links don't work."""
        (self.path / segment).mkdir()
        for name, (size, digest) in snapshot.manifest.files.items():
            if name.startswith(f"{segment}/"):
                _link(snapshot.folder / name, self.path / name)
                self._files[name] = (size, digest)

    def publish(self, contents: Contents, step: Callable[[int, int], None] = lambda *_: None) -> Path:
        """Flush everything to disk, make this the current snapshot and return its folder.

        `step` receives how many of how many files are ready, after each.
        """
        self._save_tombstones(contents.tombstones)
        if sum(segment.size for segment in contents.segments) <= snapshot_files.VERIFY_WHOLE_BYTES:
            self._pack(contents.segments)
        else:
            self._compact(contents)
        manifest = self._manifest(contents, step)
        write_synced(self.path / MANIFEST_FILE, manifest.to_json().encode())
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

    def _save_tombstones(self, tombstones: Tombstones) -> None:
        for name, array in zip(REMOVED, (tombstones.articles, tombstones.terms, tombstones.counts), strict=True):
            save_array(self.path / f"{name}{SUFFIX}", array)

    def _pack(self, segments: Sequence[Segment]) -> None:
        """Put the arrays of each segment that was written here into one file."""
        for folder, segment in self._own(segments):
            write_synced(folder / PACKED_FILE, pack_arrays(segment.arrays, PACKINGS))
            for file in file_names("plain"):
                (folder / file).unlink()

    def _compact(self, contents: Contents) -> None:
        """Write some arrays of each segment that was written here in fewer bytes, unless it is too large."""
        for folder, segment in self._own(contents.segments):
            if is_compactable(segment):
                for name, array in compact_columns(segment, self._weighing(contents.averages)).items():
                    (folder / BY_NAME[name].file).unlink(missing_ok=True)  # it is mapped
                    save_array(folder / BY_NAME[name].file, BY_NAME[name].fitted(array))
                for name in {*file_names("plain")} - {*file_names("compact")}:
                    (folder / name).unlink()

    def _own(self, segments: Sequence[Segment]) -> Iterator[tuple[Path, Segment]]:
        """Yield the segments that were written here, each with its folder: other snapshots share the others."""
        for name, segment in zip((BASE, ADDITION), segments, strict=False):
            if not any(file.startswith(f"{name}/") for file in self._files):
                yield self.path / name, segment

    def _weighing(self, averages: Sequence[float]) -> Weighing:
        used = {
            field.name: (field.weight, field.b, mean or 1.0) for field, mean in zip(self.fields, averages, strict=True)
        }
        return Weighing(K1, tuple(used.get(name, (0.0, 0.0, 1.0)) for name in FIELD_NAMES))

    def _manifest(self, contents: Contents, step: Callable[[int, int], None]) -> Manifest:
        segments, tombstones = contents.segments, contents.tombstones
        removed_rows = sum(len(segments[0].documents.rows(number)) for number in tombstones.articles.tolist())
        alive = [np.ones(len(segment.documents), np.bool_) for segment in segments]
        alive[0][tombstones.articles] = False
        pairs = list(zip(segments, alive, strict=True))
        days = np.concatenate([segment.documents.days[mask] for segment, mask in pairs])
        dated = days[days > 0]
        return Manifest(
            settings=settings(self.fields),
            state=self.state,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            articles=int(sum(mask.sum() for mask in alive)),
            paragraphs=sum(map(len, segments)) - removed_rows,
            outlets=len({name for segment, mask in pairs for name in _outlets(segment, mask)}),
            first=date.fromordinal(int(dated.min())).isoformat() if len(dated) else None,
            last=date.fromordinal(int(dated.max())).isoformat() if len(dated) else None,
            base=contents.base,
            added=len(segments[1]) if len(segments) > 1 else 0,
            removed=removed_rows,
            averages=[float(average) for average in contents.averages],
            drifted=contents.drifted,
            files=self._measure_all(step),
            languages=_count_languages([_languages(segment, mask) for segment, mask in pairs]),
        )

    def _written(self) -> list[str]:
        files = (path for path in self.path.rglob("*") if path.suffix == SUFFIX or path.name == PACKED_FILE)
        return sorted(path.relative_to(self.path).as_posix() for path in files)

    def _measure_all(self, step: Callable[[int, int], None]) -> dict[str, tuple[int, str]]:
        """Return the size and the checksum of each file."""
        names = self._written()
        step(0, len(names))
        files = {}
        for count, name in enumerate(names, 1):
            files[name] = self._files.get(name) or self._measure(name)
            step(count, len(names))
        return files

    def _measure(self, name: str) -> tuple[int, str]:
        return (self.path / name).stat().st_size, checksum(self.path / name)


def _languages(segment: Segment, alive: NDArray[np.bool_]) -> NDArray[np.uint16]:
    """Return the packed languages of the paragraphs of some articles."""
    return segment.documents.languages[np.repeat(alive, np.diff(segment.documents.forward.first_rows))]


def _count_languages(parts: Sequence[NDArray[np.uint16]]) -> dict[str, int]:
    numbers, counts = np.unique(np.concatenate(parts), return_counts=True)
    counted = zip(unpack_languages(numbers), counts[numbers > 0].tolist(), strict=True)
    return dict(sorted(counted, key=lambda item: (-item[1], item[0])))  # ties as in a cluster


def _outlets(segment: Segment, alive: NDArray[np.bool_]) -> Iterator[str]:
    numbers = np.unique(segment.documents.outlets[alive])
    return (segment.documents.outlet_names[number] for number in numbers.tolist() if number >= 0)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:  # this file system has no links
        shutil.copyfile(source, target)
        with target.open("rb") as file:
            os.fsync(file.fileno())


def _clean(folder: Path) -> None:
    """Delete old snapshots: keep the current one, its predecessor, and one with another base if they share theirs.

    The last serves if a file of the shared base is damaged. A snapshot known to be damaged doesn't count as a
    predecessor.
    """
    current, *older = sorted(snapshot_numbers(folder), reverse=True)
    whole = [number for number in older if noted_damage(folder / f"{number:06d}") is None]
    spared = whole[: _SNAPSHOTS - 1]
    bases = {_base_of(folder / f"{number:06d}") for number in (current, *spared)}
    if len(bases) == 1 and spared:
        candidates = (number for number in whole if _base_of(folder / f"{number:06d}") not in {*bases, ""})
        spared += list(islice(candidates, 1))
    for number in {*older} - {*spared}:
        shutil.rmtree(folder / f"{number:06d}", ignore_errors=True)


def _base_of(folder: Path) -> str:
    with contextlib.suppress(SnapshotError):
        return read_manifest(folder).base
    return ""
