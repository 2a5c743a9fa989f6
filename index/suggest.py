"""Questions to try: made from what an index holds, and only such as it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Article
from index.engine import Engine
from index.names import name_terms, same_person
from index.searcher import ask
from index.terms import terms

_ARTICLES = 40
_TRIED = 200
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")


def questions_to_try(engine: Engine, count: int = 3) -> list[str]:
    """Up to `count` questions that `engine` answers, if it can each about another person and article.

    Takes from the newest articles; looking for them takes some ten milliseconds, a second at the most.
    """
    found: dict[str, str | None] = {}  # each question with the person whom it asks about
    tried: set[str] = set()
    articles = engine.newest(_ARTICLES)
    for again in (False, True):  # first one an article and person, then whatever there is
        for article in articles:
            for question, speaker in _questions(engine, article):
                if len(found) == count or len(tried) == _TRIED:
                    return list(found)
                if question in tried or (speaker in found.values() and not again):
                    continue
                tried.add(question)
                if _answers(engine, question, speaker):
                    found[question] = speaker
                    if not again:
                        break
    return list(found)


def _questions(engine: Engine, article: Article) -> Iterator[tuple[str, str | None]]:
    """What can be asked about an article, with the person asked about: best what somebody says about a name."""
    said = [
        (quote.speaker, quote.text)
        for position in range(len(article.paragraphs))
        for quote in engine.quotes(article.id, position)
        if quote.certain and quote.kind != "indirect" and quote.speaker and " " in quote.speaker
    ]
    for speaker, words in said:
        for topic in _names(f"{words}\n{article.title}"):
            if not set(terms(speaker)) & set(terms(topic)):
                yield f"What did {speaker} say about {topic}?", speaker
    for speaker, _ in said:
        yield f"What did {speaker} say?", speaker
    for topic in _names(article.title):
        yield f"What about {topic}?", None


def _names(text: str) -> list[str]:
    """Names in the middle of sentences, without a possessive."""
    names = (re.sub("['’]s$", "", name) for name in _NAME.findall(text))
    return [name for name in dict.fromkeys(names) if terms(name)]


def _answers(engine: Engine, question: str, speaker: str | None) -> bool:
    answer = ask(engine, question, top=1)
    if not answer.passages or speaker is None:
        return answer.found
    first = answer.passages[0].speaker
    return first is not None and same_person(name_terms(speaker), name_terms(first))
