"""/allow and /block: whom they mean, what the bot says, and what a block stops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Chat, User
from crowd import QUESTION
from gate import GRANTED, OFFER, REFUSAL, SAID, Gate
from office import ONLY_ADMINS, note_of

if TYPE_CHECKING:
    from conftest import Newsbot

pytestmark = pytest.mark.usefixtures("bot")

HOW = "Send /allow with a number or a @username"


def said(gate: Gate, text: str, **fields: Any) -> str:
    return gate.say(gate.first.chat, gate.first.admin, text, **fields).text


def origin(user: User) -> dict[str, Any]:
    return {"forward_origin": {"type": "user", "date": 1, "sender_user": user.json()}}


# --- whom they mean


def test_a_number_is_enough(gate: Gate, chat: Chat, alice: User) -> None:
    assert said(gate, f"/allow {alice.id}") == f"Alice ({alice.id}) may use me now."
    assert SAID in gate.say(chat, alice).text


def test_a_number_of_somebody_whom_telegram_does_not_name_is_enough(gate: Gate) -> None:
    assert said(gate, "/allow 7123456789") == "7123456789 may use me now."


@pytest.mark.parametrize("written", ["@Rosa_Reader", "rosa_reader", "https://t.me/Rosa_reader"])
def test_a_username_is_known_of_those_who_wrote(gate: Gate, api: BotApi, written: str) -> None:
    user = api.user("Rosa", username="rosa_reader")
    gate.say(api.private(user), user)
    assert said(gate, f"/allow {written}") == f"Rosa @rosa_reader ({user.id}) may use me now."


def test_a_username_that_somebody_else_has_by_now_is_nobodys(gate: Gate, api: BotApi) -> None:
    user = api.user("Rolf", username="rolf_reader")
    chat = api.private(user)
    gate.say(chat, user)
    chat.user = replace(user, username="other_reader")
    assert said(gate, "/allow @rolf_reader").startswith("I don’t know @rolf_reader")


def test_of_a_username_that_the_bot_does_not_know_it_says_so(gate: Gate) -> None:
    assert said(gate, "/block @nobody_here").startswith("I don’t know @nobody_here: Telegram tells me who that is only")


def test_a_public_group_is_known_by_its_name(gate: Gate, api: BotApi, alice: User) -> None:
    group = api.group("Readers", username="readers_of_news")
    assert said(gate, "/allow @readers_of_news") == f"Readers @readers_of_news ({group.id}) may use me now."
    assert SAID in gate.say(group, alice, f"/ask {QUESTION}").text


def test_a_public_channel_is_nobody_who_asks(gate: Gate, api: BotApi) -> None:
    api.channel("News", username="channel_of_news")
    assert said(gate, "/allow @channel_of_news").startswith("I don’t know @channel_of_news")


def test_a_forward_after_the_command_means_its_author_and_is_no_article(
    gate: Gate, bot: Newsbot, chat: Chat, alice: User
) -> None:
    assert said(gate, "/allow").startswith(HOW)
    assert said(gate, "Let me in", **origin(alice)) == f"Alice ({alice.id}) may use me now."
    assert said(gate, "/block").startswith("Send /block with")
    assert said(gate, "Let me in", **origin(alice)).endswith("is blocked: I don’t answer any more.")
    assert bot.remembers("SELECT state FROM access WHERE chat_id = ?", alice.id) == [("blocked",)]
    assert SAID in said(gate, QUESTION)  # the sample articles leave the index once it has one of its own


def test_a_command_with_the_forward_right_behind_it_means_its_author(
    gate: Gate, api: BotApi, chat: Chat, alice: User
) -> None:
    """Apps send a comment on a forward as a message of its own, right before it."""
    command = gate.first.chat.say(gate.first.admin, "/allow")
    gate.first.chat.say(gate.first.admin, "Let me in", **origin(alice))
    told = [sent.text for sent in api.wait_for_sent(gate.first.chat, 2, after=command)]
    assert told[1] == f"Alice ({alice.id}) may use me now."


@pytest.mark.parametrize("replies", [True, False], ids=["reply", "forward"])
def test_of_the_forward_of_somebody_who_hides_it_says_so(gate: Gate, replies: bool) -> None:
    hidden: dict[str, Any] = {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Alice"}}
    said(gate, "/allow")
    forward = gate.first.chat.say(gate.first.admin, "Let me in", **hidden)
    [told] = gate.api.wait_for_sent(gate.first.chat, after=forward)
    assert (said(gate, "/allow", reply_to=forward) if replies else told.text).startswith(
        "Telegram doesn’t tell me who wrote this"
    )


def test_a_reply_to_a_contact_means_that_person(gate: Gate, chat: Chat, alice: User) -> None:
    contact = {"phone_number": "+49000", "first_name": "Alice", "user_id": alice.id}
    card = gate.first.chat.say(gate.first.admin, QUESTION, contact=contact)
    gate.api.wait_for_sent(gate.first.chat, after=card)
    assert said(gate, "/allow", reply_to=card) == f"Alice ({alice.id}) may use me now."


def test_a_reply_to_a_request_decides_it(gate: Gate, chat: Chat, alice: User) -> None:
    first, second = gate.request(chat, alice)
    assert said(gate, "/allow", reply_to=first) == f"Alice ({alice.id}) may use me now."
    gate.first.until(first, "Allowed by Ada Berg")
    gate.second.until(second, "Ada Berg")
    gate.told(chat, GRANTED)


def test_a_mention_of_somebody_without_a_username_means_that_person(gate: Gate, chat: Chat, alice: User) -> None:
    entities = [
        {"type": "bot_command", "offset": 0, "length": 6},
        {"type": "text_mention", "offset": 7, "length": 5, "user": alice.json()},
    ]
    assert said(gate, "/allow Alice", entities=entities) == f"Alice ({alice.id}) may use me now."


@pytest.mark.parametrize(
    "words", ["", " 0", " -", " 1 2", " me, please", " 99999999999999999999", " ؃١٢٣", " @x", " 1.5"]
)
def test_what_names_nobody_gets_one_sentence(gate: Gate, words: str) -> None:
    assert said(gate, f"/allow{words}").startswith(HOW)


def test_the_bot_itself_is_nobody(gate: Gate, api: BotApi) -> None:
    assert said(gate, f"/block {api.bot.id}").startswith("Send /block with")


def test_an_admin_can_not_be_blocked(gate: Gate, api: BotApi) -> None:
    otto = gate.second.admin
    assert said(gate, f"/block {otto.id}") == f"Otto ({otto.id}) is an admin of this bot, and can’t be blocked."
    assert SAID in gate.second.say(QUESTION)[0].text


# --- who may


@pytest.mark.parametrize("command", ["/allow", "/block", "/access"])
def test_others_may_not(gate: Gate, api: BotApi, chat: Chat, alice: User, command: str) -> None:
    said(gate, f"/allow {alice.id}")
    assert gate.say(chat, alice, f"{command} {alice.id + 1}").text == ONLY_ADMINS


def test_a_stranger_may_not_even_ask(gate: Gate, chat: Chat, alice: User) -> None:
    assert gate.say(chat, alice, f"/allow {alice.id}").text.startswith(OFFER)


def test_a_forwarded_command_is_none(gate: Gate, alice: User) -> None:
    assert said(gate, f"/allow {alice.id}", **origin(gate.second.admin)) == ONLY_ADMINS


def test_in_a_group_they_are_nothing(gate: Gate, bot: Newsbot, api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    said(gate, f"/allow {group.id}")
    assert gate.stays_silent(bot, group, gate.first.admin, f"/block {alice.id}")


# --- what a block stops


def test_a_blocked_person_gets_one_refusal_and_no_cards(
    gate: Gate, bot: Newsbot, api: BotApi, chat: Chat, alice: User
) -> None:
    said(gate, f"/allow {alice.id}")
    answer = gate.say(chat, alice)
    assert said(gate, f"/block {alice.id}") == f"Alice ({alice.id}) is blocked: I don’t answer any more."
    assert gate.say(chat, alice).text == REFUSAL
    assert gate.stays_silent(bot, chat, alice)
    assert note_of(api, chat.press(alice, answer, "Context")) == ""
    assert api.sent(chat)[0].edits == ()
    inline = api.wait_for_answer(api.inline_query(alice, QUESTION)).parameters
    assert (inline["results"], inline.get("button")) == ([], None)
    said(gate, f"/allow {alice.id}")
    assert SAID in gate.say(chat, alice).text


def test_in_a_group_the_blocked_person_is_ignored_and_the_group_goes_on(
    gate: Gate, bot: Newsbot, api: BotApi, chat: Chat, alice: User
) -> None:
    group, bob = api.group("Readers"), api.user("Bob")
    said(gate, f"/allow {group.id}")
    said(gate, f"/block {alice.id}")
    assert gate.stays_silent(bot, group, alice, f"/ask {QUESTION}")
    answer = gate.say(group, bob, f"/ask {QUESTION}")
    assert SAID in answer.text
    assert note_of(api, group.press(alice, answer, "Context")) == ""
    group.press(bob, answer, "Context")
    api.wait_until(lambda api: api.sent(group)[-1].edits)


def test_in_a_blocked_group_the_bot_stays_silent_and_stays(gate: Gate, bot: Newsbot, api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    said(gate, f"/block {group.id}")
    assert gate.stays_silent(bot, group, alice, f"/ask {QUESTION}")
    assert gate.stays_silent(bot, group, gate.first.admin, f"/ask {QUESTION}")
    api.kick(group)
    api.add(group)
    api.wait_until_idle()
    bot.wait_until_done()
    assert gate.stays_silent(bot, group, alice, f"/ask {QUESTION}")
    assert group.bot_status == "member"
    said(gate, f"/allow {group.id}")
    assert SAID in gate.say(group, alice, f"/ask {QUESTION}").text
    assert len(api.sent(group)) == 1


def test_nothing_that_people_wrote_stands_in_the_log(gate: Gate, bot: Newsbot, chat: Chat, alice: User) -> None:
    said(gate, f"/block {alice.id}")
    said(gate, "/allow @secret_name")
    assert f"Admin {gate.first.admin.id}: /block" in bot.log
    assert "secret_name" not in bot.log
    assert "Alice" not in bot.log
