"""Damaged files of newsletters, documents and archives: articles, or one clear sentence, and never a bug."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ingest_data_archives import WRITERS
from tests.index.sources.formats.reading import contents_of, read_bytes

DATA = Path(__file__).resolve().parents[3] / "data" / "formats"
SUFFIXES = (".eml", ".mbox", ".docx", ".rtf", ".pdf", ".txt", ".warc", ".warc.gz")
FILES = [path for path in sorted(DATA.iterdir()) if path.suffix in SUFFIXES]


def check(name: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        contents = read_bytes(Path(folder), name, raw)
    assert not [failure for failure in contents.get("failures", []) if "bug" in failure]
    assert all(article["paragraphs"] for article in contents.get("articles", []))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_damaged_file_gives_articles_or_reasons(path: Path, data: st.DataObject) -> None:
    raw = path.read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 300)))
    check(path.name, raw[:start] + data.draw(st.binary(max_size=4)) + raw[end:])
    check(path.name, raw[:start])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("other", FILES, ids=lambda path: path.name)
def test_two_files_glued_together_give_articles_or_reasons(path: Path, other: Path) -> None:
    check(path.name, path.read_bytes() + other.read_bytes())


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(deadline=None, max_examples=40)
@given(raw=st.binary(max_size=300))
def test_any_bytes_give_articles_or_reasons(suffix: str, raw: bytes) -> None:
    check(f"a{suffix}", raw)


@pytest.mark.parametrize("kind", ["mbox", "docx", "rtf"])
def test_all_articles_of_a_generated_collection_are_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    WRITERS[kind](path, 30)
    contents = contents_of(path)
    assert (len(contents["articles"]), contents.get("failures")) == (30, None)
    assert {len(article["paragraphs"]) for article in contents["articles"]} == {8}


@pytest.mark.parametrize("kind", ["eml", "pdf"])
def test_all_generated_files_are_read(tmp_path: Path, kind: str) -> None:
    WRITERS[kind](tmp_path / kind, 3)
    contents = [contents_of(path) for path in sorted((tmp_path / kind).iterdir())]
    assert [len(content["articles"][0]["paragraphs"]) for content in contents] == [8, 8, 8]
