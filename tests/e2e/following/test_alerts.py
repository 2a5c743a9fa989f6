"""Followed questions: following, listing and stopping, and alerts when articles are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from desk import (
    HEADING,
    LATE,
    NORTH,
    OLD,
    OTHER,
    QUESTION,
    SALE,
    STARTED,
    WOVEN,
    Desk,
    days_ago,
    labels,
    say,
    told,
    wait_for_a_look,
)

if TYPE_CHECKING:
    from conftest import Newsbot, Start


@pytest.fixture(scope="module")
def running(launch: Start, tmp_path_factory: pytest.TempPathFactory, api: BotApi) -> tuple[Newsbot, Desk]:
    """Bot that sends alerts at once, and its articles."""
    desk = Desk(tmp_path_factory.mktemp("bot"))
    bot = launch(api, desk.folder, alert_hours="0", follows="2", limit_private="0")
    bot.wait_for_log("is running: ")
    return bot, desk


@pytest.fixture
def bot(running: tuple[Newsbot, Desk]) -> Newsbot:
    return running[0]


@pytest.fixture
def desk(running: tuple[Newsbot, Desk], api: BotApi) -> Desk:
    """Articles of the bot, with a single one at the start of each test."""
    running[1].reset()
    return running[1]


@pytest.fixture
def group(api: BotApi) -> Chat:
    return api.group("Readers")


# -- following


def test_a_question_is_followed_by_command_and_a_new_article_is_sent_once(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    asked = chat.say(alice, f"/follow {QUESTION}")
    [begun] = api.wait_for_sent(chat, after=asked)
    assert begun.text.startswith(STARTED)
    assert begun.reply_to == asked.message_id
    assert labels(begun) == ["Stop"]
    desk.publish(north=NORTH)
    [alert] = told(api, chat, begun)
    assert alert.text.startswith(HEADING)
    assert NORTH in alert.text
    assert OLD not in alert.text
    assert {"Context", "👍 👎", "Stop"} <= set(labels(alert))
    desk.publish(north=f"{NORTH} It rained.", nothing="There was no news at all from the bay.")
    wait_for_a_look(api, desk)
    assert api.sent(chat, after=begun) == [alert]


def test_it_is_followed_by_the_button_under_an_answer_and_a_second_press_only_says_so(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    answer = say(api, alice, chat, QUESTION)
    for query in [chat.press(alice, answer, "🔔 Follow") for _ in range(2)]:
        assert api.wait_for_answer(query).parameters["text"] == f"Following: {QUESTION}"
    [begun] = told(api, chat, answer)
    assert begun.text.startswith(STARTED)
    desk.publish(north=NORTH)
    [_, alert] = told(api, chat, answer, 2)
    assert NORTH in alert.text


def test_a_question_without_results_can_be_followed(api: BotApi, desk: Desk, alice: User, chat: Chat) -> None:
    missing = say(api, alice, chat, OTHER)
    assert missing.text.startswith("Not found")
    chat.press(alice, missing, "🔔 Follow")
    [begun] = told(api, chat, missing)
    desk.publish(woven=WOVEN)
    [alert] = told(api, chat, begun)
    assert WOVEN in alert.text


def test_the_button_stays_under_other_views_of_an_answer(api: BotApi, desk: Desk, alice: User, chat: Chat) -> None:
    desk.write("north", NORTH, day=days_ago(1))
    desk.publish()
    answer = say(api, alice, chat, QUESTION)
    chat.press(alice, answer, "Newest first")
    [shown] = api.wait_until(lambda api: [sent for sent in api.sent(chat) if sent.edits])
    assert "🔔 Follow" in labels(shown)


def test_in_a_group_by_a_reply_to_a_message_or_an_answer_and_news_comes_in_its_topic(
    api: BotApi, desk: Desk, alice: User
) -> None:
    forum, bob = api.group("Forum", forum=True), api.user("Bob", language_code="de")
    topic = forum.topic("Boats")
    asked = forum.say(bob, QUESTION, topic=topic)
    [begun] = api.wait_for_sent(forum, after=forum.say(alice, "/follow", reply_to=asked))
    assert begun.text.startswith(STARTED)
    answer = say(api, alice, forum, "/ask What did Quist say about oars?")
    [second] = api.wait_for_sent(forum, after=forum.say(bob, "/follow", reply_to=answer))
    assert second.text.startswith("Dieser Frage folge ich jetzt: What did Quist say about oars?")
    desk.publish(north=NORTH)
    [alert] = told(api, forum, second)
    assert NORTH in alert.text
    assert alert.message_thread_id == topic.message_thread_id


def test_follow_without_text_follows_the_last_question_and_names_its_speaker(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    assert say(api, alice, chat, "/follow").text.startswith("Write your question after /follow")
    say(api, alice, chat, QUESTION)
    assert say(api, alice, chat, "/follow").text.startswith(STARTED)
    assert say(api, alice, chat, "/follow And about oars?").text.startswith("Following: And about oars? (Quist)")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did Quist say about ferries in 2019?", "No new article can answer this"),
        ("What's new?", "I can only follow a question about something"),
    ],
)
def test_the_bot_says_why_a_question_can_not_be_followed_and_offers_no_button(
    api: BotApi, desk: Desk, alice: User, chat: Chat, question: str, said: str
) -> None:
    desk.write("then", NORTH, day="2019-05-01")
    desk.publish()
    assert "🔔 Follow" not in labels(say(api, alice, chat, question))
    assert say(api, alice, chat, f"/follow {question}").text.startswith(said)


def test_a_chat_follows_questions_up_to_its_limit_and_stopping_one_makes_room(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    assert say(api, alice, chat, "/following").text.startswith("This chat follows no questions")
    say(api, alice, chat)
    say(api, alice, chat, f"/follow {OTHER}")
    assert say(api, alice, chat).text.startswith(STARTED)  # it is one of the two
    assert say(api, alice, chat, "/follow Who sold the oars?").text.startswith("This chat already follows 2 questions")
    listed = say(api, alice, chat, "/following")
    assert listed.text.splitlines() == ["Following:", f"1. {QUESTION}", f"2. {OTHER}"]
    assert labels(listed) == ["Stop 1", "Stop 2", "⚙️ When, where"]
    query = chat.press(alice, listed, "Stop 1")
    assert api.wait_for_answer(query).parameters["text"] == f"No longer following: {QUESTION}"
    [left] = api.wait_until(lambda api: [sent for sent in api.sent(chat) if sent.edits])
    assert left.text.splitlines() == ["Following:", f"1. {OTHER}"]
    assert labels(left) == ["Stop 1", "⚙️ When, where"]
    begun = say(api, alice, chat, "/follow Who sold the oars?")
    assert begun.text.startswith("Following: Who sold the oars?")
    desk.publish(north=NORTH, woven=WOVEN, oars="Magnus Thole sold the oars, all of them.")
    api.wait_until(lambda api: [sent for sent in api.sent(chat, after=begun) if "Thole" in sent.text])


def test_any_group_member_may_stop_a_followed_question_and_all_see_it(
    api: BotApi, desk: Desk, alice: User, group: Chat
) -> None:
    begun = say(api, alice, group)
    desk.publish(north=NORTH)
    [alert] = told(api, group, begun)
    group.press(api.user("Bob"), alert, "Stop")
    [stopped] = told(api, group, alert)
    assert stopped.text == f"No longer following: {QUESTION}"
    [shown] = [sent for sent in api.sent(group) if sent.message_id == alert.message_id]
    assert NORTH in shown.text
    assert "Stop" not in labels(shown)
    assert api.wait_for_answer(group.press(alice, begun, "Stop")).ok  # by then the question is no longer followed
    desk.publish(sale=SALE)
    wait_for_a_look(api, desk)
    assert api.sent(group, after=alert) == [stopped]
    [shown] = [sent for sent in api.sent(group) if sent.message_id == begun.message_id]
    assert labels(shown) == []


# -- alerts


def test_several_new_articles_are_one_message_without_repetitions_and_old_news(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    begun = say(api, alice, chat)
    desk.write("copy", NORTH, source="Mercury")
    desk.write("ancient", LATE, day=days_ago(30))
    desk.write("sale", SALE, day=days_ago(1))
    desk.publish(north=NORTH)
    [alert] = told(api, chat, begun)
    assert alert.text.count("sail north") == 1
    assert "Also in 1 other outlet" in alert.text
    assert SALE in alert.text
    assert "autumn" not in alert.text

    chat.press(alice, alert, "Newest first")
    [shown] = api.wait_until(lambda api: [sent for sent in api.sent(chat) if sent.edits])
    assert SALE in shown.text
    assert OLD not in shown.text
    assert labels(shown)[-1] == "Stop"

    desk.write("another-copy", NORTH, source="Herald")
    desk.write("autumn", LATE)
    desk.publish()
    [_, second] = told(api, chat, begun, 2)
    assert LATE in second.text
    assert "sail north" not in second.text


# -- chats that are gone


def test_a_chat_that_blocked_the_bot_is_forgotten_and_gets_no_alerts(
    bot: Newsbot, api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    say(api, alice, chat)
    chat.members[api.bot.id] = "kicked"  # without notifying the bot
    desk.publish(north=NORTH)
    bot.wait_for_log(f"Chat {chat.id} no longer accepts messages")
    desk.publish(sale=SALE)
    wait_for_a_look(api, desk)
    calls = [call for call in api.calls_of("sendMessage") if call.parameters["chat_id"] == chat.id]
    assert [call.status for call in calls] == [200, 403]
    chat.members[api.bot.id] = "member"
    assert say(api, alice, chat, "/following").text.startswith("This chat follows no questions")


def test_followed_questions_move_with_a_group_to_its_supergroup(
    api: BotApi, desk: Desk, alice: User, group: Chat
) -> None:
    say(api, alice, group)
    larger = api.group("Readers")
    group.say(alice, "moved", migrate_to_chat_id=larger.id)
    api.wait_until_idle()
    listed = say(api, alice, larger, "/following")
    assert QUESTION in listed.text
    desk.publish(north=NORTH)
    [alert] = told(api, larger, listed)
    assert NORTH in alert.text


def test_a_deleted_topic_affects_no_other_chat_and_its_news_comes_in_general(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    forum = api.group("Forum", forum=True)
    topic = forum.topic("Boats")
    api.wait_for_sent(forum, after=forum.say(alice, f"/follow {QUESTION}", topic=topic))
    del forum.topics[topic.message_thread_id]
    begun = say(api, alice, chat)
    desk.publish(north=NORTH)
    [alert] = told(api, chat, begun)
    assert NORTH in alert.text
    alert, said = api.wait_for_sent(forum, 3)[1:]
    assert NORTH in alert.text
    assert said.text.startswith("The topic for this news takes no messages any more")
