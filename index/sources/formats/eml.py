"""Newsletters saved from a mail program (.eml), one message a file. The format: RFC 5322 and MIME."""

from __future__ import annotations

from index.sources.formats.email_message import kind_of, parse_message, read_message
from index.sources.formats.format import Format, Parsed
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions

MAX_BYTES = 30_000_000
"""Maximum size of a message, with its attached files."""


def parse(raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the newsletter in a file. Raises ValueError, with the reason, where it holds none."""
    del options
    message = read_message(raw.lstrip(b"\r\n\t \xef\xbb\xbf"))
    if kind := kind_of(message):
        raise ValueError(f"it is one of the {kind}, not a newsletter")
    return parse_message(message)


FORMAT = Format("email", (".eml",), parse, max_bytes=MAX_BYTES, order=40)
