"""The bot's start and end: setup, shutdown, and questions in between, none of which is lost."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User

if TYPE_CHECKING:
    from conftest import Start

QUESTION = "What did Quist say about sleep?"
UNREACHABLE = "http://127.0.0.1:9"  # the discard port: nothing listens there


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


# --- the start


def test_commands_are_set_for_private_chats_groups_and_admins(start: Start, api: BotApi, alice: User) -> None:
    admin = api.user("Admin")
    api.private(admin)
    start(admin_ids=f"12345, {admin.id}")  # 12345 is an unknown user
    api.wait_until(lambda api: api.commands({"type": "chat", "chat_id": admin.id}, "ru"))
    for_everybody = ["ask", "latest", "follow", "following", "help", "privacy", "forgetme"]
    assert api.commands({"type": "all_private_chats"}) == for_everybody
    assert api.commands({"type": "all_group_chats"}) == for_everybody
    assert api.commands({"type": "all_chat_administrators"}) == [*for_everybody, "settings", "leaveout", "tellin"]
    mine = api.commands({"type": "chat", "chat_id": admin.id})
    assert mine[:7] == for_everybody
    assert mine[7:] == "add reindex sources remove status unanswered report access allow block".split()
    assert api.commands({"type": "chat", "chat_id": alice.id}) == []


@pytest.mark.parametrize(("code", "said"), [("", "The newest articles"), ("de", "Die neuesten Artikel")])
def test_commands_are_described_in_the_languages_of_the_bot(start: Start, api: BotApi, code: str, said: str) -> None:
    start()

    def described(api: BotApi) -> bool:
        calls = [call.parameters for call in api.calls_of("setMyCommands")]
        menus = [call["commands"] for call in calls if (call.get("language_code") or "") == code]
        return any(command == {"command": "latest", "description": said} for menu in menus for command in menu)

    api.wait_until(described)


def test_long_polling_requests_only_kinds_that_the_bot_handles(start: Start, api: BotApi) -> None:
    start()
    handled = ["message", "callback_query", "my_chat_member", "inline_query"]
    poll = api.wait_until(lambda api: [call for call in api.in_flight if call.method == "getUpdates"])[0]
    assert poll.parameters["allowed_updates"] == handled
    assert poll.parameters["timeout"] >= 10


def test_a_bot_that_runs_says_what_it_answers_from_and_for_whom(start: Start, api: BotApi) -> None:
    process = start(admin_ids="1,2", inline="off")
    process.wait_for_log("@NewsTestBot is running: 18 articles, 2 admins, inline off. Press Ctrl-C to stop.")


def test_a_token_that_telegram_refuses_ends_it_with_one_sentence(start: Start, api: BotApi) -> None:
    process = start(telegram_token="999:WRONG-token")
    assert process.wait() == 2
    [line] = process.log.splitlines()
    assert "NEWSBOT_TELEGRAM_TOKEN was refused by Telegram" in line


def test_a_token_that_is_revoked_later_ends_it_too(start: Start, api: BotApi) -> None:
    process = start()
    process.wait_for_log("is running: ")
    api.unauthorize(times=100, methods=["getUpdates"])
    api.update({"message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private", "first_name": "E"}}})
    assert process.wait() == 2
    assert "NEWSBOT_TELEGRAM_TOKEN was refused by Telegram" in process.log.splitlines()[-1]
    assert "Traceback" not in process.log


def test_telegram_may_be_unreachable_at_the_start(start: Start, api: BotApi) -> None:
    port = int(api.url.rpartition(":")[2])
    api.stop()
    process = start()
    process.wait_for_log("; trying again in")
    with BotApi(port=port) as later:
        alice = later.user("Alice")
        later.private(alice).say(alice, QUESTION)
        later.wait_for_sent()
        assert process.stop() == 0


def test_a_start_under_a_broken_gateway_succeeds_in_the_end(start: Start, api: BotApi, alice: User, chat: Chat) -> None:
    for method in ("getMe", "deleteWebhook", "setMyCommands"):
        api.fail(methods=[method])
    start()
    chat.say(alice, QUESTION)
    api.wait_for_sent(chat)
    api.wait_until(lambda api: api.commands({"type": "all_private_chats"}))


def test_the_bot_survives_a_login_page_in_front_of_telegram(start: Start, api: BotApi) -> None:
    api.fail(status=200, methods=["getMe"])
    start().wait_for_log("is running: ")


# --- the end


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_ends_it_while_it_polls(start: Start, api: BotApi, number: signal.Signals) -> None:
    process = start()
    process.wait_for_log("is running: ")
    api.wait_until_idle()
    assert process.stop(number) == 0
    assert "Traceback" not in process.log


def test_sigterm_ends_it_while_answers_wait_out_a_flood_limit_and_they_come_once_after_the_next_start(
    start: Start, api: BotApi, alice: User, chat: Chat
) -> None:
    asked = [chat.say(alice, f"{QUESTION} {number}") for number in range(3)]
    for refused in (1, 2):  # even after several stops
        api.flood(retry_after=60)
        process = start()
        api.wait_for_call("sendMessage", count=refused)
        api.wait_until_idle()
        assert process.stop() == 0
    start()
    answers = api.wait_for_sent(chat, count=3)
    assert [answer.reply_to for answer in answers] == [message.message_id for message in asked]
    last = chat.say(alice, QUESTION)
    assert [answer.reply_to for answer in api.wait_for_sent(chat, after=answers[-1])] == [last.message_id]


def test_sigterm_ends_it_while_telegram_does_not_answer_it(start: Start, api: BotApi, alice: User, chat: Chat) -> None:
    process = start()
    with api.hang("sendMessage") as hang:
        chat.say(alice, QUESTION)
        api.wait_for_held(hang)
        assert process.stop() == 0


def test_sigterm_ends_it_while_it_waits_for_telegram_to_confirm_what_it_fetched(start: Start, api: BotApi) -> None:
    process = start()
    process.wait_for_log("is running: ")
    with api.hang("getUpdates") as hang:
        api.update({"message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private", "first_name": "E"}}})
        api.wait_for_held(hang)
        assert process.stop() == 0


def test_sigterm_ends_it_before_telegram_could_be_reached(start: Start) -> None:
    process = start(telegram_api_url=UNREACHABLE)
    process.wait_for_log("; trying again in")
    assert process.stop() == 0


@pytest.mark.parametrize("method", ["getMe", "setMyCommands"])
def test_sigterm_ends_it_while_its_start_waits_out_a_flood_limit(start: Start, api: BotApi, method: str) -> None:
    api.flood(times=100, retry_after=60, methods=[method])
    process = start()
    api.wait_for_call(method)
    assert process.stop() == 0


def test_sigterm_ends_it_while_telegram_breaks_down_under_its_start(start: Start, api: BotApi) -> None:
    api.fail(times=100, methods=["deleteWebhook"])
    process = start()
    api.wait_for_call("deleteWebhook")
    assert process.stop() == 0


def test_sigterm_ends_it_while_a_press_waits_out_a_flood_limit(
    start: Start, api: BotApi, alice: User, chat: Chat
) -> None:
    process = start()
    [greeting] = api.wait_for_sent(chat, after=chat.say(alice, "/start"))
    api.flood(retry_after=60, methods=["answerCallbackQuery"])
    chat.press(alice, greeting, greeting.buttons[0]["text"])
    api.wait_for_call("answerCallbackQuery")
    assert process.stop() == 0


# --- in between


def test_questions_asked_during_downtime_are_answered_once(start: Start, api: BotApi, alice: User, chat: Chat) -> None:
    group = api.group("Readers")
    first = start()
    greeting = api.wait_for_sent(chat, after=chat.say(alice, "/start"))[0]
    assert first.stop() == 0

    asked = chat.say(alice, QUESTION)
    asked_in_group = group.say(alice, f"/ask {QUESTION}")
    button = greeting.buttons[1]["text"]
    chat.press(alice, greeting, button)
    second = start()
    answer, pressed = api.wait_for_sent(chat, count=2, after=greeting)
    assert answer.reply_to == asked.message_id
    assert pressed.text.startswith(button)
    [answer_in_group] = api.wait_for_sent(group)
    assert answer_in_group.reply_to == asked_in_group.message_id
    api.wait_until_idle()
    assert second.stop() == 0

    start()
    last = chat.say(alice, QUESTION)
    assert api.wait_for_sent(chat, count=3, after=greeting)[2].reply_to == last.message_id
    assert len(api.sent(group)) == 1


def test_questions_answered_before_a_crash_are_not_answered_again(
    start: Start, api: BotApi, alice: User, chat: Chat
) -> None:
    first = start()
    asked = chat.say(alice, QUESTION)
    [answer] = api.wait_for_sent(chat)
    # Once the next answer in the same chat is out, the first question is marked as answered. The next one may not be:
    # an answer that is being sent at the moment of a crash may be sent again.
    behind = chat.say(alice, "Who won the 2022 World Cup?")
    api.wait_for_sent(chat, count=2)
    api.wait_until(lambda api: not api.pending_updates)
    first.kill()

    api.redeliver(2)
    start()
    last = chat.say(alice, QUESTION)
    api.wait_until(lambda api: [sent for sent in api.sent(chat) if sent.reply_to == last.message_id])
    replied = [sent.reply_to for sent in api.sent(chat)]
    assert replied.count(asked.message_id) == 1
    assert behind.message_id in replied
    assert answer == api.sent(chat)[0]


def test_an_answer_in_progress_is_finished_before_the_end(start: Start, api: BotApi, alice: User, chat: Chat) -> None:
    process = start()
    process.wait_for_log("is running: ")
    asked = [chat.say(alice, f"{QUESTION} {number}") for number in range(5)]
    api.wait_for_sent(chat)
    assert process.stop() == 0
    start()
    answers = api.wait_for_sent(chat, count=5)
    assert sorted(str(answer.reply_to) for answer in answers) == sorted(str(message.message_id) for message in asked)
