"""Doing together what comes together: things that wait for a run, and runs of many of them, one at a time.

Not for what a run does with them: see `adding.py` and `taking.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.services import Services

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(slots=True)
class Waiting(Generic[Item, Result]):
    """A thing that waits for its run, and the result that somebody awaits."""

    item: Item
    result: asyncio.Future[Result]
    since: float
    """When it came, by the event loop's clock."""

    def settle(self, result: Result | Exception) -> None:
        """Give the result, or the error, to whoever waits for it, unless they have given up."""
        if self.result.done():
            return
        if isinstance(result, Exception):
            self.result.set_exception(result)
        else:
            self.result.set_result(result)


class Batches(Generic[Item, Result]):
    """The things that wait, and the runs that do up to `most` of them together. Lives on one event loop.

    What comes while a run is in progress waits for the next one. Before each run, `gather` waits for what is still to
    come; `run` settles each of its things, and raises nothing.
    """

    def __init__(
        self,
        services: Services,
        most: int,
        gather: Callable[[], Awaitable[None]],
        run: Callable[[Sequence[Waiting[Item, Result]]], Awaitable[None]],
    ) -> None:
        self.waiting: list[Waiting[Item, Result]] = []
        """What waits, in the order in which it came."""
        self._services, self._most, self._gather, self._run = services, most, gather, run
        self._is_running = False

    async def do(self, item: Item) -> Result:
        """Return what became of a thing. Raises what it was settled with."""
        loop = asyncio.get_running_loop()
        waiting = Waiting[Item, Result](item, loop.create_future(), loop.time())
        self.waiting.append(waiting)
        if not self._is_running:
            self._is_running = True
            self._services.worker.background(self._run_all())
        return await waiting.result

    async def _run_all(self) -> None:
        batch: list[Waiting[Item, Result]] = []
        try:
            while self.waiting:
                await self._gather()
                batch, self.waiting = self.waiting[: self._most], self.waiting[self._most :]
                await self._run(batch)
        finally:
            self._is_running = False
            for waiting in (*batch, *self.waiting):  # none, unless the bot ends
                waiting.result.cancel()
            self.waiting = []
