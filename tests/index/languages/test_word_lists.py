"""The word lists of languages: conventions that every list follows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

import index.languages

FOLDER = Path(index.languages.__file__).parent
MODULES = [import_module(f"index.languages.{path.stem}") for path in sorted(FOLDER.glob("english*.py"))]
NO_LISTS = ("LANGUAGE", "TYPE_CHECKING", "ENGLISH_SOUNDS", "ENGLISH_AHEAD", "ENGLISH_FAMILIES")
LISTS = {
    name: words
    for module in (index.languages, *MODULES)
    for name, words in vars(module).items()
    if name.isupper() and not name.startswith("_") and name not in NO_LISTS
}


@pytest.mark.parametrize("name", sorted(LISTS.keys() - {"TITLE_ABBREVIATIONS", "LANGUAGE_OF_SCRIPT", "CAPITALS_ONLY"}))
def test_words_are_in_lower_case_without_blanks_around_them(name: str) -> None:
    groups: Iterable[str | tuple[str, ...]] = LISTS[name]
    words = [word for group in groups for word in ((group,) if isinstance(group, str) else group)]
    assert words
    plain = [re.sub(r"\(\?-i:[^)]*\)", "", word) for word in words]  # where a pattern asks for a capital
    assert all(word == word.lower().strip() for word in plain)


@pytest.mark.parametrize("name", sorted(name for name, words in LISTS.items() if isinstance(words, tuple)))
def test_ordered_lists_hold_each_word_once(name: str) -> None:
    assert len(set(LISTS[name])) == len(LISTS[name])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_the_room_imports_nothing_of_the_project(path: Path) -> None:
    imported = re.findall(r"^\s*(?:from|import) ((?:index|bot)[\w.]*)", path.read_text(), re.MULTILINE)
    assert all(module.startswith("index.languages.") for module in imported)
