"""Sending requests about one index to the cluster. Not for what is asked: see `queries.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from index.cluster import Connection
from index.errors import ClusterUnavailable

_PARAMS = {"allow_partial_search_results": "false"}  # a part of the answer is none
Body = dict[str, Any]


class Requests:
    """Requests about one index. Thread-safe; each goes to another node if one is lost."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index
        self.count = 0
        """Number of requests so far, for measuring."""

    def search(self, body: Body, routing: Sequence[str] = ()) -> Mapping[str, Any]:
        """Return the cluster's answer to a search. Raises ClusterError."""
        self.count += 1
        params = _PARAMS | ({"routing": ",".join(routing)} if routing else {})
        with self._connection.errors():
            told: Mapping[str, Any] = self._connection.client.search(index=self._index, body=body, params=params)
        return told

    def search_all(self, bodies: Sequence[Body]) -> list[Mapping[str, Any]]:
        """Return the answers to several searches, which one request asks. Raises ClusterError."""
        if len(bodies) == 1:
            return [self.search(bodies[0])]
        self.count += 1
        lines = [line for body in bodies for line in ({"allow_partial_search_results": False}, body)]
        with self._connection.errors():
            told = self._connection.client.msearch(index=self._index, body=lines)
        answers: list[Mapping[str, Any]] = told["responses"]
        if any("error" in answer for answer in answers):
            return [self.search(body) for body in bodies]  # raises what is wrong, or succeeds on another node
        return answers

    @property
    def unfinished(self) -> ClusterUnavailable:
        """The error for an answer that lacks what the index must have."""
        where = self._connection.cluster.where
        return ClusterUnavailable(where, "the index changes just now", "wait for the index run to end")
