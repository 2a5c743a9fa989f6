"""What a bot takes up from the inbox while partitions come and go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from telegram import Update

from bot.replicas.dispatching import AGAIN_SECONDS, LOOK_SECONDS, MOST_TAKEN, Dispatcher
from bot.replicas.protocol import Handling


class Inbox:
    """The open updates of an inbox, with their partitions; `reads` is called within each read."""

    def __init__(self, updates: dict[int, int]) -> None:
        self.open = updates
        self.reads: Callable[[], None] = lambda: None

    async def ask(self, statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        assert "FROM inbox" in statement
        rows = [
            (number, partition, f"{number}")
            for number, partition in sorted(self.open.items())
            if partition in values["some"] and number > values["after"] and number not in values["known"]
        ]
        self.reads()
        return rows[: values["most"]]


class Bot:
    """A bot that takes up what it reads."""

    def __init__(self, inbox: Inbox, *partitions: int) -> None:
        self.taken: list[str] = []
        self.unreadable = ""
        self.partitions = {*partitions}
        self.dispatcher = Dispatcher(inbox.ask, 7)

    async def look(self) -> list[str]:
        """Take up what is open; return it."""
        self.taken.clear()
        await self.dispatcher.take_up(
            lambda: self.partitions, Handling(self._take, lambda _: None, lambda _: Update(1), self._nothing)
        )
        return [*self.taken]

    async def _nothing(self) -> None:
        """Read nothing again."""

    def _take(self, update: str, _suspects: object) -> bool:
        self.taken.append(update)
        return update != self.unreadable


async def test_what_is_read_while_its_partition_is_given_back_is_left_to_the_next_owner() -> None:
    inbox = Inbox({1: 5, 2: 6})
    bot = Bot(inbox, 5, 6)
    inbox.reads = lambda: bot.partitions.discard(5)
    assert await bot.look() == ["2"]
    bot.partitions.add(5)
    inbox.reads = lambda: None
    bot.dispatcher.lose({5})
    assert await bot.look() == ["1"], "it is read once the partition is back"


async def test_what_may_not_begin_is_read_again_but_not_what_is_being_written_down() -> None:
    inbox = Inbox({1: 5, 2: 5, 3: 5})
    bot = Bot(inbox, 5)
    assert await bot.look() == ["1", "2", "3"]
    assert bot.dispatcher.begin([3])
    assert bot.dispatcher.finish(3)
    bot.dispatcher.refuse([1, 3, 9])
    assert bot.dispatcher.partitions([1, 2, 3]) == [-1, 5, 5], "a partition with a write under way isn't at rest"
    assert await bot.look() == ["1"]


async def test_what_was_left_open_takes_no_room_and_is_taken_up_again_after_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inbox = Inbox(dict.fromkeys(range(1, MOST_TAKEN + 2), 5))
    bot = Bot(inbox, 5)
    bot.unreadable = "1"
    while await bot.look():
        """Take up all that there is room for."""
    inbox.open[MOST_TAKEN + 2] = 5
    assert await bot.look() == [], "there is no room for more"
    bot.dispatcher.leave(range(2, MOST_TAKEN + 1))
    assert await bot.look() == [f"{MOST_TAKEN + 2}"]
    loop = asyncio.get_running_loop()
    later = loop.time() + AGAIN_SECONDS + LOOK_SECONDS
    monkeypatch.setattr(loop, "time", lambda: later)
    assert (await bot.look())[:2] == ["2", "3"], "what can't be read isn't tried again"
