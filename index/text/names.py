"""Names of people in a text: what one looks like, what is a title before it, and which two can be one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from index.languages import (
    FIRST_NAME_PRONOUNS,
    FORMS_OF_ADDRESS,
    MONTHS_AS_NAMES,
    NAME_PARTICLES,
    NAME_STOP_WORDS,
    PARTY_WORDS,
    TITLE_ABBREVIATIONS,
    TITLES,
)
from index.text.analysis import extract_terms

CAPITAL_PATTERN = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŜŞŠŢŤŪŮŰŲŹŻŽА-ЯЁ]"
"""A regular expression for a capital letter that may begin a name."""

_PARTICLE = rf"(?:{'|'.join(NAME_PARTICLES)}|in ['’]t|['’]t)"
_ABBREVIATED = rf"(?:{'|'.join(TITLE_ABBREVIATIONS)})\.(?=\s)"

NAME_WORD_PATTERN = (
    rf"(?!(?:Jr|Sr)\b)(?:{_ABBREVIATED}|(?:{CAPITAL_PATTERN}['’](?={CAPITAL_PATTERN})|Ó\s|Mc|Mac|al-|el-|Al-|El-)?{CAPITAL_PATTERN}\w+(?:['’-]{CAPITAL_PATTERN}?\w{{2,}}){{0,3}}"
    rf"|{CAPITAL_PATTERN}\.(?:{CAPITAL_PATTERN}\.){{0,3}})"
)
"""A regular expression for one word of a name: Brandt, O'Hara, al-Rashid, Jean-Luc, J.R.R."""

_JOINT = rf"\s+(?:&\s+|(?:{_PARTICLE}\s+){{0,2}})"
_WHOLE = rf"(?<!\w){NAME_WORD_PATTERN}(?:{_JOINT}{NAME_WORD_PATTERN}){{0,7}}(?:,?\s+(?:Jr|Sr)\.)?"

NAME_PATTERN = rf"(?>{_WHOLE})(?!\w)"
"""A regular expression for a whole name with the titles before it; atomic, so that it never gives back a word."""

BARE_NAME_PATTERN = rf"(?>{_WHOLE})(?!['’]?\w)"
"""The same, unless a possessive stands behind the name."""


# What stands behind a role and is somebody else: "a spokeswoman for Ana Brandt", "the lawyer of Ana Brandt".
_ON_BEHALF = re.compile(
    r"\s(?:for|to|from|with)\s.*|\b(?P<head>spokes\w+|(?:lawyer|friend|critic|opponent|supporter|aide|adviser|member|neighbour"
    r"|neighbor|colleague)s?|allies|parents|wife|husband|widow|widower|son|daughter|brother|sister|mother|father)\sof\s.*",
    re.DOTALL | re.IGNORECASE,
)


class PersonName(NamedTuple):
    """A name as it stands somewhere: the name alone, and the titles before it in lower case."""

    name: str
    titles: frozenset[str] = frozenset()

    @property
    def surname(self) -> str:
        """The last word of the name, leaving out Jr. and Sr."""
        return _without_suffix(self.name.split())[-1]


@lru_cache(maxsize=4096)
def parse_name(text: str) -> PersonName | None:
    """Return the name in `text` without titles and words that only open the sentence; None if no name is left."""
    words = text.split()
    if len(words) == 1:
        low = words[0].lower()
        return None if low in NAME_STOP_WORDS or low.rstrip(".,") in TITLES else PersonName(words[0])
    while words and words[0].lower() in NAME_STOP_WORDS:
        words.pop(0)
    while words and words[-1].lower() in NAME_STOP_WORDS and not _is_surname(words):
        words.pop()
    core = len(_without_suffix(words))
    last = max((number for number in range(core - 1) if _is_title(words, number)), default=-1)
    name = _without_party(words[last + 1 :])
    if (
        not name
        or (len(name) == 1 and _bare(name[0]) in TITLES)
        or any(word.lower() in NAME_STOP_WORDS for word in name[: len(name) - _is_surname(name)])
    ):
        return None
    return PersonName(" ".join(name), frozenset(_bare(word) for word in words[: last + 1]) & TITLES)


def _without_party(words: list[str]) -> list[str]:
    """ "Republican Ana Brandt": Ana Brandt."""
    first = next((number for number, word in enumerate(words[:-1]) if word.lower() not in PARTY_WORDS), 0)
    return words[first:] if words and words[first].lower() in FIRST_NAME_PRONOUNS else words


def _is_surname(words: Sequence[str]) -> bool:
    """Return whether the last word, a month, is somebody's surname: Helen June, but not In June."""
    return len(words) > 1 and words[-1].lower() in MONTHS_AS_NAMES and words[-2].lower() not in NAME_STOP_WORDS


def _is_title(words: list[str], number: int) -> bool:
    """Return whether a word is a title: "General" only behind another one ("Attorney General"), see General Motors."""
    word = _bare(words[number])
    return word in TITLES or (word == "general" and number > 0 and _is_title(words, number - 1))


def _bare(word: str) -> str:
    return word.rstrip(".,").lower()


def _without_suffix(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in ("Jr.", "Sr.") else words


@lru_cache(maxsize=4096)
def extract_name_terms(name: str) -> tuple[str, ...]:
    """Return the terms of a person's name, titles left out; the last one is the surname.

    Of a role, those of whoever speaks: "a spokeswoman for Ana Brandt" isn't Ana Brandt.
    """
    *before, last = extract_terms(_ON_BEHALF.sub(r"\g<head>", name)) or [""]
    untitled = [term for term in before if term not in _title_terms()]
    return (*untitled, last) if last else ()


def may_be_same_person(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Return whether two names, as `extract_name_terms` gives them, can be one person's.

    They have the same surname, and no two first names differ.
    """
    if not asked or not named or asked[-1] != named[-1]:
        return False
    # "The cook Odile Brack" is Odile Brack.
    return len(asked) == 1 or len(named) == 1 or asked[0] in named or named[0] in asked


@cache
def _title_terms() -> frozenset[str]:
    return frozenset(extract_terms(" ".join(FORMS_OF_ADDRESS)))
