"""Re-ranking: hits sorted by how well they answer, with the probability that a careful reader accepts each.

Both are linear in the features of `features.py`, with the weights in `weights.py`: `benchmarks/fit.py` fitted those for
English, `benchmarks/fit_others.py` those for questions of fact in all other languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.answers.candidates import READ_HITS, SPEAKS_WEIGHT, Candidates, Vector, evidence_terms, general_terms
from index.answers.features import compute_features
from index.answers.foreign import in_other_languages
from index.answers.links import Link, find_links
from index.answers.weights import (
    ANSWER_INTERCEPT,
    ANSWER_WEIGHTS,
    ORDER_WEIGHTS,
    OTHER_ANSWER_WEIGHTS,
    OTHER_ORDER_WEIGHTS,
)
from index.engine import MAX_EVIDENCE_TERMS, Engine
from index.languages import DEFAULT_LANGUAGE, find_language
from index.model import EVERYTHING, Hit, Limits
from index.question import Question, asks_to_name, needed_signs
from index.text import has_one_term_per_word

FOUND_CONFIDENCE = 0.33
"""Minimum confidence for an answer to count as found: here a careful reader accepts about one passage in three.

Chosen by cross-validation: a higher threshold rejects more correct answers, a lower one accepts more wrong ones.
"""

RERANKED_HITS = 60
"""Number of top hits to re-rank. They include a correct paragraph for 94 to 99 % of questions."""

TOPIC_CONFIDENCE = 0.5
"""Minimum confidence of a paragraph with all terms of a question that only names a topic, or asks what somebody says.

If many paragraphs have them, all answer equally well, and none stands out."""

OTHER_LANGUAGE = 3.0
"""What to take off the score of a paragraph in another language than the question, where the index has both."""

NAMING_SHIFT, OTHER_FACT_SHIFT = 0.5, -0.15
"""What to add to the log odds that a hit answers an English question of fact: if it asks to name something, or not.

Articles answer more of those that do than of those for amounts, reasons or ways, whose words are as close. Chosen with
`python -m benchmarks.fit_naming`, which prints what other shifts gain and lose.
"""

TIE_MARGIN = 0.55
"""Maximum score difference between passages that answer about equally well; the newest of them comes first."""

REPEAT_PLACES = 2
"""Number of places by which an article's second passage moves back, its third twice as far, behind other sources."""

# A paragraph is off topic if it and its context cover less of the question than this. If the question is about a
# person, so is one in which they don't speak and less of the topic is close together, or whose article lacks the topic.
# So is any that has only other words for what it has of the question, such as synonyms.
_LEAST_COVERED, _LEAST_AROUND, _LEAST_TOPIC = 0.35, 0.55, 0.4
_LEAST_GRAMS, _LEAST_GRAMS_AROUND = 0.25, 0.4
_AS_GOOD, _MOST_APART = 1.0, 6.0  # differences of scores: ignored below the first, capped at the second


class Weights(NamedTuple):
    """The weights of features in the score that orders hits, and in the log odds that a hit answers."""

    order: Mapping[str, float]
    answers: Mapping[str, float]
    intercept: float


class RankedHit(NamedTuple):
    """A hit, its re-ranking score, and the probability that it answers."""

    hit: Hit
    confidence: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Re-ranked hits, created on access."""

    hits: Sequence[Hit]
    order: Sequence[int]
    scores: Sequence[float]
    confidences: Sequence[float]
    """Confidences, parallel to `order`, as are `scores`."""

    def __len__(self) -> int:
        return len(self.order)

    def __iter__(self) -> Iterator[RankedHit]:
        return map(self._ranked, range(len(self)))

    def at_least(self, least: float) -> Iterator[RankedHit]:
        """Return the hits with at least this confidence."""
        return (self._ranked(index) for index, sure in enumerate(self.confidences) if sure >= least)

    def likelier(self, times: float) -> Ranking:
        """Return the same hits, with the odds that each answers multiplied by `times`."""
        raised = [times * sure / (1 + (times - 1) * sure) for sure in self.confidences]
        return Ranking(self.hits, self.order, self.scores, raised)

    def _ranked(self, index: int) -> RankedHit:
        hit = self.hits[self.order[index]]
        return RankedHit(Hit(hit.article_id, hit.position, self.scores[index]), self.confidences[index])


def rank(engine: Engine, question: Question, k: int, limits: Limits = EVERYTHING) -> Ranking:
    """Return the best `k` paragraphs for a question, best first; each has at least one of its terms.

    Hits after the first `RERANKED_HITS` keep the search's order, and have a probability of 0.
    """
    if not question.terms:
        return Ranking((), (), (), ())
    hits, given = find_candidates(engine, question, max(k, RERANKED_HITS), limits)
    if not hits:
        return Ranking((), (), (), ())
    features = compute_features(given)
    weights = weights_for(question)
    scores = weigh(features, weights.order)
    scores = np.where(features["boilerplate"] > 0, scores.min(), scores)
    scores = scores - OTHER_LANGUAGE * _is_in_another_language(given, len(scores))
    features |= relative_features(scores, given.evidence.articles)
    confidences = _probabilities(weigh(features, weights.answers) + weights.intercept)
    confidences = np.where(given.names_topic, np.maximum(confidences, TOPIC_CONFIDENCE), confidences)
    confidences[off_topic(features, has_one_term_per_word(question.language))] = 0.0
    if asks_fact(question) and general_terms(question.language).issuperset(question.terms):
        confidences[:] = 0.0  # "what kind of thing is it" has no topic that an article could answer
    confidences[_lacks_signs(question, given)] = 0.0
    order = np.argsort(-scores, kind="stable")
    behind = range(len(scores), min(k, len(hits)))
    least = float(scores.min())
    return Ranking(
        hits,
        [*order.tolist(), *behind][:k],
        [*scores[order].tolist(), *[least for _ in behind]][:k],
        [*confidences[order].tolist(), *[0.0 for _ in behind]][:k],
    )


def find_candidates(
    engine: Engine, question: Question, k: int, limits: Limits = EVERYTHING
) -> tuple[Sequence[Hit], Candidates]:
    """Return the best `k` paragraphs by the search, and the first `RERANKED_HITS` as candidates."""
    question = _as_attributed(question)
    columns = evidence_terms(question)
    links = [link for link in find_links(engine, question) if set(link.terms) <= set(columns)]
    others = dict.fromkeys(term for link in links for term in link.others if term not in columns)
    every = [*columns, *others][:MAX_EVIDENCE_TERMS]
    # Another word doesn't improve a hit, but it is the only way to match one that no paragraph has.
    needed = (link for link in links if not (link.is_other_word and engine.holds(link.terms[0])))
    searched = dict.fromkeys(term for link in needed for term in link.others)
    hits, evidence = engine.search_with_evidence([*question.terms, *searched], k, every, limits)
    first, literal = evidence.first(RERANKED_HITS), None
    if hits and others:
        column_of = {term: column for column, term in enumerate(every)}
        links = [link for link in links if column_of.keys() >= set(link.others)]
        same = [link for link in links if link.people or not link.is_other_word]
        if len(same) < len(links):
            literal = first.joined(_columns(column_of, same), len(columns))
        first = first.joined(_columns(column_of, links), len(columns))
    unmatched = (link for link in links if (link.same_word or link.related) and not engine.holds(link.terms[0]))
    stand_ins = {link.terms[0]: link.others[0] for link in unmatched}
    return hits, Candidates(engine, question, [*hits[:RERANKED_HITS]], first, columns, stand_ins, literal)


def _columns(column_of: Mapping[str, int], links: Iterable[Link]) -> list[tuple[list[int], list[int]]]:
    """Return the columns of each link's terms, and of those that stand for them."""
    return [([column_of[term] for term in link.terms], [column_of[term] for term in link.others]) for link in links]


def _is_in_another_language(given: Candidates, count: int) -> Vector:
    """Return 1 for each of the top hits that is in another language than the question, 0 for the others."""
    first = [hit.article_id for hit in given.hits[:READ_HITS]]
    others = in_other_languages(given.engine, given.question, first, lambda: given.texts)
    return np.array([*map(float, others), *[0.0] * (count - len(others))])


def _lacks_signs(question: Question, given: Candidates) -> NDArray[np.bool_]:
    """Return a mask of hits without signs of what a question of fact asks for, as of an age; unread texts lack them."""
    may_answer = needed_signs(question.whole_text, question.language) if asks_fact(question) else None
    lacking = np.full(len(given.hits), may_answer is not None)
    if may_answer:
        lacking[: len(given.texts)] = [not may_answer(text) for text in given.texts]
    return lacking


def off_topic(features: Mapping[str, Vector], has_words: bool = True) -> NDArray[np.bool_]:
    """Return a mask of hits that are off topic, regardless of their other features.

    `has_words` is False where n-grams are the terms: fewer of them are covered, since some cross the ends of words.
    """
    least, around = (_LEAST_COVERED, _LEAST_AROUND) if has_words else (_LEAST_GRAMS, _LEAST_GRAMS_AROUND)
    speaker = features["asks_speaker"] > 0
    little = (features["covered"] < least) & (features["covered_around"] < around)
    silent = (features["speaks"] < SPEAKS_WEIGHT) & (features["near_topic"] < _LEAST_TOPIC)
    apart = np.where(speaker, silent | (features["topic_in_article"] <= 0), little)
    return np.asarray(apart | (features["merely_related"] > 0) | (features["boilerplate"] > 0))


def weigh(features: Mapping[str, Vector], weights: Mapping[str, float]) -> Vector:
    """Return the weighted sum of features."""
    weighted = np.array([features[name] for name in weights]) * np.array([*weights.values()])[:, None]
    total: Vector = weighted.sum(axis=0)  # row by row, so in the order of the weights
    return total


def relative_features(scores: Vector, articles: NDArray[np.int64]) -> dict[str, Vector]:
    """Return features of the scores relative to each other; `articles` gives the article number of each hit.

    Hits about as good as the best one count together: the same story in several outlets doesn't make it less certain.
    """
    best = float(scores.max())
    shares = np.exp(scores - best)
    shares /= shares.sum()
    near_best = scores >= best - _AS_GOOD
    of_best = float(shares[near_best].sum())
    of_article = np.bincount(articles, np.where(near_best, 0.0, shares))
    return {
        "article_odds": of_article[articles] + of_best,
        "best_odds": np.full(len(scores), of_best),
        "below": np.minimum(best - scores, _MOST_APART),
    }


def weights_for(question: Question) -> Weights:
    """Return the weights for a question: its language's own shift is in the intercept.

    Those for other languages were fitted on questions of fact. For somebody's words and the latest news, English ones
    are better in any language.
    """
    language = find_language(question.language)
    if question.language == DEFAULT_LANGUAGE or language is None:
        shift = fact_shift(question) if asks_fact(question) else 0.0
        return Weights(ORDER_WEIGHTS, ANSWER_WEIGHTS, ANSWER_INTERCEPT + shift)
    if not asks_fact(question):
        return Weights(ORDER_WEIGHTS, ANSWER_WEIGHTS, ANSWER_INTERCEPT + language.answer_shift)
    return Weights(OTHER_ORDER_WEIGHTS, OTHER_ANSWER_WEIGHTS, ANSWER_INTERCEPT + language.fact_shift)


def asks_fact(question: Question) -> bool:
    """Return whether a question asks for a fact: not for somebody's words, and not for the latest news."""
    return not (question.speaker or question.who_said or question.latest or question.now)


def fact_shift(question: Question) -> float:
    """Return what to add to the log odds that a hit answers an English question of fact."""
    return NAMING_SHIFT if asks_to_name(question.whole_text) else OTHER_FACT_SHIFT


def _probabilities(logits: Vector) -> NDArray[np.float64]:
    """Return the logistic function of some numbers."""
    probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return probabilities


def _as_attributed(question: Question) -> Question:
    """Return a question without its speaker if no article in its language can have one: the words alone then count."""
    language = find_language(question.language)
    if question.language == DEFAULT_LANGUAGE or (language and language.speech):
        return question
    return replace(question, speaker=(), topic=(), who_said=False)


def ties_by_age(engine: Engine, ranked: Iterable[RankedHit], margin: float = TIE_MARGIN) -> Iterator[RankedHit]:
    """Yield the same hits, sorting those that answer equally well from newest to oldest."""
    tied: list[RankedHit] = []
    for ranked_hit in ranked:
        if tied and ranked_hit.hit.score < tied[0].hit.score - margin:
            yield from _by_age(engine, tied)
            tied = []
        tied.append(ranked_hit)
    yield from _by_age(engine, tied)


def other_sources_first(ranked: Iterable[RankedHit]) -> list[RankedHit]:
    """Return the same hits, moving an article's second and later ones behind others that answer nearly as well."""
    counts: Counter[str] = Counter()
    standings = []
    for place, ranked_hit in enumerate(ranked):
        repeats = counts[ranked_hit.hit.article_id]
        counts[ranked_hit.hit.article_id] += 1
        standings.append((place + REPEAT_PLACES * repeats, place, ranked_hit))
    return [ranked_hit for *_, ranked_hit in sorted(standings)]


def _by_age(engine: Engine, ranked: list[RankedHit]) -> list[RankedHit]:
    return sorted(ranked, key=partial(age_key, engine)) if len(ranked) > 1 else ranked


def age_key(engine: Engine, ranked_hit: RankedHit) -> int:
    """Return what sorts hits from newest to oldest."""
    return -engine.published_key(ranked_hit.hit.article_id)
