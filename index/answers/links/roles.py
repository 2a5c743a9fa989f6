"""Roles of something named: "the mayor of Orrin", "Lind's wife". Only an article that names it may have their words.

Not for who holds a role: no article is asked for that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from index.answers.links.alternatives import find_links
from index.engine import Engine
from index.languages import DEFAULT_LANGUAGE, EnglishAsking
from index.question import Question
from index.text import extract_terms

_ENDINGS = ("'s", "’s", "s'", "s’")
_LEAST = 3  # words of a role of something named, in other languages: "мэр города Оррин"


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
    if not question.speaker_is_role:
        return []
    words = question.speaker_text.split()
    is_english = question.language == DEFAULT_LANGUAGE
    owned = is_english and any(word.endswith(_ENDINGS) for word in words[:-1])
    if is_english and not owned and EnglishAsking.OF not in words:
        return []
    telling = [term for term in question.speaker if engine.is_name(term) or (is_english and not engine.holds(term))]
    if not telling or (not is_english and len(words) < _LEAST):
        return []
    if owned:  # "Lind's wife"
        telling = list(dict.fromkeys((*telling, question.speaker[-1])))
    alone = replace(question, terms=question.speaker, speaker=(), topic=(), who_said=False)
    links = find_links(engine, alone)
    return [[(term,), *(link.others for link in links if link.terms == (term,))] for term in telling]
