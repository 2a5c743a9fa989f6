"""The data folder, and the reader that keeps up with it."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from waits import WAIT_SECONDS

from index import Article, DataFolder, DataFolderError, Library, SnapshotError
from index.engine.snapshot import open_current
from index.errors import NoSnapshot
from index.indexing.build import write_snapshot


@pytest.fixture
def publish(data: DataFolder, article: Callable[..., Article]) -> Callable[[str], Path]:
    """Publishes a snapshot with one paragraph."""
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
    assert first.paragraph("a", 0) == "One."  # an answer that is under way keeps what it began with


def test_a_library_opens_a_snapshot_once(data: DataFolder, publish: Callable[[str], Path]) -> None:
    publish("One.")
    library = Library(data)
    assert library.snapshot is library.snapshot


def test_a_library_goes_on_with_what_it_has_while_the_new_one_is_damaged(
    data: DataFolder, publish: Callable[[str], Path], caplog: pytest.LogCaptureFixture
) -> None:
    publish("One.")
    library = Library(data)
    with caplog.at_level(logging.WARNING):
        for folder in (publish("Two."), data.snapshots / "000001"):
            (folder / "base/rows.npy").unlink()
        assert shown(library) == shown(library) == "One."
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "000002" in caplog.text
    publish("Three.")
    assert shown(library) == "Three."


def test_a_library_outlives_its_data_folder(data: DataFolder, publish: Callable[[str], Path]) -> None:
    publish("One.")
    library = Library(data)
    shutil.rmtree(data.path)
    assert shown(library) == "One."


def test_a_library_that_starts_on_a_damaged_snapshot_shows_the_one_before_until_the_next(
    data: DataFolder, publish: Callable[[str], Path]
) -> None:
    publish("One.")
    (publish("Two.") / "base/rows.npy").unlink()
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
