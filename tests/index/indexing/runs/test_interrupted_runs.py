"""The progress of index runs, and runs that are cancelled or killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from index import Article, DataFolder, Progress, index_files
from index.archive import TRANSACTION_ARTICLES
from index.indexing.build import write_base, write_snapshot
from index.indexing.plan import Fresh, Plan
from index.sources import File, Loaded, Reading, ReadingOptions, Record, load, open_records
from index.storage import DocumentSource, SegmentWriter, read_published
from index.storage.snapshot_files import current_mark
from tests.index.indexing.runs.published import counts, titles


def test_progress_counts_what_is_done_in_each_stage_to_its_end(folder: Path, indexed: DataFolder) -> None:
    (folder / "d.txt").write_text("Text.")
    (folder / "empty.txt").write_text("")
    told: list[Progress] = []
    index_files([folder], indexed, progress=told.append)
    paths = [folder / "a.txt", folder / "b.md", folder / "d.txt", folder / "empty.txt", folder / "sub" / "c.txt"]
    sizes = [path.stat().st_size for path in paths]
    files = told[-1].total
    assert files > 2  # a packed segment, its manifest and others
    assert told == [
        *(Progress("listing", done, 0) for done in (1, 2, 3, 4, 5)),
        *(Progress("reading", done, 5, done, sum(sizes[:done]), sum(sizes)) for done in (1, 2, 3, 4, 5)),
        *(Progress("building", done, 4) for done in (1, 2, 3, 4)),
        *(Progress("merging", done, 4) for done in (0, 1, 2, 3, 4)),
        *(Progress("publishing", done, files) for done in range(files + 1)),
    ]


def test_a_file_counts_as_read_once_its_article_is_there(
    folder: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[int] = []
    read: list[tuple[int, int]] = []

    def note(told: Progress) -> None:
        if told.stage == "reading":
            read.append((told.done, len(parsed)))

    def load_and_count(file: File, record: Record) -> Loaded:
        parsed.append(1)
        return load(file, record)

    monkeypatch.setattr("index.indexing.reading.load", load_and_count)
    index_files([folder], data, progress=note)
    assert read == [(1, 1), (2, 2), (3, 3)]  # it was at 3 before the first one was parsed


def test_files_without_an_article_count_while_others_are_still_unopened(
    tmp_path: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    for number in range(3 * TRANSACTION_ARTICLES):
        (folder / f"{number:03}.jsonl").touch()
    opened: list[File] = []

    def open_and_note(file: File, options: ReadingOptions) -> AbstractContextManager[Reading]:
        opened.append(file)
        return open_records(file, options)

    monkeypatch.setattr("index.indexing.reading.open_records", open_and_note)
    with pytest.raises(Cancelled):
        index_files([folder], data, progress=end_at("reading", 1, Cancelled))
    assert len(opened) < 3 * TRANSACTION_ARTICLES


def test_building_shows_each_part_when_it_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Article(f"{number:04}", f"file:///{number}", "Rain", ("It rains.",)) for number in range(450)]
    done: list[tuple[int, int]] = []
    added = 0
    add = SegmentWriter.add

    def count(writer: SegmentWriter, source: DocumentSource, first: int, last: int) -> None:
        nonlocal added
        add(writer, source, first, last)
        added += last - first

    monkeypatch.setattr(SegmentWriter, "add", count)
    write_snapshot(tmp_path / "snapshots", articles, "new", lambda number: done.append((number, added)))
    assert [number for number, _ in done] == list(range(1, 451))
    assert max(built - number for number, built in done) < 100
    done, added = [], 0
    long = [replace(article, paragraphs=("It rains. " * 60_000,)) for article in articles[:4]]
    write_snapshot(tmp_path / "long", long, "new", lambda number: done.append((number, added)))
    assert done == [(1, 2), (2, 2), (3, 4), (4, 4)]  # two of 600 kB at a time
    done, added = [], 0
    previous = read_published(tmp_path / "snapshots")
    fresh = Article("9999", "file:///9999", "Sun", ("The sun shines.",))
    plan = Plan("newer", lambda number: done.append((number, added)))
    write_base(tmp_path / "snapshots", Fresh.of([fresh]), plan, previous)
    assert [number for number, _ in done] == list(range(1, 452))
    assert max(built - number for number, built in done) < 100


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
