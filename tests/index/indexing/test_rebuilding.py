"""Rebuilding from the store: after damage, by another version, or when the index doesn't match the store."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import shutil
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from index import Article, DataFolder, Library, Report, ask, index_files
from index.archive import Store
from index.engine.snapshot import open_current
from index.indexing import build
from index.storage import segment
from index.storage.manifest import FORMAT_VERSION
from tests.index.archive.copies import copy_of

pytestmark = pytest.mark.usefixtures("adding")


@pytest.fixture
def indexed(folder: Path, data: DataFolder) -> DataFolder:
    """Data folder with three indexed articles and an addition with a fourth."""
    return index_twice(folder, data)


@pytest.fixture
def indexed_large(folder: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """The same, with snapshots that are written and opened like large ones: a mapped file for each array."""
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)
    return index_twice(folder, data)


def index_twice(folder: Path, data: DataFolder) -> DataFolder:
    index_files([folder], data)
    (folder / "d.txt").write_text("Title: d\n\nA sponge slept.")
    index_files([folder], data)
    return data


def open_folder(data: DataFolder, number: int) -> Path:
    return data.snapshots / f"{number:06d}"


def titles(data: DataFolder) -> set[str]:
    return {article.title for article in open_current(data.snapshots).newest(99)}


# -- damage


def flip_last_bit(path: Path) -> None:
    """Damage a file, but not the other hard links to it."""
    raw = path.read_bytes()
    path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("indexed", "base/packed.bin"),
        ("indexed_large", "base/lists.npy"),
        ("indexed_large", "base/texts.data.npy"),
        ("indexed_large", "base/forward.npy"),
    ],
)
@pytest.mark.parametrize("change", [False, True], ids=["nothing changed", "one added"])
def test_a_damaged_file_of_the_base_is_noticed_by_the_next_run_and_all_is_rebuilt_with_a_sentence(
    request: pytest.FixtureRequest, folder: Path, kind: str, name: str, change: bool
) -> None:
    indexed: DataFolder = request.getfixturevalue(kind)
    flip_last_bit(open_folder(indexed, 2) / name)
    if change:
        (folder / "e.txt").write_text("Title: e\n\nA sponge ate.")
    report = index_files([folder], indexed)
    assert_rebuilt(report, name)
    assert titles(indexed) == {*"abcd", *("e" if change else "")}
    open_current(indexed.snapshots).verify()


def assert_rebuilt(report: Report, *words: str) -> None:
    assert report.published
    [note] = report.notes
    assert note.startswith("The index was rebuilt from the database of articles because it was ")
    assert all(word in note for word in words)
    assert (note.count("."), "\n" in note) != (0, True)


@pytest.mark.parametrize("name", ["addition/packed.bin", "removed.npy", "manifest.json"])
def test_with_a_damaged_addition_the_previous_snapshot_serves_and_the_next_run_rebuilds(
    indexed: DataFolder, folder: Path, name: str
) -> None:
    (folder / "a.txt").write_text("Title: a2\n\nThe ferry floats.")
    index_files([folder], indexed)
    flip_last_bit(open_folder(indexed, 3) / name)
    assert titles(indexed) == set("abcd")
    assert_rebuilt(index_files([folder], indexed), "damaged", name)
    assert titles(indexed) == {"a2", *"bcd"}


def test_where_the_base_is_damaged_one_of_another_base_serves(
    indexed: DataFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(build, "ADDITION_SHARE", 0)
        (folder / "e.txt").write_text("Title: e\n\nA sponge ate.")
        index_files([folder], indexed)
    for number in range(2):
        (folder / "f.txt").write_text(f"Title: f\n\nA sponge sang {number}.")
        index_files([folder], indexed)
    flip_last_bit(open_current(indexed.snapshots).folder / "base/packed.bin")  # two snapshots share this file
    assert titles(indexed) == set("abcd")  # the articles indexed before the second base was built


@pytest.mark.parametrize("value", [10**6, -1], ids=["too high", "negative"])
def test_a_damaged_list_of_removed_articles_in_a_large_snapshot_is_damage(
    indexed_large: DataFolder, folder: Path, value: int
) -> None:
    (folder / "a.txt").write_text("Title: a2\n\nThe ferry floats.")
    index_files([folder], indexed_large)
    path = open_current(indexed_large.snapshots).folder / "removed.npy"
    path.write_bytes(path.read_bytes()[:-4] + value.to_bytes(4, "little", signed=True))
    assert titles(indexed_large) == set("abcd")  # the articles of the previous snapshot


# -- other versions


def as_format(data: DataFolder, number: int) -> None:
    """Change the current snapshot to the format of another version of newsbot."""
    folder = open_current(data.snapshots).folder
    body = asdict(open_current(data.snapshots).manifest)
    body["settings"] |= {"format": number}
    if number == 1:
        body = {name: body[name] for name in ("settings", "state", "created", "articles", "paragraphs", "files")}
        shutil.rmtree(folder / "base")
    digest = hashlib.blake2b(json.dumps(body, sort_keys=True).encode(), digest_size=16).hexdigest()
    (folder / "manifest.json").write_text(json.dumps({"checksum": digest, **body}))


@pytest.mark.parametrize("number", [1, 99])
def test_a_snapshot_of_another_format_is_rebuilt_from_the_store_with_a_sentence(
    indexed: DataFolder, folder: Path, number: int
) -> None:
    as_format(indexed, number)
    report = index_files([folder / "a.txt"], indexed)
    assert report.published
    assert report.notes == [
        "The index was rebuilt from the database of articles because another version of newsbot built it "
        f"(with format {number}, this one needs format {FORMAT_VERSION})."
    ]
    assert titles(indexed) == set("abcd")
    assert index_files([folder / "a.txt"], indexed).notes == []


def as_written_before_languages(data: DataFolder) -> None:
    """Change the current snapshot, as a large one, into what the last version wrote that stored no languages."""
    snapshot = open_current(data.snapshots)
    body = asdict(snapshot.manifest)
    body["settings"] |= {"format": 6, "terms": 3, "quotes": 10}
    del body["languages"]
    for name in [name for name in body["files"] if name.endswith("/languages.npy")]:
        del body["files"][name]
        (snapshot.folder / name).unlink()
    digest = hashlib.blake2b(json.dumps(body, sort_keys=True).encode(), digest_size=16).hexdigest()
    (snapshot.folder / "manifest.json").write_text(json.dumps({"checksum": digest, **body}))


@pytest.mark.parametrize("large", [False, True])
def test_a_snapshot_that_was_written_before_languages_were_stored_answers_until_it_is_rebuilt(
    indexed_large: DataFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    indexed = indexed_large
    shutil.rmtree(open_folder(indexed, 1))
    as_written_before_languages(indexed)
    if not large:
        monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 16 << 20)
    library = Library(indexed)
    assert library.do(lambda engine: engine.coverage.languages) == ()
    assert [passage.title for passage in library.do(lambda engine: ask(engine, "Which sponge slept?")).passages] == [
        "d"
    ]
    assert index_files([folder], indexed).published
    assert library.do(lambda engine: engine.coverage.languages) == ("en",)
    assert titles(indexed) == set("abcd")


# -- a store that differs


def test_after_an_older_copy_of_the_database_was_put_back_the_snapshot_follows_the_store(
    indexed: DataFolder, folder: Path, tmp_path: Path
) -> None:
    database = indexed.path / "articles.sqlite"
    shutil.copy(database, tmp_path / "copy")
    (folder / "e.txt").write_text("Title: e\n\nA sponge ate.")
    index_files([folder], indexed)
    for left in indexed.path.glob("articles.sqlite*"):
        left.unlink()
    shutil.copy(tmp_path / "copy", database)
    (folder / "e.txt").unlink()
    (folder / "f.txt").write_text("Title: f\n\nA sponge sang.")
    index_files([folder], indexed)
    assert titles(indexed) == set("abcdf")


def test_what_another_run_stores_while_this_one_looks_is_in_the_snapshot_after_the_next_run(
    indexed: DataFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, article: Callable[..., Article]
) -> None:
    changed_since = Store.changed_since

    def late(store: Store, state: str) -> set[str] | None:
        found = changed_since(store, state)
        with closing(Store(indexed.database)) as other:  # from another data folder, with a different lock
            other.put([copy_of(article("It snowed.", id="late", title="late"))])
        return found

    (folder / "e.txt").write_text("Title: e\n\nA sponge ate.")
    with monkeypatch.context() as patched:
        patched.setattr(Store, "changed_since", late)
        index_files([folder], indexed)
    index_files([folder], indexed)
    assert titles(indexed) == {*"abcde", "late"}


# -- readers


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Disabled garbage collection, whose moment is unpredictable."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_a_snapshot_that_was_replaced_lets_go_of_its_files_at_once(
    indexed: DataFolder, folder: Path, no_collector: None
) -> None:
    library = Library(indexed)
    before = weakref.ref(library.snapshot)
    (folder / "e.txt").write_text("Title: e\n\nA sponge ate.")
    index_files([folder], indexed)
    assert library.snapshot.search(["eat"], 1)
    assert before() is None


@pytest.mark.parametrize("runs", [2, 3])
def test_a_reader_whose_snapshot_is_deleted_while_it_opens_it_opens_the_new_one(
    indexed: DataFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, runs: int
) -> None:
    opening = iter(range(runs))

    def late(*where: Any) -> segment.Segment:
        if next(opening, None) == 0:
            for _ in opening:
                (folder / "e.txt").write_text(f"Title: e\n\nA sponge ate {os.urandom(4).hex()}.")
                index_files([folder], indexed)
            (folder / "f.txt").write_text("Title: f\n\nText.")
            index_files([folder], indexed)
        return segment.open_packed(*where)

    monkeypatch.setattr("index.storage.snapshot_files.open_packed", late)
    assert {one.title for one in open_current(indexed.snapshots).newest(99)} == set("abcdef")
