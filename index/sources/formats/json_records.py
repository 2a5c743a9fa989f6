"""JSON documents with records in them: an array, an object with an array in it, objects by their ids, or one record.

Also several of them in a row, and JSON Lines with the suffix `.json`. Not for JSON that another format recognises.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from index.sources.formats.format import MAX_RECORD, Format, Input, Record
from index.sources.formats.json_rows import is_by_line, line_rows, read_object, too_long
from index.sources.formats.json_values import JsonReader
from index.sources.formats.record_fields import NO_TEXT, Row, looks_like_article, records_of
from index.sources.formats.record_names import Fields, simplified
from index.sources.formats.text_streams import as_utf8

_DEEPEST = 4  # objects around an array of records
_FIRST_ITEMS = 5  # of an array, one of which must look like an article
_REMARKS = frozenset(("comments", "replies", "reviews"))  # texts that are no articles
_LEAST_PARTS = 2  # of an article in an object that isn't in an array


def records(given: Input) -> Iterator[Record]:
    """Yield the records of a document. Raises ValueError if it isn't JSON, or if it has no records with text."""
    stream = as_utf8(given.stream)
    if is_by_line(stream, is_usual=False):
        yield from records_of(line_rows(stream), given)
    else:
        yield from document_records(given, stream)


def document_records(given: Input, stream: BinaryIO) -> Iterator[Record]:
    """Yield the records of a document in UTF-8. Raises ValueError as `records` does."""
    yield from records_of(_Document(JsonReader(stream), given).rows(), given)


class _Document:
    def __init__(self, reader: JsonReader, given: Input) -> None:
        self._reader = reader
        self._options = given.options
        self._passed_over = given.passed_over
        self._count = 0

    def rows(self) -> Iterator[Row]:
        """Yield the records of all values in the file, one after the other."""
        is_first = True
        while first := self._reader.peek():
            if first == b"[":
                yield from self._items()
            elif first == b"{":
                yield from self._object(is_first)
            else:
                raise self._reader.broken()
            is_first = False

    def _row(self, raw: bytes | None, key: str | None = None) -> Row:
        self._count += 1
        place = f"item {self._count}"
        if raw is None:
            return Row(place, place.encode(), too_long, key)
        return Row(place, raw, partial(read_object, raw), key)

    def _items(self) -> Iterator[Row]:
        """Yield the objects of an array; an array within it may hold records, too."""
        self._reader.enter()
        while (first := self._reader.peek()) != b"]":
            if not first:
                raise ValueError(f"it breaks off after item {self._count}")
            if first == b"}":
                raise self._reader.broken()
            raw = self._reader.take(MAX_RECORD)
            if first == b"{":
                yield self._row(raw)
            else:
                self._passed_over["items that are no records"] += 1
        self._reader.enter()

    def _object(self, is_first: bool) -> Iterator[Row]:
        """Yield the records that an object is or has in it."""
        start = self._reader.position
        try:
            raw = self._reader.take(MAX_RECORD)
        except ValueError:  # it breaks off: what comes before that is read
            raw = None
        if raw is not None and self._is_article(raw, _LEAST_PARTS):
            yield self._row(raw)
            return
        self._reader.seek(start)
        count = self._count
        holds_articles = self._holds_articles()
        self._reader.seek(start)
        yield from self._values() if holds_articles else self._within(0)
        if self._count > count:
            return
        if is_first and not self._reader.peek():
            raise ValueError(NO_TEXT + (" under the names that were given" if self._options.column_names else ""))
        yield self._row(raw)

    def _within(self, depth: int) -> Iterator[Row]:
        """Yield the records in an object: those of each array, and of each object, whose items look like articles."""
        self._reader.enter()
        while first := self._reader.peek():
            if first == b"}":
                self._reader.enter()
                return
            name = self._reader.take_name()
            first, start = self._reader.peek(), self._reader.position
            if simplified(name) in _REMARKS and first == b"[":
                self._pass_over(name)
            elif first in (b"[", b"{") and self._holds_articles():
                self._reader.seek(start)
                yield from self._items() if first == b"[" else self._values()
            elif first == b"{" and depth < _DEEPEST:
                self._reader.seek(start)
                yield from self._within(depth + 1)
            else:
                self._reader.seek(start)
                self._reader.take(0)
        raise ValueError(f"it breaks off within an object, after {self._reader.position:,} bytes")

    def _values(self) -> Iterator[Row]:
        """Yield the objects in an object, which has their ids as names."""
        self._reader.enter()
        while (first := self._reader.peek()) != b"}":
            name = self._reader.take_name()
            first = self._reader.peek()
            raw = self._reader.take(MAX_RECORD)
            if first == b"{":
                yield self._row(raw, name)
            else:
                self._passed_over["items that are no records"] += 1
        self._reader.enter()

    def _pass_over(self, name: str) -> None:
        self._reader.enter()
        while self._reader.peek() not in (b"]", b""):
            self._reader.take(0)
            self._passed_over[simplified(name)] += 1
        self._reader.enter()

    def _holds_articles(self) -> bool:
        """Return whether one of the first items of the array, or object, that begins here looks like an article."""
        is_array = self._reader.peek() == b"["
        self._reader.enter()
        try:
            return any(self._is_article(raw, 1 if is_array else _LEAST_PARTS) for raw in self._first_objects(is_array))
        except ValueError:  # it is broken there, which is told when it is read
            return False

    def _first_objects(self, is_array: bool) -> Iterator[bytes]:
        for _ in range(_FIRST_ITEMS):
            if (first := self._reader.peek()) in (b"]", b"}", b""):
                return
            if not is_array:
                self._reader.take_name()
                first = self._reader.peek()
            raw = self._reader.take(MAX_RECORD)
            if first == b"{" and raw:
                yield raw

    def _is_article(self, raw: bytes, least: int) -> bool:
        try:
            return looks_like_article(Fields(read_object(raw), self._options), least)
        except ValueError:
            return False


FORMAT = Format("JSON", (".json",), records=records, order=21)
