"""Replacing the data by what was unpacked and checked, so that a kill leaves all of the old or all of the new.

Once a small file, the plan, is on the disk, the restore is decided: whatever starts next finishes it. Each step may be
repeated. Until the last one, what was there before stands beside it.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from bot.operations.backups.errors import BackupError, disk_errors
from bot.settings import Settings
from index import IndexBusy, hold_index_lock, hold_lock

PLAN = "restore.json"
STAGED, BEFORE = ".restoring", ".before-restore"
_BESIDE = ("-wal", "-shm", "-journal")  # of a SQLite file: with another one, they would damage it


def is_unfinished(data: Path) -> bool:
    """Return whether a restore was decided and isn't done."""
    return (data / PLAN).exists()


def plan_of(data: Path) -> Path:
    """Return where the plan is written before it is decided."""
    return data / f"{PLAN}.part"


def staged(target: Path) -> Path:
    """Return where to put what is to replace a file or a folder: beside it, on the same disk."""
    return target.with_name(target.name + STAGED)


def replace_all(data: Path, targets: list[Path]) -> None:
    """Replace each of these files and folders by what is staged beside it."""
    for target in targets:
        _empty_log(target)
    plan = plan_of(data)
    with plan.open("w") as file:
        json.dump([str(target.absolute()) for target in targets], file)
        file.flush()
        os.fsync(file.fileno())
    for folder in {target.parent for target in targets}:
        _sync(folder)
    plan.replace(data / PLAN)
    _sync(data)
    _carry_out(data)


def finish_restoring(settings: Settings) -> None:
    """Finish a restore that was killed, if there is one. Raises BackupError, also while another process restores."""
    if not is_unfinished(settings.data_dir):
        return
    with suppress(_BotRuns, IndexBusy), locked(settings), disk_errors(settings.data_dir):
        finish_unfinished(settings.data_dir)
    if is_unfinished(settings.data_dir):
        raise BackupError(settings.data_dir, "a backup is being restored into it", "wait for the end of that")


def finish_unfinished(data: Path) -> None:
    """Finish a restore that was killed, in a data folder that is locked."""
    if is_unfinished(data):
        _carry_out(data)


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Keep bots and index runs out of the data folder. Raises BackupError or IndexBusy if one is using it."""
    with ExitStack() as locks:
        for lock in sorted({settings.bot_lock, *settings.data_dir.glob("bot*.lock")}):  # those of other memories, too
            locks.enter_context(hold_lock(lock, _BotRuns))
        locks.enter_context(hold_index_lock(settings.data_dir, settings.data.database))
        yield


def clear_leftovers(targets: list[Path]) -> None:
    """Delete what a restore has left beside its targets: it was killed before it was decided, or when it was done."""
    for target in targets:
        _delete(staged(target))
        _delete(_before(target))


class _BotRuns(BackupError):
    """A bot uses the data folder; `holder` identifies its process, if known."""

    def __init__(self, folder: Path, holder: str | None = None) -> None:
        super().__init__(folder, f"a bot runs on it{f' ({holder})' if holder else ''}", "stop it, then restore")
        self.folder = folder
        self.holder = holder


def _carry_out(data: Path) -> None:
    targets = [Path(target) for target in json.loads((data / PLAN).read_text())]
    for target in targets:
        if staged(target).exists():
            _keep_before(target)
            staged(target).replace(target)
    for folder in {target.parent for target in targets}:
        _sync(folder)
    (data / PLAN).unlink()
    for target in targets:
        _delete(_before(target))


def _keep_before(target: Path) -> None:
    """Put aside what is to be replaced, unless that was done before a kill."""
    if target.exists():
        if _before(target).exists():  # of this restore: then it is what a kill left in the middle
            _delete(target)
        else:
            target.replace(_before(target))
    for ending in _BESIDE:
        target.with_name(target.name + ending).unlink(missing_ok=True)


def _before(target: Path) -> Path:
    return target.with_name(target.name + BEFORE)


def _empty_log(database: Path) -> None:
    """Move what SQLite's log holds into its database: without the log, that is what was there before."""
    if database.is_file():
        with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:  # it may be damaged
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
