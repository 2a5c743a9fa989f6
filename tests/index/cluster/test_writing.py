"""Writing in bulk to a cluster in trouble: nothing is lost, and nothing is sent for ever."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from index.cluster import BulkWriter, Document, connect, writing
from index.errors import ClusterError, ClusterUnavailable, IndexBusy
from index.storage import SearchCluster
from tests.index.cluster.doubles import Request, answering

DOCUMENTS = [Document("a", position, {"position": position}) for position in range(3)]


class Taking:
    """A cluster that takes documents, after it answered with the given statuses; each document gets the next one."""

    def __init__(self, *statuses: int, reason: str = "busy", kind: str = "rejected") -> None:
        self.written: list[str] = []
        self.requests = 0
        self._statuses: Iterator[int] = iter(statuses)
        self._error = {"type": kind, "reason": reason}
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> tuple[int, Any]:
        with self._lock:
            self.requests += 1
            actions = [json.loads(line) for line in request.body.splitlines()[::2]]
            return 200, {"items": [self._take(action["index"]["_id"]) for action in actions]}

    def _take(self, name: str) -> dict[str, Any]:
        status = next(self._statuses, 201)
        if status < 300:
            self.written.append(name)
            return {"index": {"status": status}}
        return {"index": {"status": status, "error": self._error}}


def write(cluster: Taking) -> tuple[list[str], BulkWriter]:
    """Write the documents; return the notes, and the writer."""
    notes: list[str] = []
    with answering(cluster) as url, BulkWriter(connect(SearchCluster((url,))), "news-1", notes.append) as writer:
        for document in DOCUMENTS:
            writer.put(document)
    return notes, writer


def test_what_the_cluster_cannot_take_now_is_sent_again_and_the_rest_is_not() -> None:
    cluster = Taking(201, 429, 503, 201, 429)
    notes, writer = write(cluster)
    assert (notes, writer.refused, writer.lost) == ([], set(), 0)
    assert sorted(cluster.written) == ["a:0", "a:1", "a:2"]
    assert cluster.requests == 3


def test_an_article_with_documents_that_are_refused_for_good_is_noted_once() -> None:
    cluster = Taking(400, 400, 201, kind="mapper_parsing_exception", reason="failed to parse")
    notes, writer = write(cluster)
    assert (writer.refused, writer.lost) == ({"a"}, 2)
    assert len(notes) == 1
    assert "The article a isn't in the index" in notes[0]
    assert "failed to parse" in notes[0]
    assert cluster.written == ["a:2"]


def test_a_cluster_that_never_takes_them_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.3)
    with pytest.raises(ClusterUnavailable, match="more to do than it can"):
        write(Taking(*[429] * 1000))


@pytest.mark.parametrize("status", [403, 429])
def test_a_full_disk_is_said_at_once(status: int) -> None:
    cluster = Taking(*[status] * 3, kind="cluster_block_exception", reason="[TOO_MANY_REQUESTS/12/disk usage exceeded]")
    with pytest.raises(ClusterUnavailable, match="disk is full"):
        write(cluster)
    assert cluster.requests == 1


def test_an_index_that_is_gone_ends_the_run() -> None:
    with pytest.raises(ClusterError, match="index_not_found"):
        write(Taking(404, 404, 404, kind="index_not_found_exception", reason="no such index"))


def test_nothing_is_sent_once_another_run_took_over() -> None:
    cluster = Taking()

    def check() -> None:
        raise IndexBusy("the search cluster")

    with (
        answering(cluster) as url,
        pytest.raises(IndexBusy),
        BulkWriter(connect(SearchCluster((url,))), "news-1", pytest.fail, check) as writer,
    ):
        writer.put(DOCUMENTS[0])
    assert not cluster.requests


def test_a_lost_connection_is_taken_up_again() -> None:
    cluster = Taking()
    lost = iter([True, True])

    def reply(request: Request) -> tuple[int, Any]:
        return (502, "Bad gateway") if next(lost, False) else cluster(request)

    with answering(reply) as url, BulkWriter(connect(SearchCluster((url,))), "news-1", pytest.fail) as writer:
        for document in DOCUMENTS:
            writer.put(document)
    assert sorted(cluster.written) == ["a:0", "a:1", "a:2"]
