"""Changing `.env`: what is written is read back, and all else stays."""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.operations.setup.env_file import EnvFile, with_settings
from bot.operations.setup.errors import EnvFileUnusable

FOLDERS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0$"))  # ${NAME} can't be written: tested below


def values_in(text: str) -> dict[str, str | None]:
    return dotenv_values(stream=StringIO(text))


@given(FOLDERS)
def test_a_value_is_read_as_it_was_given(value: str) -> None:
    assert values_in(with_settings("", {"A": value})) == {"A": value}


@given(FOLDERS, FOLDERS)
def test_a_value_that_changes_leaves_its_neighbours(old: str, new: str) -> None:
    before = with_settings("", {"A": "1", "B": old, "C": "it's"})
    assert values_in(with_settings(before, {"B": new})) == {"A": "1", "B": new, "C": "it's"}


def test_comments_empty_lines_and_exports_stay() -> None:
    before = "# A=0\n\nexport A=1\r\nB='two\nlines'  # here\nnonsense\n"
    assert with_settings(before, {"A": "2"}) == before.replace("A=1", "A=2")


def test_a_setting_that_is_empty_or_there_twice_is_changed_in_its_place() -> None:
    assert with_settings("A=\nB=1\nA=2\n", {"A": "3"}) == "A=3\nB=1\nA=3\n"


def test_a_file_without_a_last_newline_gets_it_before_a_new_setting() -> None:
    assert with_settings("A=1", {"B": "2"}) == "A=1\nB=2\n"


def test_a_value_that_the_file_would_not_give_back_is_refused(tmp_path: Path) -> None:
    env = EnvFile(tmp_path / ".env")
    with pytest.raises(EnvFileUnusable, match="it can't hold the value of A"):
        env.change({"A": "/news/${HOME}"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"A=\xff\n")
    with pytest.raises(EnvFileUnusable, match="not UTF-8"):
        EnvFile(tmp_path / ".env")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared.env").write_text("A=1\n")
    (tmp_path / ".env").symlink_to("shared.env")
    EnvFile(tmp_path / ".env").change({"A": "2"})
    assert (tmp_path / ".env").is_symlink()
    assert (tmp_path / "shared.env").read_text() == "A=2\n"


def test_where_nothing_can_be_written_the_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("A=1\n")
    env = EnvFile(tmp_path / ".env")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvFileUnusable, match="No space left on device"):
        env.change({"A": "2"})
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(".env", "A=1\n")]
