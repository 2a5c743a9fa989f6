"""/status, /unanswered and /report by people who aren't admins, in groups, and forged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Chat, User
from office import TOO_OLD
from verbs import BOB, ONLY_ADMINS, ask, ask_in_group, forge_press, shown

if TYPE_CHECKING:
    from conftest import Newsbot

VERBS = ("/status", "/unanswered", "/report")
CHANNEL = {"id": -1003000000001, "type": "channel", "title": "News"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel"}


@pytest.mark.parametrize("verb", VERBS)
def test_other_people_are_politely_refused(bot: Newsbot, api: BotApi, alice: User, chat: Chat, verb: str) -> None:
    assert ask(api, chat, alice, verb).text == ONLY_ADMINS


@pytest.mark.parametrize("verb", VERBS)
def test_in_a_group_even_an_admin_gets_silence(bot: Newsbot, api: BotApi, admin: User, verb: str) -> None:
    assert ask_in_group(api, api.group("Readers"), admin, verb) == []


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "fields",
    [{"forward_origin": BOB}, {"from": CHANNEL_BOT, "sender_chat": CHANNEL}],
    ids=["a forward", "a channel"],
)
def test_a_forged_command_is_refused(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, verb: str, fields: dict[str, Any]
) -> None:
    assert ask(api, office, admin, verb, **fields).text == ONLY_ADMINS


@pytest.mark.parametrize("verb", VERBS)
def test_the_log_names_the_verb_and_who_used_it(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, verb: str
) -> None:
    ask(api, office, admin, verb)
    bot.wait_for_log(f"Admin {admin.id}: {verb}")


def test_a_forged_press_by_somebody_else_shows_nothing(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    answer = ask(api, chat, alice, "Who won the 2022 World Cup?")
    call = forge_press(api, chat, alice, answer, "adm:report:0")
    assert (call.parameters["text"], call.parameters["show_alert"]) == (ONLY_ADMINS, True)
    assert shown(api, chat, answer).edits == ()


def test_a_forged_press_of_an_admin_in_a_group_shows_nothing_there(bot: Newsbot, api: BotApi, admin: User) -> None:
    group = api.group("Readers")
    answer = ask(api, group, admin, "/ask Who won the 2022 World Cup?")
    assert forge_press(api, group, admin, answer, "adm:report:0").parameters["text"] == TOO_OLD
    assert shown(api, group, answer).edits == ()


@pytest.mark.parametrize("data", ["adm:report", "adm:report:x", "adm:report:-1", "adm:report:9999999", "adm:reports:1"])
def test_a_press_that_no_version_could_send_says_that_it_is_too_old(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, data: str
) -> None:
    answer = ask(api, office, admin, "Who won the 2022 World Cup?")
    assert forge_press(api, office, admin, answer, data).parameters["text"] == TOO_OLD
    assert shown(api, office, answer).edits == ()
