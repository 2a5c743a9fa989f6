"""English questions for what two people say, as a question about each; and whether two names are of two people.

Not for comparisons ("compare what ..."): see `framing.py`. Not for other languages' ways to ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.languages import CLAUSE_WORDS, DEFAULT_LANGUAGE, EnglishAsking
from index.question.framing import restore_apostrophes, strip_greeting, strip_tail
from index.question.model import IndexFacts
from index.question.slots import SLOT_WORDS, SLOTS
from index.question.typing_errors import correct_typing_errors
from index.text import extract_name_terms, lazy_pattern

AreTwo = Callable[[str, str], bool]
"""Tells whether two names, or terms of names, are of two people and not parts of one name: "Marks and Spencer"."""

_LONGEST_NAME = 4  # words
_LONGEST = 300  # characters
_AND = lazy_pattern(EnglishAsking.BOTH, re.IGNORECASE)
_BOTH_OF = lazy_pattern(EnglishAsking.BOTH_OF, re.IGNORECASE)
_WORD = lazy_pattern(r"[\w'’]+")


def split_two_speakers(text: str, are_two: AreTwo) -> tuple[str, str] | None:
    """Return a question about what two people say as a question about each; None for any other."""
    if len(text) > _LONGEST or not _AND().search(text):
        return None
    plain = strip_tail(strip_greeting(restore_apostrophes(" ".join(text.split()))))
    lower_words = frozenset(_WORD().findall(plain.lower()))
    if SLOT_WORDS.isdisjoint(lower_words):
        return None
    for slot in SLOTS:
        if slot.needs.isdisjoint(lower_words) or not (match := slot.pattern().fullmatch(plain)):
            continue
        people = _two_names(match.groupdict().get("speaker") or "")
        if people and are_two(*people):
            start, end = match.span("speaker")
            return plain[:start] + people[0] + plain[end:], plain[:start] + people[1] + plain[end:]
    return None


def _two_names(speaker: str) -> tuple[str, str] | None:
    """Return the two names in what a question has for a speaker: "both Brandt and Lind"."""
    names = _AND().split(_BOTH_OF().sub("", speaker))
    if len(names) != 2 or any(len(name.split()) > _LONGEST_NAME for name in names):
        return None
    may_be_names = all(CLAUSE_WORDS.isdisjoint(name.lower().split()) for name in names)
    return (names[0], names[1]) if may_be_names else None


def are_known_speakers(names: tuple[str, str], facts: IndexFacts, language: str, speak_apart: AreTwo | None) -> bool:
    """Return whether two names are of people whose words the articles have, each of them apart from the other's.

    The names are read by the rules of `language`, a code, and may be written otherwise than in the articles.
    `speak_apart` tells whether each of two surnames, as terms, speaks without the other; without it, all do.
    """
    first, second = (_known_surname(correct_typing_errors(name, facts, language)[0], language, facts) for name in names)
    return bool(first and second) and (speak_apart is None or speak_apart(first, second))


def _known_surname(name: str, language: str, facts: IndexFacts) -> str:
    """Return the term that the surname of a known speaker has in the articles; "" for any other name."""
    for code in dict.fromkeys((language, *facts.languages)):
        terms = extract_name_terms(name if code != DEFAULT_LANGUAGE else f"a {name}", code, mixed=True)
        if terms and facts.has_name(terms[-1]):
            return terms[-1]
    return ""
