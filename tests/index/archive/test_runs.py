"""The record of the last runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index import DataFolder, NothingIndexed, Progress, index_files, last_runs
from index.archive import Run, Store
from index.archive.runs import RUNS_KEPT

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
FERRY = "Title: Ferry\nDate: 2026-11-03\n\nThe ferry sank near the harbour, said the harbour master.\n"


def run(number: int, kind: str = "index") -> Run:
    return Run(kind, NOW + timedelta(seconds=number), 1.5, number, 0, 0, 0)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data", f"sqlite:///{tmp_path}/data/articles.sqlite")


def test_the_last_runs_of_each_kind_are_kept(store: Store) -> None:
    store.note_run(run(0, "refresh"))
    for number in range(RUNS_KEPT + 10):
        store.note_run(run(number))
    *runs, oldest = store.runs()
    assert [item.added for item in runs] == [*range(RUNS_KEPT + 9, 9, -1)]
    assert oldest == run(0, "refresh")


def test_an_index_run_is_recorded_with_what_it_did(data: DataFolder, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "mill.txt").write_text(FERRY.replace("ferry", "mill").replace("Ferry", "Mill"))
    (folder / "broken.txt").write_bytes(b"\0\1")
    index_files([folder], data, workers=1)
    (folder / "ferry.txt").write_text(FERRY.replace("near", "in"))
    (folder / "mill.txt").unlink()
    index_files([folder], data, workers=1, prune=True)
    second, first = last_runs(data.database)
    assert (first.kind, first.added, first.changed, first.removed, first.failed, first.error) == (
        "index",
        2,
        0,
        0,
        1,
        "",
    )
    assert (second.added, second.changed, second.removed, second.failed) == (0, 1, 1, 1)
    assert timedelta(0) <= second.started_at - first.started_at < timedelta(hours=1)
    assert 0 < first.seconds < 3600


def test_a_run_that_fails_is_recorded_with_the_reason(data: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\0\1")
    with pytest.raises(NothingIndexed) as raised:
        index_files([tmp_path / "broken.txt"], data, workers=1)
    [failed] = last_runs(data.database)
    assert failed.error == str(raised.value)


def test_a_run_that_is_interrupted_is_recorded(data: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY)

    def interrupt(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_files([tmp_path / "ferry.txt"], data, workers=1, progress=interrupt)
    assert [item.error for item in last_runs(data.database)] == ["interrupted"]
