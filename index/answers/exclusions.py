"""What a follower doesn't want to be told of: articles of some outlets, and those with some words.

Not for limits of a search, which an answer has too.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.engine import Engine
from index.text import extract_terms


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Outlets and words to leave out.

    An article with a word in its headline or its text is left out, in any form of the word that the index counts as
    the same. If several words stand together, the headline or one paragraph must have them all.
    """

    outlets: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is left out."""
        return bool(self.outlets or self.words)

    def cover(self, engine: Engine, article_id: str) -> bool:
        """Return whether an article of the engine's is left out."""
        head = engine.head(article_id)
        if head.source is not None and head.source in self.outlets:
            return True
        return any(
            _has(engine, article_id, head.title, terms) for terms in map(terms_to_leave_out, self.words) if terms
        )


def terms_to_leave_out(words: str) -> frozenset[str]:
    """Return the terms of words to leave out; none if they are words that no search looks for, such as "the"."""
    return frozenset(extract_terms(f"a {words}"))  # with a small letter: a text in capitals is read differently


def _has(engine: Engine, article_id: str, title: str, terms: frozenset[str]) -> bool:
    if terms <= frozenset(extract_terms(title)):
        return True
    return bool(set.intersection(*(set(engine.positions_of(article_id, term)) for term in terms)))
