"""What adds articles to the index for the bot's admins, and takes them out. Not for how: see `bot/runs/`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol


class ArticleAdder(Protocol):
    """Adds pages and documents to the index."""

    async def add(self, fetch: Callable[[], Awaitable[str]]) -> Mapping[str, Any]:
        """Return what became of a link or a file, as `newsbot add --progress json` says it.

        `fetch` returns it; until then, a run that is about to start waits for it. Raises NothingAdded, and what `fetch`
        raises.
        """

    async def take_out(self, key: str) -> Sequence[str] | None:
        """Take out what was added by its key; return the titles of articles. None if there is no such thing.

        Raises NothingAdded.
        """

    def titles_taken_out(self, key: str) -> Sequence[str] | None:
        """Return the titles of what a press on another button took out lately; None if none did."""
