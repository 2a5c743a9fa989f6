"""Index runs: from files to store and snapshot, repeated runs, and runs that fail or end early."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from index import (
    DataFolder,
    DataFolderError,
    Library,
    NothingIndexed,
    PathMissing,
    Progress,
    Report,
    Snapshot,
    StoreError,
    index_files,
    verify,
)
from index.engine.snapshot import open_current
from index.errors import ArticlesLost, IndexBusy
from index.indexing import prepare
from index.indexing.store import TRANSACTION_ARTICLES, Store
from index.sources import cleaning, files, listing
from index.sources.formats.format import MAX_BYTES
from index.storage.snapshot_files import current_mark


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder of three articles: a.txt, b.md and sub/c.txt."""
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("Title: A\nDate: 2024-12-19\n\nThe ferry sank.\n\nNobody drowned.")
    (folder / "b.md").write_text("# B\n\nIt rained on Monday.")
    (folder / "sub" / "c.txt").write_text("Title: C\n\nA whale sang.")
    return folder


@pytest.fixture
def indexed(folder: Path, data: DataFolder) -> DataFolder:
    """Data folder with the three articles indexed."""
    index_files([folder], data)
    return data


def snapshot(data: DataFolder) -> Snapshot:
    return open_current(data.snapshots)


def titles(data: DataFolder) -> set[str]:
    return {article.title for article in snapshot(data).newest(1000)}


def counts(report: Report) -> dict[str, int]:
    """Return a report's counts, without zeros."""
    names = ("added", "changed", "removed", "unchanged")
    return {name: count for name in names if (count := getattr(report, name))}


# -- one run after another


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
    monkeypatch.setattr("index.sources.files.PARSER_VERSION", -1)
    assert counts(index_files([folder], indexed)) == {"changed": 3}


def test_omitted_header_values_are_noted(folder: Path, data: DataFolder) -> None:
    (folder / "a.txt").write_text("Date: 3/4/2024\n\nText.")
    (note,) = index_files([folder], data).notes
    assert "a.txt: date left out" in note


# -- prune


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


# -- faults and hostile files


@pytest.mark.parametrize("rule", ["find_quotes", "sentence_spans"])
def test_a_rule_that_fails_on_one_article_is_noted_and_the_run_continues(
    folder: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch, rule: str
) -> None:
    original = getattr(prepare, rule)

    def faulty(text: Any, *more: Any) -> Any:
        if "Text. A" in text:
            raise IndexError("no such\x1b word")
        return original(text, *more)

    (folder / "bad.txt").write_text("Title: Bad\n\nText. A")
    monkeypatch.setattr(prepare, rule, faulty)
    report = index_files([folder], data)
    assert report.published
    assert "Bad" in titles(data)
    (note,) = report.notes
    assert "bad.txt" in note
    assert "IndexError" in note
    assert note.isprintable()


def test_hostile_files_are_articles_or_are_refused_and_the_others_answer(folder: Path, data: DataFolder) -> None:
    header = json.dumps({"title": "Ferry \U0001f600 \ud800", "source": "\u202eretsoP\x1b[31m"})
    (folder / "json.md").write_text(f"---\n{header}\ndate: 2025-02-30\n---\n“It sails,” said Ida\u200b Holm.")
    (folder / "nested.md").write_text(f"---\n{'[' * 10_000}\n---\nText.")
    (folder / "many.txt").write_text("a\n\n" * 300_000)
    (folder / "far.txt").write_text("Title: Far\nDate: 3000-01-01\n\nText.")
    (folder / "titles.txt").write_text("Title: a\n" * 100_000)
    report = index_files([folder], data)
    assert {Path(error.name).name for error in report.failed} == {"many.txt", "titles.txt"}
    assert {"A", "B", "C", "Far"} < titles(data)
    assert all(note.isprintable() for note in report.notes)
    assert Library(data).snapshot.coverage.last == date(2024, 12, 19)


@pytest.mark.parametrize("prune", [False, True])
def test_articles_read_through_a_link_out_of_the_folder_are_removed(
    folder: Path, indexed: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prune: bool
) -> None:
    (tmp_path / "secret").write_text("Title: Secret\n\nThe token is 1:secret.")
    (folder / "x.txt").symlink_to(tmp_path / "secret")
    with monkeypatch.context() as before:  # as earlier versions did, which followed every link
        for module in (files, listing):
            before.setattr(module, "is_within", lambda *_: True)
        assert counts(index_files([folder], indexed)) == {"added": 1, "unchanged": 3}
    report = index_files([folder], indexed, prune=prune)
    assert (counts(report), titles(indexed)) == ({"removed": 1, "unchanged": 3}, {"A", "B", "C"})
    assert "a link out of its folder" in report.failed[0].reason


def test_a_link_out_of_one_folder_and_into_another_keeps_its_article(folder: Path, data: DataFolder) -> None:
    (folder / "z").mkdir()
    (folder / "z" / "x").write_text("Title: X\n\nA seal slept.")
    (folder / "sub" / "link.txt").symlink_to(folder / "z" / "x")
    index_files([folder], data)
    report = index_files([folder, folder / "sub"], data)
    assert (counts(report), titles(data)) == ({"unchanged": 4}, {"A", "B", "C", "X"})


def test_a_future_date_appears_once_its_day_has_come(
    folder: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "far.txt").write_text("Title: Far\nDate: 2025-03-09\n\nText.")
    for now, published, changed in (
        (datetime(2025, 3, 4, tzinfo=UTC), None, {"added": 4}),
        (datetime(2025, 3, 5, tzinfo=UTC), None, {"unchanged": 4}),
        (datetime(2025, 3, 9, tzinfo=UTC), date(2025, 3, 9), {"changed": 1, "unchanged": 3}),
        (datetime(2025, 3, 10, tzinfo=UTC), date(2025, 3, 9), {"unchanged": 4}),
    ):
        monkeypatch.setattr(cleaning, "utc_now", lambda now=now: now)
        assert counts(index_files([folder], data)) == changed
        with closing(Store(data.database)) as store:
            (article,) = [article for article in store.articles() if article.title == "Far"]
        assert article.published == published


# -- files that aren't articles


def broken(folder: Path) -> dict[str, str]:
    """Put files into `folder` that can't be read as articles; return the reason for each."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n")
    (folder / "header.txt").write_bytes(b"Title: Nothing below\n")
    (folder / "binary.txt").write_bytes(b"\x7fELF\0\0\0")
    (folder / "bytes.md").write_bytes(b"text \x81\x8d")
    (folder / "long.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    (folder / "link.txt").symlink_to("nowhere")
    os.mkfifo(folder / "fifo.txt")
    return {
        "empty.txt": "empty",
        "blank.txt": "empty",
        "header.txt": "no text below its header lines",
        "binary.txt": "binary",
        "bytes.md": "neither UTF-8 nor Windows-1252",
        "long.txt": "too long",
        "link.txt": "not a regular file",
        "fifo.txt": "not a regular file",
    }


def test_broken_files_are_listed_with_the_reason_and_the_rest_is_indexed(folder: Path, data: DataFolder) -> None:
    expected = broken(folder)
    report = index_files([folder], data)
    assert counts(report) == {"added": 3}
    assert {Path(error.name).name for error in report.failed} == set(expected)
    for error in report.failed:
        assert expected[Path(error.name).name] in error.reason


def test_broken_files_are_listed_again_in_every_run_and_count_as_no_change(folder: Path, data: DataFolder) -> None:
    expected = broken(folder)
    index_files([folder], data)
    report = index_files([folder], data)
    assert (counts(report), report.published) == ({"unchanged": 3}, False)
    assert len(report.failed) == len(expected)


def test_an_article_under_a_name_that_is_no_utf_8_is_indexed(folder: Path, data: DataFolder) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Title: D\n\nText.")
    assert counts(index_files([folder], data)) == {"added": 4}
    assert counts(index_files([folder], data, prune=True)) == {"unchanged": 4}


def test_a_date_at_the_end_of_time_does_not_end_the_run(folder: Path, data: DataFolder) -> None:
    (folder / "d.txt").write_text("Date: 9999-12-31T23:59-05:00\n\nText.")
    report = index_files([folder], data)
    assert (counts(report), len(report.notes)) == ({"added": 4}, 1)


def test_a_link_to_itself_does_not_end_the_run(folder: Path, data: DataFolder) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    assert counts(index_files([folder], data)) == {"added": 3}


# -- runs that can't start


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


def test_a_folder_of_broken_files_alone_is_an_error_that_lists_them(tmp_path: Path, data: DataFolder) -> None:
    (tmp_path / "none").mkdir()
    expected = broken(tmp_path / "none")
    with pytest.raises(NothingIndexed) as error:
        index_files([tmp_path / "none"], data)
    assert len(error.value.failed) == len(expected)


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


# -- one run at a time

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


# -- progress, and runs that end early


def test_progress_counts_files_and_then_articles(folder: Path, indexed: DataFolder) -> None:
    (folder / "d.txt").write_text("Text.")
    (folder / "empty.txt").write_text("")
    told: list[Progress] = []
    index_files([folder], indexed, progress=told.append)
    assert told == [
        *(Progress("reading", done, 5) for done in (1, 2, 3, 4, 5)),
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


# -- repair of lost and damaged parts


@pytest.mark.parametrize("name", ["base/rows.npy", "base/texts.data.npy", "manifest.json"])
def test_a_damaged_snapshot_is_rebuilt_though_no_file_changed(folder: Path, indexed: DataFolder, name: str) -> None:
    path = snapshot(indexed).folder / name
    path.write_bytes(path.read_bytes()[:-1])
    report = index_files([folder], indexed)
    assert (counts(report), report.published, report.articles) == ({"unchanged": 3}, True, 3)
    verify(snapshot(indexed))


def test_a_damaged_snapshot_is_rebuilt_though_the_one_before_could_serve(folder: Path, indexed: DataFolder) -> None:
    (folder / "a.txt").write_text("Title: A2\n\nText.")
    index_files([folder], indexed)
    (snapshot(indexed).folder / "base/rows.npy").unlink()
    assert titles(indexed) == {"A", "B", "C"}
    assert index_files([folder], indexed).published
    assert titles(indexed) == {"A2", "B", "C"}


def test_a_damage_that_opening_a_large_snapshot_does_not_see_is_rebuilt(
    folder: Path, indexed: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)
    path = snapshot(indexed).folder / "base/weights.npy"
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")
    assert index_files([folder], indexed).published
    verify(snapshot(indexed))


def test_a_lost_snapshot_is_rebuilt_from_the_store(folder: Path, indexed: DataFolder) -> None:
    shutil.rmtree(indexed.snapshots)
    report = index_files([folder / "a.txt"], indexed)
    assert (counts(report), report.published, report.articles) == ({"unchanged": 1}, True, 3)


def test_an_outdated_snapshot_is_rebuilt(folder: Path, indexed: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.manifest.TERMS_VERSION", 99)
    report = index_files([folder], indexed)
    assert (counts(report), report.published) == ({"unchanged": 3}, True)
    assert titles(indexed) == {"A", "B", "C"}


def test_a_lost_store_is_filled_again_and_a_snapshot_built_from_it(folder: Path, indexed: DataFolder) -> None:
    for path in indexed.path.glob("articles.sqlite*"):
        path.unlink()
    mark = current_mark(indexed.snapshots)
    report = index_files([folder], indexed)
    assert (counts(report), report.published, report.articles) == ({"added": 3}, True, 3)
    assert current_mark(indexed.snapshots) != mark


@pytest.mark.parametrize("emptied", ["gone", "no bytes", "no rows"])
def test_an_emptied_database_is_reported_before_articles_of_other_paths_are_lost(
    folder: Path, indexed: DataFolder, tmp_path: Path, emptied: str
) -> None:
    empty_database(indexed, emptied)
    other = tmp_path / "other"
    other.mkdir()
    (other / "new.txt").write_text("Title: N\n\nIt snowed.")
    with pytest.raises(ArticlesLost, match=r"lacks 3 articles of the index in .*snapshots"):
        index_files([other], indexed)
    assert titles(indexed) == {"A", "B", "C"}
    report = index_files([folder, other], indexed)
    assert any("lacked 3 articles" in note for note in report.notes)
    assert titles(indexed) == {"A", "B", "C", "N"}


def test_a_database_from_a_backup_is_named_with_what_it_lacks(
    folder: Path, indexed: DataFolder, tmp_path: Path
) -> None:
    database = indexed.path / "articles.sqlite"
    backup = database.read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    (other / "new.txt").write_text("Title: N\n\nIt snowed.")
    index_files([other], indexed)
    database.write_bytes(backup)
    (folder / "d.txt").write_text("Title: D\n\nA seal slept.")
    report = index_files([folder], indexed)
    assert [note for note in report.notes if "replaced" in note] == [
        "The database was replaced: articles of the previous index (1) aren't in it, and leave the index unless you "
        "index their files again."
    ]
    assert titles(indexed) == {"A", "B", "C", "D"}


def empty_database(data: DataFolder, how: str) -> None:
    if how == "no rows":
        damage_database(data, "DELETE FROM articles")
        return
    for path in data.path.glob("articles.sqlite*"):
        if how == "gone" or path.suffix != ".sqlite":
            path.unlink()
        else:
            path.write_bytes(b"")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE paragraphs SET text = replace(text, 'Nobody', 'NobOdy')",
        "UPDATE paragraphs SET text = CAST(x'fffe41' AS TEXT) WHERE position = 1",
        "UPDATE articles SET title = 'Z' WHERE title = 'A'",
        "UPDATE articles SET published = '2024-99-19' WHERE title = 'A'",
        "UPDATE articles SET id = 'x' || substr(id, 2) WHERE title = 'A'",
        "DELETE FROM paragraphs WHERE position = 1",
    ],
)
def test_an_article_that_is_damaged_in_the_database_is_read_again_from_its_file(
    folder: Path, indexed: DataFolder, damage: str
) -> None:
    damage_database(indexed, damage)
    shutil.rmtree(indexed.snapshots)  # so that the run reads all articles from the database
    report = index_files([folder], indexed)
    assert any("articles in it had to be read again (1)" in note for note in report.notes)
    assert titles(indexed) == {"A", "B", "C"}
    [article] = (article for article in snapshot(indexed).newest(9) if article.title == "A")
    assert article.paragraphs == ("The ferry sank.", "Nobody drowned.")
    assert index_files([folder], indexed).nothing_changed


def test_a_damaged_article_whose_file_is_not_indexed_is_left_out_and_named(folder: Path, indexed: DataFolder) -> None:
    damage_database(indexed, "UPDATE articles SET title = 'Z' WHERE title = 'A'")
    shutil.rmtree(indexed.snapshots)
    report = index_files([folder / "b.md"], indexed)
    assert titles(indexed) == {"B", "C"}
    [failed] = report.failed
    assert "a.txt" in failed.name
    assert "damaged in the database" in failed.reason
    assert index_files([folder], indexed).added == 1


def test_articles_that_an_earlier_version_stored_without_checksums_are_taken_as_they_are_once(
    folder: Path, indexed: DataFolder
) -> None:
    damage_database(indexed, "DROP TABLE checksums")
    damage_database(indexed, "DELETE FROM meta WHERE key = 'checksums'")
    shutil.rmtree(indexed.snapshots)
    assert index_files([folder], indexed).notes == []
    assert titles(indexed) == {"A", "B", "C"}
    damage_database(indexed, "UPDATE articles SET title = 'Z' WHERE title = 'A'")
    shutil.rmtree(indexed.snapshots)
    assert len(index_files([folder], indexed).notes) == 1


def damage_database(data: DataFolder, statement: str) -> None:
    with closing(sqlite3.connect(data.path / "articles.sqlite", isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(statement)


def test_a_lock_that_cannot_be_opened_is_an_error_of_the_data_folder(folder: Path, data: DataFolder) -> None:
    (data.path / "index.lock").mkdir(parents=True)
    with pytest.raises(DataFolderError):
        index_files([folder], data)
