"""Copying an embedded index into a cluster, paragraph by paragraph: both then hold the same."""

from __future__ import annotations

from collections.abc import Iterator

from index.cluster import (
    BulkWriter,
    Document,
    IndexState,
    connect,
    create_index,
    make_documents,
    measure,
    new_state,
    numbered_indexes,
    publish,
    refresh,
    switch_alias,
)
from index.engine import Snapshot
from index.storage import SearchCluster


def copy_snapshot(snapshot: Snapshot, cluster: SearchCluster) -> IndexState:
    """Write a snapshot's articles into a new index of the cluster, and let the alias lead to it."""
    connection = connect(cluster)
    number = max(numbered_indexes(connection), default=0) + 1
    manifest = snapshot.manifest
    state = new_state(f"{cluster.prefix}-{number:06}", list(manifest.averages), manifest.fingerprint)
    create_index(connection, state)
    refused: list[str] = []
    with BulkWriter(connection, state.name, refused.append) as writer:
        for document in documents_of(snapshot):
            writer.put(document)
    assert not refused, refused
    refresh(connection, state.name)
    state = publish(connection, measure(connection, state)[0])
    switch_alias(connection, state.name)
    return state


def documents_of(snapshot: Snapshot) -> Iterator[Document]:
    """Yield the documents of a snapshot's articles. Those that an addition replaces aren't left out."""
    for segment in snapshot.segments:
        yield from make_documents(segment.documents, list(segment.postings.terms), snapshot.manifest.averages)
