"""Fixtures for the tests of `index/`: articles and snapshots on the fly, and an index of the examples."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import Article, DataFolder, Snapshot, index_files
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "data" / "seed-article.txt"


def data_folder(path: Path) -> DataFolder:
    return DataFolder(path, f"sqlite:///{path}/articles.sqlite")


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """Disabled fsync, which would take half of the time; test_build.py checks what is synced, and when."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Factory of articles from paragraphs: `article("One.", "Two.", title="T")`."""

    def make(*paragraphs: str, id: str = "a", title: str = "", **other: Any) -> Article:
        return Article(id=id, origin=f"file:///{id}.txt", title=title, paragraphs=paragraphs, **other)

    return make


@pytest.fixture
def snapshot_of(tmp_path: Path) -> Callable[..., Snapshot]:
    """Function that publishes a snapshot of given articles and opens it; each call replaces the previous snapshot."""

    def build(*articles: Article) -> Snapshot:
        write_snapshot(tmp_path / "snapshots", articles, "state")
        return open_current(tmp_path / "snapshots")

    return build


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """Empty data folder."""
    return data_folder(tmp_path / "data")


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Snapshot of the sample articles."""
    data = data_folder(tmp_path_factory.mktemp("examples"))
    index_files([ROOT / "examples"], data)
    return open_current(data.snapshots)


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Snapshot of the article that the project started from, which isn't part of the repository."""
    if not SEED.exists():
        pytest.skip(f"the seed article isn't at {SEED}")
    data = data_folder(tmp_path_factory.mktemp("seed"))
    index_files([SEED], data)
    return open_current(data.snapshots)
