"""The language of an article, stated or told by its text.

Questions are too short for that: "Who won?" looks like Xhosa.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.languages import language_code
from index.sources.language_model import language_model
from index.text import rate_languages

MIN_LETTERS = 60
"""Minimum number of characters to tell any language by, and to contradict what a file states."""

MIN_LETTERS_KNOWN = 25
"""The same for a language that has a module."""

MIN_PROBABILITY = 0.9
"""Minimum probability of a language to be stored: the model gives that of the best one among its 97."""

_PROBABILITY_KNOWN, _PROBABILITY_FITTING = 0.8, 0.5
"""The same for a language that has a module, and for one whose function words the text has more of than of others'."""

_OWN_SHARE = 0.15
"""Share of a language's function words from which on a text surely may be in it."""
_LEAST_SHARE, _LEAST_LEAD = 0.2, 2.5
"""Minimum share of function words of another language, also as a ratio to that of the stated language."""
_SHARE_WITHOUT_OWN = 0.06
"""Minimum share if the text has no function word of the stated language, such as in another script."""

_CHARACTERS = 600  # more of them change nothing

_TAG = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]{1,8}){0,3})", re.IGNORECASE)


def language_of(stated: str | None, title: str, paragraphs: Sequence[str]) -> str | None:
    """Return the language of an article as a BCP 47 tag: the stated one, unless the text is clearly in another."""
    if tag := stated_language(stated):
        return _contradicting(tag, _beginning(title, paragraphs)) or tag
    return detect_language(title, paragraphs)


def stated_language(text: str | None) -> str | None:
    """Return the BCP 47 tag that a file states as its language; None if it states none, or something else."""
    match = _TAG.fullmatch((text or "").strip())
    return f"{match[1].lower()}{match[2].replace('_', '-')}" if match else None


def detect_language(title: str, paragraphs: Sequence[str]) -> str | None:
    """Return the ISO 639-1 code of the language that an article is written in; None if that is unsure."""
    return _told(_beginning(title, paragraphs))


def _beginning(title: str, paragraphs: Sequence[str]) -> str:
    return " ".join([title, *paragraphs[:20]])[:_CHARACTERS]


def _told(text: str) -> str | None:
    if len(text) < MIN_LETTERS_KNOWN or (model := language_model()) is None:
        return None
    language, probability = model.classify(text)
    if probability >= MIN_PROBABILITY and len(text) >= MIN_LETTERS:
        return str(language)
    if language_code(language) is None or probability < _PROBABILITY_FITTING:
        return None
    return str(language) if probability >= _PROBABILITY_KNOWN or _fits_best(language, text) else None


def _fits_best(language: str, text: str) -> bool:
    """Return whether a text has function words of a language, and as many as of any other."""
    shares = rate_languages(text)
    return 0 < shares.get(language_code(language) or "", 0) >= max(shares.values())


def _contradicting(tag: str, text: str) -> str | None:
    """Return the language that a text is clearly in, instead of the one that a tag states."""
    code = language_code(tag)
    if code is None or len(text) < MIN_LETTERS:
        return None
    own = rate_languages(text, (code,)).get(code, 0.0)
    if own >= _OWN_SHARE:
        return None  # most texts: without the model
    told = _told(text)
    other = language_code(told)
    if other is None or other == code:
        return None
    share = rate_languages(text, (other,)).get(other, 0.0)
    is_clear = share >= max(_LEAST_SHARE, _LEAST_LEAD * own) if own else share >= _SHARE_WITHOUT_OWN
    return told if is_clear else None
