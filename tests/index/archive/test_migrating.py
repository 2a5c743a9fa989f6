"""Databases of earlier versions, and of later ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from index import DataFolder, StoreError, index_files
from index.archive import Store
from index.archive import database as article_database
from index.archive.tables import metadata
from index.databases import open_database
from index.errors import ArticlesDamaged
from index.sources import SAMPLES_MARK
from tests.index.indexing.runs.published import counts, titles

DATABASES = Path(__file__).resolve().parents[2] / "data" / "databases"
VERSIONS = ["0.1", "0.2", "0.1 without a record of changes"]
HEADER = "Title: Ferry Orla sinks near Karsk\nDate: 2024-12-19\nSource: Harbour Gazette\nURL: {}\n{}\n"
FERRY = (
    "The ferry Orla sank near Karsk harbour on Thursday morning.\n\n"
    "“Nobody drowned,” said Ida Holm, the harbour master.\n"
)
FILES = {
    "own/ferry.txt": HEADER.format(
        "https://www.harbour-gazette.example/news/ferry-orla?utm_source=mail", "Author: Ana Brandt\n"
    )
    + FERRY,
    "own/ferry-again.txt": HEADER.format("https://m.harbour-gazette.example/news/ferry-orla", "") + FERRY,
    "own/whale.md": (
        "---\ntitle: A whale sings in the bay\ndate: 2024-11-02\nsource: Bay Courier\n---\n"
        "A humpback whale sang in the bay for two nights, and half of the town listened from the pier.\n\n"
        "“It was louder than the organ,” said Pastor Lund.\n"
    ),
    "own/note.txt": "Title: Undated note\n\nA note without a date lay on the desk of the editor for a week.\n",
    "samples/sample.txt": (
        "Title: A made-up sample\nDate: 2024-01-02\nSource: Sample Post\n\n"
        "This article shows how the index answers before it holds others.\n"
    ),
}
"""The files that the databases were made from, by their paths."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder with the files that the databases were made from."""
    for name, text in FILES.items():
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "articles" / "samples" / SAMPLES_MARK).touch()
    return tmp_path / "articles"


@pytest.fixture(params=VERSIONS)
def path(request: pytest.FixtureRequest, data: DataFolder) -> Path:
    """Path of a database of an earlier version."""
    data.path.mkdir(parents=True, exist_ok=True)
    path = Path(data.path, "articles.sqlite")
    with closing(sqlite3.connect(path)) as database:
        database.executescript((DATABASES / f"{request.param.split()[0]}.sql").read_text())
        if request.param == VERSIONS[2]:
            database.executescript("DROP TABLE changes; DROP TABLE revisions")
    return path


@pytest.fixture
def local(path: Path, folder: Path) -> Path:
    """Path of a database of an earlier version, with the articles of the folder."""
    with closing(sqlite3.connect(path)) as database, database:
        moved = "UPDATE articles SET origin = replace(origin, 'file:///home/reader/articles', ?)"
        database.execute(moved, [folder.as_uri()])
        database.execute("DELETE FROM meta WHERE key = 'checksums'")  # they are of the other origins
    return path


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [*database.iterdump()]


def ids(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as database:
        return dict(database.execute("SELECT origin, id FROM articles"))


# -- the schema


def test_the_head_is_that_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(article_database.__file__).with_name("migrations")))
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == article_database.HEAD
    assert sorted(item.revision for item in script.walk_revisions()) == sorted(article_database._KNOWN)


def test_a_migrated_database_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    for database in (path, tmp_path / "new.sqlite"):
        Store(database).close()
        engine = open_database(database, "SETTING")
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            differences = compare_metadata(context, metadata)
            assert context.get_current_revision() == article_database.HEAD
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        engine.dispose()
        assert differences == []


def test_a_migrated_database_refers_from_table_to_table_as_a_new_one_does(path: Path, tmp_path: Path) -> None:
    keys = []
    for database in (path, tmp_path / "new.sqlite"):
        Store(database).close()
        engine = open_database(database, "SETTING")
        inspector = sa.inspect(engine)
        keys.append(
            {
                (table, key["referred_table"], key["options"].get("ondelete"))
                for table in metadata.tables
                for key in inspector.get_foreign_keys(table)
            }
        )
        engine.dispose()
    assert keys[0] == keys[1]


def test_a_new_database_is_not_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(command, "upgrade")
    with closing(Store(tmp_path / "new.sqlite")) as store:
        assert store.count() == 0
    Store(tmp_path / "new.sqlite").close()


# -- what is in it


def test_articles_stay_with_their_ids(path: Path) -> None:
    before = ids(path)
    with closing(Store(path)) as store:
        assert {article.origin: article.id for article in store.articles()} == before
        assert len(store.files()) == len(FILES)
        assert {article.version for article in store.articles()} == {1}


def test_damage_shows_after_a_migration(path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE articles SET title = 'Z' WHERE title = 'Undated note'")
    with closing(Store(path)) as store, pytest.raises(ArticlesDamaged):
        list(store.articles())


def test_the_first_run_keeps_ids_makes_no_version_and_lets_the_samples_go(
    local: Path, data: DataFolder, folder: Path
) -> None:
    before = ids(local)
    report = index_files([folder], data)
    assert titles(data) == {"Ferry Orla sinks near Karsk", "A whale sings in the bay", "Undated note"}
    assert (report.added, report.failed) == (0, [])
    assert any("sample articles (1) left the index" in note for note in report.notes)
    after = ids(local)
    assert set(after.values()) <= set(before.values())
    assert len(after) == 3  # two files are one article
    with closing(sqlite3.connect(local)) as database:
        assert database.execute("SELECT * FROM versions").fetchall() == []
        (author,) = database.execute("SELECT author FROM articles WHERE title LIKE 'Ferry%'").fetchone()
    assert author == "Ana Brandt"
    assert counts(index_files([folder], data)) == {"unchanged": 4}
    assert ids(local) == after


def test_samples_that_are_not_indexed_again_leave_after_a_migration_too(
    local: Path, data: DataFolder, folder: Path
) -> None:
    index_files([folder / "own"], data)
    assert "A made-up sample" not in titles(data)


# -- failures


class Killed(Exception):
    pass


@pytest.mark.parametrize("tables", [1, 3])
def test_a_migration_that_is_killed_leaves_the_database_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, tables: int
) -> None:
    before, create_table = dump(path), Operations.create_table
    created: list[str] = []

    def fail(self: Operations, name: str, *columns: Any) -> sa.Table:
        created.append(name)
        if len(created) > tables:
            raise Killed
        return create_table(self, name, *columns)

    monkeypatch.setattr(Operations, "create_table", fail)
    with pytest.raises(Killed):
        Store(path)
    monkeypatch.undo()
    assert dump(path) == before
    with closing(Store(path)) as store:
        assert store.count() == len(FILES)


def test_a_database_of_a_newer_version_is_left_alone_with_a_sentence(path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = dump(path)
    with pytest.raises(StoreError, match=r"version 9999, and .* install the newer version"):
        Store(path)
    assert dump(path) == before
