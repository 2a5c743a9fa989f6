"""Files that are hostile, broken or no articles: they are listed with the reason, and the others are indexed."""

from __future__ import annotations

import json
import os
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from index import DataFolder, Library, NothingIndexed, index_files
from index.archive import Store
from index.indexing import prepare
from index.sources import cleaning, inputs, listing
from index.sources.formats.format import MAX_BYTES
from tests.index.indexing.runs.published import counts, titles

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
        for module in (inputs, listing):
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
    (folder / "bytes.md").write_bytes(bytes(range(0x80, 0x100)))
    (folder / "long.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    (folder / "link.txt").symlink_to("nowhere")
    os.mkfifo(folder / "fifo.txt")
    return {
        "empty.txt": "empty",
        "blank.txt": "empty",
        "header.txt": "no text below its header lines",
        "binary.txt": "binary",
        "bytes.md": "in an encoding that can't be told",
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


def test_a_folder_of_broken_files_alone_is_an_error_that_lists_them(tmp_path: Path, data: DataFolder) -> None:
    (tmp_path / "none").mkdir()
    expected = broken(tmp_path / "none")
    with pytest.raises(NothingIndexed) as error:
        index_files([tmp_path / "none"], data)
    assert len(error.value.failed) == len(expected)
