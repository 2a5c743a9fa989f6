"""Features that distinguish a paragraph that answers from others with the same words.

Each feature is a share, a flag or a small number, cheap to compute for dozens of paragraphs; `ranking.py` weighs them.
"""

from __future__ import annotations

import numpy as np

from index.answers.candidates import SPEAKS_WEIGHT, Candidates, Vector
from index.question import QUANTITIES
from index.text import extract_terms

LATE = 20
"""Position in its article from which on a paragraph counts as late."""

SHORT = 8
"""Number of terms below which a paragraph is little more than a heading."""

ANSWER_WINDOW = 10
"""Number of terms on either side of a possible answer that count as near it."""

NOUN_WINDOW = 4
"""Maximum number of terms between a number and the noun that it counts."""

LOW_COVERAGE = 0.5
"""Share of the question's terms below which a paragraph covers little of it."""

FEW = 2
"""Number of terms that a paragraph and its context may have by chance, if the question has more."""


def compute_features(given: Candidates) -> dict[str, Vector]:
    """Return all features by name, each with a number per hit."""
    features = _of_words(given) | _of_article(given) | _of_paragraph(given) | _of_speech(given) | _of_answer(given)
    features |= _of_question(given)
    return features | _together(given, features)


def _of_words(given: Candidates) -> dict[str, Vector]:
    evidence, asked, names = given.evidence, given.asked, given.names
    weights, order = given.weigh(given.question.terms)
    fact = float(not given.asks_speech)
    share_of_best = given.base / given.base.max()
    words = asked & ~names
    covered, words_covered = given.shares(given.own, asked, words)
    around, words_around, names_around = given.shares(given.around, asked, words, asked & names)
    return {
        "bm25": given.base,
        "bm25_of_best": share_of_best,
        "bm25_of_best_speech": share_of_best * bool(given.question.speaker and given.question.topic),
        "near": fact * evidence.near(weights),
        "in_order": fact * evidence.adjacent(weights, order),
        "covered": covered,
        "covered_around": around,
        "merely_related": given.merely_related.astype(float),
        "covered_after": given.share(given.own | evidence.after, asked),
        "words_covered": words_covered,
        "words_covered_around": words_around,
        "names_covered_around": names_around,
    }


def _of_article(given: Candidates) -> dict[str, Vector]:
    evidence, base, articles = given.evidence, given.base, given.evidence.articles
    counts = evidence.article_counts
    best, total = np.zeros(len(counts)), np.zeros(len(counts))
    np.maximum.at(best, articles, base)
    np.add.at(total, articles, base)
    ranks = np.empty(len(counts))
    ranks[np.argsort(-total, kind="stable")] = np.arange(1, len(counts) + 1)
    in_article, names_in_article = given.shares(given.in_article, given.asked, given.asked & given.names)
    # Terms that are rare in the article distinguish its paragraphs.
    rarity = np.log((evidence.article_lengths[:, None] + 1) / (counts + 0.5))
    local = np.where(counts > 0, np.maximum(rarity, 0.0), 0.0)[articles] * np.where(given.asked, given.idf, 0.0)
    return {
        "article_best": best[articles] / base.max(),
        "article_rank": 1 / ranks[articles],
        "article_share": total[articles] / total.sum(),
        "article_covered": in_article,
        "headline_covered": given.share(evidence.headline, given.asked),
        "names_missing": 1 - names_in_article,
        "covered_locally": (given.own * local).sum(axis=1) / np.maximum(local.sum(axis=1), 1e-9),
    }


def _of_paragraph(given: Candidates) -> dict[str, Vector]:
    evidence, positions, texts, count = given.evidence, given.positions, given.texts, len(given.hits)
    late = np.minimum(positions, LATE) / LATE
    rows, _, columns = evidence.occurrences
    of_question = np.bincount(rows[given.asked[columns]], minlength=count)
    return {
        "boilerplate": given.boilerplate,
        "late": late,
        "lead": (positions == 0).astype(float),
        "latest_late": late * (given.question.latest or (given.question.now and not given.question.speaker)),
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
        "named_near": (expected.kind in ("person", "place", "thing")) * near,
        "reason": (expected.kind == "reason") * (counts > 0),
        "no_quantity": quantity * (counts == 0),
        "counts_noun": given.near_answer(noun, NOUN_WINDOW) if quantity else nothing,
    }


def _of_question(given: Candidates) -> dict[str, Vector]:
    """Return features of the question, which are the same for all hits."""
    expected, count = given.expected, len(given.hits)
    values = {
        "asks_speaker": float(bool(given.question.speaker)),
        "asks_speech": float(expected.speech or given.asks_speech),
        "asks_yes_no": float(expected.kind == "yes_no"),
        "asks_quantity": float(expected.kind in QUANTITIES),
        "asks_reason": float(expected.kind == "reason"),
        "asked_terms": float(np.log1p(given.asked.sum())),
        "asked_names": float(min((given.asked & given.names).sum(), 4)),
    }
    return {name: np.full(count, value) for name, value in values.items()}


def _together(given: Candidates, features: dict[str, Vector]) -> dict[str, Vector]:
    """Return features derived from others: missing terms, and differences between asking for words and for facts."""
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
    }
