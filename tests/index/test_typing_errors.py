"""Typing errors in questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.typing_errors import mend

NAMES = {"putin": "Putin", "zelenski": "Zelensky", "harri": "Harris", "marsh": "Marsh", "netanyahu": "Netanyahu",
         "volodymyr": "Volodymyr", "baden": "Baden", "hansen": "Hansen", "hanson": "Hanson", "lee": "Lee"}  # fmt: skip
HELD = {"putin", "march", "ferri", "kursk"}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Putn", "Putin"),
        ("putni", "Putin"),
        ("uptin", "Putin"),
        ("Puttin", "Putin"),
        ("Zelenskyy", "Zelensky"),
        ("Zelenskiy", "Zelensky"),
        ("Netenyaho", "Netanyahu"),
        ("Volodimir", "Volodymyr"),
        ("What did Pution's lawyer say", "What did Putin's lawyer say"),
        ("What did Putn say about Zelenskyy?", "What did Putin say about Zelensky?"),
    ],
)
def test_a_name_with_a_typing_error_is_put_right(text: str, right: str) -> None:
    mended, corrected = mend(text, NAMES, HELD.__contains__)
    assert mended == right
    assert all(typed in text and instead in right for typed, instead in corrected)


@pytest.mark.parametrize(
    "text",
    [
        "Putin",  # held
        "march",
        "Biden",  # another name than Baden
        "Hansan",  # of two names
        "tarrifs",
        "Xylophon quetzal",
        "Le",
        "Was volodimir in Kursk",  # no capital, among words that have them
        "",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert mend(text, NAMES, HELD.__contains__) == (text, ())


@given(st.text())
def test_any_text_can_be_mended(text: str) -> None:
    mended, corrected = mend(text, NAMES, HELD.__contains__)
    assert corrected or mended == text
