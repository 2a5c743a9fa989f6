"""Inline queries: the limit per minute, each person's newest query, and a cache of results.

Knows nothing of Telegram or of what the results are.
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from typing import Generic, TypeVar

from cachetools import TTLCache

from bot.incoming.limits import PersonLimit

PER_MINUTE = 60
"""Queries a minute from one person; each pause in typing sends one."""

KEPT_SECONDS = 60
"""Seconds for which results are reused for the same query."""

SETTLED_SECONDS = 15
"""Seconds after which a query counts as typed to its end, if no other one came."""

_MAX_RESULTS = 500
_MAX_PEOPLE = 10_000

T = TypeVar("T")


class InlineQueries(Generic[T]):
    """Keeps the results of queries, and knows each person's newest query. Lives on one event loop."""

    def __init__(self) -> None:
        self.limit = PersonLimit(PER_MINUTE)
        self._newest: dict[int, str] = {}
        self._last: TTLCache[int, str] = TTLCache(_MAX_PEOPLE, 4 * SETTLED_SECONDS)
        self._results: TTLCache[Hashable, T] = TTLCache(_MAX_RESULTS, KEPT_SECONDS)
        self._searches: dict[int, asyncio.Future[T]] = {}

    def begin(self, user_id: int, query_id: str) -> None:
        """Note a person's newest query; drop the previous one, and cancel its search."""
        self._newest[user_id] = self._last[user_id] = query_id
        if search := self._searches.pop(user_id, None):
            search.cancel()

    def searches(self, user_id: int, search: asyncio.Future[T]) -> None:
        """Note the search for a person's newest query."""
        self._searches[user_id] = search

    def is_newest(self, user_id: int, query_id: str) -> bool:
        """Return whether a query is still the person's newest."""
        return self._newest.get(user_id) == query_id

    def is_last(self, user_id: int, query_id: str) -> bool:
        """Return whether a person has sent no other query since this one, answered or not."""
        return self._last.get(user_id) == query_id

    def end(self, user_id: int, query_id: str) -> None:
        """Note that a query was answered or dropped."""
        if self.is_newest(user_id, query_id):
            del self._newest[user_id]
            self._searches.pop(user_id, None)

    def forget(self, user_id: int) -> None:
        """Forget what a person typed, and all cached results: they hold people's words, but not whose."""
        self._newest.pop(user_id, None)
        self._last.pop(user_id, None)
        self._results.clear()

    def get(self, query: Hashable) -> T | None:
        """Return the cached result of a query, if there is one."""
        return self._results.get(query)

    def keep(self, query: Hashable, result: T) -> None:
        """Cache the result of a query."""
        self._results[query] = result
