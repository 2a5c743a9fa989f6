"""Measure the quality of answers: python -m benchmarks.retrieval SET... [--json] [--today DAY] [--ablate] [--among N]

For each test set and kind of question:

s1, s3, s10     share of questions with a gold paragraph among the first k hits
mrr10           mean reciprocal rank of the first gold paragraph among the first ten hits
passage_s1      share whose first passage contains a gold paragraph; an answer not found counts as a miss
sentence        share whose marked sentence, in a gold paragraph, contains the answer, where the answer is known

For each set, of the answers as people see them:

first           share of answerable questions whose first passage contains a gold paragraph
any3            share with a gold paragraph in the first three passages
found, refused  share of answerable questions that are found, and of unanswerable ones that aren't
right_of_found  share of found answers whose first passage contains a gold paragraph
follow_ups      share of later turns in conversations.jsonl.gz that are answered correctly
null_auc        how well the confidence separates answerable from unanswerable questions (area under the curve)
null_rejected_at_90   share of unanswerable questions below a threshold that keeps 90 % of the answerable ones
calibration_error     mean distance of confidence and share of right first passages, in ten bins, of found answers
p50_ms, p99_ms  processor time per answer, in milliseconds

--today sets the day that "yesterday" refers to (default: today).

--among N adds copies of the paragraphs with shuffled words until there are N paragraphs, to measure times.

--json prints one object per set. --ablate leaves out one part of the ranking at a time.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sets import articles, rows, table
from index import Answer, Snapshot, ask, find_hits
from index.answers.passages import build_passages
from index.answers.weights import ORDER_WEIGHTS
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot
from index.model import Article, Hit
from index.storage.postings import FIELDS, Field

_MISSED = 10**6
_KIND = ("questions", "s1", "s3", "s10", "mrr10", "passage_s1", "sentence")


def measure(folder: Path, snapshot: Snapshot, today: date | None = None) -> dict[str, Any]:
    """Return the figures of one set, as described in the module docstring."""
    asked = list(rows(folder, "questions"))
    answers: list[Answer] = []
    took: list[float] = []
    for row in asked:
        started = time.process_time()
        answers.append(ask(snapshot, row["question"], today=today))
        took.append(1000 * (time.process_time() - started))
    kinds: dict[str, list[dict[str, float]]] = defaultdict(list)
    for row, answer in zip(asked, answers, strict=True):
        if row["gold"]:
            kinds[row["kind"]].append(_scores(snapshot, row, answer))
    outcomes = [_outcome(row["gold"], answer) for row, answer in zip(asked, answers, strict=True)]
    whole = _whole(outcomes) | _follow_ups(folder, snapshot, today)
    whole |= {f"p{share}_ms": float(np.percentile(took, share)) for share in (50, 99)}
    return {"kinds": {kind: _means(scores) for kind, scores in kinds.items()}} | whole


def _scores(snapshot: Snapshot, row: dict[str, Any], answer: Answer) -> dict[str, float]:
    gold = {tuple(paragraph) for paragraph in row["gold"]}
    hits = find_hits(snapshot, answer.understood, 50)
    rank = next((n for n, hit in enumerate(hits, 1) if (hit.article_id, hit.position) in gold), _MISSED)
    shown = {
        (passage.article_id, paragraph.position) for passage in answer.passages[:1] for paragraph in passage.paragraphs
    }
    scores = {f"s{k}": float(rank <= k) for k in (1, 3, 10)} | {"mrr10": 1 / rank if rank <= 10 else 0.0}
    scores["passage_s1"] = float(bool(shown & gold))
    if row["answers"]:
        best = build_passages(snapshot, [Hit(row["gold"][0][0], row["gold"][0][1], 1.0)], answer.understood, 1)[0][0]
        scores["sentence"] = float(any(text in best.answer.text for text in row["answers"]))
    return scores


def _means(scores: Sequence[dict[str, float]]) -> dict[str, Any]:
    means: dict[str, Any] = {"questions": len(scores)}
    for name in _KIND[1:]:
        if of_questions := [score[name] for score in scores if name in score]:  # not every answer is known
            means[name] = float(np.mean(of_questions))
    return means


@dataclass(frozen=True)
class Outcome:
    """Outcome of a question: whether anything answers it, and which passages contain a gold paragraph."""

    answerable: bool
    found: bool
    confidence: float
    right: tuple[bool, ...]

    @property
    def first(self) -> bool:
        """Whether the first passage contains a gold paragraph."""
        return self.right[:1] == (True,)


def _outcome(gold: Sequence[Sequence[Any]], answer: Answer) -> Outcome:
    gold_paragraphs = {(article, position) for article, position in gold}
    right = (
        any((passage.article_id, paragraph.position) in gold_paragraphs for paragraph in passage.paragraphs)
        for passage in answer.passages
    )
    return Outcome(bool(gold_paragraphs), answer.found, answer.confidence, tuple(right))


def _whole(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    answerable = [outcome for outcome in outcomes if outcome.answerable]
    nulls = [outcome for outcome in outcomes if not outcome.answerable]
    sure, null = (np.array([outcome.confidence for outcome in group]) for group in (answerable, nulls))
    whole: dict[str, Any] = {
        "questions": len(outcomes),
        "first": float(np.mean([outcome.first for outcome in answerable])),
        "any3": float(np.mean([any(outcome.right[:3]) for outcome in answerable])),
        "found": float(np.mean([outcome.found for outcome in answerable])),
    }
    if len(null):
        whole["refused"] = float(1 - np.mean([outcome.found for outcome in nulls]))
        whole["null_auc"] = float(np.mean(sure[:, None] > null) + np.mean(sure[:, None] == null) / 2)
        whole["null_rejected_at_90"] = float(np.mean(null < np.quantile(sure, 0.1)))
    whole["right_of_found"] = float(np.mean([outcome.first for outcome in outcomes if outcome.found]))
    pairs = [(outcome.confidence, outcome.first) for outcome in outcomes if outcome.found]
    return whole | {"calibration_error": calibration_error(pairs)}


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean distance of probabilities and outcomes, in ten bins of equal width (Naeini et al. 2015)."""
    bins: dict[int, list[float]] = defaultdict(list)
    for probability, outcome in pairs:
        bins[min(int(probability * 10), 9)].append(probability - outcome)
    return sum(abs(sum(distances)) for distances in bins.values()) / len(pairs)


def _follow_ups(folder: Path, snapshot: Snapshot, today: date | None) -> dict[str, float]:
    """Return the share of later turns in a set's conversations that are answered correctly, if it has any."""
    if not (folder / "conversations.jsonl.gz").exists():
        return {}
    right: list[bool] = []
    for conversation in rows(folder, "conversations"):
        earlier = None
        for turn in conversation["turns"]:
            answer = ask(snapshot, turn["question"], today=today, follows=earlier)
            outcome = _outcome(turn["gold"], answer)
            if earlier:
                right.append(outcome.first if outcome.answerable else not outcome.found)
            earlier = answer.understood
    return {"follow_ups": float(np.mean(right))}


@contextmanager
def indexed(
    folder: Path, fields: Sequence[Field] = FIELDS, among: int = 0, only: Collection[str] | None = None
) -> Iterator[Snapshot]:
    """Index the articles of a test set in a temporary folder for the block, and yield the snapshot, ready to answer.

    Args:
        folder: the test set.
        fields: the fields that the ranking uses.
        among: minimum number of paragraphs; copies of articles with shuffled words make up the difference.
        only: ids of the articles to index; None means all.
    """
    with tempfile.TemporaryDirectory() as scratch:
        originals = [article for article in articles(folder) if only is None or article.id in only]
        write_snapshot(Path(scratch) / "snapshots", _grown(originals, among), "benchmark", fields=fields)
        snapshot = open_current(Path(scratch) / "snapshots", fields=fields)
        snapshot.warm_up()
        yield snapshot


def _grown(originals: Sequence[Article], among: int) -> Iterator[Article]:
    """Yield the articles, then copies with shuffled words, until there are `among` paragraphs."""
    yield from originals
    count, chance = sum(len(article.paragraphs) for article in originals), random.Random(5)
    for number, article in enumerate(cycle(originals)):
        if count >= among:
            return
        texts = [text.split() for text in article.paragraphs]
        paragraphs = tuple(" ".join(chance.sample(words, len(words))) for words in texts)
        yield replace(article, id=f"{article.id}~{number}", origin=f"copy:{number}", paragraphs=paragraphs)
        count += len(paragraphs)


@contextmanager
def _without(name: str) -> Iterator[None]:
    weight = ORDER_WEIGHTS[name]
    ORDER_WEIGHTS[name] = 0.0
    try:
        yield
    finally:
        ORDER_WEIGHTS[name] = weight


def ablate(folder: Path) -> list[dict[str, Any]]:
    """Return a row for the whole ranking, and one without each of its features and fields."""
    with indexed(folder) as snapshot:
        measured_rows = [_row("(nothing)", measure(folder, snapshot))]
        for name in ORDER_WEIGHTS:
            with _without(name):
                measured_rows.append(_row(name, measure(folder, snapshot)))
    for field in FIELDS[1:]:
        with indexed(folder, [other for other in FIELDS if other != field]) as snapshot:
            measured_rows.append(_row(f"field {field.name}", measure(folder, snapshot)))
    return measured_rows


def _row(without: str, measured: dict[str, Any]) -> dict[str, Any]:
    columns = {
        f"{kind} {name}": shares[name]
        for kind, shares in measured["kinds"].items()
        for name in ("s1", "s3", "passage_s1")
    }
    return {"without": without} | columns | {"null_auc": measured.get("null_auc")}


def _say(name: str, measured: dict[str, Any]) -> str:
    kinds = [{"set": name, "kind": kind} | shares for kind, shares in measured["kinds"].items()]
    for row in kinds:
        row.setdefault("sentence", None)
    whole = {"set": name} | {key: value for key, value in measured.items() if key != "kinds"}
    return f"{table(kinds)}\n\n{table([whole])}\n"


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders with articles.jsonl.gz and questions.jsonl.gz")
    parser.add_argument("--json", action="store_true", help="print one JSON object per set")
    parser.add_argument(
        "--today", type=date.fromisoformat, help="day that the questions are asked, as 2026-11-29 (default: today)"
    )
    parser.add_argument("--ablate", action="store_true", help="leave out one feature at a time")
    parser.add_argument(
        "--among", type=int, default=0, help="minimum number of paragraphs, by copies with shuffled words"
    )
    given = parser.parse_args()
    for folder in given.sets:
        if given.ablate:
            measured: Any = ablate(folder)
            print(json.dumps(measured) if given.json else table(measured))
            continue
        with indexed(folder, among=given.among) as snapshot:
            measured = measure(folder, snapshot, given.today)
        print(json.dumps(measured) if given.json else _say(folder.name, measured), flush=True)


if __name__ == "__main__":
    main()
