"""What a name is the name of, told by the words around it: a person, a place or an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from index.languages import (
    COMPANY_NOUNS,
    FIRST_NAME_PRONOUNS,
    FORMS_OF_ADDRESS,
    INSTITUTION_NOUNS,
    ORGANISATION_PARTS,
    PLACE_NOUNS,
    PLACE_SIGNS,
    QUOTATIVE_VERBS,
)
from index.text.analysis import extract_terms

NameKind = Literal["person", "place", "organisation", ""]
"""What a name is the name of; empty where the articles don't tell."""

LEAST_POINTS = 0.5
"""The least points a mention, on average, for a kind to be told."""

LEAST_LEAD = 1.5
"""How many times as many points as any other kind it must have."""

_TOKEN = re.compile(r"[^\W_](?:[\w’'&-]*\w)?|[.,]")
_POSSESSIVE = re.compile(r"[’']s?$")
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")


def name_kind(term: str, texts: Iterable[str]) -> NameKind:
    """Return what a name that has `term` is the name of, by what stands around it in some paragraphs."""
    points: dict[NameKind, float] = {"person": 0.0, "place": 0.0, "organisation": 0.0}
    mentions = 0
    for text in texts:
        tokens = ["", "", *_TOKEN.findall(text), "", ""]
        for at in range(2, len(tokens) - 2):
            if tokens[at][0].isupper() and _term_of(tokens[at]) == term:
                mentions += 1
                for kind, gain in _weigh(tokens, at):
                    points[kind] += gain
    first, second = sorted(points, key=lambda kind: -points[kind])[:2]
    if not mentions or points[first] < LEAST_POINTS * mentions or points[first] < LEAST_LEAD * points[second]:
        return ""
    return first


def _weigh(tokens: list[str], at: int) -> Iterable[tuple[NameKind, float]]:
    """Yield what speaks for each kind in a mention: the kind, and how much."""
    name, before, behind, after = (_POSSESSIVE.sub("", tokens[at + offset]) for offset in (0, -1, 1, 2))
    low_before, low_behind = before.lower(), behind.lower()
    joined_before, joined_behind = before[:1].isupper(), behind[:1].isupper()
    if (
        low_before in FORMS_OF_ADDRESS
        or (joined_before and low_before in FIRST_NAME_PRONOUNS)
        or (joined_behind and name.lower() in FIRST_NAME_PRONOUNS)
    ):
        yield "person", 3.0
    elif low_behind in QUOTATIVE_VERBS or low_before in QUOTATIVE_VERBS:
        yield "person", 1.0
    if behind == "," and (after == "who" or (after.isdecimal() and 15 < int(after) < 110)):
        yield "person", 3.0
    joined = {low_before * joined_before, low_behind * joined_behind}
    if joined & _BODIES:
        yield "organisation", 3.0
    elif low_behind in ORGANISATION_PARTS:
        yield "organisation", 2.0
    elif _ABBREVIATION.fullmatch(name):
        yield "organisation", 1.0
    elif joined & PLACE_NOUNS or tokens[at].endswith("-based"):
        yield "place", 3.0
    elif gain := PLACE_SIGNS.get(low_before):
        yield "place", gain


@lru_cache(maxsize=1 << 14)
def _term_of(token: str) -> str:
    terms = extract_terms(f"a {token}")
    return terms[-1] if terms else ""


_BODIES = COMPANY_NOUNS | INSTITUTION_NOUNS
