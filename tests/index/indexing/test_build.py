"""Writing a snapshot: atomically, and without affecting the current one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from numpy.typing import NDArray

from index import Article, Snapshot
from index.engine.snapshot import open_current
from index.indexing.build import write_base, write_snapshot
from index.indexing.plan import Fresh, Plan
from index.storage.arrays import save_array


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder of snapshots that doesn't exist yet."""
    return tmp_path / "data" / "snapshots"


def entries(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_snapshot_is_written_published_and_can_be_opened(folder: Path, article: Callable[..., Article]) -> None:
    written = write_snapshot(folder, [article("It rained.")], "state 7")
    snapshot = open_current(folder)
    assert (snapshot.folder, snapshot.manifest.state) == (written, "state 7")
    snapshot.verify()


def test_only_the_current_snapshot_and_the_one_before_are_kept(folder: Path, article: Callable[..., Article]) -> None:
    written = [write_snapshot(folder, [article(f"Rain {number}.")], str(number)).name for number in range(4)]
    assert entries(folder) == ["000003", "000004", "CURRENT"]
    assert written == ["000001", "000002", "000003", "000004"]
    assert open_current(folder).folder.name == "000004"


def test_progress_counts_the_articles_that_are_ready(folder: Path, article: Callable[..., Article]) -> None:
    told: list[int] = []
    write_snapshot(folder, [article("It rained.", id=str(number)) for number in range(5)], "state", told.append)
    assert told == [1, 2, 3, 4, 5]


def failing(article: Article) -> Fresh:
    """Return a source of two articles that fails after the first."""

    def fetch(_: Sequence[str]) -> Iterator[Article]:
        yield article
        raise OSError("the database went away")

    return Fresh([(0, "a"), (0, "b")], fetch)


def test_a_failure_while_articles_come_leaves_the_old_snapshot(folder: Path, article: Callable[..., Article]) -> None:
    write_snapshot(folder, [article("Old.")], "old")
    with pytest.raises(OSError, match="the database went away"):
        write_base(folder, failing(article("New.")), Plan("new"))
    assert entries(folder) == ["000001", "CURRENT"]
    assert open_current(folder).paragraph("a", 0) == "Old."


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_end_while_building_leaves_the_old_snapshot(
    folder: Path, article: Callable[..., Article], error: type[BaseException]
) -> None:
    def end(_: int) -> None:
        raise error

    write_snapshot(folder, [article("Old.")], "old")
    with pytest.raises(error):
        write_snapshot(folder, [article("New.")], "new", end)
    assert entries(folder) == ["000001", "CURRENT"]
    assert open_current(folder).paragraph("a", 0) == "Old."


def test_a_full_disk_leaves_the_old_snapshot(
    folder: Path, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_snapshot(folder, [article("Old.")], "old")
    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        write_snapshot(folder, [article("New.")], "new")
    assert entries(folder) == ["000001", "CURRENT"]
    assert open_current(folder).paragraph("a", 0) == "Old."


@pytest.mark.parametrize("name", ["lists", "term_pages.data", "texts.dictionary", "forward_high"])
def test_a_disk_that_fills_up_while_a_large_snapshot_is_made_compact_leaves_the_old_one(
    folder: Path, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)
    write_snapshot(folder, [article("Old.")], "old")

    def save(path: Path, array: NDArray[Any]) -> None:
        if path.stem == name:
            path.write_bytes(b"half")
            no_space(0)
        save_array(path, array)

    monkeypatch.setattr("index.storage.draft.save_array", save)
    with pytest.raises(OSError, match="No space"):
        write_snapshot(folder, [article("New.")], "new")
    assert entries(folder) == ["000001", "CURRENT"]
    snapshot = open_current(folder)
    snapshot.verify()
    assert snapshot.paragraph("a", 0) == "Old."


def no_space(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_the_first_snapshot_that_fails_leaves_none(folder: Path, article: Callable[..., Article]) -> None:
    with pytest.raises(OSError, match="the database went away"):
        write_base(folder, failing(article("New.")), Plan("new"))
    assert entries(folder) == []


def test_drafts_that_a_killed_run_left_are_cleaned_away(folder: Path, article: Callable[..., Article]) -> None:
    left = folder / "draft-12345"
    left.mkdir(parents=True)
    (left / "terms.data.npy").write_bytes(b"half")
    write_snapshot(folder, [article("It rained.")], "state")
    assert entries(folder) == ["000001", "CURRENT"]


def test_a_snapshot_that_a_killed_run_did_not_publish_does_not_serve(
    folder: Path, article: Callable[..., Article]
) -> None:
    write_snapshot(folder, [article("Old.")], "old")
    current = (folder / "CURRENT").read_text()
    write_snapshot(folder, [article("New.")], "new")
    (folder / "CURRENT").write_text(current)  # as if the run had been killed just before replacing this file
    assert open_current(folder).paragraph("a", 0) == "Old."
    assert write_snapshot(folder, [article("Newer.")], "newer").name == "000003"
    assert open_current(folder).paragraph("a", 0) == "Newer."


def test_a_reader_sees_the_old_snapshot_until_the_new_one_is_whole(
    folder: Path, article: Callable[..., Article]
) -> None:
    seen: list[str] = []
    write_snapshot(folder, [article("Old.")], "old")
    write_snapshot(folder, [article("New.")], "new", lambda _: seen.append(open_current(folder).manifest.state))
    assert [*seen, open_current(folder).manifest.state] == ["old", "new"]


def test_everything_is_on_the_disk_before_the_snapshot_is_published(
    folder: Path, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    published_after: list[int] = []
    replace = os.replace

    def publish(source: Path, target: Path) -> None:
        published_after.append(len(synced))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    monkeypatch.setattr(os, "replace", publish)
    written = write_snapshot(folder, [article("It rained.")], "state")
    (before,) = published_after
    wanted = [written, *written.rglob("*"), folder, folder / "CURRENT"]
    assert {path.stat().st_ino for path in wanted} <= set(synced[:before])
    assert folder.stat().st_ino in synced[before:]


def test_the_same_articles_give_the_same_files(folder: Path, article: Callable[..., Article]) -> None:
    articles = [article("“We go,” said Ana Brandt.", id=name, title="Rain") for name in "abc"]
    first = write_snapshot(folder, articles, "state")
    second = write_snapshot(folder, articles[::-1], "state")
    names = {path.relative_to(first) for path in first.rglob("*.*") if path.name != "manifest.json"}
    assert len(names) > 3
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_the_headline_the_speaker_and_the_paragraph_before_are_found_too(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    snapshot = snapshot_of(article("The ferry sank.", "“We swam,” said Brandt.", "“It was cold.”", title="Storm"))
    found = {word: {hit.position for hit in snapshot.search([word], 9)} for word in ("storm", "brandt", "ferri")}
    assert found == {"storm": {0, 1, 2}, "brandt": {1, 2}, "ferri": {0, 1}}
