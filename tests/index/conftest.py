"""What the tests of `index/` share: articles made in place, snapshots of them, and an index of the examples."""

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
    """Makes fsync nothing: it takes half of the time. test_build.py says what must be on the disk, and when."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Makes an article of the paragraphs given: `article("One.", "Two.", title="T")`."""

    def make(*paragraphs: str, id: str = "a", title: str = "", **other: Any) -> Article:
        return Article(id=id, origin=f"file:///{id}.txt", title=title, paragraphs=paragraphs, **other)

    return make


@pytest.fixture
def snapshot_of(tmp_path: Path) -> Callable[..., Snapshot]:
    """Builds a snapshot of the articles given and opens it; the next one is published over it."""

    def build(*articles: Article) -> Snapshot:
        write_snapshot(tmp_path / "snapshots", articles, "state")
        return open_current(tmp_path / "snapshots")

    return build


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return data_folder(tmp_path / "data")


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The sample articles, indexed."""
    data = data_folder(tmp_path_factory.mktemp("examples"))
    index_files([ROOT / "examples"], data)
    return open_current(data.snapshots)


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The article that the project started from, indexed alone. It isn't part of the project."""
    if not SEED.exists():
        pytest.skip(f"the seed article isn't at {SEED}")
    data = data_folder(tmp_path_factory.mktemp("seed"))
    index_files([SEED], data)
    return open_current(data.snapshots)
