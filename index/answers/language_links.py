"""Alternatives to a question's terms that depend on languages: parts of compounds, and terms in other languages.

Not for English spellings, abbreviations and synonyms: see `links.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from index.engine import Engine
from index.languages import find_language
from index.text import term_of_word

SHORTEST_PART = 4
"""Minimum length of a part of a compound, in characters."""

MAX_LANGUAGES = 5
"""Maximum number of the index's languages whose terms are looked up, those with the most articles first."""

MAX_WORDS = 24
"""Maximum number of words of a question to look up in other languages."""


class Link(NamedTuple):
    """Terms of a question, and terms that replace all of them in a text."""

    terms: tuple[str, ...]
    others: tuple[str, ...]
    synonym: str = ""
    """The synonym as the table has it; empty for other links."""


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
