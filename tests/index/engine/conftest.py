"""Fixtures: folders with a snapshot, or with two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index import Article
from index.indexing.build import write_snapshot


@pytest.fixture
def folder(tmp_path: Path, article: Callable[..., Article]) -> Path:
    """Folder with one snapshot, which contains "Old."."""
    write_snapshot(
        tmp_path / "snapshots", [article("Old. “We go,” said Ana Brandt.", title="Rain", source="Gazette")], "old"
    )
    return tmp_path / "snapshots"


@pytest.fixture
def two(folder: Path, article: Callable[..., Article]) -> Path:
    """Folder with a second snapshot, which contains "New."."""
    write_snapshot(folder, [article("New. “We go,” said Ana Brandt.", title="Rain", source="Gazette")], "new")
    return folder
