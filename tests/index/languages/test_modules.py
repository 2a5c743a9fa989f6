"""The modules of languages: each has what finding paragraphs needs, and follows the conventions of its data."""

from __future__ import annotations

import re

import pytest
import Stemmer

from index.languages import LANGUAGE_MODULES, Language, find_language, language_code
from index.text import extract_terms
from index.text.analysis import fold_characters
from index.text.languages import rules_of


def language(code: str) -> Language:
    found = find_language(code)
    assert found
    return found


CODES = sorted(LANGUAGE_MODULES)


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_its_code_a_name_and_words(code: str) -> None:
    one = language(code)
    assert one.code == code
    assert re.fullmatch("[A-Z][a-z]+", one.name)
    assert len(one.stop_words) >= 25
    assert len(one.question_words) >= 10


@pytest.mark.parametrize("code", CODES)
def test_its_words_are_single_words_in_lower_case(code: str) -> None:
    one = language(code)
    for word in (*one.stop_words, *one.question_words, *one.general_words):
        assert word == word.lower().strip()
        assert not re.search(r"[\s.,;:!?\"()]", word)


@pytest.mark.parametrize("code", CODES)
def test_its_words_of_one_family_have_different_terms(code: str) -> None:
    families = language(code).families
    for words in (*families.words, *families.peoples) if families else ():
        assert all(re.fullmatch(r"\w+", word) and word == word.lower() for word in words)
        assert len({tuple(extract_terms(word, code)) for word in words}) > 1, words


@pytest.mark.parametrize("code", CODES)
def test_its_words_are_left_out_as_they_are_typed(code: str) -> None:
    rules, one = rules_of(code), language(code)
    assert rules
    if not rules.grams:
        assert all(rules.normalise(fold_characters(word))[1] for word in one.stop_words if "'" not in word)
        assert all(rules.is_question_word(fold_characters(word)) for word in one.question_words if "'" not in word)


@pytest.mark.parametrize("code", CODES)
def test_it_has_a_known_stemmer_or_endings_or_needs_none(code: str) -> None:
    one = language(code)
    assert not one.stemmer or one.stemmer in Stemmer.algorithms()
    if not one.stemmer:
        assert one.spelling.endings or one.spelling.gram_letters or code == "vi"


@pytest.mark.parametrize("code", CODES)
def test_its_letters_are_single_ones_that_count_as_others(code: str) -> None:
    spelling = language(code).spelling
    assert all(len(letter) == 1 and letter != other for letter, other in spelling.letters.items())
    assert set(spelling.kept_letters).isdisjoint(spelling.letters)


@pytest.mark.parametrize("algorithm", sorted(set(Stemmer.algorithms()) - {"porter", "dutch_porter"}))
def test_every_language_that_snowball_knows_has_a_module(algorithm: str) -> None:
    stemmers = {language(code).stemmer for code in CODES}
    assert algorithm in stemmers or algorithm in ("sesotho", "yiddish")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de-CH", "de"),
        ("DE", "de"),
        ("pt_BR", "pt"),
        ("nb-NO", "no"),
        ("iw", "he"),
        ("tlh", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_names_a_language(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code
