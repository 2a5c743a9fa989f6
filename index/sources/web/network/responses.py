"""Reading a response: its body within a limit, its headers, and what a status means. Not for sending requests."""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from index.sources.web.network.failures import Failure, too_large

MOST_WAIT_SECONDS = 7 * 86_400
"""Maximum number of seconds to wait or to stay fresh that a server is taken at its word for."""

_MOST_VALIDATOR_CHARACTERS = 1000
_PIECE_BYTES = 1_000_000  # decompressed at a time


async def read_body(
    chunks: AsyncIterator[bytes], encoding: str, most_bytes: int, *, is_truncated: bool = False
) -> bytes:
    """Return a body as it was before its content encoding, or its begin if `is_truncated`.

    Nothing past the limit is read or decompressed. Raises Failure.
    """
    decoder = _decoder_of(encoding)
    pieces: list[bytes] = []
    received = decoded = 0
    async for chunk in chunks:
        received += len(chunk)
        if received > most_bytes and not is_truncated:
            raise too_large(most_bytes)
        for piece in decoder.decode(chunk) if decoder else [chunk]:
            decoded += len(piece)
            pieces.append(piece)
            if decoded > most_bytes and is_truncated:
                return b"".join(pieces)[:most_bytes]
            if decoded > most_bytes:
                raise too_large(most_bytes)
            if decoder:
                await asyncio.sleep(0)  # others go on between two pieces
    if decoder:
        decoder.finish()
    return b"".join(pieces)


class _Inflater:
    """Decompresses gzip or deflate in small pieces, so that a few bytes never become more than one piece at once."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | (16 if encoding == "gzip" else 0))
        self._is_begun = False

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what a chunk decompresses to. Raises Failure."""
        while data:
            if self._inflater.eof:  # another member of gzip follows, or something that is none
                if self._encoding != "gzip" or not data.startswith(b"\x1f"):
                    return
                self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
            piece = self._inflate(data)
            data = self._inflater.unconsumed_tail or self._inflater.unused_data
            if piece:
                yield piece

    def finish(self) -> None:
        """Check that the end was there. Raises Failure."""
        if self._is_begun and not self._inflater.eof:
            raise Failure("was cut in the middle of its compressed text", "cut")

    def _inflate(self, data: bytes) -> bytes:
        try:
            piece = self._inflater.decompress(data, _PIECE_BYTES)
        except zlib.error:
            if self._is_begun or self._encoding == "gzip":
                raise Failure(f"says that it is compressed with {self._encoding}, but it isn't") from None
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)  # as some servers understand deflate
            self._is_begun = True
            return self._inflate(data)
        self._is_begun = True
        return piece


def _decoder_of(encoding: str) -> _Inflater | None:
    names = [name for name in re.split(r"[\s,]+", encoding.lower()) if name not in ("", "identity")]
    if not names:
        return None
    if names in (["gzip"], ["x-gzip"]):
        return _Inflater("gzip")
    if names == ["deflate"]:
        return _Inflater("deflate")
    raise Failure(f"is compressed with {', '.join(names)[:50]}, which newsbot didn't ask for")


def retry_after_of(headers: Mapping[str, str]) -> int | None:
    """Return the seconds that Retry-After asks to wait, from a number or a date; None if it asks for nothing."""
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+", text):
        return min(int(text[:10]), MOST_WAIT_SECONDS)
    date = _date_of(text)
    if date is None:
        return None
    return min(max(0, round((date - datetime.now(UTC)).total_seconds())), MOST_WAIT_SECONDS)


def max_age_of(headers: Mapping[str, str]) -> int | None:
    """Return for how many seconds an answer stays fresh by Cache-Control or Expires; None if they don't say."""
    control = headers.get("cache-control", "").lower()
    if re.search(r"\bno-(?:cache|store)\b", control):
        return None
    if match := re.search(r"\bmax-age\s*=\s*\"?([0-9]+)", control):
        age = headers.get("age", "").strip()
        passed = int(age[:10]) if re.fullmatch(r"[0-9]+", age) else 0
        return max(0, min(int(match[1][:10]), MOST_WAIT_SECONDS) - passed)
    expires, sent = _date_of(headers.get("expires", "")), _date_of(headers.get("date", ""))
    if expires is None:
        return None
    seconds = round((expires - (sent or datetime.now(UTC))).total_seconds())
    return min(seconds, MOST_WAIT_SECONDS) if seconds > 0 else None


def validators_of(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return ETag and Last-Modified of an answer, as far as they can be sent back."""
    return (_returnable(headers.get("etag")), _returnable(headers.get("last-modified")))


def media_type_of(headers: Mapping[str, str]) -> tuple[str, str | None]:
    """Return the media type in lower case, and the charset or None."""
    text = headers.get("content-type", "")
    message = Message()
    message["content-type"] = re.sub(r"[\r\n]", " ", text)
    try:
        charset = message.get_content_charset()
    except (LookupError, ValueError):  # a charset that is itself encoded, and wrongly
        charset = None
    return text.partition(";")[0].strip().lower(), charset or None


def _returnable(value: str | None) -> str | None:
    if not value or len(value) > _MOST_VALIDATOR_CHARACTERS or not value.isprintable():
        return None
    return value.strip() or None


def _date_of(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date
