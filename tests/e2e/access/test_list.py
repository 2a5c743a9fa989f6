"""/access: the lists, the pages of people and groups, and presses that come late, twice or from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from crowd import QUESTION
from gate import GRANTED, OFFER, SAID, WAITS, Gate
from office import ONLY_ADMINS, TOO_OLD, data_of, forge, labels, note_of

if TYPE_CHECKING:
    from conftest import Newsbot


@pytest.fixture(autouse=True)
def nobody(bot: Newsbot, gate: Gate) -> None:
    """Nobody is on a list yet."""
    for state, chat_id in bot.remembers("SELECT state, chat_id FROM access"):
        [listed] = gate.first.say("/access")
        forge(gate.api, gate.first.admin, gate.first.chat, listed, f"adm:access-remove:{state}.{chat_id}")
    assert bot.remembers("SELECT * FROM access") == []


def test_an_empty_list_says_who_may_use_the_bot(gate: Gate) -> None:
    [listed] = gate.first.say("/access")
    assert listed.text == "Only those who are let in may use me; others can ask for access.\n\nAllowed: 0"
    assert labels(listed) == ["Waiting (0)", "Blocked (0)"]


def test_the_list_opens_with_those_who_wait(gate: Gate, chat: Chat, alice: User) -> None:
    gate.request(chat, alice)
    [listed] = gate.first.say("/access")
    assert f"Waiting for a decision: 1\n1. Alice ({alice.id}) · asked 1 minute ago" in listed.text
    assert labels(listed) == ["1. Alice", "Allowed (0)", "Blocked (0)"]


def test_a_request_is_decided_from_the_list(gate: Gate, chat: Chat, alice: User) -> None:
    _, second = gate.request(chat, alice)
    [listed] = gate.first.say("/access")
    page = gate.first.press(listed, "1. Alice", "State: asked 1 minute ago")
    assert labels(page) == ["Allow", "Block", "Not now", "Remove", "Back"]
    page = gate.first.press(page, "Allow", f"Alice ({alice.id}) may use me now.")
    assert "State: allowed by Ada Berg 1 minute ago" in page.text
    gate.told(chat, GRANTED)
    gate.second.until(second, "Ada Berg")
    assert "1. Alice" in gate.first.press(page, "Back", "Allowed: 1").text


def test_block_and_remove_take_effect_at_once(gate: Gate, bot: Newsbot, chat: Chat, alice: User) -> None:
    gate.first.say(f"/allow {alice.id}")
    [listed] = gate.first.say("/access")
    page = gate.first.press(listed, "1. Alice", "Kind: person")
    page = gate.first.press(page, "Block", "is blocked: I don’t answer any more.")
    gate.say(chat, alice)  # the one refusal
    assert gate.stays_silent(bot, chat, alice)
    gate.first.press(page, "Remove", f"Alice ({alice.id}) is on no list any more.")
    assert gate.say(chat, alice).text.startswith(OFFER)


def test_pages_are_turned(gate: Gate) -> None:
    for number in range(10):
        gate.first.say(f"/allow {7_200_000_000 + number}")
    [listed] = gate.first.say("/access")
    assert len(labels(listed)) == 8 + 1 + 2
    assert listed.text.splitlines()[-8].startswith("1. 7200000009 · allowed by Ada Berg")
    more = gate.first.press(listed, "›", "\n10. 7200000000 ·")
    assert labels(more) == ["9. 7200000001", "10. 7200000000", "‹", "Waiting (0)", "Blocked (0)"]
    gate.first.press(more, "‹", "\n1. 7200000009 ·")


def test_a_page_that_is_out_of_date_changes_nothing_and_shows_what_is_true(
    gate: Gate, bot: Newsbot, chat: Chat, alice: User
) -> None:
    gate.first.say(f"/allow {alice.id}")
    [listed] = gate.first.say("/access")
    page = gate.first.press(listed, "1. Alice", "Kind: person")
    gate.second.say(f"/block {alice.id}")
    assert gate.first.note(page, "Remove") == "This was decided before: blocked."
    gate.first.until(page, "State: blocked by Otto")
    gate.say(chat, alice)
    assert gate.stays_silent(bot, chat, alice)


def test_a_button_for_somebody_who_is_gone_says_so(gate: Gate, chat: Chat, alice: User) -> None:
    gate.first.say(f"/allow {alice.id}")
    [listed] = gate.first.say("/access")
    page = gate.first.press(listed, "1. Alice", "Kind: person")
    data = data_of(page, "Block")
    gate.first.press(page, "Remove", "is on no list any more.")
    assert forge(gate.api, gate.first.admin, gate.first.chat, page, data) == "This request is no longer there."


def test_a_request_that_was_removed_can_not_be_decided(gate: Gate, chat: Chat, alice: User) -> None:
    first, _ = gate.request(chat, alice)
    [listed] = gate.first.say("/access")
    page = gate.first.press(listed, "1. Alice", "Kind: person")
    gate.first.press(page, "Remove", "is on no list any more.")
    assert gate.first.note(first, "Allow") == "This request is no longer there."
    assert gate.say(chat, alice).text.startswith(OFFER)


ODD = [
    *("adm:ask-allow", "adm:ask-allow:0", "adm:ask-block:x", "adm:ask-not-now:--5", "adm:access"),
    *("adm:access:blocked", "adm:access:refused.0", "adm:access-allow:7", "adm:access-allow:nobody.7"),
    "adm:access-remove:allowed.-",
]
"""Callback data that no button has."""


@pytest.mark.parametrize("data", ODD)
def test_odd_callback_data_gets_a_note(gate: Gate, data: str) -> None:
    [listed] = gate.first.say("/access")
    assert forge(gate.api, gate.first.admin, gate.first.chat, listed, data) == TOO_OLD


@pytest.mark.parametrize(
    "action", ["ask-allow", "ask-block", "ask-not-now", "access-allow", "access-block", "access-remove", "access"]
)
def test_nobody_else_decides_by_a_forged_press(
    gate: Gate, api: BotApi, bot: Newsbot, chat: Chat, alice: User, action: str
) -> None:
    gate.first.say(f"/allow {alice.id}")
    answer = gate.say(chat, alice)
    state = bot.remembers("SELECT * FROM access")
    argument = {"a": f"allowed.{alice.id}"}.get(action[0], "") if action != "access" else "allowed.0"
    data = f"adm:{action}:{alice.id if action.startswith('ask') else argument}"
    assert forge(api, alice, chat, answer, data) == ONLY_ADMINS
    assert bot.remembers("SELECT * FROM access") == state


def test_a_notice_in_a_group_has_no_effect(gate: Gate, api: BotApi, bot: Newsbot, chat: Chat, alice: User) -> None:
    gate.request(chat, alice)
    group = api.group("Readers")
    gate.first.say(f"/allow {group.id}")
    answer = gate.say(group, alice, f"/ask {QUESTION}")
    assert SAID in answer.text
    assert forge(api, gate.first.admin, group, answer, f"adm:ask-allow:{alice.id}") == TOO_OLD
    assert forge(api, alice, group, answer, f"adm:ask-allow:{alice.id}") == ONLY_ADMINS
    assert bot.remembers("SELECT state FROM access WHERE chat_id = ?", alice.id) == [("waiting",)]


def test_a_person_who_may_not_use_the_bot_presses_in_vain(gate: Gate, api: BotApi, chat: Chat, alice: User) -> None:
    offer = gate.say(chat, alice)
    assert forge(api, alice, chat, offer, f"adm:ask-allow:{alice.id}").startswith("Sorry, I only answer in chats")
    assert gate.say(chat, alice).text.startswith(OFFER)


def test_a_press_on_an_offer_that_is_deleted_still_asks(gate: Gate, api: BotApi, chat: Chat, alice: User) -> None:
    offer = gate.say(chat, alice)
    chat.delete(offer)
    assert note_of(api, chat.forge_press(alice, offer, "acc:ask")) == WAITS
