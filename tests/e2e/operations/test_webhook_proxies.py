"""The bot behind the proxies of docs/webhook.md, with its snippets as they are. Skipped where none is installed."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from botapi import BotApi, Chat
from conftest import Start
from crowd import NO_LIMITS, ask, wait_for_replies
from hooks import HOST, SECRET, URL
from processes import ROOT
from waits import eventually

Command = Callable[[Path, int, Path, str], list[str]]
"""Writes a proxy's configuration (its folder, port and certificate, the bot's place); returns how to start it."""

PAGE = (ROOT / "docs" / "webhook.md").read_text()
MAIN = "daemon off;\nworker_processes 1;\nerror_log stderr;\npid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n"
MAIN += "client_body_temp_path {folder}/b;\nproxy_temp_path {folder}/p;\nfastcgi_temp_path {folder}/f;\n"
MAIN += "uwsgi_temp_path {folder}/u;\nscgi_temp_path {folder}/s;\n"


def program(name: str) -> str:
    """Return the path of a program; skip the test where it isn't installed."""
    path = shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/bin")
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def snippet(language: str) -> str:
    return str(re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[0])


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for the host, signed by itself; its key is beside it."""
    path = tmp_path / "certificate.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    names = ["-addext", f"subjectAltName=DNS:{HOST}", "-keyout", str(path.with_suffix(".key")), "-out", str(path)]
    subprocess.run([program("openssl"), *made, *names], check=True, capture_output=True)
    return path


def nginx(folder: Path, port: int, certificate: Path, to: str) -> list[str]:
    text = snippet("nginx").replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    text = text.replace("/etc/letsencrypt/live/bot.example.org/fullchain.pem", str(certificate))
    text = text.replace("/etc/letsencrypt/live/bot.example.org/privkey.pem", str(certificate.with_suffix(".key")))
    text = text.replace("http://127.0.0.1:8080", f"http://unix:{to}" if to.startswith("/") else f"http://{to}")
    main = f"user {Path(folder).owner()};\n" + MAIN.format(folder=folder)
    (folder / "nginx.conf").write_text(main + text + "}\n")
    return [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def caddy(folder: Path, port: int, certificate: Path, to: str) -> list[str]:
    tls = f"\ttls {certificate} {certificate.with_suffix('.key')}\n"
    text = snippet("caddyfile").replace(f"{HOST} {{\n", f"{HOST}:{port} {{\n{tls}", 1)
    text = text.replace("127.0.0.1:8080", f"unix/{to}" if to.startswith("/") else to)
    (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text)
    return [program("caddy"), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


@pytest.mark.parametrize("place", ["a port", "a socket"])
@pytest.mark.parametrize("proxy", [nginx, caddy])
def test_telegram_reaches_the_bot_through_a_proxy_with_the_snippet_of_the_page(
    api: BotApi, start: Start, tmp_path: Path, certificate: Path, chat: Chat, proxy: Command, place: str
) -> None:
    public, own = free_port(), free_port()
    path = tmp_path / "bot.sock"
    command = proxy(tmp_path, public, certificate, str(path) if place == "a socket" else f"127.0.0.1:{own}")
    given = {"webhook_socket": str(path)} if place == "a socket" else {"webhook_port": str(own)}
    environment = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as running:
        try:
            eventually(lambda: takes_connections(public))
            api.webhooks.leads(HOST, f"https://127.0.0.1:{public}", certificate)
            asked = ask(chat)  # the bot isn't there yet: the proxy answers 502
            settings = {"webhook_url": URL, "webhook_secret": SECRET} | given | NO_LIMITS
            process = start(**settings)
            asked += ask(chat, 3)
            wait_for_replies(api, asked)
            assert process.stop() == 0
            asked = ask(chat)
            api.wait_until(lambda api: api.webhooks.statuses()[502])
            start(**settings)
            wait_for_replies(api, asked)
        finally:
            running.terminate()


def takes_connections(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
