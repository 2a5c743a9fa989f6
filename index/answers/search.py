"""Answering a question: understanding it with what an index knows, then the best passages, or an honest "not found".

Not for how passages are found: see `finding.py`.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from index.answers.answer import DEFAULT_VIEW, Answer, View, build_limits
from index.answers.claims import speak_apart
from index.answers.finding import answer_alone, with_dates_as_words
from index.answers.foreign import search_for_names
from index.answers.links import LookAhead
from index.answers.parts import answer_parts
from index.answers.ranking import rank
from index.answers.talk import find_people, recall
from index.engine import Engine
from index.model import Hit
from index.question import Question, may_mean_people, read_romanised, split_parts, understand
from index.text import NameKind, extract_terms


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
    first = search_for_names(engine, understand(parts[0], day, facts, earlier, whole=text))
    second = search_for_names(engine, understand(parts[1], day, facts, first, whole=text))
    return replace(first, text=text, resolved=first.resolved or parts[0], also=second)


def answer_understood(
    engine: Engine, question: Question, view: View, top: int | None = None, started: float | None = None
) -> Answer:
    """Answer an interpreted question with the given `view`. Blocks, as `ask` does.

    Dates, follow-ups and corrections stay as first interpreted; the articles are current. `started` is the time when
    work began, by `time.perf_counter`, if not now.
    """
    started = time.perf_counter() if started is None else started
    if question.also and not question.small_talk:
        return answer_parts(engine, question, question.also, view, top, started)
    return answer_alone(engine, question, view, top, started)


def find_hits(engine: Engine, question: Question, k: int) -> list[Hit]:
    """Return the best `k` paragraphs, best first."""
    question = with_dates_as_words(engine, question)
    return [ranked.hit for ranked in rank(engine, question, k, build_limits(question))]


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
