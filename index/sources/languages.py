"""The language of an article, stated or told by its text.

Questions are too short for that: "Who won?" looks like Xhosa.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.languages import find_language, language_code
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
"""Share of a language's function words from which on a text may be in it, or in a related one."""
_LEAST_SHARE, _LEAST_LEAD = 0.2, 2.5
"""Minimum share of function words of another language, also as a ratio to that of the stated language."""
_LEAD_OF_RELATED = 1.5
"""Minimum ratio if the text has many function words of the stated language, as a text in a related one does."""
_MOST_OF_OWN = 0.2
"""Maximum share of these words that the other language lacks: Russian has на and за, too, but German no "the"."""
_SHARE_WITHOUT_OWN = 0.06
"""Minimum share if the text has no function word of the stated language, such as in another script."""

_CHARACTERS = 600  # more of them change nothing

_ISO_639_2 = 3
"""Number of letters of a code that may have a shorter one."""
_NO_LANGUAGE = frozenset(["und", "mul", "mis", "zxx"])
"""Codes for an undetermined language, several, one without a code, and none."""

_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]{1,8}){0,3})", re.IGNORECASE)


def language_of(stated: str | None, title: str, paragraphs: Sequence[str]) -> str | None:
    """Return the language of an article as a BCP 47 tag: the stated one, unless the text is clearly in another."""
    if tag := stated_language(stated):
        return _contradicting(tag, _beginning(title, paragraphs)) or tag
    return detect_language(title, paragraphs)


def stated_language(text: str | None) -> str | None:
    """Return the BCP 47 tag that a file states as its language; None if it states none, or something else."""
    match = _TAG.fullmatch((text or "").strip())
    code = _shortest_code(match[1].lower()) if match else None
    return f"{code}{match[2].replace('_', '-')}" if match and code else None


def _shortest_code(code: str) -> str | None:
    """Return the code of a language as BCP 47 has it: "de" for "deu" and "ger"; None for one of no language."""
    if code in _NO_LANGUAGE:
        return None
    if len(code) != _ISO_639_2:
        return code
    from babel.core import get_global

    return str(get_global("language_aliases").get(code, code)).partition("_")[0]


def detect_language(title: str, paragraphs: Sequence[str]) -> str | None:
    """Return the ISO 639-1 code of the language that an article is written in; None if that is unsure."""
    told = _told(_beginning(title, paragraphs))
    return told if language_code(told) else _told_by_first(paragraphs) or told


def _told_by_first(paragraphs: Sequence[str]) -> str | None:
    """Return the language of the first long paragraph, if a module knows it: several look like none or a rare one."""
    first = next((text for text in paragraphs if len(text) >= MIN_LETTERS), "")[:_CHARACTERS]
    told = _told(first)
    return told if told and language_code(told) and _fits_best(told, first) else None


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
    shares = rate_languages(text)
    own = shares.get(code, 0.0)
    lead = _LEAD_OF_RELATED if own >= _OWN_SHARE else _LEAST_LEAD
    if own >= _OWN_SHARE and max(shares.values()) < lead * own:
        return None  # most texts: without the model
    told = _told(text)
    other = language_code(told)
    if other is None or other == code:
        return None
    share = shares.get(other, 0.0)
    if own >= _OWN_SHARE and _share_lacking(text, code, other) > _MOST_OF_OWN:
        return None  # a quotation in the other language
    is_clear = share >= max(_LEAST_SHARE, lead * own) if own else share >= _SHARE_WITHOUT_OWN
    return told if is_clear else None


def _share_lacking(text: str, code: str, other: str) -> float:
    """Return the share of the function words of one language in a text that another language doesn't have."""
    own, others = (words.stop_words if (words := find_language(each)) else frozenset() for each in (code, other))
    known = [word for word in _WORD.findall(text.lower()) if word in own]
    return sum(word not in others for word in known) / max(1, len(known))
