"""The index template: what it gives an index, and whom it doesn't disturb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index import DataFolder, index_files
from index.cluster import (
    CLUSTER_FORMAT,
    Connection,
    connect,
    create_index,
    hold_lease,
    new_state,
    put_template,
    read_state,
    template_name,
)
from index.storage import SearchCluster
from tests.cluster.opensearch_nodes import Nodes

NAME = "templates-1000000001"
OWN = ("creation_date", "uuid", "provided_name", "version")  # settings of one index


@pytest.fixture
def connection(nodes: Nodes) -> Iterator[Connection]:
    connection = connect(SearchCluster(tuple(nodes.urls), prefix="templates", shards=2))
    yield connection
    connection.client.indices.delete(index="templates*")
    for name in connection.client.cat.templates(name="templates*", params={"format": "json"}):
        connection.client.indices.delete_index_template(name=name["name"])


def read_index(connection: Connection, name: str) -> tuple[Any, Any]:
    """Return the settings and the mapping of an index, without what is its own."""
    told = connection.client.indices.get(index=name)[name]
    settings = {name: value for name, value in told["settings"]["index"].items() if name not in OWN}
    return settings, {name: value for name, value in told["mappings"].items() if name != "_meta"}


def read_template(connection: Connection) -> Any:
    told = connection.client.indices.get_index_template(name=template_name(connection.cluster))
    return told["index_templates"][0]["index_template"]


def test_an_index_made_from_the_template_is_like_one_that_a_run_makes(connection: Connection) -> None:
    create_index(connection, new_state("templates-1000000001", [1.0] * 4, ""))  # before there is a template
    assert put_template(connection, "templates-1000000002")
    connection.client.indices.create(index="templates-1000000002")
    create_index(connection, new_state("templates-1000000003", [1.0] * 4, ""))
    made, from_template, made_beside = (read_index(connection, f"templates-100000000{at}") for at in (1, 2, 3))
    assert made[0]["number_of_shards"] == "2"
    assert made[1]["properties"]["weights"] == {"type": "rank_features"}
    assert made == from_template == made_beside


def test_the_template_follows_the_settings_and_the_index(connection: Connection) -> None:
    assert put_template(connection, NAME)
    assert put_template(replace(connection, cluster=replace(connection.cluster, shards=3)), NAME)
    assert read_template(connection)["template"]["settings"]["index"]["number_of_shards"] == "3"
    assert put_template(connection, "templates-1000000002")
    assert read_template(connection)["index_patterns"] == ["templates-1000000002"]


@pytest.mark.parametrize("made_by", [1, CLUSTER_FORMAT])
def test_a_template_that_matches_indexes_of_others_is_replaced(connection: Connection, made_by: int) -> None:
    meta = {"newsbot": {"format": made_by, "shards": 2, "replicas": connection.cluster.replicas}}
    wide = {"index_patterns": [f"templates-{digit}*" for digit in range(1, 10)], "priority": 509, "_meta": meta}
    wide["template"] = {"mappings": {"dynamic": "strict"}}
    connection.client.indices.put_index_template(name=template_name(connection.cluster), body=wide)
    assert put_template(connection, NAME)
    for name in ("templates-2024-logs", "templates-1999-logs", f"{NAME}-logs", "templates-2024"):
        connection.client.index(index=name, body={"message": "a line"})
    assert read_template(connection)["version"] == CLUSTER_FORMAT
    # An earlier version beside this one compares this alone, and puts its own where it differs from what it wants.
    meta["newsbot"]["format"] = CLUSTER_FORMAT
    assert read_template(connection)["_meta"] == meta


def test_a_run_replaces_the_template_and_names_the_index_that_it_writes_to(
    connection: Connection, tmp_path: Path
) -> None:
    meta = {"newsbot": {"format": CLUSTER_FORMAT, "shards": 2, "replicas": connection.cluster.replicas}}
    wide = {"index_patterns": ["templates-1*"], "priority": 509, "_meta": meta}
    connection.client.indices.put_index_template(name=template_name(connection.cluster), body=wide)
    data = DataFolder(tmp_path / "data", tmp_path / "data" / "articles.sqlite", connection.cluster)
    articles = tmp_path / "articles"
    articles.mkdir()
    for title in ("harbour", "lamp"):  # builds an index, then changes it
        (articles / f"{title}.txt").write_text(f"Title: The {title}\n\nThe {title} is new.")
        index_files([articles], data, workers=1)
        state = read_state(connection)
        assert state
        assert read_template(connection)["index_patterns"] == [state.name]


@pytest.mark.parametrize("meta", [{"newsbot": {"format": CLUSTER_FORMAT + 1}}, {"owner": "somebody else"}])
def test_a_template_of_a_newer_version_or_of_others_is_left_alone(connection: Connection, meta: Any) -> None:
    name = template_name(connection.cluster)
    connection.client.indices.put_index_template(name=name, body={"index_patterns": ["templates-1*"], "_meta": meta})
    assert not put_template(connection, NAME)
    assert read_template(connection)["_meta"] == meta


def test_another_template_for_the_same_indexes_is_no_obstacle(connection: Connection) -> None:
    assert put_template(connection, NAME)
    priority = read_template(connection)["priority"]
    connection.client.indices.delete_index_template(name=template_name(connection.cluster))
    others = {"index_patterns": ["templates-*"], "priority": priority}
    connection.client.indices.put_index_template(name="templates-of-others", body=others)
    assert not put_template(connection, NAME)
    create_index(connection, new_state("templates-1000000001", [1.0] * 4, ""))


def test_the_lease_and_a_longer_prefix_are_not_taken_for_indexes(connection: Connection) -> None:
    assert put_template(connection, NAME)
    with hold_lease(connection):
        pass
    longer = replace(connection, cluster=replace(connection.cluster, prefix="templates-2", shards=1))
    assert put_template(longer, "templates-2-1000000002")
    create_index(longer, new_state("templates-2-1000000001", [1.0] * 4, ""))
    longer.client.indices.create(index="templates-2-1000000002")
    assert read_index(longer, "templates-2-1000000002")[0]["number_of_shards"] == "1"
