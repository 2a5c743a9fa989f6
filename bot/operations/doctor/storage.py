"""Checks of what newsbot stores on disk: the data folder, the index in it, and the room that is left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.operations.doctor.findings import Finding, fail, note, ok
from bot.operations.doctor.permissions import may_write, nearest_folder, owner_of, who_may_read
from bot.operations.doctor.phrases import age_of, count, listed, size_of
from bot.settings import Settings
from index import NewsbotError, SnapshotError, SnapshotState, inspect_snapshot, open_engines

_LEAST_FREE = 50_000_000
"""Bytes below which databases and indexes can't be written reliably."""

_ENOUGH_FREE = 500_000_000
"""Bytes that leave room for a first index of some ten thousand articles."""

_SNAPSHOTS_BESIDE = 2
"""Index runs write the next index beside the current one and the one before."""

_OLD = timedelta(days=7)
"""Age of the newest article from which it is worth a word."""


def check_data_folder(settings: Settings) -> Iterator[Finding]:
    """Yield whether the data folder can be written, and whether others can read it."""
    folder, check = settings.data_dir, "data folder"
    if not folder.exists():
        yield _missing(check, folder)
    elif not folder.is_dir():
        yield fail(check, f"{folder} is no folder", "set NEWSBOT_DATA_DIR to another one")
    elif not may_write(folder):
        owner = owner_of(folder)
        remedy = f"run newsbot as {owner}, or let this user write it" if owner else "let this user write it"
        yield fail(check, f"{folder} can't be written", remedy)
    else:
        yield _private(check, folder)


def _missing(check: str, folder: Path) -> Finding:
    above = nearest_folder(folder)
    if above.is_dir() and may_write(above):
        return ok(check, f"{folder} isn't there yet; the first index run or start creates it")
    return fail(check, f"{folder} can't be created", f"let this user write {above}, or set NEWSBOT_DATA_DIR")


def _private(check: str, folder: Path) -> Finding:
    if owner := owner_of(folder):
        return note(check, f"{folder} belongs to {owner}, not to this user", f"run newsbot as {owner}")
    if others := who_may_read(folder):
        return note(check, f"{others} can look into {folder}", f"chmod 700 {folder}")
    if files := [path.name for path in folder.iterdir() if path.is_file() and who_may_read(path)]:
        text = f"permissions of {listed(sorted(files))} in {folder} let others in, as soon as they are moved"
        return note(check, text, f"chmod 600 {folder}/*.*")
    return ok(check, f"{folder}, for its owner alone")


def check_index(settings: Settings, is_whole: bool) -> Iterator[Finding]:
    """Yield what the index holds, how old it is, and whether it is damaged; with `is_whole`, its files are read."""
    if settings.data.search is not None:
        yield _check_cluster(settings)
        return
    if not settings.data.snapshots.exists():
        yield note("index", "there are no articles yet", "run `newsbot index PATH`, or add sources")
        return
    try:
        state = inspect_snapshot(settings.data, is_whole)
    except SnapshotError as error:
        yield fail("index", str(error))
        return
    if state.damage is not None:
        yield fail("index", f"an earlier index answers instead of the newest: {state.damage}")
    yield _contents(state, is_whole)


def _check_cluster(settings: Settings) -> Finding:
    """Return what the index in the search cluster holds, or why it can't be searched."""
    try:
        index = open_engines(settings.data).current
    except NewsbotError as error:
        return fail("index", str(error))
    text = f"{count(index.coverage.articles, 'article')}, built {age_of(index.created)} ago, in {index.place}"
    return ok("index", text)


def _contents(state: SnapshotState, is_whole: bool) -> Finding:
    if not state.articles:
        return note("index", "there are no articles yet", "run `newsbot index PATH`, or add sources")
    newest = f"the newest of {state.newest}" if state.newest else "none with a date"
    verified = ", all checksums match" if is_whole else ""
    text = f"{count(state.articles, 'article')}, {newest}, built {age_of(state.created)} ago{verified}"
    if state.is_outdated:
        remedy = "the running bot builds it again by itself; without one, run `newsbot index --rebuild`"
        return note("index", f"{text}, by another version of newsbot: it answers until it is built again", remedy)
    if state.newest and datetime.now(UTC).date() - state.newest > _OLD:
        return note("index", text, "if it should be newer, run `newsbot index` or `newsbot refresh`")
    return ok("index", text)


def check_disk(settings: Settings) -> Iterator[Finding]:
    """Yield whether the disk has room for the next index, and for what the bot writes meanwhile."""
    folder = nearest_folder(settings.data_dir)
    free = shutil.disk_usage(folder).free
    needed = max(_ENOUGH_FREE, _SNAPSHOTS_BESIDE * _size_of_index(settings))
    text = f"{size_of(free)} free in {folder}"
    if free < _LEAST_FREE:
        yield fail("disk", text, "free some space, or set NEWSBOT_DATA_DIR to another disk")
    elif free < needed:
        yield note("disk", f"{text}; the next index run may need {size_of(needed)}", "free some space")
    else:
        yield ok("disk", text)


def _size_of_index(settings: Settings) -> int:
    try:
        return inspect_snapshot(settings.data).size
    except NewsbotError:
        return 0
