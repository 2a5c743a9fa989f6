"""The progress message of an index run."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from telegram import Message

from bot.handlers.admin import ProgressMessage
from bot.messages import text
from tests.bot.virtual_time import in_virtual_time


class Screen:
    """A message that records its edits and their times."""

    chat_id, message_id = 1, 2

    def __init__(self) -> None:
        self.edits: list[tuple[float, str]] = []

    async def edit_text(self, shown: str, **_: Any) -> None:
        self.edits.append((asyncio.get_running_loop().time(), shown))


@in_virtual_time
async def test_progress_is_shown_at_most_every_three_seconds_and_the_end_waits_for_its_turn() -> None:
    screen = Screen()
    progress = ProgressMessage(cast(Message, screen))
    for second in range(5):
        await progress.show(text(f"{second} of 5").reply())
        await asyncio.sleep(1)
    await progress.finish(text("Done").reply())
    assert screen.edits == [(3, "3 of 5"), (6, "Done")]


@in_virtual_time
async def test_the_end_of_a_short_run_is_shown_at_once() -> None:
    screen = Screen()
    progress = ProgressMessage(cast(Message, screen))
    await progress.show(text("1 of 5").reply())
    await progress.finish(text("Done").reply())
    assert screen.edits == [(0, "Done")]
