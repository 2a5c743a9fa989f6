"""The engine over a cluster does what every engine does, with the embedded engine's results."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import DataFolder, Snapshot, ask, open_engines
from index.engine import Engine, Engines
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot
from index.model import Limits
from index.storage import SearchCluster
from tests.cluster.copies import copy_snapshot
from tests.cluster.opensearch_nodes import Nodes
from tests.index.engine.conformance.behaviours import *  # noqa: F403
from tests.index.engine.conformance.corpus import articles

FIELDS = (
    *("own", "before", "headline", "speakers", "lead", "after", "reports", "unsure", "lengths", "occurrences"),
    *("articles", "article_counts", "article_lengths"),
)


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("embedded") / "snapshots"
    write_snapshot(folder, articles(), "state")
    return open_current(folder)


@pytest.fixture(scope="module")
def cluster(nodes: Nodes) -> SearchCluster:
    return SearchCluster(tuple(nodes.urls), prefix="conformance", shards=3)


@pytest.fixture(scope="module")
def engines(embedded: Snapshot, cluster: SearchCluster) -> Engines:
    copy_snapshot(embedded, cluster)
    return open_engines(DataFolder(Path("unused"), "", cluster))


@pytest.fixture(scope="module")
def engine(engines: Engines) -> Engine:
    return engines.current


@pytest.mark.parametrize("terms", [["rain"], ["ferri", "strike", "lomvik"], ["lamp", "brandt", "3.5"], ["zelenski"]])
@pytest.mark.parametrize("limits", [Limits(), Limits(outlets=frozenset(["Herald"]))])
def test_hits_scores_and_evidence_are_those_of_the_embedded_engine(
    engine: Engine, embedded: Snapshot, terms: list[str], limits: Limits
) -> None:
    columns = [*terms, "harbour", "whale"]
    hits, evidence = engine.search_with_evidence(terms, 60, columns, limits)
    expected_hits, expected = embedded.search_with_evidence(terms, 60, columns, limits)
    assert [hit[:2] for hit in hits] == [hit[:2] for hit in expected_hits]
    assert evidence.scores == pytest.approx(expected.scores, rel=1e-6)
    for name in FIELDS:
        assert np.array_equal(getattr(evidence, name), getattr(expected, name)), name


@pytest.mark.parametrize(
    "question",
    [
        "What did Vera Zelensky say about the ferry strikes?",
        "Rain in Lomvik",
        "What did Zelnsky say?",
        "HSB",
        "What's new?",
    ],
)
def test_answers_are_those_of_the_embedded_engine(engine: Engine, embedded: Snapshot, question: str) -> None:
    answer, expected = ask(engine, question), ask(embedded, question)
    assert answer.passages == expected.passages or [p.answer for p in answer.passages] == [
        p.answer for p in expected.passages
    ]
    assert answer.understood == expected.understood
    assert answer.listed == expected.listed


def test_a_published_index_replaces_the_one_before_while_that_still_answers(
    engines: Engines, embedded: Snapshot, cluster: SearchCluster
) -> None:
    before = engines.current
    copy_snapshot(embedded, cluster)
    engines.refresh(wait=True)
    assert engines.version != before.version
    assert engines.current.search(["rain"], 9) == before.search(["rain"], 9)
    assert [passage.answer for passage in ask(before, "Rain in Lomvik").passages]


def test_looking_for_the_newest_article_asks_the_cluster_each_time(engine: Any) -> None:
    before = engine.requests.count
    assert [len(engine.newest(1)) for _ in range(3)] == [1, 1, 1]
    assert engine.requests.count >= before + 3, "whether it is back isn't told from memory"


def test_walking_gives_every_article_with_its_quotations(engine: Engine, embedded: Snapshot) -> None:
    walked = engine.walk()  # type: ignore[attr-defined]
    assert list(walked) == list(embedded.walk())
