"""Fit what "found" means in each language: python -m benchmarks.fit_languages SET...

Each SET is a test set in one language whose questions all have an answer, such as those of XQuAD. Its articles are
split into two halves. A question over the half without its article has no answer: such questions must be refused.

For each set, the largest shift of the logits is chosen with which at least `REFUSED` of these questions are refused.
`first`, `found` and `refused` are measured by cross-validation: on every second question, with the shift that the
others chose. Put the shift into the language's module: `fact_shift`. `benchmarks/fit_others.py` fits the weights first.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.retrieval import indexed
from benchmarks.sets import articles, rows, table
from index import Snapshot
from index.answers.ranking import FOUND_CONFIDENCE, rank, weights_for
from index.answers.search import understand_for
from index.answers.weights import ANSWER_INTERCEPT

REFUSED = 0.87
"""Minimum share of unanswerable questions to refuse."""

_SHIFTS = np.arange(-2.5, 1.8, 0.05)


class Ranked(NamedTuple):
    """The hits of one question, best first: their logits, and which are right. Without a right one, none answers it."""

    logits: NDArray[np.float64]
    right: NDArray[np.bool_]
    answerable: bool


class Shares(NamedTuple):
    """Share of answerable questions whose first passage is right, that are found, and of others that are refused."""

    first: float
    found: float
    refused: float


def read(folder: Path) -> tuple[str, list[Ranked]]:
    """Return the language of a set, and its questions over all articles and over the half without theirs."""
    ids = [article.id for article in articles(folder)]
    with indexed(folder) as snapshot:
        code = snapshot.coverage.languages[0]
        ranked = list(_ranked(folder, snapshot, frozenset(ids), answerable=True))
    for half in (ids[::2], ids[1::2]):
        with indexed(folder, only=half) as snapshot:
            ranked += _ranked(folder, snapshot, frozenset(half), answerable=False)
    return code, ranked


def _ranked(folder: Path, snapshot: Snapshot, ids: Collection[str], answerable: bool) -> Iterator[Ranked]:
    for row in rows(folder, "questions"):
        gold = {tuple(paragraph) for paragraph in row["gold"]}
        if any(article in ids for article, _ in gold) == answerable:
            question = understand_for(snapshot, row["question"])
            hits = list(rank(snapshot, question, 60))
            sure = np.clip([hit.confidence for hit in hits], 0.0, 1 - 1e-9)
            with np.errstate(divide="ignore"):
                logits = np.log(sure) - np.log1p(-sure) - (weights_for(question).intercept - ANSWER_INTERCEPT)
            yield Ranked(logits, np.array([hit.hit[:2] in gold for hit in hits], np.bool_), answerable)


def shares(ranked: Sequence[Ranked], shift: float) -> Shares:
    """Return what a shift of the logits makes of some questions."""
    least = float(np.log(FOUND_CONFIDENCE) - np.log1p(-FOUND_CONFIDENCE)) - shift
    shown = [np.flatnonzero(question.logits >= least) for question in ranked]
    answered = [(question, hits) for question, hits in zip(ranked, shown, strict=True) if question.answerable]
    others = [hits for question, hits in zip(ranked, shown, strict=True) if not question.answerable]
    return Shares(
        float(np.mean([len(hits) > 0 and bool(question.right[hits[0]]) for question, hits in answered])),
        float(np.mean([len(hits) > 0 for _, hits in answered])),
        float(np.mean([len(hits) == 0 for hits in others])),
    )


def fit(ranked: Sequence[Ranked]) -> float:
    """Return the largest shift with which enough unanswerable questions are refused."""
    fitting = [float(shift) for shift in _SHIFTS if shares(ranked, float(shift)).refused >= REFUSED]
    return round(max(fitting, default=0.0), 2)


def measure(folder: Path) -> dict[str, Any]:
    """Return a row with the fitted shift of a set, and the cross-validated shares."""
    code, ranked = read(folder)
    halves = ranked[::2], ranked[1::2]
    crossed = [shares(half, fit(other)) for half, other in (halves, halves[::-1])]
    means = {name: float(np.mean([getattr(half, name) for half in crossed])) for name in Shares._fields}
    return {"set": folder.name, "language": code, "shift": fit(ranked)} | means


def main() -> None:
    """Run the fit from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders with articles.jsonl.gz and questions.jsonl.gz")
    print(table([measure(folder) for folder in parser.parse_args().sets]))


if __name__ == "__main__":
    main()
