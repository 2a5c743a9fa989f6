"""Adding pages and documents to the index: gathered, by one run of `newsbot add` at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.errors import describe
from bot.runs.batches import Batches, Waiting
from bot.runs.own_commands import BRIEF_PRIORITY, LOWEST_PRIORITY, events_of, own_command
from bot.services import Services
from index import NothingAdded

_log = logging.getLogger(__name__)

QUIET_SECONDS = 1.0
"""Seconds that a thing waits for others, which are often sent together: a run costs much the same for ten."""

LONGEST_QUIET = 5.0
"""Maximum seconds that a thing waits for others, such as large documents that are still being downloaded."""

MOST_THINGS = 100
"""Maximum number of things in one run."""

_BRIEF_BYTES = 1_000_000  # of files

_Waiting = Waiting[str, Mapping[str, Any]]  # a link, or the path of a file


class Adding:
    """Adds things to the index, and takes them out. Created once for a running bot; lives on its event loop."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._batches = Batches[str, Mapping[str, Any]](services, MOST_THINGS, self._gather, self._add)
        self._fetching = 0
        self._taking_out: dict[str, asyncio.Task[Sequence[str] | None]] = {}
        self._taken_out: dict[str, Sequence[str]] = {}  # the titles of the latest by key

    async def add(self, fetch: Callable[[], Awaitable[str]]) -> Mapping[str, Any]:
        """Return what became of a link or a file that `fetch` returns. Raises NothingAdded, and what `fetch` raises."""
        self._fetching += 1
        try:
            name = await fetch()
        finally:
            self._fetching -= 1
        return await self._batches.do(name)

    async def take_out(self, key: str) -> Sequence[str] | None:
        """Take out what was added by its key, and return its first titles; None if it isn't there.

        Two presses on a button share one run. Raises NothingAdded.
        """
        task = self._taking_out.get(key)
        if task is None:
            task = self._taking_out[key] = asyncio.create_task(self._take_out(key))
            task.add_done_callback(lambda _: self._taking_out.pop(key, None))
        titles = await asyncio.shield(task)
        if titles is not None:
            self._taken_out[key] = titles
            if len(self._taken_out) > MOST_THINGS:
                del self._taken_out[next(iter(self._taken_out))]
        return titles

    def titles_taken_out(self, key: str) -> Sequence[str] | None:
        """Return the titles of what a press on another button took out lately; None if none did."""
        return self._taken_out.get(key)

    async def _gather(self) -> None:
        """Wait until nothing came for a second and nothing is being fetched, but no longer than LONGEST_QUIET."""
        loop = asyncio.get_running_loop()
        latest = self._batches.waiting[0].since + LONGEST_QUIET
        while (now := loop.time()) < latest:
            quiet_at = self._batches.waiting[-1].since + QUIET_SECONDS
            if now >= quiet_at and not self._fetching:
                return
            await asyncio.sleep(min(latest, max(quiet_at, now + 0.1)) - now)

    async def _add(self, batch: Sequence[_Waiting]) -> None:
        """Have a run add some things; if it crashes, give each a run of its own: only one may be to blame."""
        try:
            results = await self._command([waiting.item for waiting in batch])
        except Exception as error:
            failure = error if isinstance(error, NothingAdded) else NothingAdded(describe(error))
            if len(batch) > 1:
                for waiting in batch:
                    await self._add([waiting])
                return
            _log.warning("%s", failure)
            batch[0].settle(failure)
        else:
            for waiting in batch:
                waiting.settle(results[waiting.item])
            refused = sum(bool(result.get("error")) for result in results.values())
            _log.info("A run added what admins sent: %d of %d things.", len(results) - refused, len(results))

    async def _command(self, names: Sequence[str]) -> dict[str, Mapping[str, Any]]:
        """Run `newsbot add`; return what it says of each name. Raises NothingAdded."""
        results: dict[str, Mapping[str, Any]] = {}
        last: dict[str, Any] = {}
        niceness = BRIEF_PRIORITY if await asyncio.to_thread(_are_brief, names) else LOWEST_PRIORITY
        async for last in self._events("add", "--progress", "json", "--", *dict.fromkeys(names), niceness=niceness):
            if last.get("event") == "addition":
                results[last["name"]] = last
        if last.get("event") == "error":
            raise NothingAdded(str(last.get("message")))
        if last.get("event") != "report" or not results.keys() >= set(names):
            raise NothingAdded("the run ended without a report")
        return results

    async def _take_out(self, key: str) -> Sequence[str] | None:
        """Run `newsbot add --undo` for a key."""
        events = [event async for event in self._events("add", "--undo", "--progress", "json", "--", key)]
        last = events[-1] if events else {}
        match last.get("event"):
            case "removed":
                return [str(title) for title in last["titles"]]
            case "missing":
                return None
        raise NothingAdded(str(last.get("message") or "the run ended without a report"))

    async def _events(self, *arguments: str, niceness: int = BRIEF_PRIORITY) -> AsyncIterator[dict[str, Any]]:
        try:
            async with own_command(self._services, *arguments, niceness=niceness) as process:
                async for event in events_of(process):
                    yield event
                await process.wait()
        except OSError as error:
            raise NothingAdded(f"the run could not be started ({error.strerror})") from error


def _are_brief(names: Sequence[str]) -> bool:
    """Return whether a run takes a second or two: links do, and small files, but not large ones."""
    sizes = [path.stat().st_size for name in names if (path := Path(name)).is_absolute() and path.is_file()]
    return sum(sizes) <= _BRIEF_BYTES
