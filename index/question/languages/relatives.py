"""Somebody's relative or staff in a question that isn't English: "адвокат Трубникова" is not Трубников.

Not for which paragraphs have a relative's words: see `index/answers/links/`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Protocol

from index.languages import Language, find_language
from index.question.languages.patterns import fold
from index.question.languages.terms import name_terms


class Spellings(Protocol):
    """What an index knows of how its speakers' names are written."""

    def names_near(self, term: str, edits: int) -> Collection[str]:
        """Return spellings of the speakers' names whose terms are at most `edits` edits from `term`."""
        ...


def is_owners(words: Sequence[str], language: Language, names: Spellings | None) -> bool:
    """Return whether words are somebody's relative or staff in a language with cases: "адвокат Трубникова".

    A name that is a known speaker's as it stands is that of the lawyer.
    """
    if not (language.asking and language.asking.inflected) or len(words) < 2 or not is_relation(words[0], language):
        return False
    return not any(_is_nominative(word, language, names) for word in words[1:])


def _is_nominative(word: str, language: Language, names: Spellings | None) -> bool:
    folded = fold(word)
    if folded in _given_names(language.code):
        return True
    terms = name_terms(word, language)
    spellings = names.names_near(terms[-1], 0) if names and terms else ()
    if spellings:
        return any(folded == fold(name) for name in spellings)
    return not (language.asking and folded.endswith(language.asking.genitive_endings))


def is_relation(word: str, language: Language) -> bool:
    """Return whether a word is one for what a person is to another: "wife", "lawyer"."""
    return language.asking is not None and fold(word) in _relations(language.asking.relations)


@cache
def _given_names(code: str) -> frozenset[str]:
    language = find_language(code)
    return frozenset(map(fold, language.speech.given_names)) if language and language.speech else frozenset()


@cache
def _relations(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def has_elided(word: str, language: Language) -> bool:
    """Return whether a word is written as one with a preposition or an article: "d'Olmet"."""
    before, apostrophe, _ = fold(word).partition("'")
    return bool(apostrophe) and language.speech is not None and before in language.speech.elided_words


def joins_owner(speaker: str, between: str, language: Language) -> bool:
    """Return whether what follows a speaker is whose relative it is, rather than a topic: "l'avocat d'Olmet"."""
    head = fold(speaker).replace("'", " ").split()[-1:]
    of_words = language.speech.of_words if language.speech else frozenset[str]()
    return fold(between).strip(" '") in of_words and any(is_relation(word, language) for word in head)
