"""Index runs that repair what is lost or damaged: the snapshot, the database, articles in it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import DataFolder, index_files
from index.errors import ArticlesLost
from index.storage.snapshot_files import current_mark
from tests.index.indexing.runs.published import counts, snapshot, titles


@pytest.mark.parametrize("name", ["base/packed.bin", "removed.npy", "manifest.json"])
def test_a_damaged_snapshot_is_rebuilt_though_no_file_changed(folder: Path, indexed: DataFolder, name: str) -> None:
    path = snapshot(indexed).folder / name
    path.write_bytes(path.read_bytes()[:-1])
    report = index_files([folder], indexed)
    assert (counts(report), report.published, report.articles) == ({"unchanged": 3}, True, 3)
    snapshot(indexed).verify()


def test_a_damaged_snapshot_is_rebuilt_though_the_one_before_could_serve(folder: Path, indexed: DataFolder) -> None:
    (folder / "a.txt").write_text("Title: A2\n\nText.")
    index_files([folder], indexed)
    (snapshot(indexed).folder / "base/packed.bin").unlink()
    assert titles(indexed) == {"A", "B", "C"}
    assert index_files([folder], indexed).published
    assert titles(indexed) == {"A2", "B", "C"}


def test_a_damage_that_opening_a_large_snapshot_does_not_see_is_rebuilt(
    folder: Path, indexed: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)
    shutil.rmtree(indexed.snapshots)
    index_files([folder], indexed)
    path = snapshot(indexed).folder / "base/lists.npy"
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")
    assert index_files([folder], indexed).published
    snapshot(indexed).verify()


def test_a_lost_snapshot_is_rebuilt_from_the_store(folder: Path, indexed: DataFolder) -> None:
    shutil.rmtree(indexed.snapshots)
    report = index_files([folder / "a.txt"], indexed)
    assert (counts(report), report.published, report.articles) == ({"unchanged": 1}, True, 3)


def test_an_outdated_snapshot_is_rebuilt(folder: Path, indexed: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.manifest.TERMS_VERSION", 99)
    report = index_files([folder], indexed)
    assert (counts(report), report.published) == ({"unchanged": 3}, True)
    assert titles(indexed) == {"A", "B", "C"}


def test_a_lost_store_is_filled_again_and_a_snapshot_built_from_it(folder: Path, indexed: DataFolder) -> None:
    for path in indexed.path.glob("articles.sqlite*"):
        path.unlink()
    mark = current_mark(indexed.snapshots)
    report = index_files([folder], indexed)
    assert (counts(report), report.published, report.articles) == ({"added": 3}, True, 3)
    assert current_mark(indexed.snapshots) != mark


@pytest.mark.parametrize("emptied", ["gone", "no bytes", "no rows"])
def test_an_emptied_database_is_reported_before_articles_of_other_paths_are_lost(
    folder: Path, indexed: DataFolder, tmp_path: Path, emptied: str
) -> None:
    empty_database(indexed, emptied)
    other = tmp_path / "other"
    other.mkdir()
    (other / "new.txt").write_text("Title: N\n\nIt snowed.")
    with pytest.raises(ArticlesLost, match=r"lacks 3 articles of the index in .*snapshots"):
        index_files([other], indexed)
    assert titles(indexed) == {"A", "B", "C"}
    report = index_files([folder, other], indexed)
    assert any("lacked 3 articles" in note for note in report.notes)
    assert titles(indexed) == {"A", "B", "C", "N"}


def test_a_database_from_a_backup_is_named_with_what_it_lacks(
    folder: Path, indexed: DataFolder, tmp_path: Path
) -> None:
    database = indexed.path / "articles.sqlite"
    backup = database.read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    (other / "new.txt").write_text("Title: N\n\nIt snowed.")
    index_files([other], indexed)
    database.write_bytes(backup)
    (folder / "d.txt").write_text("Title: D\n\nA seal slept.")
    report = index_files([folder], indexed)
    assert [note for note in report.notes if "replaced" in note] == [
        "The database was replaced: articles of the previous index (1) aren't in it, and leave the index unless you "
        "index their files again."
    ]
    assert titles(indexed) == {"A", "B", "C", "D"}


def empty_database(data: DataFolder, how: str) -> None:
    if how == "no rows":
        damage_database(data, "DELETE FROM articles")
        return
    for path in data.path.glob("articles.sqlite*"):
        if how == "gone" or path.suffix != ".sqlite":
            path.unlink()
        else:
            path.write_bytes(b"")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE paragraphs SET text = replace(text, 'Nobody', 'NobOdy')",
        "UPDATE paragraphs SET text = CAST(x'fffe41' AS TEXT) WHERE position = 1",
        "UPDATE articles SET title = 'Z' WHERE title = 'A'",
        "UPDATE articles SET published = '2024-99-19' WHERE title = 'A'",
        "UPDATE articles SET id = 'x' || substr(id, 2) WHERE title = 'A'",
        "DELETE FROM paragraphs WHERE position = 1",
    ],
)
def test_an_article_that_is_damaged_in_the_database_is_read_again_from_its_file(
    folder: Path, indexed: DataFolder, damage: str
) -> None:
    damage_database(indexed, damage)
    shutil.rmtree(indexed.snapshots)  # so that the run reads all articles from the database
    report = index_files([folder], indexed)
    assert any("articles in it had to be read again (1)" in note for note in report.notes)
    assert titles(indexed) == {"A", "B", "C"}
    [article] = (article for article in snapshot(indexed).newest(9) if article.title == "A")
    assert article.paragraphs == ("The ferry sank.", "Nobody drowned.")
    assert index_files([folder], indexed).nothing_changed


def test_a_damaged_article_whose_file_is_not_indexed_is_left_out_and_named(folder: Path, indexed: DataFolder) -> None:
    damage_database(indexed, "UPDATE articles SET title = 'Z' WHERE title = 'A'")
    shutil.rmtree(indexed.snapshots)
    report = index_files([folder / "b.md"], indexed)
    assert titles(indexed) == {"B", "C"}
    [failed] = report.failed
    assert "a.txt" in failed.name
    assert "damaged in the database" in failed.reason
    assert index_files([folder], indexed).added == 1


def damage_database(data: DataFolder, statement: str) -> None:
    with closing(sqlite3.connect(data.path / "articles.sqlite", isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(statement)
