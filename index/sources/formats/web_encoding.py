"""The encoding of a web page: by its byte order mark, by what it declares, else guessed.

The declared names are those of the WHATWG's Encoding Standard, which reads "iso-8859-1" as Windows-1252 since that is
what browsers do. A page that was saved again is often UTF-8 whatever it declares, and no other text is valid UTF-8.
"""

from __future__ import annotations

import codecs
import re

MAX_BROKEN_SHARE = 0.005
"""Maximum share of characters that can't be decoded, of all that aren't ASCII and UTF-8: advertisements break some."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PRESCAN = 4096  # bytes; the standard says 1024, some pages begin with long comments
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# Codecs of Python that a page may name; others unpack or compute, in quadratic time.
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a page that declares it in ASCII isn't
}
_CODECS = frozenset(
    "utf-8 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949 koi8-r koi8-u"
    " iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15"
    " iso8859-16 mac-roman mac-cyrillic gb18030 big5hkscs euc_jp iso2022_jp".split()
)
_ESCAPES = "iso2022_jp"  # written in ASCII bytes
_SAMPLE = 20_000  # bytes to guess from
_CONTROL = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r\f\v\x1b")
_BINARY_SHARE = 0.02


def decode_page(raw: bytes) -> tuple[str, str | None]:
    """Return a page as text, and a note if its encoding is a guess, or broken.

    Raises ValueError, with the reason, if it isn't text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), None
    if b"\0" in raw[:_PRESCAN] or len(raw) - len(raw.translate(None, _CONTROL)) > _BINARY_SHARE * len(raw):
        raise ValueError("binary, not text")
    declared = declared_encoding(raw)
    if declared != _ESCAPES:
        try:
            return raw.decode(), None
        except UnicodeDecodeError:
            pass
    return _decode_other(raw, declared)


def declared_encoding(raw: bytes) -> str | None:
    """Return the Python name of the encoding that a page declares in its first bytes; None if newsbot knows none."""
    for match in _DECLARED.finditer(raw[:_PRESCAN]):
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
        except (LookupError, ValueError):
            continue
        name = _SUPERSETS.get(name, name)
        if name in _CODECS:
            return name
    return None


def _decode_other(raw: bytes, declared: str | None) -> tuple[str, str | None]:
    if declared and declared != "utf-8":
        text = raw.decode(declared, "replace")
        if text.count("\ufffd") <= MAX_BROKEN_SHARE * len(raw):
            return text, None
    text = raw.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= char <= "\udcff" for char in text)
    foreign = sum(not char.isascii() for char in text)
    if broken * 2 < foreign or (declared == "utf-8" and broken <= MAX_BROKEN_SHARE * len(raw)):
        note = f"{broken:,} byte{'s are' if broken > 1 else ' is'} broken UTF-8 and shown as “\ufffd”"
        return raw.decode("utf-8", "replace"), note
    encoding = _guess(raw)
    return raw.decode(encoding, "replace"), f"it doesn't say its encoding: read as {encoding}, which is a guess"


def _guess(raw: bytes) -> str:
    """Return the likeliest encoding of text that isn't UTF-8. Raises ValueError if there is none."""
    from charset_normalizer import from_bytes

    matches = from_bytes(_telling(raw), cp_exclusion=["utf_8", "utf_7", "utf_16", "utf_32", "idna", "punycode"])
    best = matches.best()
    try:
        name = codecs.lookup(best.encoding).name if best else ""
    except LookupError:
        name = ""
    name = _SUPERSETS.get(name, name)
    if name not in _CODECS:
        raise ValueError("in an unknown encoding: save it as UTF-8")
    return name


def _telling(raw: bytes) -> bytes:
    """Return the lines with bytes that aren't ASCII, without markup: scripts say nothing about an encoding."""
    text = re.sub(rb"<[^<>]{0,2000}>", b" ", raw)
    lines = [line for line in text.splitlines() if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE]
