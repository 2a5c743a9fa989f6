"""Names in runs of capitalised words: their start, their titles, and whether they are certain to be complete.

Not for names with lower-case words inside, such as "Department for Transport": see `noun_phrases.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from index.languages import (
    AMBIGUOUS_TITLES,
    COMPANY_NOUNS,
    DEMONYMS,
    FIRST_NAME_PRONOUNS,
    INSTITUTION_NOUNS,
    MONTHS_AS_NAMES,
    NAME_STOP_WORDS,
    OCCUPATIONS,
    PARTIES,
    PLACE_NOUNS,
    TITLES,
    WEEKDAYS,
    EnglishNames,
)

COMPOUND = re.compile(EnglishNames.COMPOUND)
SURNAME_PREFIXES = EnglishNames.SURNAME_PREFIXES
_SUFFIXES = EnglishNames.SUFFIXES
_AGENT = re.compile(EnglishNames.AGENT)
_FRONT = EnglishNames.FRONT
_BACK = EnglishNames.BACK
_BODY_ENDS = INSTITUTION_NOUNS | COMPANY_NOUNS
_GROUP_ENDS = _BODY_ENDS | PLACE_NOUNS
_TITLES = TITLES | AMBIGUOUS_TITLES
_DESCRIPTIONS = EnglishNames.DESCRIPTIONS
_PAPERS = EnglishNames.PAPERS
_INNER_WORDS = EnglishNames.INNER_WORDS
_BEHIND_TITLES = EnglishNames.BEHIND_TITLES
_HONOURS = EnglishNames.HONOURS
_ACRONYMS = EnglishNames.ACRONYMS
_WORDS = re.compile(r"\S+")

Wholeness = Literal["whole", "elsewhere", "never"]
"""Degrees of certainty that a name is complete: always, only if the article has it elsewhere, or never."""


class Name(NamedTuple):
    """A name in a text: the name itself, its titles in lower case, and whether it is an organisation's."""

    name: str
    titles: frozenset[str] = frozenset()
    is_body: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name, ignoring Jr., Sr. and III."""
        return without_suffix(self.name.split())[-1]


class Reading(NamedTuple):
    """The interpretation of a run of capitalised words: the name, its start with titles, and its wholeness.

    `phrase` is the start of preceding words that belong to it: "Orrin" in "On Monday Orrin Mayor Ana Brandt".
    """

    who: Name
    begin: int
    wholeness: Wholeness
    phrase: int = 0


@lru_cache(maxsize=1 << 14)
def read_name(text: str) -> Reading | None:
    """Return the name in a run of capitalised words; None if it is only the start of a sentence, a time or a title."""
    words = text.split()
    if len(words) == 1:
        low = words[0].lower()
        if words[0] in _ACRONYMS:
            return Reading(Name(words[0]), 0, "elsewhere")
        if low in NAME_STOP_WORDS or _bare(low) in TITLES:
            return None
        return Reading(Name(words[0], is_body=low in _BODY_ENDS), 0, "elsewhere")
    first, last = _without_stop_words(words)
    if first == last:
        return None
    titled = first + _last_title(words[first:last]) + 1
    begin = titled + _description(words[titled:last])
    name = words[begin:last]
    if not name or (len(name) == 1 and _bare(name[0]) in TITLES):
        return None
    if any(_is_stop_word(name, number) for number in range(len(name))):
        return None
    titles = [number for number in range(first, titled) if _office(words[number]) in _TITLES]
    who = Name(" ".join(name), frozenset(_bare(words[number]) for number in titles), name[-1].lower() in _BODY_ENDS)
    starts = [match.start() for match in _WORDS.finditer(text)]
    return Reading(who, starts[titles[0] if titles else begin], _wholeness(name, bool(titles)), starts[first])


def is_first_name(word: str) -> bool:
    """Return whether a word is a common first name."""
    return word.lower() in FIRST_NAME_PRONOUNS


@lru_cache(maxsize=1 << 14)
def is_institution(word: str) -> bool:
    """Return whether a lower-case word heads an institution's name: "department", "chambers", "universities"."""
    return any(
        form in INSTITUTION_NOUNS
        for form in (
            word,
            word.removesuffix("s"),
            word.removesuffix(EnglishNames.PLURAL_ENDING) + EnglishNames.SINGULAR_ENDING,
        )
    )


def without_suffix(words: list[str]) -> list[str]:
    """Return a name's words without a final Jr., Sr., II, III or IV."""
    return words[:-1] if len(words) > 1 and words[-1] in _SUFFIXES else words


def _without_stop_words(words: list[str]) -> tuple[int, int]:
    """Return the range of words that may be a name: "April Summerfield", but not "On Monday"."""
    first, last = 0, len(words)
    while first < last and words[first].lower() in _FRONT:
        low = words[first].lower()
        if low in WEEKDAYS and first + 1 < last and words[first + 1].lower() in _PAPERS:
            break  # "Sunday Times"
        if (
            low in MONTHS_AS_NAMES
            and first == 0
            and low != EnglishNames.MARCH
            and last == 2
            and words[1].lower() not in _FRONT
        ):
            break
        first += 1
    while last > first + 1 and words[last - 1] in _HONOURS:
        last -= 1
    while last > first and words[last - 1].lower() in _BACK and not _is_surname(words[first:last]):
        last -= 1
    return first, last


def _last_title(words: list[str]) -> int:
    """Return the index of the last title before a name, -1 if it has none."""
    count = len(without_suffix(words))
    is_person = words[count - 1].lower() not in _GROUP_ENDS
    return max((number for number in range(count - 1) if _is_title(words, number, is_person)), default=-1)


def _is_title(words: list[str], number: int, is_person: bool) -> bool:
    """Return whether a word is a title; "General" only after another one ("Attorney General"; cf. General Motors)."""
    word = _office(words[number])
    if word in _BEHIND_TITLES and number > 0:
        return True
    if (
        word in TITLES
        or (word.endswith("s") and word[:-1] in TITLES)
        or (word == EnglishNames.GENERAL and number > 0 and _is_title(words, number - 1, is_person))
    ):
        return True
    return is_person and (word in AMBIGUOUS_TITLES or (word in OCCUPATIONS and number < len(words) - 2))


def _description(words: list[str]) -> int:
    """Return how many words only describe the person who follows: "Republican Ana Brandt", "Russian Ana Brandt"."""
    for number in range(len(words) - 2, 0, -1):
        if is_first_name(words[number]) and _describes(words[number - 1]):
            return number  # "Senate Ranking Democrat Ana Brandt"
    first = next((number for number, word in enumerate(words[:-1]) if not _describes(word)), 0)
    is_person = len(words) == first + 2 and words[-1].lower() not in _GROUP_ENDS
    last = words[first - 1].lower()
    return first if first and is_person and (last in DEMONYMS | PARTIES or EnglishNames.TURNED in last) else 0


def _describes(word: str) -> bool:
    """Return whether a word before a name can't be part of it: "Republican", "Orrin-based", "Using"."""
    low = word.lower()
    return (
        low in _DESCRIPTIONS
        or low.removesuffix("s") in _DESCRIPTIONS
        or COMPOUND.search(word) is not None
        or EnglishNames.TURNED in low
    )


def _is_stop_word(words: list[str], number: int) -> bool:
    """Return whether a word isn't part of a name here; "Without" is, in "Doctors Without Borders"."""
    low = words[number].lower()
    if low not in NAME_STOP_WORDS or (number and (low in _INNER_WORDS or words[number].islower())):
        return False
    if low == EnglishNames.POLICE:
        return False
    is_month = low in MONTHS_AS_NAMES
    return not (is_month and number == 0) and not (number == len(words) - 1 and _is_surname(words))


def _is_surname(words: Sequence[str]) -> bool:
    """Return whether the last word, a month, is a surname: Helen June, but not In June."""
    return len(words) > 1 and words[-1].lower() in MONTHS_AS_NAMES and words[-2].lower() not in NAME_STOP_WORDS


def _wholeness(name: list[str], has_title: bool) -> Wholeness:
    if len(without_suffix(name)) == 1 or name[0] in EnglishNames.SAID:
        return "elsewhere"  # "Said Brandt:" may be a full name or a cue and a name
    first, second = name[0].lower(), name[1].lower()
    if len(name) < 3 or first in FIRST_NAME_PRONOUNS or has_title or first.endswith("."):
        return "whole"
    if second in FIRST_NAME_PRONOUNS and second not in SURNAME_PREFIXES:
        return "never"  # "Soprano Ana Brandt": the first word may be part of the name
    is_body = name[-1].lower() in _GROUP_ENDS
    return "elsewhere" if _AGENT.search(first) and not is_body else "whole"


def _office(word: str) -> str:
    """Return a title without "then-", "-elect" and the like: "Mayor-elect", "then-Mayor"."""
    then, ex = EnglishNames.FORMER
    return _bare(word).removesuffix(EnglishNames.ELECTED_ENDING).removeprefix(then).removeprefix(ex)


def _bare(word: str) -> str:
    return word.rstrip(".,").lower()
