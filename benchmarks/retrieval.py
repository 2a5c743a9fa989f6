"""How well questions are answered: python -m benchmarks.retrieval SET... [--json] [--ablate] [--among N]

For each test set and kind of question:

s1, s3, s10     the share of questions with a gold paragraph among the first k hits; mrr10 likewise
passage_s1      the share whose first passage, as it is shown, holds a gold paragraph; what is not found is a miss
sentence        of questions whose answer is known: the share whose marked sentence, in a gold paragraph, holds it

For each set: null_auc, how well the confidence separates questions that have an answer from those that have none;
null_rejected_at_90, the share of the latter that a threshold leaves out which keeps 90 % of the former; the shares of
both that the threshold puts right that newsbot ships with; the processor's time for an answer, in milliseconds.

--among N adds copies of the paragraphs, their words shuffled, until there are N: for the time that an answer takes.

With --json one object a set. --ablate leaves one part of the ranking out after another.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sets import articles, rows, table
from index import Answer, Snapshot, ask, find_hits
from index.answers import ranking
from index.answers.passages import build_passages
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot
from index.model import Article, Hit
from index.storage.postings import FIELDS, Field

_MISSED = 10**6
_KIND = ("questions", "s1", "s3", "s10", "mrr10", "passage_s1", "sentence")

ABLATED: dict[str, dict[str, float]] = {
    "nearness": {"NEAR_WEIGHT": 0.0},
    "order of words": {"ADJACENT_WEIGHT": 0.0},
    "nearness to the topic": {"TOPIC_NEAR_WEIGHT": 0.0},
    "who speaks": {"SPEAKER_NEAR_WEIGHT": 0.0},
    "who is named": {"NAMED_WEIGHT": 0.0},
    "who is named before": {"NAMED_BEFORE_WEIGHT": 0.0},
}
"""Parts of the ranking, by the constants of ranking.py that turn them off."""


def measure(folder: Path, snapshot: Snapshot) -> dict[str, Any]:
    """What the docstring above says, of one set."""
    asked = list(rows(folder, "questions"))
    answers: list[Answer] = []
    took: list[float] = []
    for row in asked:
        started = time.process_time()
        answers.append(ask(snapshot, row["question"]))
        took.append(1000 * (time.process_time() - started))
    kinds: dict[str, list[dict[str, float]]] = defaultdict(list)
    for row, answer in zip(asked, answers, strict=True):
        if row["gold"]:
            kinds[row["kind"]].append(_scores(snapshot, row, answer))
    answerable = np.array([bool(row["gold"]) for row in asked])
    return {"kinds": {kind: _means(scores) for kind, scores in kinds.items()}} | _whole(answerable, answers, took)


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
    names = [name for name in _KIND[1:] if name in scores[0]]
    return {"questions": len(scores)} | {name: float(np.mean([score[name] for score in scores])) for name in names}


def _whole(
    answerable: np.ndarray[Any, np.dtype[np.bool_]], answers: Sequence[Answer], took: Sequence[float]
) -> dict[str, Any]:
    confidence = np.array([answer.confidence for answer in answers])
    found_answers = np.array([answer.found for answer in answers])
    sure, null = confidence[answerable], confidence[~answerable]
    whole: dict[str, Any] = {"questions": len(answers), "found": float(found_answers[answerable].mean())}
    if len(null):
        whole["null_auc"] = float(np.mean(sure[:, None] > null) + np.mean(sure[:, None] == null) / 2)
        whole["null_rejected_at_90"] = float(np.mean(null < np.quantile(sure, 0.1)))
        whole["null_not_found"] = float(1 - found_answers[~answerable].mean())
    return whole | {f"p{share}_ms": float(np.percentile(took, share)) for share in (50, 99)}


@contextmanager
def indexed(folder: Path, fields: Sequence[Field] = FIELDS, among: int = 0) -> Iterator[Snapshot]:
    """Index the articles of a test set in a temporary folder, and yield the snapshot, ready to answer.

    `fields` are what the ranking counts. `among` is the number of paragraphs to index at least: copies of the articles
    with their words shuffled make up what the set lacks. The folder is removed when the context ends.
    """
    with tempfile.TemporaryDirectory() as scratch:
        write_snapshot(Path(scratch) / "snapshots", _grown(list(articles(folder)), among), "benchmark", fields=fields)
        snapshot = open_current(Path(scratch) / "snapshots", fields=fields)
        snapshot.warm_up()
        yield snapshot


def _grown(originals: Sequence[Article], among: int) -> Iterator[Article]:
    """Articles, and copies of them with their words shuffled, until there are so many paragraphs."""
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
def _without(part: dict[str, float]) -> Iterator[None]:
    constants = {name: getattr(ranking, name) for name in part}
    for name, value in part.items():
        setattr(ranking, name, value)
    try:
        yield
    finally:
        for name, value in constants.items():
            setattr(ranking, name, value)


def ablate(folder: Path) -> list[dict[str, Any]]:
    """One row for the whole ranking, and one without each of its parts."""
    with indexed(folder) as snapshot:
        measured_rows = [_row("(nothing)", measure(folder, snapshot))]
        for name, part in ABLATED.items():
            with _without(part):
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
    """Measures each set given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders with articles.jsonl.gz and questions.jsonl.gz")
    parser.add_argument("--json", action="store_true", help="print one JSON object a set")
    parser.add_argument("--ablate", action="store_true", help="leave out one part after another")
    parser.add_argument("--among", type=int, default=0, help="so many paragraphs, by copies with shuffled words")
    given = parser.parse_args()
    for folder in given.sets:
        if given.ablate:
            measured: Any = ablate(folder)
            print(json.dumps(measured) if given.json else table(measured))
            continue
        with indexed(folder, among=given.among) as snapshot:
            measured = measure(folder, snapshot)
        print(json.dumps(measured) if given.json else _say(folder.name, measured), flush=True)


if __name__ == "__main__":
    main()
