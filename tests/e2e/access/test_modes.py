"""Who may use the bot by NEWSBOT_ACCESS, what decisions survive, and kills between a press and what follows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from crowd import QUESTION
from desk import NORTH, Desk
from gate import GRANTED, NOT_LISTED, REFUSAL, SAID, WAITS, Gate
from office import note_of
from waits import eventually

if TYPE_CHECKING:
    from conftest import Command, Newsbot, Start


@pytest.fixture
def run(own_gate: Gate, start_own: Start) -> Start:
    """Function that starts the test's own bot, any number of times, over the same data."""

    def start(**settings: str) -> Newsbot:
        process = start_own(**own_gate.settings(**settings))
        process.wait_for_log("is running: ")
        return process

    return start


@pytest.fixture
def alice(own_api: BotApi) -> User:
    return own_api.user("Alice")


@pytest.fixture
def chat(own_api: BotApi, alice: User) -> Chat:
    return own_api.private(alice)


# --- modes


def test_an_open_bot_answers_all_but_the_blocked(
    run: Start, own_gate: Gate, own_api: BotApi, chat: Chat, alice: User
) -> None:
    gate, bot = own_gate, run(access="open")
    bob = own_api.user("Bob")
    assert SAID in gate.say(chat, alice).text
    gate.first.say(f"/block {alice.id}")
    assert gate.say(chat, alice).text == REFUSAL
    assert gate.stays_silent(bot, chat, alice)
    assert SAID in gate.say(own_api.private(bob), bob).text
    [listed] = gate.first.say("/access")
    assert listed.text.startswith("Everybody may use me who isn’t blocked.")
    gate.first.say(f"/allow {alice.id}")
    assert SAID in gate.say(chat, alice).text


def test_with_a_list_nobody_can_ask_but_an_admin_can_allow(
    run: Start, own_gate: Gate, own_api: BotApi, chat: Chat, alice: User
) -> None:
    gate, bob = own_gate, own_api.user("Bob")
    run(access="list", allowed_chats=str(bob.id))
    refused = gate.say(chat, alice)
    assert (refused.text.startswith(NOT_LISTED), refused.buttons) == (True, [])
    assert note_of(own_api, chat.forge_press(alice, refused, "acc:ask")).startswith(NOT_LISTED)
    assert SAID in gate.say(own_api.private(bob), bob).text
    gate.first.say(f"/allow {alice.id}")
    assert SAID in gate.say(chat, alice).text
    assert "NEWSBOT_ALLOWED_CHATS lets in one chat as well." in gate.first.say("/access")[0].text
    group = own_api.group("Others")
    group.say(alice, f"/ask {QUESTION}")
    own_api.wait_until(lambda _: group.bot_status == "left")


def test_a_block_counts_more_than_the_list(run: Start, own_gate: Gate, chat: Chat, alice: User) -> None:
    run(access="list", allowed_chats=str(alice.id))
    assert SAID in own_gate.say(chat, alice).text
    own_gate.first.say(f"/block {alice.id}")
    assert own_gate.say(chat, alice).text == REFUSAL


def test_requests_need_an_admin(newsbot: Command) -> None:
    done = newsbot("status", access="request")
    assert done.returncode == 2
    assert done.stderr == "newsbot: NEWSBOT_ACCESS is request, but nobody can decide: set NEWSBOT_ADMIN_IDS.\n"


# --- what survives


def test_decisions_survive_a_kill(run: Start, own_gate: Gate, own_api: BotApi, chat: Chat, alice: User) -> None:
    gate, first, bob = own_gate, run(), own_api.user("Bob")
    gate.first.say(f"/allow {alice.id}")
    gate.first.say(f"/block {bob.id}")
    first.kill()
    second = run()
    assert SAID in gate.say(chat, alice).text
    office = own_api.private(bob)
    assert gate.say(office, bob).text == REFUSAL
    assert gate.stays_silent(second, office, bob)


def test_a_press_that_asks_is_not_lost_in_a_kill(
    run: Start, own_gate: Gate, own_api: BotApi, chat: Chat, alice: User
) -> None:
    gate, first = own_gate, run()
    offer = gate.say(chat, alice)
    before = gate.last(gate.first), gate.last(gate.second)
    with own_api.hang("sendMessage") as hang:
        for _ in range(2):
            assert note_of(own_api, chat.forge_press(alice, offer, "acc:ask")) == WAITS
        own_api.wait_for_held(hang)
        last = "SELECT done_at FROM inbox ORDER BY update_id DESC LIMIT 1"
        eventually(lambda: first.remembers(last) != [(None,)])  # the second press is done, which the first isn't
        first.kill()
    assert first.remembers("SELECT state FROM access") == [("waiting",)]
    second = run()
    eventually(lambda: second.remembers("SELECT count(*) FROM access_notices") == [(2,)])
    notices = gate.wait_for_notices(*before)
    assert all("Alice" in notice.text for notice in notices)


def test_a_decision_is_written_down_before_anybody_is_told_and_a_kill_tells_them_late(
    run: Start, own_gate: Gate, own_api: BotApi, chat: Chat, alice: User
) -> None:
    gate, first = own_gate, run()
    notice, second_notice = gate.request(chat, alice)
    with own_api.hang("editMessageText") as hang:
        gate.first.chat.press(gate.first.admin, notice, "Allow")
        own_api.wait_for_held(hang)
        first.kill()
    assert first.remembers("SELECT state FROM access") == [("allowed",)]
    second = run()
    gate.first.until(notice, "Allowed by Ada Berg")
    gate.second.until(second_notice, "Allowed by Ada Berg")
    gate.told(chat, GRANTED)
    second.wait_until_done()
    assert second.remembers("SELECT state, name FROM access") == [("allowed", None)]


def test_a_decision_from_the_list_is_told_after_a_kill_as_well(
    run: Start, own_gate: Gate, own_api: BotApi, chat: Chat, alice: User
) -> None:
    gate, first = own_gate, run()
    notice, _ = gate.request(chat, alice)
    [listed] = gate.first.say("/access")
    page = gate.first.press(listed, "1. Alice", "Kind: person")
    with own_api.hang("sendMessage") as hang:
        gate.first.chat.press(gate.first.admin, page, "Allow")
        own_api.wait_for_held(hang)
        first.kill()
    run()
    gate.told(chat, GRANTED)
    gate.first.until(notice, "Allowed by Ada Berg")


def test_a_group_keeps_its_access_as_a_supergroup_even_after_a_restart(
    run: Start, own_gate: Gate, own_api: BotApi, alice: User
) -> None:
    gate, first = own_gate, run()
    group = own_api.group("Readers", basic=True)
    gate.first.say(f"/allow {group.id}")
    new = group.migrate(joined_first=False)
    assert SAID in gate.say(new, alice, f"/ask {QUESTION}").text
    first.wait_until_done()
    assert first.remembers("SELECT chat_id, state FROM access") == [(new.id, "allowed")]
    first.stop()
    run()
    assert SAID in gate.say(new, alice, f"/ask {QUESTION}").text


def test_a_request_is_decided_after_its_group_became_a_supergroup(
    run: Start, own_gate: Gate, own_api: BotApi, alice: User
) -> None:
    gate, bot = own_gate, run()
    group = own_api.group("Readers", basic=True)
    assert group.owner
    notice, _ = gate.request(group, group.owner)
    new = group.migrate()
    bot.wait_until_done()
    gate.first.press(notice, "Allow", "Allowed by Ada Berg")
    gate.told(new, "My admins have let this group in")
    assert SAID in gate.say(new, alice, f"/ask {QUESTION}").text


def test_a_group_that_the_bot_left_keeps_its_access(run: Start, own_gate: Gate, own_api: BotApi, alice: User) -> None:
    gate, bot = own_gate, run()
    group = own_api.group("Readers")
    gate.first.say(f"/allow {group.id}")
    own_api.kick(group)
    own_api.wait_until_idle()
    bot.wait_until_done()
    own_api.add(group)
    own_api.wait_for_sent(group)  # the greeting
    assert SAID in gate.say(group, alice, f"/ask {QUESTION}").text


# --- floods


def test_many_who_ask_at_once_are_put_off(run: Start, own_gate: Gate, own_api: BotApi) -> None:
    gate, bot = own_gate, run()
    for number in range(20):
        user = own_api.user(f"Asker {number}")
        gate.request(own_api.private(user), user)
    late = own_api.user("Late")
    chat = own_api.private(late)
    offer = gate.say(chat, late)
    note = note_of(own_api, chat.press(late, offer, "Ask for access"))
    assert note == "Many people are asking for access right now. Please try again later."
    assert bot.remembers("SELECT count(*) FROM access") == [(20,)]


def test_an_admin_who_can_not_be_reached_holds_up_nobody(
    run: Start, own_gate: Gate, own_api: BotApi, chat: Chat, alice: User
) -> None:
    gate = own_gate
    run()
    own_api.block(gate.second.chat)
    offer = gate.say(chat, alice)
    before = gate.last(gate.first)
    assert note_of(own_api, chat.press(alice, offer, "Ask for access")) == WAITS
    [notice] = own_api.wait_for_sent(gate.first.chat, after=before)
    gate.first.press(notice, "Allow", "Allowed by Ada Berg")
    gate.told(chat, GRANTED)


def test_an_asker_who_blocks_the_bot_meanwhile_does_no_harm(
    run: Start, own_gate: Gate, own_api: BotApi, chat: Chat, alice: User
) -> None:
    bot = run()
    notice, _ = own_gate.request(chat, alice)
    own_api.block(chat)
    own_gate.first.press(notice, "Allow", "Allowed by Ada Berg")
    bot.wait_until_done()
    assert bot.remembers("SELECT state, name FROM access") == [("allowed", None)]


# --- followed questions


def test_followed_questions_of_a_blocked_person_wait_until_the_person_is_allowed_again(
    own_gate: Gate, own_api: BotApi, start_own: Start, chat: Chat, alice: User, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    desk, gate = Desk(tmp_path), own_gate
    bot = start_own(alert_hours="0", **gate.settings(access="open"))
    bot.wait_for_log("is running: ")
    for who, user in ((chat, alice), (gate.first.chat, gate.first.admin)):
        gate.say(who, user, "/follow What did Quist say about ferries?")
    gate.first.say(f"/block {alice.id}")
    before = gate.last(gate.first)
    desk.publish(north=NORTH)
    own_api.wait_for_sent(gate.first.chat, after=before)
    assert len(own_api.sent(chat)) == 1
    gate.first.say(f"/allow {alice.id}")
    bot.stop()
    start_own(alert_hours="0", **gate.settings(access="open"))
    assert NORTH.split("”")[0] in gate.told(chat, "New articles answer your question").text
