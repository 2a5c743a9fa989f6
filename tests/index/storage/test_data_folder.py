"""The data folder: closed to other users of the machine, whoever created it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import DataFolder


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """That of a shell, in which people create folders."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A data folder that somebody created, with what an earlier version wrote."""
    folder = tmp_path / "data"
    (folder / "snapshots" / "000001" / "base").mkdir(parents=True)
    for name in ("chats.sqlite", "chats.sqlite-wal", "bot.lock", "snapshots/CURRENT", "snapshots/000001/base/rows.npy"):
        (folder / name).write_bytes(b"")
    return DataFolder(folder, folder / "articles.sqlite")


def open_to_others(folder: Path) -> set[str]:
    return {path.name for path in (folder, *folder.rglob("*")) if path.lstat().st_mode & 0o077}


def test_a_new_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    DataFolder(tmp_path / "new" / "data", "sqlite://").check_writable()
    assert (tmp_path / "new" / "data").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_somebody_created_is_closed_with_all_that_is_in_it(data: DataFolder) -> None:
    assert len(open_to_others(data.path)) == 9
    data.check_writable()
    assert open_to_others(data.path) == set()


def test_a_folder_with_something_else_in_it_is_left_open_and_the_owner_told(
    data: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    (data.path / "index.html").write_text("a page")
    with caplog.at_level(logging.WARNING):
        data.check_writable()
    assert open_to_others(data.path) == {"data", "index.html"}
    assert caplog.messages == [f"Other users of this machine can look into {data.path}: run `chmod 700 {data.path}`."]


def test_what_a_link_leads_to_keeps_its_rights(data: DataFolder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text("an article")
    (data.path / "added").symlink_to(elsewhere)
    data.check_writable()
    assert open_to_others(elsewhere) == {"elsewhere", "a.txt"}
    assert data.path.stat().st_mode & 0o777 == 0o700
