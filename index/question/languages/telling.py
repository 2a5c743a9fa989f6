"""Telling the language of a question, by its script and its function words: questions are too short for models."""

from __future__ import annotations

from functools import lru_cache

from index.languages import DEFAULT_LANGUAGE
from index.text import rate_languages

_MAX_CHARACTERS = 300
"""Number of characters to tell the language by."""


@lru_cache(maxsize=256)
def question_languages(text: str, held: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the codes of the languages that a question may be in, likeliest first; there is at least one.

    `held` are the languages of the index, most articles first, which break ties; without any, it is English.
    """
    held = held or (DEFAULT_LANGUAGE,)
    rated = rate_languages(text[:_MAX_CHARACTERS], held)
    ranks = {code: rank for rank, code in enumerate(held)}
    return tuple(sorted(held, key=lambda code: (-rated.get(code, 0.0), ranks[code])))
