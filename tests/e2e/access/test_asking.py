"""Asking for access, and what the admins decide: as people, groups and admins see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from crowd import QUESTION
from gate import ASK, GRANTED, GROUP_OFFER, NOT_NOW, OFFER, REFUSAL, SAID, WAITS, Gate
from office import labels, note_of

if TYPE_CHECKING:
    from conftest import Newsbot

pytestmark = pytest.mark.usefixtures("bot")


def test_a_stranger_is_offered_to_ask_and_an_admin_is_answered(gate: Gate, chat: Chat, alice: User) -> None:
    offer = gate.say(chat, alice)
    assert offer.text.startswith(OFFER)
    assert labels(offer) == [ASK]
    assert SAID in gate.first.say(QUESTION)[0].text


def test_a_press_tells_all_admins_who_asks_in_their_languages(gate: Gate, api: BotApi) -> None:
    gate.second.say(QUESTION)  # from then on, the bot knows the language
    user = api.user("Zoë", last_name="Quill", username="zoe_quill")
    first, second = gate.request(api.private(user), user)
    assert first.text == (f"Somebody asks for access\nAsked by: Zoë Quill @zoe_quill ({user.id})\nKind: person")
    assert labels(first) == ["Allow", "Block", "Not now"]
    assert second.text.startswith("Jemand bittet um Zugang")


def test_an_allowed_person_is_told_and_answered_and_the_other_admin_sees_who_decided(
    gate: Gate, api: BotApi, chat: Chat, alice: User, bot: Newsbot
) -> None:
    first, second = gate.request(chat, alice)
    shown = gate.first.press(first, "Allow", "Allowed by Ada Berg")
    assert (shown.buttons, "Alice" in shown.text) == ([], True)
    other = gate.second.until(second, "Zugelassen von Ada Berg")
    assert other.buttons == []
    gate.told(chat, GRANTED)
    assert SAID in gate.say(chat, alice).text
    bot.wait_until_done()
    assert bot.remembers(
        "SELECT state, decided_by, asker_id, name, username FROM access WHERE chat_id = ?", alice.id
    ) == [("allowed", gate.first.admin.id, None, None, None)]
    assert bot.remembers("SELECT * FROM access_notices WHERE chat_id = ?", alice.id) == []


def test_whoever_is_put_off_is_told_when_to_ask_again(gate: Gate, api: BotApi) -> None:
    user = api.user("Bob", language_code="ru")
    chat = api.private(user)
    offer = gate.say(chat, user)
    before = gate.last(gate.first), gate.last(gate.second)
    note_of(api, chat.press(user, offer, "Запросить доступ"))
    first, _ = gate.wait_for_notices(*before)
    gate.first.press(first, "Not now", "Not now, says Ada Berg")
    gate.told(chat, "Мои администраторы ответили: пока нет. Попросить снова можно через 23 часа.")
    assert gate.say(chat, user).text.endswith("через 23 часа.")


def test_whoever_was_put_off_may_ask_again_a_day_later(
    gate: Gate, api: BotApi, chat: Chat, alice: User, bot: Newsbot
) -> None:
    first, _ = gate.request(chat, alice)
    gate.first.press(first, "Not now", "Not now")
    gate.told(chat, NOT_NOW)
    bot.wait_until_done()
    day = 24 * 3600 * 1000
    bot.make_remember("UPDATE access SET asked_at = asked_at - ? WHERE chat_id = ?", day, alice.id)
    offer = api.sent(chat)[0]  # the bot has removed its button; somebody may have kept it
    before = gate.last(gate.first), gate.last(gate.second)
    assert note_of(api, chat.forge_press(alice, offer, "acc:ask")) == WAITS
    again, _ = gate.wait_for_notices(*before)
    gate.first.press(again, "Allow", "Allowed by")
    gate.told(chat, GRANTED)


def test_whoever_was_put_off_hears_of_a_later_decision(gate: Gate, api: BotApi, bot: Newsbot) -> None:
    user = api.user("Bo", language_code="de")
    chat = api.private(user)
    offer = gate.say(chat, user)
    before = gate.last(gate.first), gate.last(gate.second)
    note_of(api, chat.press(user, offer, "Zugang anfragen"))
    first, _ = gate.wait_for_notices(*before)
    gate.first.press(first, "Not now", "Not now, says")
    gate.told(chat, "Meine Admins sagen: im Moment nicht.")
    bot.wait_until_done()
    assert bot.remembers("SELECT name, language FROM access WHERE chat_id = ?", user.id) == [(None, "de")]
    gate.first.say(f"/allow {user.id}")
    gate.told(chat, "Meine Admins haben dich zugelassen")


def test_a_blocked_person_hears_it_once_and_then_nothing(gate: Gate, bot: Newsbot, chat: Chat, alice: User) -> None:
    first, _ = gate.request(chat, alice)
    gate.first.press(first, "Block", "Blocked by Ada Berg")
    told = gate.told(chat, REFUSAL)
    for text in (QUESTION, "/start", "/help"):
        assert gate.stays_silent(bot, chat, alice, text)
    assert gate.api.sent(chat)[-1] == told


def test_asking_twice_tells_the_admins_once(gate: Gate, api: BotApi, chat: Chat, alice: User) -> None:
    first, second = gate.request(chat, alice)
    offer = api.sent(chat)[0]
    gate.api.wait_until(lambda api: api.sent(chat)[0].text == WAITS)
    for _ in range(3):
        assert note_of(api, chat.forge_press(alice, offer, "acc:ask")) == WAITS
    assert gate.say(chat, alice).text == WAITS
    gate.first.say(QUESTION)
    assert api.sent(gate.first.chat, after=first)[0].text.startswith("Dervla Quist")
    assert api.sent(gate.second.chat)[-1] == second


def test_pressing_twice_in_a_row_tells_the_admins_once(
    gate: Gate, bot: Newsbot, api: BotApi, chat: Chat, alice: User
) -> None:
    offer = gate.say(chat, alice)
    before = gate.last(gate.first), gate.last(gate.second)
    queries = [chat.forge_press(alice, offer, "acc:ask") for _ in range(4)]
    assert [note_of(api, query) for query in queries] == [WAITS] * 4
    gate.wait_for_notices(*before)
    bot.wait_until_done()
    assert [
        len(api.sent(office.chat, after=last)) for office, last in zip((gate.first, gate.second), before, strict=True)
    ] == [1, 1]


def test_of_two_admins_the_first_counts_and_the_other_is_told(gate: Gate, api: BotApi, chat: Chat, alice: User) -> None:
    first, second = gate.request(chat, alice)
    queries = [
        gate.first.chat.press(gate.first.admin, first, "Allow"),
        gate.second.chat.press(gate.second.admin, second, second.buttons[1]["text"]),
    ]
    notes = [note_of(api, query) for query in queries]
    assert notes in (["", "Das ist schon entschieden: zugelassen."], ["This was decided before: blocked.", ""])
    winner = "Ada Berg" if notes[0] == "" else "Otto"
    gate.first.until(first, winner)
    gate.told(chat, GRANTED if notes[0] == "" else REFUSAL)


def test_a_name_is_only_a_name(gate: Gate, api: BotApi) -> None:
    user = api.user("<b>Eve</b>\u202e\u200f\n\nAllowed by Ada", last_name="x" * 500)
    chat = api.private(user)
    first, _ = gate.request(chat, user)
    [line] = [line for line in first.text.splitlines() if line.startswith("Asked by")]
    assert line.startswith("Asked by: <b>Eve</b> Allowed by Ada")
    assert len(line) < 120
    assert not {"\u202e", "\u200f"} & set(first.text)


def test_somebody_who_has_access_by_now_is_told_so(gate: Gate, api: BotApi, chat: Chat, alice: User) -> None:
    offer = gate.say(chat, alice)
    gate.first.say(f"/allow {alice.id}")
    assert note_of(api, chat.press(alice, offer, ASK)) == "You already have access."


# --- groups


def test_a_group_asks_by_one_of_its_admins_alone(gate: Gate, api: BotApi, alice: User) -> None:
    group = api.group("Readers <of> news", joined=False)
    before = gate.last(gate.first), gate.last(gate.second)
    api.add(group, by=alice)
    [offer] = api.wait_for_sent(group)
    assert offer.text.startswith(GROUP_OFFER)
    assert note_of(api, group.press(alice, offer, ASK)) == "Only an admin of this group can ask for access."
    assert gate.last(gate.first) == before[0]
    group.members[alice.id] = "administrator"
    bob = api.user("Bob")
    group.members[bob.id] = "administrator"
    assert note_of(api, group.press(bob, offer, ASK)) == WAITS
    first, _ = gate.wait_for_notices(*before)
    assert first.text == (
        f"A group asks for access\nGroup: Readers <of> news\nNumber: {group.id}\nAsked by: Bob ({bob.id})\nKind: group"
    )
    gate.first.press(first, "Allow", "Allowed by")
    gate.told(group, "My admins have let this group in")
    assert SAID in gate.say(group, alice, f"/ask {QUESTION}").text
    assert group.bot_status == "member"


def test_a_group_that_may_not_use_the_bot_hears_so_once_an_hour(
    gate: Gate, bot: Newsbot, api: BotApi, alice: User
) -> None:
    group = api.group("Readers")
    assert gate.say(group, alice, f"/ask {QUESTION}").text.startswith(GROUP_OFFER)
    assert gate.stays_silent(bot, group, alice, f"/ask {QUESTION}")


def test_access_of_a_person_is_not_that_of_a_group(gate: Gate, api: BotApi, alice: User) -> None:
    gate.first.say(f"/allow {alice.id}")
    assert gate.say(api.group("Others"), alice, f"/ask {QUESTION}").text.startswith(GROUP_OFFER)


# --- other chats


def test_who_may_not_use_the_bot_gets_no_cards_but_a_way_to_ask(gate: Gate, api: BotApi, chat: Chat) -> None:
    user = api.user("Typist", language_code="de")
    answered = api.wait_for_answer(api.inline_query(user, QUESTION)).parameters
    assert answered["results"] == []
    assert answered["button"] == {"text": "Zugang anfragen", "start_parameter": "access"}
    private = api.private(user)
    assert labels(gate.say(private, user, "/start access")) == ["Zugang anfragen"]
    gate.first.say(f"/allow {user.id}")
    assert api.wait_for_cards(api.inline_query(user, QUESTION))
