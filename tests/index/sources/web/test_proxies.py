"""Sources through a proxy: it makes the connections, and names are checked before it is asked."""

from __future__ import annotations

import pytest

from index.sources.web import Fetcher, FetchError
from tests.index.sources.web import misbehaving as m
from tests.index.sources.web.proxies import SocksProxy

FEED_URL, ROBOTS_URL = "http://news.example/feed", "http://news.example/robots.txt"
PUBLIC = m.changing_names("8.8.8.8")


def through(proxy: m.Server, scheme: str = "http", **options: object) -> Fetcher:
    url = f"{scheme}://alice:secret@{proxy.pair}" if scheme == "http" else f"{scheme}://{proxy.pair}"
    return m.fetcher_for(proxy=url, resolve=PUBLIC, **options)


async def test_an_http_proxy_fetches_by_name() -> None:
    async with m.Server({FEED_URL: m.gzipped()}) as proxy, through(proxy) as getter:
        assert (await getter.fetch(FEED_URL)).body == m.FEED
    assert proxy.paths == [ROBOTS_URL, FEED_URL]
    assert proxy.requests[-1].headers["host"] == "news.example"


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_a_socks_proxy_fetches_by_name(scheme: str) -> None:
    async with SocksProxy({"/feed": m.gzipped()}) as proxy, through(proxy, scheme) as getter:
        assert (await getter.fetch(FEED_URL)).body == m.FEED
    assert proxy.targets == [("news.example", 80)] * 2
    assert proxy.paths == ["/robots.txt", "/feed"]


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://169.254.169.254/", "http://private.example/"])
async def test_a_proxy_is_not_asked_for_a_private_address(url: str) -> None:
    async def resolve(host: str, _port: int) -> list[str]:
        return ["10.0.0.1" if host == "private.example" else "8.8.8.8"]

    async with (
        m.Server({FEED_URL: m.redirect(url)}) as proxy,
        m.fetcher_for(proxy=proxy.url(), resolve=resolve) as getter,
    ):
        for start in (url, FEED_URL):
            with pytest.raises(FetchError, match=r"which newsbot reaches only if .+ is allowed") as raised:
                await getter.fetch(start)
            assert raised.value.is_refused
    assert proxy.paths == [ROBOTS_URL, FEED_URL]


@pytest.mark.parametrize(
    ("url", "clause"),
    [(FEED_URL, "the proxy, which asks for a password"), ("https://news.example/feed", "through the proxy: 407")],
)
async def test_a_proxy_that_refuses_gets_its_sentence(url: str, clause: str) -> None:
    refusal = m.answer(b"", 407)
    async with m.Server({FEED_URL: refusal, "news.example:443": refusal}) as proxy, through(proxy) as getter:
        with pytest.raises(FetchError, match=clause) as raised:
            await getter.fetch(url)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_is_not_there_gets_its_sentence(scheme: str) -> None:
    async with m.Server() as proxy:
        pass
    async with through(proxy, scheme) as getter:
        with pytest.raises(FetchError, match=r"can't be reached.+proxy") as raised:
            await getter.fetch(FEED_URL)
    assert "secret" not in str(raised.value)
