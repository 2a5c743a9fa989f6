"""Alternatives to a question's terms that depend on languages: parts of compounds, and terms in other languages.

Not for English spellings, abbreviations and synonyms: see `alternatives.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from index.engine import Engine
from index.languages import find_language
from index.text import has_one_term_per_word, term_of_word

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


def other_languages(engine: Engine, code: str) -> list[str]:
    """Return the codes of the index's languages besides `code` whose terms are those of single words."""
    held = engine.coverage.languages if has_one_term_per_word(code) else ()
    return [other for other in held if other != code and has_one_term_per_word(other)][:MAX_LANGUAGES]


def _divided(engine: Engine, code: str, term: str, joints: tuple[str, ...]) -> Iterator[Link]:
    for at in range(SHORTEST_PART, len(term) - SHORTEST_PART + 1):
        head = term[at:]
        if not engine.holds(head):
            continue
        for joint in joints:
            part = term_of_word(term[:at].removesuffix(joint), code)
            if term[:at].endswith(joint) and len(part) >= SHORTEST_PART - 1 and engine.holds(part):
                yield Link((term,), (part, head))
                break
