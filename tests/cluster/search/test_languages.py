"""Over articles in several languages, the engine over a cluster answers as the embedded one does."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import DataFolder, Snapshot, ask, open_engines
from index.engine import Engine
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot
from index.storage import SearchCluster
from tests.cluster.copies import copy_snapshot
from tests.cluster.opensearch_nodes import Nodes
from tests.index.engine.conformance.corpus import articles_in_several_languages


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("embedded") / "snapshots"
    write_snapshot(folder, articles_in_several_languages(), "state")
    return open_current(folder)


@pytest.fixture(scope="module")
def engine(embedded: Snapshot, nodes: Nodes) -> Engine:
    cluster = SearchCluster(tuple(nodes.urls), prefix="languages", shards=2)
    copy_snapshot(embedded, cluster)
    return open_engines(DataFolder(Path("unused"), "", cluster)).current


def test_both_hold_the_same_languages(engine: Engine, embedded: Snapshot) -> None:
    assert engine.coverage == embedded.coverage
    assert set(engine.coverage.languages) == {"de", "en", "ja", "ru"}
    assert set(engine.coverage.main_languages) == {"de", "en", "ru"}
    assert engine.coverage.has_others


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Was sagte Greta Lindqvist zur Schleuse?", "Schleuse"),
        ("Was sagte Lindqvist am 3. Mai 2025 in der Morgenpost?", "Schleuse"),
        ("Schleusentor", ""),
        ("Что сказал Орешкин о шлюзе?", "Шлюз"),
        ("Орешкину", "Шлюз"),
        ("What did Oreshkin say about the lock?", "Шлюз"),
        ("What did Greta Lindqvist say about the lock?", "The lock"),
        ("What did Lindqvst say?", "The lock"),
        ("Wann werden die Stände der Markthalle eröffnet?", "The market hall"),
        ("水門はいつ開きますか", ""),
        ("Что сказала Гершвин о китах?", ""),
        ("Neues aus der Morgenpost", ""),
    ],
)
def test_both_give_the_same_answer(engine: Engine, embedded: Snapshot, question: str, title: str) -> None:
    answer, expected = ask(engine, question), ask(embedded, question)
    assert answer.understood == expected.understood
    assert [passage.answer for passage in answer.passages] == [passage.answer for passage in expected.passages]
    assert (answer.found, answer.languages, answer.names_only) == (
        expected.found,
        expected.languages,
        expected.names_only,
    )
    assert answer.listed == expected.listed
    assert not title or title in [passage.title for passage in answer.passages]


@pytest.mark.parametrize("term", ["lindqvist", "schleus", "шлюз", "орешкин", "水門", "lock", "oreshkin"])
def test_both_know_the_same_of_a_term(engine: Engine, embedded: Snapshot, term: str) -> None:
    for known in (engine, embedded):
        known.prefetch_terms([term])
    assert engine.holds(term) == embedded.holds(term)
    assert engine.is_name(term) == embedded.is_name(term)
    assert engine.has_name(term) == embedded.has_name(term)
    assert set(engine.names_near(term, 2)) == set(embedded.names_near(term, 2))
