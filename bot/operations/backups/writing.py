"""Writing a backup beside a running bot: copies of the databases by SQLite's own means, packed into one file.

The file appears under its name only when it is complete and on the disk.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from bot.operations.backups.contents import ADDED, CHECKSUMS, HEADER, Contents, databases, elsewhere
from bot.operations.backups.errors import BackupError, disk_errors
from bot.settings import Settings

_PIECE = 1 << 20  # bytes that are read at a time
_LEVEL = 1  # gzip's fastest: a database shrinks to a third already


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that was written: its size in bytes, what is in it, and sentences about what isn't."""

    size: int
    names: list[str]
    notes: list[str]


def write_backup(settings: Settings, target: Path, overwrite: bool = False) -> Written:
    """Write a backup to a file. Raises BackupError, and leaves nothing behind then."""
    if target.is_dir():
        raise BackupError(target, "it is a folder", "name a file, such as newsbot.backup")
    if target.exists() and not overwrite:
        raise BackupError(target, "it is there already", "name another file, or say --overwrite")
    files = databases(settings)
    notes = [elsewhere(name) for name, file in files.items() if file is None]
    present = {name: file for name, file in files.items() if file is not None and file.is_file()}
    if not present and not (notes and any(_added(settings.data.added))):
        remedy = " ".join(notes).rstrip(".") or "check NEWSBOT_DATA_DIR"
        raise BackupError(settings.data_dir, "there is no database in it to back up", remedy)
    with disk_errors(target), _room_beside(target) as room:
        copies = {name: _copy(file, room / name) for name, file in present.items()}
        schemas = {name: _schema_of(copy) for name, copy in copies.items()}
        header = Contents.now(datetime.now(UTC).isoformat(timespec="seconds"), schemas)
        packed = room / "packed"
        with _synced(packed) as stream, _Pack(stream) as pack:
            pack.add_bytes(HEADER, header.to_json())
            for name, copy in copies.items():
                pack.add_file(name, copy)
                copy.unlink()
            for name, file in _added(settings.data.added):
                pack.add_file(name, file)
        _publish(packed, target, overwrite)
    added = sum(name.startswith(ADDED) for name in pack.sums)
    names = [*copies, *([f"{added:,} added file{'' if added == 1 else 's'}"] if added else [])]
    return Written(target.stat().st_size, names, notes)


@contextmanager
def _room_beside(target: Path) -> Iterator[Path]:
    """Yield a folder on the target's disk, which is gone afterwards."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent) as folder:
        yield Path(folder)


def _copy(file: Path, copy: Path) -> Path:
    """Copy a database as it is at one moment, while others write to it."""
    copy.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as source:
            source.execute("PRAGMA busy_timeout = 5000")
            with closing(sqlite3.connect(copy)) as target:
                target.execute("PRAGMA journal_mode = OFF")
                target.execute("PRAGMA synchronous = OFF")  # it is synced where it is packed
                source.backup(target)
    except sqlite3.Error as error:
        raise BackupError(file, f"it can't be copied ({error})", "free some space, or check the database") from error
    return copy


def _schema_of(copy: Path) -> str | None:
    address = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(address, uri=True)) as database:
        row = database.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None
    return None  # a version before Alembic


def _added(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the names in the backup, and the paths, of what people added; not what is being added right now."""
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith(".tmp"):
                yield ADDED + path.relative_to(folder).as_posix(), path


@contextmanager
def _synced(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file for this user alone; at the end, wait until it is on the disk."""
    path.touch(mode=0o600, exist_ok=False)
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@dataclass(slots=True)
class _Pack:
    """A gzipped tar file that is being written, with the checksums of what is in it."""

    stream: IO[bytes]
    sums: dict[str, tuple[int, str]] = field(default_factory=dict)
    _gzip: Any = field(init=False)
    _tar: tarfile.TarFile = field(init=False)

    def __post_init__(self) -> None:
        self._gzip = gzip.GzipFile(fileobj=self.stream, mode="wb", compresslevel=_LEVEL, filename="", mtime=0)
        self._tar = tarfile.open(fileobj=self._gzip, mode="w")  # noqa: SIM115  # closed by __exit__

    def __enter__(self) -> _Pack:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Add the checksums and finish the file; after an error, let go of it."""
        if error is not None:
            with suppress(OSError, ValueError):  # otherwise Python does so later, aloud
                self._gzip.close()
            return
        self.add_bytes(CHECKSUMS, json.dumps(self.sums).encode())
        self._tar.close()
        self._gzip.close()

    def add_bytes(self, name: str, content: bytes) -> None:
        self._add(name, len(content), io.BytesIO(content))

    def add_file(self, name: str, path: Path) -> None:
        """Add a file; leave it out if it is gone."""
        with suppress(FileNotFoundError), path.open("rb") as file:
            self._add(name, os.fstat(file.fileno()).st_size, file)

    def _add(self, name: str, size: int, content: IO[bytes]) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        digest = hashlib.sha256()
        self._tar.addfile(member, _Hashed(content, digest))
        self.sums[name] = size, digest.hexdigest()


class _Hashed(io.RawIOBase):
    """A file whose bytes are hashed as they are read."""

    def __init__(self, file: IO[bytes], digest: Any) -> None:
        self._file, self._digest = file, digest

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._digest.update(piece)
        return piece


def _publish(packed: Path, target: Path, overwrite: bool) -> None:
    if overwrite:
        packed.replace(target)
    else:
        try:
            os.link(packed, target)  # fails if somebody has written it meanwhile
        except FileExistsError as error:
            raise BackupError(target, "it is there already", "name another file, or say --overwrite") from error
        except OSError:  # a disk without links
            packed.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
