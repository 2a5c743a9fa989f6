"""Names of people and bodies: their terms, and which two can be one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from index.languages import FORMS_OF_ADDRESS, INSTITUTION_NOUNS
from index.text.analysis import extract_terms
from index.text.patterns import lazy_pattern

# What stands behind a role and is somebody else: "a spokeswoman for Ana Brandt", "the lawyer of Ana Brandt".
_ON_BEHALF = re.compile(r"\b(?P<head>[a-z][\w’'-]*)\s(?:for|to|from|with)\s.*", re.DOTALL)
_BELONGS_TO = re.compile(
    r"\b(?P<head>spokes\w+|(?:lawyer|friend|critic|opponent|supporter|aide|adviser|member|neighbour|neighbor|colleague)s?"
    r"|allies|parents|wife|husband|widow|widower|son|daughter|brother|sister|mother|father)\sof\s.*",
    re.DOTALL | re.IGNORECASE,
)
_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u010c\u0160\u017d\u0391-\u03a9\u0400-\u042f"
_CAPITALISED = lazy_pattern(rf"(?<=[\w,;)%] )([{_CAPITALS}][\w.'’&-]*)|(?<![\w'’-])([{_CAPITALS}][\w.'’&-]*)")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


@lru_cache(maxsize=4096)
def extract_name_terms(name: str) -> tuple[str, ...]:
    """Return the terms of a person's name, titles, Jr. and III left out; the last one is the surname.

    Of a role, those of who speaks: "a spokeswoman for Ana Brandt" isn't Ana Brandt. A department for something keeps
    what it is for.
    """
    terms = extract_terms(_BELONGS_TO.sub(r"\g<head>", _ON_BEHALF.sub(_head, name)))
    while len(terms) > 1 and terms[-1] in _SUFFIXES:
        terms.pop()
    *before, last = terms or [""]
    untitled = [term for term in before if term not in _title_terms()]
    return (*untitled, last) if last else ()


def _head(match: re.Match[str]) -> str:
    return match[0] if match["head"] in INSTITUTION_NOUNS else match["head"]


def may_be_same_person(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Return whether two names, as `extract_name_terms` gives them, can be one person's.

    They have the same surname, and no two first names differ.
    """
    if not asked or not named or asked[-1] != named[-1]:
        return False
    # "The cook Odile Brack" is Odile Brack.
    return len(asked) == 1 or len(named) == 1 or asked[0] in named or named[0] in asked


def capitalised_words(text: str) -> tuple[list[str], list[str]]:
    """Return the capitalised words of a text: those inside sentences, and those that may open one.

    >>> capitalised_words("Rain fell on Lomvik, Solvang said. Nobody came.")
    (['Lomvik', 'Solvang'], ['Rain', 'Nobody'])
    """
    words = _CAPITALISED().findall(text)
    return [inside for inside, _ in words if inside], [opening for _, opening in words if opening]


@cache
def _title_terms() -> frozenset[str]:
    return frozenset(extract_terms(" ".join(FORMS_OF_ADDRESS)))
