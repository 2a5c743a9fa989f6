"""Tables of articles: a row each, below a header row that names the columns (RFC 4180, and what programs really write).

The delimiter is a comma, a semicolon, a tab or a bar, whichever makes the header's names known.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import BinaryIO

from index.sources.formats.format import HEAD_BYTES, MAX_RECORD, Format, Input, Record
from index.sources.formats.record_fields import Row, check_names, records_of
from index.sources.formats.record_names import Fields, is_known
from index.sources.formats.registry import suffix_of
from index.sources.formats.text_streams import as_utf8, lines_of, text_of_bytes

_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(rb"sep=.\r?\n", re.IGNORECASE)  # the first line of what is meant for spreadsheets
_MOST_LINES = 20  # of a header row
_MOST_REREAD = 20  # rows whose quotation mark isn't closed; each may take MAX_RECORD
# A quotation mark within a field is doubled or, in some exports, has a backslash before it.
_BACKSLASHED = re.compile(rb'\\"[^,;\t\r\n"|]')
_DOUBLED = re.compile(rb'[^,;\t\r\n|"]""[^,;\t\r\n|"]')


def records(given: Input) -> Iterator[Record]:
    """Yield the rows of a table. Raises ValueError if it has no header row, or no column with text."""
    # The limit holds for the whole process: it is raised once, never lowered, so that no thread can see it change.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_RECORD))
    yield from records_of(_Table(as_utf8(given.stream), given).rows(), given)


class _Unfinished(Exception):
    """A row that is longer than any article, or whose quotation mark isn't closed."""


class _Lines:
    """The lines of a table, for csv's reader, with those of the present row."""

    def __init__(self, stream: BinaryIO, number: int) -> None:
        self._stream = stream
        self._lines = lines_of(stream, MAX_RECORD)
        self.number = number
        self.begin()

    def begin(self) -> None:
        """Begin a row."""
        self.row: list[bytes] = []
        self.first = self.number + 1
        self.start = self._stream.tell()
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines, b"")
        self.number += 1
        if line == b"":
            if self.row:
                raise _Unfinished
            raise StopIteration
        self._size += len(line or b"")
        if line is None or self._size > MAX_RECORD:
            raise _Unfinished
        self.row.append(line)
        return text_of_bytes(line)

    def go_back(self) -> None:
        """Go back to the second line of the present row."""
        self._stream.seek(self.start + len(self.row[0]))
        self._lines = lines_of(self._stream, MAX_RECORD)
        self.number = self.first


class _Table:
    def __init__(self, stream: BinaryIO, given: Input) -> None:
        self._stream = stream
        self._given = given
        self._names: list[str] = []
        self._rereads = 0

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header row."""
        position = self._stream.tell()
        head = self._stream.read(HEAD_BYTES)
        told = _SEPARATOR.match(head)
        self._stream.seek(position + (told.end() if told else 0))
        head = head[told.end() :] if told else head
        lines = _Lines(self._stream, 1 if told else 0)
        # Strict: a quotation mark that is missing would make one article of two.
        reader = csv.reader(
            lines, delimiter=self._delimiter(head), escapechar=_escape(head), skipinitialspace=True, strict=True
        )
        header = b""
        while True:
            lines.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (_Unfinished, csv.Error, ValueError) as error:
                yield self._broken(lines, error)
                continue
            if not header:
                self._names, header = _names(cells), b"".join(lines.row)
            elif any(cell.strip() for cell in cells):
                # The header is part of what a row says.
                yield Row(
                    f"line {lines.first}",
                    header + b"".join(lines.row),
                    partial(self._read, cells, lines.first, lines.number),
                )

    def _read(self, cells: list[str], line: int, last_line: int) -> Mapping[str, object]:
        count = len(self._names)
        if len(cells) < count or any(cell.strip() for cell in cells[count:]):
            where = f"up to line {last_line} " if last_line > line else ""
            raise ValueError(
                f"{where}it has {len(cells)} columns, but the header row has {count}: "
                "is a quotation mark or a delimiter missing?"
            )
        return dict(zip(self._names, cells, strict=False))

    def _broken(self, lines: _Lines, error: Exception) -> Row:
        """Return the failure of a row that can't be read, and go on after it."""
        reason = f"too long for one article (more than {MAX_RECORD / 1e6:.0f} MB)"
        if lines.row:
            reason = str(error) or "its quotation mark isn't closed"
            if isinstance(error, csv.Error):
                reason = "a quotation mark in it is neither doubled nor at the end of its column"
        if len(lines.row) > 1 or (lines.row and isinstance(error, _Unfinished)):
            self._rereads += 1
            if self._rereads <= _MOST_REREAD:
                lines.go_back()
            else:
                reason += f", and the lines up to {lines.number:,} are passed over"
        place = f"line {lines.first}"
        return Row(place, place.encode(), _raising(reason))

    def _delimiter(self, head: bytes) -> str:
        """Return the delimiter with which most of the names in the header row are known."""
        lines = [text_of_bytes(line) for line in head.splitlines(keepends=True)[:_MOST_LINES]]
        delimiters = "\t,;|" if suffix_of(self._given.name) == ".tsv" else _DELIMITERS
        headers = {delimiter: _names(_first_row(lines, delimiter)) for delimiter in delimiters}
        names = self._given.options.column_names

        def known(delimiter: str) -> tuple[int, int]:
            header = headers[delimiter]
            return sum(is_known(name) or name in names for name in header), len(header)

        best = max(delimiters, key=known)  # the first of equal ones
        if not any(headers.values()):
            raise ValueError("empty")
        if known(best)[0] == 0:
            first = ", ".join(f"“{name[:30]}”" for name in headers[best][:5])
            raise ValueError(
                f"it has no header row with names of columns, such as title, text and date, but {first}; "
                "if these are names, say what for: --map title=NAME --map text=NAME"
            )
        check_names([Fields(dict.fromkeys(headers[best]), self._given.options)], self._given.options)
        return best


def _names(cells: list[str]) -> list[str]:
    names = [cell.strip().lstrip("\ufeff") for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _first_row(lines: list[str], delimiter: str) -> list[str]:
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        return next((row for row in rows if any(cell.strip() for cell in row)), [])
    except csv.Error:
        return []


def _escape(head: bytes) -> str | None:
    return "\\" if _BACKSLASHED.search(head) and not _DOUBLED.search(head) else None


def _raising(reason: str) -> Callable[[], Mapping[str, object]]:
    def read() -> Mapping[str, object]:
        raise ValueError(reason)

    return read


FORMAT = Format("a table", (".csv", ".tsv"), records=records, order=22)
