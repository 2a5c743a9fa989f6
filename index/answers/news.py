"""News for the followers of a question: new articles that answer it.

An article is new, by its id, if the follower hasn't been sent it and it wasn't in the index when they began to follow;
and if it wasn't published long before that, even if it was indexed later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.answers.answer import DEFAULT_PASSAGES, DEFAULT_VIEW, Answer, View, build_limits
from index.answers.exclusions import Exclusions
from index.answers.finding import find_answering_hits
from index.answers.passages import build_fingerprint, build_passages
from index.answers.ranking import FOUND_CONFIDENCE
from index.answers.search import answer_understood
from index.engine import Engine
from index.model import Hit, Limits
from index.question import Question, date_words_of, is_relative_date, may_hold_dates, read_dates
from index.text import Fingerprint, extract_question_terms, lazy_pattern

GRACE_PERIOD = timedelta(days=3)
"""Maximum age, when a question is first followed, of articles that may be news: an outlet's clock may be wrong, and an
article may reach the index a little late."""

NEARLY_FOUND_CONFIDENCE = FOUND_CONFIDENCE - 0.15
"""Minimum confidence, when a question is first followed, for an article to count as known: confidence changes a little
with every article of an index."""

_NOTHING = Exclusions()
_ROUNDS = 20  # limit on a search's best hits: beyond that, results are incomplete


@dataclass(frozen=True, slots=True)
class News:
    """The ids of new articles that answer a question, with an answer.

    `answer` shows the best passage of as many of them as fit, without any that repeats known articles; None if all do.
    `articles` also has those that the follower doesn't want to be told of, which no answer shows.
    """

    articles: tuple[str, ...]
    answer: Answer | None


def standing_question(question: Question, today: date) -> Question | None:
    """Return a question in the form to repeat from `today` on; None if its dates are over and no news can answer it.

    Relative dates ("today", "last week", "the past 3 days") are left out: a follower wants news from now on. Calendar
    dates stay ("since March", "in 2026").
    """
    other = date_words_of(question.language)
    if question.since or question.until:
        if is_relative_date(question.dates_as, other):
            return _without_dates(question, question.terms)
        return None if question.until and question.until < today else question
    words = " ".join(question.text.split())
    if not (other or may_hold_dates(frozenset(_WORD().findall(words.lower())))):
        return question
    if dates := read_dates(words, today, other=other):
        # No article is from these dates, so they have been read as words of the question.
        added = tuple(extract_question_terms(dates.words, question.language, mixed=True))
        if added and question.terms[-len(added) :] == added and is_relative_date(dates.words, other):
            return _without_dates(question, question.terms[: -len(added)])
    return question


def find_answering_articles(engine: Engine, question: Question, began: date, view: View = DEFAULT_VIEW) -> list[str]:
    """Return the ids of articles that answer a question, or nearly do, and would otherwise count as news."""
    hits = _hits(engine, question, began, view, (), NEARLY_FOUND_CONFIDENCE)
    return list(dict.fromkeys(hit.article_id for hit in hits))


def find_news(
    engine: Engine,
    question: Question,
    began: date,
    known_articles: Collection[str],
    top: int,
    view: View = DEFAULT_VIEW,
    exclusions: Exclusions = _NOTHING,
) -> News | None:
    """Find news for a follower of a question since the day `began` who knows of `known_articles`.

    Return None if there is none. The answer shows up to `top` articles, none that `exclusions` cover; its question is
    limited to all new ones.
    """
    hits = list(_hits(engine, question, began, view, known_articles, FOUND_CONFIDENCE))
    if not hits:
        return None
    articles = tuple(dict.fromkeys(hit.article_id for hit in hits))
    if exclusions:
        hits = [hit for hit in hits if not exclusions.cover(engine, hit.article_id)]
        # What is left out told the follower nothing: another outlet may still bring the same words.
        known_articles = [id_ for id_ in known_articles if engine.has(id_) and not exclusions.cover(engine, id_)]
    fresh = _without_repeats(engine, question, hits, known_articles)
    return News(articles, _build_answer(engine, question, fresh, top, view) if fresh else None)


def _without_dates(question: Question, terms: tuple[str, ...]) -> Question:
    return replace(question, terms=terms, terms_with_dates=terms, since=None, until=None, dates_as="")


def _hits(
    engine: Engine, question: Question, began: date, view: View, known_articles: Collection[str], least: float
) -> Iterator[Hit]:
    """Yield answering paragraphs of unknown articles that may be news."""
    limits, left_out = build_limits(question, view), frozenset(known_articles)
    since = began - GRACE_PERIOD if limits.since is None else max(began - GRACE_PERIOD, limits.since)
    undated = not (question.since or question.until)
    for _ in range(_ROUNDS):
        limits = replace(limits, since=since, without=left_out, undated=undated)
        new_hits = find_answering_hits(engine, question, view, limits, least)
        yield from new_hits
        if not new_hits:
            return
        left_out |= {hit.article_id for hit in new_hits}


def _without_repeats(
    engine: Engine, question: Question, hits: Sequence[Hit], known_articles: Collection[str]
) -> list[Hit]:
    """Return the hits that don't repeat a known article: another outlet may carry the same words a day later."""
    if not known_articles:
        return list(hits)
    limits = Limits(articles=frozenset(known_articles))
    known_hits = find_answering_hits(engine, question, DEFAULT_VIEW, limits, NEARLY_FOUND_CONFIDENCE)
    known_texts = [_fingerprint(engine, hit) for hit in known_hits]
    return [hit for hit in hits if not _is_among(_fingerprint(engine, hit), known_texts)]


def _fingerprint(engine: Engine, hit: Hit) -> Fingerprint:
    return build_fingerprint(engine, hit.article_id, hit.position, engine.paragraph(hit.article_id, hit.position))


def _is_among(fingerprint: Fingerprint, fingerprints: Sequence[Fingerprint]) -> bool:
    return any(other.is_near_duplicate(fingerprint) for other in fingerprints)


def _build_answer(engine: Engine, question: Question, hits: Sequence[Hit], top: int, view: View) -> Answer:
    """Return the answer limited to these articles, with the best passage of each."""
    best = list({hit.article_id: hit for hit in reversed(hits)}.values())[::-1]
    asked = replace(question, among=tuple(hit.article_id for hit in best), corrected=())
    shown, _ = build_passages(engine, best, question, top)
    answer = answer_understood(engine, asked, view, max(DEFAULT_PASSAGES, len(shown)))
    return replace(answer, found=True, passages=tuple(shown))


_WORD = lazy_pattern(r"\w+")
