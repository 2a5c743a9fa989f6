"""Visible text, and its character offsets in the original."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from index.quotes import find_quotes
from index.text import make_visible


def test_invisible_characters_are_left_out() -> None:
    visible = make_visible("Bra\u00adndt\u200b")
    assert visible is not None
    assert visible.text == "Brandt"


def test_letters_are_composed() -> None:
    visible = make_visible("Rene\u0301")
    assert visible is not None
    assert visible.text == "René"


def test_a_text_that_is_as_it_is_seen_needs_no_other() -> None:
    assert make_visible("René Brandt said “no”.") is None


@settings(deadline=None)
@given(st.text(st.sampled_from("ab é\u00ad\u200b\u0301\u0308\ufeff“")))
def test_each_character_stands_in_the_original(text: str) -> None:
    if visible := make_visible(text):
        assert len(visible.text) == len(visible.starts) == len(visible.ends)
        for number, character in enumerate(visible.text):
            original = text[slice(*visible.original_span(number, number + 1))]
            assert unicodedata.normalize("NFC", character)[:1] in unicodedata.normalize("NFC", original)


def test_quoted_words_are_the_originals() -> None:
    paragraph = "“It wo\u00adrks,” said Ana Bra\u00adndt."
    (quote,) = find_quotes([paragraph])
    assert (quote.text, quote.speaker) == ("It wo\u00adrks,", "Ana Brandt")
    assert paragraph[quote.start : quote.end] == quote.text


@given(st.sampled_from([*"\u061c\u034f\u115f\u2063\u206a\u3164\ufe0f\uffa0\u202e\u2066\U000e0041"]))
def test_no_invisible_character_makes_another_speaker(character: str) -> None:
    paragraphs = ["Ana Brandt came.", f"“It works,” said Ana Bra{character}ndt."]
    (quote,) = find_quotes(paragraphs)
    assert (quote.speaker, quote.certain) == ("Ana Brandt", True)
