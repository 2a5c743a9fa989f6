"""The language of an article: stated by its file, or told by its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.languages import detect_language, stated_language


@pytest.mark.parametrize(
    ("text", "tag"),
    [("en", "en"), ("EN-GB", "en-GB"), ("pt_BR", "pt-BR"), (" de ", "de"), ("English", None), ("", None), (None, None)],
)
def test_a_file_states_its_language_as_a_tag(text: str | None, tag: str | None) -> None:
    assert stated_language(text) == tag


@given(st.text())
def test_a_stated_language_fits_into_the_database(text: str) -> None:
    assert len(stated_language(text) or "") <= 40


def test_the_language_of_a_text_is_told_where_it_is_long_enough() -> None:
    english = "The ferry sank near the harbour on Thursday morning, and nobody drowned, says the harbour master."
    german = "Die Fähre sank am Donnerstagmorgen in der Nähe des Hafens, und niemand ertrank, sagt der Hafenmeister."
    assert (detect_language("", [english]), detect_language("", [german])) == ("en", "de")
    assert detect_language("Who won?", []) is None
