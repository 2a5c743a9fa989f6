"""Questions to try: made from what an index holds, and only such as it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.answers.search import ask
from index.engine import Engine
from index.model import Article
from index.question import may_give_dates
from index.text import lazily, name_terms, same_person, terms

_ARTICLES = 40
_TRIED = 200
_ABOUT, _SAY, _NAMED = range(3)
"""What a question asks for: what a person says about something, or at all, or what there is about a name."""
_NAME = lazily(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
# A noun with nothing before it that is its own: "the window.", "our trains are".
_THING = lazily(
    r"\b(?:the|our|this|these|those) ([a-z]{4,})"
    r"(?=[.,;!?”\"]|\s(?:of|in|on|at|to|is|are|was|were|and|or|will|for|with|has|have)\b)"
)


@dataclass(frozen=True, slots=True)
class _Try:
    """A question that an article may answer, and the person whom it asks about."""

    kind: int
    question: str
    speaker: str | None


def questions_to_try(engine: Engine, count: int = 3) -> list[str]:
    """Up to `count` questions that `engine` answers, if it can each about another person and article.

    Takes from the newest articles, first what people say about something and then what they say at all. Looking for
    them takes some ten milliseconds, a second at the most.
    """
    found: dict[str, str | None] = {}  # each question with the person whom it asks about
    answering: set[str] = set()
    tried: set[str] = set()
    offered = [(article.id, list(_questions(engine, article))) for article in engine.newest(_ARTICLES)]
    for kind in (_ABOUT, _SAY, _NAMED, None):  # first one an article and person, then whatever there is
        for article_id, questions in offered:
            for each in questions:
                if len(found) == count or len(tried) == _TRIED:
                    return list(found)
                taken = article_id in answering or each.speaker in found.values()
                if each.question in tried or (kind is not None and (taken or each.kind != kind)):
                    continue
                tried.add(each.question)
                answers = _answering(engine, each)
                if answers and (kind is None or answers not in answering):
                    found[each.question] = each.speaker
                    answering |= {answers, article_id}
    return list(found)


def _questions(engine: Engine, article: Article) -> Iterator[_Try]:
    """What can be asked about an article: best what somebody says about a name, or about a thing of the article."""
    said = [
        (quote.speaker, quote.text)
        for position in range(len(article.paragraphs))
        for quote in engine.quotes(article.id, position)
        if quote.certain and quote.kind != "indirect" and quote.speaker and " " in quote.speaker
    ]
    for speaker, words in said:
        for topic in (*_names(f"{words}\n{article.title}"), *_things(words, article)):
            if not set(terms(speaker)) & set(terms(topic)):
                yield _Try(_ABOUT, f"What did {speaker} say about {topic}?", speaker)
    for speaker, _ in said:
        yield _Try(_SAY, f"What did {speaker} say?", speaker)
    for topic in _names(article.title):
        yield _Try(_NAMED, f"What about {topic}?", None)


def _names(text: str) -> list[str]:
    """Names in the middle of sentences, without a possessive; not those of months and days."""
    names = (re.sub("['’]s$", "", name) for name in _NAME().findall(text))
    return [name for name in dict.fromkeys(names) if terms(name) and not may_give_dates(set(name.lower().split()))]


def _things(words: str, article: Article) -> list[str]:
    """What words speak of that the article does elsewhere too: "the window"."""
    text = "\n".join((article.title, *article.paragraphs)).lower()
    things = dict.fromkeys(_THING().findall(words))
    return [f"the {thing}" for thing in things if terms(thing) and len(re.findall(rf"\b{thing}\b", text)) > 1]


def _answering(engine: Engine, tried: _Try) -> str | None:
    """The article that answers a question, in the person's own words; None if none does."""
    answer = ask(engine, tried.question, top=1)
    if not answer.found or not answer.passages:
        return None
    first = answer.passages[0]
    if tried.speaker is None:
        return first.article_id
    own = first.speaker is not None and same_person(name_terms(tried.speaker), name_terms(first.speaker))
    return first.article_id if own else None
