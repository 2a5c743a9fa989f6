"""Delivery of messages to groups whose chat id has changed."""

from __future__ import annotations

from typing import Any, cast

import pytest
from telegram import Bot, Message
from telegram.error import ChatMigrated

from bot.api import Destination, send
from bot.messages import text

GROUPS = (-1, -1002)


class Circle:
    """A Telegram in which two groups have each migrated to the other."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    async def send_message(self, chat_id: int, *_: Any, **__: Any) -> Message:
        self.calls.append(chat_id)
        raise ChatMigrated(GROUPS[1] if chat_id == GROUPS[0] else GROUPS[0])


async def test_groups_that_migrated_to_each_other_end_a_message_and_delay_nothing() -> None:
    telegram, moves = Circle(), list[tuple[int, int]]()

    async def migrate(old: int, new: int) -> None:
        moves.append((old, new))

    with pytest.raises(ChatMigrated):
        await send(cast(Bot, telegram), Destination(GROUPS[0]), text("Good morning").reply(), migrate)
    assert len(telegram.calls) <= 4
    assert set(moves) == {GROUPS, GROUPS[::-1]}
