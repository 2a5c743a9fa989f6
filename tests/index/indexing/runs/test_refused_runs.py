"""Index runs that can't start: nothing to index, no folder to write to, or another run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import DataFolder, DataFolderError, NothingIndexed, PathMissing, StoreError, index_files
from index.errors import IndexBusy
from tests.index.indexing.runs.published import counts, titles


def test_where_no_path_is_there_the_error_names_it(folder: Path, data: DataFolder) -> None:
    with pytest.raises(PathMissing) as error:
        index_files([folder / "no.txt", folder / "nor this"], data)
    assert error.value.path == folder / "no.txt"


def test_where_one_path_is_not_there_it_is_listed_and_the_rest_is_indexed(folder: Path, data: DataFolder) -> None:
    report = index_files([folder / "no.txt", folder], data)
    assert counts(report) == {"added": 3}
    assert [error.reason for error in report.failed] == ["no such file or folder"]


def test_a_folder_without_articles_is_an_error(tmp_path: Path, data: DataFolder) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(NothingIndexed) as error:
        index_files([tmp_path / "none"], data)
    assert (error.value.paths, error.value.failed) == ([tmp_path / "none"], [])


def test_a_run_that_indexes_nothing_leaves_the_old_snapshot(tmp_path: Path, indexed: DataFolder) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(NothingIndexed):
        index_files([tmp_path / "none"], indexed, prune=True)
    assert titles(indexed) == {"A", "B", "C"}


def test_a_data_folder_that_cannot_be_written_is_an_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFolderError, match="file"):
        index_files([folder], DataFolder(tmp_path / "file", "sqlite://"))


def test_a_folder_of_snapshots_that_cannot_be_written_is_an_error(folder: Path, data: DataFolder) -> None:
    data.path.mkdir()
    data.snapshots.write_text("in the way")
    with pytest.raises(DataFolderError) as error:
        index_files([folder], data)
    assert error.value.folder == data.path


def test_a_database_that_cannot_be_used_is_an_error(folder: Path, data: DataFolder) -> None:
    with pytest.raises(StoreError, match="NEWSBOT_DATABASE_URL"):
        index_files([folder], DataFolder(data.path, "sqlite:////nowhere/at/all/articles.sqlite"))


HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1], timeout=0):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(data: DataFolder) -> Iterator[subprocess.Popen[str]]:
    """Another process that is indexing into the data folder."""
    data.path.mkdir(parents=True)
    command = [sys.executable, "-c", HOLD, str(data.path / "index.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_while_another_process_indexes_a_run_is_refused_at_once(
    folder: Path, data: DataFolder, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(IndexBusy) as error:
        index_files([folder], data)
    assert error.value.folder == data.path
    assert not data.snapshots.exists()


def test_once_the_other_process_has_died_a_run_goes_through(
    folder: Path, data: DataFolder, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    assert counts(index_files([folder], data)) == {"added": 3}


def test_a_run_that_fails_lets_go_of_the_lock(folder: Path, tmp_path: Path, data: DataFolder) -> None:
    for _ in range(2):
        with pytest.raises(PathMissing):
            index_files([tmp_path / "no"], data)
    assert counts(index_files([folder], data)) == {"added": 3}


def test_a_lock_that_cannot_be_opened_is_an_error_of_the_data_folder(folder: Path, data: DataFolder) -> None:
    (data.path / "index.lock").mkdir(parents=True)
    with pytest.raises(DataFolderError):
        index_files([folder], data)
