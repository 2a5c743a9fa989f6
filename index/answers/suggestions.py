"""Suggested questions, generated from the articles, and limited to those that have an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.answers.foreign import language_of
from index.answers.search import ask
from index.engine import Engine
from index.languages import DEFAULT_LANGUAGE, EnglishSuggestions, find_language
from index.model import Article
from index.question import may_hold_dates
from index.text import extract_name_terms, extract_terms, lazy_pattern, may_be_same_person

_ARTICLES = 40
_MAX_TRIED = 200
_ABOUT, _SAY, _NAMED = range(3)
"""Kinds of questions: what a person says about something, what they say at all, and what there is about a name."""
_NAME_ALONE = ("", "", "{topic}")
"""What is asked, by kind, in a language that lacks ways to ask."""
_NAME = lazy_pattern(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
_THING = lazy_pattern(EnglishSuggestions.THING)


@dataclass(frozen=True, slots=True)
class _Suggestion:
    """A question that an article may answer, and the person in it."""

    kind: int
    question: str
    speaker: str | None


def questions_to_try(engine: Engine, count: int = 3) -> list[str]:
    """Return up to `count` questions that `engine` answers, if possible each about a different person and article.

    It starts with the newest articles, and prefers what people say about something to what they say at all. That takes
    tens of milliseconds, a second at most.
    """
    speakers_by_question: dict[str, str | None] = {}  # each question with the person in it
    answering: set[str] = set()
    tried: set[str] = set()
    offered = [(article.id, list(_questions(engine, article))) for article in engine.newest(_ARTICLES)]
    for kind in (_ABOUT, _SAY, _NAMED, None):  # first, one per article and person; then any
        for article_id, questions in offered:
            for attempt in questions:
                if len(speakers_by_question) == count or len(tried) == _MAX_TRIED:
                    return list(speakers_by_question)
                taken = article_id in answering or attempt.speaker in speakers_by_question.values()
                if attempt.question in tried or (kind is not None and (taken or attempt.kind != kind)):
                    continue
                tried.add(attempt.question)
                answers = _answering(engine, attempt)
                if answers and (kind is None or answers not in answering):
                    speakers_by_question[attempt.question] = attempt.speaker
                    answering |= {answers, article_id}
    return list(speakers_by_question)


def _questions(engine: Engine, article: Article) -> Iterator[_Suggestion]:
    """Yield questions about an article in its language, best first: what somebody says about a name, or a thing."""
    wordings = _wordings(language_of(engine, article.id))
    quotations = [
        (quote.speaker, quote.text)
        for position in range(len(article.paragraphs))
        for quote in engine.quotes(article.id, position)
        if quote.certain and quote.kind != "indirect" and quote.speaker and " " in quote.speaker
    ]
    for speaker, words in quotations:
        for topic in (*_names(f"{words}\n{article.title}"), *_things(words, article)):
            if not set(extract_terms(speaker)) & set(extract_terms(topic)):
                yield from _worded(wordings, _ABOUT, speaker, topic)
    for speaker, _ in quotations:
        yield from _worded(wordings, _SAY, speaker)
    for topic in _names(article.title):
        yield from _worded(wordings, _NAMED, None, topic)


def _wordings(code: str) -> tuple[str, str, str]:
    """Return what is asked in a language, by kind; "" for the kinds that it has no question for."""
    language = find_language(code) if code != DEFAULT_LANGUAGE else None
    if language is None:
        return EnglishSuggestions.TO_TRY
    return language.asking.to_try if language.asking else _NAME_ALONE


def _worded(wordings: tuple[str, str, str], kind: int, speaker: str | None, topic: str = "") -> Iterator[_Suggestion]:
    if wordings[kind]:
        yield _Suggestion(kind, wordings[kind].format(speaker=speaker, topic=topic), speaker)


def _names(text: str) -> list[str]:
    """Return the names inside sentences, without possessives, months and days."""
    names = (re.sub("['’]s$", "", name) for name in _NAME().findall(text))
    return [
        name for name in dict.fromkeys(names) if extract_terms(name) and not may_hold_dates(set(name.lower().split()))
    ]


def _things(words: str, article: Article) -> list[str]:
    """Return things in `words` that the article mentions elsewhere, too: "the window"."""
    text = "\n".join((article.title, *article.paragraphs)).lower()
    things = dict.fromkeys(_THING().findall(words))
    repeated = [thing for thing in things if extract_terms(thing) and len(re.findall(rf"\b{thing}\b", text)) > 1]
    return [EnglishSuggestions.THE_THING.format(thing) for thing in repeated]


def _answering(engine: Engine, tried: _Suggestion) -> str | None:
    """Return the article that answers a question in the person's own words; None if none does."""
    answer = ask(engine, tried.question, top=1)
    if not answer.found or not answer.passages:
        return None
    first = answer.passages[0]
    if tried.speaker is None:
        return first.article_id
    own = first.speaker is not None and may_be_same_person(
        extract_name_terms(tried.speaker), extract_name_terms(first.speaker)
    )
    return first.article_id if own else None
