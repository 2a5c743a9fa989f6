"""Calls through proxies: what a proxy doesn't connect has certainly not arrived, and no password shows."""

from __future__ import annotations

import asyncio
import io
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from botapi import BotApi
from telegram.error import NetworkError, TelegramError

from bot.api import has_not_arrived, may_have_arrived, proxies
from bot.api.connection import LeanRequest
from tests.bot.api.proxies import HttpProxy, Misbehave, Proxy, SocksProxy

LOGIN = "reader:p@ss:w/ord"
OTHER = "reader:other"
KINDS = pytest.mark.parametrize(("kind", "scheme"), [(HttpProxy, "http"), (SocksProxy, "socks5")])


@asynccontextmanager
async def calling(proxy: str | None) -> AsyncIterator[LeanRequest]:
    request = LeanRequest(2, proxy)
    await request.initialize()
    try:
        yield request
    finally:
        await request.shutdown()


def url_of(proxy: Proxy, scheme: str, login: str | None = None) -> str:
    user, _, password = (login or "").partition(":")
    given = f"{quote(user, '')}:{quote(password, '')}@" if login else ""
    return f"{scheme}://{given}127.0.0.1:{proxy.port}"


async def fault_of(proxy: str, address: str = "https://api.telegram.example") -> TelegramError:
    """Return the error of a call through a proxy; fail if it holds a secret."""
    async with calling(proxy) as request:
        with pytest.raises(TelegramError) as raised:
            await request.call(f"{address}/bot123456:secret/getMe", None)
    for secret in ("secret", "other", "p@ss", "reader"):
        assert secret not in str(raised.value)
    return raised.value


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for the names of these tests, in one file, signed by itself."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    names = "subjectAltName=DNS:api.telegram.example,IP:127.0.0.1"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test", "-addext", names]
    subprocess.run([openssl, *made, "-keyout", path, "-out", path.with_suffix(".crt")], check=True, capture_output=True)
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


@asynccontextmanager
async def telegram(certificate: Path) -> AsyncIterator[str]:
    """Serve answers over TLS; yield the address under a name that only a proxy can look up."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = b'{"ok":true,"result":true}'
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()
        writer.close()

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context) as server:
        yield f"https://api.telegram.example:{server.sockets[0].getsockname()[1]}"


@KINDS
@pytest.mark.parametrize("login", [None, LOGIN], ids=["open", "with a password"])
async def test_a_call_goes_through_a_tunnel_by_name(
    kind: type[Proxy], scheme: str, login: str | None, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with (
        telegram(certificate) as address,
        kind(login) as proxy,
        calling(url_of(proxy, scheme, login)) as request,
    ):
        assert b'"ok":true' in await request.call(f"{address}/bot123456:secret/getMe", None)
        assert proxy.targets == [address.removeprefix("https://")]


async def test_a_proxy_may_speak_tls_itself(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    async with (
        telegram(certificate) as address,
        HttpProxy(LOGIN, tls=context) as proxy,
        calling(url_of(proxy, "https", LOGIN)) as request,
    ):
        assert b'"ok":true' in await request.call(f"{address}/bot123456:secret/getMe", None)


@KINDS
async def test_calls_and_downloads_from_a_server_of_ones_own_go_through_it(kind: type[Proxy], scheme: str) -> None:
    with BotApi() as api:
        alice = api.user("Alice")
        api.private(alice)
        async with kind(LOGIN) as proxy, calling(url_of(proxy, scheme, LOGIN)) as request:
            assert b"NewsTestBot" in await request.call(f"{api.url}/bot{api.token}/getMe", None)
            with pytest.raises(TelegramError):
                await request.download(f"{api.url}/file/bot{api.token}/none", io.BytesIO(), 10)
            assert set(proxy.targets) == {api.url.removeprefix("http://")}


@KINDS
async def test_a_proxy_that_is_not_there_is_named_and_the_call_has_not_arrived(kind: type[Proxy], scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    error = await fault_of(f"{scheme}://{quote('reader')}:{quote('p@ss', '')}@127.0.0.1:{port}")
    assert has_not_arrived(error)
    place = f"api.telegram.example through the proxy 127.0.0.1:{port}"
    assert str(error) == f"no connection to {place} (Connection refused)"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_with_an_unknown_name_is_named(scheme: str) -> None:
    error = await fault_of(f"{scheme}://proxy.invalid:3128")
    assert has_not_arrived(error)
    assert str(error).startswith("no connection to api.telegram.example through the proxy proxy.invalid:3128 (")
    assert "Unknown error" not in str(error)


@pytest.mark.parametrize(
    ("kind", "scheme", "clause"),
    [
        (HttpProxy, "http", "it answered 407 Proxy Authentication Required"),
        (SocksProxy, "socks5", "Username and password authentication failure"),
    ],
)
async def test_a_proxy_that_refuses_the_password_is_named_without_it(
    kind: type[Proxy], scheme: str, clause: str
) -> None:
    async with kind(LOGIN) as proxy:
        error = await fault_of(url_of(proxy, scheme, OTHER))
        assert has_not_arrived(error)
        assert str(error).endswith(f"({clause})")
        assert proxy.targets == []


async def test_a_proxy_that_asks_for_a_password_and_gets_none_is_named() -> None:
    async with SocksProxy(LOGIN) as proxy:
        error = await fault_of(url_of(proxy, "socks5"))
        assert has_not_arrived(error)


@pytest.mark.parametrize(
    ("kind", "scheme", "clause"),
    [(HttpProxy, "http", "it answered 502 Bad Gateway"), (SocksProxy, "socks5", "Connection refused by destination")],
)
async def test_a_target_that_the_proxy_can_not_reach_has_not_got_the_call(
    kind: type[Proxy], scheme: str, clause: str
) -> None:
    async with kind() as proxy:
        error = await fault_of(url_of(proxy, scheme), "https://api.telegram.example:9")
        assert has_not_arrived(error)
        assert clause.lower() in str(error).lower()


async def hang_up(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Close the connection at once."""


async def hang_up_later(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Close the connection once something has arrived."""
    await reader.read(1)


async def say_nothing(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    await asyncio.Event().wait()


async def talk_nonsense(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer with something that is neither HTTP nor SOCKS."""
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    await writer.drain()


@pytest.mark.parametrize("misbehave", [hang_up, hang_up_later, say_nothing, talk_nonsense])
@KINDS
async def test_whatever_a_proxy_does_in_place_of_connecting_the_call_has_not_arrived(
    kind: type[Proxy], scheme: str, misbehave: Misbehave, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxies, "PROXY_SECONDS", 0.3)
    async with kind(misbehave=misbehave) as proxy:
        error = await fault_of(url_of(proxy, scheme))
        assert has_not_arrived(error)
        assert not may_have_arrived(error)


@KINDS
async def test_a_call_that_is_cut_after_the_proxy_connected_may_have_arrived(
    kind: type[Proxy], scheme: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(cut, "127.0.0.1", 0, ssl=context) as server, kind() as proxy:
        port = server.sockets[0].getsockname()[1]
        error = await fault_of(url_of(proxy, scheme), f"https://api.telegram.example:{port}")
    assert may_have_arrived(error)


async def test_the_setting_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with BotApi() as api:
        async with HttpProxy() as proxy, calling(url_of(proxy, "http")) as request:
            await request.call(f"{api.url}/bot{api.token}/getMe", None)
            assert proxy.targets == [api.url.removeprefix("http://")]


async def test_without_the_setting_the_environments_proxy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with BotApi() as api:
        async with HttpProxy() as proxy:
            monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
            async with calling(None) as request:
                await request.call(f"{api.url}/bot{api.token}/getMe", None)
            assert proxy.targets == [api.url.removeprefix("http://")]


async def test_a_host_that_the_environment_excepts_is_reached_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with BotApi() as api:
        async with calling(None) as request:
            assert b"NewsTestBot" in await request.call(f"{api.url}/bot{api.token}/getMe", None)
        api.stop()
        async with calling(None) as request:
            with pytest.raises(NetworkError, match=r"^no connection to 127\.0\.0\.1 \(Connection refused\)$"):
                await request.call(f"{api.url}/bot{api.token}/getMe", None)
