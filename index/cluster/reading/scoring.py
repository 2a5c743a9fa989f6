"""Exact scores of hits, and their evidence for re-ranking, from what the hits bring.

The cluster ranks by weights with 8 bits of fraction. Among the hits that it returns, these scores decide, which are
those of the embedded engine. `bm25.py` in `index/engine` has the formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.cluster.reading.paragraphs import StoredParagraph
from index.engine import Evidence
from index.storage import FIELDS, K1


class Scorer:
    """Scores paragraphs for one query, whose terms have these `gains`: the idf, times how often the query has them."""

    def __init__(self, gains: Mapping[str, float], averages: Sequence[float]) -> None:
        self._gains = gains
        self._terms = frozenset(gains)
        self._averages = [average or 1.0 for average in averages]

    def score(self, paragraph: StoredParagraph) -> float:
        """Return the score of a paragraph."""
        weights = dict.fromkeys(self._gains, 0.0)
        for field, average in zip(FIELDS, self._averages, strict=True):
            counts, length = paragraph.frequencies(field.name, self._terms)
            norm = 1 - field.b + field.b * length / average
            for term, count in counts.items():
                weights[term] += field.weight * count / norm
        # In single precision, as the embedded engine stores it.
        saturated = np.array([(K1 + 1) * t / (t + K1) for t in weights.values()], np.float32).tolist()
        return float(sum(gain * weight for gain, weight in zip(self._gains.values(), saturated, strict=True)))


def ranked(paragraphs: Sequence[StoredParagraph], scores: Sequence[float]) -> list[tuple[StoredParagraph, float]]:
    """Return the paragraphs with their scores, best first; ties newest first, then by article and position."""

    def order(pair: tuple[StoredParagraph, float]) -> tuple[float, int, str, int]:
        paragraph, score = pair
        return -score, -paragraph.moment, paragraph.article_id, paragraph.position

    return sorted(zip(paragraphs, scores, strict=True), key=order)


def build_evidence(paragraphs: Sequence[StoredParagraph], scores: Sequence[float], terms: Sequence[str]) -> Evidence:
    """Return the evidence of some terms in some paragraphs, best first, whose search has counted these terms."""
    column_of = {term: column for column, term in enumerate(terms)}
    present = np.zeros((6, len(paragraphs), len(terms)), np.bool_)
    occurrences: list[tuple[int, int, int]] = []
    for row, paragraph in enumerate(paragraphs):
        kinds = (
            paragraph.own,
            *map(paragraph.terms_of, ("previous", "headline", "speakers")),
            paragraph.lead,
            paragraph.after,
        )
        for kind, kind_terms in enumerate(kinds):
            for term in column_of.keys() & set(kind_terms):
                present[kind, row, column_of[term]] = True
        places = ((place, column_of.get(term)) for place, term in enumerate(paragraph.own))
        occurrences += [(row, place, column) for place, column in places if column is not None]
    own, before, headline, speakers, lead, after = present
    number_of = {name: at for at, name in enumerate(dict.fromkeys(one.article_id for one in paragraphs))}
    first_of = {paragraph.article_id: paragraph for paragraph in reversed(paragraphs)}
    first = [first_of[name] for name in number_of]
    return Evidence(
        own=own,
        before=before,
        headline=headline,
        speakers=speakers,
        lead=lead,
        after=after,
        reports=np.array([one.reports for one in paragraphs], np.bool_),
        unsure=np.array([one.unsure for one in paragraphs], np.bool_),
        lengths=np.array([len(one.own) for one in paragraphs], np.int64),
        occurrences=np.array(occurrences, np.int64).reshape(-1, 3).T.copy(),
        scores=np.array(scores, np.float64),
        articles=np.array([number_of[one.article_id] for one in paragraphs], np.int64),
        article_counts=np.array([[one.counts[term] for term in terms] for one in first], np.int64).reshape(
            len(first), len(terms)
        ),
        article_lengths=np.array([one.article_length for one in first], np.int64),
    )
