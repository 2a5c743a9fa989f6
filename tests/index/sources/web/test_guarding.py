"""Nothing private is reached: by no notation, no redirect, no second answer of DNS, and not through the environment.

Each test counts the connections that a server on loopback accepts.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waits import WAIT_SECONDS

from index.sources.web import Fetcher, FetchError, FetchOptions
from index.sources.web.network import Guard, parse_address
from index.sources.web.network.addresses import IPAddress
from tests.index.sources.web import misbehaving as m
from tests.index.sources.web.notations import LOOPBACK, LOOPBACK_IN_IPV6, ipv4_notations, ipv6_notations

TLS = Path(__file__).parents[3] / "data" / "tls"
TRAP_HOST = "127.0.0.2"
NAME = "news.example"


@pytest.fixture
async def trap() -> AsyncIterator[m.Server]:
    """Return a private server that must not be reached."""
    async with m.Server({"/feed": m.feed()}) as server:
        yield server
    assert server.connections == 0


def fetcher(*allowed: str, **options: Any) -> Fetcher:
    resolve = options.pop("resolve", None)
    return Fetcher(FetchOptions(frozenset(allowed), pause_seconds=0.0, retry_seconds=0.0, **options), resolve=resolve)


async def refusal(getter: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as raised:
        await asyncio.wait_for(getter.fetch(url), WAIT_SECONDS)
    assert raised.value.is_refused
    return raised.value


NOTATIONS = (
    "127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 00000177.1 127.0.0.1. 127.000.000.001 %31%32%37.1 "
    "１２７．０．０．１ ①②⑦.0.0.1 127。0。0。1 [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] "
    "[64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] [::127.0.0.1] [::1] [::] 0 0.0.0.0 localhost LOCALHOST. "
    "ｌｏｃａｌｈｏｓｔ"
).split()


@pytest.mark.parametrize("host", NOTATIONS)
async def test_a_private_address_is_not_reached_in_any_notation(trap: m.Server, host: str) -> None:
    url = f"http://{host}:{trap.port}/feed"
    async with m.Server({"/old": m.redirect(url, 301)}) as server, fetcher(server.pair) as getter:
        await refusal(getter, url)
        assert "redirects to" in (await refusal(getter, server.url("/old"))).reason


@given(st.one_of(ipv4_notations(LOOPBACK), ipv6_notations(LOOPBACK_IN_IPV6)))
@settings(deadline=None, max_examples=50)
def test_no_notation_of_loopback_leads_to_a_connection(notation: tuple[IPAddress, str]) -> None:
    async def fetch() -> int:
        async with m.Server({"/feed": m.feed()}) as server, fetcher() as getter:
            with pytest.raises(FetchError):
                await getter.fetch(f"http://{notation[1]}:{server.port}/feed")
        return server.connections

    assert asyncio.run(fetch()) == 0


async def test_an_allowed_pair_opens_no_other_port(trap: m.Server) -> None:
    async with m.Server({"/feed": m.feed()}) as server, fetcher(server.pair) as getter:
        assert (await getter.fetch(server.url("/feed"))).body == m.FEED
        await refusal(getter, trap.url("/feed"))


async def test_a_name_with_a_private_address_is_not_reached(trap: m.Server) -> None:
    async with fetcher(resolve=m.changing_names("127.0.0.1")) as getter:
        error = await refusal(getter, f"http://{NAME}:{trap.port}/feed")
    pair = f"{NAME}:{trap.port}"
    reason = f"is at 127.0.0.1, a loopback address, which newsbot reaches only if {pair} is allowed"
    assert error.reason == f"{reason} (NEWSBOT_SOURCES_ALLOWED)"


async def test_all_addresses_of_a_name_must_be_public(trap: m.Server) -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        return ["8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "127.0.0.1"]

    async with fetcher(resolve=resolve) as getter:
        await refusal(getter, f"http://{NAME}:{trap.port}/feed")


@pytest.mark.parametrize(
    "answer", ["169.254.169.254", "fe80::1%lo", "fd00:ec2::254", "224.0.0.1", "0.0.0.0", "::ffff:10.0.0.1"]
)
async def test_no_name_leads_to_metadata_or_a_special_address(answer: str) -> None:
    async with fetcher(resolve=m.changing_names(answer)) as getter:
        await refusal(getter, f"http://{NAME}/feed")


@pytest.mark.parametrize(("ip", "pair"), [("169.254.169.254", "169.254.169.254:80"), ("fe80::1", "[fe80::1]:80")])
async def test_a_refusal_names_the_pair_that_would_open_the_address(ip: str, pair: str) -> None:
    async with fetcher(f"{NAME}:80", resolve=m.changing_names(ip)) as getter:
        error = await refusal(getter, f"http://{NAME}/feed")
    assert f"reaches only if {pair} is allowed" in error.reason


async def test_an_allowed_name_is_reached_at_its_private_address() -> None:
    async with m.Server({"/feed": m.feed()}) as server:
        async with fetcher(f"{NAME}:{server.port}", resolve=m.changing_names("127.0.0.1")) as getter:
            assert (await getter.fetch(f"http://{NAME.upper()}:{server.port}/feed")).body == m.FEED
        assert server.requests[-1].headers["host"] == f"{NAME}:{server.port}"


async def test_a_name_that_changes_its_mind_between_requests_is_not_followed() -> None:
    """The first two answers (for robots.txt and the feed) are an allowed server, the third is a private one."""
    async with m.Server({"/feed": m.redirect("/again"), "/again": m.feed()}) as server:
        trap = await asyncio.start_server(lambda *_: pytest.fail("reached"), TRAP_HOST, server.port)
        resolve = m.changing_names("127.0.0.1", "127.0.0.1", TRAP_HOST)
        async with trap, fetcher(server.pair, resolve=resolve) as getter:
            error = await refusal(getter, f"http://{NAME}:{server.port}/feed")
        assert f"is at {TRAP_HOST}, a loopback address" in error.reason
        assert server.paths == ["/robots.txt", "/feed"]


async def test_a_name_is_resolved_once_for_a_connection(monkeypatch: pytest.MonkeyPatch, trap: m.Server) -> None:
    """Nothing after the check asks for the name again, and so nothing gets another answer."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def answer_once(host: str, port: int, *args: Any, **options: Any) -> Any:
        if host != NAME:
            return real(host, port, *args, **options)
        asked.append(host)
        return real("127.0.0.1" if len(asked) <= 2 else TRAP_HOST, port, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", answer_once)
    async with m.Server({"/feed": m.feed()}) as server, fetcher(server.pair) as getter:
        assert (await getter.fetch(f"http://{NAME}:{server.port}/feed")).body == m.FEED
        assert asked == [NAME, NAME]  # for robots.txt and the feed
        await refusal(getter, f"http://{NAME}:{server.port}/feed")


async def test_httpx_secure_stands_behind_the_check(monkeypatch: pytest.MonkeyPatch, trap: m.Server) -> None:
    """An address that the check lets through by mistake gets no connection, and no probe."""

    async def let_through(_guard: Guard, _address: object) -> list[Any]:
        return [parse_address("http://127.0.0.1").ip]

    monkeypatch.setattr(Guard, "check", let_through)
    async with fetcher() as getter:
        assert "which newsbot doesn't reach" in (await refusal(getter, trap.url("/feed"))).reason


async def test_the_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch, trap: m.Server) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, trap.url())
    async with m.Server({"/feed": m.feed()}) as server, fetcher(server.pair) as getter:
        assert (await getter.fetch(server.url("/feed"))).body == m.FEED


async def test_the_next_address_of_a_name_is_tried_if_one_is_out_of_order() -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        return [TRAP_HOST, "127.0.0.1"]

    async with m.Server({"/feed": m.feed()}) as server, fetcher(f"{NAME}:{server.port}", resolve=resolve) as getter:
        assert (await getter.fetch(f"http://{NAME}:{server.port}/feed")).body == m.FEED


async def test_names_without_an_address_get_their_sentence() -> None:
    async def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def broken(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    async def silent(_host: str, _port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    async def empty(_host: str, _port: int) -> list[str]:
        return []

    for resolve, clause in (
        (unknown, "can't be reached: there is no host of this name"),
        (broken, "the name of the host isn't resolved ([Errno -3] Temporary failure in name resolution)"),
        (silent, "the name of the host isn't resolved (no answer within 0.1 s)"),
        (empty, "the name of the host isn't resolved (it has no address)"),
    ):
        async with fetcher(resolve=resolve, connect_seconds=0.1) as getter:
            with pytest.raises(FetchError) as raised:
                await getter.fetch(f"http://{NAME}/feed")
        assert clause in raised.value.reason


async def test_a_port_where_nobody_listens_gets_its_sentence() -> None:
    async with m.Server() as server:
        pass
    async with fetcher(server.pair) as getter:
        with pytest.raises(FetchError, match="can't be reached: connection refused"):
            await getter.fetch(server.url("/feed"))


async def test_a_server_without_tls_gets_its_sentence_under_https() -> None:
    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    pair = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, fetcher(pair) as getter:
        with pytest.raises(FetchError, match=r"no secure connection comes about \(.+\)"):
            await getter.fetch(f"https://{pair}/feed")


def certificate() -> ssl.SSLContext:
    """Return what a server needs to be news.example, for whoever trusts the authority in the same folder."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(TLS / "news.example.pem")
    return context


async def test_a_certificate_must_be_of_the_name_that_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.pem"))
    async with (
        m.Server({"/feed": m.feed()}, tls=certificate()) as server,
        fetcher(server.pair, resolve=m.changing_names("127.0.0.1")) as getter,
    ):
        assert (await getter.fetch(f"https://{NAME}:{server.port}/feed")).body == m.FEED
        for host, clause in (("other.example", "Hostname mismatch"), ("127.0.0.1", "IP address mismatch")):
            with pytest.raises(FetchError, match=f"has a certificate that isn't valid: {clause}"):
                await getter.fetch(f"https://{host}:{server.port}/feed")


async def test_a_certificate_of_an_unknown_authority_is_refused() -> None:
    async with (
        m.Server({"/feed": m.feed()}, tls=certificate()) as server,
        fetcher(server.pair, resolve=m.changing_names("127.0.0.1")) as getter,
    ):
        with pytest.raises(FetchError, match="has a certificate that isn't valid: unable to get local issuer"):
            await getter.fetch(f"https://{NAME}:{server.port}/feed")
    assert server.requests == []


@pytest.mark.parametrize(
    "proxy", ["ftp://user:secret@proxy.example", "user:secret@proxy", "http://", "http://user:secret@p:x"]
)
def test_a_proxy_that_is_none_is_refused_without_its_password(proxy: str) -> None:
    with pytest.raises(ValueError, match="isn't the URL of a proxy") as raised:
        Fetcher(FetchOptions(proxy=proxy))
    assert "secret" not in str(raised.value)
    assert "secret" not in repr(FetchOptions(proxy=proxy))
