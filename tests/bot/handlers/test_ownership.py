"""What the bot does for a chat that another bot takes over meanwhile: it leaves it to that bot, aloud."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.admin import tell_admins
from bot.handlers.membership import leave
from bot.messages import Localization
from bot.replicas import OwnershipLost


class LostBot:
    """A bot that may do the first `calls` calls, and then none."""

    def __init__(self, calls: int) -> None:
        self.calls = calls
        self.done: list[str] = []

    def __getattr__(self, name: str) -> Any:
        async def call(*_given: object, **_named: object) -> None:
            if len(self.done) == self.calls:
                raise OwnershipLost
            self.done.append(name)

        return call


def services(bot: LostBot) -> Any:
    async def words(_chat_id: int, _language: str | None) -> Localization:
        return Localization.of("en")

    async def deliver(*_given: object) -> None:
        await bot.send_message()

    chats = SimpleNamespace(migrate=None, words=words)
    return SimpleNamespace(chats=chats, deliver=deliver, settings=SimpleNamespace(admin_ids={1, 2}))


@pytest.mark.parametrize("calls", [0, 1])
async def test_a_group_that_another_bot_leaves_by_now_stays_open(calls: int) -> None:
    bot: Any = LostBot(calls)
    with pytest.raises(OwnershipLost):
        await leave(services(bot), bot, -5, "en")


async def test_admins_that_another_bot_tells_by_now_dont_count_as_told(caplog: pytest.LogCaptureFixture) -> None:
    bot: Any = LostBot(1)
    with pytest.raises(OwnershipLost):
        await tell_admins(services(bot), bot, "of errors", lambda _: "The disk is full.")
    assert bot.done == ["send_message"]
    assert "could not be told" not in caplog.text
