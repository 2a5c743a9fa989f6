"""Typing errors in questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.typing_errors import correct_typing_errors
from index.text.analysis import extract_terms
from tests.index.question.facts import Index

NAMES = {"putin": "Putin", "zelenski": "Zelensky", "harri": "Harris", "marsh": "Marsh", "netanyahu": "Netanyahu",
         "volodymyr": "Volodymyr", "baden": "Baden", "hansen": "Hansen", "hanson": "Hanson", "lee": "Lee"}  # fmt: skip
HELD = {"putin", "march", "ferri", "kursk"}


class Known(Index):
    """An index with these names, that holds some terms and writes some words."""

    def __init__(
        self, names: Mapping[str, str], holds: Callable[[str], bool], writes: Callable[[str], bool] = lambda _: True
    ) -> None:
        super().__init__(names=names)
        self._holds, self._writes = holds, writes

    def holds(self, term: str) -> bool:
        return self._holds(term)

    def writes(self, word: str) -> bool:
        return self._writes(word)


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
    mended, corrected = correct_typing_errors(text, Known(NAMES, HELD.__contains__))
    assert mended == right
    assert all(typed in text and instead in right for typed, instead in corrected)


@pytest.mark.parametrize(
    "text",
    [
        "Putin",  # spelt correctly
        "march",
        "Biden",  # a different name from Baden
        "Hansan",  # could be either of two names
        "tarrifs",
        "Xylophon quetzal",
        "Le",
        "Was volodimir in Kursk",  # lower case in a mixed-case question
        "",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert correct_typing_errors(text, Known(NAMES, HELD.__contains__)) == (text, ())


WORDS = frozenset(
    extract_terms("crack records Concordis ridge Vessen lunches accounts building substance packing Brain")
)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("the crakc", "the crack"),  # two letters swapped
        ("recrods and lunches", "records and lunches"),
        ("Waht crack", "What crack"),
        ("packs of Concordiss", "packs of Concordis"),  # a doubled letter
        ("built in Vesen", "built in Vessen"),  # a double letter typed once
        ("suubstance", "substance"),
        ("substandce", "substance"),  # an extra letter
        ("buiding luches", "building lunches"),  # a letter missing
        ("sobstance", "substance"),  # a wrong letter
    ],
)
def test_a_word_with_a_typing_error_is_put_right(text: str, right: str) -> None:
    assert correct_typing_errors(text, Known({}, WORDS.__contains__))[0] == right


@pytest.mark.parametrize(
    "text",
    [
        "packet",  # not "packe", which has the same stem as packing
        "Brian",  # not brain
        "ridget",  # the last letter makes another form
        "RECRODS",  # possibly an abbreviation
        "crock",  # too short for a wrong letter
        "xcrack",
        "краск",
    ],
)
def test_other_words_are_left_unchanged(text: str) -> None:
    assert correct_typing_errors(text, Known({}, WORDS.__contains__)) == (text, ())


def test_an_error_lies_in_the_stem_of_a_word() -> None:
    assert correct_typing_errors("majestic", Known({}, set(extract_terms("majesties")).__contains__)) == (
        "majestic",
        (),
    )  # not "majestiic"


def test_a_word_is_left_alone_where_two_fit() -> None:
    assert correct_typing_errors("lunhces", Known({}, {"lunch"}.__contains__))[0] == "lunches"
    assert correct_typing_errors("aboot", Known({}, set(extract_terms("booty")).__contains__)) == ("aboot", ())
    assert correct_typing_errors("clocks carkc", Known({}, set(extract_terms("clock crack")).__contains__)) == (
        "clocks carkc",
        (),
    )
    assert correct_typing_errors("brosd", Known({}, set(extract_terms("borsd brods")).__contains__)) == ("brosd", ())


@given(st.text() | st.lists(st.sampled_from("crakc recrods Putn what the Concordiss ’s - ?".split())).map(" ".join))
def test_any_text_can_be_mended(text: str) -> None:
    mended, corrected = correct_typing_errors(text, Known(NAMES, HELD.__contains__))
    assert corrected or mended == text
    assert all(typed in text and right in mended for typed, right in corrected)


def test_a_word_is_mended_only_to_one_that_is_written_so() -> None:
    assert correct_typing_errors("lunhces", Known({}, {"lunch"}.__contains__, {"lunches"}.__contains__))[0] == "lunches"
    assert correct_typing_errors("lunhces", Known({}, {"lunch"}.__contains__, {"lunched"}.__contains__))[0] == "lunhces"


@pytest.mark.parametrize("word", ["quotes", "reactions", "headlines"])
def test_question_words_are_no_typing_errors(word: str) -> None:
    assert correct_typing_errors(word, Known({}, set(extract_terms("quota reaction headline")).__contains__)) == (
        word,
        (),
    )


def test_a_very_long_word_is_left_alone() -> None:
    name = "a" * 40
    word = f"{name}b"
    assert correct_typing_errors(word, Known({name: name}, {name}.__contains__)) == (word, ())


@pytest.mark.parametrize(
    ("name", "typed", "is_meant"), [("Ibáñez", "ibanez", True), ("Núñez", "nunez", True), ("Brandes", "brände", False)]
)
def test_a_name_without_its_accents_is_corrected(name: str, typed: str, is_meant: bool) -> None:
    names = dict.fromkeys(extract_terms(name, "es"), name)
    index = Index(names=names, languages=("es",), held=frozenset(names))
    _, corrected = correct_typing_errors(f"qué dijo {typed}", index, "es")
    assert corrected == (((typed, name),) if is_meant else ())


@pytest.mark.parametrize(
    ("language", "text", "typed", "meant"),
    [
        ("es", "cuánto cuesta el tranvia", "tranvia", "tranvía"),
        ("es", "noticias de la PANADERIA y la loteria", "loteria", "lotería"),
        ("fr", "une panne electricite", "electricite", "électricité"),
    ],
)
def test_a_word_without_its_accent_becomes_the_word_of_the_articles(
    language: str, text: str, typed: str, meant: str
) -> None:
    class Written(Index):
        def writes(self, word: str) -> bool:
            return word in (meant, meant.lower())

    index = Written(names={}, languages=(language,), held=frozenset(extract_terms(meant, language)))
    _, corrected = correct_typing_errors(text, index, language)
    assert corrected == ((typed, meant),)


def test_an_unknown_word_is_looked_up_once_however_often_it_is_typed() -> None:
    def looked_up(text: str) -> int:
        asked: list[str] = []

        def holds(term: str) -> bool:
            asked.append(term)
            return False

        correct_typing_errors(text, Known({}, holds))
        return len(asked)

    assert looked_up("was ferrry " * 5) < looked_up("was ferrry") + 50
