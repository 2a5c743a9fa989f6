"""Refusals, flood limits, broken gateways and conflicts while the bot runs: answers still arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from botapi import BotApi, Call, Chat, User
from waits import WAIT_SECONDS

if TYPE_CHECKING:
    from conftest import Newsbot

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."


@pytest.fixture
def other(api: BotApi) -> Chat:
    """Private chat of Bob."""
    return api.private(api.user("Bob"))


def is_answered(api: BotApi, chat: Chat) -> bool:
    """Ask a question in `chat`; return whether it is answered."""
    assert chat.owner is not None
    asked = chat.say(chat.owner, f"/ask {QUESTION}")
    answers = api.wait_for_sent(chat, after=asked)
    return [answer.reply_to for answer in answers] == [asked.message_id] and SAID in answers[0].text


def attempts(api: BotApi, chat: Chat, statuses: list[int]) -> list[Call]:
    """Wait until sending to a chat has led to exactly these responses; return the calls."""

    def look(api: BotApi) -> list[Call]:
        calls = [call for call in api.calls_of("sendMessage") if call.parameters["chat_id"] == chat.id]
        return calls if len(calls) >= len(statuses) else []

    calls = api.wait_until(look)
    assert [call.status for call in calls] == statuses
    return calls


def test_an_answer_is_delivered_after_the_wait_that_telegram_names(bot: Newsbot, api: BotApi, chat: Chat) -> None:
    api.flood(retry_after=1)
    assert is_answered(api, chat)
    refused, sent = attempts(api, chat, [429, 200])
    assert sent.time - refused.answered >= 1
    assert sent.parameters == refused.parameters


def test_an_answer_is_delivered_after_several_waits(bot: Newsbot, api: BotApi, chat: Chat) -> None:
    api.flood(times=3, retry_after=1)
    assert is_answered(api, chat)
    attempts(api, chat, [429, 429, 429, 200])


def test_a_flood_limit_in_one_chat_holds_up_no_other(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat, other: Chat
) -> None:
    api.flood(retry_after=600)  # longer than the test waits for the other chat
    chat.say(alice, QUESTION)
    attempts(api, chat, [429])
    assert is_answered(api, other)


def test_an_answer_that_meets_a_broken_gateway_is_delivered_later(bot: Newsbot, api: BotApi, chat: Chat) -> None:
    api.fail(methods=["sendMessage"])
    assert is_answered(api, chat)
    attempts(api, chat, [502, 200])


def test_polling_goes_on_after_a_broken_gateway_and_the_log_says_so(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    api.fail(times=2, methods=["getUpdates"])
    chat.say(alice, "Who won the 2022 World Cup?")  # ends the current poll; the next two fail
    api.wait_until(lambda api: [call.status for call in api.calls_of("getUpdates")].count(502) == 2)
    api.wait_for_sent(chat)
    bot.wait_for_log("; trying again")
    assert is_answered(api, chat)


def test_another_process_with_the_same_token_is_named_and_outlived(bot: Newsbot, api: BotApi, chat: Chat) -> None:
    api.wait_until_idle()
    before = len(bot.log)
    httpx.post(f"{api.url}/bot{api.token}/getUpdates", json={"timeout": 1}, timeout=WAIT_SECONDS)
    bot.wait_for_log("Another process polls with the same token")
    assert "Traceback" not in bot.log[before:]
    assert is_answered(api, chat)


def test_a_user_who_has_blocked_the_bot_affects_no_other(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat, other: Chat
) -> None:
    with api.hang("sendMessage") as hang:
        chat.say(alice, QUESTION)
        api.wait_for_held(hang)
        api.block(chat)
    attempts(api, chat, [403])
    assert is_answered(api, other)
    api.unblock(chat)
    assert is_answered(api, chat)
    attempts(api, chat, [403, 200])


def test_a_deleted_topic_affects_no_other_chat(bot: Newsbot, api: BotApi, alice: User) -> None:
    forum = api.group("Forum", forum=True)
    topic = forum.topic("Politics")
    with api.hang("sendMessage") as hang:
        forum.say(alice, f"/ask {QUESTION}", topic=topic)
        api.wait_for_held(hang)
        del forum.topics[topic.message_thread_id]
    attempts(api, forum, [400, 400])  # the second as plain text
    assert is_answered(api, forum)


def test_a_group_that_removed_the_bot_affects_no_other(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    group = api.group("Readers")
    with api.hang("sendMessage") as hang:
        group.say(alice, f"/ask {QUESTION}")
        api.wait_for_held(hang)
        api.kick(group)
    assert is_answered(api, chat)
