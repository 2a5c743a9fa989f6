"""What a follower doesn't want to be told of: articles of some outlets, and those with some words.

Not for limits of a search, which an answer has too.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.answers.foreign import language_of
from index.engine import Engine
from index.languages import DEFAULT_LANGUAGE
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
        if not self.words:
            return False
        language = language_of(engine, article_id)
        title = frozenset(extract_terms(head.title, language))
        excluded = (terms_to_leave_out(words, language) for words in self.words)
        return any(_has(engine, article_id, title, terms) for terms in excluded if terms)


def terms_to_leave_out(words: str, language: str = DEFAULT_LANGUAGE) -> frozenset[str]:
    """Return the terms of words to leave out, as articles in a language have them, by its code.

    None if no search looks for these words, such as "the".
    """
    return frozenset(extract_terms(words, language, mixed=True))


def _has(engine: Engine, article_id: str, title: frozenset[str], terms: frozenset[str]) -> bool:
    if terms <= title:
        return True
    return bool(set.intersection(*(set(engine.positions_of(article_id, term)) for term in terms)))
