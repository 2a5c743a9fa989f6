"""Many questions at once, long ones, limits, typing, and a memory that can't be written."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Call, Chat, Sent, User
from crowd import HALF, NO_LIMITS, QUESTION, ask, replies, wait_for_replies

if TYPE_CHECKING:
    from conftest import Newsbot, Start

SAID = "We're asking to go home, sleep, and come back awake."


@pytest.fixture(scope="module")
def bot(api: BotApi, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), **NO_LIMITS)
    process.wait_for_log("is running: ")
    return process


# --- order


def test_questions_that_arrive_meanwhile_are_answered_next_and_in_order(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    with api.hang("sendMessage") as hang:
        asked = ask(chat)
        api.wait_for_held(hang)
        asked += ask(chat, 3)
        api.wait_until_idle()
    wait_for_replies(api, asked)
    assert replies(api, chat) == [message.message_id for message in asked]


def test_a_busy_chat_delays_no_other(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    other = api.private(api.user("Bob"))
    many = ask(chat, 150)
    [question] = ask(other)
    [reply] = api.wait_for_sent(other)
    waiting = len(many) - len([sent for sent in api.sent(chat) if sent.time <= question.time])
    assert len([sent for sent in api.sent(chat) if question.time < sent.time < reply.time]) <= waiting / 2
    wait_for_replies(api, [*many, question])
    assert replies(api, chat) == [message.message_id for message in many]


def test_a_flood_limit_is_waited_out_and_the_order_is_kept(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    api.flood(times=2, retry_after=1)
    asked = ask(chat, 4)
    wait_for_replies(api, asked)
    assert replies(api, chat) == [message.message_id for message in asked]


# --- typing


def test_typing_is_shown_in_the_topic_after_half_a_second(bot: Newsbot, api: BotApi, alice: User) -> None:
    forum = api.group("Forum", forum=True)
    topic = forum.topic("Politics")
    with api.hang("sendMessage"):
        asked = forum.say(alice, f"/ask {QUESTION}", topic=topic)
        typed = api.wait_until(lambda api: typing_in(api, forum))
    assert typed[0].time - asked.time >= 0.5
    assert typed[0].parameters["message_thread_id"] == topic.message_thread_id
    wait_for_replies(api, [asked])


def test_typing_is_not_shown_for_a_fast_answer(bot: Newsbot, api: BotApi) -> None:
    for _ in range(5):
        chat, other = api.private(api.user("Alice")), api.private(api.user("Bob"))
        [question] = ask(chat)
        [answer] = api.wait_for_sent(chat)
        with api.hang("sendMessage"):  # typing appears in a later chat; by then, it would have appeared here
            asked = ask(other)
            api.wait_until(lambda api, other=other: typing_in(api, other))  # type: ignore[misc]
        wait_for_replies(api, asked)
        if answer.time - question.time < 0.2:  # a busy machine may be slower
            assert not typing_in(api, chat)
            return
        assert all(call.time - question.time >= 0.5 for call in typing_in(api, chat))
    pytest.skip("no answer was quick here")


def typing_in(api: BotApi, chat: Chat) -> list[Call]:
    """Return the calls that showed typing in a chat."""
    return [call for call in api.calls_of("sendChatAction") if call.parameters["chat_id"] == chat.id]


# --- long questions


def test_a_long_question_that_telegram_split_is_answered_once(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    parts = [chat.say(alice, text) for text in (f"{QUESTION} {HALF}", HALF, "sleep, Quist?")]
    wait_for_replies(api, ask(chat))
    assert replies(api, chat)[0] == parts[0].message_id
    assert len(api.sent(chat)) == 2


def test_a_long_question_without_continuation_is_answered_too(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    wait_for_replies(api, [chat.say(alice, f"{QUESTION} {HALF}")])


def test_a_long_question_in_a_group_continues_without_a_mention(bot: Newsbot, api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    first = group.say(alice, f"@NewsTestBot {QUESTION} {HALF}")
    group.say(alice, "and winning")
    wait_for_replies(api, [first])
    group.say(alice, "Good morning")
    wait_for_replies(api, ask(group))
    assert len(api.sent(group)) == 2
    [(question,)] = bot.remembers("SELECT question FROM answers WHERE chat_id = ? AND question LIKE '%winn%'", group.id)
    assert "again" in question


# --- limits


def test_the_21st_question_of_a_person_in_a_minute_gets_one_line_the_next_nothing_and_others_go_on(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api, alice = own_api, chats[0].owner
    group = chats[2]
    assert alice is not None
    start_own(**NO_LIMITS | {"limit_person": "20"})
    asked = [group.say(alice, f"/ask {QUESTION} {number}") for number in range(19)]
    wait_for_replies(api, asked)
    asked += [group.say(alice, f"/ask {QUESTION}") for _ in range(4)]
    [others] = ask(chats[1])
    wait_for_replies(api, [group.say(api.user("Carol"), f"/ask {QUESTION}"), others])
    *answers, line, carols = api.sent(group)
    assert [sent.reply_to for sent in answers] == [message.message_id for message in asked[:20]]
    assert all(SAID in sent.text for sent in answers)
    assert line.reply_to == asked[20].message_id
    assert line.text.startswith("I answer 20 questions a minute from each person. I’ll answer you again in ")
    assert SAID in carols.text
    chats[0].say(alice, QUESTION)  # in another chat, too
    wait_for_replies(api, ask(chats[1]))
    assert api.sent(chats[0]) == []


def test_edits_and_typing_do_not_count_against_a_groups_limit(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api, group, alice = own_api, chats[2], chats[0].owner
    assert alice is not None
    start_own(**NO_LIMITS | {"limit_group": "4"})
    bob, carol = api.user("Bob"), api.user("Carol")
    with api.hang("sendMessage"):
        first = ask(group, 1)
        api.wait_for_call("sendChatAction")
    wait_for_replies(api, first)
    [answer] = api.sent(group)
    for number in range(8):
        press(api, group, alice, answer, "Back" if number % 2 else "Context")
    wait_for_replies(api, [group.say(user, f"/ask {QUESTION}") for user in (alice, bob, carol)])
    assert api.sent(group)[-1].time - answer.time < 60  # it didn't wait for the next minute
    group.say(carol, f"/ask {QUESTION}")
    wait_for_replies(api, ask(chats[0]))
    assert len(api.sent(group)) == 4  # the fifth has to wait


def test_a_member_who_asks_and_presses_incessantly_leaves_room_for_others(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api, group, alice = own_api, chats[2], chats[0].owner
    assert alice is not None
    start_own()  # with Telegram's limits
    [first] = [group.say(alice, f"/ask {QUESTION}")]
    wait_for_replies(api, [first])
    for _ in range(20):
        group.say(alice, "/help")
        group.say(alice, f"/ask {QUESTION}")
    asked = group.say(api.user("Bob"), f"/ask {QUESTION}")
    wait_for_replies(api, [asked])
    assert api.sent(group)[-1].time - api.sent(group)[0].time < 60  # Bob didn't wait for the next minute
    assert len(api.sent(group)) <= 12  # half of the minute's twenty, the line that says so, and Bob's


def press(api: BotApi, chat: Chat, user: User, message: Sent, button: str) -> None:
    """Press a button and wait until the message is edited."""

    def edits() -> int:
        return next(len(sent.edits) for sent in api.sent(chat) if sent.message_id == message.message_id)

    before = edits()
    chat.press(user, message, button)
    api.wait_until(lambda _: edits() > before)


# --- a memory that can't be written


def test_where_the_memory_cannot_be_written_answers_go_out_without_buttons_and_the_log_says_so_once(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api, chat = own_api, chats[0]
    process = start_own(**NO_LIMITS)
    wait_for_replies(api, ask(chat))
    process.wait_until_done()
    before = len(process.log.splitlines())
    limits = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))  # simulates a full disk
    for answers in range(2, 8):
        wait_for_replies(api, ask(chat))
        assert len(api.sent(chat)) == answers
        assert (SAID in api.sent(chat)[-1].text, api.sent(chat)[-1].buttons) == (True, [])
    [line] = process.log.splitlines()[before:]
    assert "NEWSBOT_CHATS_URL" in line
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, limits)
    wait_for_replies(api, ask(chat))
    assert api.sent(chat)[-1].buttons
    assert "Traceback" not in process.log
