"""Patterns of capitalised words in a text. Not for which of them are names: see `people.py`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.languages import Letters, Speech

_CAPITAL = rf"[^\W\d_{Letters.SMALL_WITH_ACCENTS}]"
_CAP = rf"{_CAPITAL}[\w’'-]{{0,80}}"  # longer ones are no words, and slow: each hyphen begins another search
INSIDE = re.compile(rf"(?<=[{Letters.SMALL_WITH_ACCENTS},]\s){_CAP}")
"""A capitalised word inside a sentence."""
TITLED = re.compile(rf"(?<![\w-])([\w-]{{1,40}})\.?\s(?=({_CAP}))")
"""A word and the capitalised one behind it, which may be a title and a surname."""


def run_pattern(speech: Speech) -> re.Pattern[str]:
    """Return the pattern of a run of two and more capitalised words, with particles in between."""
    first = _alternation(speech.name_particles - speech.determiners.keys())
    second = _alternation(speech.name_particles)
    short = _alternation(word.capitalize() for word in speech.abbreviations if len(word) < 5)
    elided = _alternation(speech.name_particles & speech.elided_words)
    word = rf"(?:(?:{_CAPITAL}|{short})\.|{_CAP})"
    return re.compile(rf"(?<!\w){word}(?:\s(?:(?:{first})\s(?:(?:{second})\s)?)?(?:(?:{elided})[’'])?{word})+")


def _alternation(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def inner_frames(speech: Speech) -> re.Pattern[str]:
    """Return the pattern of a frame inside quotation marks: "…, — сказал Песков, — …"."""
    verbs = _alternation(speech.reporting_verbs | speech.thinking_verbs)
    return re.compile(
        rf"(?P<stop>[,!?…])\s?[—–-]\s(?P<frame>(?:[\w-]+\s){{0,2}}(?:{verbs})\b[^«»„“\"—–]{{0,160}}?)(?:[.,!?]\s?[—–-]\s|\.?$)"
    )
