"""What somebody writes when `newsbot init` asks for articles."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.operations.setup.articles import Choice, read_choice, usual_choice
from bot.settings import Settings
from index import PathMissing


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Current folder of the test."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("Samples", Choice("samples")),
        ("none", Choice("none")),
        ("https://gazette.example/feed", Choice("source", "https://gazette.example/feed")),
        ("gazette.example", Choice("source", "gazette.example")),
        ("gazette.example/news", Choice("source", "gazette.example/news")),
    ],
)
def test_words_and_addresses_are_told_apart(text: str, choice: Choice) -> None:
    assert read_choice(f" {text} ") == choice


@pytest.mark.parametrize("name", ["articles", "./samples", "old.news", "with space"])
def test_a_folder_that_is_there_is_one(folder: Path, name: str) -> None:
    (folder / name).mkdir()
    choice = read_choice(name)
    assert (choice.kind, choice.folder) == ("folder", folder / name)


@pytest.mark.parametrize(
    "text", ["missing", "./gazette.example", "/no/such/folder", "~nobody-at-all", "a b.example", ""]
)
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(PathMissing):
        read_choice(text)


@given(st.text())
def test_whatever_is_written_is_a_choice_or_refused(text: str) -> None:
    with suppress(PathMissing):
        assert read_choice(text).kind in ("folder", "source", "samples", "none")


def test_the_folder_articles_is_offered_if_there_is_something_in_it(folder: Path) -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    (folder / "articles").mkdir()
    assert usual_choice(settings) == "samples"
    (folder / "articles" / "a.txt").touch()
    assert usual_choice(settings) == "articles"
