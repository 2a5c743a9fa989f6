"""Finding what answers a question of one part: the best passages, the newest articles, or an honest "not found".

Not for understanding a question, nor for those in two parts: see `search.py` and `parts.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from index.answers.answer import DEFAULT_ARTICLES, DEFAULT_PASSAGES, Answer, View, build_limits
from index.answers.claims import find_namesakes, never_mentioned_together
from index.answers.foreign import MAX_LANGUAGES, is_foreign, languages_to_name, search_for_names, spellings_used
from index.answers.links import also_searched, relative_check, role_check
from index.answers.passages import Passage, build_opening, build_passages, certain_speakers
from index.answers.ranking import (
    FOUND_CONFIDENCE,
    TIE_MARGIN,
    RankedHit,
    Ranking,
    age_key,
    other_sources_first,
    rank,
    ties_by_age,
)
from index.answers.talk import mentions_any, rank_in_talk, remember_shown
from index.engine import Engine
from index.model import EVERYTHING, Article, Coverage, Hit, Limits
from index.question import Question, date_words_of, find_spoken, is_relative_date
from index.text import cached_name_terms, extract_terms, group_near_duplicates, may_be_same_person

MAY_HELP_CONFIDENCE = 0.16
"""Minimum confidence for showing the lead of the best article as one that may help, if no answer is found."""

LATEST_MARGIN = 1.5
"""The same for questions about the latest or current state: newness outweighs a slightly better score."""

_CANDIDATES, _STORIES = 50, 200  # paragraphs, many of which may be of the same article
_NEAREST = 2
_TWINS = 2  # hits that may turn out to repeat others
_COMPARED = 3  # hits that the confidence of an answer that isn't found is based on
_ASKING_TERMS = 12  # maximum per question
_OPENING = 3  # paragraphs to compare articles by


def answer_alone(
    engine: Engine, question: Question, view: View, top: int | None = None, started: float | None = None
) -> Answer:
    """Answer an interpreted question of one part with the given `view`. Blocks for several milliseconds.

    For the arguments, see `ask`; `started` is the time when work began, by `time.perf_counter`, if not now.
    """
    started = time.perf_counter() if started is None else started
    if question.small_talk:
        return Answer(question.text, False, 0.0, since(started), (), (), engine.coverage, question)
    if question.listing:
        listed = _list(engine, question, view, top if top and view.stories else DEFAULT_ARTICLES, started)
        return listed if listed.found else _spoken_ahead(engine, question, view, top, started) or listed
    return find(engine, question, view, top or (DEFAULT_ARTICLES if view.stories else DEFAULT_PASSAGES), started)


def find(engine: Engine, question: Question, view: View, top: int, started: float) -> Answer:
    """Answer a question; in a language of few paragraphs, by its names and numbers if it isn't answered in that."""
    answer = _find_once(engine, question, view, top, started)
    main = engine.coverage.main_languages
    if answer.found or not main or not _is_in_few(engine.coverage, question.language):
        return answer
    names = search_for_names(engine, question, main)
    if names != question:
        answer = _find_once(engine, names, view, top, started)
    return replace(answer, names_only=True, languages=answer.languages if answer.found else main[:MAX_LANGUAGES])


def _is_in_few(coverage: Coverage, code: str) -> bool:
    """Return whether only few paragraphs are in a language."""
    return not coverage.has_others and code in coverage.languages and code not in coverage.main_languages


def _find_once(engine: Engine, question: Question, view: View, top: int, started: float) -> Answer:
    question = with_dates_as_words(engine, question)
    first, least = view.page * top, _STORIES if view.stories else _CANDIDATES
    limits = build_limits(question, view)
    ranked = rank_in_talk(engine, question, max(least, 10 * (first + top)), limits)
    by_age = view.newest or view.stories
    answers = max(ranked.confidences, default=0.0) >= FOUND_CONFIDENCE
    wants_newer = question.latest or (question.now and not question.speaker)
    sure = ranked.at_least(MAY_HELP_CONFIDENCE if wants_newer and answers else FOUND_CONFIDENCE)
    newest_first = partial(sorted, key=partial(age_key, engine))
    margin = LATEST_MARGIN if wants_newer else TIE_MARGIN
    ordered = newest_first(sure) if by_age else other_sources_first(ties_by_age(engine, sure, margin))
    engine.prefetch(ranked_hit.hit.article_id for ranked_hit in ordered[: first + top + _TWINS])
    hits = _shown_hits(engine, question, view, ordered)
    shown, more = build_passages(engine, _one_an_article(hits) if view.stories else hits, question, first + top)
    may_help, near = (None, []) if shown else _second_best(engine, question, ranked)
    engine.prefetch(name for name in (may_help, *near[:_NEAREST]) if name)
    # Claims first: an engine that is far away reads these articles with what they need.
    everywhere = not shown and limits == EVERYTHING
    claims: tuple[Callable[[], Any], ...] = (
        lambda: everywhere and never_mentioned_together(engine, question),
        lambda: tuple(find_namesakes(engine, question)) if everywhere else (),
        lambda: not shown and _has_no_articles(engine, question),
    )
    apart, namesakes, no_articles = engine.together(claims)
    return Answer(
        question=question.text,
        found=bool(shown),
        confidence=round(_surest(ranked.confidences, bool(shown)), 3),
        passages=tuple(shown[first:]),
        nearest=tuple(map(engine.article, near[:_NEAREST])),
        may_help=engine.article(may_help) if may_help else None,
        coverage=engine.coverage,
        understood=_with_synonyms(engine, remember_shown(question, shown, near), shown),
        apart=apart,
        no_articles=no_articles,
        namesakes=namesakes,
        languages=languages_to_name(engine, question, map(_shown_text, shown), bool(shown)),
        names_only=is_foreign(question, engine.coverage.languages, engine.coverage.has_others),
        more=more,
        took_ms=since(started),
    )


def find_answering_hits(
    engine: Engine, question: Question, view: View, limits: Limits, least: float = FOUND_CONFIDENCE
) -> list[Hit]:
    """Return paragraphs within `limits` that answer with at least the confidence `least`, best first; maybe not all."""
    ranked = rank(engine, question, _CANDIDATES, limits)
    return list(_shown_hits(engine, question, view, ties_by_age(engine, ranked.at_least(least))))


def with_dates_as_words(engine: Engine, question: Question) -> Question:
    """Read dates as ordinary words if no article is from these dates: "in 1879" is then part of the topic.

    This excludes "yesterday" and any day since the first article: without an article from that day, nothing answers.
    """
    if not (question.since or question.until) or not question.terms_with_dates:
        return question
    first = engine.coverage.first
    if first and is_relative_date(question.dates_as, date_words_of(question.language)):
        return question
    # A pasted paragraph mentions dates without asking for them.
    if first and len(question.terms) <= _ASKING_TERMS and (question.until is None or question.until >= first):
        return question
    if engine.covers(replace(build_limits(question), outlets=None)):
        return question
    return replace(question, terms=question.terms_with_dates, since=None, until=None, dates_as="")


def _list(engine: Engine, question: Question, view: View, count: int, started: float) -> Answer:
    """Return the newest articles from the dates and outlets in the question, with each story once."""
    first, last = view.page * count, (view.page + 1) * count
    candidates = engine.newest(4 * last, build_limits(question, view))
    newest = _group_stories(engine, candidates)
    page = newest[first:last]
    return Answer(
        question=question.text,
        found=bool(newest),
        no_articles=not newest and _has_no_articles(engine, question),
        confidence=float(bool(newest)),
        passages=tuple(build_opening(article, others) for article, others in page) if view.stories else (),
        nearest=(),
        coverage=engine.coverage,
        understood=question,
        listed=() if view.stories else tuple(article for article, _ in page),
        languages=languages_to_name(engine, question, [(article.id, "") for article, _ in page], bool(newest)),
        more=len(newest) > last,
        took_ms=since(started),
    )


def _spoken_ahead(engine: Engine, question: Question, view: View, top: int | None, started: float) -> Answer | None:
    """Return what articles said of the days to come in a question when they called them "tomorrow", if anything."""
    spoken = find_spoken(question.language, question.dates_as, question.since) if question.since else None
    if spoken is None:
        return None
    terms = tuple(extract_terms(spoken.words, question.language))
    words = replace(question, listing=False, terms=terms, since=spoken.since, until=spoken.until, dates_as="")
    answer = find(engine, words, view, top or DEFAULT_PASSAGES, started)
    passages = tuple(passage for passage in answer.passages if spoken.is_in(passage.answer.text))
    if not passages:
        return None
    shown = remember_shown(question, passages, ())
    return replace(answer, passages=passages, understood=shown, more=answer.more and passages == answer.passages)


def _group_stories(engine: Engine, articles: Iterable[Article]) -> list[tuple[Article, list[Article]]]:
    """Group the articles with near-duplicate openings."""
    return group_near_duplicates(
        articles,
        lambda article: "\n".join(article.paragraphs[:_OPENING]),
        lambda article: certain_speakers(engine, article.id, range(_OPENING)),
        lambda article: article.source,
    )


def _shown_text(passage: Passage) -> tuple[str, str]:
    """Return the article of a passage, and the paragraph that answers."""
    texts = (paragraph.text for paragraph in passage.paragraphs if paragraph.position == passage.answer.position)
    return passage.article_id, next(texts, "")


def _has_no_articles(engine: Engine, question: Question) -> bool:
    """Return whether no article of any outlet is from the dates in the question."""
    if not (question.since or question.until):
        return False
    return not engine.covers(replace(build_limits(question), outlets=None, articles=None))


def _with_synonyms(engine: Engine, question: Question, shown: Sequence[Passage]) -> Question:
    """Return a question with the synonyms in the first passage, and the other spellings of names in any."""
    if not shown:
        return replace(question, also_searched=())
    texts = ["\n".join(paragraph.text for paragraph in passage.paragraphs) for passage in shown]
    others = (*also_searched(engine, question, texts[0]), *spellings_used(engine, question, texts))
    return replace(question, also_searched=others)


def _one_an_article(hits: Iterable[Hit]) -> Iterator[Hit]:
    seen: set[str] = set()
    for hit in hits:
        if hit.article_id not in seen:
            seen.add(hit.article_id)
            yield hit


def _second_best(engine: Engine, question: Question, ranked: Ranking) -> tuple[str | None, list[str]]:
    """Return the article that may help, if there is one, and those that come closest besides it."""
    near = _nearest(engine, question, ranked)
    if near and near[0] == ranked.hits[ranked.order[0]].article_id and ranked.confidences[0] >= MAY_HELP_CONFIDENCE:
        return near[0], near[1:]
    return None, near


def _nearest(engine: Engine, question: Question, ranked: Iterable[RankedHit]) -> list[str]:
    """Return the closest articles, each with a name from the question, or its rarest word."""
    terms = [term for term in dict.fromkeys((*question.speaker[-1:], *question.terms)) if engine.holds(term)]
    telling = {term for term in terms if engine.is_name(term)} | {*sorted(terms, key=engine.idf)[-1:]}
    nearest: dict[str, None] = {}
    for ranked_hit in ranked:
        article_id = ranked_hit.hit.article_id
        if article_id not in nearest and mentions_any(engine, article_id, telling):
            nearest[article_id] = None
            if len(nearest) > _NEAREST:
                break
    return list(nearest)


def _surest(confidences: Sequence[float], is_found: bool) -> float:
    """Return the highest confidence of a passage or, if none is shown, of the closest hits.

    Some of these may be a namesake's.
    """
    if is_found:
        return max(confidences, default=0.0)
    return min(FOUND_CONFIDENCE, max(confidences[:_COMPARED], default=0.0))


def _shown_hits(engine: Engine, question: Question, view: View, ranked: Iterable[RankedHit]) -> Iterator[Hit]:
    """Yield the paragraphs to show: with quotations if the view wants that, and not of somebody else."""
    has_role, may_speak = role_check(engine, question), relative_check(engine, question)
    for hit in (ranked_hit.hit for ranked_hit in ranked):
        if view.quotes_only and not engine.quotes(hit.article_id, hit.position):
            continue
        if has_role(hit.article_id) and may_speak(hit) and not _is_namesakes(engine, question, hit):
            yield hit


def _is_namesakes(engine: Engine, question: Question, hit: Hit) -> bool:
    """Return whether a paragraph has words of a namesake of the person in question, and none of that person."""
    if not question.speaker:
        return False
    named = [cached_name_terms(name, question.language) for name in engine.speakers(hit.article_id, hit.position)]
    same = [name_terms for name_terms in named if name_terms and name_terms[-1] == question.speaker[-1]]
    return bool(same) and not any(may_be_same_person(question.speaker, name_terms) for name_terms in same)


def since(started: float) -> float:
    """Return the milliseconds since a time by `time.perf_counter`."""
    return round(1000 * (time.perf_counter() - started), 2)
