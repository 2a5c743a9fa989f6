"""Decoding text formats: UTF-8, UTF-16, UTF-32, or a guess at an older encoding; or the reason why it isn't text."""

from __future__ import annotations

import unicodedata
from collections import Counter

from index.sources.formats.legacy_encodings import guess

_CONTROL = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF])
_CONTROL[0x0B] = "\n"  # the line break of word processors
_BINARY_SHARE = 0.02
_MOST_SCRIPTS = 4  # Japanese has three, and Latin letters
_RARE_SHARE = 0.1
_SAMPLE = 4000  # bytes or characters to judge by
# The bytes of Windows-1252 by its characters; those that it lacks stand for themselves.
_BYTES = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(0x80, 0xA0)}
_NO_TEXT = frozenset(("Cc", "Cn", "Co", "Cs"))


def decode_text(raw: bytes) -> str:
    """Decode `raw`, and remove control characters; see `decode_with_notes`."""
    return decode_with_notes(raw)[0]


def decode_with_notes(raw: bytes) -> tuple[str, list[str]]:
    """Decode Unicode, else an older encoding; return the text without control characters, and notes about guesses.

    Raises ValueError, with the reason, if `raw` isn't text.
    """
    text = _unicode(raw)
    notes: list[str] = []
    if text is None:
        reading = guess(raw)
        if reading is None:
            raise ValueError("in an encoding that can't be told: save it as UTF-8")
        text = reading.text
        if reading.is_doubtful or reading.encoding != "Windows-1252":
            notes.append(f"read as {reading.encoding}, which is a guess: save it as UTF-8 if letters look wrong")
    text = _mend_double_encoding(text, notes)
    return text.translate(_CONTROL), notes


def _unicode(raw: bytes) -> str | None:
    """Decode Unicode; None if `raw` is text of another encoding. Raises ValueError if it isn't text."""
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")) and len(raw) % 4 == 0:
        return raw.decode("utf-32", "replace")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw or _looks_binary(raw):
        if (text := _without_mark(raw)) is None:
            raise ValueError("binary, not text")
        return text
    text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= char <= "\udcff" for char in text)
    if not broken:
        return text
    if sum(not char.isascii() for char in text) > 2 * broken:  # valid UTF-8 characters outnumber the broken bytes
        raise ValueError("broken UTF-8: save it as UTF-8 again")
    return None


def _looks_binary(raw: bytes) -> bool:
    control = sum(raw.count(byte) for byte in range(0x20) if byte not in b"\t\n\r\f\v\x1b")
    return control > _BINARY_SHARE * len(raw)


def _without_mark(raw: bytes) -> str | None:
    """Decode UTF-16 or UTF-32 without a byte order mark: its blanks and digits have zeros; None if it is neither."""
    zeros = [raw[start:_SAMPLE:4].count(0) for start in range(4)]
    names = ("utf-16-le", "utf-16-be") if zeros[1] + zeros[3] >= zeros[0] + zeros[2] else ("utf-16-be", "utf-16-le")
    for name in ("utf-32-le", "utf-32-be", *names):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text[:_SAMPLE]):
            return text
    return None


def _reads_as_text(sample: str) -> bool:
    """Return whether characters are assigned ones of few scripts, with some letters, blanks or digits of ASCII."""
    if not any(char.isascii() and (char.isalnum() or char.isspace()) for char in sample):
        return False
    if any(unicodedata.category(char) in _NO_TEXT and char not in "\t\n\r\f\v" for char in sample):
        return False
    scripts = Counter(unicodedata.name(char, "").partition(" ")[0] for char in sample if char.isalpha())
    rare = scripts.total() - sum(count for _, count in scripts.most_common(_MOST_SCRIPTS))
    return rare <= _RARE_SHARE * scripts.total()


def _mend_double_encoding(text: str, notes: list[str]) -> str:
    """Decode text again that was encoded as UTF-8 twice: "â€œ" is a quotation mark."""
    if text.isascii() or not any(mark in text for mark in ("Ã", "â€", "Â", "Ð", "Å")):
        return text
    try:
        mended = text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except ValueError:
        if any(mark in text for mark in ("â€œ", "â€™", "â€\x9d", "Ã©", "Ã¼", "Ã¶", "Ã¤", "Ã¡")):
            notes.append("some letters were encoded twice and look wrong, such as “Ã©” for “é”: save it as UTF-8 again")
        return text
    notes.append("encoded as UTF-8 twice: its letters are read as what they were before")
    return mended
