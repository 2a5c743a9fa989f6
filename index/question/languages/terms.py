"""The terms of a question in a language that isn't English."""

from __future__ import annotations

from functools import lru_cache

from index.languages import Language
from index.text import extract_name_terms, extract_question_terms, extract_word_terms


def question_terms(words: str, language: Language) -> tuple[str, ...]:
    """Return the terms of a question's words, without those of asking words."""
    return tuple(extract_question_terms(words, language.code, mixed=True))


def name_terms(name: str, language: Language) -> tuple[str, ...]:
    """Return the terms of a person's name; the last one is the surname."""
    return extract_name_terms(name, language.code, mixed=True)


def word_stem(word: str, language: Language) -> str:
    """Return the stem of a word, which is also that of a function word: "El" in "El País"."""
    return _stem_of(word, language.code)


@lru_cache(maxsize=1 << 12)
def _stem_of(word: str, code: str) -> str:
    (term,) = extract_word_terms([word], [False], code)
    return term or word.lower()
