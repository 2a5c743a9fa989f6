"""Names in other scripts: only those that the articles have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import pytest

from index.question.scripts import fits_script, likeliest_spellings, other_spellings
from index.text import extract_terms


@dataclass
class Index:
    """A test double of an index that has some words, each a name or, in lower case, none."""

    languages: Collection[str]
    words: Collection[str]
    looked_up: list[str] = field(default_factory=list)

    def _terms(self, words: Iterable[str]) -> set[str]:
        return {term for word in words for code in self.languages for term in extract_terms(word, code)}

    def prefetch_terms(self, terms: Iterable[str]) -> None:
        self.looked_up += terms

    def holds(self, term: str) -> bool:
        return term in self._terms(self.words)

    def is_name(self, term: str) -> bool:
        return term in self._terms(word for word in self.words if word[0].isupper())

    def writes(self, word: str) -> bool:
        return word.lower() in {each.lower() for each in self.words}


def spellings(word: str, language: str, index: Index) -> list[str]:
    return [spelling for spelling, _ in other_spellings(word, language, index, by_own_rules=True)]


RUSSIAN = Index(["ru"], ["Путин", "Путина", "Зеленского", "Ельцин", "Харьков", "мост", "мир"])
UKRAINIAN = Index(["uk"], ["Зеленський", "Харків", "Гарріс"])
ENGLISH = Index(["en"], ["Putin", "Zelensky", "Yeltsin", "Kharkiv", "bridge", "mir", "Sanders"])
GERMAN = Index(["de"], ["Putin", "Selenskyj", "Jelzin", "Charkiw"])
GREEK = Index(["el"], ["Μητσοτάκης"])
NAMED_BY_SOUND = Index(["en"], ["Johnson", "Trump", "Tyler", "Taylor", "Kurt", "Moet", "blake"])


@pytest.mark.parametrize(
    ("word", "language", "index", "spelling"),
    [
        ("Putin", "en", RUSSIAN, "Путин"),
        ("putin", "en", RUSSIAN, "Путин"),
        ("Putins", "de", RUSSIAN, "Путин"),
        ("Poutine", "fr", RUSSIAN, "Путин"),
        ("Selenskyj", "de", RUSSIAN, "Зеленский"),
        ("Zelenskyy", "en", RUSSIAN, "Зеленский"),
        ("Jelzin", "de", RUSSIAN, "Ельцин"),
        ("Charkiw", "de", RUSSIAN, "Харьков"),
        ("Zelensky", "en", UKRAINIAN, "Зеленський"),
        ("Зеленский", "ru", UKRAINIAN, "Зеленський"),
        ("Kharkiv", "en", UKRAINIAN, "Харків"),
        ("Путин", "ru", ENGLISH, "Putin"),
        ("Путину", "ru", ENGLISH, "Putin"),
        ("Зеленского", "ru", ENGLISH, "Zelensky"),
        ("Зеленський", "uk", ENGLISH, "Zelensky"),
        ("Харкова", "uk", ENGLISH, "Kharkiv"),
        ("Зеленский", "ru", GERMAN, "Selenskyj"),
        ("Зеленський", "uk", GERMAN, "Selenskyj"),
        ("Selenskyj", "de", ENGLISH, "Zelensky"),
        ("Jelzin", "de", ENGLISH, "Yeltsin"),
        ("Yeltsin", "en", GERMAN, "Jelzin"),
        ("Mitsotakis", "en", GREEK, "Μητσοτάκης"),
        ("Μητσοτάκη", "el", Index(["en"], ["Mitsotakis"]), "Mitsotakis"),
        ("Джонсон", "ru", NAMED_BY_SOUND, "Johnson"),
        ("Трампе", "ru", NAMED_BY_SOUND, "Trump"),
        ("трампом", "ru", NAMED_BY_SOUND, "Trump"),
        ("Трамп", "uk", NAMED_BY_SOUND, "Trump"),
        ("Тайлер", "ru", NAMED_BY_SOUND, "Tyler"),
        ("Зёдера", "ru", Index(["de"], ["Söder"]), "Söder"),
        ("Эрдоган", "ru", Index(["de"], ["Erdoğan"]), "Erdoğan"),
        ("Trump", "en", Index(["ru"], ["Трампа"]), "Трамп"),
        ("Trumps", "de", Index(["ru"], ["Трамп"]), "Трамп"),
        ("merz", "de", Index(["uk"], ["Мерц"]), "Мерц"),
        ("Schröder", "de", Index(["ru"], ["Шрёдер"]), "Шредер"),
        ("Harris", "en", UKRAINIAN, "Гарріс"),
    ],
)
def test_a_name_is_found_as_the_articles_write_it(word: str, language: str, index: Index, spelling: str) -> None:
    assert spellings(word, language, index)[:1] == [spelling]


@pytest.mark.parametrize(
    ("word", "language", "index"),
    [
        ("Trump", "en", RUSSIAN),  # no article has it
        ("мир", "ru", ENGLISH),  # no name
        ("most", "en", RUSSIAN),
        ("Zanders", "en", ENGLISH),  # no Slavic name
        ("Putin", "en", ENGLISH),  # as typed
        ("карту", "ru", NAMED_BY_SOUND),  # a word that only may be an inflected name
        ("Мота", "ru", NAMED_BY_SOUND),  # too short
        ("Блейк", "ru", NAMED_BY_SOUND),  # no name
        ("Джексон", "ru", NAMED_BY_SOUND),  # another one
        ("трамп", "ru", Index(["de"], ["trump"])),  # any German noun may sound like it
        ("Путин", "ru", RUSSIAN),
        ("Put", "en", RUSSIAN),
        ("P", "en", RUSSIAN),
        ("", "en", RUSSIAN),
        ("2024", "en", RUSSIAN),
        ("東京", "ja", RUSSIAN),
        ("Putin", "en", Index([], [])),
    ],
)
def test_nothing_is_guessed(word: str, language: str, index: Index) -> None:
    assert spellings(word, language, index) == []


def test_a_stem_that_another_name_shares_is_no_proof() -> None:
    index = Index(["ru"], ["Лавровский"])
    assert spellings("Lavrovets", "en", index) == []


def test_all_candidates_are_looked_up_at_once() -> None:
    index = Index(["ru"], ["Путин"])
    next(other_spellings("Putin", "en", index))
    assert "путин" in index.looked_up


def test_a_mistyped_name_has_its_likeliest_spellings() -> None:
    assert "зелензкий" in likeliest_spellings("Zelenzky", "en", RUSSIAN)


@pytest.mark.parametrize(
    ("text", "language", "fits"),
    [
        ("What?", "en", True),
        ("Что?", "en", False),
        ("Что?", "uk", True),
        ("Putin", "ru", False),
        ("東京", "ja", True),
        ("とうきょう", "ja", True),
        ("Београд", "sr", True),
        ("Beograd", "sr", True),
        ("2024?", "ru", True),
        ("", "el", True),
    ],
)
def test_a_text_fits_the_scripts_of_a_language(text: str, language: str, fits: bool) -> None:
    assert fits_script(text, language) is fits


@pytest.mark.parametrize(
    ("word", "language", "held", "name"), [("мораль", "ru", "en", "Mora"), ("Marken", "de", "ru", "Марк")]
)
def test_the_stem_of_an_ordinary_word_is_no_name(word: str, language: str, held: str, name: str) -> None:
    assert spellings(word, language, Index([held], [name])) == []
