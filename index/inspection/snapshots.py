"""The state of the index on disk: what its current snapshot holds, and whether that is damaged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from index.errors import SnapshotError
from index.storage import DataFolder, StoredSnapshot, read_current, read_published, read_snapshot, verify_files


@dataclass(frozen=True, slots=True)
class SnapshotState:
    """The snapshot that answers. `damage` is why the current one doesn't, and an earlier one takes its place."""

    folder: Path
    articles: int
    newest: date | None
    """The day of the newest article."""
    created: datetime
    size: int  # bytes
    damage: SnapshotError | None = None
    is_outdated: bool = False
    """Whether another version's rules built it: it answers until an index run has built it again."""


def inspect_snapshot(data: DataFolder, is_whole: bool = False) -> SnapshotState:
    """Return the state of the index. Raises SnapshotError if no snapshot can be used.

    With `is_whole`, every file is read and compared with its checksum.
    """
    stored = read_current(data.snapshots, _verified if is_whole else _read)
    manifest = stored.manifest
    newest = date.fromisoformat(manifest.last) if manifest.last else None
    created = datetime.fromisoformat(manifest.created)
    damage = _damage_of_current(data.snapshots, stored.folder)
    return SnapshotState(stored.folder, manifest.articles, newest, created, stored.size, damage, manifest.is_outdated)


def _read(folder: Path) -> StoredSnapshot:
    """Return a snapshot if the bot could answer from it."""
    return read_snapshot(folder, of_any_rules=True)


def _verified(folder: Path) -> StoredSnapshot:
    stored = _read(folder)
    verify_files(stored)
    return stored


def _damage_of_current(folder: Path, serving: Path) -> SnapshotError | None:
    """Return why the current snapshot isn't the one that serves; None if it is."""
    try:
        published = read_published(folder, of_any_rules=True)
        if published.folder != serving:
            verify_files(published)
    except SnapshotError as error:
        return error
    return None
