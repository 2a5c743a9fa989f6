"""Chats, questions and a clock for tests of the memory."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

from bot.memory import Memory
from index import Question

Start = Callable[[], Awaitable[Memory]]
"""Opens the memory as a restarted bot does."""

GROUP, SUPERGROUP, ALICE, BOB = -4001, -1002000000001, 7000000001, 7000000002
FERRY = Question(
    "And in March?", ("strike",), since=date(2025, 3, 1), outlets=("Post",), corrected=(("stirke", "strike"),)
)
REEF = Question("Who found the reef?", ("reef", "found"), who_said=True)


NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
"""What the clock says until a test moves it."""


class Clock:
    """A clock that moves only when the test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **passed: float) -> None:
        self.now += timedelta(**passed)
