"""Show what shifts of the odds gain and lose in English: python -m benchmarks.fit_naming SET...

Each SET is a folder of the form that benchmarks/sets.py describes. For questions of fact that ask to name something,
and for the others, prints with each shift of the log odds that a hit answers:

first       share of all answerable questions of the set whose best passage is right, and found
refused     share of all unanswerable questions of the set that are not found

The other kind of question has no shift. Put the shifts into `NAMING_SHIFT` and `OTHER_FACT_SHIFT` of
`index/answers/ranking.py`. `benchmarks/fit.py` fits the weights first.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.retrieval import indexed
from benchmarks.sets import rows, table
from index.answers.passages import find_block
from index.answers.ranking import FOUND_CONFIDENCE, asks_fact, rank, weights_for
from index.answers.search import understand_for
from index.answers.weights import ANSWER_INTERCEPT
from index.question import asks_to_name

SHIFTS = (-0.4, -0.2, -0.1, 0.0, 0.1, 0.2, 0.4, 0.5, 0.6)

_LEAST = float(np.log(FOUND_CONFIDENCE) - np.log1p(-FOUND_CONFIDENCE))


class Best(NamedTuple):
    """The likeliest passage of a question: its log odds without a shift, and whether it is right."""

    kind: str
    answerable: bool
    logit: float
    right: bool


def read(folder: Path) -> Iterator[Best]:
    """Yield the likeliest passage of each question of a set."""
    with indexed(folder) as snapshot:
        for row in rows(folder, "questions"):
            question = understand_for(snapshot, row["question"])
            hits = list(rank(snapshot, question, 1))
            if not hits or not hits[0].confidence:
                yield Best("", bool(row["gold"]), -np.inf, False)
                continue
            sure, hit = hits[0].confidence, hits[0].hit
            logit = float(np.log(sure) - np.log1p(-sure)) - (weights_for(question).intercept - ANSWER_INTERCEPT)
            shown = {(hit.article_id, position) for position in find_block(snapshot, hit, question)}
            right = not shown.isdisjoint(map(tuple, row["gold"]))
            kind = "" if not asks_fact(question) else "naming" if asks_to_name(question.whole_text) else "other"
            yield Best(kind, bool(row["gold"]), logit, right)


def measure(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the figures of a set for each kind of question and shift."""
    every = list(read(folder))
    for kind in ("naming", "other"):
        for shift in SHIFTS:
            known = [(best, best.logit + shift * (best.kind == kind) >= _LEAST) for best in every]
            first = [is_found and best.right for best, is_found in known if best.answerable]
            refused = [not is_found for best, is_found in known if not best.answerable]
            shares = {"first": float(np.mean(first)), "refused": float(np.mean(refused or [True]))}
            yield {"set": folder.name, "kind": kind, "shift": shift} | shares


def main() -> None:
    """Run the sweep from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders with articles.jsonl.gz and questions.jsonl.gz")
    print(table([row for folder in parser.parse_args().sets for row in measure(folder)]))


if __name__ == "__main__":
    main()
