"""What people type behind the bot's name: how many queries a minute, which is a person's newest, what was found lately.

Knows nothing of Telegram, and nothing of what is found.
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from typing import Generic, TypeVar

from cachetools import TTLCache

from bot.incoming.limits import PersonLimit

PER_MINUTE = 60
"""Queries of one person: each pause while typing is one."""

KEPT_SECONDS = 60
"""So long what was found for a query serves for the same one."""

_MAX_RESULTS = 500

T = TypeVar("T")


class InlineQueries(Generic[T]):
    """Keeps what was found for queries, and knows whose newest query is which. Lives on one event loop."""

    def __init__(self) -> None:
        self.limit = PersonLimit(PER_MINUTE)
        self._newest: dict[int, str] = {}
        self._results: TTLCache[Hashable, T] = TTLCache(_MAX_RESULTS, KEPT_SECONDS)
        self._searches: dict[int, asyncio.Future[T]] = {}

    def begin(self, user_id: int, query_id: str) -> None:
        """Note a person's newest query; drop the ones before, and cancel what looks for the last of them."""
        self._newest[user_id] = query_id
        if search := self._searches.pop(user_id, None):
            search.cancel()

    def searches(self, user_id: int, search: asyncio.Future[T]) -> None:
        """Note what looks for a person's newest query."""
        self._searches[user_id] = search

    def is_newest(self, user_id: int, query_id: str) -> bool:
        """Return whether a query is still wanted."""
        return self._newest.get(user_id) == query_id

    def end(self, user_id: int, query_id: str) -> None:
        """Note that a query was answered, or dropped."""
        if self.is_newest(user_id, query_id):
            del self._newest[user_id]
            self._searches.pop(user_id, None)

    def get(self, query: Hashable) -> T | None:
        """Return what was found for a query lately."""
        return self._results.get(query)

    def keep(self, query: Hashable, result: T) -> None:
        """Keep what was found for a query."""
        self._results[query] = result
