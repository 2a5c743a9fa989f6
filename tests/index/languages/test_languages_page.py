"""The page on languages: its table says what each language has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.messages import LANGUAGES
from index.languages import LANGUAGE_MODULES, find_language

PAGE = (Path(__file__).parents[3] / "docs" / "languages.md").read_text("utf-8")
ROWS = {row[0]: row[1:] for line in re.findall(r"^\| (.+) \|$", PAGE, re.MULTILINE) if (row := line.split(" | "))}
ENGLISH = "en"
"""Its rules have lists of their own."""


@pytest.mark.parametrize("code", LANGUAGE_MODULES)
def test_the_table_says_what_a_language_has(code: str) -> None:
    language = find_language(code)
    assert language
    parts = (language.asking, language.dates, language.speech)
    has = [code == ENGLISH or part is not None for part in parts]
    row = ROWS.get(language.name)
    assert (row is not None) is any(has)
    if row:
        assert [cell == "yes" for cell in row] == [True, *has, code in LANGUAGES]
