"""Names of a question as articles in other languages write them: "Путин" for "Putin".

Not for names that no article has as typed: understanding the question corrects those.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from index.engine import Engine
from index.question import Question, other_spellings
from index.text import extract_terms

_MOST_WORDS = 12
_MIXED = 2
"""Minimum number of languages of the articles for a name to be written in several ways."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def names_in_other_scripts(engine: Engine, question: Question) -> Iterator[tuple[str, str, str]]:
    """Yield the names of a question that articles write in another way, too.

    Each is a term of the question, that of the other spelling, and the other spelling itself.
    """
    languages = engine.coverage.languages
    if len(languages) < _MIXED:
        return
    words = dict.fromkeys(_WORD.findall(question.whole_text)[:_MOST_WORDS])
    in_lower_case = question.whole_text == question.whole_text.lower()
    for word in words:
        terms = tuple(extract_terms(word, question.language))
        if len(terms) != 1 or terms[0] not in question.terms or not (in_lower_case or word[0].isupper()):
            continue
        if engine.is_name(terms[0]) or not engine.holds(terms[0]):
            known = _Names(languages, engine)
            for spelling, other in other_spellings(word, question.language, known, by_own_rules=True):
                yield terms[0], other, spelling


def spellings_used(engine: Engine, question: Question, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the other spellings of the question's names that some texts have instead of those of the question."""
    links = list(names_in_other_scripts(engine, question))
    languages = (question.language, *engine.coverage.languages)
    used: dict[str, None] = {}
    for text in texts if links else ():
        terms = frozenset(term for language in languages for term in extract_terms(text, language))
        used |= {spelling: None for term, other, spelling in links if other in terms and term not in terms}
    return tuple(used)


@dataclass(frozen=True, slots=True)
class _Names:
    """What an engine knows of names, as `other_spellings` asks for it."""

    languages: Collection[str]
    _engine: Engine

    def prefetch_terms(self, terms: Iterable[str]) -> None:
        self._engine.prefetch_terms(terms)

    def holds(self, term: str) -> bool:
        return self._engine.holds(term)

    def is_name(self, term: str) -> bool:
        return self._engine.is_name(term)

    def writes(self, word: str) -> bool:
        return self._engine.writes(word)
