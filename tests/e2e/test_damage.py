"""A data folder that is damaged while the bot runs, and messages that may have crashed it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from botapi import BotApi, Chat, User
from waits import eventually

if TYPE_CHECKING:
    from conftest import Start

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."


def answer_to(api: BotApi, chat: Chat, user: User) -> str:
    [sent] = api.wait_for_sent(chat, after=chat.say(user, QUESTION))
    return sent.text


def current(data: Path) -> Path:
    return data / "snapshots" / (data / "snapshots" / "CURRENT").read_text()


def test_an_index_that_is_damaged_under_the_bot_goes_on_answering_and_the_admins_are_told(
    start_own: Start, own_api: BotApi
) -> None:
    api, admin, alice = own_api, own_api.user("Admin"), own_api.user("Alice")
    office, chat = api.private(admin), api.private(alice)
    bot = start_own(admin_ids=str(admin.id))
    bot.wait_for_log("is running: ")
    assert SAID in answer_to(api, chat, alice)
    for path in sorted(current(bot.data).rglob("*.bin")):
        os.truncate(path, path.stat().st_size // 2)
    [told] = api.wait_for_sent(office)
    assert "The index is damaged" in told.text
    assert "/reindex" in told.text
    assert SAID in answer_to(api, chat, alice)
    damaged = current(bot.data)
    api.wait_for_sent(office, after=office.say(admin, "/reindex"))
    eventually(lambda: current(bot.data) != damaged)
    assert SAID in answer_to(api, chat, alice)
    assert "Traceback" not in bot.log


def test_a_message_that_was_left_at_two_starts_is_answered_by_a_process_of_its_own(
    start_own: Start, own_api: BotApi
) -> None:
    api, alice = own_api, own_api.user("Alice")
    chat = api.private(alice)
    bot = start_own(processes="0")
    bot.wait_for_log("is running: ")
    with api.hang("sendMessage") as hang:
        chat.say(alice, QUESTION)
        api.wait_for_held(hang)
        bot.kill()
    [[pending]] = bot.remembers('SELECT "update" FROM inbox WHERE done_at IS NULL')
    bot = start_own(processes="0")
    number = json.loads(pending)["update_id"]
    eventually(lambda: [sent for sent in api.sent(chat) if SAID in sent.text])
    bot.wait_until_done()
    assert "Extra processes" not in bot.log
    bot.kill()
    bot.make_remember('UPDATE inbox SET done_at = NULL, "update" = ? WHERE update_id = ?', pending, number)
    assert bot.remembers("SELECT times FROM starts WHERE update_id = ?", number) == [(1,)]
    before = len(api.sent(chat))
    bot = start_own(processes="0")
    eventually(lambda: len(api.sent(chat)) > before)
    assert SAID in api.sent(chat)[-1].text
    assert "Extra processes answer now (1)" in bot.log
