"""Fit the weights that order hits and decide whether they answer: python -m benchmarks.fit SET... [--write] [--json]

Each SET is a folder of the form that benchmarks/sets.py describes. Numbers after colons weight its questions in the two
fits (default: 1), as in natural-politics squad:0.1:0.03. Template questions are numerous and similar; give them low
weights, so that they don't outweigh questions that people typed. --small adds questions over small indexes of each
set. Two linear models are fitted, with an L2 penalty on standardised features:

order       listwise softmax: the odds of the gold paragraphs among all of a question's best hits
answers     logistic regression: the probability that the passage of a top hit contains a gold paragraph

Prints these figures from five-fold cross-validation, with folds by article, and in-sample:

s1          share of questions whose first hit is a gold paragraph
first       share whose first passage contains a gold paragraph; an answer not found counts as a miss
any3        share with a gold paragraph in the first three passages
refused     share of unanswerable questions that are answered by "not found"
right       share of found answers whose first passage contains a gold paragraph
null_auc    how well the first hit's probability separates answerable from unanswerable questions (area under the curve)
error       expected calibration error of the first hit's probability, in ten bins

--write writes the weights to index/answers/weights.py.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.retrieval import calibration_error, indexed
from benchmarks.sets import rows, table
from index import Snapshot
from index.answers.answer import build_limits
from index.answers.features import compute_features
from index.answers.finding import with_dates_as_words
from index.answers.passages import find_block
from index.answers.ranking import FOUND_CONFIDENCE, RERANKED_HITS, find_candidates, off_topic, relative_features
from index.answers.search import understand_for
from index.answers.weights import OTHER_ANSWER_WEIGHTS, OTHER_ORDER_WEIGHTS
from index.languages import DEFAULT_LANGUAGE

WEIGHTS = Path(__file__).parents[1] / "index" / "answers" / "weights.py"
"""The module of the weights."""

FOLDS = 5
SMALL, SMALL_SETS, SMALL_SET = "~small", 4, 24
"""Name suffix of a set's small indexes, their number, and the minimum number of questions that each answers."""

SHOWN = 3
"""Number of top hits per question that the probability is fitted on."""

NULL_SHARE = 0.4
"""Assumed share of unanswerable questions, for calibration; some sets contain hardly any."""

LATER_WEIGHT = 0.5
"""Weight of a hit after the first, which has weight 1."""

ORDER_PENALTY, ANSWER_PENALTY = 20.0, 40.0

ORDER_FEATURES = tuple(
    """
    bm25_of_best bm25_of_best_speech near in_order covered_after words_covered_around names_covered_around article_best
    article_rank article_share article_covered headline_covered names_missing covered_locally late lead latest_late
    length short echo asks topic_near topic_in_order topic_covered speaks speaks_near speaks_covered speaks_whole
    answers answer_near no_quantity quantity counts_noun
    """.split()
)
ANSWER_FEATURES = tuple(
    """
    bm25 bm25_of_best bm25_of_best_speech covered_after length echo speaks speaks_near speaks_covered named_silent
    reports answer answers answer_near named_near reason no_quantity article_odds below best_odds asks_speaker
    asks_speech asked_terms asked_names asks_yes_no asks_quantity asks_reason silent_paragraph
    silent_article silent near_topic topic_near in_order little_covered little_covered_around names_missing
    headline_covered late few_around missing_around words_covered
    """.split()
)

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass
class Asked:
    """A question with its hits: their features, and which hits and passages contain a gold paragraph."""

    set: str
    kind: str
    fold: int
    answerable: bool
    articles: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    features: dict[str, Vector] = field(default_factory=dict)
    gold: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    passage_gold: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    language: str = DEFAULT_LANGUAGE

    @property
    def matrix(self) -> Matrix:
        """Features that order the hits, one row per hit."""
        return np.stack([self.features[name] for name in ORDER_FEATURES], 1)


@dataclass(frozen=True)
class Fitted:
    """Weights of both models by feature name, for features that are not standardised."""

    order: Mapping[str, float]
    answers: Mapping[str, float]
    intercept: float

    def scores(self, asked: Asked) -> Vector:
        """Return the scores that order the hits."""
        return np.asarray(asked.matrix @ np.array(list(self.order.values())))

    def probabilities(self, asked: Asked, scores: Vector) -> Vector:
        """Return the probability of each hit to answer."""
        logits = _answer_matrix(asked, scores) @ np.array(list(self.answers.values())) + self.intercept
        return np.where(off_topic(asked.features), 0.0, 1 / (1 + np.exp(-logits)))


def read_set(folder: Path, most: int | None = None) -> Iterator[Asked]:
    """Index a set, ask all of its questions, and yield each with the features of its hits."""
    with indexed(folder) as snapshot:
        for row in list(rows(folder, "questions"))[:most]:
            yield ask_row(snapshot, folder.name, row)


def read_small_sets(folder: Path) -> Iterator[Asked]:
    """Yield the same for small indexes of a set's articles, because newsbot must also work with thirty articles.

    Each index is asked the questions that its articles answer, and the same number of other questions.
    """
    chance, asked = random.Random(11), list(rows(folder, "questions"))
    answerable = [row for row in asked if row["gold"]]
    article_ids = sorted(row["id"] for row in rows(folder, "articles"))
    for _ in range(SMALL_SETS):
        chosen = {row["gold"][0][0] for row in chance.sample(answerable, SMALL_SET)}
        chosen.update(chance.sample(article_ids, SMALL_SET // 2))
        inside = [row for row in answerable if chosen.issuperset(article for article, _ in row["gold"])]
        outside = [row for row in answerable if chosen.isdisjoint(article for article, _ in row["gold"])]
        with indexed(folder, only=chosen) as snapshot:
            for row in inside:
                yield ask_row(snapshot, f"{folder.name}{SMALL}", row)
            for row in chance.sample(outside, min(len(inside), len(outside))):
                null = ask_row(snapshot, f"{folder.name}{SMALL}", row | {"gold": []})
                null.fold = _fold_of(row["gold"][0][0])
                yield null


def _fold_of(article: str) -> int:
    return zlib.crc32(article.encode()) % FOLDS


def ask_row(snapshot: Snapshot, name: str, row: dict[str, Any]) -> Asked:
    """Return the question of a row of the set `name`, with the features of its hits."""
    question = with_dates_as_words(snapshot, understand_for(snapshot, row["question"]))
    gold = {(article, position) for article, position in row["gold"]}
    asked = Asked(name, row["kind"], 0, bool(gold), language=question.language)
    if not question.terms:
        return asked
    hits, given = find_candidates(snapshot, question, RERANKED_HITS, build_limits(question))
    if not hits:
        return asked
    asked.articles = given.evidence.articles
    asked.features = compute_features(given)
    asked.fold = _fold_of(row["gold"][0][0] if gold else hits[0].article_id)
    asked.gold = np.array([(hit.article_id, hit.position) in gold for hit in hits])
    blocks = [(hit.article_id, find_block(snapshot, hit, question)) for hit in hits]
    asked.passage_gold = np.array([any((key, at) in gold for at in block) for key, block in blocks])
    return asked


def _answer_matrix(asked: Asked, scores: Vector) -> Matrix:
    features = asked.features | relative_features(scores, asked.articles)
    return np.stack([features[name] for name in ANSWER_FEATURES], 1)


def fit(questions: Sequence[Asked], weights: Mapping[str, tuple[float, float]]) -> Fitted:
    """Return the weights fitted on `questions`; `weights` are the weights of each set's questions in the two fits."""
    usable = [asked for asked in questions if asked.features]
    ordered = [asked for asked in usable if asked.gold.any() and weights[asked.set][0]]
    order = _fit_order([(asked.matrix, asked.gold, weights[asked.set][0]) for asked in ordered])
    fitted = Fitted(dict(zip(ORDER_FEATURES, order.tolist(), strict=True)), {}, 0.0)
    null_weights = _null_weights(usable)
    matrices, labels, counts = [], [], []
    for asked in usable:
        scores = fitted.scores(asked)
        first = np.argsort(-scores, kind="stable")[:SHOWN]
        first = first[~off_topic(asked.features)[first]]
        if not len(first):
            continue
        matrices.append(_answer_matrix(asked, scores)[first])
        labels.append(asked.passage_gold[first])
        balanced = 1.0 if asked.answerable else null_weights[asked.set]
        counts.append(weights[asked.set][1] * balanced * np.array([1.0, *[LATER_WEIGHT] * (SHOWN - 1)])[: len(first)])
    answers, intercept = _fit_logistic(np.concatenate(matrices), np.concatenate(labels), np.concatenate(counts))
    return Fitted(fitted.order, dict(zip(ANSWER_FEATURES, answers.tolist(), strict=True)), intercept)


def _null_weights(questions: Sequence[Asked]) -> dict[str, float]:
    """Return the weight of each set's unanswerable questions that gives them a share of `NULL_SHARE`."""
    weights = {}
    for name in {asked.set for asked in questions}:
        answerable = [asked.answerable for asked in questions if asked.set == name]
        nulls = len(answerable) - sum(answerable)
        weights[name] = NULL_SHARE / (1 - NULL_SHARE) * sum(answerable) / nulls if nulls else 0.0
    return weights


def _fit_order(questions: Sequence[tuple[Matrix, NDArray[np.bool_], float]]) -> Vector:
    """Return weights that maximise the mean log odds of gold hits: a listwise softmax (ListNet, Cao et al. 2007)."""
    stacked = np.concatenate([matrix for matrix, _, _ in questions])
    scale = stacked.std(axis=0) + 1e-9
    standard = stacked / scale
    gold = np.concatenate([hits for _, hits, _ in questions]).astype(float)
    counts = np.array([count for _, _, count in questions])
    sizes = [len(matrix) for matrix, _, _ in questions]
    starts, of_question = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = standard @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of_question])
        total, right = np.add.reduceat(odds, starts), np.add.reduceat(odds * gold, starts)
        error = -(counts * (np.log(right) - np.log(total))).sum() + ORDER_PENALTY * weights @ weights / 2
        slope = (odds * gold / right[of_question] - odds / total[of_question]) * counts[of_question]
        return float(error), ORDER_PENALTY * weights - standard.T @ slope

    return np.asarray(minimize(loss, np.zeros(standard.shape[1]), jac=True, method="L-BFGS-B").x / scale)


def _fit_logistic(matrix: Matrix, labels: NDArray[np.bool_], counts: Vector) -> tuple[Vector, float]:
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0) + 1e-9
    standard = (matrix - mean) / scale

    def loss(weights: Vector) -> tuple[float, Vector]:
        logits = standard @ weights[1:] + weights[0]
        error = counts * (np.logaddexp(0, logits) - labels * logits)
        slope = counts * (1 / (1 + np.exp(-logits)) - labels)
        gradient = np.concatenate([[slope.sum()], standard.T @ slope + ANSWER_PENALTY * weights[1:]])
        return float(error.sum() + ANSWER_PENALTY * weights[1:] @ weights[1:] / 2), gradient

    optimum = minimize(loss, np.zeros(standard.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return optimum[1:] / scale, float(optimum[0] - (optimum[1:] / scale) @ mean)


def measure(questions: Sequence[Asked], fitted_for: Callable[[Asked], Fitted], least: float) -> list[dict[str, Any]]:
    """Return the figures of each set, as described in the module docstring."""
    measured = []
    for name in dict.fromkeys(asked.set for asked in questions):
        outcomes = [_outcome(asked, fitted_for(asked), least) for asked in questions if asked.set == name]
        measured.append({"set": name} | _figures(outcomes))
    return measured


@dataclass(frozen=True)
class _Outcome:
    answerable: bool
    hit: bool  # the first hit is gold
    passage: bool  # its passage contains a gold paragraph
    any3: bool
    found: bool
    right: bool
    probability: float


def _outcome(asked: Asked, fitted: Fitted, least: float) -> _Outcome:
    if not asked.features:
        return _Outcome(asked.answerable, False, False, False, False, False, 0.0)
    scores = fitted.scores(asked)
    probabilities = fitted.probabilities(asked, scores)
    order = np.argsort(-scores, kind="stable")
    shown = [hit for hit in order.tolist() if probabilities[hit] >= least][:SHOWN]
    return _Outcome(
        asked.answerable,
        bool(asked.gold[order[0]]),
        bool(asked.passage_gold[order[0]]),
        bool(asked.passage_gold[shown].any()) if shown else False,
        bool(shown),
        bool(shown) and bool(asked.passage_gold[shown[0]]),
        float(probabilities[order[0]]),
    )


def _figures(outcomes: Sequence[_Outcome]) -> dict[str, Any]:
    answerable = [outcome for outcome in outcomes if outcome.answerable]
    nulls = [outcome for outcome in outcomes if not outcome.answerable]
    answered = [outcome for outcome in outcomes if outcome.found]
    sure, null = (np.array([outcome.probability for outcome in group]) for group in (answerable, nulls))
    figures = {
        "s1": float(np.mean([outcome.hit for outcome in answerable])),
        "passage": float(np.mean([outcome.passage for outcome in answerable])),
        "first": float(np.mean([outcome.right for outcome in answerable])),
        "any3": float(np.mean([outcome.any3 for outcome in answerable])),
        "found": float(np.mean([outcome.found for outcome in answerable])),
    }
    if nulls:
        figures["refused"] = float(1 - np.mean([outcome.found for outcome in nulls]))
        figures["null_auc"] = float(np.mean(sure[:, None] > null) + np.mean(sure[:, None] == null) / 2)
    figures["right"] = float(np.mean([outcome.right for outcome in answered]))
    figures["error"] = calibration_error([(outcome.probability, outcome.passage) for outcome in outcomes])
    return figures


def write_weights(english: Fitted, other_order: Mapping[str, float], other_answers: Mapping[str, float]) -> None:
    """Write the weights for English, and those for other languages, as Python constants."""
    lines = [
        '"""The weights of the features that order hits and tell whether they answer.',
        "",
        "Fitted and written by `python -m benchmarks.fit` for English, by `python -m benchmarks.fit_others` for",
        "questions of fact in all other languages: not for editing by hand.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        *_mapping("ORDER_WEIGHTS", english.order, "Weight of each feature in the score that hits are ranked by."),
        *_mapping("ANSWER_WEIGHTS", english.answers, "Weight of each feature in the log odds that a hit answers."),
        f"ANSWER_INTERCEPT = {english.intercept:.4f}",
        '"""Intercept of the log odds."""',
        "",
        *_mapping("OTHER_ORDER_WEIGHTS", other_order, "The weights of the score for other languages."),
        *_mapping("OTHER_ANSWER_WEIGHTS", other_answers, "The weights of the log odds for other languages."),
    ]
    WEIGHTS.write_text("\n".join(lines), encoding="utf-8")


def _mapping(name: str, weights: Mapping[str, float], text: str) -> list[str]:
    return [
        f"{name} = {{",
        *(f'    "{key}": {weight:.4f},' for key, weight in weights.items()),
        "}",
        f'"""{text}"""',
        "",
    ]


def main() -> None:
    """Fit on the sets given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sets",
        nargs="+",
        help="folders with articles.jsonl.gz and questions.jsonl.gz, each with optional :WEIGHT:WEIGHT",
    )
    parser.add_argument(
        "--small", type=float, default=0.0, help="relative weight of questions over small indexes (default: none)"
    )
    parser.add_argument("--write", action="store_true", help="write index/answers/weights.py")
    parser.add_argument("--json", action="store_true", help="print one JSON object per set")
    given = parser.parse_args()
    weights: dict[str, tuple[float, float]] = {}
    questions: list[Asked] = []
    for text in given.sets:
        name, *numbers = text.split(":")
        order_weight, answer_weight = (*map(float, numbers), 1.0, 1.0)[:2]
        weights[Path(name).name] = order_weight, answer_weight
        questions += read_set(Path(name))
        if given.small:
            weights[f"{Path(name).name}{SMALL}"] = 0.0, given.small * answer_weight
            questions += read_small_sets(Path(name))
    whole = fit(questions, weights)
    by_fold = [fit([asked for asked in questions if asked.fold != fold], weights) for fold in range(FOLDS)]
    crossed = measure(questions, lambda asked: by_fold[asked.fold], FOUND_CONFIDENCE)
    inside = measure(questions, lambda _: whole, FOUND_CONFIDENCE)
    if given.json:
        pairs = zip(crossed, inside, strict=True)
        print(*(json.dumps({"crossed": across, "inside": within}) for across, within in pairs))
    else:
        print(f"cross-validated\n{table(crossed)}\n\nin-sample\n{table(inside)}")
    if given.write:
        write_weights(whole, OTHER_ORDER_WEIGHTS, OTHER_ANSWER_WEIGHTS)


if __name__ == "__main__":
    main()
