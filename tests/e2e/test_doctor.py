"""`newsbot doctor` against the double of the Bot API: what it says of the bot, its chats and a webhook."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import NamedTuple

import pytest
from botapi import BotApi
from conftest import Command, Start
from crowd import QUESTION, wait_for_replies

HARMLESS = {"getMe", "getWebhookInfo", "getChat", "getChatMember"}
SECRET = "TEST-token"


class Said(NamedTuple):
    """The output of the doctor: its exit code, and its findings by what they check."""

    code: int
    findings: dict[str, tuple[str, str]]
    """Mark, and text with what to do."""


Doctor = Callable[..., Said]


def read(done: subprocess.CompletedProcess[str]) -> Said:
    assert SECRET not in done.stdout + done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return Said(done.returncode, {line["check"]: (line["mark"], f"{line['text']} {line['remedy']}") for line in lines})


@pytest.fixture
def api(own_api: BotApi) -> BotApi:
    """Double of each test's own."""
    return own_api


@pytest.fixture
def doctor(newsbot: Command, api: BotApi) -> Doctor:
    """Function that runs the doctor in the test's folder, with these settings besides token and address."""

    def run(**settings: str) -> Said:
        given = {"telegram_token": api.token, "telegram_api_url": api.url} | settings
        return read(newsbot("doctor", "--json", **given))

    return run


def test_a_bot_that_reaches_all_its_chats_has_nothing_to_mend(doctor: Doctor, api: BotApi) -> None:
    api.privacy_mode(False)
    alice = api.user("Alice")
    api.private(alice)
    group, channel = api.group("Readers"), api.channel("Bay", username="orrinbay")
    said = doctor(admin_ids=str(alice.id), allowed_chats=f"{alice.id},{group.id}", channels=f"@orrinbay,{channel.id}")
    checked = ("token", "clock", "privacy mode", "inline mode", "webhook", "admins", "chats", "channels")
    assert [(name, said.findings[name][0]) for name in checked] == [(name, "ok") for name in checked]
    assert said.findings["token"][1].startswith(f"of @NewsTestBot ({api.bot.id})")
    assert said.findings["channels"][1].startswith("2 reached")
    assert said.code == 0


def test_what_botfather_has_not_switched_is_a_note(doctor: Doctor, api: BotApi) -> None:
    api.privacy_mode(True)
    api.become(supports_inline_queries=False)
    said = doctor()
    assert said.findings["privacy mode"][0] == "note"
    assert "/setprivacy" in said.findings["privacy mode"][1]
    assert said.findings["inline mode"][0] == "note"
    assert "/setinline" in said.findings["inline mode"][1]
    assert doctor(inline="off").findings["inline mode"][0] == "ok"
    assert said.code == 0


def test_a_webhook_elsewhere_fails_and_is_named_by_its_host_alone(doctor: Doctor, api: BotApi) -> None:
    api.webhooks.is_elsewhere("https://other.example/hook-of-secrets", (1741089600, "Connection refused"))
    said = doctor()
    mark, text = said.findings["webhook"]
    assert mark == "fail"
    assert "other.example; last error " in text
    assert "ago: Connection refused" in text
    assert "hook-of-secrets" not in str(said)
    assert said.code == 1


def test_a_webhook_that_is_the_settings_own_is_fine(doctor: Doctor, api: BotApi) -> None:
    address, secret = "https://bot.example.org/hook", "s3cret"
    assert doctor(webhook_url=address, webhook_secret=secret).findings["webhook"][0] == "note"
    api.webhooks.is_elsewhere(address)
    said = doctor(webhook_url=address, webhook_secret=secret)
    assert said.findings["webhook"][0] == "ok"
    assert "bot.example.org" in said.findings["webhook"][1]


def test_people_and_chats_out_of_reach_are_named(doctor: Doctor, api: BotApi) -> None:
    stranger, readers = api.user("Stranger"), api.group("Readers")
    api.kick(readers)
    api.channel("Harbour", username="harbournews", admin=False)
    said = doctor(admin_ids=str(stranger.id), allowed_chats=str(readers.id), channels="@harbournews")
    for check, name, remedy in (
        ("admins", str(stranger.id), "press Start"),
        ("chats", str(readers.id), "add the bot there"),
        ("channels", "@harbournews", "make the bot an admin"),
    ):
        mark, text = said.findings[check]
        assert mark == "note"
        assert name in text
        assert remedy in text


def test_chats_that_telegram_says_nothing_of_are_not_blamed(doctor: Doctor, api: BotApi) -> None:
    alice = api.user("Alice")
    api.private(alice)
    api.flood(retry_after=9, methods=["getChat"])
    mark, text = doctor(admin_ids=str(alice.id)).findings["admins"]
    assert mark == "note"
    assert text.endswith("try again later")


def test_a_channel_whose_member_the_bot_is_sends_it_no_posts(doctor: Doctor, api: BotApi) -> None:
    channel = api.channel("Harbour", username="harbournews")
    channel.members[api.bot.id] = "member"
    assert "not an admin" in doctor(channels="@harbournews").findings["channels"][1]


def test_a_refused_token_fails_and_the_other_checks_go_on(doctor: Doctor, api: BotApi) -> None:
    api.unauthorize(methods=["getMe"])
    said = doctor()
    assert said.findings["token"][0] == "fail"
    assert "refused by Telegram" in said.findings["token"][1]
    assert "disk" in said.findings
    assert said.code == 1


@pytest.mark.parametrize("silent", [False, True])
def test_without_a_network_one_line_says_so_and_the_other_checks_go_on(
    doctor: Doctor, api: BotApi, silent: bool
) -> None:
    with api.outage(silent=silent):
        said = doctor()
    assert said.findings["telegram"][0] == "fail"
    assert not {"token", "webhook", "admins"} & set(said.findings)
    assert {"data folder", "memory", "database", "index", "disk"} <= set(said.findings)
    assert said.code == 1


def test_a_wrong_token_is_not_called_missing(doctor: Doctor) -> None:
    said = doctor(telegram_token="gibberish")
    assert said.code == 1
    assert "token" not in said.findings
    assert said.findings["settings"] == ("fail", said.findings["settings"][1])
    assert "NEWSBOT_TELEGRAM_TOKEN is not a bot token" in said.findings["settings"][1]


def test_a_page_of_a_captive_portal_is_not_telegram(doctor: Doctor, api: BotApi) -> None:
    api.answer("<html>Log in to the Wi-Fi</html>", methods=["getMe"])
    said = doctor()
    assert said.findings["telegram"][0] == "fail"
    assert "Wi-Fi" not in str(said)


def test_a_call_that_hangs_holds_nothing_else_up(doctor: Doctor, api: BotApi) -> None:
    api.delay("getWebhookInfo", 60)
    said = doctor()
    assert said.findings["webhook"] == ("note", "Telegram doesn't say: no answer within 8 s ")
    assert said.findings["token"][0] == "ok"


def test_beside_a_running_bot_it_changes_nothing(start: Start, doctor: Doctor, api: BotApi) -> None:
    bot = start()
    bot.wait_for_log("is running: ")
    before = len(api.calls)
    said = doctor()
    assert said.findings["bot"] == ("ok", said.findings["bot"][1])
    assert f"process {bot.pid} on " in said.findings["bot"][1]
    assert said.findings["memory"][0] == said.findings["database"][0] == "ok"
    ours = [call.method for call in api.calls[before:] if call.method in HARMLESS]
    assert {"getMe", "getWebhookInfo"} <= set(ours)
    alice = api.user("Alice")
    wait_for_replies(api, [api.private(alice).say(alice, QUESTION)])
    bot.kill()
    assert doctor().findings["bot"][0] == "note"


class _Late(BaseHTTPRequestHandler):
    """A server whose clock is years behind."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        body = json.dumps({"ok": True, "result": {"id": 1, "username": "late_bot", "is_bot": True}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002  # as the base has it
        return "Tue, 04 Mar 2025 12:00:00 GMT"

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def late_server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Late) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_a_clock_that_differs_from_telegrams_is_a_note(doctor: Doctor) -> None:
    with late_server() as url:
        mark, text = doctor(telegram_api_url=url).findings["clock"]
    assert mark == "note"
    assert "ahead of Telegram's" in text
