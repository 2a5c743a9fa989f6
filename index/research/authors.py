"""Splitting a byline into its authors, with care: a name that can't be split for sure stays whole.

Not for speakers: `index/quotes/` finds those.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.languages import COMPANY_NOUNS, INSTITUTION_NOUNS, NAME_PARTICLES, NEWS_AGENCIES, OUTLET_NAMES, Bylines


class Author(NamedTuple):
    """A person, by family name, given names and suffix ("Jr."), or anything else, by `family` alone."""

    family: str
    given: str = ""
    suffix: str = ""


_BY = re.compile(Bylines.BY, re.IGNORECASE)
_EDITED = re.compile(Bylines.EDITED, re.IGNORECASE)
_LISTED = re.compile(r"\s*[;|\n]\s*")
_AND = re.compile(rf"\s*,?\s+{Bylines.AND}", re.IGNORECASE)
_COMMA = re.compile(rf"\s*,\s*(?:{Bylines.AND})?", re.IGNORECASE)
_NAME_PART = re.compile(r"[^\W\d_](?:[\w.'’-]*[\w.])?")
_FULL_STOP = re.compile(r"(?<=\w{4})\.$")  # not that of "Jr." or an initial
_SUFFIX = re.compile(Bylines.SUFFIX, re.IGNORECASE)
_PARTICLES = frozenset(NAME_PARTICLES)
_AGENCIES = NEWS_AGENCIES.union(name for names in OUTLET_NAMES for name in names)
_BODIES = INSTITUTION_NOUNS | COMPANY_NOUNS | Bylines.NEWSROOM
_MOST_PARTS = 5
_LONGEST_ABBREVIATION = 5


def split_authors(byline: str) -> list[Author]:
    """Return the authors that a byline names; one that can't be split for sure is a single author without `given`.

    >>> split_authors("By Ana Brandt and Carl van Dyk, Reuters")
    [Author(family='Brandt', given='Ana', suffix=''), Author(family='van Dyk', given='Carl', suffix=''), \
Author(family='Reuters', given='', suffix='')]
    """
    authors: list[Author] = []
    for listed in _LISTED.split(_BY.sub("", byline, count=1)):
        text = _FULL_STOP.sub("", " ".join(listed.split()).strip(" ,"))
        if text and not (authors and _EDITED.match(text)):
            authors += _read(text)
    return list(dict.fromkeys(authors))


def _read(text: str) -> list[Author]:
    """Return the authors of a part of a byline without semicolons."""
    if inverted := _read_inverted(text):
        return [inverted]
    authors: list[Author] = []
    for piece in _COMMA.split(text):
        if authors and _is_description(piece):
            continue
        names = _read_piece(piece)
        if not names or _SUFFIX.fullmatch(piece):
            return [Author(text)]
        authors += names
    return authors


def _read_piece(piece: str) -> list[Author]:
    """Return the authors of a text without commas; none if that isn't sure."""
    if len(whole := _AND.split(piece)) == 1:
        author = _read_person(piece) or _read_body(piece)
        return [author] if author else []
    people = [_read_person(name) or _read_agency(name) for name in whole]
    return [person for person in people if person] if all(people) else []


def _read_inverted(text: str) -> Author | None:
    """Return the person of "Brandt, Ana" or "van Dyk, Carl"; None for anything else."""
    parts = _COMMA.split(text)
    if len(parts) != 2 or _AND.search(text):
        return None
    family, given = (part.split() for part in parts)
    if not family or not given or len(given) > 3 or not all(word.lower() in _PARTICLES for word in family[:-1]):
        return None
    if not all(map(_is_capitalised, (family[-1], *given))) or any(map(_is_other, (*family, *given, *parts))):
        return None
    return None if _is_description(parts[1]) else Author(parts[0], parts[1])


def _read_person(name: str) -> Author | None:
    """Return the person with a name of two to five words; None if it may be something else."""
    words = name.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if not 2 <= len(words) <= _MOST_PARTS or _read_agency(name):
        return None
    if not all(_NAME_PART.fullmatch(word) and word.lower() not in _BODIES for word in words):
        return None
    small = [word for word in words if not _is_capitalised(word)]
    if not (_is_capitalised(words[0]) and _is_capitalised(words[-1])) or not {*small} <= _PARTICLES:
        return None
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return Author(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _read_body(name: str) -> Author | None:
    """Return an organisation: an agency, or a name with a noun of one."""
    words = name.lower().split()
    is_body = bool(_BODIES.intersection(words)) and _is_capitalised(name)
    return Author(name) if is_body and not _is_description(name) else _read_agency(name)


def _read_agency(name: str) -> Author | None:
    return Author(name) if _is_other(name) else None


def _is_other(name: str) -> bool:
    """Return whether a name is an agency's or an outlet's, or an abbreviation."""
    known = name.lower().removeprefix(f"{Bylines.ARTICLE} ") in _AGENCIES
    return known or (1 < len(name) <= _LONGEST_ABBREVIATION and name.isalpha() and name.isupper())


def _is_description(piece: str) -> bool:
    """Return whether words behind a name say what its bearer does, or where: "Political Editor", "in London"."""
    words = piece.split()
    return bool(words) and (not words[0][0].isupper() or not Bylines.JOBS.isdisjoint(piece.lower().split()))


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper()
