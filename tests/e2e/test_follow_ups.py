"""Follow-up questions: in reply to an answer, and in private as the next short message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Chat, Message, Sent, User
from crowd import NO_LIMITS

if TYPE_CHECKING:
    from conftest import Newsbot, Start

PUTIN = "What did Putin say about Trump?"
QUIST = "What did Quist say about sleep?"
AND = "And about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."
ABOUT_PUTIN = "None of my articles that name Putin mentions sleep."
"""Text that proves that a question was understood as being about Putin."""


@pytest.fixture(scope="module")
def bot(api: BotApi, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), **NO_LIMITS)
    process.wait_for_log("is running: ")
    return process


def says(api: BotApi, chat: Chat, user: User, text: str, reply_to: Message | Sent | None = None, **fields: Any) -> Sent:
    """Send a message and return its answer."""
    asked = chat.say(user, text, reply_to=reply_to, **fields)
    [answer] = api.wait_until(lambda api: [sent for sent in api.sent(chat) if sent.reply_to == asked.message_id])
    return answer


# --- replies


def test_a_reply_to_an_answer_is_about_the_same_person(bot: Newsbot, api: BotApi, alice: User) -> None:
    group, bob = api.group("Readers"), api.user("Bob")
    first = says(api, group, alice, f"/ask {PUTIN}")
    says(api, group, alice, f"/ask {QUIST}")
    assert ABOUT_PUTIN in says(api, group, bob, AND, reply_to=first).text


def test_a_reply_to_an_older_answer_in_private_is_about_that_one(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    first = says(api, chat, alice, PUTIN)
    says(api, chat, alice, QUIST)
    assert ABOUT_PUTIN in says(api, chat, alice, AND, reply_to=first).text


def test_a_reply_to_a_follow_up_continues_from_it(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    first = says(api, chat, alice, QUIST)
    second = says(api, chat, alice, "What about Putin?", reply_to=first)
    third = says(api, chat, alice, "And about Trump?", reply_to=second)
    assert third.text.startswith("Vladimir Putin · The World Desk")


def test_a_reply_to_another_message_is_a_separate_question(bot: Newsbot, api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    says(api, group, alice, f"/ask {PUTIN}")
    usage = says(api, group, alice, "/ask")
    assert SAID in says(api, group, alice, AND, reply_to=usage).text


def test_in_a_group_a_message_without_reply_is_a_separate_question(bot: Newsbot, api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    says(api, group, alice, f"/ask {PUTIN}")
    assert SAID in says(api, group, alice, f"/ask {AND}").text
    says(api, group, alice, f"/ask {PUTIN}")
    assert SAID in says(api, group, alice, f"@NewsTestBot {AND}").text


def test_a_reply_in_a_topic_follows_up_there(bot: Newsbot, api: BotApi, alice: User) -> None:
    forum = api.group("Forum", forum=True)
    topic = forum.topic("Politics")
    first = says(api, forum, alice, f"/ask {PUTIN}", topic=topic)
    second = says(api, forum, alice, AND, reply_to=first)
    assert ABOUT_PUTIN in second.text
    assert second.message_thread_id == topic.message_thread_id


# --- the next message


def test_in_private_the_next_short_message_follows_up(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    says(api, chat, alice, PUTIN)
    assert ABOUT_PUTIN in says(api, chat, alice, AND).text


def test_a_question_from_a_button_can_be_followed_up_too(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    [greeting] = api.wait_for_sent(chat, after=chat.say(alice, "/start"))
    question = next(one["text"] for one in greeting.buttons if one["text"].startswith("What did "))
    chat.press(alice, greeting, question)
    api.wait_for_sent(chat, after=greeting)
    answer = says(api, chat, alice, "And about xylophones?")
    assert answer.text.startswith("Not found.")
    asked = bot.remembers("SELECT question FROM answers WHERE chat_id = ? ORDER BY asked_at DESC", chat.id)[0][0]
    assert question.removeprefix("What did ").split()[0] in asked


def test_a_complete_question_starts_a_new_conversation(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    says(api, chat, alice, PUTIN)
    answer = says(api, chat, alice, QUIST)
    assert answer.text.startswith("Dervla Quist · ")
    assert SAID in says(api, chat, alice, AND).text


def test_a_long_message_starts_a_new_conversation(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    says(api, chat, alice, PUTIN)
    assert (
        ABOUT_PUTIN not in says(api, chat, alice, f"And about sleep, {'which is dear to all of us, ' * 3}please?").text
    )


def test_one_persons_questions_do_not_affect_another(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    bob = api.user("Bob")
    other = api.private(bob)
    says(api, chat, alice, PUTIN)
    says(api, other, bob, QUIST)
    assert ABOUT_PUTIN in says(api, chat, alice, AND).text
    assert SAID in says(api, other, bob, AND).text


def test_questions_in_one_topic_of_a_private_chat_do_not_affect_another(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    one, two = chat.topic("One"), chat.topic("Two")
    says(api, chat, alice, PUTIN, topic=one)
    says(api, chat, alice, QUIST, topic=two)
    assert ABOUT_PUTIN in says(api, chat, alice, AND, topic=one).text
    assert SAID in says(api, chat, alice, AND, topic=two).text


# --- a restart


def test_after_a_restart_replies_follow_up_and_next_messages_within_ten_minutes(
    start_own: Start, own_api: BotApi
) -> None:
    api = own_api
    alice, bob = api.user("Alice"), api.user("Bob")
    chat, other, group = api.private(alice), api.private(bob), api.group("Readers")
    first = start_own(**NO_LIMITS)
    in_group = says(api, group, alice, f"/ask {PUTIN}")
    says(api, chat, alice, PUTIN)
    in_private = says(api, other, bob, PUTIN)
    first.wait_until_done()
    first.kill()
    first.make_remember("UPDATE answers SET asked_at = asked_at - 601000 WHERE chat_id = ?", other.id)
    start_own(**NO_LIMITS)
    assert ABOUT_PUTIN in says(api, group, bob, AND, reply_to=in_group).text
    assert ABOUT_PUTIN in says(api, chat, alice, AND).text
    assert SAID in says(api, other, bob, AND).text
    assert ABOUT_PUTIN in says(api, other, bob, AND, reply_to=in_private).text
