"""Hits ranked anew by more than BM25 sees: how close together the question's terms stand, and who speaks of them.

Two small re-rankings of the best hits gain more than any weight of a field. Scores are shares of the best possible
score; what is added to them was chosen on the tuning sets, and README.md says what it gains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine import MAX_EVIDENCE_TERMS, Engine, Evidence
from index.model import EVERYTHING, Hit, Limits
from index.question import Question
from index.text import extract_name_terms, may_be_same_person

RERANKED_HITS = 50
RERANKED_SPEECH_HITS = 100
"""Numbers of the best hits that are re-ranked; more for what somebody says, as the speaker is often not named."""

# What is added to a score, for questions of fact and for what is said about a topic.
NEAR_WEIGHT, ADJACENT_WEIGHT = 0.5, 0.2
TOPIC_NEAR_WEIGHT, SPEAKER_NEAR_WEIGHT = 0.6, 1.5
# How much it counts that the person asked about speaks in the paragraph, is named in it, or is named in the one before
# a paragraph with quotes.
SPEAKS_WEIGHT, NAMED_WEIGHT, NAMED_BEFORE_WEIGHT = 1.0, 0.5, 0.4

# The sums of evidence that give a confidence of 0.5, for questions of fact and for what somebody says.
FACT_HALF_POINT, SPEECH_HALF_POINT = 0.88, 0.6


class RankedHit(NamedTuple):
    """A hit, its score a share of the best possible one and what was added to it, and how sure it is an answer.

    `confidence` runs from 0 to 1.
    """

    hit: Hit
    confidence: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hits in a new order, made when they are looked at."""

    hits: Sequence[Hit]
    order: Sequence[int]
    scores: Sequence[float]
    confidences: Sequence[float]
    """One each of `order`, as `scores` are."""

    def __len__(self) -> int:
        return len(self.order)

    def __iter__(self) -> Iterator[RankedHit]:
        return map(self._ranked, range(len(self)))

    def at_least(self, least: float) -> Iterator[RankedHit]:
        """Return the hits of at least this confidence."""
        return (self._ranked(index) for index, sure in enumerate(self.confidences) if sure >= least)

    def _ranked(self, index: int) -> RankedHit:
        hit = self.hits[self.order[index]]
        return RankedHit(Hit(hit.article_id, hit.position, self.scores[index]), self.confidences[index])


def rank(engine: Engine, question: Question, k: int, limits: Limits = EVERYTHING) -> Ranking:
    """Return the best `k` paragraphs for a question, best first; all of them hold some term of it."""
    if not question.terms:
        return Ranking((), (), (), ())
    # The surname first: a question may have more terms than are looked for.
    distinct_terms = dict.fromkeys((*question.speaker[-1:], *question.terms, *question.topic, *question.speaker))
    column_terms = list(distinct_terms)[:MAX_EVIDENCE_TERMS]
    asks_speech = bool(question.speaker) or question.who_said
    reranked = RERANKED_SPEECH_HITS if asks_speech else RERANKED_HITS
    hits, evidence = engine.search_with_evidence(question.terms, max(k, reranked), column_terms, limits)
    if not hits:
        return Ranking((), (), (), ())
    idf = {term: engine.idf(term) for term in column_terms}
    base = evidence.scores / engine.best_possible(question.terms)
    if asks_speech:
        speaks = _speaker_weights(engine, question, hits, evidence, column_terms)
        scores, sure = _by_topic(question.topic, evidence, column_terms, idf, base, speaks)
    else:
        scores, sure = _by_closeness(question.terms, evidence, column_terms, idf, base)
    # The other hits stay behind the re-ranked ones.
    order = [*np.argsort(-scores[:reranked], kind="stable").tolist(), *range(reranked, len(hits))][:k]
    return Ranking(hits, order, scores[order].tolist(), sure[order].tolist())


def _by_closeness(
    terms: Sequence[str],
    evidence: Evidence,
    column_terms: Sequence[str],
    idf: dict[str, float],
    base: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return scores and confidences for a question of fact."""
    weights, order = _columns(terms, column_terms, idf)
    near, adjacent = evidence.near(weights), evidence.adjacent(weights, order)
    raw = base + evidence.covered_around(weights) + adjacent / 2
    return base + NEAR_WEIGHT * near + ADJACENT_WEIGHT * adjacent, raw / (raw + FACT_HALF_POINT)


def _by_topic(
    topic: Sequence[str],
    evidence: Evidence,
    column_terms: Sequence[str],
    idf: dict[str, float],
    base: NDArray[np.float64],
    speaks: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return scores and confidences for what somebody says about a topic, or says at all."""
    if topic:
        weights, order = _columns(topic, column_terms, idf)
        near, adjacent = evidence.near(weights), evidence.adjacent(weights, order)
        covered = evidence.covered(weights)
    else:
        near, adjacent, covered = np.ones(len(base)), np.zeros(len(base)), np.ones(len(base))
    raw = base + speaks * covered
    scores = base + (TOPIC_NEAR_WEIGHT + SPEAKER_NEAR_WEIGHT * speaks) * near + ADJACENT_WEIGHT * adjacent
    return scores, raw / (raw + SPEECH_HALF_POINT)


def _columns(
    terms: Sequence[str], column_terms: Sequence[str], idf: dict[str, float]
) -> tuple[NDArray[np.float64], list[int]]:
    """Return what each column of the evidence weighs, repeats counted, and the columns of `terms` in their order."""
    column_of = {term: column for column, term in enumerate(column_terms)}
    order = [column_of[term] for term in terms if term in column_of]
    weights = np.zeros(len(column_terms))
    for column in order:
        weights[column] += idf[column_terms[column]]
    return weights, order


def _speaker_weights(
    engine: Engine, question: Question, hits: Sequence[Hit], evidence: Evidence, column_terms: Sequence[str]
) -> NDArray[np.float64]:
    """Return how far each paragraph holds words of the person asked about, or of anybody, from 0 to 1."""
    if not question.speaker:
        return np.where(evidence.reports, SPEAKS_WEIGHT, 0.0)
    speaker_columns = [column for column, term in enumerate(column_terms) if term in question.speaker]
    surname = column_terms.index(question.speaker[-1])
    # Where all is certain, they are the words of somebody whom the paragraph names itself.
    speaks = np.where(evidence.before[:, surname] & evidence.unsure, NAMED_BEFORE_WEIGHT, 0.0)
    speaks[evidence.own[:, surname]] = NAMED_WEIGHT
    whole = evidence.speakers[:, speaker_columns].all(axis=1)
    speaks[whole] = SPEAKS_WEIGHT
    for row in np.flatnonzero(evidence.speakers[:, surname] & ~whole).tolist():  # by the surname, or a namesake
        named = engine.speakers(hits[row].article_id, hits[row].position)
        if any(may_be_same_person(question.speaker, cached_name_terms(name)) for name in named):
            speaks[row] = SPEAKS_WEIGHT
    return speaks


@lru_cache(maxsize=4096)
def cached_name_terms(name: str) -> tuple[str, ...]:
    """Return `extract_name_terms`, with a memo: the same people speak again and again."""
    return extract_name_terms(name)
