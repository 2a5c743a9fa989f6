"""The best hits of a question, with the data that features are computed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.engine import MAX_EVIDENCE_TERMS, Engine, Evidence
from index.languages import CAPITALISING_LANGUAGES, find_language
from index.model import Hit
from index.question import ExpectedAnswer, Question, expected_answer, find_answers
from index.text import cached_name_terms, capitalised_words, extract_terms, is_boilerplate, may_be_same_person

Vector = NDArray[np.float64]

READ_HITS = 24
"""Number of top hits whose texts are searched for possible answers: reading takes most of the time."""

SHORT_TERMS = 28
"""Number of terms from which on a paragraph can't be boilerplate."""

TOPIC_TERMS = 2
"""Maximum number of terms in a question that only names a topic."""

# Weights if the person in question speaks in the paragraph, is named in it, or is named before a paragraph with
# quotations.
SPEAKS_WEIGHT, NAMED_WEIGHT, NAMED_BEFORE_WEIGHT = 1.0, 0.5, 0.4

GENERAL_WEIGHT = 0.4
"""Weight of a word of little content, such as "make" or "example", relative to others as rare in the articles."""

_FAR = 1 << 32  # more terms than a paragraph has
_MARGIN = 1 << 16  # so that a window before the first term stays in its paragraph


def evidence_terms(question: Question) -> list[str]:
    """Return the terms to gather evidence for: the surname first, since their number is limited."""
    terms = dict.fromkeys((*question.speaker[-1:], *question.terms, *question.topic, *question.speaker))
    return list(terms)[:MAX_EVIDENCE_TERMS]


@dataclass(frozen=True)
class Candidates:
    """The best hits of a question, with data about them that is computed on demand."""

    engine: Engine
    question: Question
    hits: Sequence[Hit]
    evidence: Evidence
    columns: Sequence[str]
    """Terms of the evidence's columns."""
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    """Terms that no paragraph has, each with the same word's term in another language, which some have."""
    literal: Evidence | None = None
    """The evidence without synonyms and words of one family; None if it has none of either."""

    @cached_property
    def expected(self) -> ExpectedAnswer:
        """The kind of thing that answers."""
        return expected_answer(self.question.whole_text, self.question.language)

    @property
    def asks_speech(self) -> bool:
        """True if the question asks for somebody's words, in a known form."""
        return bool(self.question.speaker) or self.question.who_said

    @cached_property
    def names_topic(self) -> NDArray[np.bool_]:
        """Mask of paragraphs with all of a question that only names a topic, or only asks what somebody says.

        A topic in a word or two: "ferry strike", "What about the ferry?".
        """
        if self.question.speaker and not self.question.topic:
            return self.speaks >= SPEAKS_WEIGHT
        topic_only = not self.asks_speech and self.expected.kind == "any" and int(self.asked.sum()) <= TOPIC_TERMS
        return np.asarray((self.own | ~self.asked).all(axis=1) & topic_only)

    @cached_property
    def idf(self) -> Vector:
        """Inverse document frequency of each column's term, times `GENERAL_WEIGHT` for words of little content.

        Such words may be rare in a small index.
        """
        general = general_terms(self.question.language)
        weights = [GENERAL_WEIGHT if term in general else 1.0 for term in self.columns]
        return np.array([self.engine.idf(self._in_use(term)) for term in self.columns]) * weights

    @cached_property
    def names(self) -> NDArray[np.bool_]:
        """Mask of columns that are names, by the articles or, if these lack the term, by the question's spelling."""
        language = self.question.language
        words = () if language in CAPITALISING_LANGUAGES else capitalised_words(self.question.whole_text)[0]
        capitals = frozenset(extract_terms(" ".join(words), language, mixed=True))
        in_use = map(self._in_use, self.columns)
        return np.array(
            [self.engine.is_name(term) or (term in capitals and not self.engine.holds(term)) for term in in_use]
        )

    @cached_property
    def asked(self) -> NDArray[np.bool_]:
        """Mask of columns that are terms of the question, not only of its speaker."""
        terms = frozenset(self.question.terms)
        return np.array([term in terms for term in self.columns])

    @cached_property
    def own(self) -> NDArray[np.bool_]:
        """Terms in each paragraph; a first name also counts if the paragraph has the surname, and its article both."""
        own = self.evidence.own.copy()
        column_of = {term: column for column, term in enumerate(self.columns)}
        pairs = ((column_of.get(first), column_of.get(last)) for first, last in pairwise(self.question.terms))
        for first, last in pairs:
            if first is not None and last is not None and self.names[first] and self.names[last]:
                own[:, first] |= own[:, last] & self.in_article[:, first]
        return own

    @cached_property
    def around(self) -> NDArray[np.bool_]:
        """Terms in each paragraph or its context: the headline, the lead and the preceding paragraph."""
        evidence = self.evidence
        return self.own | evidence.before | evidence.headline | evidence.lead

    @cached_property
    def merely_related(self) -> NDArray[np.bool_]:
        """Mask of paragraphs whose context lacks a part of the question, and that have only other words for the rest.

        An example is a paragraph with "vehicles", but nothing of "make", for "who makes cars".
        """
        if self.literal is None:
            return np.zeros(len(self.hits), np.bool_)
        general = general_terms(self.question.language)
        telling = self.asked & np.array([term not in general for term in self.columns])
        literal = self.literal.own | self.literal.before | self.literal.headline | self.literal.lead
        return np.asarray(~(literal & telling).any(axis=1) & (self.asked & ~self.around).any(axis=1))

    @cached_property
    def in_article(self) -> NDArray[np.bool_]:
        """Terms in the article of each paragraph."""
        evidence = self.evidence
        return (evidence.article_counts > 0)[evidence.articles] | evidence.headline

    def share(self, present: NDArray[np.bool_], columns: NDArray[np.bool_]) -> Vector:
        """Return the share of some columns, by idf, that each paragraph has; 1 if there are no columns."""
        return self.shares(present, columns)[0]

    def shares(self, present: NDArray[np.bool_], *columns: NDArray[np.bool_]) -> list[Vector]:
        """Return what `share` does for each of several sets of columns."""
        has = present.astype(np.float64)
        return [self._share(has, of_columns) for of_columns in columns]

    def _share(self, has: NDArray[np.float64], columns: NDArray[np.bool_]) -> Vector:
        weights = self.idf * columns
        total = float(weights.sum())
        shares: Vector = has @ weights / total if total else np.ones(len(has))
        return shares

    @cached_property
    def base(self) -> Vector:
        """Search scores, as shares of the best possible one."""
        implied = self.own & ~self.evidence.own
        scores = self.evidence.scores + implied @ np.where(self.asked, self.idf, 0.0)
        return scores / self.engine.best_possible([*map(self._in_use, self.question.terms)])

    def _in_use(self, term: str) -> str:
        return self.stand_ins.get(term, term)

    @cached_property
    def texts(self) -> list[str]:
        """Paragraphs of the top hits."""
        return [self.engine.paragraph(hit.article_id, hit.position) for hit in self.hits[:READ_HITS]]

    @cached_property
    def boilerplate(self) -> Vector:
        """1 for each paragraph that belongs to the page around the news, 0 for the others."""
        short = self.evidence.lengths[: len(self.texts)] < SHORT_TERMS
        flags = np.zeros(len(self.hits))
        flags[: len(self.texts)] = [
            is_short and is_boilerplate(text) for is_short, text in zip(short, self.texts, strict=True)
        ]
        return flags

    @cached_property
    def positions(self) -> NDArray[np.int64]:
        """Positions of the paragraphs in their articles."""
        return np.array([hit.position for hit in self.hits], np.int64)

    @cached_property
    def speaks(self) -> Vector:
        """Degree, from 0 to 1, to which each paragraph holds words of the person in question, or of anybody."""
        question, evidence = self.question, self.evidence
        if not question.speaker:
            return np.where(evidence.reports, SPEAKS_WEIGHT, 0.0)
        speaker_columns = [column for column, term in enumerate(self.columns) if term in question.speaker]
        surname = self.columns.index(question.speaker[-1])
        # If all are certain, the words are those of a speaker named in the paragraph itself.
        speaks = np.where(evidence.before[:, surname] & evidence.unsure, NAMED_BEFORE_WEIGHT, 0.0)
        speaks[evidence.own[:, surname]] = NAMED_WEIGHT
        whole = evidence.speakers[:, speaker_columns].all(axis=1)
        speaks[whole] = SPEAKS_WEIGHT
        for row in np.flatnonzero(evidence.speakers[:, surname] & ~whole).tolist():  # may be a namesake
            named = self.engine.speakers(self.hits[row].article_id, self.hits[row].position)
            if any(may_be_same_person(question.speaker, cached_name_terms(name, question.language)) for name in named):
                speaks[row] = SPEAKS_WEIGHT
        return speaks

    @cached_property
    def answers(self) -> list[tuple[int, float]]:
        """Possible answers: the row of each, and its estimated position among the paragraph's terms."""
        places = []
        for row, text in enumerate(self.texts):
            per_character = float(self.evidence.lengths[row]) / max(len(text), 1)
            for offset in find_answers(self.expected, self.question.whole_text, text, self.question.language):
                places.append((row, offset * per_character))
        return places

    def near_answer(self, columns: NDArray[np.bool_], window: int) -> Vector:
        """Return the largest share of some columns, by idf, within `window` terms of a possible answer."""
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
        """Return the weight of each column for some terms, counting repeats, and the columns of the terms in order."""
        column_of = {term: column for column, term in enumerate(self.columns)}
        order = [column_of[term] for term in terms if term in column_of]
        weights = np.zeros(len(self.columns))
        np.add.at(weights, order, self.idf[order])
        return weights, order


@cache
def general_terms(language: str) -> frozenset[str]:
    """Return the terms of a language's words of little content."""
    rules = find_language(language)
    return frozenset(term for word in (rules.general_words if rules else ()) for term in extract_terms(word, language))
