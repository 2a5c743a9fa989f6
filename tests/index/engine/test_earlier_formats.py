"""Snapshots of earlier formats: they answer until an index run has built them again."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from index import DataFolder, Library, Snapshot
from index.errors import SnapshotOutdated
from index.storage.snapshot_files import read_published

FORMAT_8 = Path(__file__).parents[2] / "data" / "snapshots-format-8.zip"
"""A compact snapshot, with the terms and the counts that its layout has: English and Chinese, two articles."""


@pytest.fixture(params=[True, False], ids=["compiled", "NumPy"])
def snapshot(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    if request.param:
        monkeypatch.setattr("index.engine.bm25.COMPILED_FROM", 1)
    with ZipFile(FORMAT_8) as packed:
        packed.extractall(tmp_path / "snapshots")
    return Library(DataFolder(tmp_path, tmp_path / "articles.sqlite"), compiled=request.param).snapshot


@pytest.mark.parametrize(
    ("term", "hits"),
    [
        ("ferri", [("ferry", 0, 1.8803), ("ferry", 1, 0.903), ("ferry", 2, 0.5776)]),
        ("大桥", [("bridge", 1, 1.077), ("bridge", 0, 0.7979)]),
        ("tolland", [("ferry", 1, 1.4874), ("ferry", 2, 1.0911)]),
        ("tram", []),
    ],
)
def test_a_search_ranks_as_the_version_that_built_it(
    snapshot: Snapshot, term: str, hits: list[tuple[str, int, float]]
) -> None:
    ranked, evidence = snapshot.search_with_evidence([term], 5, [term])
    assert [(hit.article_id, hit.position, round(hit.score, 4)) for hit in ranked] == hits
    assert bool(evidence.own.any()) == bool(hits)


def test_its_terms_and_names_are_read(snapshot: Snapshot) -> None:
    assert snapshot.is_outdated
    assert snapshot.idf("ferri") == pytest.approx(1.3863, rel=1e-4)
    assert dict(snapshot.names) == {"mira": "Mira", "tolland": "Tolland"}
    assert (snapshot.is_name("tolland"), snapshot.is_name("ferri")) == (True, False)
    assert snapshot.sentences("ferry", 1, ["hurt"])[0].held == [(1, "hurt")]
    assert snapshot.paragraph("bridge", 1) == "市长表示，大桥将缩短渡轮的航程。"
    snapshot.verify()


def test_an_index_run_builds_it_again(snapshot: Snapshot) -> None:
    with pytest.raises(SnapshotOutdated, match="format 8"):
        read_published(snapshot.folder.parent)
