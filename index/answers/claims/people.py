"""Claims about people: what no article says with them, and whether it has their full name. Not about dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from index.engine import MAX_EVIDENCE_TERMS, Engine, Evidence
from index.languages import DEFAULT_LANGUAGE, EnglishAsking
from index.model import Hit
from index.question import Question
from index.text import cached_name_terms, lazy_pattern, may_be_same_person

MAX_CHECKED_PARAGRAPHS = 500
"""Maximum number of paragraphs with a name, or after one with it, for all of their articles to be checked.

That is about 240 articles, which take 3 ms of processor time.
"""


MOST_NAMESAKES = 2
"""Maximum number of namesakes to show."""

_MOST_APART = 50  # paragraphs with a name in which somebody of that name may speak
_COUNTED = 500  # leading paragraphs of an article whose terms the evidence counts

_DESCRIPTION = lazy_pattern(EnglishAsking.DESCRIPTION, re.IGNORECASE)


def never_mentioned_together(engine: Engine, question: Question) -> bool:
    """Return whether no article that names the person in question mentions any word of the topic.

    False also if that isn't checked: the question has no person or no topic, the index doesn't have the person by that
    name, has articles in another language, or too many paragraphs have the surname.
    """
    if not may_tell_of_all(engine, question):
        return False
    hits, evidence = read_with_surname(engine, question)
    if not 0 < len(hits) <= MAX_CHECKED_PARAGRAPHS:
        return False
    if not has_person(engine, question, hits, evidence):
        return False
    return not articles_with_topic(engine, question, hits, evidence)


def may_tell_of_all(engine: Engine, question: Question) -> bool:
    """Return whether the words of a question's person and topic can tell of all articles.

    In another language, the topic has other words, and the name may have other letters.
    """
    has_words = bool(question.speaker and question.topic) and all(map(engine.holds, question.topic))
    coverage = engine.coverage
    return has_words and not coverage.has_others and {*coverage.languages} <= {question.language}


def find_namesakes(engine: Engine, question: Question) -> list[str]:
    """Return the speakers with the surname in question, if no paragraph has the full name.

    Empty also if that isn't checked: the question gives no first name, only a description ("the guy from the bank"), or
    too many paragraphs have the surname.
    """
    if len(question.speaker) < 2 or question.speaker_is_role or _DESCRIPTION().match(question.speaker_text):
        return []
    hits, evidence = read_with_surname(engine, question)
    if len(hits) > MAX_CHECKED_PARAGRAPHS:
        return []
    if has_person(engine, question, hits, evidence):
        return []
    named = (name for hit in hits for name in sorted(engine.speakers(hit.article_id, hit.position)))
    surname, language = question.speaker[-1], question.language
    return list(dict.fromkeys(name for name in named if _is_whole_name(name, surname, language)))[:MOST_NAMESAKES]


def speak_apart(engine: Engine, first: str, second: str) -> bool:
    """Return whether two surnames, as terms, speak in an article without the other, unlike Marks and Spencer."""
    return all(_speaks_without(engine, own, other) for own, other in ((first, second), (second, first)))


def _speaks_without(engine: Engine, own: str, other: str) -> bool:
    languages = engine.coverage.languages or (DEFAULT_LANGUAGE,)
    for hit in engine.search([own], _MOST_APART):
        for name in engine.speakers(hit.article_id, hit.position):
            terms = {term for language in languages for term in cached_name_terms(name, language)}
            if own in terms and other not in terms:
                return True
    return False


def _is_whole_name(name: str, surname: str, language: str) -> bool:
    terms = cached_name_terms(name, language)
    return len(terms) > 1 and terms[-1] == surname and name[:1].isupper()


def read_with_surname(engine: Engine, question: Question) -> tuple[Sequence[Hit], Evidence]:
    """Return the paragraphs with the surname in question, and which terms of the question they have."""
    columns = _columns(question)
    return engine.search_with_evidence(question.speaker[-1:], MAX_CHECKED_PARAGRAPHS + 1, columns)


def _columns(question: Question) -> list[str]:
    return [*dict.fromkeys((*question.speaker, *question.topic))][:MAX_EVIDENCE_TERMS]


def has_person(engine: Engine, question: Question, hits: Sequence[Hit], evidence: Evidence) -> bool:
    """Return whether any paragraph has the full name of the person in question, or attributes words to them."""
    return any(_name_person(engine, question, hits, evidence))


def articles_with_topic(engine: Engine, question: Question, hits: Sequence[Hit], evidence: Evidence) -> Collection[str]:
    """Return the ids of those articles that have a word of the topic, in the headline or in a paragraph."""
    terms = [column for column, term in enumerate(_columns(question)) if term in question.topic]
    counts = evidence.article_counts[evidence.articles]
    with_topic: list[bool] = (evidence.headline[:, terms] | (counts[:, terms] > 0)).any(axis=1).tolist()  # type: ignore[assignment]
    # The evidence doesn't count all paragraphs of a very long article.
    is_long: list[bool] = (evidence.article_lengths[evidence.articles] > _COUNTED).tolist()
    return {
        hit.article_id
        for hit, has_topic, long in zip(hits, with_topic, is_long, strict=True)
        if has_topic or (long and any(engine.mentions(hit.article_id, term) for term in question.topic))
    }


def _name_person(engine: Engine, question: Question, hits: Sequence[Hit], evidence: Evidence) -> Iterator[bool]:
    """Yield whether each paragraph has the person's full name as asked, or attributes words to them."""
    terms = [column for column, term in enumerate(_columns(question)) if term in question.speaker]
    whole: list[bool] = evidence.own[:, terms].all(axis=1).tolist()  # type: ignore[assignment]
    for has_name, hit in zip(whole, hits, strict=True):
        named = () if has_name else engine.speakers(hit.article_id, hit.position)
        yield has_name or any(
            may_be_same_person(question.speaker, cached_name_terms(name, question.language)) for name in named
        )
