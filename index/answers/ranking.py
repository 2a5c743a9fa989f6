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

from index.engine import MOST, Engine, Evidence
from index.model import EVERYTHING, Hit, Limits
from index.question import Question
from index.text import name_terms, same_person

RERANKED = 50
RERANKED_SAID = 100
"""So many of the best hits are ranked anew, and twice as many for what somebody says: who speaks is often not named."""

# What is added to a score, for questions of fact and for what is said about a topic.
NEAR, ADJACENT = 0.5, 0.2
TOPIC_NEAR, SAID_NEAR = 0.6, 1.5
# How much it counts that the person asked about speaks in the paragraph, is named in it, or is named in the one before
# a paragraph with quotes.
SPEAKS, NAMED, NAMED_BEFORE = 1.0, 0.5, 0.4

# A confidence of 0.5 is where these are reached.
SURE, SURE_SAID = 0.88, 0.6


class Ranked(NamedTuple):
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

    def __iter__(self) -> Iterator[Ranked]:
        return map(self._ranked, range(len(self)))

    def surer(self, least: float) -> Iterator[Ranked]:
        """Those of at least this confidence."""
        return (self._ranked(place) for place, sure in enumerate(self.confidences) if sure >= least)

    def _ranked(self, place: int) -> Ranked:
        hit = self.hits[self.order[place]]
        return Ranked(Hit(hit.article_id, hit.position, self.scores[place]), self.confidences[place])


def rank(engine: Engine, question: Question, k: int, limits: Limits = EVERYTHING) -> Ranking:
    """The best `k` paragraphs for a question, best first; all of them hold some term of it."""
    if not question.terms:
        return Ranking((), (), (), ())
    # The surname first: a question may have more terms than are looked for.
    wanted = list(dict.fromkeys((*question.speaker[-1:], *question.terms, *question.topic, *question.speaker)))[:MOST]
    said = bool(question.speaker) or question.who_said
    reranked = RERANKED_SAID if said else RERANKED
    hits, evidence = engine.explore(question.terms, max(k, reranked), wanted, limits)
    if not hits:
        return Ranking((), (), (), ())
    idf = {term: engine.idf(term) for term in wanted}
    base = evidence.scores / engine.best_possible(question.terms)
    if said:
        speaks = _speaking(engine, question, hits, evidence, wanted)
        scores, sure = _by_topic(question.topic, evidence, wanted, idf, base, speaks)
    else:
        scores, sure = _by_closeness(question.terms, evidence, wanted, idf, base)
    # Those behind the ones that were ranked anew stay behind them.
    order = [*np.argsort(-scores[:reranked], kind="stable").tolist(), *range(reranked, len(hits))][:k]
    return Ranking(hits, order, scores[order].tolist(), sure[order].tolist())


def _by_closeness(
    terms: Sequence[str], evidence: Evidence, wanted: Sequence[str], idf: dict[str, float], base: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Scores and confidences for a question of fact."""
    weights, order = _columns(terms, wanted, idf)
    near, adjacent = evidence.near(weights), evidence.adjacent(weights, order)
    raw = base + evidence.covered_around(weights) + adjacent / 2
    return base + NEAR * near + ADJACENT * adjacent, raw / (raw + SURE)


def _by_topic(
    topic: Sequence[str],
    evidence: Evidence,
    wanted: Sequence[str],
    idf: dict[str, float],
    base: NDArray[np.float64],
    speaks: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Scores and confidences for what somebody says about a topic, or says at all."""
    if topic:
        weights, order = _columns(topic, wanted, idf)
        near, adjacent = evidence.near(weights), evidence.adjacent(weights, order)
        covered = evidence.covered(weights)
    else:
        near, adjacent, covered = np.ones(len(base)), np.zeros(len(base)), np.ones(len(base))
    raw = base + speaks * covered
    return base + (TOPIC_NEAR + SAID_NEAR * speaks) * near + ADJACENT * adjacent, raw / (raw + SURE_SAID)


def _columns(
    terms: Sequence[str], wanted: Sequence[str], idf: dict[str, float]
) -> tuple[NDArray[np.float64], list[int]]:
    """What each column of the evidence weighs, repeats counted, and the columns of `terms` in their order."""
    places = {term: column for column, term in enumerate(wanted)}
    order = [places[term] for term in terms if term in places]
    weights = np.zeros(len(wanted))
    for column in order:
        weights[column] += idf[wanted[column]]
    return weights, order


def _speaking(
    engine: Engine, question: Question, hits: Sequence[Hit], evidence: Evidence, wanted: Sequence[str]
) -> NDArray[np.float64]:
    """How far each paragraph holds words of the person asked about, from 0 to 1; of anybody, if nobody is named."""
    if not question.speaker:
        return np.where(evidence.reports, SPEAKS, 0.0)
    columns = [column for column, term in enumerate(wanted) if term in question.speaker]
    surname = wanted.index(question.speaker[-1])
    # Where all is certain, they are the words of somebody whom the paragraph names itself.
    speaks = np.where(evidence.before[:, surname] & evidence.unsure, NAMED_BEFORE, 0.0)
    speaks[evidence.own[:, surname]] = NAMED
    whole = evidence.speakers[:, columns].all(axis=1)
    speaks[whole] = SPEAKS
    for row in np.flatnonzero(evidence.speakers[:, surname] & ~whole).tolist():  # by the surname, or a namesake
        named = engine.speakers(hits[row].article_id, hits[row].position)
        if any(same_person(question.speaker, known_terms(name)) for name in named):
            speaks[row] = SPEAKS
    return speaks


@lru_cache(maxsize=4096)
def known_terms(name: str) -> tuple[str, ...]:
    """`name_terms`, with a memo: the same people speak again and again."""
    return name_terms(name)
