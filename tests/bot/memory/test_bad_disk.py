"""Broken disks, databases and indexes: people get one clear sentence, and the previous index stays in use."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index import DataFolder, DataFolderError, StoreError, index_files
from index.databases import opening
from index.engine.snapshot import open_current
from index.errors import SnapshotUnreadable
from index.storage import draft

if TYPE_CHECKING:
    from tests.bot.conftest import Command

ROOT = Path(__file__).resolve().parents[3]
QUESTION = "What did Quist say about sleep?"
LIMITED = """
import resource, sys
limit, number = sys.argv.pop(1), int(sys.argv.pop(1))
resource.setrlimit(getattr(resource, limit), (number, resource.RLIM_INFINITY if limit == "RLIMIT_FSIZE" else number))
from bot.cli import main
main()
"""


class Stopped(Exception):
    """An exception that ends an index run after storing articles and before building a snapshot."""


def stop_before_building(told: object) -> None:
    if getattr(told, "stage", "") == "building":
        raise Stopped


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """Default data folder of `newsbot`."""
    return DataFolder(tmp_path / "data", tmp_path / "data" / "articles.sqlite")


@pytest.fixture
def indexed(data: DataFolder, articles: Path) -> DataFolder:
    """Data folder with three indexed articles."""
    index_files([articles], data)
    return data


@pytest.fixture
def limited(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Function that runs `newsbot` with a resource limit: by default on file sizes, to simulate a full disk."""

    def run(size: int, *arguments: str | Path, limit: str = "RLIMIT_FSIZE") -> subprocess.CompletedProcess[str]:
        # -B: otherwise Python would leave half-written bytecode of this project behind.
        command = [sys.executable, "-B", "-c", LIMITED, limit, str(size), *map(str, arguments)]
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def assert_one_sentence(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Assert that the command failed with one line that contains these words."""
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsbot: ")
    assert done.stderr.count("\n") == 1
    assert all(word in done.stderr for word in words)


def assert_old_index_serves(data: DataFolder, articles: int = 3) -> None:
    """Assert that the first snapshot answers and that no half-written files are left."""
    snapshot = open_current(data.snapshots)
    snapshot.verify()
    assert (snapshot.folder.name, snapshot.coverage.articles) == ("000001", articles)
    assert sorted(path.name for path in data.snapshots.iterdir()) == ["000001", "CURRENT"]
    assert not (data.path / "index.lock.holder").exists()
    assert not (data.path / ".writable").exists()


# -- a full disk


@pytest.mark.parametrize(
    ("size", "setting"), [(3000, "NEWSBOT_DATABASE_URL"), (40_000, "NEWSBOT_DATA_DIR"), (90_000, "NEWSBOT_DATA_DIR")]
)
def test_a_disk_that_is_full_while_a_snapshot_is_written_leaves_the_old_one(
    indexed: DataFolder,
    articles: Path,
    limited: Callable[..., subprocess.CompletedProcess[str]],
    size: int,
    setting: str,
) -> None:
    for number in range(300):
        (articles / f"{number}.txt").write_text(f"Title: {number}\n\n" + f"Wombats rest {number}. " * 30)
    with pytest.raises(Stopped):
        index_files([articles], indexed, progress=stop_before_building)
    with closing(sqlite3.connect(indexed.path / "articles.sqlite")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    done = limited(size, "index", articles)
    assert_one_sentence(done, str(indexed.path), setting)
    assert_old_index_serves(indexed)
    assert index_files([articles], indexed).articles == 303


def test_a_disk_that_is_full_while_articles_are_stored_leaves_the_old_snapshot(
    indexed: DataFolder, articles: Path, limited: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    for number in range(300):
        (articles / f"{number}.txt").write_text(f"Title: {number}\n\n" + f"Wombats rest {number}. " * 30)
    size = (indexed.path / "articles.sqlite").stat().st_size
    assert_one_sentence(limited(size, "index", articles), "NEWSBOT_DATABASE_URL", "articles.sqlite")
    assert_old_index_serves(indexed)
    assert index_files([articles], indexed).articles == 303


@pytest.mark.parametrize("name", ["write_synced", "sync_folder", "_clean"])
@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_disk_that_is_full_at_any_step_of_publishing_leaves_nothing_half_written(
    indexed: DataFolder, articles: Path, monkeypatch: pytest.MonkeyPatch, name: str, call: int
) -> None:
    step, calls = getattr(draft, name), iter(range(1, 100))

    def full(*arguments: object) -> None:
        if next(calls) == call:
            raise OSError(28, "No space left on device")
        step(*arguments)

    (articles / "new.txt").write_text("Title: New\n\nWombats rest.")
    with monkeypatch.context() as patched:
        patched.setattr(draft, name, full)
        try:
            index_files([articles], indexed)
        except DataFolderError:
            before = (indexed.snapshots / "CURRENT").read_text() == "000001"
            left = {path.name for path in indexed.snapshots.iterdir()}
            assert left == ({"000001", "CURRENT"} if before else {"000001", "000002", "CURRENT"})
    assert index_files([articles], indexed).articles == 4
    open_current(indexed.snapshots).verify()


def test_questions_are_answered_while_the_disk_is_full(
    indexed: DataFolder, limited: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = limited(0, "ask", QUESTION)
    assert (done.returncode, done.stderr) == (0, "")
    assert "sleep" in done.stdout


# -- too many open files, and out of memory


@pytest.mark.parametrize("command", ["ask", "index", "status"])
@pytest.mark.parametrize("files", [7, 9, 13, 20])
def test_too_many_open_files_is_reported_as_such_and_nothing_is_called_damaged_or_rebuilt(
    indexed: DataFolder,
    articles: Path,
    limited: Callable[..., subprocess.CompletedProcess[str]],
    command: str,
    files: int,
) -> None:
    arguments: dict[str, tuple[str | Path, ...]] = {"ask": (QUESTION,), "index": (articles,), "status": ("--verify",)}
    done = limited(files, command, *arguments[command], limit="RLIMIT_NOFILE")
    if done.returncode:
        assert_one_sentence(done, "(", "Too many open files", "`ulimit -n`")
        assert "damaged" not in done.stderr
        assert "check NEWSBOT" not in done.stderr
    else:
        assert "rebuilt" not in done.stdout
    assert_old_index_serves(indexed)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EMFILE, "ulimit -n"),
        (errno.ENOMEM, "close programs that use a lot of memory"),
        (errno.EACCES, "let the user who runs newsbot read"),
    ],
)
@pytest.mark.parametrize("method", ["iterdir", "read_text", "stat"])
def test_an_index_that_the_system_refuses_to_read_is_reported_neither_as_missing_nor_as_damaged(
    indexed: DataFolder, monkeypatch: pytest.MonkeyPatch, number: int, words: str, method: str
) -> None:
    real = getattr(Path, method)

    def refuse(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.is_relative_to(indexed.snapshots) and (path.suffix or method != "stat"):
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *arguments, **named)

    monkeypatch.setattr(Path, method, refuse)
    with pytest.raises(SnapshotUnreadable, match=words):
        open_current(indexed.snapshots)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everywhere")
@pytest.mark.parametrize("folder", ["", "snapshots"])
def test_an_unreadable_folder_is_not_reported_as_having_no_index(
    newsbot: Command, indexed: DataFolder, folder: str
) -> None:
    (indexed.path / folder).chmod(0)
    try:
        assert_one_sentence(newsbot("ask", QUESTION), str(indexed.path), "Permission denied", "let the user")
    finally:
        (indexed.path / folder).chmod(0o700)


def test_running_out_of_memory_for_arrays_is_not_reported_as_damage(
    indexed: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhaust(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("numpy.load", exhaust)
    with pytest.raises(SnapshotUnreadable, match=r"Out of memory\): close programs that use a lot of memory"):
        open_current(indexed.snapshots)


# -- a read-only folder


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_data_folder_is_named_and_still_answers(
    newsbot: Command, indexed: DataFolder, articles: Path
) -> None:
    folders = [indexed.path, *(path for path in indexed.path.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    try:
        assert_one_sentence(newsbot("index", articles), str(indexed.path), "Permission denied")
        assert newsbot("ask", QUESTION).returncode == 0
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert_old_index_serves(indexed)


def test_a_data_folder_that_is_a_file_is_named(newsbot: Command, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert_one_sentence(newsbot("index", articles), str(tmp_path / "data"), "NEWSBOT_DATA_DIR")


# -- the database


@pytest.mark.parametrize("content", [b"no database at all " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_corrupt_database_is_named_and_the_old_index_serves(
    newsbot: Command, indexed: DataFolder, articles: Path, content: bytes
) -> None:
    (articles / "new.txt").write_text("Title: New\n\nWombats rest.")
    (indexed.path / "articles.sqlite").write_bytes(content)
    done = newsbot("index", articles)
    assert_one_sentence(done, "articles.sqlite", "restore it from a backup, or move it", "NEWSBOT_DATABASE_URL")
    assert_old_index_serves(indexed)
    assert "sleep" in newsbot("ask", QUESTION).stdout


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_database_that_was_cut_off_is_named_and_the_old_index_serves(
    newsbot: Command, indexed: DataFolder, articles: Path, keep: float
) -> None:
    (articles / "new.txt").write_text("Title: New\n\nWombats rest.")
    path = indexed.path / "articles.sqlite"
    path.write_bytes(path.read_bytes()[: int(keep * path.stat().st_size)])
    assert_one_sentence(newsbot("index", articles), "articles.sqlite", "NEWSBOT_DATABASE_URL")
    assert_old_index_serves(indexed)


def test_a_database_that_another_program_holds_is_named_after_the_wait(
    indexed: DataFolder, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up = opening._set_up_sqlite

    def impatient(foreign_keys: bool, connection: Any, record: object) -> None:
        set_up(foreign_keys, connection, record)
        connection.cursor().execute("PRAGMA busy_timeout = 50")

    monkeypatch.setattr(opening, "_set_up_sqlite", impatient)
    (articles / "new.txt").write_text("Title: New\n\nWombats rest.")
    with closing(sqlite3.connect(indexed.path / "articles.sqlite", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"articles\.sqlite can't be used \(database is locked\)"):
            index_files([articles], indexed)
    assert_old_index_serves(indexed)
    assert index_files([articles], indexed).articles == 4


# -- the index


def test_a_snapshot_from_a_newer_version_asks_for_a_new_run_which_rebuilds_it_with_a_sentence(
    newsbot: Command, indexed: DataFolder, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(indexed.snapshots)
    with monkeypatch.context() as patched:
        patched.setattr("index.storage.manifest.FORMAT_VERSION", 99)
        index_files([articles], indexed)
    assert_one_sentence(newsbot("ask", QUESTION), "another version of newsbot", "format 99", "newsbot index")
    done = newsbot("index", articles)
    assert done.returncode == 0
    assert done.stderr.startswith("The index was rebuilt from the database of articles because another version")
    assert done.stderr.count("\n") == 1
    assert "The index was rebuilt." in done.stdout
    assert "sleep" in newsbot("ask", QUESTION).stdout
