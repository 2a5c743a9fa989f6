"""New messages that can't be answered: one polite line, and one in the log."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot, Message, Update, User

from bot.handlers import Intake
from bot.memory import Memory
from bot.services import Context, Services
from bot.settings import Settings
from index import AnswererLost, DataFolder, Library, NewsbotError, SnapshotDamaged
from tests.bot.ready_messages import TakesReadyMessages

ALICE = {"id": 7000000001, "is_bot": False, "first_name": "Alice", "language_code": "en"}
PRIVATE = {"id": 7000000001, "type": "private", "first_name": "Alice"}


class Telegram(TakesReadyMessages):
    """A double that records messages."""

    id = 123456
    bot = User(123456, "News", is_bot=True, username="NewsTestBot")

    def __init__(self) -> None:
        self.sent: list[tuple[int, str]] = []

    async def send_message(self, chat_id: int, text: str, **_: Any) -> Message:
        self.sent.append((chat_id, text))
        made = Message.de_json({"message_id": 1000, "date": 1, "chat": PRIVATE, "text": text}, None)
        assert made is not None
        return made

    async def send_chat_action(self, *_: Any, **__: Any) -> bool:
        return True


@pytest.fixture
async def services(examples_index: DataFolder, tmp_path: Path) -> AsyncIterator[Services]:
    memory = Memory(tmp_path / "chats.sqlite")
    services = Services(Settings(_env_file=None), Library(examples_index), memory)  # type: ignore[call-arg]
    yield services
    await services.close(1)
    await memory.aclose()


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (AnswererLost(given_up_after=2), "Sorry, I couldn’t answer this."),
        (
            SnapshotDamaged(Path("/data"), "rows.npy is missing"),
            "I can’t answer right now: my index is damaged. The bot’s admins know.",
        ),
    ],
)
async def test_a_question_that_can_not_be_answered_gets_one_line_and_is_done(
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: NewsbotError,
    line: str,
) -> None:
    async def fail(_: Any) -> None:
        raise error

    monkeypatch.setattr(services.pool, "do", fail)
    telegram = Telegram()
    asked = {"message_id": 1, "date": 1, "chat": PRIVATE, "from": ALICE, "text": "What did Quist say about sleep?"}
    update = Update.de_json({"update_id": 10, "message": asked}, None)
    await services.worker.note_all([(update, update.to_json())])
    with caplog.at_level(logging.INFO):
        await Intake(services, cast(Bot, telegram)).on_message(update, cast(Context, None))
        await services.worker.close(100)
    assert telegram.sent == [(PRIVATE["id"], line)]
    assert [record.getMessage() for record in caplog.records] == [f"A message could not be answered: {error}"]
    assert caplog.records[0].exc_info is None
    assert services.memory.unfinished() == []


async def test_a_message_that_is_no_longer_for_the_bot_is_not_left_in_the_inbox(services: Services) -> None:
    """It was written down before the last end, when the bot had another name."""
    group = {"id": -1002000000001, "type": "supergroup", "title": "Readers"}
    asked = {"message_id": 1, "date": 1, "chat": group, "from": ALICE, "text": "@OldNewsTestBot What did Quist say?"}
    update = Update.de_json({"update_id": 10, "message": asked}, None)
    await services.worker.note_all([(update, update.to_json())])
    telegram = Telegram()
    await Intake(services, cast(Bot, telegram)).on_message(update, cast(Context, None))
    await services.worker.close(100)
    assert telegram.sent == []
    assert services.memory.unfinished() == []
