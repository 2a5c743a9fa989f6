"""The language of an article, told by its text. Questions are too short for that: "Who won?" looks like Xhosa."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.sources.language_model import language_model

MIN_LETTERS = 60
"""Minimum number of characters to tell a language by."""

MIN_PROBABILITY = 0.9
"""Minimum probability of a language to be stored: the model gives that of the best one among its 97."""

_CHARACTERS = 600  # more of them change nothing

_TAG = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]{1,8}){0,3})", re.IGNORECASE)


def stated_language(text: str | None) -> str | None:
    """Return the BCP 47 tag that a file states as its language; None if it states none, or something else."""
    match = _TAG.fullmatch((text or "").strip())
    return f"{match[1].lower()}{match[2].replace('_', '-')}" if match else None


def detect_language(title: str, paragraphs: Sequence[str]) -> str | None:
    """Return the ISO 639-1 code of the language that an article is written in; None if that is unsure."""
    text = " ".join([title, *paragraphs[:20]])[:_CHARACTERS]
    if len(text) < MIN_LETTERS:
        return None
    if (model := language_model()) is None:
        return None
    language, probability = model.classify(text)
    return str(language) if probability >= MIN_PROBABILITY else None
