"""Adding single pages and documents, and taking them out."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news_server import NewsServer, Page, rss

from index import (
    Addition,
    DataFolder,
    FetchOptions,
    Report,
    add_articles,
    index_files,
    last_runs,
    remove_article,
    take_out,
)
from index.archive import Store
from index.errors import NotAdded, NothingIndexed
from index.indexing import hold_index_lock
from index.subscriptions import single_articles
from tests.index.conftest import data_folder
from tests.index.indexing.runs.published import titles
from tests.index.subscriptions.pages import LONG, WOMBATS, added_files, page, put

RECORDS = [{"title": f"Number {number}", "text": f"The number {number} is shown by the road."} for number in range(7)]


def origins(data: DataFolder) -> set[str]:
    with closing(Store(data.database)) as store:
        return set(store.files())


def test_a_link_becomes_an_article(data: DataFolder, server: NewsServer, add: Callable[..., list[Addition]]) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG, LONG.replace("Monday", "Tuesday")))
    [addition] = add(link)
    [article] = addition.articles
    assert (article.title, article.outlet, article.paragraphs) == ("Lock gates freeze", "The Lock", 2)
    assert (article.url, article.state, addition.error) == (link, "added", "")
    assert str(article.published).startswith("2026-05-04")
    assert titles(data) == {"Lock gates freeze"}
    assert [oct(path.stat().st_mode & 0o777) for path in added_files(data)] == ["0o600"]


def test_the_same_link_again_is_there_already(
    data: DataFolder, server: NewsServer, add: Callable[..., list[Addition]]
) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG))
    [first] = add(link)
    [second] = add(put(server, "/gates?utm_source=telegram", server.pages["/gates"]))
    assert (second.counts, second.key) == ({"unchanged": 1}, first.key)
    assert len(added_files(data)) == 1


def test_a_page_that_becomes_a_paywall_keeps_the_article(
    data: DataFolder, server: NewsServer, add: Callable[..., list[Addition]]
) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG))
    add(link)
    server.pages["/gates"] = Page(b"<html><body><p></p></body></html>", content_type="text/html")
    [addition] = add(link)
    assert addition.error.startswith(f"{link}: ")
    with pytest.raises(NothingIndexed):
        index_files([data.path / "snapshots"], data, prune=True)
    assert titles(data) == {"Lock gates freeze"}


@pytest.mark.parametrize(
    ("answer", "words", "is_source"),
    [
        (Page(rss("A feed", [])), "add it as a source", True),
        (Page(b"<html><body></body></html>", content_type="text/html"), ": ", False),
        (Page(b"%PDF-1.7", content_type="application/pdf"), "not an HTML page", False),
        (Page(status=404, content_type="text/plain"), "404", False),
        (Page(status=401, content_type="text/plain"), "401", False),
        (Page(b"\0\1\2" * 99, content_type="text/html"), ": ", False),
    ],
    ids=["a feed", "an empty page", "a PDF", "gone", "a login", "binary"],
)
def test_what_is_no_article_gets_a_sentence_and_leaves_nothing(
    data: DataFolder,
    server: NewsServer,
    add: Callable[..., list[Addition]],
    answer: Page,
    words: str,
    is_source: bool,
) -> None:
    link = put(server, "/thing", answer)
    good = put(server, "/gates", page("Lock gates freeze", LONG))
    bad, other = add(link, good)
    assert bad.error.startswith(f"{link}: ")
    assert words in bad.error
    assert (bad.is_source, bad.key, other.error) == (is_source, "", "")
    assert len(added_files(data)) == 1


def test_a_front_page_may_be_a_source(server: NewsServer, add: Callable[..., list[Addition]]) -> None:
    [addition] = add(put(server, "/", page("The Lock", LONG, LONG)))
    assert addition.is_source
    assert "add it as a source" in addition.error


def test_a_private_address_is_refused(data: DataFolder, server: NewsServer) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG))
    [addition], _ = add_articles(data, [link], FetchOptions())
    assert "loopback" in addition.error
    assert server.asked == []


def test_a_page_cannot_pass_for_one_of_another_host(server: NewsServer, add: Callable[..., list[Addition]]) -> None:
    head = '<link rel="canonical" href="https://www.bbc.com/news/1">'
    link = put(server, "/gates", page("Lock gates freeze", LONG, head=head))
    [addition] = add(link)
    assert addition.articles[0].url == link


def test_a_document_is_copied_and_stays_when_the_original_goes(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    source = tmp_path / "wombats.txt"
    source.write_text(WOMBATS)
    [addition] = add(source)
    source.unlink()
    assert (addition.total, addition.articles[0].outlet) == (1, "The Post")
    [path] = added_files(data)
    assert path.name == f"{addition.key}.txt"
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "other.txt").write_text("Title: Other\n\nSome text.\n")
    for _ in range(2):
        index_files([folder], data, prune=True)
    assert titles(data) == {"Wombats take over", "Other"}


@pytest.mark.parametrize("name", ["many.json", "many.jsonl", "many.json.gz", "many.JSON"])
def test_a_document_may_hold_many_articles(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]], name: str
) -> None:
    lines = name.endswith("l")
    raw = "\n".join(map(json.dumps, RECORDS)).encode() if lines else json.dumps(RECORDS).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    [addition] = add(path)
    assert (addition.total, addition.counts["added"], len(addition.articles)) == (7, 7, single_articles.MOST_SHOWN)
    [again] = add(path)
    assert (again.counts, again.key) == ({"unchanged": 7}, addition.key)
    take_out(data, addition.key)
    assert (titles(data), added_files(data)) == (set(), [])


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\0\1\2", "binary"),
        ("table.xyz", b"text", "newsbot reads no .xyz files"),
        ("archive.rar", b"Rar!", "unpack it first"),
        ("none", b"text", "newsbot reads no files without an ending"),
        ("list.json", b"[1, 2]", "list.json: "),
        ("broken.json.gz", b"no gzip", "list.json: "),
    ],
)
def test_a_document_without_an_article_is_removed_again(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]], name: str, raw: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    [addition] = add(path)
    assert addition.error.startswith(f"{path}: ")
    assert words.removeprefix("list.json: ") in addition.error
    assert (addition.key, added_files(data), origins(data)) == ("", [], set())
    assert "added/" not in addition.error


def test_files_that_are_none_are_refused(data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]]) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "folder.txt").mkdir()
    for addition in add(*(tmp_path / name for name in ("pipe.txt", "link.txt", "folder.txt", "missing.txt"))):
        assert addition.error
    assert added_files(data) == []


@pytest.mark.parametrize("name", ["missing.txt", "mercury"])
def test_a_file_that_is_not_there_is_said_to_be(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]], name: str
) -> None:
    [addition] = add(tmp_path / name)
    assert addition.error == f"{tmp_path / name}: no such file; a link begins with https://"


def test_the_failures_of_a_document_are_counted(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join([json.dumps(RECORDS[0]), *['{"title": "No text"}'] * 9]))
    [addition] = add(path)
    assert (addition.total, addition.failures, addition.error) == (1, 9, "")
    assert 0 < len(addition.reasons) < 9
    assert not any(str(data.path) in reason for reason in addition.reasons)


def test_taking_out_a_link_removes_its_article_for_good(
    data: DataFolder, server: NewsServer, add: Callable[..., list[Addition]]
) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG))
    [addition] = add(link)
    assert take_out(data, addition.key) == ["Lock gates freeze"]
    assert (titles(data), added_files(data)) == (set(), [])
    with pytest.raises(NotAdded):
        take_out(data, addition.key)
    [again] = add(link)
    assert "newsbot remove --undo" in again.error
    assert added_files(data) == []


def test_what_was_added_is_taken_out_by_its_link_or_its_file_too(
    data: DataFolder, server: NewsServer, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    link = put(server, "/gates", page("Lock gates freeze", LONG))
    server.pages["/short"] = Page(status=302, headers={"Location": link})
    path = tmp_path / "wombats.txt"
    path.write_text(WOMBATS)
    add(server.url("/short"), path)
    assert take_out(data, link) == ["Lock gates freeze"]
    assert take_out(data, str(path)) == ["Wombats take over"]
    for name in (link, str(path), "page-../../etc", "file-" + "0" * 24, "", "none"):
        with pytest.raises(NotAdded):
            take_out(data, name)


def test_an_article_that_was_removed_stays_out_and_its_file_is_gone(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    path = tmp_path / "wombats.txt"
    path.write_text(WOMBATS)
    [addition] = add(path)
    remove_article(data, addition.articles[0].id)
    [again] = add(path)
    assert "newsbot remove --undo" in again.error
    assert added_files(data) == []


def test_nothing_is_added_while_another_run_holds_the_lock(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wombats.txt"
    path.write_text(WOMBATS)
    data.check_writable()
    lock = hold_index_lock(data.path)
    lock.__enter__()
    waits: list[float] = []

    def release(seconds: float) -> None:
        waits.append(seconds)
        assert added_files(data) == []
        if len(waits) == 3:
            lock.__exit__(None, None, None)

    monkeypatch.setattr("index.indexing.lock.time.sleep", release)
    [addition] = add(path)
    assert (addition.total, len(waits)) == (1, 3)


def test_what_a_killed_run_left_half_written_is_deleted(
    data: DataFolder, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    data.check_writable()
    data.added.mkdir()
    (data.added / ".tmpabc").write_bytes(b"half")
    path = tmp_path / "wombats.txt"
    path.write_text(WOMBATS)
    add(path)
    assert [path.suffix for path in added_files(data)] == [".txt"]


@given(st.text(max_size=60), st.binary(max_size=300))
@settings(max_examples=40)
def test_any_name_and_any_bytes_get_an_addition(
    tmp_path_factory: pytest.TempPathFactory, name: str, raw: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    data = data_folder(folder / "data")
    path = folder / "a.json"
    path.write_bytes(raw)
    additions, report = add_articles(data, [name or "x", str(path)], FetchOptions())
    assert isinstance(report, Report)
    assert len(additions) == 2
    for addition in additions:
        assert bool(addition.error) != bool(addition.total)
        assert addition.error.isprintable()
    with pytest.raises(NotAdded):
        take_out(data, name)


def test_a_run_that_adds_is_recorded_with_what_failed(
    data: DataFolder, server: NewsServer, tmp_path: Path, add: Callable[..., list[Addition]]
) -> None:
    good = put(server, "/gates", page("Lock gates freeze", LONG))
    empty = tmp_path / "empty.txt"
    empty.touch()
    add(good, server.url("/missing"), empty, tmp_path / "nowhere.txt")
    [run] = last_runs(data.database)
    assert (run.kind, run.added, run.changed, run.removed, run.failed, run.error) == ("add", 1, 0, 0, 3, "")


def test_a_run_that_adds_says_why_it_ended_early(
    data: DataFolder, add: Callable[..., list[Addition]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(single_articles, "publish_changes", interrupt)
    file = tmp_path / "wombats.txt"
    file.write_text(WOMBATS)
    with pytest.raises(KeyboardInterrupt):
        add(file)
    assert [(run.kind, run.added, run.error) for run in last_runs(data.database)] == [("add", 1, "interrupted")]
