"""What can go wrong with a backup, as one sentence for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index import NewsbotError


class BackupError(NewsbotError):
    """A backup can't be written or restored. `remedy` says what to do."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}.")
        self.path = path
        self.reason = reason
        self.remedy = remedy


class NotABackup(BackupError):
    """A file can't be restored: it is damaged, or it never was a backup."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason, "nothing was changed, so restore another backup")


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Translate system errors in the block, such as a full disk, to BackupError."""
    try:
        yield
    except OSError as error:
        reason = f"it can't be written or read ({error.strerror or error})"
        raise BackupError(path, reason, "free some space, or name another file") from error
