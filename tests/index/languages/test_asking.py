"""The ways to ask in each language: every field is filled, and every pattern compiles and matches as its field says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import get_args

import pytest

from index.languages import ASKING_LANGUAGES, DEFAULT_LANGUAGE, LANGUAGE_MODULES, AnswerKind, Asking, find_language
from index.question.languages.patterns import compiled, fold

OPTIONAL = {"genders", "endings", "genitive_endings", "general_parts", "inflected", "capital_nouns"}
"""Fields that say nothing of a language without such endings, compounds or capitals."""
PATTERNS = [field.name for field in fields(Asking) if field.type == "str"]
SETS = [field.name for field in fields(Asking) if field.type == "frozenset[str]"]


def asking_of(code: str) -> Asking:
    language = find_language(code)
    assert language is not None
    assert language.asking is not None
    return language.asking


def patterns(code: str) -> Iterator[tuple[str, str]]:
    asking = asking_of(code)
    yield from ((name, getattr(asking, name)) for name in PATTERNS)
    yield from (("said", pattern) for pattern in (*asking.said, *asking.said_by_name))
    yield from ((f"answers: {kind}", pattern) for kind, pattern in asking.answers)
    yield from (("only_with", pattern) for asked_and_signs in asking.only_with for pattern in asked_and_signs)


def test_the_languages_with_ways_to_ask_are_listed() -> None:
    with_asking = {code for code in LANGUAGE_MODULES if (language := find_language(code)) and language.asking}
    assert with_asking == set(ASKING_LANGUAGES)
    assert DEFAULT_LANGUAGE not in with_asking


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_every_field_is_filled(code: str) -> None:
    asking = asking_of(code)
    assert not [
        field.name for field in fields(Asking) if not getattr(asking, field.name) and field.name not in OPTIONAL
    ]
    assert {"ABOUT", "SAY"} <= set(asking.phrases)


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_a_language_with_ways_to_ask_has_small_talk(code: str) -> None:
    language = find_language(code)
    assert language is not None
    assert set(language.small_talk) == {"about", "thanks", "greeting", "goodbye", "complaint", "reaction"}
    assert language.small_talk_fillers


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_every_pattern_compiles_and_leaves_no_name_of_a_phrase(code: str) -> None:
    for name, pattern in patterns(code):
        assert not re.search(r"[A-Z]{3,}", compiled(pattern, code).pattern), (name, pattern)


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_patterns_are_folded_as_the_text_that_they_match(code: str) -> None:
    for name, pattern in patterns(code):
        words = re.sub(r"\\.|\(\?P?[<!=:][\w]*>?", "", pattern)
        assert fold(words) == words.lower(), (name, set(words.lower()) - set(fold(words)))


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_a_way_to_ask_has_a_speaker_or_a_topic(code: str) -> None:
    asking = asking_of(code)
    for pattern in (*asking.said, *asking.said_by_name):
        assert {"speaker", "topic"} & set(compiled(pattern, code).groupindex), pattern


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_no_pattern_that_is_cut_off_matches_nothing(code: str) -> None:
    asking = asking_of(code)
    for pattern in (asking.greeting, asking.opening, asking.latest, asking.source, asking.place, asking.new_topic):
        assert compiled(pattern, code).fullmatch("") is None, pattern


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_a_follow_up_names_what_it_is_about(code: str) -> None:
    asking = asking_of(code)
    assert {"rest", "topic"} <= set(compiled(asking.about, code).groupindex)
    assert {"he", "she", "they"} <= set(compiled(asking.subject, code).groupindex)


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_sets_are_of_single_words_or_phrases_in_lower_case(code: str) -> None:
    for name in SETS:
        words = getattr(asking_of(code), name)
        assert all(word == word.lower().strip() and word for word in words), name


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_kinds_of_answers_are_those_that_the_ranking_knows(code: str) -> None:
    kinds = [kind for kind, _ in asking_of(code).answers]
    assert set(kinds) <= set(get_args(AnswerKind))
    assert {"date", "number", "money", "person", "reason"} <= set(kinds)
