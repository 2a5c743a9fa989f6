"""The progress of index runs, and runs that are cancelled or killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index import DataFolder, Progress, index_files
from index.archive import TRANSACTION_ARTICLES
from index.storage.snapshot_files import current_mark
from tests.index.indexing.runs.published import counts, titles


def test_progress_counts_files_and_then_articles(folder: Path, indexed: DataFolder) -> None:
    (folder / "d.txt").write_text("Text.")
    (folder / "empty.txt").write_text("")
    told: list[Progress] = []
    index_files([folder], indexed, progress=told.append)
    paths = [folder / "a.txt", folder / "b.md", folder / "d.txt", folder / "empty.txt", folder / "sub" / "c.txt"]
    sizes = [path.stat().st_size for path in paths]
    assert told == [
        *(Progress("reading", done, 5, done, sum(sizes[:done]), sum(sizes)) for done in (1, 2, 3, 4, 5)),
        *(Progress("building", done, 4) for done in (1, 2, 3, 4)),
    ]


def end_at(stage: str, done: int, error: type[BaseException]) -> Callable[[Progress], None]:
    def progress(told: Progress) -> None:
        if (told.stage, told.done) == (stage, done):
            raise error

    return progress


class Cancelled(Exception):
    pass


@pytest.mark.parametrize("error", [Cancelled, KeyboardInterrupt])
@pytest.mark.parametrize(("stage", "done"), [("reading", 1), ("reading", 3), ("building", 1), ("building", 3)])
def test_a_cancelled_run_leaves_the_old_snapshot_and_the_next_one_completes(
    folder: Path, indexed: DataFolder, stage: str, done: int, error: type[BaseException]
) -> None:
    (folder / "a.txt").write_text("Title: A2\n\nText.")
    mark = current_mark(indexed.snapshots)
    with pytest.raises(error):
        index_files([folder], indexed, progress=end_at(stage, done, error))
    assert current_mark(indexed.snapshots) == mark
    assert titles(indexed) == {"A", "B", "C"}
    report = index_files([folder], indexed)
    assert (report.published, report.articles) == (True, 3)
    assert titles(indexed) == {"A2", "B", "C"}


def test_files_stored_by_a_cancelled_run_are_not_read_again(tmp_path: Path, data: DataFolder) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(TRANSACTION_ARTICLES + 50):
        (folder / f"{number:03}.txt").write_text(f"Title: {number}\n\nText.")
    with pytest.raises(Cancelled):
        index_files([folder], data, progress=end_at("reading", TRANSACTION_ARTICLES + 40, Cancelled))
    report = index_files([folder], data)
    assert counts(report) == {"added": 50, "unchanged": TRANSACTION_ARTICLES}
    assert report.articles == len(titles(data)) == TRANSACTION_ARTICLES + 50


KILLED = """
import os, signal, sys
from pathlib import Path
from index import DataFolder, index_files
folder, data, url, stage = sys.argv[1:]
def progress(told):
    if told.stage == stage and told.done == 2:
        os.kill(os.getpid(), signal.SIGKILL)
index_files([Path(folder)], DataFolder(Path(data), url), progress=progress)
"""


@pytest.mark.parametrize("stage", ["reading", "building"])
def test_a_killed_run_leaves_the_old_snapshot_and_the_next_one_completes(
    root: Path, folder: Path, indexed: DataFolder, stage: str
) -> None:
    (folder / "a.txt").write_text("Title: A2\n\nText.")
    command = [sys.executable, "-c", KILLED, str(folder), str(indexed.path), str(indexed.database), stage]
    assert subprocess.run(command, cwd=root, check=False).returncode == -signal.SIGKILL
    assert titles(indexed) == {"A", "B", "C"}
    assert index_files([folder], indexed).published
    assert titles(indexed) == {"A2", "B", "C"}
    assert not list(indexed.snapshots.glob("draft-*"))
