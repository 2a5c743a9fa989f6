"""Parquet files (https://parquet.apache.org/docs/file-format): a row is a record, as in a table of text.

Only the columns that may be a part of an article are read, a few rows at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from index.sources.formats.format import MAX_RECORD, Format, Input, Record
from index.sources.formats.json_rows import too_long
from index.sources.formats.record_fields import Row, check_names, records_of
from index.sources.formats.record_names import Fields, is_known, simplified
from index.sources.formats.text_streams import text_of_bytes

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

_BUFFER = 65_536
_BATCH = 64  # rows
_BATCH_BYTES = 500_000_000  # of a batch at worst, when each row has the longest value
_MAX_RATIO = 200  # of the texts to the file; what grows more is no text
_FREE_BYTES = 50_000_000


def records(given: Input) -> Iterator[Record]:
    """Yield the rows of a file. Raises ValueError if it is broken, or if it has no column with text."""
    yield from records_of(_rows(given), given)


def _rows(given: Input) -> Iterator[Row]:
    import pyarrow.parquet

    size = given.stream.seek(0, 2)
    given.stream.seek(0)
    limit, length = max(_FREE_BYTES, _MAX_RATIO * size), 0
    with _saying_what_is_broken():
        # Without a buffer in advance, no more than some pages of a row group are in memory.
        file = pyarrow.parquet.ParquetFile(given.stream, pre_buffer=False, buffer_size=_BUFFER)
        names = file.schema_arrow.names
    check_names([Fields(dict.fromkeys(names), given.options)], given.options)
    mapped = {simplified(column.partition(".")[0]) for column in given.options.column_names}
    columns = [name for name in dict.fromkeys(names) if is_known(name) or simplified(name) in mapped]
    for number, record in enumerate(_records(file, columns), 1):
        raw = json.dumps(record, default=str).encode()
        length += len(raw)
        if length > limit:
            raise ValueError(f"it becomes more than {limit / 1e6:,.0f} MB, which no text does: it may be a bomb")
        read = too_long if len(raw) > MAX_RECORD else partial(_same, record)
        yield Row(f"row {number}", raw if len(raw) <= MAX_RECORD else f"row {number}".encode(), read)


def _records(file: pyarrow.parquet.ParquetFile, columns: list[str]) -> Iterator[dict[str, Any]]:
    with _saying_what_is_broken():
        for batch in file.iter_batches(batch_size=_batch_size(file), columns=columns, use_threads=False):
            for record in _rows_of(batch):
                yield {
                    name: text_of_bytes(value) if isinstance(value, bytes) else value for name, value in record.items()
                }


def _rows_of(batch: pyarrow.RecordBatch) -> list[dict[str, Any]]:
    try:
        return batch.to_pylist()
    except (ValueError, ArithmeticError):  # a time that Python can't hold
        columns = {name: [_value_of(cell) for cell in batch.column(name)] for name in batch.schema.names}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _value_of(cell: pyarrow.Scalar) -> Any:
    try:
        return cell.as_py()
    except ValueError:  # of nanoseconds: their number since 1970
        return getattr(cell, "value", None)
    except ArithmeticError:
        return "out of range"


def _batch_size(file: pyarrow.parquet.ParquetFile) -> int:
    """Return for how many rows the longest possible values are still not too much for memory."""
    # Not by column: the library ends the whole process if a column's description is damaged.
    groups = (file.metadata.row_group(number) for number in range(file.metadata.num_row_groups))
    largest = max((group.total_byte_size for group in groups), default=0)
    return max(1, min(_BATCH, _BATCH_BYTES // max(1, largest)))


@contextmanager
def _saying_what_is_broken() -> Iterator[None]:
    """Turn any error of the library into one that says that the file is broken; it raises OSError for that, too."""
    import pyarrow

    try:
        yield
    except GeneratorExit:
        raise
    except (pyarrow.ArrowException, OSError, OverflowError, UnicodeDecodeError) as error:
        first = (str(error).splitlines() or [""])[0]
        raise ValueError(f"a broken Parquet file, or one of an unknown kind ({first[:200]})") from error


def _same(record: Mapping[str, object]) -> Mapping[str, object]:
    return record


FORMAT = Format("Parquet", (".parquet",), records=records, order=24, extra="archives")
