"""Fixtures for the tests of the archive: an empty store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.archive import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Path of the store's database."""
    return tmp_path / "articles.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Empty store."""
    with closing(Store(f"sqlite:///{path}")) as store:
        yield store
