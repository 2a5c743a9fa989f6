"""Kills, ends and changes between webhook and polling: every question is answered, and none twice without need."""

from __future__ import annotations

import signal
import socket
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from botapi import BotApi, Chat, Message
from conftest import Start
from crowd import NO_LIMITS, ask, replies, wait_for_replies
from hooks import HOST, URL, at_socket
from waits import eventually


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def crowd(api: BotApi) -> list[Chat]:
    return [api.private(api.user(f"Reader {number}")) for number in range(4)]


def assert_answered_once(api: BotApi, asked: list[Message]) -> None:
    counts = Counter((sent.chat_id, sent.reply_to) for sent in api.sent())
    assert counts == {(message.chat.id, message.message_id): 1 for message in asked}


# --- ends


def test_killed_again_and_again_each_question_is_answered_and_twice_at_most_what_was_being_sent(
    api: BotApi, start: Start, tmp_path: Path, crowd: list[Chat]
) -> None:
    settings = at_socket(api, tmp_path) | NO_LIMITS
    api.delay("sendMessage", 0.03)
    asked = [question for chat in crowd for question in ask(chat, 10)]
    for enough in (1, 12):
        process = start(**settings)
        api.wait_for_sent(count=enough)
        process.kill()
    start(**settings)
    wait_for_replies(api, asked)
    for chat in crowd:
        in_order = list(dict.fromkeys(replies(api, chat)))
        assert in_order == [message.message_id for message in asked if message.chat is chat]
        assert len(replies(api, chat)) <= len(in_order) + 2


def test_at_the_end_the_webhook_stays_set_and_what_is_asked_meanwhile_is_answered_later(
    api: BotApi, start: Start, tmp_path: Path, crowd: list[Chat]
) -> None:
    settings = at_socket(api, tmp_path) | NO_LIMITS
    process = start(**settings)
    process.wait_for_log("is running: ")
    assert process.stop() == 0
    assert api.webhooks.webhook.url == URL
    assert api.calls_of("deleteWebhook") == []
    asked = [question for chat in crowd for question in ask(chat, 2)]
    start(**settings)
    wait_for_replies(api, asked)
    assert_answered_once(api, asked)


def test_a_request_that_is_being_written_down_at_the_end_is_confirmed_and_answered_after_the_next_start(
    api: BotApi, start: Start, tmp_path: Path, chat: Chat
) -> None:
    settings = at_socket(api, tmp_path)
    process = start(**settings)
    process.wait_for_log("is running: ")
    process.wait_until_done()
    with closing(sqlite3.connect(process.data / "chats.sqlite", isolation_level=None)) as database:
        with api.hang("sendMessage"):
            database.execute("BEGIN IMMEDIATE")
            ask(chat)
            eventually(lambda: api.webhooks.on_their_way)
            process.send(signal.SIGTERM)
            eventually(lambda: not listens(tmp_path / "bot.sock"))
            database.execute("ROLLBACK")
            assert process.wait() == 0
        assert api.webhooks.statuses() == {200: 1}
    start(**settings)
    api.wait_until(lambda api: len(replies(api, chat)) == 1)


def listens(path: Path) -> bool:
    """Return whether somebody takes connections at a Unix socket."""
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


def test_what_can_not_be_written_down_is_answered_and_confirmed_only_after_that(
    api: BotApi, start: Start, tmp_path: Path, chat: Chat
) -> None:
    settings = at_socket(api, tmp_path)
    process = start(**settings)
    process.wait_for_log("is running: ")
    with closing(sqlite3.connect(process.data / "chats.sqlite", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        with api.hang("sendMessage") as hang:
            asked = ask(chat)
            api.wait_for_held(hang)
            api.wait_until(lambda api: api.webhooks.statuses()[503])
            assert api.pending_updates == 1
        wait_for_replies(api, asked)
        api.wait_until(lambda api: not api.pending_updates)
        database.execute("ROLLBACK")
    assert_answered_once(api, asked)


# --- switching


def test_from_polling_to_the_webhook_and_back_nothing_is_lost_or_answered_twice(
    api: BotApi, start: Start, tmp_path: Path, crowd: list[Chat]
) -> None:
    hook = at_socket(api, tmp_path)
    asked: list[Message] = []
    for settings in ({}, hook, {}, hook):
        asked += [question for chat in crowd for question in ask(chat)]  # while no bot runs
        process = start(**settings, **NO_LIMITS)
        asked += [question for chat in crowd for question in ask(chat)]  # while it starts
        wait_for_replies(api, asked)
        process.wait_until_done()
        assert process.stop() == 0
        assert bool(api.webhooks.webhook.url) == bool(settings)
    assert_answered_once(api, asked)


def test_after_a_kill_the_other_way_takes_up_what_was_open(
    api: BotApi, start: Start, tmp_path: Path, crowd: list[Chat]
) -> None:
    hook = at_socket(api, tmp_path)
    asked: list[Message] = []
    for settings in ({}, hook, {}):
        with api.hang("sendMessage") as hang:
            asked += [question for chat in crowd for question in ask(chat, 3)]
            process = start(**settings, **NO_LIMITS)
            api.wait_for_held(hang)
            process.kill()
    start(**hook, **NO_LIMITS)
    wait_for_replies(api, asked)


def test_a_webhook_that_another_process_sets_while_the_bot_polls_is_named(api: BotApi, start: Start) -> None:
    process = start()
    process.wait_for_log("is running: ")
    api.webhooks.leads(HOST, "http://127.0.0.1:9")
    urlopen(f"{api.url}/bot{api.token}/setWebhook", urlencode({"url": URL}).encode()).close()
    process.wait_for_log("Another process with the same token has set a webhook: stop it, then restart this one.")
