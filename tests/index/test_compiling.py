"""Compiling ahead: all that a large index needs is compiled then, and nothing later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index import Article, DataFolder, Library
from index.compiling import made_up_articles
from index.indexing import write_snapshot
from index.storage import KERNELS

USE = """
import sys
from pathlib import Path
from index import DataFolder, Library, Snapshot
from index.compiling import made_up_articles
from index.indexing import write_snapshot
data = DataFolder(Path(sys.argv[1]), "")
write_snapshot(data.snapshots, made_up_articles(), "used")
Library(data).do(Snapshot.warm_up)
"""


def compiled_files(data: Path) -> set[Path]:
    return {path.relative_to(data) for path in (data / KERNELS).rglob("*.nbc")}


def run(*arguments: str, data: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    settings = {"NEWSBOT_DATA_DIR": str(data)}
    subprocess.run([sys.executable, *arguments], env=environment | settings, check=True, timeout=600)


def test_what_was_compiled_ahead_is_all_that_a_large_index_needs(tmp_path: Path) -> None:
    run("-m", "bot", "compile", "--all", data=tmp_path)
    ahead = compiled_files(tmp_path)
    assert {path.name.partition(".")[0] for path in ahead} >= {"kernel_search", "kernel_evidence", "kernel_postings"}
    assert [path.name for path in tmp_path.iterdir()] == [KERNELS]
    run("-c", USE, str(tmp_path), data=tmp_path)
    assert compiled_files(tmp_path) == ahead


@pytest.fixture
def large(data: DataFolder, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """Data folder with an index that counts as large."""
    monkeypatch.setattr("index.engine.bm25.COMPILED_FROM", 1)
    write_snapshot(data.snapshots, [Article("a", "file:/a", "Ferry", ("The ferry strike ends.",))], "few")
    return data


def test_numpy_searches_until_compiled_code_is_loaded(large: DataFolder) -> None:
    library = Library(large, deferred=True)
    before = library.snapshot.search(["ferry", "strike"], 5)
    assert library.needs_kernels
    library.load_kernels()
    assert not library.needs_kernels
    assert library.snapshot.search(["ferry", "strike"], 5) == before != []


def test_a_snapshot_that_is_published_later_is_searched_by_compiled_code_at_once(large: DataFolder) -> None:
    library = Library(large, deferred=True)
    library.load_kernels()
    write_snapshot(large.snapshots, [Article("b", "file:/b", "Tram", ("The tram runs again.",))], "other")
    library.refresh(wait=True)
    assert library.snapshot.search(["tram"], 5)
    assert not library.needs_kernels


def test_a_library_that_compiles_at_once_never_waits_for_it(large: DataFolder) -> None:
    assert not Library(large).needs_kernels
    assert not Library(large, compiled=False, deferred=True).needs_kernels


def test_the_made_up_articles_are_many_enough_for_compiled_code(tmp_path: Path) -> None:
    data = DataFolder(tmp_path, "")
    write_snapshot(data.snapshots, made_up_articles(), "made up")
    assert Library(data, deferred=True).needs_kernels
