"""Decoding text formats: UTF-8, UTF-16 or Windows-1252, or the reason why it's none of these."""

from __future__ import annotations

_CONTROL = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF])
_CONTROL[0x0B] = "\n"  # the line break of word processors
_OTHER_ENCODING = "neither UTF-8 nor Windows-1252: save it as UTF-8"
_BINARY_SHARE = 0.02
_FOREIGN_SHARE = 0.4


def decode_text(raw: bytes) -> str:
    """Decode UTF-8 (or UTF-16 with a byte order mark), else Windows-1252, and remove control characters.

    Raises ValueError, with the reason, if `raw` isn't text.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    elif _looks_binary(raw):
        raise ValueError("binary, not text")
    else:
        text = _decode_bytes(raw.removeprefix(b"\xef\xbb\xbf"))
    return text.translate(_CONTROL)


def _looks_binary(raw: bytes) -> bool:
    control = sum(raw.count(byte) for byte in range(0x20) if byte not in b"\t\n\r\f\v\x1b")
    return b"\0" in raw or control > _BINARY_SHARE * len(raw)


def _decode_bytes(raw: bytes) -> str:
    text = raw.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= char <= "\udcff" for char in text)
    if not broken:
        return text
    if sum(not char.isascii() for char in text) > 2 * broken:  # valid UTF-8 characters outnumber the broken bytes
        raise ValueError("broken UTF-8: save it as UTF-8 again")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ValueError(_OTHER_ENCODING) from error
    letters = [char for char in text if char.isalpha()]
    if sum(not char.isascii() for char in letters) > _FOREIGN_SHARE * len(letters):  # Cyrillic letters, say
        raise ValueError(_OTHER_ENCODING)
    return text
