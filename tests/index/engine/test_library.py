"""The data folder, and the library that always serves its newest snapshot."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from waits import WAIT_SECONDS, eventually

from index import Article, DataFolder, DataFolderError, Library, Snapshot, SnapshotDamaged, SnapshotError
from index.engine.snapshot import open_current
from index.engine.watching import Watch
from index.errors import NoSnapshot
from index.indexing.build import write_snapshot
from index.storage import StoredSnapshot
from index.storage.snapshot_files import read_published, verify_files


@pytest.fixture
def publish(data: DataFolder, article: Callable[..., Article]) -> Callable[[str], Path]:
    """Function that publishes a snapshot with one paragraph."""
    return lambda text: write_snapshot(data.snapshots, [article(text)], text)


def shown(library: Library) -> str:
    return library.snapshot.paragraph("a", 0)


# -- the folder


def test_a_data_folder_is_made_with_all_above_it_and_left_empty(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "a" / "b", "")
    data.check_writable()
    assert list(data.path.iterdir()) == []
    data.check_writable()


@pytest.mark.parametrize("name", ["file", "file/below", "link"])
def test_a_data_folder_that_cannot_be_made_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to("link")
    with pytest.raises(DataFolderError, match="NEWSBOT_DATA_DIR") as error:
        DataFolder(tmp_path / name, "").check_writable()
    assert error.value.folder == tmp_path / name


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DataFolderError, match="Permission denied"):
        DataFolder(tmp_path, "").check_writable()


# -- the library


def test_a_library_without_a_snapshot_cannot_be_made(data: DataFolder) -> None:
    with pytest.raises(NoSnapshot, match=str(data.path)):
        Library(data)


def test_a_library_shows_each_snapshot_as_soon_as_it_is_published(
    data: DataFolder, publish: Callable[[str], Path]
) -> None:
    publish("One.")
    library = Library(data)
    first = library.snapshot
    assert shown(library) == "One."
    for text in ("Two.", "Three.", "Four."):
        publish(text)
        assert shown(library) == text
    assert first.paragraph("a", 0) == "One."  # an answer in progress keeps its snapshot


def test_a_library_opens_a_snapshot_once(data: DataFolder, publish: Callable[[str], Path]) -> None:
    publish("One.")
    library = Library(data)
    assert library.snapshot is library.snapshot


def test_a_library_keeps_its_snapshot_while_the_new_one_is_damaged(
    data: DataFolder, publish: Callable[[str], Path], caplog: pytest.LogCaptureFixture
) -> None:
    publish("One.")
    library = Library(data)
    with caplog.at_level(logging.WARNING):
        for folder in (publish("Two."), data.snapshots / "000001"):
            (folder / "base/packed.bin").unlink()
        assert shown(library) == shown(library) == "One."
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "000002" in caplog.text
    publish("Three.")
    assert shown(library) == "Three."


def test_a_library_survives_the_removal_of_its_data_folder(data: DataFolder, publish: Callable[[str], Path]) -> None:
    publish("One.")
    library = Library(data)
    shutil.rmtree(data.path)
    assert shown(library) == "One."


def test_a_library_that_starts_on_a_damaged_snapshot_shows_the_one_before_until_the_next(
    data: DataFolder, publish: Callable[[str], Path]
) -> None:
    publish("One.")
    (publish("Two.") / "base/packed.bin").unlink()
    library = Library(data)
    assert shown(library) == "One."
    publish("Three.")
    assert shown(library) == "Three."


def test_a_library_cannot_be_made_where_every_snapshot_is_damaged(
    data: DataFolder, publish: Callable[[str], Path]
) -> None:
    (publish("One.") / "manifest.json").unlink()
    with pytest.raises(SnapshotError, match="000001"):
        Library(data)


def test_several_threads_see_the_new_snapshot_once_one_of_them_has_opened_it(
    data: DataFolder, publish: Callable[[str], Path]
) -> None:
    publish("One.")
    library = Library(data)
    publish("Two.")
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: shown(library), range(200))) <= {"One.", "Two."}
        assert set(pool.map(lambda _: shown(library), range(200))) == {"Two."}


def test_nobody_waits_long_for_a_snapshot_that_is_being_opened(
    data: DataFolder, publish: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engine.library.PATIENCE", 0.1)
    publish("One.")
    library = Library(data)
    publish("Two.")
    opening, opened = threading.Event(), threading.Event()

    def slow(*arguments: Any, **others: Any) -> Any:
        opening.set()
        assert opened.wait(WAIT_SECONDS)
        return open_current(*arguments, **others)

    monkeypatch.setattr("index.engine.library.open_current", slow)
    assert shown(library) == shown(library) == "One."
    assert opening.is_set()
    opened.set()
    library.refresh(wait=True)
    assert shown(library) == "Two."


# -- damage while the index is being read


@pytest.fixture
def mapped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small snapshots treated as large ones: memory-mapped, and not verified when opened."""
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)


def flip_last_bit(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        last = file.read(1)[0]
        file.seek(-1, os.SEEK_END)
        file.write(bytes([last ^ 1]))


def test_a_small_index_answers_from_memory_whatever_becomes_of_its_files(
    data: DataFolder, publish: Callable[[str], Path], caplog: pytest.LogCaptureFixture
) -> None:
    publish("One.")
    path = publish("Two.")
    library = Library(data)
    for file in path.rglob("*.*"):
        os.truncate(file, 0)
    library.check()
    assert shown(library) == library.do(lambda snapshot: snapshot.paragraph("a", 0)) == "Two."
    assert library.last_damage is not None
    assert "answers from memory" in caplog.text
    assert shown(Library(data)) == "One."


def test_where_the_check_of_a_large_index_notices_damage_the_one_before_serves_until_the_next(
    data: DataFolder, publish: Callable[[str], Path], mapped: None, caplog: pytest.LogCaptureFixture
) -> None:
    publish("One.")
    path = publish("Two.")
    library, other = Library(data), Library(data)
    flip_last_bit(path / "base/lists.npy")
    assert shown(library) == "Two."
    library.check()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "base/lists.npy has a wrong checksum" in caplog.text
    assert shown(library) == shown(other) == shown(Library(data)) == "One."
    publish("Three.")
    library.refresh(wait=True)
    other.refresh(wait=True)
    assert shown(library) == shown(other) == "Three."


def test_a_damaged_index_without_another_is_one_sentence_and_the_next_one_serves(
    data: DataFolder, publish: Callable[[str], Path], mapped: None
) -> None:
    path = publish("One.")
    library = Library(data)
    flip_last_bit(path / "base/lists.npy")
    library.check()
    for use in (lambda: library.snapshot, lambda: library.do(lambda snapshot: snapshot), lambda: Library(data)):
        with pytest.raises(SnapshotDamaged, match=r"damaged \(base/lists.npy has a wrong checksum\)"):
            use()
    publish("Two.")
    assert shown(library) == "Two."


def test_an_error_of_a_damaged_index_is_noticed_and_the_one_before_answers(
    data: DataFolder, publish: Callable[[str], Path], mapped: None
) -> None:
    publish("One.")
    path = publish("Two.")
    library = Library(data)
    with (path / "base/texts.starts.npy").open("r+b") as file:
        file.seek(-16, os.SEEK_END)
        file.write(b"\xff" * 8)

    def read(snapshot: Snapshot) -> str:
        if snapshot.paragraph("a", 0) not in {"One.", "Two."}:
            raise LookupError("what damaged data leads to")
        return snapshot.paragraph("a", 0)

    assert library.do(read) == "One."


def test_an_index_that_is_built_after_all_were_removed_is_used_though_it_has_the_number_of_a_damaged_one(
    data: DataFolder, publish: Callable[[str], Path], mapped: None
) -> None:
    path = publish("One.")
    library = Library(data)
    flip_last_bit(path / "base/lists.npy")
    library.check()
    shutil.rmtree(data.snapshots)
    assert publish("Two.").name == path.name
    library.refresh(wait=True)
    assert shown(library) == "Two."


def test_a_damaged_predecessor_is_read_whole_once(
    data: DataFolder, publish: Callable[[str], Path], mapped: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, current = publish("One."), publish("Two.")
    library = Library(data)
    for path in (before, current):
        flip_last_bit(path / "base/lists.npy")
    read: list[str] = []

    def note(stored: StoredSnapshot) -> None:
        read.append(stored.folder.name)
        verify_files(stored)

    monkeypatch.setattr("index.engine.snapshot.verify_files", note)
    library.check()
    for _ in range(3):
        library._failed = (None, 0.0)  # as after `RETRY_SECONDS`
        with pytest.raises(SnapshotDamaged):
            library.snapshot  # noqa: B018
    assert read == [before.name]


def test_an_error_that_is_not_of_damage_is_raised_as_it_is(data: DataFolder, publish: Callable[[str], Path]) -> None:
    publish("One.")
    library = Library(data)
    with pytest.raises(KeyError, match="nowhere"):
        library.do(lambda snapshot: snapshot.article("nowhere"))
    assert library.last_damage is None


def test_too_many_open_files_and_deleted_snapshots_are_no_damage(
    data: DataFolder, publish: Callable[[str], Path], mapped: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("One.")
    library = Library(data)
    with monkeypatch.context() as patched:

        def none_left(*_: object) -> str:
            raise OSError(errno.EMFILE, "Too many open files")

        patched.setattr("index.storage.snapshot_files.checksum", none_left)
        library.check()
    shutil.rmtree(data.path)
    library.check()
    assert library.last_damage is None
    assert shown(library) == "One."


def test_the_watch_notices_a_file_that_changes_and_ends(
    data: DataFolder, publish: Callable[[str], Path], mapped: None
) -> None:
    publish("One.")
    path = publish("Two.")
    library = Library(data)
    watch = Watch(library)
    try:
        flip_last_bit(path / "base/lists.npy")
        eventually(lambda: shown(library) == "One.")
    finally:
        watch.close()


def test_the_watch_reads_files_again_that_seem_unchanged(
    data: DataFolder, publish: Callable[[str], Path], mapped: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engine.watching.CHECK_SECONDS", 0.0)
    monkeypatch.setattr("index.engine.watching.LOOK_SECONDS", 0.01)
    publish("One.")
    file = publish("Two.") / "base/lists.npy"
    library = Library(data)
    check, checked, damaged = library.check, threading.Event(), threading.Event()

    def check_and_wait(after: Callable[[int], None]) -> None:
        check(after)
        checked.set()
        damaged.wait(WAIT_SECONDS)  # so that the watch doesn't look while the file's times differ

    monkeypatch.setattr(library, "check", check_and_wait)
    watch = Watch(library)
    try:
        assert checked.wait(WAIT_SECONDS)
        status = file.stat()
        flip_last_bit(file)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert shown(library) == "Two."
        damaged.set()
        eventually(lambda: shown(library) == "One.")
    finally:
        damaged.set()
        watch.close()


def test_a_damaged_index_is_not_kept_as_the_one_before(
    data: DataFolder, publish: Callable[[str], Path], mapped: None
) -> None:
    publish("One.")
    second = publish("Two.")
    library = Library(data)
    flip_last_bit(second / "base/lists.npy")
    library.check()
    with pytest.raises(SnapshotDamaged):
        read_published(data.snapshots)
    third = publish("Three.")
    flip_last_bit(third / "base/lists.npy")
    library.refresh(wait=True)
    library.check()
    assert shown(library) == "One."
