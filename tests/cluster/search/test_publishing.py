"""Publishing to a real cluster: what a run changes, what replaces what, and that searches always see a whole index."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from waits import eventually

from index import DataFolder, Progress, index_files, publish_first, publish_stored
from index.cluster import (
    Connection,
    Document,
    IndexState,
    connect,
    create_index,
    make_documents,
    new_state,
    next_name,
    numbered_indexes,
    read_state,
    switch_alias,
)
from index.errors import ArticlesLost, ClusterError, ClusterIndexUnusable, ClusterUnavailable
from index.indexing import cluster_publishing
from index.storage import SearchCluster
from tests.cluster.opensearch_nodes import Nodes

_numbers = count(1)
WORDS = "harbour ferry storm council budget school bridge museum train market river festival".split()


class Place:
    """An index in the cluster, and the folder of its articles."""

    def __init__(self, nodes: Nodes, folder: Path, **others: Any) -> None:
        self.cluster = SearchCluster(tuple(nodes.urls), prefix=f"news-{next(_numbers)}", shards=2, **others)
        self.data = DataFolder(folder / "data", folder / "data" / "articles.sqlite", self.cluster)
        self.articles = folder / "articles"
        self.articles.mkdir()

    @property
    def connection(self) -> Connection:
        return connect(self.cluster)

    @property
    def state(self) -> IndexState:
        state = read_state(self.connection)
        assert state
        return state

    @property
    def indexes(self) -> list[int]:
        return [*numbered_indexes(self.connection)]

    def write(self, name: str, *paragraphs: str) -> None:
        (self.articles / f"{name}.txt").write_text("\n\n".join([f"Title: The {name}", *paragraphs]))

    def write_many(self, articles: int, paragraphs: int = 3) -> None:
        for number in range(articles):
            word = WORDS[number % len(WORDS)]
            texts = (f"The {word} of day {number} has part {part} and no end in sight." for part in range(paragraphs))
            self.write(f"{word} {number}", *texts)

    def index(self, **options: Any) -> Any:
        return index_files([self.articles], self.data, prune=True, workers=1, **options)

    def found(self, term: str) -> set[str]:
        """Return the texts with a term, as a search sees them."""
        query = {"size": 1000, "query": {"term": {"own": term}}, "_source": ["shown.text"]}
        told = self.connection.client.search(index=self.cluster.prefix, body=query)
        return {hit["_source"]["shown"]["text"] for hit in told["hits"]["hits"]}

    def set_meta(self, **changes: Any) -> None:
        meta = {"_meta": {"newsbot": self.state.meta() | changes}}
        self.connection.client.indices.put_mapping(index=self.state.name, body=meta)


@pytest.fixture
def place(nodes: Nodes, tmp_path: Path) -> Iterator[Place]:
    """An index of its own, with two articles to be published."""
    made = Place(nodes, tmp_path)
    made.write("harbour", "The harbour reopens in May.", "Ferries return to the harbour.", "A band will play.")
    made.write("bridge", "The bridge is closed.", "Cars take the ferry.")
    yield made
    made.connection.client.indices.delete(index=f"{made.cluster.prefix}*")


def test_a_run_publishes_articles_and_writes_no_snapshot(place: Place) -> None:
    report = place.index()
    assert (report.articles, report.paragraphs, report.published) == (2, 5, True)
    assert place.found("ferri") == {"Ferries return to the harbour.", "Cars take the ferry."}
    assert (place.state.articles, place.state.paragraphs, len(place.indexes)) == (2, 5, 1)
    assert not place.data.snapshots.exists()


def test_articles_wait_in_the_data_folder_and_leave_nothing_there(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))  # no file can be created there
    place.index()
    before = {*place.data.path.iterdir()}
    publish_stored(place.data, workers=1)
    assert {*place.data.path.iterdir()} == before


def test_a_run_without_changes_publishes_nothing(place: Place) -> None:
    place.index()
    before = place.state
    report = place.index()
    assert (report.published, report.articles, report.paragraphs) == (False, 2, 5)
    assert place.state == before


def test_changed_and_removed_articles_leave_no_old_paragraph(place: Place) -> None:
    place.write_many(150)
    place.index()
    place.write("harbour", "The harbour reopens in June, and not before.")
    (place.articles / "bridge.txt").unlink()
    report = place.index()
    assert (report.changed, report.removed, len(place.indexes)) == (1, 1, 1)
    assert "The harbour reopens in June, and not before." in place.found("harbor")
    assert not place.found("harbor") & {"The harbour reopens in May.", "Ferries return to the harbour."}
    assert not place.found("bridg") & {"The bridge is closed."}
    assert place.state.generation == 2
    assert report.paragraphs == 451


def test_a_rebuild_replaces_the_index_and_keeps_the_one_before(place: Place) -> None:
    place.index()
    first = place.indexes
    for _ in range(2):
        publish_stored(place.data, workers=1)
    assert len(place.indexes) == 2
    assert first[0] not in place.indexes
    assert place.state.name.endswith(f"-{place.indexes[-1]}")
    assert len(place.found("ferri")) == 2


def test_searches_go_on_while_an_index_is_replaced(place: Place) -> None:
    place.write_many(40)
    place.index()
    expected, ended = place.found("river"), threading.Event()
    seen: list[set[str]] = []

    def search() -> None:
        while not ended.is_set():
            seen.append(place.found("river"))

    thread = threading.Thread(target=search)
    thread.start()
    try:
        publish_stored(place.data, workers=1)
        known = len(seen)
        eventually(lambda: len(seen) > known + 2)
    finally:
        ended.set()
        thread.join()
    assert all(texts == expected for texts in seen)


def test_other_lengths_of_text_lead_to_a_new_index_with_their_means(place: Place) -> None:
    place.index()
    place.write("museum", " ".join(["Museum halls and markets."] * 30))
    place.index()
    assert len(place.indexes) == 2
    assert place.state.averages[0] > 10
    report = place.index()
    assert not report.published


def test_an_index_of_an_earlier_version_is_rebuilt(place: Place) -> None:
    place.index()
    place.set_meta(rules=place.state.rules | {"terms": 1})
    report = place.index()
    assert "earlier version" in " ".join(report.notes)
    assert len(place.indexes) == 2
    assert place.state.is_ours


def test_an_index_of_a_newer_version_is_left_alone(place: Place) -> None:
    place.index()
    place.set_meta(rules=place.state.rules | {"terms": 1000})
    before, numbers = place.state, place.indexes
    with pytest.raises(ClusterIndexUnusable, match=r"newer version.*update this newsbot.*NEWSBOT_SEARCH_PREFIX"):
        publish_stored(place.data, workers=1)
    assert (place.state, place.indexes) == (before, numbers)


@pytest.mark.parametrize("is_rebuilt", [True, False])
def test_what_an_interrupted_run_leaves_is_tidied_by_the_next(place: Place, is_rebuilt: bool) -> None:
    place.index()
    before = place.state
    place.write("school", "The school has a new roof.")

    def interrupt(progress: Progress) -> None:
        if progress.stage == "building":
            raise KeyboardInterrupt

    run: Callable[..., Any] = place.index
    if is_rebuilt:
        run = lambda **options: publish_stored(place.data, workers=1, **options)  # noqa: E731
    with pytest.raises(KeyboardInterrupt):
        run(progress=interrupt)
    assert place.state == before
    assert place.found("ferri")
    prefix, number = before.name.rsplit("-", 1)
    left = new_state(f"{prefix}-{int(number) - 1}", [1.0] * 4, "")
    create_index(place.connection, left)  # as a killed run leaves it
    place.index()
    assert place.found("roof") == {"The school has a new roof."}
    assert left.name not in numbered_indexes(place.connection).values()
    assert len(place.found("ferri")) == 2


def test_an_index_whose_alias_moved_unnoticed_goes_on_answering(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.index()

    def switch(*of: Any) -> None:
        switch_alias(*of)
        raise ClusterUnavailable(place.cluster.where, "it didn't answer in time", "wait")

    with monkeypatch.context() as patch:
        patch.setattr(cluster_publishing, "switch_alias", switch)
        with pytest.raises(ClusterUnavailable):
            publish_stored(place.data, workers=1)
    assert len(place.found("ferri")) == 2
    assert not place.index().published


def test_an_article_with_a_paragraph_that_the_cluster_refuses_is_left_out_whole(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(*of: Any) -> Iterator[Document]:
        for document in make_documents(*of):
            if "band" in document.body["own"]:
                document.body["unknown"] = 1
            yield document

    place.write_many(150)
    monkeypatch.setattr(cluster_publishing, "make_documents", spoil)
    report = place.index()
    assert (report.articles, report.paragraphs) == (151, 452)
    assert "isn't in the index: the cluster refuses a paragraph" in " ".join(report.notes)
    assert "Ferries return to the harbour." not in place.found("ferri")
    place.write("bridge", "The bridge is open.", "A band plays on it.")
    report = place.index()
    assert (report.articles, report.paragraphs) == (150, 450)
    assert "isn't in the index" in " ".join(report.notes)
    place.write("bridge", "The bridge is open.", "Cars honk on it.")
    assert place.index().articles == 151


def test_the_newest_of_several_indexes_counts_and_gets_the_alias_alone(place: Place) -> None:
    place.index()
    indexes, prefix = place.connection.client.indices, place.cluster.prefix
    for name in (f"{prefix}-2", f"{prefix}-999"):  # greater as texts
        indexes.create(index=name, body={"aliases": {prefix: {}}})
    before = place.state
    assert before.name not in (f"{prefix}-2", f"{prefix}-999")
    publish_stored(place.data, workers=1)
    assert [*indexes.get_alias(name=prefix)] == [place.state.name]
    assert place.state.name != before.name
    assert indexes.exists(index=f"{prefix}-999"), "it isn't newsbot's"


def test_an_index_that_was_restored_without_its_alias_is_left_alone(place: Place) -> None:
    place.index()
    before, indexes = place.state, place.connection.client.indices
    indexes.delete_alias(index=before.name, name=place.cluster.prefix)
    place.index()
    assert place.state.name != before.name
    assert indexes.exists(index=before.name)


def test_an_index_of_another_run_is_not_taken_over(place: Place) -> None:
    name = next_name(place.connection)
    state = new_state(name, [1.0] * 4, "")
    for _ in range(2):  # the client repeats a request whose answer is lost
        create_index(place.connection, state)
    with pytest.raises(ClusterError, match="resource_already_exists"):
        create_index(place.connection, replace(state, state="another"))
    place.connection.client.indices.delete(index=name)


def test_a_database_that_lacks_articles_of_the_index_is_refused(place: Place) -> None:
    place.index()
    for database in place.data.path.glob("articles.sqlite*"):
        database.unlink()
    for file in place.articles.iterdir():
        file.unlink()
    place.write("museum", "The museum is open.")
    with pytest.raises(ArticlesLost, match=rf"2 articles of the index in the indexes {place.cluster.prefix}-"):
        place.index()
    assert len(place.found("ferri")) == 2


def test_a_read_only_index_is_said_and_nothing_is_lost(place: Place) -> None:
    place.index()
    block = {"index.blocks.read_only_allow_delete": True}
    place.connection.client.indices.put_settings(index=place.state.name, body=block)
    place.write("school", "The school has a new roof.")
    with pytest.raises(ClusterUnavailable, match="disk is full"):
        place.index()
    assert len(place.found("ferri")) == 2
    block = {"index.blocks.read_only_allow_delete": None}  # type: ignore[dict-item]
    place.connection.client.indices.put_settings(index=place.state.name, body=block)
    place.index()
    assert place.found("roof") == {"The school has a new roof."}


def test_the_number_of_copies_follows_the_settings(place: Place) -> None:
    place.index()
    place.data = replace(place.data, search=replace(place.cluster, replicas=0))
    place.index()
    told = place.connection.client.indices.get_settings(index=place.state.name)
    assert told[place.state.name]["settings"]["index"]["number_of_replicas"] == "0"


def test_a_bot_can_start_over_an_empty_index(place: Place) -> None:
    publish_first(place.data)
    assert (place.state.articles, len(place.indexes)) == (0, 1)
    publish_first(place.data)
    assert place.state.generation == 1


def test_an_index_with_the_name_of_the_alias_is_named(place: Place) -> None:
    meta = new_state("", [1.0] * 4, "").meta()
    body = {"mappings": {"_meta": {"newsbot": meta}}}  # as a copy of one of its indexes has it
    place.connection.client.indices.create(index=place.cluster.prefix, body=body)
    with pytest.raises(ClusterError, match=r"isn't newsbot's.*NEWSBOT_SEARCH_PREFIX"):
        place.index()


def test_a_node_that_dies_during_a_run_loses_nothing(place: Place, nodes: Nodes) -> None:
    place.write_many(150, 4)
    place.index()
    killed: list[Progress] = []

    def kill(progress: Progress) -> None:
        if progress.stage == "building" and not killed:
            nodes.kill(1)
            killed.append(progress)

    try:
        publish_stored(place.data, kill, workers=1)
    finally:
        nodes.start_node(1)
        nodes.wait()
    assert killed
    assert place.state.paragraphs == 605
    told = place.connection.client.count(index=place.cluster.prefix)
    assert told["count"] == 605
