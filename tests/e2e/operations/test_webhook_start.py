"""What keeps a webhook from being set: one sentence each, before anything else is touched."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from botapi import BotApi
from conftest import Command, Start
from hooks import HOST, SECRET, URL, at_port, at_socket


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


def assert_refused(newsbot: Command, sentence: str, **settings: str) -> None:
    """Check that `newsbot run` ends with one sentence, and has made no database."""
    done = newsbot("run", telegram_token="1:a", **settings)
    assert done.stderr == f"newsbot: {sentence}\n"
    assert done.returncode == 2
    assert done.stdout == ""


@pytest.fixture
def port() -> Iterator[int]:
    """A port of another program."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_is_named_before_anything_else_is_touched(newsbot: Command, port: int, tmp_path: Path) -> None:
    assert_refused(
        newsbot,
        f"NEWSBOT_WEBHOOK_PORT {port} at 127.0.0.1 is taken by another program: stop that, or choose another port.",
        webhook_url=URL,
        webhook_secret=SECRET,
        webhook_port=str(port),
    )
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["bot.lock"]


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"])
def test_an_address_that_is_not_this_machines_is_named(newsbot: Command, address: str) -> None:
    sentence = f"NEWSBOT_WEBHOOK_LISTEN {address} is no address of this machine."
    assert_refused(newsbot, sentence, webhook_url=URL, webhook_secret=SECRET, webhook_listen=address)


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("taken", "is taken by another program: stop that, or choose another path"),
        ("a-file", "is no socket: choose a path that newsbot may create and remove"),
        ("no-folder/socket", "can't be opened (No such file or directory)"),
        ("x" * 200, "can't be opened (AF_UNIX path too long)"),
    ],
)
def test_a_path_for_the_socket_that_will_not_do_is_named(
    newsbot: Command, tmp_path: Path, name: str, clause: str
) -> None:
    (tmp_path / "a-file").write_text("mine")
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(tmp_path / "taken"))
        other.listen()
        path = tmp_path / name
        sentence = f"NEWSBOT_WEBHOOK_SOCKET {path} {clause}."
        assert_refused(newsbot, sentence, webhook_url=URL, webhook_secret=SECRET, webhook_socket=str(path))
    assert (tmp_path / "a-file").read_text() == "mine"
    assert (tmp_path / "taken").is_socket()


def test_a_socket_with_a_full_backlog_counts_as_taken(newsbot: Command, tmp_path: Path) -> None:
    path = tmp_path / "busy"
    with ExitStack() as sockets:
        other = sockets.enter_context(socket.socket(socket.AF_UNIX))
        other.bind(str(path))
        other.listen(0)
        for _ in range(3):
            client = sockets.enter_context(socket.socket(socket.AF_UNIX))
            client.setblocking(False)
            client.connect_ex(str(path))
        sentence = f"NEWSBOT_WEBHOOK_SOCKET {path} is taken by another program: stop that, or choose another path."
        assert_refused(newsbot, sentence, webhook_url=URL, webhook_secret=SECRET, webhook_socket=str(path))


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            {"webhook_url": URL.replace("https", "http"), "webhook_secret": SECRET},
            "NEWSBOT_WEBHOOK_URL must be an address that starts with https://: Telegram delivers to no other.",
        ),
        (
            {"webhook_url": f"https://me:pass@{HOST}/", "webhook_secret": SECRET},
            "NEWSBOT_WEBHOOK_URL must be a host and a path, like https://bot.example.org/telegram, and nothing else.",
        ),
        (
            {"webhook_url": URL},
            "NEWSBOT_WEBHOOK_SECRET is not set, but NEWSBOT_WEBHOOK_URL is: make one up, for example with "
            "`openssl rand -hex 32`.",
        ),
        (
            {"webhook_url": URL, "webhook_secret": "has a blank"},
            "NEWSBOT_WEBHOOK_SECRET must have 1 to 256 characters, each one of A-Z, a-z, 0-9, _ and -.",
        ),
        (
            {"webhook_url": URL, "webhook_secret": "x" * 257},
            "NEWSBOT_WEBHOOK_SECRET must have 1 to 256 characters, each one of A-Z, a-z, 0-9, _ and -.",
        ),
        (
            {"webhook_url": URL, "webhook_secret": SECRET, "webhook_port": "65536"},
            "NEWSBOT_WEBHOOK_PORT must be a port, from 1 to 65,535, or 0 for any free one.",
        ),
        (
            {"webhook_url": URL, "webhook_secret": SECRET, "webhook_listen": "localhost"},
            "NEWSBOT_WEBHOOK_LISTEN must be an IP address of this machine, like 127.0.0.1, or 0.0.0.0 for all of them.",
        ),
    ],
)
def test_a_setting_that_will_not_do_is_named(newsbot: Command, settings: dict[str, str], sentence: str) -> None:
    assert_refused(newsbot, sentence, **settings)


def test_what_telegram_says_against_the_webhook_is_shown(api: BotApi, start: Start, tmp_path: Path) -> None:
    settings = at_socket(api, tmp_path) | {"webhook_url": "https://nowhere.example/telegram"}
    process = start(**settings)
    assert process.wait() == 2
    assert process.log.splitlines()[-1] == (
        "newsbot: NEWSBOT_WEBHOOK_URL was refused by Telegram "
        "(Bad webhook: failed to resolve host: name or service not known)."
    )
    assert not (tmp_path / "bot.sock").exists()


def test_a_telegram_that_is_out_of_reach_when_the_webhook_is_set_is_waited_for(api: BotApi, start: Start) -> None:
    api.fail(times=2, methods=["setWebhook"])
    start(**at_port(api)).wait_for_log("newsbot listens at 127.0.0.1:")
    assert len(api.calls_of("setWebhook")) == 3
