"""What becomes of a post of a channel that is given to the index, and who takes it. Not for how: see `bot/runs/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol


@dataclass(frozen=True, slots=True)
class Taken:
    """A post that is an article of the published index."""

    article_id: str
    title: str
    outlet: str | None
    published: str | None
    """When it was posted: ISO 8601, a day or a moment with its offset."""
    paragraphs: int
    state: Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Refused:
    """A post that is no article, and why, as the end of a sentence: "it has no words"."""

    reason: str


class PostTaker(Protocol):
    """Takes posts of channels into the index."""

    async def take(self, post: Mapping[str, Any]) -> Taken | Refused:
        """Return what became of a post, a Message of the Bot API as JSON, once the index with it is published.

        A post of a channel, or the forward of one from any chat. Raises PostsNotTaken.
        """
