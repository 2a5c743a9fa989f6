"""The errors of `index/`: each is one sentence that names the item, and carries its data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index import errors
from index.errors import ArticleError, NewsbotError

FOLDER = Path("/news/data")

# (arguments, data that the error must carry, words that its sentence must hold)
CASES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "ArticleError": ({"name": "a.txt", "reason": "empty"}, ("a.txt", "empty")),
    "PathMissing": ({"path": FOLDER, "setting": "NEWSBOT_ARTICLES"}, ("/news/data", "NEWSBOT_ARTICLES")),
    "NothingIndexed": ({"paths": [FOLDER], "failed": [], "file_kinds": ".txt or .md"}, ("/news/data", ".txt or .md")),
    "NoSnapshot": ({"folder": FOLDER}, ("/news/data", "newsbot index")),
    "SnapshotDamaged": ({"folder": FOLDER, "reason": "no manifest"}, ("/news/data", "no manifest", "newsbot index")),
    "SnapshotOutdated": (
        {"folder": FOLDER, "found": "format 1", "wanted": "format 2"},
        ("/news/data", "format 1", "format 2", "newsbot index"),
    ),
    "StoreError": (
        {"setting": "NEWSBOT_DATABASE_URL", "where": "sqlite:///a", "reason": "locked"},
        ("NEWSBOT_DATABASE_URL", "sqlite:///a", "locked"),
    ),
    "DataFolderError": (
        {"folder": FOLDER, "reason": "read-only"},
        ("/news/data", "read-only", "NEWSBOT_DATA_DIR"),
    ),
    "IndexBusy": ({"folder": FOLDER, "holder": "process 7"}, ("/news/data", "process 7")),
    "WorkerLost": ({}, ("newsbot index --workers 1",)),
    "SettingsError": ({"setting": "NEWSBOT_TOKEN", "problem": "is missing"}, ("NEWSBOT_TOKEN", "is missing")),
}
GROUPS = {"NewsbotError", "SnapshotError"}  # caught, never raised themselves


def classes(base: type[NewsbotError] = NewsbotError) -> Iterator[type[NewsbotError]]:
    yield base
    for child in base.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from classes(child)


def test_every_error_is_walked_here() -> None:
    assert {error.__name__ for error in classes()} == set(CASES) | GROUPS


@pytest.mark.parametrize("name", sorted(CASES))
def test_an_error_is_one_sentence_that_names_the_item_and_carries_its_data(name: str) -> None:
    given, words = CASES[name]
    error = getattr(errors, name)(**given)
    sentence = str(error)
    assert all(word in sentence for word in words)
    assert "\n" not in sentence
    assert sentence.count(". ") == 0
    assert {key: getattr(error, key) for key in given} == given


@pytest.mark.parametrize("name", sorted(set(CASES) - {"ArticleError"}))  # a line in a list of files
def test_an_error_shown_alone_ends_its_sentence(name: str) -> None:
    assert str(getattr(errors, name)(**CASES[name][0])).endswith(".")


def test_the_tree_in_the_docstring_names_every_error() -> None:
    assert set(re.findall(r"─ (\w+)", errors.__doc__ or "")) | {"NewsbotError"} == set(CASES) | GROUPS


def test_a_missing_path_without_a_setting_asks_to_check_its_name() -> None:
    assert "check its name" in str(errors.PathMissing(FOLDER))


def test_nothing_indexed_tells_an_empty_folder_from_one_of_broken_files() -> None:
    empty = str(errors.NothingIndexed([FOLDER], [], ".txt"))
    broken = str(errors.NothingIndexed([FOLDER], [ArticleError("a.txt", "empty")], ".txt"))
    assert empty != broken
