"""Places whose names are several words or abbreviations, in the languages of the articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask
from index.question.scripts import find_place_phrases
from tests.index.question.scripts.test_names import Index

ENGLISH = Index(["en"], ["New", "Zealand", "United", "States", "Arab", "Emirates", "York", "South", "Korea"])
RUSSIAN = Index(["ru"], ["Новая", "Зеландия", "США"])


@pytest.mark.parametrize(
    ("text", "language", "index", "places"),
    [
        ("что запретила Новая Зеландия", "ru", ENGLISH, [("Новая Зеландия", "New Zealand")]),
        ("школы в новой зеландии", "ru", ENGLISH, [("новой зеландии", "New Zealand")]),
        ("США и Южная Корея", "ru", ENGLISH, [("США", "United States"), ("Южная Корея", "South Korea")]),
        ("Zölle der Vereinigten Staaten", "de", ENGLISH, [("Vereinigten Staaten", "United States")]),
        ("in den USA", "de", ENGLISH, [("USA", "United States")]),
        ("aranceles de los Estados Unidos", "es", ENGLISH, [("Estados Unidos", "United States")]),
        ("les Émirats arabes unis", "fr", ENGLISH, [("Émirats arabes unis", "United Arab Emirates")]),
        ("паром у Нью-Йорку", "uk", ENGLISH, [("Нью-Йорку", "New York")]),
        ("schools in new zealand", "en", RUSSIAN, [("new zealand", "Новая Зеландия")]),
        ("the UK and the US", "en", RUSSIAN, [("US", "США")]),
        ("USA", "ru", RUSSIAN, [("USA", "США")]),
    ],
)
def test_places_have_their_names_in_the_language_of_the_articles(
    text: str, language: str, index: Index, places: list[tuple[str, str]]
) -> None:
    found = find_place_phrases(text, language, index)
    assert [(text[place.start : place.end], place.name) for place in found] == places


@pytest.mark.parametrize(
    ("text", "language", "index"),
    [
        ("of us all", "en", RUSSIAN),
        ("того не было", "ru", ENGLISH),
        ("новая школа", "ru", ENGLISH),
        ("Südafrika", "de", ENGLISH),  # no article has it
        ("New Zealand", "en", ENGLISH),
        ("", "ru", ENGLISH),
        ("США", "ru", Index([], [])),
    ],
)
def test_other_words_stay(text: str, language: str, index: Index) -> None:
    assert find_place_phrases(text, language, index) == []


@pytest.mark.parametrize(
    "question", ["что запретили в Новой Зеландии?", "новая зеландия", "Nueva Zelanda", "Nouvelle-Zélande"]
)
def test_a_place_of_two_words_is_searched_for_in_the_articles(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str
) -> None:
    engine = snapshot_of(
        article("On Monday, New Zealand closed two ports.", id="ports"), article("The new ferry sails.", id="ferry")
    )
    answer = ask(engine, question)
    assert [passage.article_id for passage in answer.passages] == ["ports"]
    assert "New Zealand" in dict(answer.understood.corrected).values()
