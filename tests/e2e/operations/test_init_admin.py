"""The admin in `newsbot init`: who has the shown code, who hasn't, and what else people write meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from botapi import BotApi, Chat, User
from operations.conftest import Init
from operations.test_init import TOKEN_QUESTION, settings_in, shown_code
from processes import Newsbot, environment
from pseudo_terminal import Terminal


@pytest.fixture
def mallory(api: BotApi) -> User:
    return api.user("Mallory")


@pytest.fixture
def alice(api: BotApi) -> User:
    return api.user("Alice", last_name="A\x1b[31m")


@pytest.fixture
def chat(api: BotApi, alice: User) -> Chat:
    return api.private(alice)


@pytest.fixture
def terminal(init: Init, api: BotApi) -> Terminal:
    """`newsbot init`, which is about to show its code."""
    terminal = init("--admin", "code", "--articles", "none")
    terminal.answer(TOKEN_QUESTION, api.token)
    return terminal


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_a_code_without_the_link_works_and_names_are_shown_without_control_characters(
    terminal: Terminal, folder: Path, alice: User, chat: Chat
) -> None:
    code = shown_code(terminal)
    chat.say(alice, f"{code[:3]} {code[3:]}")
    terminal.wait_for(f"Alice A?[31m (number {alice.id}) is the admin now.")
    assert terminal.end() == 0
    assert settings_in(folder)["NEWSBOT_ADMIN_IDS"] == str(alice.id)


def test_five_wrong_codes_make_it_void_and_a_new_one_is_shown(
    terminal: Terminal, api: BotApi, alice: User, chat: Chat, mallory: User
) -> None:
    guesses, code = api.private(mallory), shown_code(terminal)
    for left in (4, 3, 2, 1, 0):
        said = guesses.say(mallory, f"/start {other_than(code)}")
        [reply] = api.wait_for_sent(guesses, after=said)
        assert reply.text.startswith("This isn’t the code")
        assert str(left) in reply.text or left < 2
    terminal.wait_for("newsbot: The code is void, since too many wrong codes were sent")
    terminal.answer("Show a new code?", "y")
    new = shown_code(terminal)
    chat.say(alice, new)
    terminal.wait_for(f"(number {alice.id}) is the admin now.")
    assert terminal.end() == 0


def test_the_code_counts_in_private_chats_alone_and_in_ones_own_words(
    terminal: Terminal, api: BotApi, folder: Path, alice: User, chat: Chat, mallory: User
) -> None:
    code, group = shown_code(terminal), api.group("Readers")
    group.say(mallory, f"/start@NewsTestBot {code}")
    private = api.private(mallory)
    private.say(mallory, code, forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "A"})
    chat.say(alice, code)
    terminal.wait_for(f"(number {alice.id}) is the admin now.")
    assert terminal.end() == 0
    assert settings_in(folder)["NEWSBOT_ADMIN_IDS"] == str(alice.id)


def test_what_else_people_write_meanwhile_is_answered_by_the_next_run(
    terminal: Terminal, api: BotApi, folder: Path, alice: User, chat: Chat, mallory: User
) -> None:
    before, code = api.private(mallory), shown_code(terminal)
    asked = before.say(mallory, "Who keeps the Marrow sluice?")
    group = api.group("Readers")
    group.say(mallory, "what lovely weather")
    wrong = before.say(mallory, other_than(code))
    chat.say(alice, code)
    terminal.wait_for("What else was written to the bot meanwhile is answered once it runs.")
    assert terminal.end() == 0
    assert api.pending_updates == 0
    bot = Newsbot(folder, environment(folder, {"telegram_api_url": api.url}))
    try:
        replies = api.wait_for_sent(before, 2, after=wrong)
        assert [reply.reply_to for reply in replies if reply.reply_to] == [asked.message_id]
        bot.wait_until_done()
        assert api.sent(group) == []
    finally:
        bot.close()


def test_ctrl_c_goes_on_without_an_admin(terminal: Terminal, api: BotApi, folder: Path) -> None:
    shown_code(terminal)
    api.wait_until(lambda api: any(call.method == "getUpdates" for call in api.in_flight))
    terminal.interrupt()
    terminal.wait_for("No admin was set.")
    assert terminal.end() == 0
    assert settings_in(folder) == {"NEWSBOT_TELEGRAM_TOKEN": api.token}


def test_an_outage_while_it_waits_is_said_once_and_waited_out(
    terminal: Terminal, api: BotApi, alice: User, chat: Chat
) -> None:
    code = shown_code(terminal)
    api.wait_until(lambda api: any(call.method == "getUpdates" for call in api.in_flight))
    with api.outage():
        terminal.wait_for("newsbot: Telegram can't be asked (")
    chat.say(alice, code)
    terminal.wait_for(f"(number {alice.id}) is the admin now.")
    assert terminal.end() == 0


def test_another_bot_with_the_same_token_is_said(init: Init, api: BotApi, folder: Path) -> None:
    api.answer(
        '{"ok": false, "error_code": 409, "description": "Conflict: can\'t use getUpdates while webhook is active"}',
        status=409,
        methods=["getUpdates"],
    )
    terminal = init("--admin", "code", "--articles", "none")
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.wait_for("newsbot: Another process or a webhook gets this bot's messages: stop it")
    terminal.answer("Show a new code?", "n")
    assert terminal.end() == 0
    assert settings_in(folder) == {"NEWSBOT_TELEGRAM_TOKEN": api.token}
