"""What is new to somebody who follows a question: articles that answer it, and that weren't there before.

New is what its follower hasn't been told of and what wasn't there when they began, by the ids of articles; and nothing
that was published long before that, however late it came into the index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.answers.passages import passages
from index.answers.search import FOUND, PLAIN, TOP, Answer, View, answering, limits_of, look
from index.engine import Engine
from index.model import Hit, Limits
from index.question import Question, find_dates, goes_by_today, may_give_dates
from index.text import Print, lazily, question_terms

GRACE = timedelta(days=3)
"""An article that was published longer before a question was followed is no news: an outlet's clock may be wrong, and
an article may come into the index a little late."""

NEARLY = FOUND - 0.15
"""Articles that answer with this confidence when a question is followed count as known: how sure an answer is changes a
little with every article of an index."""

_ROUNDS = 20  # of a search's best: who asks for more than that isn't told everything


@dataclass(frozen=True, slots=True)
class News:
    """Articles that answer a question and that weren't known, by their ids.

    `answer` shows the best passage of each as far as they go, none of which repeats what was known; None where all do.
    """

    articles: tuple[str, ...]
    answer: Answer | None


def lasting(question: Question, today: date) -> Question | None:
    """A question as it is asked from `today` on; None where nothing new can answer it, since its dates are over.

    Dates that go by the day ("today", "last week", "the past 3 days") are left out: who follows a question wants what
    is new. Those of the calendar stay ("since March", "in 2026").
    """
    if question.since or question.until:
        if goes_by_today(question.dates_as):
            return _without_dates(question, question.terms)
        return None if question.until and question.until < today else question
    words = " ".join(question.text.split())
    if may_give_dates(frozenset(_WORD().findall(words.lower()))) and (dates := find_dates(words, today)):
        # No article lies in them, so that they were taken for words of the question.
        added = tuple(question_terms(f"a {dates.words}"))
        if added and question.terms[-len(added) :] == added and goes_by_today(dates.words):
            return _without_dates(question, question.terms[: -len(added)])
    return question


def answering_now(engine: Engine, question: Question, began: date, view: View = PLAIN) -> list[str]:
    """The ids of the articles that answer a question, or nearly do, and that would be news to who follows it now."""
    return list(dict.fromkeys(hit.article_id for hit in _hits(engine, question, began, view, (), NEARLY)))


def find_news(
    engine: Engine, question: Question, began: date, known: Collection[str], top: int, view: View = PLAIN
) -> News | None:
    """What is new to somebody who has followed a question since the day `began` and knows of the articles `known`.

    None where nothing is. Up to `top` articles are shown; all of them are what the answer's question is among.
    """
    hits = list(_hits(engine, question, began, view, known, FOUND))
    if not hits:
        return None
    articles = tuple(dict.fromkeys(hit.article_id for hit in hits))
    fresh = _without_repeats(engine, question, hits, known)
    return News(articles, _answer(engine, question, fresh, top, view) if fresh else None)


def _without_dates(question: Question, terms: tuple[str, ...]) -> Question:
    return replace(question, terms=terms, terms_with_dates=terms, since=None, until=None, dates_as="")


def _hits(
    engine: Engine, question: Question, began: date, view: View, known: Collection[str], least: float
) -> Iterator[Hit]:
    """The paragraphs that answer, in articles that may be news and aren't known."""
    limits, left_out = limits_of(question, view), frozenset(known)
    since = began - GRACE if limits.since is None else max(began - GRACE, limits.since)
    undated = not (question.since or question.until)
    for _ in range(_ROUNDS):
        found = answering(
            engine, question, view, replace(limits, since=since, without=left_out, undated=undated), least
        )
        yield from found
        if not found:
            return
        left_out |= {hit.article_id for hit in found}


def _without_repeats(engine: Engine, question: Question, hits: Sequence[Hit], known: Collection[str]) -> list[Hit]:
    """Those that aren't nearly the words of an article that is known: another outlet carries them a day later."""
    there = answering(engine, question, PLAIN, Limits(articles=frozenset(known)), NEARLY) if known else []
    prints = [Print(engine.paragraph(hit.article_id, hit.position)) for hit in there]
    return [hit for hit in hits if not _is_among(Print(engine.paragraph(hit.article_id, hit.position)), prints)]


def _is_among(here: Print, prints: Sequence[Print]) -> bool:
    return any(one.is_same(here) for one in prints)


def _answer(engine: Engine, question: Question, hits: Sequence[Hit], top: int, view: View) -> Answer:
    """What a look at these articles alone shows, but of each article its best passage."""
    best = list({hit.article_id: hit for hit in reversed(hits)}.values())[::-1]
    asked = replace(question, among=tuple(hit.article_id for hit in best), corrected=())
    shown, _ = passages(engine, best, question, top)
    return replace(look(engine, asked, view, max(TOP, len(shown))), found=True, passages=tuple(shown))


_WORD = lazily(r"\w+")
