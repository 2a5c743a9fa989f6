"""Reading large text files in bounded memory: as UTF-8, and by line. Not for files of one article: `decoding.py`."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from index.sources.formats.decoding import decode_text

_BLOCK = 65_536
_HEAD = 4096
_MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST = 0.9  # share of every other byte that is NUL where a text without a mark is UTF-16


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """Return a stream from its start as UTF-8, without a byte order mark. What isn't UTF-16 or UTF-32 stays as it is.

    Lines in other encodings are told apart one by one: see `text_of_bytes`.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None) or _without_mark(head)
    if encoding is not None:
        return cast("BinaryIO", io.BufferedReader(_Transcoded(stream, encoding), _BLOCK))
    stream.seek(len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0)
    return stream


def _without_mark(head: bytes) -> str | None:
    even, odd = head[::2], head[1::2]
    if len(odd) > 1 and odd.count(0) > _MOST * len(odd) and not even.count(0):
        return "utf-16-le"
    if len(odd) > 1 and even.count(0) > _MOST * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def text_of_bytes(raw: bytes) -> str:
    """Decode UTF-8, else Windows-1252. Raises ValueError, with the reason, if it is neither."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return decode_text(raw)


def lines_of(stream: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """Yield the lines of a stream with their ends; None for one of more than `longest` bytes, which is skipped."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest or line.endswith(b"\n"):
            yield line
            continue
        while (line := stream.readline(_BLOCK)) and not line.endswith(b"\n"):
            pass
        yield None


class _Transcoded(io.RawIOBase):
    """A stream as UTF-8. Seeking backwards decodes it from its start again."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._encoding = encoding
        self._rewind()

    def _rewind(self) -> None:
        self._stream.seek(0)
        self._decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        self._decoded = b""
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only positions from the start are known")
        if offset < self._position:
            self._rewind()
        while self._position < offset and self._read(offset - self._position):
            pass
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        while not self._decoded:
            block = self._stream.read(_BLOCK)
            self._decoded = self._decoder.decode(block, final=not block).encode("utf-8", "replace")
            if not block:
                break
        data, self._decoded = self._decoded[:size], self._decoded[size:]
        self._position += len(data)
        return data
