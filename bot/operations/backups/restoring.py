"""Restoring a backup: it is unpacked beside the data and checked, and then takes its place."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.memory import close_open_work
from bot.operations.backups.contents import Contents, databases, elsewhere
from bot.operations.backups.errors import BackupError, disk_errors
from bot.operations.backups.replacing import (
    clear_leftovers,
    finish_unfinished,
    is_unfinished,
    locked,
    plan_of,
    replace_all,
    staged,
)
from bot.operations.backups.unpacking import unpack
from bot.settings import Settings

UNPACKED = "restoring"
"""The folder in the data folder that a backup is unpacked into."""


def restore(settings: Settings, backup: Path) -> Contents:
    """Replace the databases, and what people added, by those of a backup; return its header.

    A database that isn't in the backup stays as it is. The index is left to `rebuild`. Raises BackupError, also while a
    bot or an index run uses the data folder; until everything is checked, nothing is changed.
    """
    settings.data.check_writable()
    with locked(settings), disk_errors(settings.data_dir), _unpacked_into(settings.data_dir) as folder:
        targets = databases(settings)
        finish_unfinished(settings.data_dir)
        clear_leftovers([settings.data.added, *filter(None, targets.values())])
        (folder / "added").mkdir(mode=0o700)
        header = unpack(backup.absolute(), folder)
        close_open_work(folder / "chats.sqlite")
        places = {folder / name: _place(backup, name, targets[name]) for name in header.schemas}
        places[folder / "added"] = settings.data.added
        with _staging(settings.data_dir, list(places.values())):
            for unpacked, target in places.items():
                _stage(unpacked, target)
            replace_all(settings.data_dir, list(places.values()))
    return header


def _place(backup: Path, name: str, target: Path | None) -> Path:
    if target is None:
        raise BackupError(backup, f"it holds {name}, but {elsewhere(name).rstrip('.')}", "nothing was changed")
    return target


@contextmanager
def _unpacked_into(data: Path) -> Iterator[Path]:
    """Yield an empty folder for what is unpacked, which is gone afterwards."""
    folder = data / UNPACKED
    shutil.rmtree(folder, ignore_errors=True)  # a kill may have left it
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _staging(data: Path, targets: list[Path]) -> Iterator[None]:
    """Take back what is staged if the block fails before the restore is decided; after that, it can be finished."""
    try:
        yield
    finally:
        if not is_unfinished(data):
            clear_leftovers(targets)
            plan_of(data).unlink(missing_ok=True)


def _stage(unpacked: Path, target: Path) -> None:
    """Put what was unpacked beside the file or folder that it will replace."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        unpacked.replace(staged(target))
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copyfile(unpacked, staged(target))  # a database on another disk
        staged(target).chmod(0o600)
        with staged(target).open("rb") as copy:
            os.fsync(copy.fileno())
