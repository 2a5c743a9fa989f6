"""The bot in groups and topics: it answers when asked, and is silent otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from botapi import BotApi, Chat, Message, Sent, User

pytestmark = pytest.mark.usefixtures("bot")

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."

Ask = Callable[[Message], Sent]
Silence = Callable[[], None]


@pytest.fixture
def group(api: BotApi) -> Chat:
    return api.group("Readers")


@pytest.fixture
def forum(api: BotApi) -> Chat:
    return api.group("Forum", forum=True)


@pytest.fixture
def bob(api: BotApi) -> User:
    return api.user("Bob", username="bob_writes")


@pytest.fixture
def answer_to(api: BotApi) -> Ask:
    """Function that waits for the single answer to a message and checks that it is a reply."""

    def wait(asked: Message) -> Sent:
        [answer] = api.wait_for_sent(asked.chat, after=asked)
        assert answer.reply_to == asked.message_id
        return answer

    return wait


@pytest.fixture
def is_silent(api: BotApi, alice: User, group: Chat, answer_to: Ask) -> Silence:
    """Function that checks that the bot stays silent in a group until it answers a later question."""

    def check() -> None:
        before = api.sent(group)
        answer = answer_to(group.say(alice, f"/ask {QUESTION}"))
        assert api.sent(group) == [*before, answer]

    return check


# --- messages that get an answer


def test_a_reply_to_an_answer_follows_up_on_its_question(alice: User, group: Chat, answer_to: Ask) -> None:
    first = answer_to(group.say(alice, f"/ask {QUESTION}"))
    second = answer_to(group.say(alice, "And about winning?", reply_to=first))
    assert "I wouldn't call that winning" in second.text
    third = answer_to(group.say(alice, "and sleep?", reply_to=second))
    assert SAID in third.text


@pytest.mark.parametrize("command", ["/ask", "/Ask", "/ask@NewsTestBot", "/ask@NEWSTESTBOT"])
def test_ask_is_answered_as_a_reply_to_the_asker(alice: User, group: Chat, answer_to: Ask, command: str) -> None:
    assert SAID in answer_to(group.say(alice, f"{command} {QUESTION}")).text


def test_ask_in_reply_to_a_message_asks_its_text(alice: User, bob: User, group: Chat, answer_to: Ask) -> None:
    message = group.say(bob, QUESTION)
    assert SAID in answer_to(group.say(alice, "/ask", reply_to=message)).text


def test_ask_in_reply_to_a_photo_asks_its_caption(alice: User, bob: User, group: Chat, answer_to: Ask) -> None:
    photo = group.send_photo(bob, caption=QUESTION)
    assert SAID in answer_to(group.say(alice, "/ask", reply_to=photo)).text


def test_ask_in_reply_to_a_part_of_a_message_asks_that_part(
    alice: User, bob: User, group: Chat, answer_to: Ask
) -> None:
    message = group.say(bob, f"I wonder. {QUESTION}")
    quote = {"text": QUESTION, "position": 10, "is_manual": True}
    assert SAID in answer_to(group.say(alice, "/ask", reply_to=message, quote=quote)).text


def test_words_after_ask_count_before_those_of_the_replied_message(
    alice: User, bob: User, group: Chat, answer_to: Ask
) -> None:
    message = group.say(bob, "Who won the 2022 World Cup?")
    assert SAID in answer_to(group.say(alice, f"/ask {QUESTION}", reply_to=message)).text


def test_ask_in_bold_is_still_a_command(api: BotApi, alice: User, group: Chat) -> None:
    text = f"/ask {QUESTION}"
    entities = [
        {"type": "bold", "offset": 0, "length": len(text)},
        {"type": "bot_command", "offset": 0, "length": 4},
    ]
    group.say(alice, text, entities=entities)
    [answer] = api.wait_for_sent(group)
    assert SAID in answer.text


def test_a_reply_to_the_bots_own_message_is_a_question(alice: User, group: Chat, answer_to: Ask) -> None:
    answer = answer_to(group.say(alice, "/ask Who won the 2022 World Cup?"))
    assert SAID in answer_to(group.say(alice, QUESTION, reply_to=answer)).text


@pytest.mark.parametrize("mention", ["@NewsTestBot", "@newstestbot", "@NEWSTESTBOT"])
def test_a_mention_in_any_letter_case_is_a_question(alice: User, group: Chat, answer_to: Ask, mention: str) -> None:
    assert SAID in answer_to(group.say(alice, f"{mention}, {QUESTION}")).text


def test_a_mention_may_stand_anywhere_and_after_any_characters(alice: User, group: Chat, answer_to: Ask) -> None:
    assert SAID in answer_to(group.say(alice, f"😀👨‍👩‍👧 {QUESTION} @newsTESTbot 😀")).text


def test_a_mention_in_a_caption_is_a_question(alice: User, group: Chat, answer_to: Ask) -> None:
    assert SAID in answer_to(group.send_photo(alice, caption=f"@NewsTestBot {QUESTION}")).text


def test_a_mention_by_name_alone_is_a_question(api: BotApi, alice: User, group: Chat, answer_to: Ask) -> None:
    mention = {"type": "text_mention", "offset": 0, "length": 4, "user": api.bot.json()}
    assert SAID in answer_to(group.say(alice, f"News {QUESTION}", entities=[mention])).text


def test_a_mention_in_reply_to_a_message_asks_its_text(alice: User, bob: User, group: Chat, answer_to: Ask) -> None:
    message = group.say(bob, QUESTION)
    assert SAID in answer_to(group.say(alice, "@NewsTestBot", reply_to=message)).text


def test_an_anonymous_admin_is_answered(alice: User, group: Chat, answer_to: Ask) -> None:
    sender: dict[str, Any] = {
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
        "sender_chat": group.json(),
    }
    assert SAID in answer_to(group.say(alice, f"/ask {QUESTION}", **sender)).text


@pytest.mark.parametrize("text", ["/ask", "/ask@NewsTestBot", "@NewsTestBot"])
def test_asking_with_no_words_and_no_reply_gets_one_line_of_usage(
    alice: User, group: Chat, answer_to: Ask, text: str
) -> None:
    answer = answer_to(group.say(alice, text))
    assert "/ask" in answer.text
    assert "\n" not in answer.text


def test_a_caption_with_ask_is_a_question(alice: User, group: Chat, answer_to: Ask) -> None:
    assert SAID in answer_to(group.send_photo(alice, caption=f"/ask {QUESTION}")).text


# --- topics


def test_an_answer_stays_in_its_topic(alice: User, forum: Chat, answer_to: Ask) -> None:
    topic, other = forum.topic("Politics"), forum.topic("Sports")
    for place in (topic, other, topic):
        answer = answer_to(forum.say(alice, f"/ask {QUESTION}", topic=place))
        assert answer.message_thread_id == place.message_thread_id


def test_an_answer_stays_in_its_topic_even_when_the_question_was_deleted(api: BotApi, alice: User, forum: Chat) -> None:
    topic = forum.topic("Politics")
    with api.hang("sendMessage") as hang:
        question = forum.say(alice, f"/ask {QUESTION}", topic=topic)
        api.wait_for_held(hang)
        forum.delete(question)
    [answer] = api.wait_for_sent(forum)
    assert (answer.reply_to, answer.message_thread_id) == (None, topic.message_thread_id)


def test_an_answer_in_general_names_no_topic(api: BotApi, alice: User, forum: Chat, answer_to: Ask) -> None:
    first = forum.say(alice, f"/ask {QUESTION}")
    answer = answer_to(first)
    assert answer_to(forum.say(alice, QUESTION, reply_to=answer)).message_thread_id is None
    calls = [call for call in api.wait_for_call("sendMessage") if call.parameters["chat_id"] == forum.id]
    assert not any("message_thread_id" in call.parameters for call in calls)


def test_an_answer_in_a_thread_of_replies_names_no_topic(alice: User, bob: User, group: Chat, answer_to: Ask) -> None:
    first = group.say(bob, "one")
    second = group.say(alice, "two", reply_to=first)
    assert answer_to(group.say(bob, f"/ask {QUESTION}", reply_to=second)).message_thread_id is None


def test_ask_without_words_in_a_topic_is_no_reply_to_the_topics_beginning(
    alice: User, forum: Chat, answer_to: Ask
) -> None:
    answer = answer_to(forum.say(alice, "/ask", topic=forum.topic(QUESTION)))
    assert answer.text.startswith("Write your question after /ask")


# --- messages that get silence


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        "@bob_writes what did Quist say?",
        "newstestbot, what did Quist say?",
        "me@NewsTestBot.com what did Quist say?",
        f"/ask@SomeOtherBot {QUESTION}",
        f"/asking {QUESTION}",
        f"Try /ask {QUESTION}",
        "/reindex",
        "/weather",
    ],
)
def test_messages_not_meant_for_the_bot_get_silence(alice: User, group: Chat, is_silent: Silence, text: str) -> None:
    group.say(alice, text)
    is_silent()


@pytest.mark.parametrize("text", ["/help", "/start"])
def test_help_is_given_in_groups_too_without_what_works_in_private_alone(
    api: BotApi, alice: User, group: Chat, text: str
) -> None:
    [sent] = api.wait_for_sent(group, after=group.say(alice, text))
    assert "/ask – " in sent.text
    assert "/reindex" not in sent.text


def test_messages_without_text_get_silence(alice: User, group: Chat, is_silent: Silence) -> None:
    group.send_photo(alice)
    group.send_photo(alice, caption=QUESTION)
    group.send_voice(alice)
    group.send_sticker(alice)
    is_silent()


def test_a_sticker_in_reply_to_the_bot_gets_silence(
    alice: User, group: Chat, answer_to: Ask, is_silent: Silence
) -> None:
    answer = answer_to(group.say(alice, f"/ask {QUESTION}"))
    group.send_sticker(alice, reply_to=answer)
    is_silent()


def test_a_reply_to_somebody_else_gets_silence(alice: User, bob: User, group: Chat, is_silent: Silence) -> None:
    group.say(alice, QUESTION, reply_to=group.say(bob, "Good morning"))
    is_silent()


def test_an_edit_gets_silence(api: BotApi, alice: User, group: Chat, is_silent: Silence) -> None:
    api.edit(group.say(alice, "Good morning"), f"/ask {QUESTION}")
    is_silent()


def test_other_bots_get_silence(api: BotApi, group: Chat, is_silent: Silence) -> None:
    robot: dict[str, Any] = {"from": {"id": 78, "is_bot": True, "first_name": "Robot", "username": "robot_bot"}}
    group.say(api.user("Robot"), f"/ask {QUESTION}", **robot)
    group.say(api.user("Robot"), f"@NewsTestBot {QUESTION}", **robot)
    is_silent()


def test_guest_messages_get_silence(api: BotApi, alice: User, group: Chat, is_silent: Silence) -> None:
    message = {"message_id": 9, "date": 0, "chat": group.json(), "from": alice.json(), "text": f"/ask {QUESTION}"}
    api.update({"guest_message": message})
    is_silent()


def test_a_new_topic_gets_silence(api: BotApi, alice: User, forum: Chat, answer_to: Ask) -> None:
    topic = forum.topic("Politics", by=alice)
    forum.say(alice, QUESTION, topic=topic)
    answer = answer_to(forum.say(alice, f"/ask {QUESTION}", topic=topic))
    assert api.sent(forum) == [answer]
