"""Roles of something named: "the mayor of Orrin", "Lind's wife". Only an article that names it may have their words.

Not for who holds a role: no article is asked for that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from index.answers.links.alternatives import find_links
from index.answers.links.languages import families_of
from index.engine import Engine
from index.languages import DEFAULT_LANGUAGE, KINSHIP, EnglishAsking
from index.question import Question
from index.text import extract_terms

_LEAST_SPACES = 2  # in a role of something named, in other languages than English: "мэр города Оррин"


def role_check(engine: Engine, question: Question) -> Callable[[str], bool]:
    """Return what tells by its id whether an article has all that names the role in question, in any words for it.

    It is true of all articles unless the question asks for the words of a role that is of something named.
    """
    needed = _words_of_role(engine, question)

    @cache
    def has_role(article_id: str) -> bool:
        title = frozenset(extract_terms(engine.head(article_id).title, question.language)) if needed else frozenset()
        return all(
            any(all(term in title or engine.mentions(article_id, term) for term in terms) for terms in alternatives)
            for alternatives in needed
        )

    return has_role


def _words_of_role(engine: Engine, question: Question) -> list[list[tuple[str, ...]]]:
    """Return the ways to write each word that tells whose role it is; none for a person, or a role of nothing named."""
    is_english = question.language == DEFAULT_LANGUAGE
    telling = _english_words(engine, question) if is_english else _other_words(engine, question)
    if not telling:
        return []
    alone = replace(question, terms=question.speaker, speaker=(), topic=(), who_said=False)
    links = find_links(engine, alone)
    return [
        [
            (term,),
            *((other,) for other in families_of(question.language).get(term, ())),
            *(link.others for link in links if link.terms == (term,)),
        ]
        for term in telling
    ]


def _english_words(engine: Engine, question: Question) -> list[str]:
    """Return the names in a role ("the mayor of Orrin"), even unknown ones, with the word for a relative."""
    words = question.speaker_text.split()
    heads = [*words[-1:], *(word for word, following in pairwise(words) if following == EnglishAsking.OF)]
    relative = next((word.lower() for word in heads if word.lower() in KINSHIP), "")
    if not relative and not (question.speaker_is_role and EnglishAsking.OF in words):
        return []
    kin = frozenset(extract_terms(relative))
    # Of "the wife of Lind", the speaker is the wife alone.
    terms = dict.fromkeys((*question.speaker, *extract_terms(f"a {question.speaker_text}")))
    names = [term for term in terms if engine.is_name(term) or not engine.holds(term)]
    return [*names, *(term for term in kin if term not in names)] if names else []


def _other_words(engine: Engine, question: Question) -> list[str]:
    if not question.speaker_is_role or question.speaker_text.count(" ") < _LEAST_SPACES:
        return []
    return [term for term in question.speaker if engine.is_name(term)]
