"""Work that admins start from a message: what goes wrong is said there."""

from __future__ import annotations

from typing import Any, cast

import pytest
from telegram import Message

from bot.messages import Localization
from bot.services import AdminWork
from index import StoreError

ENGLISH = Localization.of("en")


class Shown:
    """A message that keeps its newest text."""

    chat_id, message_id, text = 1, 2, "Removing …"

    async def edit_text(self, text: str, **_: Any) -> None:
        self.text = text


@pytest.mark.parametrize(
    ("error", "reason"),
    [(StoreError("NEWSBOT_DATABASE_URL", "of the articles", "is locked"), "is locked"), (KeyError("x"), "KeyError")],
)
async def test_a_message_says_that_its_work_failed(error: Exception, reason: str) -> None:
    work, message = AdminWork(), Shown()
    with pytest.raises(type(error)):
        async with work.on(cast(Message, message), ENGLISH):
            raise error
    assert message.text.startswith("That didn’t work: ")
    assert reason in message.text
    assert not work.is_under_way(cast(Message, message))
