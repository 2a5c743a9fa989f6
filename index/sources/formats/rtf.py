"""Rich Text Format (.rtf): one article, or a download of a news database. Microsoft, RTF specification 1.9.1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.sources.formats.database_downloads import TextKind
from index.sources.formats.database_downloads import records as records_of_lines
from index.sources.formats.format import Format, Input, Record
from index.sources.formats.office_articles import read_lines

MAX_BYTES = 50_000_000
"""Maximum size of an RTF file, with its pictures, which is read as a whole: a download of 500 articles has 5 MB."""

_MAGIC = b"{\\rtf"
_BINARY = re.compile(r"\\bin(\d{1,10}) ?")
_PICTURE = re.compile(r"[0-9A-Fa-f\r\n]{256,}")
_RAW = re.compile(r"[\x80-\xff]")
_FIELD = re.compile(r"\{\\field\{", re.IGNORECASE)
_FONT = re.compile(r"\\f(?=\d)")
_MAC_CHARSET = re.compile(r"\\fcharset(?:7[7-9]|8\d)\b")  # Python lacks several of them
_LONG_CHARACTER = re.compile(r"\\u-?(?:[1-9]\d{5,9}|0\d{5,9})|\\uc(?!\d)")
_TITLE = re.compile(r"\{\\title ?([^{}\\]{1,500})\}")


def records(given: Input) -> Iterator[Record]:
    """Return the article in a file, or those in a download. Raises ValueError, with the reason, if there is none."""
    raw = given.stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise ValueError(f"too long for an RTF file (at most {MAX_BYTES / 1e6:.0f} MB): split it")
    if not raw.lstrip().startswith(_MAGIC):
        raise ValueError("it doesn't start as RTF does: is it another kind of file?")
    markup = raw.decode("latin-1")
    title = _TITLE.search(markup)
    lines = text_of_rtf(markup).split("\n")
    return records_of_lines(lines, given, TextKind(), lambda read: read_lines(read, "", title[1] if title else ""))


def text_of_rtf(markup: str) -> str:
    """Return the text of an RTF file whose bytes are the characters of `markup`.

    Raises ValueError if it is broken. Takes time in proportion to its size, which the library alone doesn't.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(_tamed(markup), errors="replace")
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise ValueError(f"it is broken RTF ({error})") from error
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\xad", "")


def _tamed(markup: str) -> str:
    """Return RTF without what the library takes long for, or fails at: pictures, link targets, odd font tables."""
    from striprtf.striprtf import font_table_group

    markup = _PICTURE.sub("", _without_binary(markup)).replace("\\bin", "")
    markup = _LONG_CHARACTER.sub("?", _FIELD.sub(r"{\\field {", markup))
    fonts = font_table_group(markup)
    if fonts:
        tamed = _MAC_CHARSET.sub(r"\\fcharset0", _FONT.sub(";\n\\\\f", fonts))
        markup = markup.replace(fonts, tamed, 1)
    return _RAW.sub(lambda byte: f"\\'{ord(byte[0]):02x}", markup)


def _without_binary(markup: str) -> str:
    parts, position = [], 0
    for match in _BINARY.finditer(markup):
        if match.start() >= position:
            parts.append(markup[position : match.start()])
            position = match.end() + int(match[1])
    return "".join([*parts, markup[position:]])


FORMAT = Format("Rich Text", (".rtf",), records=records, order=61, extra="archives")
