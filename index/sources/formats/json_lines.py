"""JSON Lines: a record on each line (https://jsonlines.org), as `.jsonl` or `.ndjson`. Also found as `.json`."""

from __future__ import annotations

from collections.abc import Iterator

from index.sources.formats.format import Format, Input, Record
from index.sources.formats.json_records import document_records
from index.sources.formats.json_rows import is_by_line, line_rows
from index.sources.formats.record_fields import records_of
from index.sources.formats.text_streams import as_utf8


def records(given: Input) -> Iterator[Record]:
    """Yield the records of a file. Raises ValueError if it isn't JSON, or if its records have no text."""
    stream = as_utf8(given.stream)
    if is_by_line(stream, is_usual=True):
        yield from records_of(line_rows(stream), given)
    else:
        yield from document_records(given, stream)


FORMAT = Format("JSON Lines", (".jsonl", ".ndjson"), records=records, order=20)
