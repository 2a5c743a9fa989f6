"""How well questions are answered: python -m benchmarks.retrieval SET... [--json]

For each test set and kind of question: S@k, the share of questions with a gold paragraph among the first k hits, and
MRR@10. For each set: null AUC, how well the confidence separates questions that have an answer from those that have
none, the shares of both that the threshold puts right, and the milliseconds of an answer (median and 95 %).
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sets import articles, rows, table
from index import Snapshot
from index.build import write
from index.question import understand
from index.searcher import ask, find
from index.snapshot import open_current

_MISSED = 10**6


def measure(folder: Path, snapshot: Snapshot) -> list[dict[str, Any]]:
    """One row a kind of question, and one for the set."""
    ranks: dict[str, list[int]] = defaultdict(list)
    answers: dict[bool, list[tuple[float, bool]]] = {True: [], False: []}
    took: list[float] = []
    for row in rows(folder, "questions"):
        started = time.perf_counter()
        answer = ask(snapshot, row["question"])
        took.append(1000 * (time.perf_counter() - started))
        answers[bool(row["gold"])].append((answer.confidence, answer.found))
        if row["gold"]:
            ranks[row["kind"]].append(_rank(snapshot, row))
    kinds = [_kind(folder.name, kind, np.array(found)) for kind, found in ranks.items()]
    return [*kinds, _whole(folder.name, answers, took)]


def _rank(snapshot: Snapshot, row: dict[str, Any]) -> int:
    gold = {tuple(place) for place in row["gold"]}
    hits = find(snapshot, understand(row["question"]), 50)
    found = (n for n, hit in enumerate(hits, 1) if (hit.article_id, hit.position) in gold)
    return next(found, _MISSED)


def _kind(name: str, kind: str, ranks: np.ndarray[Any, np.dtype[np.int64]]) -> dict[str, Any]:
    shares = {f"S@{k}": float(np.mean(ranks <= k)) for k in (1, 3, 10)}
    return (
        {"set": name, "kind": kind, "questions": len(ranks)}
        | shares
        | {"MRR@10": float(np.mean(np.where(ranks <= 10, 1 / ranks, 0)))}
    )


def _whole(name: str, answers: dict[bool, list[tuple[float, bool]]], took: list[float]) -> dict[str, Any]:
    held, null = (np.array([confidence for confidence, _ in answers[kind]]) for kind in (True, False))
    auc = float(np.mean(held[:, None] > null) + np.mean(held[:, None] == null) / 2) if len(null) else float("nan")
    return {
        "set": name,
        "questions": len(took),
        "null AUC": auc,
        "found": float(np.mean([found for _, found in answers[True]])),
        "null not found": float(np.mean([not found for _, found in answers[False]])),
        "p50 ms": float(np.quantile(took, 0.5)),
        "p95 ms": float(np.quantile(took, 0.95)),
    }


def main() -> None:
    """Measures each set given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders with articles.jsonl.gz and questions.jsonl.gz")
    parser.add_argument("--json", action="store_true", help="print a list of rows")
    given = parser.parse_args()
    found: list[dict[str, Any]] = []
    for folder in given.sets:
        with tempfile.TemporaryDirectory() as scratch:
            write(Path(scratch), articles(folder), "benchmark")
            found += measure(folder, open_current(Path(scratch)))
    if given.json:
        print(json.dumps(found))
        return
    kinds = [row for row in found if "kind" in row]
    print(table(kinds), table([row for row in found if "kind" not in row]), sep="\n\n")


if __name__ == "__main__":
    main()
