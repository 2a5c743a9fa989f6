"""Generated exports: they are read as so many articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.ingest_data_exports import SUFFIXES, WRITERS
from index.sources import File, load_file
from index.sources.files import origin_of


@pytest.mark.parametrize("name", WRITERS)
def test_a_generated_export_is_read_as_so_many_whole_articles(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"news{SUFFIXES[name]}"
    WRITERS[name](path, 3)
    articles = [loaded.article for loaded in load_file(File(path, origin_of(path)))]
    assert [len(article.paragraphs) for article in articles] == [8, 8, 8]
    assert all(article.published for article in articles)
