"""Kinds of names, by the words around them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import BRITISH_SPELLINGS, IRREGULAR_FORMS
from index.text import NameKind, name_kind, term_of_word
from index.text.analysis import initials_of


@pytest.mark.parametrize(
    ("term", "texts", "kind"),
    [
        ("solvang", ["Mrs Solvang left early.", "The letter came from Solvang."], "person"),
        ("solvang", ["It was Anna Solvang who wrote it."], "person"),
        ("solvang", ["Then Solvang, 54, left the room."], "person"),
        ("solvang", ["The judge, Solvang, who had slept badly, sighed. “No,” Solvang said."], "person"),
        ("lomvik", ["A fire broke out in Lomvik.", "The road to Lomvik is closed."], "place"),
        ("orrin", ["They met near Orrin Bay.", "Orrin River has risen."], "place"),
        ("mirador", ["Mirador shares fell.", "A Mirador spokesman declined to say."], "organisation"),
        ("tolk", ["Tolk Industries closed its yard.", "He left Tolk Industries."], "organisation"),
        ("ilo", ["The ILO met twice."], "organisation"),
    ],
)
def test_the_words_around_a_name_tell_its_kind(term: str, texts: list[str], kind: NameKind) -> None:
    assert name_kind(term, texts) == kind


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Nobody came."],
        ["Then Quill rose, and Quill fell."],
        ["A fire broke out in Quill.", "“No,” said Mr Quill.", "The road to Quill is closed."],
    ],
    ids=["no text", "no mention", "nothing around it", "a place and a person"],
)
def test_a_kind_that_the_articles_do_not_show_stays_unknown(texts: list[str]) -> None:
    assert name_kind("quill", texts) == ""


@settings(deadline=None)
@given(st.text(max_size=20), st.lists(st.text(max_size=80), max_size=4))
def test_any_text_has_a_kind_or_none(term: str, texts: list[str]) -> None:
    assert name_kind(term, texts) in ("person", "place", "organisation", "")


@settings(deadline=None)
@given(
    st.from_regex(r"[A-Z][A-Za-z0-9]{0,12}", fullmatch=True)
    | st.sampled_from([form.capitalize() for forms in IRREGULAR_FORMS.values() for form in forms.split()])
    | st.sampled_from([spelling.capitalize() for spelling in BRITISH_SPELLINGS])
)
def test_a_plain_word_begins_with_an_initial_of_its_term(word: str) -> None:
    term = term_of_word(word)
    assert not term or word[0] in initials_of(term)
