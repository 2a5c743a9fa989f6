"""Reading compressed data: never more of it than a limit allows, and all of it that is there.

A few kilobytes of .gz or .zip can hold terabytes of zeros. Not for opening files: see `index/sources/inputs.py`.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from index.sources.formats.format import HEAD_BYTES

MAX_RATIO = 200
"""Maximum number of bytes that a compressed one may become: text becomes 3 to 10, rarely 50."""

FREE_BYTES = 50_000_000
"""Number of bytes to which anything may be decompressed."""


class Unpacked(io.RawIOBase):
    """A decompressed file that can seek. Reading raises ValueError where it grows more than text can."""

    def __init__(self, stream: BinaryIO, packed_bytes: int) -> None:
        self._stream = stream
        # The usual `read` goes on until it has enough, and loses all of it where the file breaks off.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._limit = max(FREE_BYTES, MAX_RATIO * packed_bytes)

    def readable(self) -> bool:  # noqa: D102  # these are documented in io.RawIOBase
        return True

    def seekable(self) -> bool:  # noqa: D102
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:  # noqa: D102
        return self._stream.seek(offset, whence)

    def tell(self) -> int:  # noqa: D102
        return self._stream.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # noqa: D102
        if self._stream.tell() > self._limit:
            raise ValueError(f"it becomes more than {self._limit / 1e6:,.0f} MB, which no text does: it may be a bomb")
        try:
            data = self._read(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ValueError(self._problem(error)) from error
        buffer[: len(data)] = data
        return len(data)

    def _problem(self, error: Exception) -> str:
        if isinstance(error, EOFError):
            return "the compressed file is cut off: copy or download it again"
        if isinstance(error, gzip.BadGzipFile) and "Not a gzipped file" in str(error):
            position = self._stream.tell()
            if not position:
                return "it isn't compressed, although its name says so: rename it"
            return f"its compressed part ends after {position:,} bytes, and something else follows: compress it again"
        return f"the compressed file is broken ({error}): copy or download it again"


def unpack(stream: BinaryIO, packed_bytes: int) -> BinaryIO:
    """Wrap a decompressed stream of a compressed file of so many bytes, so that it can't become a bomb."""
    return cast("BinaryIO", io.BufferedReader(Unpacked(stream, packed_bytes), 65_536))


def read_head(stream: BinaryIO) -> bytes:
    """Return the first HEAD_BYTES bytes of a stream and go back to its start; fewer if it breaks off before.

    Raises ValueError if nothing of it can be read.
    """
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    head = b""
    while len(head) < HEAD_BYTES:
        try:
            part = read(HEAD_BYTES - len(head))
        except ValueError:
            if not head:
                raise
            break  # reading it in earnest will raise it again
        if not part:
            break
        head += part
    stream.seek(0)
    return head
