"""Names of people, places and organisations: their terms, whether two can be one person's, and what they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal

from index.languages import (
    COMPANY_NOUNS,
    DEFAULT_LANGUAGE,
    FIRST_NAME_PRONOUNS,
    FORMS_OF_ADDRESS,
    INSTITUTION_NOUNS,
    ORGANISATION_PARTS,
    PLACE_NOUNS,
    PLACE_SIGNS,
    QUOTATIVE_VERBS,
    EnglishNameContexts,
    Letters,
)
from index.text.analysis import extract_terms, initials_of
from index.text.patterns import lazy_pattern

_ON_BEHALF = re.compile(EnglishNameContexts.ON_BEHALF, re.DOTALL)
_BELONGS_TO = re.compile(EnglishNameContexts.BELONGS_TO, re.DOTALL | re.IGNORECASE)
_CAPITALISED = lazy_pattern(
    rf"(?<=[\w,;)%] )([{Letters.CONTEXT_CAPITALS}][\w.'’&-]*)|(?<![\w'’-])([{Letters.CONTEXT_CAPITALS}][\w.'’&-]*)"
)
_SUFFIXES = EnglishNameContexts.SUFFIXES


NameKind = Literal["person", "place", "organisation", ""]
"""Kinds of thing that a name can name; empty if the articles don't tell."""

_LONGEST_SPELT_OUT = 120  # characters
_LONGEST_NAME = 500  # characters: the rest doesn't belong to a name
LEAST_POINTS = 0.5
"""Minimum average of points per mention for a kind to be chosen."""

LEAST_LEAD = 1.5
"""Minimum ratio of its points to those of any other kind."""

_TOKEN = re.compile(r"[^\W_](?:[\w’'&-]*\w)?|[.,]")
# A token that may begin with a capital. The set comes first, since that is much faster to search for.
_NAME_TOKEN = re.compile(r"[A-Z\u00c0-\u00de\u0100-\U0010ffff](?<![^\W_].)(?<![^\W_][’'&-].)(?:[\w’'&-]*\w)?")
_CONTEXT = 40  # characters on each side of a name
_POSSESSIVE = re.compile(r"[’']s?$")
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")


@lru_cache(maxsize=4096)
def extract_name_terms(name: str, language: str | None = None, *, mixed: bool = False) -> tuple[str, ...]:
    """Return the terms of a person's name without titles, Jr. and III; the last one is the surname.

    For `language` and `mixed`, see `extract_terms`.

    For a role, return the terms of the speaker: "a spokeswoman for Ana Brandt" isn't Ana Brandt. A department for
    something keeps all of its name.
    """
    name = name[:_LONGEST_NAME]
    if language and language != DEFAULT_LANGUAGE:
        return tuple(extract_terms(name, language, mixed=mixed))
    terms = extract_terms(_BELONGS_TO.sub(r"\g<head>", _ON_BEHALF.sub(_head, name)), mixed=mixed)
    while len(terms) > 1 and terms[-1] in _SUFFIXES:
        terms.pop()
    *before, last = terms or [""]
    untitled = [term for term in before if term not in _title_terms()]
    return (*untitled, last) if last else ()


def cached_name_terms(name: str, language: str) -> tuple[str, ...]:
    """Return the terms of a speaker's name as articles in a language have them, cached."""
    return extract_name_terms(name, language, mixed=language != DEFAULT_LANGUAGE)


def _head(match: re.Match[str]) -> str:
    return match[0] if match["head"] in INSTITUTION_NOUNS else match["head"]


def may_be_same_person(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Return whether two names, as returned by `extract_name_terms`, can belong to one person.

    That is so if they have the same surname and no conflicting first names.
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


def name_kind(term: str, texts: Iterable[str]) -> NameKind:
    """Return what a name with `term` names, by its context in some paragraphs."""
    points: dict[NameKind, float] = {"person": 0.0, "place": 0.0, "organisation": 0.0}
    mentions, initials = 0, initials_of(term)
    for text in texts:
        for mention in _NAME_TOKEN.finditer(text):  # few of a text's tokens
            word = mention[0]
            if word[0] not in initials and word.isascii() and word.isalnum():  # most of them, so first
                continue
            if word[0].isupper() and term_of_word(word) == term:
                mentions += 1
                for kind, gain in _weigh(mention):
                    points[kind] += gain
    first, second = sorted(points, key=lambda kind: -points[kind])[:2]
    if not mentions or points[first] < LEAST_POINTS * mentions or points[first] < LEAST_LEAD * points[second]:
        return ""
    return first


def _weigh(mention: re.Match[str]) -> Iterable[tuple[NameKind, float]]:
    """Yield the evidence in a mention: a kind, and its points."""
    text, start, end = mention.string, mention.start(), mention.end()
    before_all = _TOKEN.findall(text[max(0, start - _CONTEXT) : start])
    behind_all = _TOKEN.findall(text[end : end + _CONTEXT])
    around = (mention[0], *(before_all[-1:] or [""]), *(*behind_all, "", "")[:2])
    name, before, behind, after = (_POSSESSIVE.sub("", token) for token in around)
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
    if behind == "," and (after == EnglishNameContexts.WHO or (after.isdecimal() and 15 < int(after) < 110)):
        yield "person", 3.0
    joined = {low_before * joined_before, low_behind * joined_behind}
    if joined & _BODIES:
        yield "organisation", 3.0
    elif low_behind in ORGANISATION_PARTS:
        yield "organisation", 2.0
    elif _ABBREVIATION.fullmatch(name):
        yield "organisation", 1.0
    elif joined & PLACE_NOUNS or mention[0].endswith(EnglishNameContexts.BASED):
        yield "place", 3.0
    elif gain := PLACE_SIGNS.get(low_before):
        yield "place", gain


def spelt_out(abbreviation: str, text: str) -> tuple[str, ...]:
    """Return the terms of the words before an abbreviation in brackets; none if their initials don't match.

    >>> spelt_out("fda", "The Food and Drug Administration (FDA) met.")
    ('food', 'drug', 'administr')
    """
    at = text.lower().find(f"({abbreviation})")
    if at < 0:
        return ()
    words = text[max(0, at - _LONGEST_SPELT_OUT) : at].split()
    for first in range(len(words) - 1, -1, -1):
        initials = [word[0].lower() for word in words[first:] if word[0].isupper()]
        if words[first][0].isupper() and "".join(initials) == abbreviation:
            return tuple(extract_terms(" ".join(("a", *words[first:]))))
    return ()


@lru_cache(maxsize=1 << 14)
def term_of_word(word: str, language: str | None = None) -> str:
    """Return the term of a word as it stands inside a sentence, "" if it has none; the last term of several words.

    For `language`, see `extract_terms`.
    """
    terms = extract_terms(word, language, mixed=True)  # a text in capitals would be read differently
    return terms[-1] if terms else ""


_BODIES = COMPANY_NOUNS | INSTITUTION_NOUNS
