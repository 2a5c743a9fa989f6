"""Fit the weights for questions of fact in all languages but English: python -m benchmarks.fit_others SET... [--write]

Each SET is a test set in one language whose questions all have an answer, such as those of XQuAD. Its articles are
split into two halves. A question over the half without its article has no answer.

The models are those of `benchmarks/fit.py`, but the penalty is on the distance from the English weights, so that what
these sets don't tell stays as it is for English. Each language has a shift of its own, which
`python -m benchmarks.fit_languages` fits afterwards.

Prints the share of questions whose best passage is right, with the English weights and with the fitted ones. --write
writes the weights to index/answers/weights.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.fit import (
    ANSWER_FEATURES,
    NULL_SHARE,
    ORDER_FEATURES,
    SHOWN,
    Asked,
    Fitted,
    Matrix,
    Vector,
    ask_row,
    write_weights,
)
from benchmarks.retrieval import indexed
from benchmarks.sets import articles, rows, table
from index.answers.ranking import off_topic, relative_features
from index.answers.weights import ANSWER_INTERCEPT, ANSWER_WEIGHTS, ORDER_WEIGHTS
from index.text import has_one_term_per_word

WEIGHT = 0.1
"""Weight of a question: the same questions are asked in many languages."""

ORDER_PENALTY, ANSWER_PENALTY, SHIFT_PENALTY = 100.0, 1000.0, 0.1

ENGLISH = Fitted(ORDER_WEIGHTS, ANSWER_WEIGHTS, ANSWER_INTERCEPT)


def read(folder: Path) -> Iterator[Asked]:
    """Yield the questions of a set over all articles, and over the half without theirs."""
    ids = [article.id for article in articles(folder)]
    answerable = [row for row in rows(folder, "questions") if row["gold"]]
    for chosen in (ids, ids[::2], ids[1::2]):
        with indexed(folder, only=chosen) as snapshot:
            for row in answerable:
                if chosen == ids:
                    yield ask_row(snapshot, folder.name, row)
                elif row["gold"][0][0] not in chosen:
                    yield ask_row(snapshot, folder.name, row | {"gold": []})


def fit_order(questions: Sequence[Asked]) -> dict[str, float]:
    """Return weights that order hits, by a listwise softmax."""
    usable = [asked for asked in questions if asked.gold.any()]
    stacked = np.concatenate([asked.matrix for asked in usable])
    gold = np.concatenate([asked.gold for asked in usable]).astype(float)
    sizes = [len(asked.gold) for asked in usable]
    starts, of_question = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def error(scores: Vector) -> tuple[float, Vector]:
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of_question])
        total, right = np.add.reduceat(odds, starts), np.add.reduceat(odds * gold, starts)
        slope = odds / total[of_question] - odds * gold / right[of_question]
        return -WEIGHT * float((np.log(right) - np.log(total)).sum()), WEIGHT * slope

    penalties = np.full(len(ORDER_FEATURES), ORDER_PENALTY)
    return _near(stacked, error, [ORDER_WEIGHTS[name] for name in ORDER_FEATURES], penalties, ORDER_FEATURES)


def fit_answers(questions: Sequence[Asked], order: Mapping[str, float]) -> dict[str, float]:
    """Return weights of the log odds that a hit answers, by a logistic regression."""
    fitted = Fitted(order, ANSWER_WEIGHTS, ANSWER_INTERCEPT)
    codes = sorted({asked.language for asked in questions})
    answerable = sum(asked.answerable for asked in questions)
    of_null = NULL_SHARE / (1 - NULL_SHARE) * answerable / (len(questions) - answerable)
    matrices, labels, counts = [], [], []
    for asked in (asked for asked in questions if asked.features):
        scores = fitted.scores(asked)
        first = np.argsort(-scores, kind="stable")[:SHOWN]
        features = asked.features | relative_features(scores, asked.articles)
        of_place = np.array([1.0, *[0.5] * (SHOWN - 1)])[: len(first)]
        on_topic = ~off_topic(asked.features, has_one_term_per_word(asked.language))[first]
        columns = [features[name] for name in ANSWER_FEATURES]
        columns += [np.full(len(scores), float(code == asked.language)) for code in codes]
        matrices.append(np.stack(columns, 1)[first][on_topic])
        labels.append(asked.passage_gold[first][on_topic].astype(float))
        counts.append(WEIGHT * (1.0 if asked.answerable else of_null) * of_place[on_topic])
    right, weights = np.concatenate(labels), np.concatenate(counts)

    def error(logits: Vector) -> tuple[float, Vector]:
        sure = 1 / (1 + np.exp(-logits))
        return float((weights * (np.logaddexp(0, logits) - right * logits)).sum()), weights * (sure - right)

    prior = [*(ANSWER_WEIGHTS[name] for name in ANSWER_FEATURES), *[ANSWER_INTERCEPT] * len(codes)]
    penalties = np.repeat([ANSWER_PENALTY, SHIFT_PENALTY], [len(ANSWER_FEATURES), len(codes)])
    return _near(np.concatenate(matrices), error, prior, penalties, ANSWER_FEATURES)


def _near(
    matrix: Matrix,
    error: Callable[[Vector], tuple[float, Vector]],
    prior: Sequence[float],
    penalties: Vector,
    names: Sequence[str],
) -> dict[str, float]:
    """Return the weights that minimise an error and their distance from `prior`, in deviations of each feature."""
    scale: NDArray[np.float64] = np.where(penalties == SHIFT_PENALTY, 1.0, matrix.std(axis=0) + 1e-9)
    standard, start = matrix / scale, np.array(prior) * scale

    def loss(weights: Vector) -> tuple[float, Vector]:
        value, slope = error(np.asarray(standard @ weights))
        distance = weights - start
        return value + float(penalties @ distance**2) / 2, standard.T @ slope + penalties * distance

    optimum = minimize(loss, start, jac=True, method="L-BFGS-B").x / scale
    return dict(zip(names, optimum.tolist(), strict=False))


def _best_right(questions: Sequence[Asked], fitted: Fitted) -> float:
    answerable = [asked for asked in questions if asked.answerable]
    return float(
        np.mean([bool(asked.features) and asked.passage_gold[fitted.scores(asked).argmax()] for asked in answerable])
    )


def main() -> None:
    """Fit on the sets given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders with articles.jsonl.gz and questions.jsonl.gz")
    parser.add_argument("--write", action="store_true", help="write index/answers/weights.py")
    given = parser.parse_args()
    sets = {folder.name: list(read(folder)) for folder in given.sets}
    questions = [asked for of_set in sets.values() for asked in of_set]
    order = fit_order(questions)
    answers = fit_answers(questions, order)
    fitted = Fitted(order, answers, ANSWER_INTERCEPT)
    figures = [
        {"set": name, "english": _best_right(of_set, ENGLISH), "fitted": _best_right(of_set, fitted)}
        for name, of_set in sets.items()
    ]
    print(table(figures))
    if given.write:
        write_weights(ENGLISH, order, answers)


if __name__ == "__main__":
    main()
