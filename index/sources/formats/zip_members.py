"""The members of a .zip file: which are safe to read, and reading one.

Nothing is ever written to disk, so a name can't lead out of a folder; but one that tries to isn't an article's.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from index.sources.formats.format import Input, Parsed, Record
from index.sources.formats.registry import suffix_of
from index.sources.formats.unpacking import FREE_BYTES, MAX_RATIO, unpack

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MAX_MEMBERS = 200_000
"""Maximum number of members: the list of them is held in memory, at about 500 bytes each."""

_ARCHIVES = frozenset(".7z .bz2 .cab .gz .rar .tar .tgz .txz .xz .zip .zst".split())
_LEADS_OUT = re.compile(r"^/|^[A-Za-z]:|\\|(?:^|/)\.\.(?:/|$)")
_END = b"PK\x05\x06"
_END_SIZE = 22
_END_64 = b"PK\x06\x06"
_LONGEST_COMMENT = 65_535
_BYTES_PER_MEMBER = 300  # of the list of members, with a long name
_MOST_KINDS = 50
_LONGEST_NAME = 200
_NO_ARCHIVE = "it is no .zip file, or cut off: download it again"

_REASONS = {
    "encrypted": "left out because they are encrypted, so unpack it with its password",
    "leads out": "left out because their names lead out of the archive or have a backslash, so zip it again",
    "link": "left out because they are links",
    "archive": "left out because they are archives themselves, so unpack them",
    "repeated": "left out because others before have the same names",
}


@dataclass(slots=True)
class Members:
    """The members of an opened archive that may be articles, and what is left out."""

    archive: ZipFile
    given: Input
    _first: dict[str, str] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def usable(self) -> Iterator[ZipInfo]:
        """Yield the members that may be read, in their order; afterwards, `given` has notes on the others."""
        names: set[str] = set()
        for info in self.archive.infolist():
            if info.filename.endswith("/"):  # is_dir fails for a name that is empty
                continue
            if _is_hidden(info.filename) and not _LEADS_OUT.search(info.orig_filename):
                self.pass_over("hidden files")
            elif reason := _problem(info, names):
                self._counts[reason] += 1
                self._first.setdefault(reason, shown(info.filename))
            else:
                names.add(info.filename)
                yield info
        for reason, count in self._counts.items():
            self.given.notes.append(f"members {_REASONS[reason]}: {count:,} (the first is {self._first[reason]})")

    def pass_over(self, kind: str) -> None:
        """Count a member that is no article on purpose."""
        counts = self.given.passed_over
        counts[kind if kind in counts or len(counts) < _MOST_KINDS else "files of other kinds"] += 1

    @contextmanager
    def opened(self, info: ZipInfo) -> Iterator[BinaryIO]:
        """Open a member for reading; raises ValueError, there or while it is read, if it is broken."""
        with _translated():
            packed = self.archive.open(info)
        with packed:
            yield unpack(cast("BinaryIO", _Checked(cast("BinaryIO", packed))), info.compress_size)


class _Checked:
    """A member that is being decompressed, whose errors are ValueErrors in words."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self.tell = packed.tell

    def read(self, size: int) -> bytes:
        with _translated():
            return self._packed.read(size)

    def seek(self, offset: int, whence: int) -> int:
        with _translated():
            return self._packed.seek(offset, whence)


@contextmanager
def _translated() -> Iterator[None]:
    import lzma
    from zipfile import BadZipFile

    try:
        yield
    except NotImplementedError as error:
        raise ValueError(f"it is compressed in a way that newsbot can't read ({error}): unpack the archive") from error
    except (BadZipFile, EOFError, OSError, RuntimeError, lzma.LZMAError, struct.error, zlib.error) as error:
        # RuntimeError asks for a password; OSError is what bzip2 raises.
        raise ValueError(f"it is broken ({error}): download the archive again") from error


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts)


def _problem(info: ZipInfo, names: set[str]) -> str | None:
    if _LEADS_OUT.search(info.orig_filename):
        return "leads out"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "link"
    if info.flag_bits & 0x1:
        return "encrypted"
    if info.filename in names:
        return "repeated"
    is_archive = suffix_of(info.filename) in _ARCHIVES or info.filename.lower().endswith(".gz")
    return "archive" if is_archive else None


def open_archive(given: Input) -> ZipFile:
    """Open a .zip file. Raises ValueError if it is broken, has too many members, or becomes too large."""
    from zipfile import BadZipFile, ZipFile

    size = given.stream.seek(0, 2)
    _check_size_of_list(given.stream, size)
    try:
        archive = ZipFile(given.stream)
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, struct.error) as error:
        raise ValueError(_NO_ARCHIVE) from error
    if (count := len(archive.infolist())) > MAX_MEMBERS:
        raise ValueError(f"too many members ({count:,}, at most {MAX_MEMBERS:,}): unpack it")
    total, limit = sum(info.file_size for info in archive.infolist()), max(FREE_BYTES, MAX_RATIO * size)
    if total > limit:
        raise ValueError(
            f"its members become {total / 1e6:,.0f} MB, at most {limit / 1e6:,.0f} MB for its size: it may be a bomb"
        )
    return archive


def _check_size_of_list(stream: BinaryIO, size: int) -> None:
    """Check the list of members, which `zipfile` reads into memory. Raises ValueError if there is none, or too long."""
    stream.seek(max(0, size - _LONGEST_COMMENT - _END_SIZE - 76))
    tail = stream.read()
    stream.seek(0)
    if (at := tail.rfind(_END)) < 0 or len(tail) < at + _END_SIZE:
        raise ValueError(_NO_ARCHIVE)
    list_size: int = struct.unpack_from("<L", tail, at + 12)[0]
    if list_size == 0xFFFFFFFF and (at := tail.rfind(_END_64)) >= 0 and len(tail) >= at + 48:
        list_size = struct.unpack_from("<Q", tail, at + 40)[0]
    if min(list_size, size) > MAX_MEMBERS * _BYTES_PER_MEMBER:
        raise ValueError(f"too long a list of members ({list_size / 1e6:,.0f} MB): unpack it")


def shown(name: str) -> str:
    """Return a member's name for a message: cut, and in characters that can be printed."""
    text = "".join(char if char.isprintable() else "?" for char in name)
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"


def failure(place: str, raw: bytes, error: Exception) -> Record:
    """Return a record that fails with an error when it is parsed."""
    return Record(place, raw, partial(_raise, error))


def _raise(error: Exception) -> Parsed:
    raise error
