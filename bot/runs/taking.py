"""Giving posts of channels to the index: gathered, by one run of `newsbot take` at a time."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bot.errors import describe
from bot.runs.batches import Batches, Waiting
from bot.runs.own_commands import BRIEF_PRIORITY, events_of, own_command
from bot.services import Refused, Services, Taken
from index import PostsNotTaken

_log = logging.getLogger(__name__)

QUIET_SECONDS = 1.0
"""Seconds that posts wait for others: a run costs much the same for one as for hundreds."""

LONGEST_QUIET = 5.0
"""Maximum seconds that a post waits for others: the parts of an album come one by one."""

MOST_POSTS = 1000
"""Maximum number of posts in one run."""

MOST_CRASHES = 3
"""Number of crashes of a run with one post alone after which that post is given up."""


_Waiting = Waiting[Mapping[str, Any], Taken | Refused]  # a post


class _Crashed(Exception):
    """A run ended without a report and without saying why."""


class Taking:
    """Takes posts into the index. Created once for a running bot; lives on its event loop.

    Example::

    result = await services.taking.take(message.to_dict())
    if isinstance(result, Taken): ...
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._batches = Batches[Mapping[str, Any], Taken | Refused](services, MOST_POSTS, self._gather, self._take)

    async def take(self, post: Mapping[str, Any]) -> Taken | Refused:
        """Return what became of a post, a Message of the Bot API as JSON, once the index with it is published.

        A post of a channel, or the forward of one from any chat. Raises PostsNotTaken.
        """
        return await self._batches.do(post)

    async def _gather(self) -> None:
        """Wait until a second has passed since the first post, and since the last part of each album."""
        loop = asyncio.get_running_loop()
        while (wait := quiet_until(self._arrivals()) - loop.time()) > 0:  # noqa: ASYNC110  # later parts of albums move it
            await asyncio.sleep(wait)

    def _arrivals(self) -> list[tuple[float, str | None]]:
        return [(waiting.since, _album_of(waiting.item)) for waiting in self._batches.waiting]

    async def _take(self, batch: Sequence[_Waiting], crashes: int = 0) -> None:
        """Have a run take some posts; if it crashes, find out with which."""
        try:
            results = await self._command([waiting.item for waiting in batch])
        except _Crashed as crash:
            _log.error("A run with %d posts of channels ended without a report (%s).", len(batch), crash)
            if len(batch) > 1:
                middle = len(batch) // 2
                for part in (batch[:middle], batch[middle:]):
                    await self._take(part)
            elif crashes + 1 < MOST_CRASHES:
                await self._take(batch, crashes + 1)
            else:
                batch[0].settle(Refused("newsbot crashes on it"))
        except Exception as error:
            failure = error if isinstance(error, PostsNotTaken) else PostsNotTaken(describe(error))
            _log.warning("%s", failure)
            for waiting in batch:
                waiting.settle(failure)
        else:
            for waiting, result in zip(batch, results, strict=True):
                waiting.settle(result)
            counts = Counter(result.state if isinstance(result, Taken) else "refused" for result in results)
            states = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
            _log.info("Posts of channels: %s.", states)

    async def _command(self, posts: Sequence[Mapping[str, Any]]) -> list[Taken | Refused]:
        """Run `newsbot take`; return a result for each post. Raises PostsNotTaken and _Crashed."""
        lines = "".join(f"{json.dumps(post)}\n" for post in posts).encode()
        results: dict[int, Taken | Refused] = {}
        last: dict[str, Any] = {}
        try:
            async with own_command(self._services, "take", stdin=lines, niceness=BRIEF_PRIORITY) as process:
                async for last in events_of(process):
                    if (result := _read(last)) is not None:
                        results[int(last["line"]) - 1] = result
                code = await process.wait()
        except OSError as error:
            raise PostsNotTaken(f"the index run could not be started ({error.strerror})") from error
        if last.get("event") == "report" and len(results) == len(posts):
            return [results[number] for number in range(len(posts))]
        if last.get("event") == "error":
            raise PostsNotTaken(str(last.get("message")))
        raise _Crashed(f"exit code {code}")


def quiet_until(arrivals: Sequence[tuple[float, str | None]]) -> float:
    """Return when to start a run with some posts, given when each arrived, and the album that it is a part of.

    That is a second after the first one, and after the last part of an album.
    """
    first = arrivals[0][0]
    parts = [moment for moment, album in arrivals if album]
    return min(max([first, *parts]) + QUIET_SECONDS, first + LONGEST_QUIET)


def _album_of(post: Mapping[str, Any]) -> str | None:
    album = post.get("media_group_id")
    return album if isinstance(album, str) else None


def _read(event: Mapping[str, Any]) -> Taken | Refused | None:
    """Return the result in an event of `newsbot take`; None for another event."""
    match event.get("event"):
        case "refused":
            return Refused(str(event["reason"]))
        case "taken":
            return Taken(
                event["article"],
                event["title"],
                event["outlet"],
                event["published"],
                event["paragraphs"],
                event["state"],
            )
    return None
