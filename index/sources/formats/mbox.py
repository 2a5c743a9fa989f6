"""Mailboxes (.mbox) with newsletters: mboxrd, mboxo and what mail programs make of them. The format: RFC 4155.

Read line by line: the standard library's reader goes through the whole file first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from index.sources.formats.email_message import kind_of, message_id, parse_message, read_message
from index.sources.formats.format import MAX_RECORD, Format, Input, Parsed, Record

_SEPARATOR = re.compile(rb"From .{0,300}\d\d?:\d\d.{0,60}\d{4}.{0,40}")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
# What mail programs change in a mailbox while it is read.
_STATUS = re.compile(
    rb"^(?:Status|X-Status|X-Keywords|X-UID|X-Mozilla-[\w-]+|X-Gmail-Labels):.*\n(?:[ \t].*\n)*",
    re.MULTILINE | re.IGNORECASE,
)
_MAX_LINE = 1_000_000


def records(given: Input) -> Iterator[Record]:
    """Return the messages of a mailbox that may be articles. Raises ValueError if it is no mailbox."""
    for number, raw in enumerate(_messages(given.stream), start=1):
        place = f"message {number}"
        if raw is None:
            yield Record(place, place.encode(), _failing(f"too long ({MAX_RECORD / 1e6:.0f} MB at most)"))
        elif (record := _record(place, raw, given)) is not None:
            yield record


def _record(place: str, raw: bytes, given: Input) -> Record | None:
    """Return the record of a message; None, counted, if it is of a kind that holds no article."""
    raw = _QUOTED.sub(rb"\1", raw)
    try:
        message = read_message(raw)
    except ValueError as error:
        return Record(place, raw, _failing(str(error)))
    if kind := kind_of(message):
        given.passed_over[kind] += 1
        return None
    head, blank, body = raw.partition(b"\n\n")
    return Record(
        place, _STATUS.sub(b"", head + b"\n") + blank + body, lambda: parse_message(message), message_id(message)
    )


def _failing(reason: str) -> Callable[[], Parsed]:
    def fail() -> Parsed:
        raise ValueError(reason)

    return fail


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the bytes of each message, with line feeds alone; None for one that is too long, which isn't held."""
    lines: list[bytes] = []
    size, is_blank, is_any = 0, True, False
    while line := stream.readline(_MAX_LINE):
        if is_blank and line.startswith(b"From ") and _SEPARATOR.match(line.rstrip(b"\r\n")):
            if is_any:
                yield _joined(lines, size)
            lines, size, is_any, is_blank = [], 0, True, False
            continue
        if not is_any and line.strip():
            raise ValueError("it doesn't start as a mailbox does, with “From ”: is it another kind of file?")
        is_blank = not line.strip(b"\r\n")
        size += len(line)
        if size <= MAX_RECORD:
            lines.append(line.replace(b"\r\n", b"\n"))
        else:
            lines.clear()
    if not is_any:
        raise ValueError("it has no message")
    yield _joined(lines, size)


def _joined(lines: list[bytes], size: int) -> bytes | None:
    return b"".join(lines) if size <= MAX_RECORD else None


FORMAT = Format("mailbox", (".mbox",), records=records, order=41)
