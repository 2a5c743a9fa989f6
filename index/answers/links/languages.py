"""Alternatives to a question's terms that depend on languages: compounds, families, terms of other languages.

Not for English spellings, abbreviations and synonyms: see `alternatives.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from index.engine import Engine
from index.languages import find_language
from index.text import extract_terms, has_one_term_per_word, latin_without_accents, term_of_word

SHORTEST_PART = 4
"""Minimum length of a part of a compound, in characters."""

MAX_LANGUAGES = 5
"""Maximum number of the index's languages whose terms are looked up, those with the most articles first."""

MAX_WORDS = 24
"""Maximum number of words of a question to look up in other languages."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Link(NamedTuple):
    """Terms of a question, and terms that replace all of them in a text."""

    terms: tuple[str, ...]
    others: tuple[str, ...]
    synonym: str = ""
    """The synonym as the table has it; empty for other links."""
    same_word: bool = False
    """True if both are terms of the same word, in different languages."""
    related: bool = False
    """True if both are words of one family: "invade", "invasion"."""
    people: bool = False
    """True if they are a country and its people, which name the same: "France", "French"."""

    @property
    def is_other_word(self) -> bool:
        """Whether the others are another word than the terms: a synonym, or one of their family."""
        return self.related or bool(self.synonym)


def compound_links(engine: Engine, code: str, terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield the parts of compounds that the articles only write apart, and compounds of terms that stand apart.

    The parts are words of the articles: nothing else tells where a compound divides.
    """
    language = find_language(code)
    joints = language.spelling.compound_joints if language else ()
    if not joints:
        return
    for term in terms:
        if len(term) >= 2 * SHORTEST_PART and not engine.holds(term):
            yield from _divided(engine, code, term, joints)
    for first, second in pairwise(terms):
        for before, behind in ((first, second), (second, first)):
            yield from (Link((first, second), (f"{before}{joint}{behind}",)) for joint in joints)


def genitive_links(engine: Engine, code: str, terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield "obamas" for "obama" and vice versa, where the articles have the name more often without the ending."""
    for term in terms:
        for name, genitive in genitives_of(term, code):
            if engine.holds(name) and not (engine.holds(genitive) and engine.idf(genitive) <= engine.idf(name)):
                yield Link((term,), (genitive if term == name else name,), same_word=True)


def genitives_of(term: str, code: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a name and its genitive of which `term` may be either."""
    language = find_language(code)
    ending = language.spelling.genitive if language else ""
    if ending and len(term) > SHORTEST_PART:
        yield term, f"{term}{ending}"
        if term.endswith(ending):
            yield term.removesuffix(ending), term


def particle_links(engine: Engine, code: str, text: str, terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield "abgeb" for "geb" where the particle of a separable verb ends a question: "gab ... ab"."""
    for term, whole in particle_verbs_of(text, code, terms):
        if engine.holds(whole):
            yield Link((term,), (whole,), same_word=True)


def particle_verbs_of(text: str, code: str, terms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each of a question's terms with that of the verb that the particle at its end would make of it."""
    language = find_language(code)
    words = _WORD.findall(text.lower())
    if language and language.spelling.verbs and words and words[-1] in language.spelling.verbs.prefixes:
        yield from ((term, f"{latin_without_accents(words[-1])}{term}") for term in terms)


def translated_links(engine: Engine, code: str, text: str, terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield for each word of a question `text`, read in the language `code`, its terms in the index's other languages.

    The same word may have another stem there: names above all.
    """
    others = other_languages(engine, code)
    words = [word for word, _ in zip(_WORD.findall(text) if others else (), range(MAX_WORDS), strict=False)]
    for word in words:
        term = term_of_word(word, code)
        for other_code in others if term in terms else ():
            if (other := term_of_word(word, other_code)) and other != term:
                yield Link((term,), (other,), same_word=True)


def family_links(engine: Engine, code: str, terms: tuple[str, ...]) -> Iterator[Link]:
    """Yield the other words of a term's family: "invas" for "invad"; "french" for "franc" where no paragraph has that.

    Where a paragraph has the country itself, its people would only bring in further paragraphs.
    """
    families = families_of(code)
    for term in terms:
        for other, is_people in families.get(term, {}).items():
            if not engine.holds(term) if is_people else not engine.is_name(term):
                yield Link((term,), (other,), related=True, people=is_people)


@cache
def families_of(code: str) -> dict[str, dict[str, bool]]:
    """Map each term of a language's families to the others of its families, and whether those are of a people."""
    families: dict[str, dict[str, bool]] = {}
    language = find_language(code)
    tables = language.families if language else None
    for groups, is_people in ((tables.words, False), (tables.peoples, True)) if tables else ():
        for words in groups:
            terms = [term for word in words for term in extract_terms(word, code)]
            for term in terms:
                families.setdefault(term, {}).update({other: is_people for other in terms if other != term})
    return families


def other_languages(engine: Engine, code: str) -> list[str]:
    """Return the codes of the index's languages besides `code` whose terms are those of single words."""
    held = engine.coverage.languages if has_one_term_per_word(code) else ()
    return [other for other in held if other != code and has_one_term_per_word(other)][:MAX_LANGUAGES]


def _divided(engine: Engine, code: str, term: str, joints: tuple[str, ...]) -> Iterator[Link]:
    for at in range(SHORTEST_PART, len(term) - SHORTEST_PART + 1):
        # The head may be a form of a verb, whose term is another one than as part of a compound: Handyverbot.
        head = next((head for head in (term[at:], term_of_word(term[at:], code)) if engine.holds(head)), "")
        if not head:
            continue
        for joint in joints:
            part = term_of_word(term[:at].removesuffix(joint), code)
            if term[:at].endswith(joint) and len(part) >= SHORTEST_PART - 1 and engine.holds(part):
                yield Link((term,), (part, head))
                break
