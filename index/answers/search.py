"""Question to Answer: the best passages, or an honest "not found"."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from index.answers.passages import Passage, opening, passages
from index.answers.ranking import Ranked, known_terms, rank
from index.engine import Engine
from index.model import EVERYTHING, Article, Coverage, Hit, Limits
from index.question import Question, goes_by_today, understand
from index.text import fold, same_person

FOUND = 0.5
"""An answer counts as found from this confidence on. `ranking.py` says where it is reached."""

TOP = 3
"""So many passages are on a page, unless others are asked for."""

LISTED = 5
"""So many of the newest articles are listed where a question asks for no topic, and of stories."""

TIE = 0.01
"""Passages whose scores differ by no more than this share answer equally well."""

_CANDIDATES, _STORIES = 50, 200  # paragraphs; one article may hold many of them
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is looked at: a page of its passages, from 0; the newest ones first; those with quotes alone.

    `outlets` are the only ones to look at, of which a question may name some; none: all. `stories`: the newest articles
    first, each with one passage: the one that answers best, or how it begins where no topic is asked for.
    """

    page: int = 0
    newest: bool = False
    quotes_only: bool = False
    outlets: frozenset[str] = frozenset()
    stories: bool = False


PLAIN = View()
"""An answer as a question asks for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question.

    `confidence`, that of the surest passage, runs from 0 to 1. `passages` holds those that reach `FOUND`, best first.
    Where none does, `nearest` names the articles that come closest, and `apart` says whether the person and the topic
    asked about are both in the index, but never together. Where no topic was asked for, `listed` holds the newest
    articles. `more` says whether another page follows. `coverage` is what was searched, `understood` what was made of
    the question.
    """

    question: str
    found: bool
    confidence: float
    took_ms: float
    passages: tuple[Passage, ...]
    nearest: tuple[Article, ...]
    coverage: Coverage
    understood: Question = field(default_factory=lambda: Question("", ()))
    listed: tuple[Article, ...] = ()
    apart: bool = False
    more: bool = False


def ask(
    engine: Engine,
    text: str,
    top: int | None = None,
    today: date | None = None,
    follows: Question | None = None,
    view: View = PLAIN,
) -> Answer:
    """Answers the question `text` with up to `top` passages (`TOP`, or `LISTED` stories). Blocking: some milliseconds.

    `today` is the asker's day (UTC's if None), `follows` the question that this one may follow up on.
    """
    started = time.perf_counter()
    question = understand(text, today or datetime.now(UTC).date(), _Known(engine), follows)
    return look(engine, question, view, top, started)


def look(
    engine: Engine, question: Question, view: View, top: int | None = None, started: float | None = None
) -> Answer:
    """Answers a question that was understood before, as `view` wants it. Blocking, as `ask` is.

    Dates, follow-ups and mended words are what they were when it was asked; the articles are those of today. `started`
    is when work on it began, by `time.perf_counter`, if not now.
    """
    started = time.perf_counter() if started is None else started
    if question.listing:
        return _list(engine, question, view, top if top and view.stories else LISTED, started)
    return _find(engine, question, view, top or (LISTED if view.stories else TOP), started)


def find(engine: Engine, question: Question, k: int) -> list[Hit]:
    """The best `k` paragraphs, best first."""
    question = _with_dates_as_words(engine, question)
    return [ranked.hit for ranked in rank(engine, question, k, limits_of(question))]


def limits_of(question: Question, view: View = PLAIN) -> Limits:
    """What a question restricts the search to, and how it is looked at."""
    until = question.until + timedelta(days=1) if question.until and question.until < date.max else None
    named, wanted = frozenset(question.outlets), view.outlets
    outlets = named & wanted if named and wanted else named or wanted or None  # none in common: nothing is searched
    return Limits(question.since, until, outlets, frozenset(question.among) or None)


class _Known:
    """What an index knows, as `understand` wants it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def outlets(self) -> Sequence[str]:
        return self._engine.outlets

    @property
    def names(self) -> Mapping[str, str]:
        return self._engine.names

    @property
    def newest(self) -> date | None:
        return self._engine.coverage.last

    def holds(self, term: str) -> bool:
        return self._engine.holds(term)


def _since(started: float) -> float:
    return round(1000 * (time.perf_counter() - started), 2)


def _find(engine: Engine, question: Question, view: View, top: int, started: float) -> Answer:
    question = _with_dates_as_words(engine, question)
    first, least = view.page * top, _STORIES if view.stories else _CANDIDATES
    limits = limits_of(question, view)
    ranked = rank(engine, question, max(least, 10 * (first + top)), limits)
    sure, by_age = ranked.surer(FOUND), view.newest or view.stories or question.latest
    ordered = sorted(sure, key=partial(_age, engine)) if by_age else _ties_by_age(engine, sure)
    hits = (one.hit for one in ordered if _is_wanted(engine, question, view, one.hit))
    shown, more = passages(engine, _one_an_article(hits) if view.stories else hits, question, first + top)
    near = () if shown else _first_different(one.hit.article_id for one in ranked)
    return Answer(
        question=question.text,
        found=bool(shown),
        confidence=round(_surest(ranked.confidences, bool(shown)), 3),
        passages=tuple(shown[first:]),
        nearest=tuple(map(engine.article, near)),
        coverage=engine.coverage,
        understood=question,
        apart=not shown and limits == EVERYTHING and _are_apart(engine, question),
        more=more,
        took_ms=_since(started),
    )


def _one_an_article(hits: Iterable[Hit]) -> Iterator[Hit]:
    seen: set[str] = set()
    for hit in hits:
        if hit.article_id not in seen:
            seen.add(hit.article_id)
            yield hit


def answering(engine: Engine, question: Question, view: View, limits: Limits, least: float = FOUND) -> list[Hit]:
    """The paragraphs within `limits` that answer with a confidence of `least`, best first; many are not all."""
    ranked = rank(engine, question, _CANDIDATES, limits)
    return [one.hit for one in _ties_by_age(engine, ranked.surer(least)) if _is_wanted(engine, question, view, one.hit)]


def _first_different(names: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        if name not in found:
            found.append(name)
        if len(found) == _NEAREST:
            break
    return found


def _surest(confidences: Sequence[float], found: bool) -> float:
    """That of the surest passage; if none is shown, of those that come closest, some of which may be a namesake's."""
    return max(confidences, default=0.0) if found else min(FOUND, max(confidences[:_NEAREST], default=0.0))


def _is_wanted(engine: Engine, question: Question, view: View, hit: Hit) -> bool:
    if view.quotes_only and not engine.quotes(hit.article_id, hit.position):
        return False
    return not _is_namesakes(engine, question, hit)


def _list(engine: Engine, question: Question, view: View, count: int, started: float) -> Answer:
    """The newest articles in the dates and of the outlets that were asked for, the same story once."""
    first, last = view.page * count, (view.page + 1) * count
    wanted = engine.newest(4 * last, limits_of(question, view))
    newest = fold(wanted, lambda article: " ".join(article.paragraphs[:3]))
    here = newest[first:last]
    return Answer(
        question=question.text,
        found=bool(newest),
        confidence=float(bool(newest)),
        passages=tuple(opening(article, others) for article, others in here) if view.stories else (),
        nearest=(),
        coverage=engine.coverage,
        understood=question,
        listed=() if view.stories else tuple(article for article, _ in here),
        more=len(newest) > last,
        took_ms=_since(started),
    )


def _with_dates_as_words(engine: Engine, question: Question) -> Question:
    """The question without dates where no article lies in them: "in 1879" is part of what is asked, then.

    "Yesterday" isn't: where articles have dates, and none is of that day, nothing answers.
    """
    if not (question.since or question.until) or not question.terms_with_dates:
        return question
    if engine.coverage.last and goes_by_today(question.dates_as):
        return question
    if engine.newest(1, replace(limits_of(question), outlets=None)):
        return question
    return replace(question, terms=question.terms_with_dates, since=None, until=None, dates_as="")


def _is_namesakes(engine: Engine, question: Question, hit: Hit) -> bool:
    """Whether a paragraph holds words of another one with the surname asked for, and none of who was asked for."""
    if not question.speaker:
        return False
    named = [known_terms(name) for name in engine.speakers(hit.article_id, hit.position)]
    same = [each for each in named if each and each[-1] == question.speaker[-1]]
    return bool(same) and not any(same_person(question.speaker, each) for each in same)


def _are_apart(engine: Engine, question: Question) -> bool:
    speaks = bool(question.speaker) and engine.holds(question.speaker[-1])
    return speaks and bool(question.topic) and all(map(engine.holds, question.topic))


def _ties_by_age(engine: Engine, ranked: Iterable[Ranked]) -> Iterator[Ranked]:
    """The same, but of those that answer as well as each other, the newest first: what was known later."""
    tied: list[Ranked] = []
    for one in ranked:
        if tied and one.hit.score < (1 - TIE) * tied[0].hit.score:
            yield from _by_age(engine, tied)
            tied = []
        tied.append(one)
    yield from _by_age(engine, tied)


def _by_age(engine: Engine, ranked: list[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=partial(_age, engine)) if len(ranked) > 1 else ranked


def _age(engine: Engine, one: Ranked) -> int:
    return -engine.moment(one.hit.article_id)
