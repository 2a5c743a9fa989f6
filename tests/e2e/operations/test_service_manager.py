"""The bot under a service manager such as systemd."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

from botapi import BotApi
from processes import Newsbot, environment
from waits import WAIT_SECONDS


def test_systemd_hears_when_the_bot_is_ready_that_it_lives_and_that_it_ends(own_api: BotApi, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(WAIT_SECONDS)
        settings = environment(tmp_path, {"telegram_token": own_api.token, "telegram_api_url": own_api.url})
        manager = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "100000"}
        with closing(Newsbot(tmp_path, settings | manager)) as bot:
            assert systemd.recv(4096).decode().startswith("READY=1\nSTATUS=@")
            assert systemd.recv(4096) == b"WATCHDOG=1"
            assert bot.stop() == 0
        while (message := systemd.recv(4096)) == b"WATCHDOG=1":
            pass
        assert message == b"STOPPING=1"
