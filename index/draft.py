"""A snapshot on its way: written in a folder of its own, and published at once by replacing CURRENT.

What goes into it is said in `build.py`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import SUFFIX, checksum, sync_folder, write_synced
from index.errors import SnapshotError
from index.manifest import NAME, Manifest, read_manifest, settings
from index.part import Part
from index.postings import Field
from index.snapshot import Snapshot, numbers

_KEPT = 2  # the current snapshot and the one before


@dataclass(slots=True)
class Draft:
    """A snapshot that is being written, in a folder of its own; removed with all in it unless it is published."""

    folder: Path
    state: str  # what it is built from
    fields: Sequence[Field]
    name: str = ""
    _files: dict[str, tuple[int, str]] = field(default_factory=dict)  # those that were taken over

    @property
    def path(self) -> Path:
        return self.folder / f"draft-{os.getpid()}"

    def __enter__(self) -> Draft:
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
            settings=settings(self.fields),
            state=self.state,
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
