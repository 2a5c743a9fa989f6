"""Fixtures for tests of additions and rebuilding: three articles, and additions to small snapshots."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.indexing import build


@pytest.fixture
def adding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small snapshots that take additions of any size and never merge them."""
    monkeypatch.setattr(build, "takes_additions", lambda _: True)
    monkeypatch.setattr(build, "ADDITION_SHARE", 1000)
    monkeypatch.setattr(build, "DRIFT", 1000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder of three articles: a.txt, b.txt and c.txt."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("a", "The ferry sank."), ("b", "“It rains,” said Ana Brandt."), ("c", "A whale sang.")):
        (folder / f"{name}.txt").write_text(f"Title: {name}\nDate: 2024-12-19\nSource: Gazette\n\n{text}")
    return folder
