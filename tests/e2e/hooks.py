"""A bot that receives by webhook: its settings, and requests to it as Telegram and strangers send them."""

from __future__ import annotations

import http.client
import json
import re
import socket
from collections.abc import Mapping
from pathlib import Path

from botapi import BotApi
from processes import Newsbot
from waits import WAIT_SECONDS

HOST = "bot.example.org"
URL = f"https://{HOST}/telegram"
SECRET = "gull-and-harbour_7"
PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"

_NOWHERE = "http://127.0.0.1:9"


class _Connection(http.client.HTTPConnection):
    """A connection to a Unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=WAIT_SECONDS)
        self._path = str(path)

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def at_socket(api: BotApi, folder: Path) -> dict[str, str]:
    """Return the settings of a webhook at a Unix socket, to which the double delivers."""
    path = folder / "bot.sock"
    api.webhooks.leads(HOST, f"unix:{path}")
    return {"webhook_url": URL, "webhook_secret": SECRET, "webhook_socket": str(path)}


def at_port(api: BotApi) -> dict[str, str]:
    """Return the settings of a webhook at a free port; `find_port` leads the double there."""
    api.webhooks.leads(HOST, _NOWHERE)
    return {"webhook_url": URL, "webhook_secret": SECRET, "webhook_port": "0"}


def find_port(api: BotApi, process: Newsbot) -> int:
    """Wait until a bot listens at a port; have the double deliver there, and return it."""
    process.wait_for_log("newsbot listens at ")
    listening = re.search(r"newsbot listens at 127\.0\.0\.1:(\d+)", process.log)
    assert listening
    api.webhooks.leads(HOST, f"http://127.0.0.1:{listening[1]}")
    return int(listening[1])


def request(
    path: Path,
    target: str = PATH,
    method: str = "POST",
    body: bytes | object = b"",
    secret: str | None = SECRET,
    headers: Mapping[str, str] | None = None,
) -> http.client.HTTPResponse:
    """Make a request at a Unix socket; return the response. A body that isn't bytes becomes JSON."""
    connection = _Connection(path)
    given = {} if secret is None else {SECRET_HEADER: secret}
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    connection.request(method, target, sent, given | dict(headers or {}))
    response = connection.getresponse()
    response.read()
    connection.close()
    return response
