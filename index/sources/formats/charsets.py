"""Names of encodings as messages and servers state them: which may be used to decode a text."""

from __future__ import annotations

import codecs

# Python's codecs that aren't encodings of text, or take time in proportion to the square of its length.
_NEVER = frozenset("punycode idna undefined unicode-escape raw-unicode-escape mbcs oem palmos".split())
# What programs name wrongly: the others have all of its characters, and more.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}


def codec_of(charset: str) -> str | None:
    """Return the name of Python's codec for a charset that somebody states; None if there is none for text."""
    try:
        codec = codecs.lookup(charset.strip("\"' "))
    except (LookupError, ValueError):
        return None
    if codec.name.replace("_", "-") in _NEVER or not getattr(codec, "_is_text_encoding", True):
        return None
    return _SUPERSETS.get(codec.name, codec.name)


def decode_stated(raw: bytes, charset: str) -> str:
    """Decode a text whose charset is stated, perhaps wrongly: valid UTF-8 is no Windows-1252."""
    stated = codec_of(charset) or "utf-8"
    names = ["utf-8", "cp1252"] if stated == "cp1252" else [stated, "utf-8", "cp1252"]
    for name in names:
        try:
            return raw.decode(name)
        except ValueError:
            continue
    return raw.decode("latin-1")
