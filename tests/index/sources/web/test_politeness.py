"""Hosts are spared: robots.txt, pauses, one request at a time, and none while a host asks for that."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest
from waits import WAIT_SECONDS

from index.sources.web import Fetcher, FetchError
from index.sources.web.network.robots import MOST_DELAY_SECONDS
from tests.index.sources.web import misbehaving as m

PAUSE_SECONDS = 0.25


async def reason(getter: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as raised:
        await asyncio.wait_for(getter.fetch(url), WAIT_SECONDS)
    return raised.value.reason


class Clocked:
    """A handler that notes when its requests come, and how many there are at once."""

    def __init__(self, handler: m.Handler) -> None:
        self.handler = handler
        self.times: list[float] = []
        self.open = self.most_open = 0

    async def __call__(self, request: m.Request, writer: asyncio.StreamWriter) -> None:
        self.times.append(monotonic())
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            await self.handler(request, writer)
            await writer.drain()
            await asyncio.sleep(0)
        finally:
            self.open -= 1

    @property
    def pauses(self) -> list[float]:
        return [later - earlier for earlier, later in zip(self.times, self.times[1:], strict=False)]


async def test_a_host_gets_one_request_at_a_time_with_pauses() -> None:
    pages = Clocked(m.feed())
    async with (
        m.Server({"/a": pages, "/b": pages, "/c": pages}) as server,
        m.fetcher_for(server, pause_seconds=PAUSE_SECONDS) as getter,
    ):
        await asyncio.gather(*(getter.fetch(server.url(path)) for path in ("/a", "/b", "/c")))
    assert server.paths == ["/robots.txt", "/a", "/b", "/c"], "first come, first served"
    assert pages.most_open == 1
    assert all(pause >= PAUSE_SECONDS for pause in pages.pauses)


@pytest.mark.parametrize(
    ("delay", "pause"), [(PAUSE_SECONDS, None), (3600.0, PAUSE_SECONDS), (3600.0, 0.0)], ids=["robots", "asked", "none"]
)
async def test_the_pause_is_what_robots_txt_asks_for_unless_the_source_says_another(
    delay: float, pause: float | None
) -> None:
    page = Clocked(m.feed())
    robots = m.robots(f"User-agent: *\nCrawl-delay: {delay}")
    async with m.Server({"/robots.txt": robots, "/a": page}) as server, m.fetcher_for(server) as getter:
        for _ in range(2):
            await getter.fetch(server.url("/a"), pause_seconds=pause)
    assert (delay if pause is None else pause) <= page.pauses[0] < MOST_DELAY_SECONDS


async def test_no_host_holds_up_another() -> None:
    """Check that hosts which never answer, or ask for long pauses, use up no limit that a good one needs."""
    bad = [m.Server({"/feed": m.silent()}) for _ in range(20)]
    robots = m.robots("User-agent: *\nCrawl-delay: 30")
    async with m.Server({"/robots.txt": robots, "/feed": m.feed()}) as picky, m.Server({"/feed": m.feed()}) as good:
        for server in bad:
            await server.__aenter__()
        async with m.fetcher_for(good, picky, *bad) as getter:
            waiting = [asyncio.create_task(getter.fetch(server.url("/feed"))) for server in [*bad, *bad, *[picky] * 20]]
            for server in bad:
                await server.until_requested("/feed")
            for _ in range(10):
                assert (await asyncio.wait_for(getter.fetch(good.url("/feed")), WAIT_SECONDS)).body == m.FEED
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        for server in bad:
            await server.__aexit__()


async def test_there_are_no_more_requests_at_once_than_the_limit() -> None:
    page = Clocked(m.slow_end())
    servers = [m.Server({"/feed": page}) for _ in range(20)]
    for server in servers:
        await server.__aenter__()
    async with m.fetcher_for(*servers, concurrency=1) as getter:
        await asyncio.gather(*(getter.fetch(server.url("/feed")) for server in servers))
    for server in servers:
        await server.__aexit__()
    assert 1 < page.most_open <= 8


async def test_robots_txt_is_read_once_for_a_host() -> None:
    async with m.Server({"/a": m.feed(), "/b": m.feed()}) as server, m.fetcher_for(server) as getter:
        await asyncio.gather(*(getter.fetch(server.url(path)) for path in ("/a", "/b", "/a")))
    assert server.paths == ["/robots.txt", "/a", "/b", "/a"]


async def test_what_robots_txt_forbids_is_not_requested() -> None:
    handlers = {"/robots.txt": m.forbidding_robots(), "/feed": m.feed()}
    async with m.Server(handlers) as server, m.fetcher_for(server) as getter:
        with pytest.raises(FetchError, match=r"is forbidden to newsbot by the robots\.txt of the site") as raised:
            await getter.fetch(server.url("/feed"))
    assert raised.value.is_refused
    assert server.paths == ["/robots.txt"]


async def test_a_redirect_leads_to_no_page_that_robots_txt_forbids() -> None:
    async with (
        m.Server({"/robots.txt": m.forbidding_robots(), "/feed": m.feed()}) as forbidding,
        m.Server({"/old": m.redirect(forbidding.url("/feed"))}) as server,
        m.fetcher_for(server, forbidding) as getter,
    ):
        clause = await reason(getter, server.url("/old"))
    assert (
        clause == f"redirects to {forbidding.url('/feed')}, which is forbidden to newsbot by the robots.txt of the site"
    )
    assert forbidding.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    "robots",
    [
        m.answer(b"", 404),
        m.answer(b"", 403),
        m.answer(b"", 401),
        m.answer(b""),
        m.html(),
        m.redirect("/robots.txt"),
        m.redirect("/nothing", 301),
        m.robots("User-agent: *\nAllow: /\n" + "# more\n" * 200_000 + "User-agent: *\nDisallow: /"),
        m.bomb(50),
        m.gzipped(b"User-agent: *\nDisallow: /other"),
    ],
)
async def test_a_host_without_rules_allows_everything(robots: m.Handler) -> None:
    async with m.Server({"/robots.txt": robots, "/feed": m.feed()}) as server, m.fetcher_for(server) as getter:
        assert (await getter.fetch(server.url("/feed"))).body == m.FEED


@pytest.mark.parametrize(
    ("robots", "clause"),
    [
        (m.answer(b"", 500), "can't be served, for a fault of the server (HTTP 500)"),
        (m.busy("600", 503), "is out of service for now (HTTP 503); newsbot is asked to wait 600 s"),
        (m.busy("600"), "asks newsbot to come less often (HTTP 429); newsbot is asked to wait 600 s"),
        (m.silent(), "doesn't answer: the server sent nothing for 0.25 s"),
        (m.cut(b"User-agent: *\n" * 10), "was cut: the server closed the connection in the middle"),
        (m.falsely_compressed(), "says that it is compressed with gzip, but it isn't"),
        (m.redirect("http://10.0.0.1/robots.txt"), "is at a private address"),
    ],
)
async def test_a_robots_txt_that_cannot_be_read_forbids_everything_for_now(robots: m.Handler, clause: str) -> None:
    idle = PAUSE_SECONDS if "0.25 s" in clause else WAIT_SECONDS
    handlers = {"/robots.txt": robots, "/feed": m.feed()}
    async with m.Server(handlers) as server, m.fetcher_for(server, idle_seconds=idle) as getter:
        first = await reason(getter, server.url("/feed"))
        requests = len(server.requests)
        assert await reason(getter, server.url("/other")) == first, "and isn't asked for again at once"
    assert first.startswith("can't be fetched for now: the robots.txt of the site ")
    assert clause in first
    assert len(server.requests) == requests
    assert "/feed" not in server.paths


@pytest.mark.parametrize(("busy", "closed_for"), [(m.busy("600"), 600), (m.busy("600", 503), 600), (m.busy(), None)])
async def test_a_host_that_is_busy_is_left_alone_for_as_long_as_it_asks(
    busy: m.Handler, closed_for: int | None
) -> None:
    async with (
        m.Server({"/a": busy, "/b": m.feed()}) as server,
        m.Server({"/b": m.feed()}) as other,
        m.fetcher_for(server, other) as getter,
    ):
        await reason(getter, server.url("/a"))
        with pytest.raises(FetchError, match=r"asks newsbot to come less often|is out of service") as raised:
            await getter.fetch(server.url("/b"))
        assert (await getter.fetch(other.url("/b"))).body == m.FEED
    assert raised.value.retry_after == closed_for
    assert server.paths == ["/robots.txt", "/a"]


async def test_a_host_that_is_out_of_service_without_saying_for_how_long_is_asked_for_other_pages() -> None:
    async with m.Server({"/a": m.busy(status=503), "/b": m.feed()}) as server, m.fetcher_for(server) as getter:
        await reason(getter, server.url("/a"))
        assert (await getter.fetch(server.url("/b"))).body == m.FEED


async def test_a_host_that_never_answers_is_left_alone_after_three_pages() -> None:
    pages = {f"/{number}": m.hang_up() for number in range(10)}
    async with m.Server(pages) as server, m.fetcher_for(server) as getter:
        reasons = [await reason(getter, server.url(path)) for path in pages]
    assert set(reasons) == {"doesn't answer: the server closed the connection"}
    assert server.paths == ["/robots.txt", "/0", "/0", "/1", "/1", "/2", "/2"]


async def test_a_host_whose_pages_are_too_large_is_asked_for_others() -> None:
    pages = {f"/{number}": m.endless() for number in range(4)}
    async with m.Server({**pages, "/b": m.feed()}) as server, m.fetcher_for(server, max_bytes=10_000) as getter:
        for path in pages:
            assert "limit of 0.01 MB" in await reason(getter, server.url(path))
        assert (await getter.fetch(server.url("/b"))).body == m.FEED
