"""Sending requests about one index to the cluster. Not for what is asked: see `queries.py`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from index.cluster import Connection
from index.errors import ClusterUnavailable

_PARAMS = {"allow_partial_search_results": "false"}  # a part of the answer is none
Body = dict[str, Any]
Told = Mapping[str, Any]
"""The cluster's answer to one search."""


class Search(NamedTuple):
    """A search, and the articles whose shards have all that it finds; none: all shards."""

    body: Body
    routing: tuple[str, ...] = ()

    @property
    def options(self) -> Body:
        """What the cluster wants to know of it besides its body."""
        routing = {"routing": ",".join(self.routing)} if self.routing else {}
        return {"allow_partial_search_results": False, **routing}


class Wish(NamedTuple):
    """Searches that are sent together with the next request, and what receives their answers."""

    searches: Sequence[Search]
    receive: Callable[[Sequence[Told]], None]


class _Count(threading.local):
    count = 0


class Requests:
    """Requests about one index. Thread-safe; each goes to another node if one is lost.

    `wishing` are functions that return what their owners would like to know soon: it comes with the next request, in
    whichever order they were asked, so that an answer takes few requests.
    """

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index
        self.wishing: list[Callable[[], Wish]] = []
        self.count = 0
        """Number of requests so far, for measuring."""
        self._by_thread = _Count()

    @property
    def sent_by_thread(self) -> int:
        """Number of requests that this thread has sent so far: of one answer, if it only works on that."""
        return self._by_thread.count

    def search(self, body: Body) -> Told:
        """Return the cluster's answer to a search. Raises ClusterError."""
        return self.search_all([Search(body)])[0]

    def search_all(self, searches: Sequence[Search]) -> Sequence[Told]:
        """Return the answers to several searches, which one request asks, with all wishes. Raises ClusterError."""
        wishes = [wish for wish in (wishing() for wishing in self.wishing) if wish.searches]
        every = [*searches, *(search for wish in wishes for search in wish.searches)]
        answers = self._ask(every) if every else []
        first = len(searches)
        for wish in wishes:
            wish.receive(answers[first : first + len(wish.searches)])
            first += len(wish.searches)
        return answers[: len(searches)]

    def grant_wishes(self) -> None:
        """Ask for all that is wished for. Raises ClusterError."""
        self.search_all(())

    def _ask(self, searches: Sequence[Search]) -> Sequence[Told]:
        if len(searches) == 1:
            return [self._ask_one(searches[0])]
        self._count()
        lines = [line for search in searches for line in (search.options, search.body)]
        with self._connection.errors():
            told = self._connection.client.msearch(index=self._index, body=lines)
        answers: list[Told] = told["responses"]
        if any("error" in answer for answer in answers):
            return [self._ask_one(search) for search in searches]  # raises what is wrong, or succeeds on another node
        return answers

    def _ask_one(self, search: Search) -> Told:
        self._count()
        params = _PARAMS | ({"routing": ",".join(search.routing)} if search.routing else {})
        with self._connection.errors():
            told: Told = self._connection.client.search(index=self._index, body=search.body, params=params)
        return told

    def _count(self) -> None:
        self.count += 1
        self._by_thread.count += 1

    @property
    def unfinished(self) -> ClusterUnavailable:
        """The error for an answer that lacks what the index must have."""
        where = self._connection.cluster.where
        return ClusterUnavailable(where, "the index changes just now", "wait for the index run to end")
