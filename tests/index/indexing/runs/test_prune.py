"""Index runs that remove the articles whose files are gone, and leave all others alone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from index import DataFolder, index_files
from index.sources.formats.format import MAX_BYTES
from tests.index.indexing.runs.published import counts, titles


def test_without_prune_the_article_of_a_file_that_is_gone_stays(folder: Path, indexed: DataFolder) -> None:
    (folder / "a.txt").unlink()
    assert counts(index_files([folder], indexed)) == {"unchanged": 2}
    assert titles(indexed) == {"A", "B", "C"}


def test_prune_removes_the_articles_whose_files_are_gone(folder: Path, indexed: DataFolder) -> None:
    (folder / "a.txt").unlink()
    shutil.rmtree(folder / "sub")
    report = index_files([folder], indexed, prune=True)
    assert (counts(report), report.published, report.articles) == ({"removed": 2, "unchanged": 1}, True, 1)
    assert titles(indexed) == {"B"}


def test_prune_removes_nothing_that_is_there(folder: Path, indexed: DataFolder) -> None:
    assert counts(index_files([folder], indexed, prune=True)) == {"unchanged": 3}


def test_prune_removes_nothing_outside_the_paths_given(folder: Path, indexed: DataFolder) -> None:
    (folder / "sub" / "d.txt").write_text("Title: D\n\nText.")
    (folder / "a.txt").unlink()
    (folder / "sub" / "c.txt").unlink()
    assert counts(index_files([folder / "sub"], indexed, prune=True)) == {"added": 1, "removed": 1}
    assert titles(indexed) == {"A", "B", "D"}


def test_prune_keeps_to_a_folder_and_not_to_those_whose_names_begin_like_it(folder: Path, indexed: DataFolder) -> None:
    beside = folder.with_name("articles too")
    beside.mkdir()
    (beside / "d.txt").write_text("Title: D\n\nText.")
    index_files([beside], indexed)
    shutil.rmtree(beside)
    assert counts(index_files([folder], indexed, prune=True)) == {"unchanged": 3}
    assert "D" in titles(indexed)


@pytest.mark.parametrize("content", [b"", b"\0binary", b"a" * (MAX_BYTES + 1)])
def test_prune_keeps_the_article_of_a_file_that_became_unreadable(
    folder: Path, indexed: DataFolder, content: bytes
) -> None:
    (folder / "a.txt").write_bytes(content)
    report = index_files([folder], indexed, prune=True)
    assert (counts(report), len(report.failed)) == ({"unchanged": 2}, 1)
    assert "A" in titles(indexed)


def test_prune_keeps_the_articles_of_a_folder_that_cannot_be_listed(
    folder: Path, indexed: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def denied(path: str) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    with monkeypatch.context() as patched:  # permissions wouldn't stop root, who may run this test
        patched.setattr(os, "scandir", denied)
        report = index_files([folder], indexed, prune=True)
    assert (counts(report), [error.reason for error in report.failed]) == ({"unchanged": 2}, ["Permission denied"])
    assert "C" in titles(indexed)


def test_prune_may_leave_an_empty_index(folder: Path, indexed: DataFolder) -> None:
    for path in list(folder.rglob("*.*")):
        path.unlink()
    (folder / "empty.txt").write_text("")
    report = index_files([folder], indexed, prune=True)
    assert (counts(report), report.published, report.articles) == ({"removed": 3}, True, 0)
    assert titles(indexed) == set()


def test_prune_leaves_a_folder_alone_that_holds_no_article_file_as_if_its_disk_were_not_there(
    folder: Path, indexed: DataFolder, tmp_path: Path
) -> None:
    for path in list(folder.rglob("*.*")):
        path.unlink()
    (tmp_path / "d.txt").write_text("Title: D\n\nText.")
    assert counts(index_files([folder, tmp_path / "d.txt"], indexed, prune=True)) == {"added": 1}
    assert titles(indexed) == {"A", "B", "C", "D"}


def test_prune_removes_the_article_of_a_link_that_is_gone(folder: Path, indexed: DataFolder) -> None:
    (folder / ".stored").mkdir()
    (folder / ".stored" / "d.txt").write_text("Title: D\n\nText.")
    (folder / "d.txt").symlink_to(folder / ".stored" / "d.txt")
    assert counts(index_files([folder], indexed)) == {"added": 1, "unchanged": 3}
    (folder / "d.txt").unlink()
    assert counts(index_files([folder], indexed, prune=True)) == {"removed": 1, "unchanged": 3}
