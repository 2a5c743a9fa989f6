"""People who asked to be forgotten: nothing that they sent before is written down after that.

A question may still wait or be worked on while the memory deletes what it has of its author. It is answered, and then
forgotten, too. Not for deleting: see `bot/memory/`.
"""

from __future__ import annotations

import time

from cachetools import TTLCache

from bot.incoming.arrivals import arrived_at

_DAY = 86400.0
"""Seconds for which a person's wish is remembered: no message waits longer for its answer."""

_MAX_PEOPLE = 10_000


class ForgottenPeople:
    """The people who asked to be forgotten lately. Lives on one event loop."""

    def __init__(self) -> None:
        self._moments: TTLCache[int, float] = TTLCache(_MAX_PEOPLE, _DAY)

    def add(self, person_id: int) -> None:
        """Note that a person asks to be forgotten now."""
        self._moments[person_id] = time.monotonic()

    def covers(self, *person_ids: int | None) -> bool:
        """Return whether the current task works on what one of these people sent before asking to be forgotten."""
        arrived = arrived_at()
        moments = (self._moments.get(person_id) for person_id in person_ids if person_id is not None)
        return arrived is not None and any(moment is not None and arrived <= moment for moment in moments)
