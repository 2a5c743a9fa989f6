"""The names of countries and cities in other languages, where the articles have them."""

from __future__ import annotations

import pytest

from index.question.scripts import places_in_other_languages
from tests.index.question.scripts.test_names import Index

ENGLISH = Index(
    ["en"], ["Germany", "Russia", "Moscow", "Kyiv", "Vienna", "Denmark", "Slovenia", "Paris", "Gaza", "bark"]
)
RUSSIAN = Index(["ru"], ["Германию", "Россия", "Москвы", "Вена"])


@pytest.mark.parametrize(
    ("word", "language", "index", "place"),
    [
        ("Германия", "ru", ENGLISH, "Germany"),
        ("Германии", "ru", ENGLISH, "Germany"),
        ("россией", "ru", ENGLISH, "Russia"),
        ("Москве", "ru", ENGLISH, "Moscow"),
        ("Вене", "ru", ENGLISH, "Vienna"),
        ("Київ", "uk", ENGLISH, "Kyiv"),
        ("Kiew", "de", ENGLISH, "Kyiv"),
        ("Moscú", "es", ENGLISH, "Moscow"),
        ("deutschland", "de", ENGLISH, "Germany"),
        ("Germany", "en", RUSSIAN, "Германия"),
        ("Alemania", "es", RUSSIAN, "Германия"),
        ("Moscow", "en", RUSSIAN, "Москва"),
        ("Moscow", "ru", RUSSIAN, "Москва"),  # a question that is this word alone
        ("Москва", "en", ENGLISH, "Moscow"),
    ],
)
def test_a_place_has_its_name_in_the_language_of_the_articles(
    word: str, language: str, index: Index, place: str
) -> None:
    assert [name for name, _ in places_in_other_languages(word, language, index)] == [place]


@pytest.mark.parametrize(
    ("word", "language", "index"),
    [
        ("Франция", "ru", ENGLISH),  # no article has it
        ("слова", "ru", ENGLISH),  # has the stem of Словения
        ("данные", "ru", ENGLISH),
        ("газом", "ru", ENGLISH),
        ("viene", "es", ENGLISH),
        ("Germany", "en", ENGLISH),  # in the language of the articles
        ("Rinde", "de", ENGLISH),  # no place
        ("Kisumu", "sw", ENGLISH),
        ("", "ru", ENGLISH),
        ("Германия", "ru", Index([], [])),
    ],
)
def test_nothing_else_is_translated(word: str, language: str, index: Index) -> None:
    assert list(places_in_other_languages(word, language, index)) == []
