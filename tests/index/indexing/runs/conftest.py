"""Fixtures for the tests of index runs: a folder of three articles, and an index of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import DataFolder, index_files


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
