"""Forged admin commands: messages that look like an admin's have no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Chat, User
from crowd import QUESTION, wait_for_replies
from test_settings_menu import ONLY_ADMINS

if TYPE_CHECKING:
    from conftest import Newsbot, Start

CHANNEL = {"id": -1003000000001, "type": "channel", "title": "News"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
GROUP_BOT = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
INLINE_BOT = {"id": 5, "is_bot": True, "first_name": "Other", "username": "OtherBot"}
BOB = {"type": "user", "date": 1, "sender_user": {"id": 9, "is_bot": False, "first_name": "Bob"}}


@pytest.fixture(scope="module")
def admin(api: BotApi) -> User:
    return api.user("Admin")


@pytest.fixture(scope="module")
def bot(api: BotApi, admin: User, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), admin_ids=str(admin.id))
    process.wait_for_log("is running: ")
    return process


def answers(api: BotApi, chat: Chat, user: User, text: str, **fields: Any) -> list[str]:
    """Return the bot's replies to a message, until it has answered a later question."""
    said = chat.say(user, text, **fields)
    asked = chat.say(user, f"/ask {QUESTION}")
    wait_for_replies(api, [asked])
    return [sent.text for sent in api.sent(chat, after=said) if sent.reply_to != asked.message_id]


@pytest.mark.parametrize(
    "fields",
    [
        {"forward_origin": BOB},
        {"via_bot": INLINE_BOT},
        {"from": CHANNEL_BOT, "sender_chat": CHANNEL},
        {"from": GROUP_BOT},
        {"from": INLINE_BOT},
    ],
    ids=["a forward", "inline", "a channel", "a bot that stands for a group", "a bot"],
)
def test_a_forged_reindex_starts_nothing(bot: Newsbot, api: BotApi, admin: User, fields: dict[str, Any]) -> None:
    said = answers(api, api.private(admin), admin, "/reindex", **fields)
    assert set(said) <= {"Sorry, only an admin of this bot can do that."}


def test_an_edit_into_a_command_has_no_effect(bot: Newsbot, api: BotApi, admin: User) -> None:
    office = api.private(admin)
    first = office.say(admin, f"/ask {QUESTION}")
    wait_for_replies(api, [first])
    office.edit(first, "/reindex")
    asked = office.say(admin, f"/ask {QUESTION}")
    wait_for_replies(api, [asked])
    assert {sent.reply_to for sent in api.sent(office, after=first)} == {first.message_id, asked.message_id}


@pytest.mark.parametrize("name", ["reindex", "settings"])
def test_a_command_in_a_groups_channel_has_no_effect(bot: Newsbot, api: BotApi, admin: User, name: str) -> None:
    group = api.group("Readers")
    fields = {"from": CHANNEL_BOT, "sender_chat": CHANNEL, "is_automatic_forward": True, "forward_origin": BOB}
    assert answers(api, group, admin, f"/{name}", **fields) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"forward_origin": BOB},
        {"from": CHANNEL_BOT, "sender_chat": CHANNEL},
        {"from": GROUP_BOT, "sender_chat": {"id": -1009, "type": "supergroup", "title": "Elsewhere"}},
    ],
    ids=["a forward", "a channel", "an anonymous admin of another group"],
)
def test_forged_settings_open_no_menu(bot: Newsbot, api: BotApi, admin: User, fields: dict[str, Any]) -> None:
    group = api.group("Readers")
    assert answers(api, group, admin, "/settings", **fields) == [ONLY_ADMINS]


def test_buttons_of_another_chats_answer_do_nothing_here(bot: Newsbot, api: BotApi, admin: User) -> None:
    """Callback data can be forged with another chat's key."""
    office, eve = api.private(admin), api.user("Eve")
    cell = api.private(eve)
    asked = office.say(admin, f"/ask {QUESTION}")
    wait_for_replies(api, [asked])
    [answer] = api.sent(office, after=asked)
    own = cell.say(eve, f"/ask {QUESTION}")
    wait_for_replies(api, [own])
    [below] = api.sent(cell, after=own)
    for button in answer.buttons:
        if "callback_data" not in button:  # it copies a citation
            continue
        data = button["callback_data"].replace(":f0", ":g0")
        api.update({"callback_query": {
            "id": f"77{len(api.calls)}", "from": eve.json(), "chat_instance": "1", "data": data,
            "message": {"message_id": below.message_id, "date": 1, "chat": cell.json(), "text": below.text},
        }})  # fmt: skip
    again = cell.say(eve, f"/ask {QUESTION}")
    wait_for_replies(api, [again])
    api.wait_until_idle()
    assert bot.remembers("SELECT count(*) FROM feedback") == [(0,)]
    assert bot.remembers("SELECT count(*) FROM follows") == [(0,)]
    assert {sent.reply_to for sent in api.sent(cell, after=own)} == {own.message_id, again.message_id}
    assert "Traceback" not in bot.log
