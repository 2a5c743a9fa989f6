"""The records of a web archive (WARC): where each begins and ends. The format: ISO 28500, WARC 1.0 and 1.1.

fastwarc stops at the first broken record; an archive of a million pages must not be lost for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from index.sources.formats.format import MAX_RECORD

MAX_BROKEN = 100
"""Maximum number of broken records in an archive; after them it is given up."""

_VERSION = re.compile(rb"WARC/\d\.\d+\r?\n")
_MAX_LINE = 65_536
_MAX_HEADER = 1_000_000
_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """A record: its place, its header with names in lower case, and its content, of which long ones have a start."""

    offset: int
    header: dict[str, str]
    content: bytes
    length: int
    error: str | None = None
    """Why it can't be read."""

    @property
    def is_whole(self) -> bool:
        """Whether `content` is all of it."""
        return len(self.content) == self.length


class _Source:
    """A stream from which a part can be read again."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._again = b""
        self._position = 0  # in what is read again
        self.offset = 0

    def read(self, size: int) -> bytes:
        data = self._again[self._position : self._position + size]
        self._position += len(data)
        while len(data) < size and (more := self._stream.read(min(size - len(data), _CHUNK))):
            data += more
        self.offset += len(data)
        return data

    def readline(self) -> bytes:
        limit = self._position + _MAX_LINE
        if end := self._again.find(b"\n", self._position, limit) + 1:
            return self.read(end - self._position)
        line = self._again[self._position : limit]
        self._position += len(line)
        line += self._stream.readline(_MAX_LINE - len(line)) if len(line) < _MAX_LINE else b""
        self.offset += len(line)
        return line

    def give_back(self, data: bytes) -> None:
        self._again, self._position = data + self._again[self._position :], 0
        self.offset -= len(data)


def archive_records(stream: BinaryIO) -> Iterator[ArchiveRecord]:
    """Return the records of an archive in order; a broken one has an error, and those after it follow.

    Raises ValueError, with the place, where the archive breaks off or has too many broken records.
    """
    source, broken, was_broken = _Source(stream), 0, False
    while True:
        start = source.offset
        is_record, skipped = _seek_version(source)
        if skipped and not was_broken:
            yield ArchiveRecord(start, {}, f"{start} {skipped}".encode(), 0, "what stands there is no record")
            broken += 1
        if not is_record:
            return
        record = _read_or_fail(source)
        yield record
        was_broken = record.error is not None
        broken += was_broken
        if broken > MAX_BROKEN:
            raise ValueError(f"more than {MAX_BROKEN} broken records: what is after byte {source.offset:,} isn't read")


def _seek_version(source: _Source) -> tuple[bool, int]:
    """Move to the next line that begins a record, before it; return whether there is one, and what was skipped.

    Blank lines don't count as skipped bytes.
    """
    skipped = 0
    while line := source.readline():
        if _VERSION.fullmatch(line):
            source.give_back(line)
            return True, skipped
        skipped += len(line.strip(b"\r\n\0"))
    return False, skipped


def _read_or_fail(source: _Source) -> ArchiveRecord:
    start = source.offset
    try:
        return _read(source, start)
    except ValueError as error:
        return ArchiveRecord(start, {}, str(start).encode(), 0, str(error))


def _read(source: _Source, start: int) -> ArchiveRecord:
    source.readline()
    header = _read_header(source)
    number = header.get("content-length", "")
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise ValueError("its header gives no length")
    length = int(number)
    content = source.read(min(length, MAX_RECORD))
    rest = length - len(content)
    while rest > 0 and (skipped := source.read(min(rest, _CHUNK))):
        rest -= len(skipped)
    end = source.read(4)
    if rest > 0 or not (end == b"\r\n\r\n" or end.lstrip(b"\r\n") == b"" or end.startswith(b"\n\n")):
        return _misread(source, ArchiveRecord(start, header, content, length), end, is_cut=rest > 0)
    if end.startswith(b"\n\n"):
        source.give_back(end[2:])
    return ArchiveRecord(start, header, content, length)


def _read_header(source: _Source) -> dict[str, str]:
    header: dict[str, str] = {}
    start, last = source.offset, ""
    while line := source.readline():
        if not (text := line.decode("utf-8", "replace").rstrip("\r\n")):
            return header
        if _VERSION.fullmatch(line) or source.offset - start > _MAX_HEADER:
            source.give_back(line)
            raise ValueError("its header has no end")
        name, colon, value = text.partition(":")
        if text[0] in " \t" and last:
            header[last] += f" {text.strip()}"
        elif colon:
            last = name.strip().lower()
            header.setdefault(last, value.strip())
    raise ValueError("its header has no end")


def _misread(source: _Source, record: ArchiveRecord, end: bytes, is_cut: bool) -> ArchiveRecord:
    """Return a record whose length is wrong, and go on at the record that its content runs into.

    Raises ValueError where there is none, because the archive breaks off.
    """
    if record.is_whole or is_cut:
        following = re.search(rb"\nWARC/\d\.\d+\r?\n", record.content + end)
        if following:
            source.give_back((record.content + end)[following.start() + 1 :])
        elif is_cut:
            return ArchiveRecord(
                record.offset, record.header, record.content, record.length, "the archive breaks off in it"
            )
    return ArchiveRecord(record.offset, record.header, record.content, record.length, "its length is wrong")
