"""Question to Answer: the best passages, or an honest "not found"."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.article import Article
from index.engine import Coverage, Engine, Hit
from index.names import name_terms, same_person
from index.passages import Passage, passages
from index.question import Question, understand
from index.terms import terms

FOUND = 0.55
"""Chosen on the tuning sets: of the questions that have an answer, 92 % and 94 % reach it; of those that have none,
85 % and 98 % don't (squad and quotes)."""

CANDIDATES = 3
"""So many of the best passages are looked at, however few are wanted; those below `FOUND` are not shown."""

# "What did X say about Y": what being said by X adds to a paragraph about Y, and X being named there alone.
SPEAKER_GAIN = 1.5
NAMED_ONLY = 0.3
RERANKED = 50
NOT_SPEAKING = 0.3  # how far a passage about Y counts in which X doesn't speak


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question.

    `confidence`, that of the surest passage, runs from 0 to 1. `passages` holds those that reach `FOUND`, best first.
    Where none does, `nearest` names the articles that come closest. `coverage` is what was searched.
    """

    question: str
    found: bool
    confidence: float
    took_ms: float
    passages: tuple[Passage, ...]
    nearest: tuple[Article, ...]
    coverage: Coverage


def ask(engine: Engine, text: str, top: int = 3) -> Answer:
    """Answers the question `text` with up to `top` passages. Blocking: a few milliseconds of work."""
    started = time.perf_counter()
    question = understand(text)
    # The sentence to mark is the one about the topic: the speaker's name stands anywhere.
    wanted = question.topic or question.terms
    best = passages(engine, find(engine, question, max(RERANKED, 10 * top)), wanted, max(top, CANDIDATES))
    sure = [(passage, _confidence(engine, passage, question)) for passage in best]
    shown = [passage for passage, confidence in sure if confidence >= FOUND][:top]
    nearest = {} if shown else {passage.article_id: engine.article(passage.article_id) for passage in best}
    return Answer(
        question=text,
        found=bool(shown),
        confidence=round(max((confidence for _, confidence in sure), default=0.0), 3),
        took_ms=round(1000 * (time.perf_counter() - started), 2),
        passages=tuple(shown),
        nearest=tuple(nearest.values()),
        coverage=engine.coverage,
    )


def find(engine: Engine, question: Question, k: int) -> list[Hit]:
    """The best `k` paragraphs, best first, their scores as shares of the best possible score.

    Where the question asks what somebody says about something, the best 50 are ranked anew: paragraphs about the
    topic gain if the person speaks in them, and a little if they are named.
    """
    if not question.terms:
        return []
    best = engine.best_possible(question.terms)
    hits = [replace(hit, score=hit.score / best) for hit in engine.search(question.terms, k)]
    if not question.speaker:
        return hits
    ranked = _by_speaker(engine, question, hits[:RERANKED])
    return ranked + hits[RERANKED:]


def _by_speaker(engine: Engine, question: Question, hits: Sequence[Hit]) -> list[Hit]:
    best = engine.best_possible(question.topic)
    gains = [
        SPEAKER_GAIN * _speaks(engine, question, hit.article_id, [hit.position]) * topic / best
        for hit, topic in zip(hits, engine.scores(question.topic, hits), strict=True)
    ]
    ranked = [replace(hit, score=hit.score + gain) for hit, gain in zip(hits, gains, strict=True)]
    return sorted(ranked, key=lambda hit: -hit.score)


def _speaks(engine: Engine, question: Question, article_id: str, positions: Sequence[int]) -> float:
    """1 if the speaker asked for says something in these paragraphs, less if they are only named there, else 0."""
    speakers = {quote.speaker for position in positions for quote in engine.quotes(article_id, position)}
    if any(speaker and same_person(question.speaker, name_terms(speaker)) for speaker in speakers):
        return 1.0
    named = any(question.speaker[-1] in terms(engine.paragraph(article_id, position)) for position in positions)
    return NAMED_ONLY if named else 0.0


def _confidence(engine: Engine, passage: Passage, question: Question) -> float:
    """How much of the question the passage covers, with its speakers and its headline.

    The share of the question's terms, weighted by idf; for "What did X say about Y", the mean of that and of the
    share of Y alone, the latter in full only if X speaks in the passage.
    """
    positions = [paragraph.position for paragraph in passage.paragraphs]
    quotes = [quote for position in positions for quote in engine.quotes(passage.article_id, position)]
    speakers = {quote.speaker for quote in quotes if quote.speaker}
    texts = (passage.title, *speakers, *(paragraph.text for paragraph in passage.paragraphs))
    held = {term for text in texts for term in terms(text)}
    covered = _share(engine, question.terms, held)
    if not question.speaker:
        return covered
    speaks = _speaks(engine, question, passage.article_id, positions)
    if speaks < 1 and any(_is_namesake(question.speaker, name_terms(speaker)) for speaker in speakers):
        return covered / 2  # Sofia Ekberg's words are no answer about Tomas Ekberg
    return (covered + min(1.0, speaks + NOT_SPEAKING) * _share(engine, question.topic, held)) / 2


def _is_namesake(asked: Sequence[str], named: Sequence[str]) -> bool:
    return bool(named) and asked[-1] == named[-1] and not same_person(asked, named)


def _share(engine: Engine, wanted: Sequence[str], held: set[str]) -> float:
    total = sum(engine.idf(term) for term in wanted)
    return sum(engine.idf(term) for term in wanted if term in held) / total if total else 0.0
