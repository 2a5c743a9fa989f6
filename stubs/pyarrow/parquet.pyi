from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pyarrow import RecordBatch, Schema, Table

class RowGroupMetaData:
    total_byte_size: int

class FileMetaData:
    num_row_groups: int
    def row_group(self, i: int) -> RowGroupMetaData: ...

class ParquetFile:
    metadata: FileMetaData
    schema_arrow: Schema
    def __init__(self, source: BinaryIO, *, pre_buffer: bool = False, buffer_size: int = 0) -> None: ...
    def iter_batches(
        self, batch_size: int = 65536, columns: Sequence[str] | None = None, use_threads: bool = True
    ) -> Iterator[RecordBatch]: ...

class ParquetWriter:
    def __init__(self, where: Path | BinaryIO, schema: Schema) -> None: ...
    def write_table(self, table: Table) -> None: ...
    def close(self) -> None: ...

def write_table(
    table: Table, where: Path | BinaryIO, row_group_size: int | None = None, compression: str = "snappy"
) -> None: ...
