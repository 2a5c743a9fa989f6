"""Answering a question: the best passages, or an honest "not found"."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import zip_longest
from typing import Any

from index.answers.candidates import cached_name_terms
from index.answers.claims import find_namesakes, never_mentioned_together, speak_apart
from index.answers.foreign import (
    MAX_LANGUAGES,
    is_foreign,
    languages_to_name,
    search_for_names,
    spellings_used,
)
from index.answers.links import LookAhead, also_searched
from index.answers.passages import Passage, build_opening, build_passages, certain_speakers
from index.answers.ranking import FOUND_CONFIDENCE, RankedHit, Ranking, rank
from index.answers.talk import find_people, mentions_any, rank_in_talk, recall, remember_shown
from index.engine import Engine
from index.model import EVERYTHING, Article, Coverage, Hit, Limits
from index.question import (
    Question,
    date_words_of,
    is_relative_date,
    may_mean_people,
    read_romanised,
    split_parts,
    understand,
)
from index.text import NameKind, extract_terms, group_near_duplicates, may_be_same_person

MAY_HELP_CONFIDENCE = 0.16
"""Minimum confidence for showing the lead of the best article as one that may help, if no answer is found."""

DEFAULT_PASSAGES = 3
"""Default number of passages per page."""

DEFAULT_ARTICLES = 5
"""Default number of articles to list for a question without a topic, and of stories."""

TIE_MARGIN = 0.55
"""Maximum score difference between passages that answer about equally well; the newest of them comes first."""

LATEST_MARGIN = 1.5
"""The same for questions about the latest or current state: newness outweighs a slightly better score."""

REPEAT_PLACES = 2
"""Number of places by which an article's second passage moves back, its third twice as far, behind other sources."""

_CANDIDATES, _STORIES = 50, 200  # paragraphs, many of which may be of the same article
_NEAREST = 2
_TWINS = 2  # hits that may turn out to repeat others
_COMPARED = 3  # hits that the confidence of an answer that isn't found is based on
_ASKING_TERMS = 12  # maximum per question
_OPENING = 3  # paragraphs to compare articles by


@dataclass(frozen=True, slots=True)
class View:
    """The view of an answer: a page of passages, from 0; whether newest first; whether only those with quotations.

    `outlets` limits the search, in addition to any outlets in the question; empty for all. With `stories`, the newest
    articles come first, with one passage each: the best answer, or the opening if the question has no topic.
    """

    page: int = 0
    newest: bool = False
    quotes_only: bool = False
    outlets: frozenset[str] = frozenset()
    stories: bool = False


DEFAULT_VIEW = View()
"""The view that a question asks for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of the articles to a question.

    `confidence`, from 0 to 1, is that of the most confident passage. `passages` holds those that reach
    `FOUND_CONFIDENCE`, best first. If none does, `may_help` is an article that is likely to be on topic, if any;
    `nearest` lists others that share a name or the rarest word with the question; and `apart` is True if it has been
    checked that no article with the person in question mentions the topic. For a question without a topic, `listed`
    holds the newest articles. `more` tells whether another page follows. `coverage` describes the searched index,
    `understood` is the interpreted question.
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
    no_articles: bool = False
    """True if no article at all is from the dates in the question."""
    more: bool = False
    may_help: Article | None = None
    unanswered: tuple[str, ...] = ()
    """The unanswered part of a two-part question whose other part is answered."""
    namesakes: tuple[str, ...] = ()
    """Speakers with the surname in question, if no article has the person's first name."""
    languages: tuple[str, ...] = ()
    """Codes of the languages of these articles, if none of them is the question's; of all articles if none is found."""
    names_only: bool = False
    """True if no article is in the question's language, so that only its names and numbers were searched for."""


def ask(
    engine: Engine,
    text: str,
    top: int | None = None,
    today: date | None = None,
    follows: Question | None = None,
    view: View = DEFAULT_VIEW,
) -> Answer:
    """Answer the question `text` with up to `top` passages. Blocks for several milliseconds.

    `top` defaults to `DEFAULT_PASSAGES` passages, or `DEFAULT_ARTICLES` stories.

    `today` is the asker's current day (None: in UTC), `follows` the question that this one may follow up on.
    """
    started = time.perf_counter()

    def answer() -> Answer:
        question = understand_for(engine, text, today, follows)
        return answer_understood(engine, question, view, top, started)

    return engine.together((answer,))[0]


def understand_for(engine: Engine, text: str, today: date | None = None, follows: Question | None = None) -> Question:
    """Interpret the question `text` with the names in an engine's index; for the arguments, see `ask`."""
    romanised = read_romanised(text, _EngineFacts(engine))
    if romanised is None:
        return _understand(engine, text, today, follows)
    question = _understand(engine, romanised.text, today, follows)
    return replace(
        question,
        text=text,
        resolved=question.whole_text,
        corrected=((text, romanised.text), *question.corrected),
    )


def _understand(engine: Engine, text: str, today: date | None, follows: Question | None) -> Question:
    day = today or datetime.now(UTC).date()
    ahead = LookAhead(text, day, follows, engine.coverage.languages)
    engine.prefetch_terms(ahead.terms(), ahead.abbreviations(), misspelt=ahead.misspelt())
    earlier = recall(engine, follows) if follows else None
    facts = _EngineFacts(engine)
    if earlier and may_mean_people(text, facts, earlier):
        earlier = find_people(engine, earlier)
    parts = split_parts(
        text, lambda name: any(map(engine.has_name, extract_terms(name))), facts, partial(speak_apart, engine)
    )
    if parts is None:
        return search_for_names(engine, understand(text, day, facts, earlier))
    first = search_for_names(engine, understand(parts[0], day, facts, earlier))
    second = search_for_names(engine, understand(parts[1], day, facts, first))
    return replace(first, text=text, resolved=first.resolved or parts[0], also=second)


def answer_understood(
    engine: Engine, question: Question, view: View, top: int | None = None, started: float | None = None
) -> Answer:
    """Answer an interpreted question with the given `view`. Blocks, as `ask` does.

    Dates, follow-ups and corrections stay as first interpreted; the articles are current. `started` is the time when
    work began, by `time.perf_counter`, if not now.
    """
    started = time.perf_counter() if started is None else started
    if question.small_talk:
        return Answer(question.text, False, 0.0, _since(started), (), (), engine.coverage, question)
    if question.also:
        return _answer_parts(engine, question, question.also, view, top, started)
    if question.listing:
        return _list(engine, question, view, top if top and view.stories else DEFAULT_ARTICLES, started)
    return _find(engine, question, view, top or (DEFAULT_ARTICLES if view.stories else DEFAULT_PASSAGES), started)


def _answer_parts(
    engine: Engine, question: Question, second: Question, view: View, top: int | None, started: float
) -> Answer:
    """Answer a two-part question, alternating the passages of both parts, first part first."""
    each = ((top or DEFAULT_PASSAGES) + 1) // 2
    both = (replace(question, also=None), second)
    parts = engine.together([partial(answer_understood, engine, part, view, each) for part in both])
    if not all(part.found for part in parts) and (joint := _answer_jointly(engine, both, view, top, started)):
        return joint
    turns = zip_longest(*(part.passages for part in parts))
    passages = {(passage.article_id, passage.answer): passage for turn in turns for passage in turn if passage}
    best = parts[0] if parts[0].found or not parts[1].found else parts[1]
    understood = [part.understood for part in parts]
    corrected = tuple(dict.fromkeys(pair for each in understood for pair in each.corrected))
    return replace(
        best,
        question=question.text,
        took_ms=_since(started),
        passages=tuple(passages.values()),
        understood=replace(understood[0], also=understood[1], corrected=corrected),
        more=any(part.more for part in parts),
        unanswered=tuple(part.understood.whole_text for part in parts if not part.found) if best.found else (),
    )


def _answer_jointly(
    engine: Engine, parts: Sequence[Question], view: View, top: int | None, started: float
) -> Answer | None:
    """Return the answer to what two people say together on a topic: "the princes William and Harry said".

    None if it is no such question, or no paragraph that answers names both.
    """
    first, second = parts
    if not (first.speaker and second.speaker and first.topic == second.topic):
        return None
    terms = tuple(dict.fromkeys((*first.topic, *first.speaker, *second.speaker)))
    whole = replace(first, terms=terms, terms_with_dates=(), resolved="")
    joint = replace(whole, speaker=(), speaker_text="", topic=(), topic_text="")
    answer = _find(engine, joint, view, top or DEFAULT_PASSAGES, started)
    both = {first.speaker[-1], second.speaker[-1]}
    texts = (extract_terms(paragraph.text) for passage in answer.passages[:1] for paragraph in passage.paragraphs)
    if not any(both.issubset(terms) for terms in texts):
        return None
    return answer


def find_hits(engine: Engine, question: Question, k: int) -> list[Hit]:
    """Return the best `k` paragraphs, best first."""
    question = with_dates_as_words(engine, question)
    return [ranked.hit for ranked in rank(engine, question, k, build_limits(question))]


def build_limits(question: Question, view: View = DEFAULT_VIEW) -> Limits:
    """Return the limits of the search, by the question and the view."""
    until = question.until + timedelta(days=1) if question.until and question.until < date.max else None
    asked, viewed = frozenset(question.outlets), view.outlets
    outlets = asked & viewed if asked and viewed else asked or viewed or None  # nothing in common: search nothing
    return Limits(question.since, until, outlets, frozenset(question.among) or None)


class _EngineFacts:
    """An adapter from an engine to the `IndexFacts` that `understand` needs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def outlets(self) -> Sequence[str]:
        return self._engine.outlets

    @property
    def has_names(self) -> bool:
        return self._engine.has_names

    @property
    def languages(self) -> Collection[str]:
        return self._engine.coverage.languages

    @property
    def newest(self) -> date | None:
        return self._engine.coverage.last

    def has_name(self, term: str) -> bool:
        return self._engine.has_name(term)

    def names_near(self, term: str, edits: int) -> Collection[str]:
        return self._engine.names_near(term, edits)

    def prefetch_terms(self, terms: Iterable[str]) -> None:
        self._engine.prefetch_terms((), spellings=terms)

    def is_name(self, term: str) -> bool:
        return self._engine.is_name(term)

    def writes(self, word: str) -> bool:
        return self._engine.writes(word)

    def name_kind(self, term: str) -> NameKind:
        return self._engine.name_kind(term)

    def holds(self, term: str) -> bool:
        return self._engine.holds(term)


def _since(started: float) -> float:
    return round(1000 * (time.perf_counter() - started), 2)


def _find(engine: Engine, question: Question, view: View, top: int, started: float) -> Answer:
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
    newest_first = partial(sorted, key=partial(_age, engine))
    margin = LATEST_MARGIN if wants_newer else TIE_MARGIN
    ordered = newest_first(sure) if by_age else _other_sources_first(_ties_by_age(engine, sure, margin))
    engine.prefetch(ranked_hit.hit.article_id for ranked_hit in ordered[: first + top + _TWINS])
    hits = (ranked_hit.hit for ranked_hit in ordered if _is_shown(engine, question, view, ranked_hit.hit))
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
        took_ms=_since(started),
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


def find_answering_hits(
    engine: Engine, question: Question, view: View, limits: Limits, least: float = FOUND_CONFIDENCE
) -> list[Hit]:
    """Return paragraphs within `limits` that answer with at least the confidence `least`, best first; maybe not all."""
    ranked = rank(engine, question, _CANDIDATES, limits)
    hits = [ranked_hit.hit for ranked_hit in _ties_by_age(engine, ranked.at_least(least))]
    return [hit for hit in hits if _is_shown(engine, question, view, hit)]


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


def _is_shown(engine: Engine, question: Question, view: View, hit: Hit) -> bool:
    if view.quotes_only and not engine.quotes(hit.article_id, hit.position):
        return False
    return not _is_namesakes(engine, question, hit)


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
        took_ms=_since(started),
    )


def _group_stories(engine: Engine, articles: Iterable[Article]) -> list[tuple[Article, list[Article]]]:
    """Group the articles with near-duplicate openings."""
    return group_near_duplicates(
        articles,
        lambda article: "\n".join(article.paragraphs[:_OPENING]),
        lambda article: certain_speakers(engine, article.id, range(_OPENING)),
        lambda article: article.source,
    )


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


def _is_namesakes(engine: Engine, question: Question, hit: Hit) -> bool:
    """Return whether a paragraph has words of a namesake of the person in question, and none of that person."""
    if not question.speaker:
        return False
    named = [cached_name_terms(name, question.language) for name in engine.speakers(hit.article_id, hit.position)]
    same = [name_terms for name_terms in named if name_terms and name_terms[-1] == question.speaker[-1]]
    return bool(same) and not any(may_be_same_person(question.speaker, name_terms) for name_terms in same)


def _ties_by_age(engine: Engine, ranked: Iterable[RankedHit], margin: float = TIE_MARGIN) -> Iterator[RankedHit]:
    """Yield the same hits, sorting those that answer equally well from newest to oldest."""
    tied: list[RankedHit] = []
    for ranked_hit in ranked:
        if tied and ranked_hit.hit.score < tied[0].hit.score - margin:
            yield from _by_age(engine, tied)
            tied = []
        tied.append(ranked_hit)
    yield from _by_age(engine, tied)


def _other_sources_first(ranked: Iterable[RankedHit]) -> list[RankedHit]:
    """Return the same hits, moving an article's second and later ones behind others that answer nearly as well."""
    counts: Counter[str] = Counter()
    standings = []
    for place, ranked_hit in enumerate(ranked):
        repeats = counts[ranked_hit.hit.article_id]
        counts[ranked_hit.hit.article_id] += 1
        standings.append((place + REPEAT_PLACES * repeats, place, ranked_hit))
    return [ranked_hit for *_, ranked_hit in sorted(standings)]


def _by_age(engine: Engine, ranked: list[RankedHit]) -> list[RankedHit]:
    return sorted(ranked, key=partial(_age, engine)) if len(ranked) > 1 else ranked


def _age(engine: Engine, ranked_hit: RankedHit) -> int:
    return -engine.published_key(ranked_hit.hit.article_id)
