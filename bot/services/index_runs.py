"""Runs that bring the index up to date for an admin: what each is about, how far it is, and what it came to.

Not for doing it (`bot/runs/`), nor for telling people (`bot/admin/`).
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.messages.admin import RunStep
from bot.services.time_left import TimeLeft

INDEX_RUN, REFRESH = "index run", "refresh"
"""What no two bots do at the same time: an index run, or a refresh of sources, by themselves or for an admin."""

ALL, FOLDER = "", "."
"""Targets of a run: everything, or the articles' folder. Any other target is the id of a source on the web."""


@dataclass(slots=True, eq=False)
class IndexRun:
    """One run, from the moment that an admin asks for it until its result is known. Lives on one event loop."""

    target: str
    key: str = field(default_factory=lambda: secrets.token_hex(4))
    """What its Cancel button holds."""
    step: RunStep = field(init=False)
    results: list[Mapping[str, Any]] = field(default_factory=list)
    """The last event of each of its parts: a report, or an error."""
    is_cancelled: bool = False
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    failures: bytes | None = None
    """The list of failures as a file, if a message has no room for it."""
    told_chats: set[int] = field(default_factory=set)
    """Chats that got that file."""
    _is_done: bool = False
    _time_left: TimeLeft = field(default_factory=TimeLeft)
    _task: asyncio.Task[Any] | None = None
    _started: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Note that it is about to work, or to wait for others."""
        self.enter("starting" if self.target in (ALL, FOLDER) else "starting a source")

    def begin(self) -> None:
        """Note that the current task does the work: to cancel the run is to cancel that."""
        self._task = asyncio.current_task()

    def covers(self, target: str) -> bool:
        """Return whether whoever asks for `target` may join this run."""
        return not self.is_cancelled and not self._is_done and self.target in (ALL, target)

    def cancel(self) -> bool:
        """Cancel the run unless its work is done; what is stored stays. Return whether it is cancelled."""
        if not self._is_done and not self.is_cancelled:
            self.is_cancelled = True
            if self._task is not None:
                self._task.cancel()
        return self.is_cancelled

    def stop(self) -> None:
        """Note that the work is done, as far as it will be: it can't be cancelled any more."""
        self._is_done, self._task = True, None

    def enter(self, stage: str) -> None:
        """Note a stage without numbers."""
        self.step, self._time_left = RunStep(stage), TimeLeft()

    def note(self, event: Mapping[str, Any]) -> None:
        """Note an event of progress. While sources are fetched, the index is built again and again: that is no news."""
        step = RunStep.of(event)
        fetches = self.step.stage == "fetching" and self.step.done < self.step.total
        if fetches and step.stage != "fetching":
            return
        if step.stage != self.step.stage:
            self._time_left = TimeLeft()
        self.step = step
        if step.share is not None:
            self._time_left.note(asyncio.get_running_loop().time(), step.share)

    @property
    def seconds(self) -> int:
        """The time since it began."""
        return int(asyncio.get_running_loop().time() - self._started)

    @property
    def seconds_left(self) -> int | None:
        """The rounded time until the end of the current stage; None if nothing can be said."""
        return self._time_left.rounded(asyncio.get_running_loop().time())
