"""Kills and shutdowns while many questions wait: each question is answered once and in order.

Answers are matched by the message that they reply to. An answer may be repeated if the kill came while it was being
sent. Chats are answered in order, so this affects at most the last answer in each chat.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from botapi import BotApi, Chat, Message
from crowd import HALF, NO_LIMITS, QUESTION, ask, replies, wait_for_replies
from waits import eventually

if TYPE_CHECKING:
    from conftest import Newsbot, Start


def wait_for_row(process: Newsbot, message: Message) -> None:
    """Wait until the update with a message is recorded."""
    words = f'%"message_id": {message.message_id},%'
    eventually(lambda: process.remembers('SELECT 1 FROM inbox WHERE "update" LIKE ?', words))


def twice(api: BotApi) -> Counter[int]:
    """Return the number of repeated answers in each chat."""
    counts = Counter((sent.chat_id, sent.reply_to) for sent in api.sent())
    more: Counter[int] = Counter()
    for (chat_id, _), count in counts.items():
        more[chat_id] += count - 1
    return more


# --- kills


def test_killed_again_and_again_each_question_is_answered_and_twice_at_most_what_was_being_sent(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api = own_api
    asked = [question for chat in chats for question in ask(chat, 10)]
    api.delay("sendMessage", 0.03)
    for kill, enough in enumerate((1, 2, 20), start=1):
        process = start_own(**NO_LIMITS)
        api.wait_until(lambda api: any(call.method == "sendMessage" for call in api.in_flight))
        api.wait_for_sent(count=enough - 1)
        process.kill()
        assert max(twice(api).values(), default=0) <= kill
    process = start_own(**NO_LIMITS)
    wait_for_replies(api, asked)
    assert max(twice(api).values()) <= kill  # one answer per chat and kill
    for chat in chats:
        in_order = list(dict.fromkeys(replies(api, chat)))
        assert in_order == [message.message_id for message in asked if message.chat is chat]

    before = len(api.sent())
    process.wait_until_done()
    process.kill()
    api.redeliver(len(asked))
    start_own(**NO_LIMITS)
    wait_for_replies(api, [question for chat in chats for question in ask(chat)])
    assert len(api.sent()) == before + len(chats)


def test_an_answer_that_arrived_when_it_was_killed_comes_once_more_and_no_other_does(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api, chat = own_api, chats[0]
    process = start_own(**NO_LIMITS)
    first, second = ask(chat)[0], None
    wait_for_replies(api, [first])
    process.wait_until_done()
    with api.hang("sendMessage", processed=True):
        [second] = ask(chat)
        wait_for_replies(api, [second])
        process.kill()
    start_own(**NO_LIMITS)
    [last] = ask(chat)
    wait_for_replies(api, [last])
    assert replies(api, chat) == [one.message_id for one in (first, second, second, last)]


def test_sigterm_leaves_waiting_questions_for_the_next_start_and_answers_none_twice(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api = own_api
    api.delay("sendMessage", 0.3)  # too slow to finish all answers, even if SIGTERM comes late
    asked = [question for chat in chats for question in ask(chat, 30)]
    process = start_own(**NO_LIMITS)
    api.wait_for_sent(count=5)
    assert process.stop() == 0
    assert len(api.sent()) < len(asked)
    api.delay("sendMessage", 0)
    start_own(**NO_LIMITS)
    wait_for_replies(api, asked)
    assert max(twice(api).values()) <= 1  # the answer being sent when the time ran out
    for chat in chats:
        assert list(dict.fromkeys(replies(api, chat))) == [one.message_id for one in asked if one.chat is chat]


def test_updates_without_a_reply_are_not_repeated_by_the_next_start(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api, chat = own_api, chats[0]
    assert chat.owner is not None
    process = start_own(**NO_LIMITS)
    photo, *_ = [chat.send_photo(chat.owner, media_group_id="album") for _ in range(3)]
    [line] = api.wait_for_sent(chat)
    message = {"message_id": line.message_id, "date": 1, "chat": chat.json(), "from": api.bot.json()}
    press = {"id": "old", "from": chat.owner.json(), "chat_instance": "1", "data": "vote:7", "message": message}
    api.update({"callback_query": press})
    api.wait_for_answer("old")
    api.wait_until_idle()
    process.wait_until_done()
    process.kill()
    start_own(**NO_LIMITS)
    [last] = ask(chat)
    wait_for_replies(api, [last])
    assert replies(api, chat) == [photo.message_id, last.message_id]


def test_a_kill_while_parts_of_a_question_are_held_back_loses_none(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api, chat = own_api, chats[0]
    assert chat.owner is not None
    process = start_own(**NO_LIMITS)
    process.wait_for_log("is running: ")
    api.wait_until_idle()
    api.flood(times=100, retry_after=60)  # nothing is sent even if the kill comes late
    first, _ = [chat.say(chat.owner, text) for text in (f"{QUESTION} {HALF}", f"winning {HALF}")]
    api.wait_until_idle()
    process.kill()
    api.calm()
    start_own(**NO_LIMITS)
    wait_for_replies(api, [first])
    [last] = ask(chat)
    wait_for_replies(api, [last])
    assert replies(api, chat) == [first.message_id, last.message_id]


def test_a_kill_while_a_group_is_being_asked_in_parts_loses_none(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    api, group = own_api, chats[2]
    assert group.owner is not None
    process = start_own(**NO_LIMITS)
    process.wait_for_log("is running: ")
    api.wait_until_idle()
    api.flood(times=100, retry_after=60)  # nothing is sent even if the kill comes late
    first, second = [group.say(group.owner, text) for text in (f"/ask {QUESTION} {HALF}", f"winning {HALF}")]
    api.wait_until_idle()
    wait_for_row(process, second)
    process.kill()
    api.calm()
    start_own(**NO_LIMITS)
    wait_for_replies(api, [first])
    [last] = ask(group)
    wait_for_replies(api, [last])
    assert replies(api, group) == [first.message_id, last.message_id]
