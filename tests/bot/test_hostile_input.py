"""Anything that anybody may send, made up by hypothesis: the bot answers, or says no, and never fails."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import tempfile
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from botapi_markup import parse_html
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from telegram import Message, User

from bot.answering.compose import answer_text, compose_answer, inline_cards
from bot.handlers.commands import read_message
from bot.memory.memory import Memory
from bot.memory.tables import pack_question, unpack_question
from bot.messages import MAX_CARDS, Localization, units
from bot.settings import PREFIX, Settings, load_settings
from index import DataFolder, SettingsError, Snapshot, View
from tests.bot.handlers.test_presses import AT_FIRST, World

TODAY, NOW = date(2025, 12, 1), datetime(2025, 12, 1, tzinfo=UTC)
ME = User(123456, "News", is_bot=True, username="NewsTestBot")
WORDS = st.sampled_from(
    "What did Putin Marsh say about Trump ferries on Reuters, BBC only since in March 2025 yesterday not and or "
    "latest “ ” \u2066 \u202e \u200b <b> & @NewsTestBot /ask 12:12 U.S. C++ \n \x00 \ud800 é 中 🧑‍🚀".split(" ")
)
TEXTS = (
    st.text(max_size=300) | st.lists(WORDS, max_size=60).map(" ".join) | st.text("<>&\"'\x00\ud800\u202e", max_size=80)
)
EASY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)

NUMBERS = st.integers(-(2**40), 2**40)
CHATS = st.sampled_from(
    [{"id": 7, "type": "private"}, {"id": -1002, "type": "supergroup"}, {"id": -3, "type": "channel"}]
)
USERS = st.fixed_dictionaries({"id": NUMBERS, "is_bot": st.booleans(), "first_name": st.text(max_size=5)})
KINDS = st.sampled_from(["bot_command", "mention", "text_mention", "url", "custom_emoji", "of tomorrow"])
ENTITIES = st.lists(st.fixed_dictionaries({"type": KINDS, "offset": NUMBERS | st.integers(0, 9), "length": NUMBERS}))
FIELDS: dict[str, Any] = {
    "from": USERS,
    "text": TEXTS,
    "caption": TEXTS,
    "entities": ENTITIES,
    "caption_entities": ENTITIES,
    "sender_chat": CHATS,
    "via_bot": USERS,
    "is_topic_message": st.booleans(),
    "message_thread_id": NUMBERS,
    "is_automatic_forward": st.booleans(),
    "media_group_id": st.text(max_size=3),
    "migrate_to_chat_id": NUMBERS,
    "quote": st.fixed_dictionaries({"text": TEXTS, "position": NUMBERS}),
    "dice": st.fixed_dictionaries({"emoji": st.text(max_size=2), "value": NUMBERS}),
}
MESSAGE = st.fixed_dictionaries({"message_id": NUMBERS, "date": st.integers(0, 2**31), "chat": CHATS}, optional=FIELDS)


@EASY
@given(MESSAGE, st.none() | MESSAGE)
def test_any_message_is_read_or_left_alone(body: dict[str, Any], replied: dict[str, Any] | None) -> None:
    message = Message.de_json(body | ({"reply_to_message": replied} if replied else {}), None)
    assert message is not None
    request = read_message(message, ME)
    assert request is None or request.kind != "reindex" or message.chat.type == "private"


@EASY
@given(TEXTS, TEXTS)
@example("What did Putin say about \ud800?", "and \ud800?")
def test_any_question_gets_an_answer_that_telegram_takes(snapshot: Snapshot, text: str, next_text: str) -> None:
    write = partial(compose_answer, NOW, True, True, View(), Localization.of("en"), "key")
    question, reply = answer_text(text, TODAY, None, View(), write, snapshot)
    following, other = answer_text(next_text, TODAY, question, View(), write, snapshot)
    for answered, message in ((question, reply), (following, other)):
        assert unpack_question(pack_question(answered)) == answered
        parse_html(message.html)
        assert 0 < units(message.plain) <= 4096
        json.dumps([message.html, message.plain]).encode("utf-8")


@EASY
@given(TEXTS)
def test_any_inline_query_gets_cards_that_telegram_takes(snapshot: Snapshot, typed: str) -> None:
    cards = inline_cards(typed[:256], NOW, Localization.of("de"), "0123456789", snapshot)
    shown = json.loads(cards.cards)
    assert len(shown) <= MAX_CARDS
    assert len({card["id"] for card in shown}) == len(shown)
    assert re.fullmatch(r"[A-Za-z0-9_-]{0,64}", cards.parameter)
    for card in shown:
        parse_html(card["input_message_content"]["message_text"])


DATA = (
    st.text(max_size=64)
    | st.from_regex(r"a:(Ab_-567890|x):[scrgbfa][0-9]{1,2}n?q?", fullmatch=True)
    | st.from_regex(r"l:(Ab_-567890|x):[0-9]{1,2}(:[a-f0-9]{16})?", fullmatch=True)
    | st.from_regex(r"f:(started|list|alert):[0-9]{1,18}", fullmatch=True)
    | st.from_regex(r"s:(main|outlets|language|quiet|done)[0-9]{1,4}(:[+-]?[a-z0-9-]{1,20})?", fullmatch=True)
    | st.from_regex(r"try:[0-9]{1,2}", fullmatch=True)
)


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.lists(DATA, min_size=20, max_size=20))
def test_any_callback_data_is_handled_or_refused(
    examples_index: DataFolder, caplog: pytest.LogCaptureFixture, presses: list[str]
) -> None:
    async def press_all(folder: Path) -> None:
        world = World(examples_index, Memory(folder / "chats.sqlite"))
        try:
            for data in presses:
                await world.press(data, AT_FIRST)
        finally:
            await world.services.close(30)
            await world.memory.aclose()

    caplog.clear()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(press_all(Path(folder)))
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(sorted(Settings.model_fields)), st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_any_setting_is_taken_or_named_in_one_sentence_without_its_value(name: str, value: str) -> None:
    secret = f"{value}:sesame-{value}"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(f"{PREFIX}{name.upper()}", secret)
        said, shown = "", ""
        try:
            shown = repr(load_settings())
        except SettingsError as error:
            said = str(error)
        assert not said or said.startswith(f"{PREFIX}{name.upper()} ")
        assert "sesame" not in said
        assert name not in ("telegram_token", "chats_url", "database_url") or "sesame" not in shown
