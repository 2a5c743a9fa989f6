"""Somebody's relative or staff in question, "Lind's wife": only paragraphs that may have this person's words.

Not for whether an article names whose relative it is: see `roles.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from index.answers.links.languages import families_of
from index.engine import Engine
from index.languages import DEFAULT_LANGUAGE, KINSHIP, STAFF, find_language
from index.model import Hit
from index.question import Question
from index.text import cached_name_terms, extract_terms

_WORDS_BETWEEN = 2
"""Maximum number of words between the word for a relative and the relative's name, function words and the owner aside:
"die Frau von Otto Weller, Karla"."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def relation_of(engine: Engine, question: Question) -> tuple[frozenset[str], frozenset[str]]:
    """Return the terms of the word for a relative in the speaker in question, and those of whose relative it is.

    Both are empty unless the question asks for the words of somebody's relative or staff.
    """
    named = dict.fromkeys((*question.speaker, *extract_terms(question.speaker_text, question.language)))
    relation = frozenset(term for term in named if term in _relations(question.language))
    owner = frozenset(named) - relation
    titles = _titles(question.language)
    # "La secretaria de Educación" is nobody's.
    is_somebodys = any(term in titles or engine.is_name(term) or not engine.holds(term) for term in owner)
    return (relation, owner) if question.speaker and relation and is_somebodys else (frozenset(), frozenset())


def relative_check(engine: Engine, question: Question) -> Callable[[Hit], bool]:
    """Return what tells whether a paragraph may have the words of the relative in question.

    It is true of all paragraphs unless the question asks for somebody's relative or staff.
    """
    relation, owner = relation_of(engine, question)
    if not relation:
        return lambda _: True
    code = question.language
    same = relation.union(*(families_of(code).get(term, ()) for term in relation))

    def may_speak(hit: Hit) -> bool:
        paragraphs = engine.article(hit.article_id).paragraphs
        named = engine.speakers(hit.article_id, hit.position)
        if not named:
            is_speech = bool(engine.quotes(hit.article_id, hit.position))
            return is_speech and not same.isdisjoint(extract_terms(paragraphs[hit.position], code))
        apart = [terms for name in named if (terms := frozenset(cached_name_terms(name, code)) - owner)]
        return any(
            not terms.isdisjoint(same) or any(_stand_together(text, same, terms, owner, code) for text in paragraphs)
            for terms in apart
        )

    return may_speak


def _stand_together(
    text: str, relation: Collection[str], name: Collection[str], owner: Collection[str], code: str
) -> bool:
    """Return whether a text calls somebody of this name the relative: "Lind's wife Karla", "Karla, Lind's wife"."""
    terms = [term for term in _terms(text, code) if term not in owner]
    at = [place for place, term in enumerate(terms) if term in relation]
    return any(
        not set(terms[max(0, place - _WORDS_BETWEEN - 1) : place + _WORDS_BETWEEN + 2]).isdisjoint(name) for place in at
    )


def _terms(text: str, code: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        yield from extract_terms(word, code)


@cache
def _titles(code: str) -> frozenset[str]:
    """Return the terms of a language's words for people, not for bodies."""
    language = find_language(code)
    words = language.asking.titles if language and language.asking else frozenset[str]()
    return frozenset(term for word in words for term in extract_terms(word, code)[-1:])


@cache
def _relations(code: str) -> frozenset[str]:
    """Return the terms of a language's words for relatives and staff."""
    if code == DEFAULT_LANGUAGE:
        words: Collection[str] = KINSHIP | STAFF
    else:
        language = find_language(code)
        words = language.asking.relations if language and language.asking else ()
    return frozenset(term for word in words for term in extract_terms(word, code)[-1:])
