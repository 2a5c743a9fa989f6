"""What becomes of updates at one of several bots: written down, given to their owner, or nobody's business."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from telegram import Update

from bot.replicas.protocol import Handling
from bot.replicas.reception import InboxReception
from index import StoreError

PERSON = {"id": 70, "is_bot": False, "first_name": "Eve"}
LONG = "sleep " * 400


def message(number: int, text: str, message_id: int, chat_id: int = -5) -> Update:
    chat = {"id": chat_id, "type": "supergroup" if chat_id < 0 else "private", "title": "Readers"}
    content = {"message_id": message_id, "date": 1, "chat": chat, "from": PERSON, "text": text}
    return read({"update_id": number, "message": content})


def inline(number: int) -> Update:
    return read({"update_id": number, "inline_query": {"id": f"{number}", "from": PERSON, "query": "?", "offset": ""}})


def read(raw: dict[str, Any]) -> Update:
    update = Update.de_json(raw, None)
    assert update is not None
    return update


class Bots:
    """A bot that receives, and what it writes down, hands on and tells others."""

    def __init__(self) -> None:
        self.own: set[int] = set()
        self.written: list[int] = []
        self.told: list[tuple[str, Any]] = []
        self.given: list[Update] = []
        self.error: Exception | None = None
        self.reception = InboxReception(self, lambda update: "@bot" in (text_of(update) or ""), self._owns, self._tell)

    def _owns(self, partition: int) -> bool:
        return partition in self.own

    def _tell(self, kind: str, value: object) -> bool:
        self.told.append((kind, value))
        return True

    async def room(self) -> None:
        """There is room."""

    async def note_all(self, updates: Sequence[tuple[Update, str]]) -> None:
        raise AssertionError(updates)

    async def note_new(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        raise AssertionError(updates)

    def is_safe(self, update_id: int) -> bool:
        raise AssertionError(update_id)

    async def write_down(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        if self.error:
            raise self.error
        new = {update.update_id for update, _ in updates} - {*self.written}
        self.written += sorted(new)
        return new


def text_of(update: Update) -> str | None:
    return update.message.text if update.message else None


def is_empty(update: Update) -> bool:
    return update.message is None and update.inline_query is None


async def test_a_message_is_written_down_and_left_to_its_owner() -> None:
    bots, asked = Bots(), message(1, "@bot Who won?", 10)
    assert bots.reception.is_for(asked)
    assert await bots.reception.note_new([(asked, "{}")]) == {1}
    assert await bots.reception.note_new([(asked, "{}")]) == set()
    assert is_empty(bots.reception.hand_on(asked))


async def test_what_can_not_be_written_down_is_not_confirmed() -> None:
    bots = Bots()
    bots.error = StoreError("NEWSBOT_CHATS_URL", "x", "away")
    with pytest.raises(StoreError):
        await bots.reception.note_all([(message(1, "@bot Who won?", 10), "{}")])


def test_an_inline_query_goes_to_the_owner_of_its_author_once() -> None:
    bots, query = Bots(), inline(1)
    assert is_empty(bots.reception.hand_on(query))
    [(kind, told)] = bots.told
    owner = Bots()
    owner.own = {70 % 64}

    async def nothing() -> None:
        """Read nothing again."""

    owner.reception.handling = Handling(lambda *_: True, owner.given.append, lambda raw: read(json.loads(raw)), nothing)
    owner.reception.on_inline(told)
    owner.reception.on_inline(told)
    bots.reception.on_inline(told)
    assert kind == "inline"
    assert [update.inline_query is not None for update in owner.given] == [True, False]
    assert is_empty(owner.reception.hand_on(query)), "it was given before, by another bot that received it"


def test_the_rest_of_a_long_question_in_a_group_is_for_the_bot_and_other_talk_is_not() -> None:
    bots, other = Bots(), Bots()
    assert bots.reception.is_for(message(1, f"@bot {LONG}", 10))
    [(kind, told)] = bots.told
    other.reception.note_long(told)
    assert kind == "long"
    for one in (bots, other):
        assert one.reception.is_for(message(2, "and who won?", 11))
        assert not one.reception.is_for(message(3, "Good morning", 12))
        assert not one.reception.is_for(message(3, "Good morning", 11, chat_id=-6))


def test_a_persons_private_messages_are_not_told_to_anybody() -> None:
    bots = Bots()
    assert bots.reception.is_for(message(1, f"@bot {LONG}", 10, chat_id=70))
    assert bots.told == []
