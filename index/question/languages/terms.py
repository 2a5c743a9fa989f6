"""The terms of a question in a language that isn't English."""

from __future__ import annotations

from functools import lru_cache

from index.languages import Language, find_language
from index.text import extract_name_terms, extract_question_terms, extract_word_terms


def question_terms(words: str, language: Language) -> tuple[str, ...]:
    """Return the terms of a question's words, without those of asking words."""
    return tuple(extract_question_terms(f"a {words}"))


def name_terms(name: str, language: Language) -> tuple[str, ...]:
    """Return the terms of a person's name; the last one is the surname."""
    return extract_name_terms(f"a {name}")


def word_stem(word: str, language: Language) -> str:
    """Return the stem of a word, which is also that of a function word: "El" in "El País"."""
    return _stem_of(word, language.code)


@lru_cache(maxsize=1 << 12)
def _stem_of(word: str, code: str) -> str:
    language = find_language(code)
    (term,) = extract_word_terms([word], [False]) if language else ("",)
    return term or word.lower()
