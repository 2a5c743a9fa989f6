"""Questions to try: made from what an index holds, and only such as it answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from index.article import Article, Quote
from index.engine import Engine
from index.quotes import name_terms, same_person
from index.searcher import ask
from index.terms import terms

_ARTICLES = 40
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")


def questions_to_try(engine: Engine, count: int = 3) -> list[str]:
    """Up to `count` questions, each about another person and article, that `engine` answers in that person's words.

    Takes from the newest articles; looking for them takes some ten milliseconds.
    """
    found: list[str] = []
    people: set[str] = set()
    for article in engine.newest(_ARTICLES):
        if len(found) == count:
            break
        for speaker, question in _questions(engine, article):
            if speaker not in people and _answers(engine, question, speaker):
                found.append(question)
                people.add(speaker)
                break
    return found


def _questions(engine: Engine, article: Article) -> Iterator[tuple[str, str]]:
    """Who says something in an article, with what can be asked: about a name in the same paragraph, or in general."""
    said = [
        quote
        for position in range(len(article.paragraphs))
        for quote in engine.quotes(article.id, position)
        if quote.certain and quote.kind != "indirect" and quote.speaker and " " in quote.speaker
    ]
    for quote in said:
        for topic in _topics(article, quote):
            yield str(quote.speaker), f"What did {quote.speaker} say about {topic}?"
    for speaker, _ in Counter(str(quote.speaker) for quote in said).most_common(2):
        yield speaker, f"What did {speaker} say?"


def _topics(article: Article, quote: Quote) -> list[str]:
    """Names in the words quoted, or in the headline, that aren't the speaker's own."""
    speaker = set(terms(quote.speaker or ""))
    names = [re.sub("['’]s$", "", name) for text in (quote.text, article.title) for name in _NAME.findall(text)]
    return [name for name in dict.fromkeys(names) if not speaker & set(terms(name)) and terms(name)]


def _answers(engine: Engine, question: str, speaker: str) -> bool:
    answer = ask(engine, question, top=1)
    first = answer.passages[0].speaker if answer.passages else None
    return first is not None and same_person(name_terms(speaker), name_terms(first))
