"""The indexes behind an alias: creating, replacing and removing them. Not for their documents.

The alias leads to one index, whose name is the alias and a number. A new one is built beside it and takes the alias
over in one step, so that every search sees a whole index. The one before stays, for readers that still use it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from index.cluster.connecting import Connection
from index.cluster.mapping import index_body
from index.cluster.states import IndexState, index_number, is_leftover, now, read_meta
from index.storage import FIELDS

_ARTICLES, _PAGE = 500, 5000  # at once: asked for, and documents in an answer


def numbered_indexes(connection: Connection) -> dict[int, str]:
    """Return all indexes of this prefix, by number, whether finished or not."""
    cluster = connection.cluster
    with connection.errors():
        names = connection.client.indices.get_alias(index=f"{cluster.prefix}-*")
    numbered = ((index_number(cluster, name), name) for name in names)
    return dict(sorted((number, name) for number, name in numbered if number >= 0))


def remove_leftovers(connection: Connection, current: str | None) -> None:
    """Delete the indexes that nobody uses: unfinished ones, and all that are older than the one before `current`.

    Without a current one, finished indexes stay: they may have been restored, and wait for their alias.
    """
    names = [*numbered_indexes(connection).values()]
    at = names.index(current) if current in names else -1
    unused = {name: number < at - 1 for number, name in enumerate(names) if number != at}
    delete_indexes(connection, [name for name, is_older in unused.items() if is_leftover(connection, name, is_older)])


def delete_indexes(connection: Connection, names: list[str]) -> None:
    """Delete some indexes, if they are there."""
    with connection.errors():
        for name in names:
            connection.client.indices.delete(index=name, params={"ignore_unavailable": "true"})


def create_index(connection: Connection, state: IndexState) -> None:
    """Create an empty index, which no search sees yet, with as many copies as the nodes can hold.

    They are ready before anything is written: a node that is lost from then on takes no document with it. Raises
    ClusterError if another run's index has the name.
    """
    from opensearchpy.exceptions import RequestError

    cluster = connection.cluster
    body = index_body(cluster.shards, cluster.replicas, state.meta())
    ready = {"wait_for_no_initializing_shards": "true", "wait_for_events": "languid"}
    with connection.errors():
        try:
            connection.client.indices.create(index=state.name, body=body)
        except RequestError as error:
            if error.error != "resource_already_exists_exception" or read_meta(connection, state.name) != state.meta():
                raise  # otherwise the client has repeated its request, since the answer was lost
        connection.client.cluster.health(index=state.name, params=ready)


def switch_alias(connection: Connection, name: str) -> None:
    """Let the alias lead to another index, and to no other one, in one step."""
    from opensearchpy.exceptions import NotFoundError

    client, alias = connection.client, connection.cluster.prefix
    with connection.errors():
        try:
            before = sorted({*client.indices.get_alias(name=alias)} - {name})
        except NotFoundError:
            before = []
        actions: list[dict[str, Any]] = [
            {"remove": {"index": other, "alias": alias, "must_exist": False}} for other in before
        ]
        actions.append({"add": {"index": name, "alias": alias}})
        client.indices.update_aliases(body={"actions": actions})


def measure(connection: Connection, state: IndexState) -> tuple[IndexState, list[float]]:
    """Return the state with its counts, and the mean lengths of the fields now. Sees what is refreshed alone."""
    sums = {field.name: {"sum": {"field": f"lengths.{field.name}"}} for field in FIELDS}
    body = {"size": 0, "track_total_hits": True, "aggs": sums | {"articles": {"filter": {"term": {"position": 0}}}}}
    params = {"allow_partial_search_results": "false", "request_cache": "false"}
    with connection.errors():
        told = connection.client.search(index=state.name, body=body, params=params)
    paragraphs, aggregations = told["hits"]["total"]["value"], told["aggregations"]
    means = [aggregations[field.name]["value"] / (paragraphs or 1) for field in FIELDS]
    return replace(state, articles=aggregations["articles"]["doc_count"], paragraphs=paragraphs), means


def publish(connection: Connection, state: IndexState) -> IndexState:
    """Store the state of an index, one generation on."""
    published = replace(state, generation=state.generation + 1, created=now())
    body = {"_meta": {"newsbot": published.meta()}}
    with connection.errors():
        connection.client.indices.put_mapping(index=published.name, body=body)
    return published


def refresh(connection: Connection, name: str) -> None:
    """Make everything that was written visible to searches."""
    with connection.errors():
        connection.client.indices.refresh(index=name)


def next_name(connection: Connection) -> str:
    """Return the name of an index to build. None is used twice: a run that was held up can't meet another's index."""
    return f"{connection.cluster.prefix}-{max(int(time.time()), max(numbered_indexes(connection), default=0) + 1)}"


def set_replicas(connection: Connection, name: str) -> None:
    """Let an index have as many copies of each shard as the settings say: that needs no new index."""
    with connection.errors():
        told = connection.client.indices.get_settings(index=name, params={"flat_settings": "true"})
        replicas = connection.cluster.replicas
        if told[name]["settings"].get("index.number_of_replicas") != str(replicas):
            body = {"index": {"number_of_replicas": replicas}}
            connection.client.indices.put_settings(index=name, body=body)


def find_documents(connection: Connection, name: str, articles: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Yield the documents of some articles: id, article, position. Sees what is refreshed alone."""
    for start in range(0, len(articles), _ARTICLES):
        wanted = {"terms": {"article": articles[start : start + _ARTICLES]}}
        for hit in _search(connection, name, wanted, False):
            yield hit["_id"], *hit["sort"]


def read_origins(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield the id and the origin of each article in the index behind the alias."""
    for hit in _search(connection, connection.cluster.prefix, {"term": {"position": 0}}, ["shown.head"]):
        head = json.loads(hit["_source"]["shown"]["head"])
        yield head["id"], head["origin"]


def _search(
    connection: Connection, name: str, wanted: dict[str, Any], source: bool | list[str]
) -> Iterator[dict[str, Any]]:
    """Yield all documents that match a filter, by article and position, page by page."""
    body: dict[str, Any] = {"size": _PAGE, "_source": source, "query": {"bool": {"filter": [wanted]}}}
    body |= {"sort": ["article", "position"], "track_total_hits": False}
    while True:
        with connection.errors():
            told = connection.client.search(index=name, body=body, params={"allow_partial_search_results": "false"})
        hits = told["hits"]["hits"]
        yield from hits
        if len(hits) < _PAGE:
            return
        body["search_after"] = hits[-1]["sort"]
