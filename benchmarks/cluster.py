"""Compare the cluster's answers with the embedded engine's: python -m benchmarks.cluster SET [--json] [--paragraphs N]

Starts three OpenSearch nodes on this machine, which needs Java 21 and Maven (see tests/cluster), and writes the test
set's articles into both engines.

same_first      share of the set's questions with the same first hit
same_top10      share with the same first ten hits, in order
same_answers    share with the same answer: whether it is found, its passages and the sentences marked in them
p50_ms, p99_ms  time of a whole answer, one at a time, with at least N paragraphs (default: 50,000); the set's articles
                are repeated under other ids until there are so many
requests        mean number of requests an answer
requests_max    largest number of requests an answer
cpu_ms          processor time of the asking process an answer
nodes_cpu_ms    processor time of all nodes an answer
disk_kb         disk space of a paragraph in one copy, in kB
bulk_per_s      paragraphs written a second, with a replica
lost_after_kill answers that failed or changed while one of the nodes was killed
swap_changed    answers that failed or changed while the alias moved to another index with the same articles

--questions limits the number of questions. --json prints one object on the last line.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from benchmarks.sets import articles, rows
from index import Answer, Article, DataFolder, NewsbotError, Snapshot, ask, open_engines
from index.answers.search import understand_for
from index.cluster import connect
from index.engine import Engine, Engines
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot
from index.storage import SearchCluster
from tests.cluster.copies import copy_snapshot
from tests.cluster.opensearch_nodes import Nodes, start_nodes

_AT_ONCE = 2  # questions while a node is killed, and while the alias moves
_SHARDS = 3
_HEAP = "512m"
_TODAY = date(2026, 1, 1)
_LATENCY_QUESTIONS = 400


def measure(folder: Path, paragraphs: int, most: int | None) -> dict[str, Any]:
    """Return the figures of one set, as described in the module docstring."""
    questions = [row["question"] for row in rows(folder, "questions")][:most]
    with tempfile.TemporaryDirectory() as place, start_nodes(Path(place) / "nodes", heap=_HEAP) as nodes:
        small = _embedded(Path(place) / "small", list(articles(folder)))
        cluster, engines = _cluster(nodes, "small"), _open(nodes, "small")
        copy_snapshot(small, cluster)
        figures: dict[str, Any] = _agreement(questions, small, engines.current)
        figures |= _under_load(questions, engines, lambda: copy_snapshot(small, cluster), "swap_changed")
        figures |= _latency(Path(place) / "large", folder, nodes, paragraphs, questions)
        figures |= _under_load(questions, engines, lambda: nodes.kill(2), "lost_after_kill")
    return figures


def _cluster(nodes: Nodes, prefix: str) -> SearchCluster:
    return SearchCluster(tuple(nodes.urls), prefix=prefix, shards=_SHARDS)


def _open(nodes: Nodes, prefix: str) -> Engines:
    return open_engines(DataFolder(Path("unused"), "", _cluster(nodes, prefix)))


def _embedded(place: Path, contents: Sequence[Article]) -> Snapshot:
    write_snapshot(place / "snapshots", contents, "benchmark")
    snapshot = open_current(place / "snapshots")
    snapshot.warm_up()
    return snapshot


def _agreement(questions: Sequence[str], embedded: Engine, cluster: Engine) -> dict[str, float]:
    same = np.array([_compare(question, embedded, cluster) for question in questions])
    first, top10, answers = same.mean(axis=0).tolist()
    return {"questions": len(questions), "same_first": first, "same_top10": top10, "same_answers": answers}


def _compare(question: str, embedded: Engine, cluster: Engine) -> tuple[bool, bool, bool]:
    terms = understand_for(embedded, question, _TODAY).terms
    ours, theirs = ([hit[:2] for hit in engine.search(terms, 10)] for engine in (embedded, cluster))
    answers = (_shown(ask(engine, question, today=_TODAY)) for engine in (embedded, cluster))
    return ours[:1] == theirs[:1], ours == theirs, next(answers) == next(answers)


def _shown(answer: Answer) -> object:
    """Return what people see of an answer."""
    passages = [(one.article_id, one.paragraphs, one.answer, one.second, one.speaker) for one in answer.passages]
    return answer.found, passages, [one.id for one in answer.nearest], [one.id for one in answer.listed], answer.apart


def _latency(place: Path, folder: Path, nodes: Nodes, paragraphs: int, questions: Sequence[str]) -> dict[str, float]:
    snapshot = _embedded(place, list(_repeated(list(articles(folder)), paragraphs)))
    began = time.perf_counter()
    copy_snapshot(snapshot, _cluster(nodes, "large"))
    bulk = snapshot.coverage.paragraphs / (time.perf_counter() - began)
    engine: Any = _open(nodes, "large").current
    for question in questions[:50]:  # the nodes compile their own code
        ask(engine, question, today=_TODAY)
    took, requests = [], []
    asked = questions[50 : 50 + _LATENCY_QUESTIONS] or questions
    own, of_nodes = time.process_time(), _nodes_cpu_s()
    for question in asked:
        started, sent = time.perf_counter(), engine.requests.sent_by_thread
        ask(engine, question, today=_TODAY)
        took.append(1000 * (time.perf_counter() - started))
        requests.append(engine.requests.sent_by_thread - sent)
    p50, p99 = np.percentile(took, [50, 99]).tolist()
    size = snapshot.coverage.paragraphs
    return {
        "paragraphs": size,
        "p50_ms": p50,
        "p99_ms": p99,
        "requests": sum(requests) / len(requests),
        "requests_max": max(requests),
        "cpu_ms": 1000 * (time.process_time() - own) / len(asked),
        "nodes_cpu_ms": 1000 * (_nodes_cpu_s() - of_nodes) / len(asked),
        "bulk_per_s": bulk,
        "disk_kb": _disk(_cluster(nodes, "large")) / size / 1000,
    }


def _nodes_cpu_s() -> float:
    """Return the processor time that the nodes, children of this process, have used, in seconds."""
    return sum(sum(child.cpu_times()[:2]) for child in psutil.Process().children(recursive=True))


def _disk(cluster: SearchCluster) -> float:
    """Return the size of the primary shards of an index, in bytes."""
    stats = connect(cluster).client.indices.stats(index=cluster.prefix, metric="store")
    return float(stats["_all"]["primaries"]["store"]["size_in_bytes"])


def _repeated(contents: Sequence[Article], paragraphs: int) -> Iterator[Article]:
    """Yield articles, then copies of them with other ids, until there are enough paragraphs."""
    size = 0
    for turn in count():
        for article in contents:
            yield replace(article, id=f"{article.id}-{turn}") if turn else article
            size += len(article.paragraphs)
        if size >= paragraphs:
            return


def _under_load(questions: Sequence[str], engines: Engines, disturb: Any, name: str) -> dict[str, int]:
    """Return how many answers fail or change while something happens to the cluster."""
    asked = questions[:_LATENCY_QUESTIONS]
    expected = {question: _shown(ask(engines.current, question, today=_TODAY)) for question in asked}
    half = threading.Event()

    def same(number_and_question: tuple[int, str]) -> bool:
        number, question = number_and_question
        if number == len(asked) // 4:
            half.set()
        try:
            return _shown(engines.do(lambda engine: ask(engine, question, today=_TODAY))) == expected[question]
        except NewsbotError as error:
            print(error)
            return False

    with _beside(half, disturb), ThreadPoolExecutor(_AT_ONCE) as threads:
        wrong = [is_same for is_same in threads.map(same, enumerate(asked)) if not is_same]
    return {name: len(wrong)}


@contextmanager
def _beside(moment: threading.Event, work: Any) -> Iterator[None]:
    """Do some work in a thread, from a moment in the block on."""
    thread = threading.Thread(target=lambda: (moment.wait(), work()))
    thread.start()
    try:
        yield
    finally:
        moment.set()
        thread.join()


def _main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("set", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--paragraphs", type=int, default=50_000)
    parser.add_argument("--questions", type=int)
    given = parser.parse_args()
    figures = {"set": given.set.name} | measure(given.set, given.paragraphs, given.questions)
    rounded = {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}
    print(json.dumps(rounded) if given.json else "\n".join(f"{name:16}{value}" for name, value in rounded.items()))


if __name__ == "__main__":
    _main()
