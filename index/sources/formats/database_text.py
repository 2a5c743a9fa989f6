"""Plain-text downloads of news databases: LexisNexis, Factiva and ProQuest. See `database_downloads.py`."""

from __future__ import annotations

from collections.abc import Iterator

from index.sources.formats import plain_text
from index.sources.formats.database_downloads import TextKind, is_download
from index.sources.formats.database_downloads import records as records_of_lines
from index.sources.formats.decoding import decode_text
from index.sources.formats.format import Format, Input, Record

_MAX_LINE = 1_000_000
# Each byte is a character: the encoding of an article is found out when it is read.
_KIND = TextKind("latin-1", decode_text, is_wrapped=True)


def recognises(head: bytes) -> bool:
    """Return whether a text that starts with `head` is a download."""
    return b"\0" not in head and is_download(head.decode(_KIND.encoding))


def records(given: Input) -> Iterator[Record]:
    """Return the articles in a download, one by one."""
    return records_of_lines(_lines(given), given, _KIND, lambda lines: plain_text.parse_text("\n".join(lines)))


def _lines(given: Input) -> Iterator[str]:
    while line := given.stream.readline(_MAX_LINE):
        yield line.removeprefix(b"\xef\xbb\xbf").decode(_KIND.encoding).strip("\r\n\f")


FORMAT = Format("database download", (".txt",), records=records, recognises=recognises, order=2)
