"""Unpacking a backup into a folder, and checking all of it, before anything is replaced.

A file that somebody made up may name paths outside, repeat names, or swell to any size: each is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from bot.operations.backups.contents import (
    CHECKSUMS,
    FORMAT,
    HEADER,
    KNOWN_SCHEMAS,
    MOST_JSON,
    Contents,
    is_allowed,
)
from bot.operations.backups.errors import BackupError, NotABackup, disk_errors

_PIECE = 1 << 20
_SPARE = 64 << 20
"""Bytes that are to stay free on the disk."""

Sums = dict[str, tuple[int, str]]
_DAMAGED = "it is damaged, or was cut off"


def unpack(backup: Path, folder: Path) -> Contents:
    """Unpack a backup into an empty folder and check it; return its header. Raises BackupError."""
    if not backup.is_file():
        raise BackupError(backup, "there is no such file", "check its name")
    sums: Sums = {}
    with _reading_errors(backup), disk_errors(backup), tarfile.open(backup, "r|gz") as tar:
        members = iter(tar)
        header = _header(backup, tar, next(members, None), sums)
        for member in members:
            if not is_allowed(member) or member.name in sums:
                raise NotABackup(backup, f"it holds {member.name!r}, which no backup of newsbot does")
            if member.name == CHECKSUMS:
                _compare(backup, sums, _content(backup, tar, member), header)
                _check_databases(backup, folder, header)
                return header
            _unpack_member(backup, tar, member, folder, sums)
    raise NotABackup(backup, _DAMAGED)


def _header(backup: Path, tar: tarfile.TarFile, member: tarfile.TarInfo | None, sums: Sums) -> Contents:
    if member is None or member.name != HEADER or not member.isreg():
        raise NotABackup(backup, "it isn't a backup of newsbot")
    raw = _content(backup, tar, member)
    sums[HEADER] = len(raw), hashlib.sha256(raw).hexdigest()
    try:
        header = Contents.from_json(raw)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotABackup(backup, "it isn't a backup of newsbot") from error
    newer = [name for name, schema in header.schemas.items() if schema is not None and schema > KNOWN_SCHEMAS[name]]
    if header.format > FORMAT or newer:
        reason = f"newsbot {header.newsbot} wrote it, which is newer than this one"
        raise BackupError(backup, reason, "nothing was changed, so install that version first")
    return header


def _content(backup: Path, tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    if file is None or member.size > MOST_JSON:
        raise NotABackup(backup, "it isn't a backup of newsbot")
    return file.read()


def _unpack_member(backup: Path, tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, sums: Sums) -> None:
    if member.size > shutil.disk_usage(folder).free - _SPARE:
        raise BackupError(backup, f"there is no room for its {member.name}", "nothing was changed, so free some space")
    file, path = tar.extractfile(member), folder / member.name
    assert file is not None  # a regular file
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    path.touch(mode=0o600, exist_ok=False)
    with path.open("wb") as target:
        for piece in _pieces(file):
            digest.update(piece)
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    sums[member.name] = member.size, digest.hexdigest()


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _compare(backup: Path, sums: Sums, raw: bytes, header: Contents) -> None:
    try:
        expected = {name: (int(size), str(digest)) for name, (size, digest) in json.loads(raw).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise NotABackup(backup, _DAMAGED) from error
    if expected != sums or not set(header.schemas) <= set(sums):
        raise NotABackup(backup, _DAMAGED)


def _check_databases(backup: Path, folder: Path, header: Contents) -> None:
    """Check that SQLite can read the databases: the checksums are those of damaged ones, too."""
    for name in header.schemas:
        address = f"{(folder / name).absolute().as_uri()}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(address, uri=True)) as database:
                verdict = database.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.Error as error:
            raise NotABackup(backup, f"its {name} is damaged ({error})") from error
        if verdict != ("ok",):
            raise NotABackup(backup, f"its {name} is damaged")


@contextmanager
def _reading_errors(backup: Path) -> Iterator[None]:
    """Translate errors of reading a file that is something else, or damaged."""
    try:
        yield
    except (tarfile.ReadError, zlib.error, EOFError) as error:
        raise NotABackup(backup, "it isn't a backup of newsbot, or it is damaged") from error
    except (tarfile.TarError, ValueError) as error:
        raise NotABackup(backup, _DAMAGED) from error
