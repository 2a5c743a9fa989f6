"""The bot by webhook: what is delivered is answered once, and nothing else gets in."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botapi import BotApi, Chat
from conftest import Start
from crowd import NO_LIMITS, ask, replies, wait_for_replies
from hooks import HOST, PATH, SECRET, URL, at_port, at_socket, find_port, request
from processes import Newsbot

LARGE = b"[" + b" " * (1 << 20) + b"]"
STRANGE = {"update_id": 0, "message": {"text": "quarrelsome gulls"}}


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def hooked(api: BotApi, start: Start, tmp_path: Path) -> Newsbot:
    """Bot with a webhook at a Unix socket."""
    process = start(**at_socket(api, tmp_path), **NO_LIMITS)
    process.wait_for_log("is running: ")
    return process


# --- deliveries


def test_questions_are_answered_in_order_without_a_poll(hooked: Newsbot, api: BotApi, chat: Chat) -> None:
    asked = ask(chat, 5)
    wait_for_replies(api, asked)
    assert replies(api, chat) == [message.message_id for message in asked]
    assert api.webhooks.statuses() == {200: 5}
    assert api.calls_of("getUpdates") == []


def test_telegram_is_told_where_to_deliver_what_and_with_which_secret(hooked: Newsbot, api: BotApi) -> None:
    [call] = api.calls_of("setWebhook")
    assert call.parameters["url"] == URL
    assert call.parameters["secret_token"] == SECRET
    assert call.parameters["allowed_updates"] == ["message", "callback_query", "my_chat_member", "inline_query"]
    assert not call.parameters.get("drop_pending_updates")
    assert f"Telegram delivers to https://{HOST}, and newsbot listens at {hooked.folder}/bot.sock." in hooked.log
    assert SECRET not in hooked.log
    assert PATH not in hooked.log


def test_a_port_takes_deliveries_too(api: BotApi, start: Start, chat: Chat) -> None:
    process = start(**at_port(api))
    asked = ask(chat)
    find_port(api, process)
    wait_for_replies(api, asked)


def test_many_chats_at_once_are_all_answered_once(hooked: Newsbot, api: BotApi) -> None:
    users = [api.user(f"Reader {number}") for number in range(30)]
    asked = [message for user in users for message in ask(api.private(user), 2)]
    wait_for_replies(api, asked)
    hooked.wait_until_done()
    assert len(api.sent()) == len(asked)


def test_what_telegram_sends_again_because_the_200_got_lost_is_answered_once(
    hooked: Newsbot, api: BotApi, chat: Chat
) -> None:
    api.webhooks.unconfirmed = 3
    asked = ask(chat, 3)
    wait_for_replies(api, asked)
    hooked.wait_until_done()
    api.redeliver(3)
    last = ask(chat)
    wait_for_replies(api, last)
    assert replies(api, chat) == [message.message_id for message in asked + last]
    assert api.webhooks.statuses()[0] == 3


def test_an_update_that_can_not_be_read_is_confirmed_and_the_next_is_answered(
    hooked: Newsbot, api: BotApi, chat: Chat
) -> None:
    api.post(message={"message_id": "one", "text": "quarrelsome gulls"})
    wait_for_replies(api, ask(chat))
    api.wait_until(lambda api: not api.pending_updates)
    hooked.wait_for_log("can't be read and was skipped")
    assert "quarrelsome" not in hooked.log


# --- other requests


def test_what_is_not_telegrams_is_refused_and_each_kind_logged_once(hooked: Newsbot) -> None:
    refused: list[tuple[int, dict[str, Any]]] = [
        (404, {"target": "/"}),
        (404, {"target": PATH + "/more", "secret": None}),
        (405, {"method": "GET"}),
        (403, {"secret": None}),
        (403, {"secret": SECRET[:-1]}),
        (403, {"secret": "gull\xe9"}),
        (413, {"body": LARGE}),
        (400, {"body": b"{"}),
        (400, {"body": b"[" * 100_000}),
        (400, {"body": b"\xff"}),
        (400, {"body": STRANGE}),
        (400, {"body": [1]}),
    ]
    for _ in range(3):
        assert [request(hooked.folder / "bot.sock", **given).status for _, given in refused] == [
            status for status, _ in refused
        ]
    assert hooked.log.count("A request to the webhook was refused") == 6
    assert "quarrelsome" not in hooked.log
    assert "Traceback" not in hooked.log


def test_what_is_no_http_disturbs_nothing_and_is_not_logged(hooked: Newsbot, api: BotApi, chat: Chat) -> None:
    before = hooked.log
    assert request(hooked.folder / "bot.sock", headers={"X-Long": "x" * 20_000}).status == 400
    wait_for_replies(api, ask(chat))
    assert hooked.log == before


# --- the socket


def test_the_socket_is_for_the_bots_user_and_group_and_goes_with_the_bot(hooked: Newsbot) -> None:
    path = hooked.folder / "bot.sock"
    assert stat.filemode(path.stat().st_mode) == "srw-rw----"
    assert hooked.stop() == 0
    assert not path.exists()


def test_a_socket_that_a_kill_left_behind_is_replaced(api: BotApi, start: Start, tmp_path: Path, chat: Chat) -> None:
    settings = at_socket(api, tmp_path)
    first = start(**settings)
    first.wait_for_log("is running: ")
    first.kill()
    assert (tmp_path / "bot.sock").exists()
    start(**settings)
    wait_for_replies(api, ask(chat))
