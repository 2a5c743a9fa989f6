"""Faults on Telegram's side: each question is answered in order, and twice only if a reply may have arrived.

docs/faults.md describes what the bot does about each fault.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Call, Chat, Message, User
from crowd import NO_LIMITS, ask, replies, wait_for_replies

if TYPE_CHECKING:
    from conftest import Newsbot, Start

Fault = Callable[[BotApi], None]

WORDS = "Alice's doctor says"
PAGE = "<html><body>Log in to the hotel's network</body></html>"
CUT_ANSWER = '{"ok": true, "result": {"message_id": 1'
NO_MESSAGE = '{"ok": true, "result": true}'
FAULT = json.dumps({"ok": False, "error_code": 500, "description": "Internal Server Error"})
PERSON = {"id": 77, "is_bot": False, "first_name": "Eve"}
CHAT = {"id": 77, "type": "private", "first_name": "Eve"}
MALFORMED: list[dict[str, Any]] = [
    {"message": {"message_id": 1, "date": 1, "text": WORDS}},
    {"message": {"message_id": 1, "date": "today", "chat": CHAT, "text": WORDS}},
    {"message": {"message_id": 1, "date": 1, "chat": CHAT, "from": PERSON, "text": 7, "caption": WORDS}},
    {"message": {"message_id": 1, "date": 1, "chat": CHAT | {"id": 10**30}, "from": PERSON, "text": WORDS}},
    {"message": WORDS},
    {"callback_query": {"id": "1", "data": WORDS}},
    {"my_chat_member": {"chat": CHAT, "from": PERSON, "date": 1, "new_chat_member": WORDS}},
]


def ids(asked: list[Message]) -> list[int | None]:
    return [message.message_id for message in asked]


def polls(api: BotApi) -> int:
    return len(api.calls_of("getUpdates"))


@pytest.fixture
def other(api: BotApi) -> Chat:
    """Private chat of Bob."""
    return api.private(api.user("Bob"))


# --- replies that certainly haven't arrived


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(lambda api: api.fail(times=4, methods=["sendMessage"]), id="502"),
        pytest.param(lambda api: api.fail(times=2, status=504, methods=["sendMessage"]), id="504"),
        pytest.param(lambda api: api.answer(FAULT, times=2, status=500), id="500"),
        pytest.param(lambda api: api.unauthorize(times=1), id="401"),
        pytest.param(lambda api: api.flood(times=9, retry_after=1), id="429, nine times"),
        pytest.param(lambda api: api.answer(PAGE, times=2), id="a page with 200"),
        pytest.param(lambda api: api.answer(PAGE, times=1, status=403), id="a page with 403"),
        pytest.param(lambda api: api.answer(PAGE, times=1, status=404), id="a page with 404"),
        pytest.param(lambda api: api.answer("", times=1, status=302), id="a redirection"),
        pytest.param(lambda api: api.cut(times=2), id="a connection that is cut before"),
    ],
)
def test_a_reply_that_has_not_arrived_is_sent_in_the_end_once_and_in_order(
    bot: Newsbot, api: BotApi, chat: Chat, fault: Fault
) -> None:
    fault(api)
    asked = ask(chat, 3)
    wait_for_replies(api, asked)
    bot.wait_until_done()
    assert replies(api, chat) == ids(asked)


@pytest.mark.parametrize("silent", [False, True], ids=["refused", "silent"])
def test_what_is_asked_before_telegram_is_out_of_reach_is_answered_once_when_it_is_back(
    start_own: Start, own_api: BotApi, chats: list[Chat], silent: bool
) -> None:
    process = start_own(**NO_LIMITS)
    own_api.flood(times=3, retry_after=2)
    asked = [question for chat in chats for question in ask(chat, 2)]
    own_api.wait_for_call("sendMessage", count=3)
    own_api.wait_until_idle()
    with own_api.outage(silent=silent):
        process.wait_for_log("sendMessage for chat", times=6)  # once for the flood limit, once for the outage
        process.wait_for_log("; trying again")
    wait_for_replies(own_api, asked)
    process.wait_until_done()
    for chat in chats:
        assert replies(own_api, chat) == ids([one for one in asked if one.chat is chat])
    assert "Traceback" not in process.log


def test_a_chat_whose_replies_do_not_arrive_holds_up_no_other(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat, other: Chat
) -> None:
    with api.hang("sendMessage") as hang:
        asked = ask(chat)
        api.wait_for_held(hang)
        api.fail(times=3, methods=["sendMessage"])
    later = ask(other, 3)
    wait_for_replies(api, [*later, *asked])
    assert replies(api, other) == ids(later)


def test_sigterm_leaves_what_does_not_arrive_for_the_next_start(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    own_api.fail(times=10_000, methods=["sendMessage"])
    process = start_own(**NO_LIMITS)
    asked = [question for chat in chats for question in ask(chat, 5)]
    own_api.wait_until_idle()
    own_api.wait_for_call("sendMessage", count=len(chats))
    assert process.stop() == 0
    assert process.remembers("SELECT count(*) FROM inbox WHERE done_at IS NULL") == [(len(asked),)]
    own_api.calm()
    start_own(**NO_LIMITS)
    wait_for_replies(own_api, asked)
    for chat in chats:
        assert replies(own_api, chat) == ids([one for one in asked if one.chat is chat])


# --- replies that may have arrived


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(lambda api: api.cut(processed=True), id="a connection that is cut after"),
        pytest.param(lambda api: api.answer(CUT_ANSWER, processed=True), id="an answer that is cut off"),
        pytest.param(lambda api: api.answer(NO_MESSAGE, processed=True), id="an answer that is no message"),
    ],
)
def test_a_reply_that_arrived_unconfirmed_comes_once_more_and_no_other_does(
    bot: Newsbot, api: BotApi, chat: Chat, fault: Fault
) -> None:
    before = bot.log.count("may have arrived")
    fault(api)
    first, second = asked = ask(chat, 2)
    wait_for_replies(api, asked)
    assert replies(api, chat) == ids([first, first, second])
    bot.wait_for_log("may have arrived", times=before + 1)


def test_a_reply_that_times_out_after_telegram_took_it_comes_once_more(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    process = start_own(**NO_LIMITS)
    with own_api.hang("sendMessage", processed=True):
        first, second = asked = ask(chats[0], 2)
        process.wait_for_log(f"sendMessage for chat {chats[0].id} may have arrived")
    wait_for_replies(own_api, asked)
    process.wait_until_done()
    assert replies(own_api, chats[0]) == ids([first, first, second])


def test_a_reply_that_may_have_arrived_is_sent_again_only_when_telegram_answers(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    process = start_own(**NO_LIMITS)
    process.wait_for_log("is running: ")
    own_api.cut(processed=True)
    own_api.fail(times=2, methods=["getMe"])
    wait_for_replies(own_api, ask(chats[0]))
    own_api.wait_for_call("sendMessage", count=2)
    *_, asked, again = [call for call in own_api.calls if call.method in ("getMe", "sendMessage")]
    assert (asked.method, asked.ok, again.method) == ("getMe", True, "sendMessage")
    assert [call.status for call in own_api.calls_of("getMe")] == [200, 502, 502, 200]


# --- messages that can't be edited


def test_a_message_that_can_not_be_edited_is_left_and_the_chat_goes_on(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    wait_for_replies(api, ask(chat))
    [answer] = api.sent(chat)
    api.refuse("message can't be edited", times=2, methods=["editMessageText"])
    chat.press(alice, answer, next(button["text"] for button in answer.buttons if "ontext" in button["text"]))
    [last] = ask(chat)
    wait_for_replies(api, [last])
    bot.wait_until_done()
    bot.wait_for_log(f"A message in chat {chat.id} could not be edited")


def test_an_edit_that_does_not_arrive_is_made_later(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    wait_for_replies(api, ask(chat))
    [answer] = api.sent(chat)
    api.fail(times=2, methods=["editMessageText"])
    chat.press(alice, answer, next(button["text"] for button in answer.buttons if "ontext" in button["text"]))
    api.wait_until(lambda api: api.sent(chat)[0].text != answer.text)


# --- polling


def test_updates_that_can_not_be_read_are_skipped_and_confirmed_and_nobodys_words_are_logged(
    bot: Newsbot, api: BotApi, chat: Chat
) -> None:
    api.wait_until_idle()
    before = polls(api)
    with api.hang("getUpdates"):  # so that a single poll returns all of them
        numbers = [api.post(**update) for update in MALFORMED]
        asked = ask(chat)
    wait_for_replies(api, asked)
    api.wait_until_idle()
    bot.wait_until_done()
    for number, update in zip(numbers, MALFORMED, strict=True):
        assert f"Update {number} ({next(iter(update))})" in bot.log
    assert WORDS not in bot.log
    assert "Traceback" not in bot.log
    assert polls(api) - before < 20


def test_a_press_that_no_handler_can_read_is_given_up_and_not_taken_up_again(bot: Newsbot, api: BotApi) -> None:
    message = {"message_id": 1, "date": 1, "chat": CHAT, "text": WORDS}
    press = {"id": "9", "from": PERSON, "chat_instance": "1", "data": [WORDS], "message": message}
    number = api.post(callback_query=press)
    bot.wait_for_log(f"Update {number} (callback_query)")
    bot.wait_until_done()
    assert WORDS not in bot.log


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('{"ok": true, "result": {"update_id": 1}}', id="no list"),
        pytest.param(json.dumps({"ok": True, "result": [{"update_id": "ten", "message": WORDS}]}), id="no number"),
        pytest.param('{"ok": true, "result": [7, null]}', id="no updates"),
        pytest.param('{"ok": true, "result": [{"update_id": 5, "mess', id="cut JSON"),
        pytest.param('{"ok": true}', id="no result"),
        pytest.param(PAGE, id="HTML"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_poll_that_brings_no_updates_is_repeated_after_growing_pauses(
    bot: Newsbot, api: BotApi, chat: Chat, body: str
) -> None:
    api.wait_until_idle()
    before, lines = polls(api), bot.log.count("; trying again")
    api.answer(body, times=3, methods=["getUpdates"])
    ask(chat)  # ends the current poll

    def bad_polls(api: BotApi) -> list[Call]:
        calls = [call for call in api.calls_of("getUpdates")[before:] if call.response == body]
        return calls if len(calls) == 3 else []

    first, second, third = api.wait_until(bad_polls)
    wait_for_replies(api, ask(chat))
    assert second.time - first.time >= 1
    assert third.time - second.time > second.time - first.time
    bot.wait_for_log("; trying again", times=lines + 3)
    assert WORDS not in bot.log
    assert "Traceback" not in bot.log


def test_polls_that_are_cut_are_repeated_after_growing_pauses(bot: Newsbot, api: BotApi, chat: Chat) -> None:
    lines = bot.log.count("The connection was cut")
    api.cut(times=2, methods=["getUpdates"])
    ask(chat)  # ends the current poll
    bot.wait_for_log("The connection was cut", times=lines + 2)
    wait_for_replies(api, ask(chat))


def test_a_poll_that_is_refused_once_does_not_end_the_bot(bot: Newsbot, api: BotApi, chat: Chat) -> None:
    api.unauthorize(times=2, methods=["getUpdates"])
    ask(chat)  # ends the poll under way
    bot.wait_for_log("Telegram refused the token", times=2)
    wait_for_replies(api, ask(chat))


# --- the start


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(lambda api: api.answer(PAGE, status=404, methods=["getMe"]), id="a page with 404"),
        pytest.param(lambda api: api.answer(PAGE, status=401, methods=["getMe"]), id="a page with 401"),
        pytest.param(lambda api: api.answer('{"ok": true, "result": []}', methods=["getMe"]), id="no user"),
        pytest.param(lambda api: api.answer('{"ok": true}', methods=["deleteWebhook"]), id="no result"),
        pytest.param(lambda api: api.cut(methods=["getMe", "deleteWebhook"]), id="a cut connection"),
    ],
)
def test_a_start_outlives_what_something_in_between_answers(
    start_own: Start, own_api: BotApi, chats: list[Chat], fault: Fault
) -> None:
    fault(own_api)
    process = start_own(**NO_LIMITS)
    wait_for_replies(own_api, ask(chats[0]))
    assert "Traceback" not in process.log


def test_a_start_waits_for_a_telegram_that_takes_no_connections(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    with own_api.outage(silent=True):
        process = start_own(**NO_LIMITS)
        process.wait_for_log("; trying again")
    wait_for_replies(own_api, ask(chats[0]))


def test_a_message_in_the_inbox_that_can_not_be_read_keeps_no_other_from_being_answered(
    start_own: Start, own_api: BotApi, chats: list[Chat]
) -> None:
    own_api.fail(times=10_000, methods=["sendMessage"])
    process = start_own(**NO_LIMITS)
    _, second = ask(chats[0], 2)
    own_api.wait_until_idle()
    own_api.wait_for_call("sendMessage")
    assert process.stop() == 0
    first_number = process.remembers("SELECT min(update_id) FROM inbox")[0][0]
    process.make_remember('UPDATE inbox SET "update" = ? WHERE update_id = ?', f'{{"x": "{WORDS}"', first_number)
    own_api.calm()
    again = start_own(**NO_LIMITS)
    wait_for_replies(own_api, [second])
    assert replies(own_api, chats[0]) == [second.message_id]
    again.wait_for_log("A message in the inbox can't be read")
    assert WORDS not in again.log
