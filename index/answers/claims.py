"""Claims about all articles that an answer makes beyond its passages, each checked first."""

from __future__ import annotations

import re

from index.answers.candidates import cached_name_terms
from index.engine import Engine
from index.question import Question
from index.text import extract_terms, lazy_pattern, may_be_same_person

MAX_CHECKED_PARAGRAPHS = 500
"""Maximum number of paragraphs with a name, or after one with it, for all of their articles to be checked.

That is about 240 articles, which take 3 ms of processor time.
"""


MOST_NAMESAKES = 2
"""Maximum number of namesakes to show."""

_DESCRIPTION = lazy_pattern(r"(?:the|an?|some|this|that)\s", re.IGNORECASE)


def never_mentioned_together(engine: Engine, question: Question) -> bool:
    """Return whether no article that names the person in question mentions any word of the topic.

    False also if that isn't checked: the question has no person or no topic, the index doesn't have the person by that
    name, or too many paragraphs have the surname.
    """
    if not question.speaker or not question.topic or not all(map(engine.holds, question.topic)):
        return False
    hits = engine.search(question.speaker[-1:], MAX_CHECKED_PARAGRAPHS + 1)
    if not 0 < len(hits) <= MAX_CHECKED_PARAGRAPHS:
        return False
    if not any(_names(engine, question, hit.article_id, hit.position) for hit in hits):
        return False
    articles = {hit.article_id for hit in hits}
    return not any(_mentions(engine, question, article_id) for article_id in articles)


def find_namesakes(engine: Engine, question: Question) -> list[str]:
    """Return the speakers with the surname in question, if no paragraph has the full name.

    Empty also if that isn't checked: the question gives no first name, only a description ("the guy from the bank"), or
    too many paragraphs have the surname.
    """
    if len(question.speaker) < 2 or question.speaker_is_role or _DESCRIPTION().match(question.speaker_text):
        return []
    hits = engine.search(question.speaker[-1:], MAX_CHECKED_PARAGRAPHS + 1)
    if len(hits) > MAX_CHECKED_PARAGRAPHS:
        return []
    if any(_names(engine, question, hit.article_id, hit.position) for hit in hits):
        return []
    named = (name for hit in hits for name in sorted(engine.speakers(hit.article_id, hit.position)))
    surname = question.speaker[-1]
    return list(dict.fromkeys(name for name in named if _is_whole_name(name, surname)))[:MOST_NAMESAKES]


def _is_whole_name(name: str, surname: str) -> bool:
    terms = cached_name_terms(name)
    return len(terms) > 1 and terms[-1] == surname and name[:1].isupper()


def _names(engine: Engine, question: Question, article_id: str, position: int) -> bool:
    """Return whether a paragraph has the person's full name as asked, or attributes words to them."""
    if all(position in engine.positions_of(article_id, term) for term in question.speaker):
        return True
    named = engine.speakers(article_id, position)
    return any(may_be_same_person(question.speaker, cached_name_terms(name)) for name in named)


def _mentions(engine: Engine, question: Question, article_id: str) -> bool:
    """Return whether an article has any word of the topic, in its headline or in a paragraph."""
    headline = set(extract_terms(engine.head(article_id).title))
    return any(term in headline or engine.positions_of(article_id, term) for term in question.topic)
