"""Rows of JSON: lines with an object each, and what all formats of JSON say of a row that isn't a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from index.sources.formats.format import HEAD_BYTES, MAX_RECORD
from index.sources.formats.json_values import load_json
from index.sources.formats.record_fields import Row
from index.sources.formats.text_streams import lines_of

_AROUND = b" \t\r\n\x00\x1e\xef\xbb\xbf"  # with the marks of RFC 7464 and of glued files
_SHOWN = 20  # characters
_LOOKED_AT = 10  # lines


def is_by_line(stream: BinaryIO, is_usual: bool) -> bool:
    """Return whether a stream of UTF-8 has a record on each line from here on; the stream stays where it is.

    `is_usual` says that most files of this kind have. Raises ValueError if it isn't JSON at all.
    """
    position = stream.tell()
    head = stream.read(HEAD_BYTES).lstrip(_AROUND)
    stream.seek(position)
    if not head:
        raise ValueError("empty")
    if head[:1] not in b"{[":
        raise ValueError(f"not JSON: it starts with “{head[:_SHOWN].decode(errors='replace')}”")
    if head[:1] == b"[":
        return False
    first, *others = [line for line in head.split(b"\n", _LOOKED_AT + 1) if line.strip(_AROUND)][:_LOOKED_AT]
    if not others:  # a single line, or one that is longer than the head
        return is_usual and not head.endswith(b"\n")
    if _is_object(first):
        return True
    # Its first line may be broken; but the last item of an array may stand on a line of its own, too.
    return sum(map(_is_object, others)) >= (1 if is_usual else 2)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(load_json(line.strip(_AROUND)), dict)
    except ValueError:
        return False


def line_rows(stream: BinaryIO) -> Iterator[Row]:
    """Yield the lines of a stream that aren't blank."""
    for number, line in enumerate(lines_of(stream, MAX_RECORD), 1):
        if line is None:
            yield Row(place := f"line {number}", place.encode(), too_long)
        elif raw := line.strip(_AROUND):
            yield Row(f"line {number}", raw, partial(read_object, raw))


def read_object(raw: bytes) -> Mapping[str, object]:
    """Return the object in `raw`. Raises ValueError if it is anything else."""
    value = load_json(raw)
    if not isinstance(value, dict):
        raise ValueError("no record: it has no names with values")
    return value


def too_long() -> Mapping[str, object]:
    """Raise ValueError for a record that is longer than any article."""
    raise ValueError(f"too long for one article (more than {MAX_RECORD / 1e6:.0f} MB)")
