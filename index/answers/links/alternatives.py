"""Alternatives to a question's terms: other spellings, abbreviations and their expansions, and synonyms.

"F-35" may be written "F35", "Man Utd" is Manchester United, "FDA" stands for the words that an article puts before
"(FDA)", cops are police, and an invasion is what invades.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from itertools import chain, pairwise
from typing import Any

from index.answers.foreign import names_in_other_scripts
from index.answers.links.languages import (
    Link,
    compound_links,
    families_of,
    family_links,
    genitive_links,
    genitives_of,
    particle_links,
    particle_verbs_of,
    translated_links,
)
from index.engine import Engine
from index.languages import (
    DEFAULT_LANGUAGE,
    ENGLISH_SHORT_FORMS,
    ENGLISH_SYNONYMS,
    SAY_VERBS,
    TELL_VERBS,
    VIEW_NOUNS,
    EnglishNumbers,
    Letters,
)
from index.question import Question, correctable_terms, understand
from index.text import extract_question_terms, extract_terms, has_one_term_per_word

MAX_LINKS = 12
"""Maximum number of links to add to a search."""

LONGEST_TERM = 24
"""Maximum length, in characters, of a term to find alternatives for."""

MAX_TERMS = 12
"""Maximum number of terms in a question to find alternatives for."""

_INITIALS = 2  # letters of "J. K."
_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")
_VOWEL = re.compile(f"[{Letters.VOWELS}]")
_SHORT = 3
_SHORTEST_SPLIT, _LONGEST_SPLIT, _LONGEST_ABBREVIATION = 2, 5, 6


def find_links(engine: Engine, question: Question) -> list[Link]:
    """Return the alternatives that the articles use for the question's terms; each occurs in some paragraph."""
    terms = tuple(term for term in dict.fromkeys(question.terms) if len(term) <= LONGEST_TERM)
    if len(terms) > MAX_TERMS:
        return []
    engine.prefetch_terms(_facts_for(question.whole_text, terms), _expansions_for(question.whole_text, terms))
    is_english = question.language == DEFAULT_LANGUAGE
    # Somebody's words are found by their topic as it is asked for.
    asks_speech = bool(question.speaker) or question.who_said
    links = [
        *translated_links(engine, question.language, question.whole_text, terms),
        *compound_links(engine, question.language, terms),
        *genitive_links(engine, question.language, terms),
        *particle_links(engine, question.language, question.whole_text, terms),
        *(_short_forms(terms) if is_english else ()),
        *(_spellings(engine, terms) if has_one_term_per_word(question.language) else ()),
        *_abbreviations(engine, question.whole_text, terms),
        *(_synonyms(engine, terms) if is_english else ()),
        *(family_links(engine, question.language, terms) if not asks_speech else ()),
        *(Link((term,), (other,)) for term, other, _ in names_in_other_scripts(engine, question)),
    ]
    engine.prefetch_terms(other for link in links for other in link.others)
    held = (link for link in links if all(map(engine.holds, link.others)) and set(link.others).isdisjoint(terms))
    return list(dict.fromkeys(held))[:MAX_LINKS]


class LookAhead:
    """What understanding and ranking a question may ask an engine about; worked out when an engine reads it.

    `languages` are the codes of those in which it may be read.
    """

    def __init__(self, text: str, today: date, follows: Question | None, languages: Sequence[str] = ()) -> None:
        self._languages = languages
        self._text = text
        self._today = today
        self._follows = follows

    def terms(self) -> Iterator[str]:
        """Yield the terms that facts may be wanted about."""
        earlier = (self._follows.whole_text, *self._follows.people) if self._follows else ()
        for code in self._languages:
            if code != DEFAULT_LANGUAGE:
                in_language = extract_terms(self._text, code)
                yield from _with_families(in_language, code)
                yield from (whole for _, whole in particle_verbs_of(self._text, code, in_language))
        for part in (self._text, *earlier):
            for words in (part, f"a {part}", *part.split()):
                yield from extract_terms(words)
        for words, terms in self._likely[1]:
            yield from (*terms, *_facts_for(words, terms))
        yield from self._correctable[1]

    def misspelt(self) -> Iterator[str]:
        """Yield the terms of words that may have typing errors."""
        yield from self._correctable[0]

    def abbreviations(self) -> Iterator[str]:
        """Yield the terms whose expansions may be wanted."""
        for words, terms in self._likely[1]:
            yield from _expansions_for(words, terms)

    @cached_property
    def _correctable(self) -> tuple[list[str], list[str]]:
        return correctable_terms(self._text, self._likely[0].language, self._languages)

    @cached_property
    def _likely(self) -> tuple[Question, list[tuple[str, tuple[str, ...]]]]:
        """What the question may be once it is understood, and its words and terms: as it tells without an index.

        That may leave out its words for asking, or add terms of the question that it follows.
        """
        likely = understand(self._text, self._today, follows=self._follows)
        every = dict.fromkeys(extract_question_terms(f"a {self._text}"))
        without = (term for term in every if term not in _asking_terms())
        in_talk = dict.fromkeys((*likely.carried, *likely.terms))
        options = [(likely.whole_text, tuple(dict.fromkeys(likely.terms))), (likely.whole_text, tuple(in_talk))]
        options += [(self._text, tuple(every)), (self._text, tuple(without))]
        return likely, [option for option in dict.fromkeys(options) if len(option[1]) <= MAX_TERMS]


@cache
def _asking_terms() -> frozenset[str]:
    return frozenset(term for word in (*SAY_VERBS, *TELL_VERBS, *VIEW_NOUNS) for term in extract_terms(word))


def _facts_for(text: str, terms: tuple[str, ...]) -> Iterator[str]:
    yield from _asked_about(text, terms).terms


def _expansions_for(text: str, terms: tuple[str, ...]) -> Iterator[str]:
    yield from _asked_about(text, terms).expanded


def _with_families(terms: Iterable[str], code: str) -> Iterator[str]:
    for term in terms:
        yield from (term, *families_of(code).get(term, ()), *chain.from_iterable(genitives_of(term, code)))


def _asked_about(text: str, terms: tuple[str, ...]) -> _Lookup:
    """Return which facts about terms the links of a question depend on."""
    lookup: Any = _Lookup()
    unnamed: Any = _Lookup(names=False)
    links = chain(_short_forms(terms), _spellings(lookup, terms), _abbreviations(lookup, text, terms))
    for link in (*links, *_synonyms(unnamed, terms)):
        lookup.terms |= dict.fromkeys(link.others)
    lookup.terms |= dict.fromkeys(_with_families(terms, DEFAULT_LANGUAGE))
    found: _Lookup = lookup
    return found


class _Lookup:
    """Stands in for an engine to record which terms one is asked about, before anything is known of them."""

    def __init__(self, names: bool = True) -> None:
        self.terms: dict[str, None] = {}
        self.expanded: dict[str, None] = {}
        self._names = names

    def holds(self, term: str) -> bool:
        self.terms[term] = None
        return len(term) > _LONGEST_SPLIT  # short words are rarely unknown, and could be split in many ways

    def is_name(self, term: str) -> bool:
        self.terms[term] = None
        return self._names

    def expansions(self, term: str) -> tuple[tuple[str, ...], ...]:
        self.expanded[term] = None
        return ()


def also_searched(engine: Engine, question: Question, text: str) -> tuple[str, ...]:
    """Return the synonyms that a text has instead of words of the question."""
    if question.language != DEFAULT_LANGUAGE:
        return ()
    links = list(_synonyms(engine, tuple(dict.fromkeys(question.terms))))
    text_terms = frozenset(extract_terms(text)) if links else frozenset()
    used = (link for link in links if text_terms.isdisjoint(link.terms) and not text_terms.isdisjoint(link.others))
    return tuple(dict.fromkeys(link.synonym for link in used))


def _spellings(engine: Engine, terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield "g7" for "G-7" and vice versa, "wi fi" for "wifi", "mueller" for "Müller"."""
    for first, second in pairwise(terms):
        is_joined = second.isdigit() or first.isdigit() or len(first + second) == _INITIALS
        if is_joined or not (engine.holds(first) and engine.holds(second)):
            yield Link((first, second), (first + second,))
        yield from _amounts((first, second))
    for term in terms:
        yield from _amounts((term,))
        letters = term.rstrip("0123456789")
        if letters and letters != term and letters.isalpha():
            yield Link((term,), (letters, term[len(letters) :]))
        elif len(term) <= _LONGEST_SPLIT and not engine.holds(term):  # don't split Goldman into gold and man
            for at in range(_SHORTEST_SPLIT, len(term) - _SHORTEST_SPLIT + 1):
                yield Link((term,), (term[:at], term[at:]))
        if engine.is_name(term) or not engine.holds(term):
            for short, long in Letters.UMLAUTS:
                yield Link((term,), (term.replace(long, short, 1) if long in term else term.replace(short, long, 1),))


def _short_forms(terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield "manchester united" for "man utd"."""
    for size in (2, 1):
        for first in range(len(terms) - size + 1):
            if whole := _wholes().get(terms[first : first + size]):
                yield Link(terms[first : first + size], whole)


def _amounts(terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield "1.5 million" for "1.5m", which has the terms "1" and "5m", and vice versa."""
    for unit, word in EnglishNumbers.SCALES.items():
        number = ".".join(terms).removesuffix(unit)
        if terms[-1].endswith(unit) and number.replace(".", "").isdecimal():
            yield Link(terms, (number, word))
        elif len(terms) > 1 and terms[1] == word and terms[0].replace(".", "").isdecimal():
            yield Link(terms, tuple(f"{terms[0]}{unit}".split(".")))


def _abbreviations(engine: Engine, text: str, terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield the expansions of abbreviations, according to the articles, and the abbreviations of expansions."""
    capitals = {word.lower() for word in _CAPITALS.findall(text)}
    for term in terms:
        # Few other words are this short or lack a vowel; looking up an expansion takes a millisecond.
        is_short = len(term) <= _SHORT or _VOWEL.search(term) is None
        if len(term) <= _LONGEST_ABBREVIATION and (is_short or term in capitals) and engine.is_name(term):
            yield from (Link((term,), whole) for whole in engine.expansions(term))
    for first in range(len(terms)):
        for last in range(first + 2, min(len(terms), first + _LONGEST_ABBREVIATION) + 1):
            words = terms[first:last]
            initials = "".join(word[0] for word in words)
            if engine.is_name(initials) and words in engine.expansions(initials):
                yield Link(words, (initials,))


def _synonyms(engine: Engine, terms: tuple[str, ...]) -> Iterator[Link]:
    for term in terms:
        if (others := _groups().get(term)) and not engine.is_name(term):
            yield from (Link((term,), (other,), word) for other, word in others.items())


@cache
def _wholes() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map the terms of colloquial short forms to those of the full forms."""
    return {tuple(extract_terms(short)): tuple(extract_terms(whole)) for short, whole in ENGLISH_SHORT_FORMS}


@cache
def _groups() -> dict[str, dict[str, str]]:
    """Map each term of the synonym table to the others of its groups, with their words."""
    groups: dict[str, dict[str, str]] = {}
    for words in ENGLISH_SYNONYMS:
        word_of = {term: word for word in words for term in extract_terms(word)}
        for term in word_of:
            groups.setdefault(term, {}).update((other, word) for other, word in word_of.items() if other != term)
    return groups
