"""A checker of speaker labels: it says what looks wrong with the names that `find_quotes` prints.

It shares no code and no word list with `index/`, because it must notice words that `find_quotes` doesn't know. It sees
only the label, so it can't check the attribution. A few of its suspicions are false alarms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from benchmarks.label_words import (
    ABSTRACT_ENDINGS,
    BEHIND,
    BRANDS,
    COMMON_NOUNS,
    CUT_HEADS,
    DEMONYMS,
    DESCRIPTIONS,
    FIRST_TITLES,
    FORENAMES,
    GENERALS,
    GROUP_ENDINGS,
    HEADLINE_WORDS,
    INNER_TITLES,
    INSTITUTIONS,
    JOINING,
    MONTHS,
    MONTHS_IN_SHORT,
    NAMED_BY_NOUNS,
    NO_FRAGMENTS,
    OPENING_ADJECTIVES,
    OPENING_WORDS,
    PARTICIPLES,
    PARTICLES,
    PARTIES,
    PARTY_NAMES,
    PLACES,
    PLURAL_ENDINGS,
    PLURALS,
    PRONOUNS,
    REGIONS,
    SUFFIXES,
    TIME_ZONES,
    TITLES,
    TITLES_ALONE,
    WEEKDAYS,
)

MAX_WORDS = 8
"""Maximum number of words in a plausible name."""

Words = Sequence[str]

_COMPOUND_ENDINGS = tuple(
    f"-{ending}"
    for ending in """
    backed based born bound bred brokered controlled dominated educated era funded held leaning led linked
    listed made owned published registered run sponsored style supported trained type wide
    """.split()
)

_NUMBER = re.compile(
    r"""(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen
    |twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half
    |quarters?|thirds?|scores|twice|both)(?:-[a-z]+)*$""",
    re.VERBOSE,
)

_INITIALS = re.compile(r"(?:[^\W\d_]\.?)(?: [^\W\d_]\.)*|[^\W\d_]")
_CONTRACTION = re.compile(r"\w'(?:ve|re|ll|m|t)$|^(?:it|that|there|what|who|he|she|let)'s$")
_PARTY_AND_STATE = re.compile(r"(?:d|r|i|lab|con|ld)-[a-z]\w*\.?")
_NAME_CHARACTERS = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f]|[ .'&\-“”\"()‘]|, (?=[JS]r\b))*")
_MISREAD = re.compile("(?<=[a-z])[ÃÂ]")  # UTF-8 decoded as Latin-1
_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"), ("«", "»"))
"""Pairs of opening and closing marks."""


# -- rules: each returns what looks wrong with a label, or None


def _shape(label: str, words: Words) -> str | None:
    if not words:
        return "empty"
    if len(words) > MAX_WORDS:
        return f"over {MAX_WORDS} words"
    if any(label.count(opening) != label.count(closing) for opening, closing in _PAIRS) or label.count('"') % 2:
        return "unclosed mark"
    if any(character.isdecimal() for character in label):
        return "digits"
    if not _NAME_CHARACTERS.fullmatch(label) or _MISREAD.search(label):
        return "odd characters"
    return None


def _edges(label: str, words: Words) -> str | None:
    if words[0] in JOINING:
        return f"begins with {words[0]}"
    if words[-1] in JOINING:
        return f"ends with {words[-1]}"
    if words[-1].endswith(("'s", "s'")) and words[-1] not in BRANDS:
        return "possessive at the end"
    if label == label.lower() != label.upper():
        return "in lower case"
    if label[0].islower() and not (words[0] in PARTICLES or re.match(r"[a-z]{1,5}[-'A-Z]", label)):
        return "begins in lower case"
    inner = (word for word in label.split()[1:] if word[0].islower() and word not in JOINING | PARTICLES | {"y", "e"})
    return "word in lower case" if next(inner, None) else None


def _initials(label: str, words: Words) -> str | None:
    if _INITIALS.fullmatch(label):
        return "initials alone"
    if len(words) == 1 and words[0] in SUFFIXES:
        return "suffix alone"
    return "ends in an initial" if re.search(r" [^\W\d_]\.$", label) else None


def _function_words(label: str, words: Words) -> str | None:
    if label.lower() in PRONOUNS and label != label.upper():
        return "pronoun"
    if any(map(_CONTRACTION.search, words)):
        return "contraction"
    if words[0] in OPENING_WORDS:
        return f"opening word: {words[0]}"
    if words[0] in PARTICIPLES or _is_adverb(words[0]):
        return f"opening word: {words[0]}"
    return "words of a headline" if not HEADLINE_WORDS.isdisjoint(words[1:]) else None


def _is_adverb(word: str) -> bool:
    return re.search(r"(?:ical|[nr]al|ial|ed|ing|ous|ive|ate|ful|ent|ant|ain|ular)ly$", word) is not None


def _numbers(_: str, words: Words) -> str | None:
    alone_or_counting = len(words) == 1 or words[1].endswith("s")
    return "number" if alone_or_counting and _NUMBER.match(words[0]) else None


def _times(label: str, words: Words) -> str | None:
    if not TIME_ZONES.isdisjoint(label.split()):
        return "time zone"
    if words[0].rstrip(".") in MONTHS_IN_SHORT or label.lower() in MONTHS | WEEKDAYS:
        return "day or month"
    first_is_day = words[0] in WEEKDAYS - {"sunday"} or words[0] in MONTHS - {"april", "june", "august"}
    return "day or month" if first_is_day and words[-1] not in GROUP_ENDINGS else None


def _nationalities(_: str, words: Words) -> str | None:
    if any(word.endswith(_COMPOUND_ENDINGS) for word in words):
        return "compound adjective"
    if any(map(_PARTY_AND_STATE.fullmatch, words)):
        return "party and state"
    if len(words) == 1 and (_is_demonym(words[0]) or words[0] in PARTIES):
        return "nationality or party alone"
    if len(words) == 2 and words[0] in REGIONS and _is_demonym(words[1]):
        return "nationality or party alone"
    if len(words) > 1 and words[-1] in PARTIES - {"tory", "democratic"}:
        return "party without a name"
    if len(words) > 2 and words[0] in DEMONYMS - FORENAMES and words[-1] not in GROUP_ENDINGS:
        return "nationality before a name"
    return None


def _is_demonym(word: str) -> bool:
    last = word.rpartition("-")[2]
    return last in DEMONYMS or last.removesuffix("s") in DEMONYMS


def _parties(_: str, words: Words) -> str | None:
    text = " ".join(words)
    if words[-1] in GROUP_ENDINGS:
        return None
    if any(word in ("democrat", "republican", "tory") for word in words[1:-2]):
        return "party before a name"
    party = next((party for party in PARTY_NAMES if text.startswith(f"{party} ")), "")
    return "party before a name" if party and len(words) - len(party.split()) > 1 else None


def _institutions(_: str, words: Words) -> str | None:
    if len(words) == 1:
        return "institution without its name" if words[0] in INSTITUTIONS - NO_FRAGMENTS else None
    if words[-1] in CUT_HEADS and all(word in PLACES for word in words[:-1]):
        return "institution cut short"
    return None


def _nouns(_: str, words: Words) -> str | None:
    if len(words) > 1:
        return _plural_before(words)
    word = words[0]
    if word in PLURALS or word.endswith(PLURAL_ENDINGS):
        return "plural noun"
    if word in COMMON_NOUNS or (word.endswith(ABSTRACT_ENDINGS) and word not in NAMED_BY_NOUNS):
        return "common noun"
    return "adjective alone" if word in DESCRIPTIONS else None


def _plural_before(words: Words) -> str | None:
    """Return a reason for a remnant of an institution's name before a person's: "Families Margaret Hodge"."""
    if words[-1] in ("mps", "meps", "committees"):
        return "plural noun"
    is_name = JOINING.isdisjoint(words) and OPENING_WORDS.isdisjoint(words) and words[-1] not in GROUP_ENDINGS
    return "plural noun" if words[0] in PLURALS and len(words) > 2 and is_name else None


def _titles(_: str, words: Words) -> str | None:
    bare = [_without_compound(word.rstrip(".")) for word in words]
    if len(bare) == 1:
        return "title alone" if bare[0] in TITLES_ALONE else None
    if words[-1] in BEHIND:
        return "title or degree behind"
    if bare[-1] in TITLES - FIRST_TITLES - INNER_TITLES:
        return "title without a name"
    return None if bare[-1] in GROUP_ENDINGS else _title_before(bare)


def _without_compound(word: str) -> str:
    """Return the title in "secretary-treasurer", or the word itself."""
    last = word.rpartition("-")[2]
    return word if word in TITLES or last not in TITLES - FIRST_TITLES else last


def _title_before(words: Words) -> str | None:
    if words[0] in TITLES or (words[0] == "general" and words[1] not in GENERALS):
        return "title kept"
    if len(words) > 2 and words[0] in OPENING_ADJECTIVES:
        return "adjective before a name"
    return "title kept" if any(word in TITLES - FIRST_TITLES for word in words[1:-1]) else None


_Rule = Callable[[str, Words], str | None]
_RULES: tuple[_Rule, ...] = (
    _shape,
    _edges,
    _initials,
    _numbers,
    _times,
    _function_words,
    _nationalities,
    _institutions,
    _nouns,
    _titles,
    _parties,
)


def suspicion(label: str) -> str | None:
    """Return in a few words what looks wrong with a speaker's label, or None.

    The first rule that objects gives the reason: marks and digits before words, words before titles.
    """
    label = label.replace("’", "'")
    words = label.lower().split()
    return next((reason for rule in _RULES if (reason := rule(label, words))), None)
