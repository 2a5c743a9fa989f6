"""Parsing JSON as programs really write it, and finding the values in a document that is too large for memory.

The usual libraries for large documents stop at the first NaN, control character or broken record, and hold a string
whatever its size. Here only the bounds of a value are looked for, so that each value is parsed, or fails, on its own.
"""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO

from index.sources.formats.text_streams import text_of_bytes

_BLOCK = 262_144
_BLANK = re.compile(rb"[\s\x00\x1e]*+")
_SCALAR = re.compile(rb"[^\s,\]}{\[\":]*+")
_INSIDE_STRING = re.compile(rb"(?>(?:[^\"\\]++|\\.)*)", re.DOTALL)
_TO_MARK = re.compile(rb"[^\"{}\[\]]*+")
_OPENING, _CLOSING = b"{[", b"}]"


def load_json(raw: bytes) -> Any:
    """Return the value in `raw`. NaN, control characters and integers of any length are taken as they come.

    Raises ValueError, with the reason and the column, if it isn't JSON.
    """
    text = text_of_bytes(raw)
    try:
        return _load(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise ValueError(f"broken JSON: {error.msg[:1].lower()}{error.msg[1:]} ({where})") from None
    except RecursionError:
        raise ValueError("broken JSON: it is nested too deeply") from None


def _load(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError:
        raise
    except ValueError:  # Python reads no integers of more than 4,300 digits
        return json.loads(text, strict=False, parse_int=_integer)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) < 1000 else float(digits)


class JsonReader:
    """A reader of the values in a JSON document, in memory of the size of one value.

    It stands before a value, or before the end of an object or an array. Commas and colons are passed over.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._block = b""
        self._at = 0  # position in the block
        self._start = stream.tell()  # of the block in the stream

    @property
    def position(self) -> int:
        """Position in the stream, in bytes."""
        return self._start + self._at

    def seek(self, position: int) -> None:
        """Go to a position in the stream."""
        offset = position - self._start
        if 0 <= offset <= len(self._block):
            self._at = offset
            return
        self._stream.seek(position)
        self._block, self._at, self._start = b"", 0, position

    def peek(self) -> bytes:
        """Return the next byte that isn't blank, a comma or a colon; none at the end of the document."""
        while True:
            self._at = _match(_BLANK, self._block, self._at)
            if self._at == len(self._block):
                if not self._next_block():
                    return b""
            elif (byte := self._block[self._at : self._at + 1]) in (b",", b":"):
                self._at += 1
            else:
                return byte

    def enter(self) -> None:
        """Go into the object or the array that begins here, or out of the one that ends here."""
        if self.peek():
            self._at += 1

    def take(self, longest: int) -> bytes | None:
        """Return the bytes of the value that begins here and go behind it; None if it has more than `longest`.

        Raises ValueError if the document ends in it, or if no value begins here.
        """
        first = self.peek()
        taken = _Taken(longest, self._block, self._at)
        if first == b'"':
            self._at += 1
            self._end_string(taken)
        elif first and first in _OPENING:
            self._end_nested(taken)
        else:
            self._end_scalar(taken)
        return taken.up_to(self._at)

    def take_name(self) -> str:
        """Return the name that begins here, of an object's value. Raises ValueError if none does."""
        if self.peek() != b'"':
            raise self.broken()
        raw = self.take(_BLOCK)
        return str(load_json(raw)) if raw is not None else ""

    def broken(self) -> ValueError:
        """Return the error for a document that goes on here as JSON can't."""
        return ValueError(f"broken JSON at byte {self.position + 1:,}: the rest can't be read")

    def _next_block(self) -> bool:
        self._start += len(self._block)
        self._block, self._at = self._stream.read(_BLOCK), 0
        return bool(self._block)

    def _refill(self, taken: _Taken) -> None:
        taken.add(self._block)
        if not self._next_block():
            raise ValueError(f"it breaks off within a value, after {self.position:,} bytes: the last record is lost")
        taken.begin(self._block)

    def _end_string(self, taken: _Taken) -> None:
        while True:
            self._at = _match(_INSIDE_STRING, self._block, self._at)
            if self._at == len(self._block):
                self._refill(taken)
            elif self._block[self._at] == ord("\\"):  # the last byte of the block
                self._refill(taken)
                self._at = 1
            else:
                self._at += 1
                return

    def _end_nested(self, taken: _Taken) -> None:
        depth = 0
        while True:
            self._at = _match(_TO_MARK, self._block, self._at)
            if self._at == len(self._block):
                self._refill(taken)
                continue
            mark = self._block[self._at]
            self._at += 1
            if mark == ord('"'):
                self._end_string(taken)
            elif mark in _OPENING:
                depth += 1
            elif (depth := depth - 1) == 0:
                return

    def _end_scalar(self, taken: _Taken) -> None:
        begin = self.position
        self._at = _match(_SCALAR, self._block, self._at)
        while self._at == len(self._block):
            taken.add(self._block)
            if not self._next_block():
                break
            taken.begin(self._block)
            self._at = _match(_SCALAR, self._block, 0)
        if self.position == begin:
            raise self.broken()


class _Taken:
    """The bytes of a value, gathered over blocks until they are too many."""

    def __init__(self, longest: int, block: bytes, at: int) -> None:
        self._longest = longest
        self._parts: list[bytes] = []
        self._size = 0
        self._block, self._at = block, at

    def add(self, block: bytes) -> None:
        """Add the rest of a block."""
        self._size += len(block) - self._at
        if self._size <= self._longest:
            self._parts.append(block[self._at :])
        else:
            self._parts.clear()
        self._block, self._at = b"", 0

    def begin(self, block: bytes) -> None:
        """Go on with the next block."""
        self._block, self._at = block, 0

    def up_to(self, end: int) -> bytes | None:
        """Return all bytes, up to `end` in the last block; None if they are too many."""
        part = self._block[self._at : end]
        return b"".join([*self._parts, part]) if self._size + len(part) <= self._longest else None


def _match(pattern: re.Pattern[bytes], block: bytes, at: int) -> int:
    match = pattern.match(block, at)
    return match.end() if match else at
