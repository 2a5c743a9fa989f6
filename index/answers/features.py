"""What tells a paragraph that answers from one with the same words: a row of numbers for each hit.

Each feature is a share, a flag or a small number, cheap to gather for some hundred paragraphs. `model.py` weighs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.engine import MAX_EVIDENCE_TERMS, Engine, Evidence
from index.model import Hit
from index.question import QUANTITIES, ExpectedAnswer, Question, expected_answer, find_answers
from index.text import capitalised_words, extract_name_terms, extract_terms, may_be_same_person

Vector = NDArray[np.float64]

LATE = 20
"""The position in its article from which on a paragraph counts as late."""

READ_HITS = 30
"""Number of the first hits whose texts are looked through for what may answer: reading is most of the time."""

SHORT = 8
"""A paragraph of fewer terms is a heading, or little more."""

ANSWER_WINDOW = 10
"""Terms around what may answer, on either side, that count as near it."""

NOUN_WINDOW = 4
"""Terms between a number and what it counts."""

# How much it counts that the person asked about speaks in the paragraph, is named in it, or is named in the one before
# a paragraph with quotes.
SPEAKS_WEIGHT, NAMED_WEIGHT, NAMED_BEFORE_WEIGHT = 1.0, 0.5, 0.4

LOW_COVERAGE = 0.5
"""A paragraph with a smaller share of the question's terms holds little of it."""

TOPIC_TERMS = 2
"""The most terms of a question that only names a topic."""

FEW = 2
"""Of more terms than these, so few in a paragraph and what is around it may stand there by chance."""

_FAR = 1 << 32  # more terms than a paragraph has
_MARGIN = 1 << 16  # so that a window before the first term stays in its paragraph


def evidence_terms(question: Question) -> list[str]:
    """Return the terms that evidence is gathered for: the surname first, as a question may have more than that."""
    terms = dict.fromkeys((*question.speaker[-1:], *question.terms, *question.topic, *question.speaker))
    return list(terms)[:MAX_EVIDENCE_TERMS]


@dataclass(frozen=True)
class Candidates:
    """The best hits of a question with what is known of them, computed when it is asked for."""

    engine: Engine
    question: Question
    hits: Sequence[Hit]
    evidence: Evidence
    columns: Sequence[str]
    """The terms of the evidence's columns."""

    @cached_property
    def expected(self) -> ExpectedAnswer:
        """What kind of thing answers."""
        return expected_answer(self.question.text)

    @property
    def asks_speech(self) -> bool:
        """Whether somebody's words were asked for, in a form that is understood."""
        return bool(self.question.speaker) or self.question.who_said

    @cached_property
    def names_topic(self) -> NDArray[np.bool_]:
        """Which paragraphs have all of a question that only names a topic, or only asks what somebody says.

        A topic in a word or two: "ferry strike", "What about the ferry?".
        """
        if self.question.speaker and not self.question.topic:
            return self.speaks >= SPEAKS_WEIGHT
        topic_only = not self.asks_speech and self.expected.kind == "any" and int(self.asked.sum()) <= TOPIC_TERMS
        return np.asarray((self.evidence.own | ~self.asked).all(axis=1) & topic_only)

    @cached_property
    def idf(self) -> Vector:
        """How rare each column's term is."""
        return np.array([self.engine.idf(term) for term in self.columns])

    @cached_property
    def names(self) -> NDArray[np.bool_]:
        """Which columns are names: to the articles, or where these don't hold them, as the question writes them."""
        capitals = frozenset(extract_terms(" ".join(("a", *capitalised_words(self.question.text)[0]))))
        return np.array(
            [self.engine.is_name(term) or (term in capitals and not self.engine.holds(term)) for term in self.columns]
        )

    @cached_property
    def asked(self) -> NDArray[np.bool_]:
        """Which columns are terms of the question, not of its speaker alone."""
        terms = frozenset(self.question.terms)
        return np.array([term in terms for term in self.columns])

    @cached_property
    def around(self) -> NDArray[np.bool_]:
        """What each paragraph has of the terms with what a reader keeps in mind: headline, lead, paragraph before."""
        evidence = self.evidence
        return evidence.own | evidence.before | evidence.headline | evidence.lead

    @cached_property
    def in_article(self) -> NDArray[np.bool_]:
        """What the article of each paragraph has of the terms."""
        evidence = self.evidence
        return (evidence.article_counts > 0)[evidence.articles] | evidence.headline

    def share(self, present: NDArray[np.bool_], columns: NDArray[np.bool_]) -> Vector:
        """Return the share of some columns, by their idf, that each paragraph has; all where there are none."""
        weights = np.where(columns, self.idf, 0.0)
        total = weights.sum()
        shares: Vector = present @ weights / total if total else np.ones(len(present))
        return shares

    @cached_property
    def base(self) -> Vector:
        """The score of the search, as a share of the best possible one."""
        return self.evidence.scores / self.engine.best_possible(self.question.terms)

    @cached_property
    def texts(self) -> list[str]:
        """The paragraphs of the first hits."""
        return [self.engine.paragraph(hit.article_id, hit.position) for hit in self.hits[:READ_HITS]]

    @cached_property
    def positions(self) -> NDArray[np.int64]:
        """Their positions in their articles."""
        return np.array([hit.position for hit in self.hits], np.int64)

    @cached_property
    def speaks(self) -> Vector:
        """How far each paragraph holds words of the person asked about, or of anybody, from 0 to 1."""
        question, evidence = self.question, self.evidence
        if not question.speaker:
            return np.where(evidence.reports, SPEAKS_WEIGHT, 0.0)
        speaker_columns = [column for column, term in enumerate(self.columns) if term in question.speaker]
        surname = self.columns.index(question.speaker[-1])
        # Where all is certain, they are the words of somebody whom the paragraph names itself.
        speaks = np.where(evidence.before[:, surname] & evidence.unsure, NAMED_BEFORE_WEIGHT, 0.0)
        speaks[evidence.own[:, surname]] = NAMED_WEIGHT
        whole = evidence.speakers[:, speaker_columns].all(axis=1)
        speaks[whole] = SPEAKS_WEIGHT
        for row in np.flatnonzero(evidence.speakers[:, surname] & ~whole).tolist():  # by the surname, or a namesake
            named = self.engine.speakers(self.hits[row].article_id, self.hits[row].position)
            if any(may_be_same_person(question.speaker, cached_name_terms(name)) for name in named):
                speaks[row] = SPEAKS_WEIGHT
        return speaks

    @cached_property
    def answers(self) -> list[tuple[int, float]]:
        """What may answer: its row, and its place among the paragraph's terms, by its share of the characters."""
        places = []
        for row, text in enumerate(self.texts):
            per_character = float(self.evidence.lengths[row]) / max(len(text), 1)
            for offset in find_answers(self.expected, self.question.text, text):
                places.append((row, offset * per_character))
        return places

    def near_answer(self, columns: NDArray[np.bool_], window: int) -> Vector:
        """Return the largest share of some columns, by idf, that stands within `window` terms of what may answer."""
        best = np.zeros(len(self.hits))
        weights = np.where(columns, self.idf, 0.0)
        total = weights.sum()
        if not self.answers or not total:
            return best
        rows = np.array([row for row, _ in self.answers], np.int64)
        line = rows * _FAR + _MARGIN + np.array([int(place) for _, place in self.answers], np.int64)
        shares = np.zeros(len(line))
        occurrence_rows, occurrence_places, occurrence_columns = self.evidence.occurrences
        occurrence_line = occurrence_rows * _FAR + _MARGIN + occurrence_places
        for column in np.flatnonzero(weights).tolist():
            of_column = occurrence_line[occurrence_columns == column]
            if len(of_column):
                following = of_column.searchsorted(line - window)
                nearest = of_column[np.minimum(following, len(of_column) - 1)]
                shares += weights[column] * (np.abs(nearest - line) <= window)
        np.maximum.at(best, rows, shares)
        best /= total
        return best

    def weigh(self, terms: Sequence[str]) -> tuple[Vector, list[int]]:
        """Return what each column weighs for some terms, repeats counted, and the columns of the terms in order."""
        column_of = {term: column for column, term in enumerate(self.columns)}
        order = [column_of[term] for term in terms if term in column_of]
        weights = np.zeros(len(self.columns))
        np.add.at(weights, order, self.idf[order])
        return weights, order


@lru_cache(maxsize=4096)
def cached_name_terms(name: str) -> tuple[str, ...]:
    """Return `extract_name_terms`, with a memo: the same people speak again and again."""
    return extract_name_terms(name)


def compute_features(given: Candidates) -> dict[str, Vector]:
    """Return all features by name, a number for each hit."""
    features = _of_words(given) | _of_article(given) | _of_paragraph(given) | _of_speech(given) | _of_answer(given)
    features |= _of_question(given)
    return features | _together(given, features)


def _of_words(given: Candidates) -> dict[str, Vector]:
    evidence, asked, names = given.evidence, given.asked, given.names
    weights, order = given.weigh(given.question.terms)
    fact = float(not given.asks_speech)
    share_of_best = given.base / given.base.max()
    return {
        "bm25": given.base,
        "bm25_of_best": share_of_best,
        "bm25_of_best_speech": share_of_best * bool(given.question.speaker and given.question.topic),
        "near": fact * evidence.near(weights),
        "in_order": fact * evidence.adjacent(weights, order),
        "covered": given.share(evidence.own, asked),
        "covered_around": given.share(given.around, asked),
        "covered_after": given.share(evidence.own | evidence.after, asked),
        "words_covered": given.share(evidence.own, asked & ~names),
        "words_covered_around": given.share(given.around, asked & ~names),
        "names_covered": given.share(evidence.own, asked & names),
        "names_covered_around": given.share(given.around, asked & names),
    }


def _of_article(given: Candidates) -> dict[str, Vector]:
    evidence, base, articles = given.evidence, given.base, given.evidence.articles
    counts = evidence.article_counts
    best, total = np.zeros(len(counts)), np.zeros(len(counts))
    np.maximum.at(best, articles, base)
    np.add.at(total, articles, base)
    ranks = np.empty(len(counts))
    ranks[np.argsort(-total, kind="stable")] = np.arange(1, len(counts) + 1)
    # What is rare in the article tells its paragraphs apart.
    rarity = np.log((evidence.article_lengths[:, None] + 1) / (counts + 0.5))
    local = np.where(counts > 0, np.maximum(rarity, 0.0), 0.0)[articles] * np.where(given.asked, given.idf, 0.0)
    return {
        "article_best": best[articles] / base.max(),
        "article_rank": 1 / ranks[articles],
        "article_share": total[articles] / total.sum(),
        "article_covered": given.share(given.in_article, given.asked),
        "article_words_covered": given.share(given.in_article, given.asked & ~given.names),
        "headline_covered": given.share(evidence.headline, given.asked),
        "names_missing": 1 - given.share(given.in_article, given.asked & given.names),
        "covered_locally": (evidence.own * local).sum(axis=1) / np.maximum(local.sum(axis=1), 1e-9),
    }


def _of_paragraph(given: Candidates) -> dict[str, Vector]:
    evidence, positions, texts, count = given.evidence, given.positions, given.texts, len(given.hits)
    late = np.minimum(positions, LATE) / LATE
    rows, _, columns = evidence.occurrences
    of_question = np.bincount(rows[given.asked[columns]], minlength=count)
    return {
        "late": late,
        "lead": (positions == 0).astype(float),
        "latest_late": late * given.question.latest,
        "length": np.log1p(evidence.lengths),
        "short": (evidence.lengths < SHORT).astype(float),
        "echo": of_question / np.maximum(evidence.lengths, 1),
        "asks": np.array([row < len(texts) and texts[row].rstrip().endswith("?") for row in range(count)], float),
    }


def _of_speech(given: Candidates) -> dict[str, Vector]:
    evidence, question, count = given.evidence, given.question, len(given.hits)
    names = given.asked & given.names
    named_speaks = (evidence.speakers & names).any(axis=1).astype(float)
    cue = float(given.expected.speech or given.asks_speech)
    speaks, near, in_order, covered = given.speaks, np.ones(count), np.zeros(count), np.ones(count)
    topic_in_article = np.ones(count)
    if question.topic:
        weights, order = given.weigh(question.topic)
        topic_in_article = given.share(given.in_article, weights > 0)
        near, in_order, covered = evidence.near(weights), evidence.adjacent(weights, order), evidence.covered(weights)
    of_asked = {
        "topic_near": near,
        "topic_in_order": in_order,
        "topic_covered": covered,
        "topic_in_article": topic_in_article,
        "speaks": speaks,
        "speaks_near": speaks * near,
        "speaks_covered": speaks * covered,
        "speaks_whole": (speaks >= SPEAKS_WEIGHT).astype(float),
    }
    return {name: column * given.asks_speech for name, column in of_asked.items()} | {
        "named_speaks": named_speaks * cue,
        "named_silent": (1 - named_speaks) * cue * bool(names.any()),
        "reports": evidence.reports * cue,
    }


def _of_answer(given: Candidates) -> dict[str, Vector]:
    expected, nothing = given.expected, np.zeros(len(given.hits))
    counts = np.bincount([row for row, _ in given.answers], minlength=len(given.hits)).astype(float)
    near = given.near_answer(given.asked, ANSWER_WINDOW)
    noun_terms = frozenset(extract_terms(f"a {expected.noun}"))
    noun = np.array([term in noun_terms for term in given.columns])
    quantity = expected.kind in QUANTITIES
    return {
        "answer": (counts > 0).astype(float),
        "answers": np.minimum(counts, 4) / 4,
        "answer_near": near,
        "quantity": quantity * (counts > 0),
        "quantity_near": quantity * near,
        "named_near": (expected.kind in ("person", "place", "thing")) * near,
        "reason": (expected.kind == "reason") * (counts > 0),
        "no_answer": (expected.kind != "any") * (counts == 0),
        "no_quantity": quantity * (counts == 0),
        "counts_noun": given.near_answer(noun, NOUN_WINDOW) if quantity else nothing,
        "noun": given.share(given.evidence.own, noun) * bool(noun.any()),
    }


def _of_question(given: Candidates) -> dict[str, Vector]:
    """Return what was asked: the same for all hits."""
    expected, count = given.expected, len(given.hits)
    values = {
        "asks_speaker": float(bool(given.question.speaker)),
        "asks_speech": float(expected.speech or given.asks_speech),
        "asks_yes_no": float(expected.kind == "yes_no"),
        "asks_quantity": float(expected.kind in QUANTITIES),
        "asks_reason": float(expected.kind == "reason"),
        "asks_latest": float(given.question.latest),
        "asked_terms": float(np.log1p(given.asked.sum())),
        "asked_names": float(min((given.asked & given.names).sum(), 4)),
    }
    return {name: np.full(count, value) for name, value in values.items()}


def _together(given: Candidates, features: dict[str, Vector]) -> dict[str, Vector]:
    """Return features of others: what is missing, and how what somebody says differs from a fact."""
    articles, speaker = given.evidence.articles, features["asks_speaker"]
    person = speaker * (not given.question.speaker_is_role)
    silent = features["speaks"] < SPEAKS_WEIGHT
    silent_articles = np.bincount(articles[~silent], minlength=articles.max() + 1) == 0
    near = features["near"] + features["topic_near"]
    around = (given.around & given.asked).sum(axis=1)
    asked = int(given.asked.sum())
    return {
        "few_around": ((around <= FEW) & (asked > FEW)).astype(float),
        "missing_around": np.log1p(asked - around),
        "silent": person * silent.all(),
        "silent_article": person * silent_articles[articles],
        "silent_paragraph": person * silent,
        "little_covered": np.maximum(LOW_COVERAGE - features["covered"], 0.0),
        "little_covered_around": np.maximum(LOW_COVERAGE - features["covered_around"], 0.0),
        "near_topic": near,
        "near_squared": near**2,
        "bm25_speech": speaker * given.base,
        "covered_around_speech": speaker * features["covered_around"],
    }
