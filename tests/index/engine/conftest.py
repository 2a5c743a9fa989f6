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
    return write_old(tmp_path, article)


@pytest.fixture
def large(tmp_path: Path, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder with the same snapshot, written and opened like a large one: a mapped file for each array."""
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)
    return write_old(tmp_path, article)


def write_old(path: Path, article: Callable[..., Article]) -> Path:
    """Write the snapshot, and return the folder of snapshots."""
    articles = [article("Old. “We go,” said Ana Brandt.", title="Rain", source="Gazette")]
    return write_snapshot(path / "snapshots", articles, "old").parent


@pytest.fixture
def two(folder: Path, article: Callable[..., Article]) -> Path:
    """Folder with a second snapshot, which contains "New."."""
    write_snapshot(folder, [article("New. “We go,” said Ana Brandt.", title="Rain", source="Gazette")], "new")
    return folder
