"""Samples make room for the articles of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import DataFolder, index_files
from index.sources import SAMPLES_MARK, listing
from tests.index.indexing.runs.published import counts, titles


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Folder of two samples."""
    listing._holds_samples.cache_clear()
    folder = tmp_path / "samples"
    (folder / "sub").mkdir(parents=True)
    (folder / SAMPLES_MARK).touch()
    (folder / "s.txt").write_text("Title: S\n\nA seal slept.")
    (folder / "sub" / "t.txt").write_text("Title: T\n\nA tern flew.")
    return folder


def test_samples_are_indexed_while_there_is_nothing_else(samples: Path, data: DataFolder) -> None:
    assert counts(index_files([samples], data)) == {"added": 2}
    assert index_files([samples], data).nothing_changed
    assert titles(data) == {"S", "T"}


def test_samples_leave_with_the_first_article_of_ones_own(samples: Path, folder: Path, data: DataFolder) -> None:
    index_files([samples], data)
    report = index_files([folder / "a.txt"], data)
    assert counts(report) == {"added": 1, "removed": 2}
    assert report.notes == ["The sample articles (2) left the index, since it has articles of your own now."]
    assert titles(data) == {"A"}


def test_samples_are_left_out_beside_articles_of_ones_own(samples: Path, folder: Path, data: DataFolder) -> None:
    for changed in ({"added": 3}, {"unchanged": 3}):
        report = index_files([samples, folder], data)
        assert counts(report) == changed
        assert report.notes == ["The sample articles (2) were left out, since the index has articles of your own."]
    report = index_files([samples], data)
    assert report.nothing_changed
    assert titles(data) == {"A", "B", "C"}


def test_a_file_of_ones_own_that_holds_no_article_leaves_the_samples(
    samples: Path, folder: Path, data: DataFolder
) -> None:
    index_files([samples], data)
    (folder / "a.txt").write_text("")
    index_files([samples, folder / "a.txt"], data)
    assert titles(data) == {"S", "T"}


def test_a_sample_that_is_an_article_of_ones_own_stays_as_that(samples: Path, folder: Path, data: DataFolder) -> None:
    text = "Title: S\nURL: https://gazette.example/seal\n\nA seal slept."
    (samples / "s.txt").write_text(text)
    index_files([samples], data)
    (folder / "own.txt").write_text(text)
    index_files([samples, folder], data)
    assert titles(data) == {"A", "B", "C", "S"}
    assert index_files([samples, folder], data).nothing_changed


def test_samples_come_back_when_all_else_is_gone(samples: Path, folder: Path, data: DataFolder) -> None:
    index_files([samples, folder], data)
    for path in list(folder.rglob("*.*")):
        path.unlink()
    (folder / "empty.txt").write_text("")
    index_files([samples, folder], data, prune=True)
    index_files([samples, folder], data, prune=True)
    assert titles(data) == {"S", "T"}
