"""What was added one by one, in later index runs: articles like any other, which stay."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from news_server import NewsServer

from index import (
    Addition,
    DataFolder,
    index_files,
    take_out,
)
from index.archive import Store
from index.errors import NothingIndexed
from index.indexing import reading
from index.sources import File, Loaded, ReadingOptions, Record
from index.sources import load as load_record
from tests.index.indexing.runs.published import titles
from tests.index.subscriptions.pages import LONG, WOMBATS, added_files, page, put


def test_an_article_that_the_folder_holds_too_stays_when_the_document_is_taken_out(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "wombats.txt").write_text(WOMBATS)
    index_files([folder], data)
    path = tmp_path / "again.txt"
    path.write_text(WOMBATS)
    [addition] = add(path)
    assert addition.counts == {"unchanged": 1}
    take_out(data, addition.key)
    index_files([folder], data, prune=True)
    assert titles(data) == {"Wombats take over"}


def test_a_page_that_a_file_holds_too_offers_no_key(
    data: DataFolder, server: NewsServer, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG))
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "gates.txt").write_text(f"Title: Lock gates freeze\nURL: {link}\nDate: 2026-05-04\n\n{LONG}\n")
    index_files([folder], data)
    [addition] = add(link)
    assert (addition.error, addition.key, addition.total) == ("", "", 1)


def test_new_rules_read_what_was_added_again(
    data: DataFolder,
    server: NewsServer,
    tmp_path: Path,
    add: Callable[..., list[Addition]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG))
    path = tmp_path / "wombats.txt"
    path.write_text(WOMBATS)
    add(link, path)
    loads: list[str] = []

    def noting(file: File, record: Record) -> Loaded:
        loads.append(file.path.name)
        return load_record(file, record)

    monkeypatch.setattr(reading, "load", noting)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "other.txt").write_text("Title: Other\n\nSome text.\n")
    index_files([folder], data, prune=True, options=ReadingOptions("mdy"))
    assert loads == ["other.txt"]  # options of a run aren't those of what was added
    monkeypatch.setattr(reading, "PARSER_VERSION", 10_000)
    report = index_files([folder], data, prune=True)
    assert sorted(loads[1:]) == sorted(["other.txt", *(path.name for path in added_files(data))])
    assert (report.unchanged, report.removed) == (3, 0)
    assert titles(data) == {"Lock gates freeze", "Wombats take over", "Other"}


def test_a_damaged_article_is_read_again_from_what_was_stored(
    data: DataFolder, server: NewsServer, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG))
    add(link)
    with closing(Store(data.database)) as store:
        store.discard([*store.ids()])
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "other.txt").write_text("Title: Other\n\nSome text.\n")
    index_files([folder], data)
    assert titles(data) == {"Lock gates freeze", "Other"}


def test_an_index_run_without_articles_of_its_own_still_says_so(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    path = tmp_path / "wombats.txt"
    path.write_text(WOMBATS)
    add(path)
    (tmp_path / "none").mkdir()
    with pytest.raises(NothingIndexed):
        index_files([tmp_path / "none"], data)
    assert titles(data) == {"Wombats take over"}


def test_samples_leave_when_something_is_added(
    data: DataFolder, root: Path, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    index_files([root / "examples"], data)
    path = tmp_path / "wombats.txt"
    path.write_text(WOMBATS)
    add(path)
    assert titles(data) == {"Wombats take over"}
