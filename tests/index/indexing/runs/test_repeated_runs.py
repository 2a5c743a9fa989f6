"""Index runs one after another: what is new, changed or unchanged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index import DataFolder, index_files
from index.sources import File, Loaded, Record, load
from index.storage.snapshot_files import current_mark
from tests.index.indexing.runs.published import counts, snapshot, titles


def test_the_first_run_adds_everything_and_publishes(folder: Path, data: DataFolder) -> None:
    report = index_files([folder], data)
    assert counts(report) == {"added": 3}
    assert (report.published, report.failed, report.notes) == (True, [], [])
    assert (report.articles, report.paragraphs) == (3, 4)
    assert titles(data) == {"A", "B", "C"}


def test_a_second_run_changes_nothing_and_publishes_nothing(folder: Path, indexed: DataFolder) -> None:
    mark = current_mark(indexed.snapshots)
    report = index_files([folder], indexed)
    assert counts(report) == {"unchanged": 3}
    assert (report.nothing_changed, report.published, report.articles, report.paragraphs) == (True, False, 3, 4)
    assert current_mark(indexed.snapshots) == mark


def test_a_file_that_was_only_touched_is_unchanged(folder: Path, indexed: DataFolder) -> None:
    os.utime(folder / "a.txt", (0, 0))
    assert counts(index_files([folder], indexed)) == {"unchanged": 3}


def test_a_changed_file_replaces_its_article(folder: Path, indexed: DataFolder) -> None:
    (folder / "a.txt").write_text("Title: A2\n\nThe ferry floats.")
    report = index_files([folder], indexed)
    assert (counts(report), report.published) == ({"changed": 1, "unchanged": 2}, True)
    assert titles(indexed) == {"A2", "B", "C"}
    assert snapshot(indexed).search(["sank"], 9) == []
    assert (report.articles, report.paragraphs) == (3, 3)


def test_a_new_file_is_added(folder: Path, indexed: DataFolder) -> None:
    (folder / "d.txt").write_text("Title: D\n\nText.")
    assert counts(index_files([folder], indexed)) == {"added": 1, "unchanged": 3}
    assert titles(indexed) == {"A", "B", "C", "D"}


def test_articles_of_other_paths_stay(folder: Path, indexed: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("Title: D\n\nText.")
    report = index_files([tmp_path / "d.txt"], indexed)
    assert (counts(report), report.articles) == ({"added": 1}, 4)


def test_a_path_may_be_given_in_any_way(
    folder: Path, indexed: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(folder)
    paths = [Path("articles"), Path("link"), folder / "a.txt", Path("articles/../articles/sub")]
    assert counts(index_files(paths, indexed)) == {"unchanged": 3}


def test_another_parser_reads_all_files_again(
    folder: Path, indexed: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.indexing.reading.PARSER_VERSION", -1)
    loads: list[str] = []

    def counted(file: File, record: Record) -> Loaded:
        loads.append(file.name)
        return load(file, record)

    monkeypatch.setattr("index.indexing.reading.load", counted)
    assert counts(index_files([folder], indexed)) == {"unchanged": 3}
    assert len(loads) == 3
    assert counts(index_files([folder], indexed)) == {"unchanged": 3}
    assert len(loads) == 3


def test_omitted_header_values_are_noted(folder: Path, data: DataFolder) -> None:
    (folder / "a.txt").write_text("Date: 3/4/2024\n\nText.")
    (note,) = index_files([folder], data).notes
    assert "a.txt: date left out" in note
