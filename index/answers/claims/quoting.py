"""Claims about quotations: that nobody quotes a person on a topic. Not about what the articles mention of them."""

from __future__ import annotations

from collections.abc import Collection

from index.answers.claims.people import (
    MAX_CHECKED_PARAGRAPHS,
    articles_with_topic,
    has_person,
    may_tell_of_all,
    read_with_surname,
)
from index.engine import Engine
from index.model import Hit
from index.question import Question
from index.text import cached_name_terms, may_be_same_person


def never_quoted_on(engine: Engine, question: Question) -> bool:
    """Return whether no article that mentions a word of the topic has words of the person in question.

    False also if that isn't checked: the question has no person or no topic, the index doesn't have the person by that
    name or a word of the topic, has articles in another language, too many paragraphs have the surname, or nobody known
    speaks beside it.
    """
    if not may_tell_of_all(engine, question):
        return False
    hits, evidence = read_with_surname(engine, question)
    if not 0 < len(hits) <= MAX_CHECKED_PARAGRAPHS or not has_person(engine, question, hits, evidence):
        return False
    on_topic = articles_with_topic(engine, question, hits, evidence)
    return not any(_may_quote(engine, question, hit) for hit in hits if hit.article_id in on_topic)


def _may_quote(engine: Engine, question: Question, hit: Hit) -> bool:
    """Return whether a paragraph has words of the person in question, or of nobody known."""
    names = engine.speakers(hit.article_id, hit.position)
    if not names:
        return bool(engine.quotes(hit.article_id, hit.position))
    return is_quoted(question, names)


def is_quoted(question: Question, names: Collection[str]) -> bool:
    """Return whether one of some speakers' names may be that of the person in question."""
    terms = (cached_name_terms(name, question.language) for name in names)
    return any(may_be_same_person(question.speaker, each) or question.speaker[-1] in each for each in terms)
