"""Two bots on one data folder, in turn and at the same time, and the permissions of its files."""

from __future__ import annotations

import os
from pathlib import Path

from botapi import BotApi
from conftest import Command, Start
from crowd import QUESTION, wait_for_replies
from processes import EXAMPLES

EVE = {"id": 5, "is_bot": False, "first_name": "Eve"}
GOOD_MORNING = {"message_id": 1, "date": 1741089600, "text": "Good morning", "from": EVE}


def test_the_second_bot_on_a_data_folder_says_so_and_ends_and_the_first_one_goes_on(start: Start, api: BotApi) -> None:
    first = start()
    first.wait_for_log("is running: ")
    second = start()
    assert second.wait() == 2
    assert second.log.startswith(f"newsbot: Another bot (process {first.pid} on ")
    assert second.log.count("\n") == 1
    assert "NEWSBOT_DATA_DIR" in second.log
    alice = api.user("Alice")
    asked = api.private(alice).say(alice, QUESTION)
    wait_for_replies(api, [asked])
    assert len(api.sent(asked.chat)) == 1


def test_a_bot_that_was_killed_leaves_no_lock_behind(start: Start) -> None:
    first = start()
    first.wait_for_log("is running: ")
    first.kill()
    start().wait_for_log("is running: ")


def test_a_bot_with_another_memory_may_share_the_index(start: Start, tmp_path: Path) -> None:
    start().wait_for_log("is running: ")
    start(chats_url=f"sqlite:///{tmp_path}/other.sqlite").wait_for_log("is running: ")


def test_another_bots_updates_of_the_same_numbers_swallow_no_question(start: Start, api: BotApi) -> None:
    first = start()
    first.wait_for_log("is running: ")
    assert first.stop() == 0
    with BotApi("654321:OTHER-token") as other:
        number = other.update({"message": {**GOOD_MORNING, "chat": other.group("Readers").json()}})
        assert number is not None
        for done in range(number, number + 5):
            first.make_remember("INSERT INTO inbox VALUES (123456, ?, 7, '', 0, 9999999999999, NULL)", done)
        second = start(telegram_token=other.token, telegram_api_url=other.url)
        bob = other.user("Bob")
        wait_for_replies(other, [other.private(bob).say(bob, QUESTION)])
        second.wait_until_done()
        [(asked,)] = second.remembers("SELECT update_id FROM inbox WHERE bot_id = 654321")
        assert number < asked < number + 5
        assert second.stop() == 0


def test_other_users_may_not_read_the_data_folder(newsbot: Command, start: Start, api: BotApi, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert newsbot("index", EXAMPLES).returncode == 0
        bot = start()
        alice = api.user("Alice")
        wait_for_replies(api, [api.private(alice).say(alice, QUESTION)])
        files = [tmp_path / "data", *(tmp_path / "data").rglob("*")]
        assert bot.stop() == 0
    finally:
        os.umask(before)
    assert {path.name for path in files} >= {"chats.sqlite", "articles.sqlite", "snapshots", "CURRENT"}
    readable = {path.name: oct(path.stat().st_mode) for path in files if path.exists() and path.stat().st_mode & 0o077}
    assert readable == {}
