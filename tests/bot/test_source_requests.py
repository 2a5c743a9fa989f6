"""What servers and proxies really receive: how newsbot introduces itself, and the ways through a proxy."""

from __future__ import annotations

import base64
import json
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.bot.commands import Output, run_newsbot
from tests.index.sources.web import misbehaving as m
from tests.index.sources.web.proxies import SocksProxy

PUBLIC = "http://8.8.8.8"
PASSWORD = "Pass-Word-77"
PRIVATE = ("http://127.0.0.1:9/feed", "http://10.0.0.1/feed", "http://169.254.169.254/latest", "http://localhost/feed")


@pytest.mark.parametrize(
    ("settings", "agent"),
    [
        ({}, "newsbot/{}"),
        ({"sources_contact": "https://desk.example/bot"}, "newsbot/{} (+https://desk.example/bot)"),
        ({"sources_contact": "desk@paper.example"}, "newsbot/{} (+desk@paper.example)"),
    ],
)
async def test_every_request_says_who_asks_and_where_to_reach_them(
    tmp_path: Path, settings: dict[str, str], agent: str
) -> None:
    async with m.Server({"/feed": m.feed()}) as server:
        settings |= {"sources_allowed": server.pair}
        await run_newsbot(tmp_path, "sources", "add", server.url("/feed"), settings=settings)
        await run_newsbot(tmp_path, "refresh", settings=settings)
        assert {"/robots.txt", "/feed", "/rain"} <= {*server.paths}
        assert {request.headers["user-agent"] for request in server.requests} == {agent.format(version("newsbot"))}


@pytest.mark.parametrize("contact", ["desk\r\nX-Evil: 1", "x" * 5000, "ja)hello"])
async def test_a_contact_that_is_none_is_refused_in_a_sentence(tmp_path: Path, contact: str) -> None:
    done = await run_newsbot(tmp_path, "refresh", settings={"sources_contact": contact})
    assert done.code == 2
    assert "NEWSBOT_SOURCES_CONTACT" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
async def test_sources_are_fetched_through_a_proxy_and_private_ones_never(tmp_path: Path, scheme: str) -> None:
    is_http = scheme == "http"
    base = PUBLIC if is_http else ""  # an HTTP proxy gets whole addresses
    handlers = {f"{base}/feed": m.feed(), f"{base}/trap": m.redirect("http://169.254.169.254/latest")}
    async with m.Server(handlers) if is_http else SocksProxy(handlers) as proxy:
        settings = {"sources_proxy": f"{scheme}://alice:{PASSWORD}@{proxy.pair}"}
        outputs = [
            await run_newsbot(tmp_path, "sources", "add", "--text-from", "item", f"{PUBLIC}/feed", settings=settings),
            await run_newsbot(tmp_path, "refresh", settings=settings),
            await run_newsbot(tmp_path, "ask", "--json", "How long did it rain?", settings=settings),
        ]
        assert [output.code for output in outputs] == [0, 0, 0]
        assert json.loads(outputs[-1].stdout)["passages"][0]["source"] == "News"
        assert f"{base}/feed" in proxy.paths
        if isinstance(proxy, SocksProxy):
            assert {*proxy.targets} == {("8.8.8.8", 80)}
            assert {*proxy.users} == {("alice", PASSWORD)}
        else:
            login = base64.b64encode(f"alice:{PASSWORD}".encode()).decode()
            assert {request.headers["proxy-authorization"] for request in proxy.requests} == {f"Basic {login}"}
        asked = proxy.connections
        refused = await run_newsbot(tmp_path, "sources", "add", *PRIVATE, settings=settings)
        assert (refused.code, len(refused.stderr.splitlines())) == (1, len(PRIVATE))
        assert proxy.connections == asked
        trapped = await run_newsbot(tmp_path, "sources", "add", f"{PUBLIC}/trap", settings=settings)
        assert "which is at a link-local address" in trapped.stderr
        assert not any("169.254" in path for path in proxy.paths)
        assert not any("169.254" in host for host, _ in getattr(proxy, "targets", []))
    gone = await run_newsbot(tmp_path, "refresh", "--all", settings=settings)
    assert gone.code == 1
    assert "can't be reached, since the proxy can't be" in gone.stderr
    assert_no_password(tmp_path, *outputs, refused, trapped, gone)


async def test_a_proxy_that_refuses_the_password_gets_a_sentence_without_it(tmp_path: Path) -> None:
    refusal = m.answer(b"", 407)
    async with m.Server({f"{PUBLIC}/feed": refusal, f"{PUBLIC}/robots.txt": refusal, "8.8.8.8:443": refusal}) as proxy:
        settings = {"sources_proxy": f"http://alice:{PASSWORD}@{proxy.pair}"}
        addresses = (f"{PUBLIC}/feed", "https://8.8.8.8/feed")
        done = await run_newsbot(tmp_path, "sources", "add", *addresses, settings=settings)
    assert done.code == 1
    for address, line in zip(addresses, done.stderr.splitlines(), strict=True):
        assert line.startswith(f"newsbot: {address}: ")
        assert "proxy" in line
    assert_no_password(tmp_path, done)


@pytest.mark.parametrize("proxy", ["ftp://alice:{}@proxy.example:1", "alice:{}@proxy.example", "http://a:{}@[::1:80"])
async def test_a_proxy_that_is_none_is_refused_without_its_password(tmp_path: Path, proxy: str) -> None:
    done = await run_newsbot(tmp_path, "refresh", settings={"sources_proxy": proxy.format(PASSWORD)})
    assert (done.code, done.stdout) == (2, "")
    assert "NEWSBOT_SOURCES_PROXY" in done.stderr
    assert_no_password(tmp_path, done)


def assert_no_password(folder: Path, *outputs: Output) -> None:
    """Check that no output and no file holds the password."""
    for output in outputs:
        assert PASSWORD not in output.stdout + output.stderr
    for path in folder.rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes()
