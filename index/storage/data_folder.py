"""The data folder: where an index lives on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import DataFolderError, OutOfResources, is_out_of_resources


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The location of an index: the folder with its snapshots and its lock, and the database of its articles."""

    path: Path
    database: str | Path  # an SQLAlchemy URL, or the path of a SQLite file

    @property
    def snapshots(self) -> Path:
        """The folder with the snapshots."""
        return self.path / "snapshots"

    @property
    def added(self) -> Path:
        """The folder with the pages and documents that people add one by one."""
        return self.path / "added"

    def check_writable(self) -> None:
        """Create the folder; raise DataFolderError if it can't be written."""
        with self.disk_errors():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = self.path / ".writable"
            probe.write_bytes(b"")
            probe.unlink()

    @contextmanager
    def disk_errors(self) -> Iterator[None]:
        """Translate system errors in the block to DataFolderError, or OutOfResources if that is the cause."""
        try:
            yield
        except OSError as error:
            if is_out_of_resources(error):
                raise OutOfResources.of(error) from error
            raise DataFolderError(self.path, error.strerror or str(error)) from error
