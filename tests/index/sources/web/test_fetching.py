"""Fetching from servers that behave, and from those that don't: each fetch ends, with an answer or one sentence."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waits import WAIT_SECONDS

from index.sources.web import Fetched, FetchError, Validators, user_agent
from tests.index.sources.web import misbehaving as m

IMPATIENT_SECONDS = 0.3
"""A limit of time that servers in these tests exceed on purpose."""


async def fetch(handler: m.Handler, **options: Any) -> Fetched:
    """Return what is fetched from a server with one handler."""
    async with m.Server({"/feed": handler}) as server, m.fetcher_for(server, **options) as fetcher:
        return await asyncio.wait_for(fetcher.fetch(server.url("/feed")), WAIT_SECONDS)


async def fail(handler: m.Handler, **options: Any) -> FetchError:
    """Return the error of a fetch from a server with one handler, and check that it names the address."""
    async with m.Server({"/feed": handler}) as server, m.fetcher_for(server, **options) as fetcher:
        with pytest.raises(FetchError) as raised:
            await asyncio.wait_for(fetcher.fetch(server.url("/feed")), WAIT_SECONDS)
        assert raised.value.url == server.url("/feed")
        assert str(raised.value) == f"{raised.value.url}: {raised.value.reason}"
        assert raised.value.reason.isprintable()
        return raised.value


async def test_an_answer_comes_with_all_that_its_headers_say() -> None:
    fetched = await fetch(
        m.feed(
            etag='W/"7"', last_modified="Sun, 01 Nov 2026 00:00:00 GMT", cache_control="public, max-age=600", age="60"
        )
    )
    assert (fetched.status, fetched.body, fetched.moved_to) == (200, m.FEED, None)
    assert (fetched.content_type, fetched.charset) == ("application/rss+xml", "utf-8")
    assert fetched.validators == Validators('W/"7"', "Sun, 01 Nov 2026 00:00:00 GMT")
    assert fetched.max_age == 540


async def test_newsbot_introduces_itself_and_asks_for_what_it_reads() -> None:
    async with m.Server({"/feed": m.feed()}) as server:
        agent = user_agent("https://operator.example/bot")
        async with m.fetcher_for(server, user_agent=agent) as fetcher:
            await fetcher.fetch(server.url("/feed"), accept="application/rss+xml")
    robots, request = server.requests
    assert robots.headers["user-agent"] == request.headers["user-agent"]
    assert request.headers["user-agent"].startswith("newsbot/")
    assert request.headers["user-agent"].endswith(" (+https://operator.example/bot)")
    assert request.headers["accept"] == "application/rss+xml"
    assert request.headers["accept-encoding"] == "gzip, deflate"
    assert request.headers["host"] == server.pair


@pytest.mark.parametrize(
    "handler",
    [
        m.gzipped(),
        m.deflated(),
        m.deflated(is_raw=True),
        m.feed(gzip.compress(m.FEED[:50]) + gzip.compress(m.FEED[50:]), content_encoding="x-gzip"),
        m.feed(gzip.compress(m.FEED) + b"\0\0garbage", content_encoding="GZIP"),
        m.feed(content_encoding="identity"),
        m.wrong_type(),
        m.cookie_wall(),
        m.cookie_wall(cookie="seen=1é; Expires=never"),
        m.feed(status=203),
    ],
)
async def test_a_feed_is_read_however_it_is_sent(handler: m.Handler) -> None:
    fetched = await fetch(handler)
    assert (fetched.status, fetched.body) == (200, m.FEED)


async def test_a_charset_that_does_not_exist_is_passed_on() -> None:
    assert (await fetch(m.broken_encoding())).charset == "klingon-8"


async def test_a_million_items_are_fetched_within_the_limit_or_refused() -> None:
    assert "limit of 1 MB" in (await fail(m.many_items(20_000), max_bytes=1_000_000)).reason


@pytest.mark.parametrize(
    ("handler", "clause"),
    [
        (m.silent(), "doesn't answer: the server sent nothing for 0.3 s"),
        (m.slow(), "takes longer than the limit of 0.6 s"),
        (m.slow_headers(), "takes longer than the limit of 0.6 s"),
        (m.endless(), "is larger than the limit of 0.2 MB"),
        (m.endless_headers(), "sends longer headers than newsbot reads"),
        (m.announced_too_large(), "is larger than the limit of 0.2 MB"),
        (m.bomb(20), "is larger than the limit of 0.2 MB"),
        (m.bomb(20, "deflate"), "is larger than the limit of 0.2 MB"),
        (m.falsely_compressed(), "says that it is compressed with gzip, but it isn't"),
        (m.falsely_compressed("deflate"), "says that it is compressed with deflate, but it isn't"),
        (m.falsely_compressed("br"), "is compressed with br, which newsbot didn't ask for"),
        (m.feed(content_encoding="gzip, gzip"), "is compressed with gzip, gzip, which"),
        (m.cut(), "was cut: the server closed the connection in the middle"),
        (m.cut_gzip(), "was cut in the middle of its compressed text"),
        (m.hang_up(), "doesn't answer: the server closed the connection"),
        (m.no_http(), "isn't answered in HTTP"),
        (m.redirect("/feed"), "redirects in a circle"),
        (m.redirect("http://169.254.169.254/latest/meta-data/"), "a link-local address, which newsbot reaches only if"),
        (m.redirect("http://127.0.0.1:1/"), "a loopback address, which newsbot reaches only if 127.0.0.1:1 is allowed"),
        (m.redirect("http://[::ffff:7f00:1]:1/"), "a loopback address"),
        (m.redirect("http://0x7f.1:1/"), "a loopback address"),
        (m.redirect("//10.0.0.1/"), "redirects to http://10.0.0.1/, which is at a private address"),
        (m.redirect("file:///etc/passwd"), "redirects to file:///etc/passwd, which has the scheme file"),
        (m.redirect("http://[::1"), "redirects to http://[::1, which isn't a valid URL"),
        (m.redirect("http://user:secret@127.0.0.1:1/"), "contains a user name or a password"),
        (m.redirect("", 301), "redirects without an address (HTTP 301)"),
        (m.answer(b"", 300), "redirects without an address (HTTP 300)"),
        (m.always_unchanged(), "says that nothing changed, although newsbot didn't ask that (HTTP 304)"),
        (m.gone(), "is gone for good (HTTP 410)"),
        (m.busy(), "asks newsbot to come less often (HTTP 429)"),
        (m.busy("120"), "asks newsbot to come less often (HTTP 429); newsbot is asked to wait 120 s"),
        (m.busy("120", 503), "is out of service for now (HTTP 503); newsbot is asked to wait 120 s"),
        (m.html(), ""),
        (m.answer(b""), "is empty"),
        (m.answer(b" \r\n\t "), "is empty"),
        (m.answer(b"", 204), "brings no content (HTTP 204)"),
        (m.answer(m.FEED, 206), "brings no content (HTTP 206)"),
        (m.answer(m.FEED, 401), "asks for a password (HTTP 401)"),
        (m.answer(m.FEED, 402), "asks for payment (HTTP 402)"),
        (m.answer(m.FEED, 403), "refuses newsbot (HTTP 403)"),
        (m.answer(m.FEED, 404), "doesn't exist (HTTP 404)"),
        (m.answer(m.FEED, 418), "isn't given by the server (HTTP 418)"),
        (m.answer(m.FEED, 451), "isn't available for legal reasons (HTTP 451)"),
        (m.answer(m.FEED, 500), "can't be served, for a fault of the server (HTTP 500)"),
        (m.answer(m.FEED, 502), "can't be served, since the server behind it fails (HTTP 502)"),
        (m.answer(m.FEED, 999), "HTTP 999"),
    ],
)
async def test_a_server_that_misbehaves_gets_its_sentence(handler: m.Handler, clause: str) -> None:
    if not clause:
        assert (await fetch(handler)).content_type == "text/html"  # which whoever wants a feed tells apart
        return
    is_slow = "0.6 s" in clause
    error = await fail(
        handler,
        max_bytes=200_000,
        idle_seconds=IMPATIENT_SECONDS if "0.3 s" in clause else WAIT_SECONDS,
        total_seconds=2 * IMPATIENT_SECONDS if is_slow else WAIT_SECONDS,
    )
    assert clause in error.reason
    assert "secret" not in str(error)


async def test_what_is_behind_an_error_can_be_told_apart() -> None:
    gone = await fail(m.gone())
    assert (gone.status, gone.is_gone, gone.is_refused, gone.retry_after) == (410, True, False, None)
    busy = await fail(m.busy("30"))
    assert (busy.status, busy.is_gone, busy.is_refused, busy.retry_after) == (429, False, False, 30)
    moved = await fail(m.in_turn(m.redirect("/feed", 301), m.gone()))
    assert moved.is_gone
    elsewhere = await fail(m.in_turn(m.redirect("/feed", 302), m.gone()))
    assert (elsewhere.status, elsewhere.is_gone) == (410, False)
    refused = await fail(m.redirect("http://169.254.169.254/"))
    assert (refused.status, refused.is_gone, refused.is_refused, refused.retry_after) == (None, False, True, None)


@pytest.mark.parametrize(
    ("handler", "kind", "may_pass"),
    [
        (m.endless(), "too large", False),
        (m.announced_too_large(), "too large", False),
        (m.bomb(30), "too large", False),
        (m.silent(), "silent", True),
        (m.slow(), "silent", True),
        (m.hang_up(), "silent", True),
        (m.cut(), "cut", True),
        (m.cut_gzip(), "cut", True),
        (m.answer(b"", 403), "status", False),
        (m.busy(), "status", True),
        (m.busy(status=503), "status", True),
        (m.gone(), "status", False),
        (m.redirect("/feed"), "unreadable", False),
        (m.feed(b""), "unreadable", False),
        (m.no_http(), "unreadable", False),
        (m.redirect("http://10.0.0.1/"), "refused", False),
    ],
)
async def test_what_went_wrong_can_be_decided_by_without_reading_words(
    handler: m.Handler, kind: str, may_pass: bool
) -> None:
    limits = {"max_bytes": 100_000, "idle_seconds": IMPATIENT_SECONDS, "total_seconds": 2 * IMPATIENT_SECONDS}
    limits |= {} if kind == "silent" else {"idle_seconds": WAIT_SECONDS, "total_seconds": WAIT_SECONDS}
    error = await fail(handler, **limits)
    assert (error.kind, error.may_pass) == (kind, may_pass)


async def test_retry_after_may_be_a_date_and_is_not_believed_beyond_a_week() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert 3500 < ((await fail(m.busy(soon))).retry_after or 0) <= 3600
    assert (await fail(m.busy("9" * 5000))).retry_after == 7 * 86_400
    assert (await fail(m.busy("Fri, 01 Jan 9999 00:00:00 GMT"))).retry_after == 7 * 86_400
    assert (await fail(m.busy("Sun, 01 Nov 2020 00:00:00 GMT"))).retry_after == 0
    for text in ("soon", "-5", "1.5", "Fri, 99 Foo 9999"):
        assert (await fail(m.busy(text))).retry_after is None


async def test_a_bomb_takes_no_memory_beyond_the_limit() -> None:
    handler = m.bomb(300)
    tracemalloc.start()
    try:
        assert "limit of 5 MB" in (await fail(handler, max_bytes=5_000_000)).reason
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 12_000_000


async def test_nothing_changed_where_the_validators_still_apply() -> None:
    async with m.Server({"/feed": m.unchanged('"é"')}) as server, m.fetcher_for(server) as fetcher:
        first = await fetcher.fetch(server.url("/feed"))
        second = await fetcher.fetch(server.url("/feed"), validators=first.validators)
        third = await fetcher.fetch(server.url("/feed"), validators=Validators('"another"'))
    assert (second.status, second.body, second.validators) == (304, b"", first.validators)
    assert (third.status, third.body) == (200, m.FEED)


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ((301,), "/1"),
        ((308, 301), "/2"),
        ((302,), None),
        ((301, 302), "/1"),
        ((302, 301), None),
        ((301, 307, 301), "/1"),
    ],
)
async def test_only_permanent_redirects_move_a_source(statuses: tuple[int, ...], moved_to: str | None) -> None:
    handlers = {f"/{place}": m.redirect(f"/{place + 1}", status) for place, status in enumerate(statuses)}
    async with m.Server(handlers | {f"/{len(statuses)}": m.feed()}) as server, m.fetcher_for(server) as fetcher:
        fetched = await fetcher.fetch(server.url("/0"))
    assert fetched.url == server.url(f"/{len(statuses)}")
    assert fetched.moved_to == (server.url(moved_to) if moved_to else None)


async def test_more_redirects_than_the_limit_are_not_followed() -> None:
    handlers = {f"/{place}": m.redirect(f"/{place + 1}") for place in range(9)}
    async with m.Server(handlers) as server, m.fetcher_for(server) as fetcher:
        with pytest.raises(FetchError, match="which is more than 5 redirects away"):
            await fetcher.fetch(server.url("/0"))
        assert server.paths[1:] == [f"/{place}" for place in range(6)]


@pytest.mark.parametrize(
    ("handler", "max_age"),
    [
        (m.feed(cache_control="max-age=60"), 60),
        (m.feed(cache_control="no-cache, max-age=60"), None),
        (m.feed(cache_control="no-store"), None),
        (m.feed(cache_control=f"max-age={'9' * 5000}"), 7 * 86_400),
        (m.feed(cache_control="max-age=soon"), None),
        (m.feed(cache_control="s-maxage=9, MAX-AGE=60", age="70"), 0),
        (m.feed(expires="Sun, 01 Nov 2026 01:00:00 GMT", date="Sun, 01 Nov 2026 00:00:00 GMT"), 3600),
        (m.feed(expires="0"), None),
        (m.feed(), None),
    ],
)
async def test_how_long_an_answer_stays_fresh(handler: m.Handler, max_age: int | None) -> None:
    assert (await fetch(handler)).max_age == max_age


async def test_cookies_are_kept_within_one_fetch_alone() -> None:
    async with m.Server({"/feed": m.cookie_wall(), "/page": m.feed()}) as server, m.fetcher_for(server) as fetcher:
        await fetcher.fetch(server.url("/feed"))
        await fetcher.fetch(server.url("/page"))
    assert "cookie" not in server.requests[-1].headers


@pytest.mark.parametrize("first", [m.answer(b"", 502), m.answer(b"", 504), m.busy(status=503), m.hang_up(), m.cut()])
async def test_what_fails_in_passing_is_tried_once_more(first: m.Handler) -> None:
    async with m.Server({"/feed": m.in_turn(first, m.feed())}) as server, m.fetcher_for(server) as fetcher:
        assert (await fetcher.fetch(server.url("/feed"))).body == m.FEED
    assert server.paths == ["/robots.txt", "/feed", "/feed"]


@pytest.mark.parametrize(
    "first", [m.answer(b"", 500), m.answer(b"", 403), m.busy("5", 503), m.busy(), m.endless(), m.announced_too_large()]
)
async def test_what_fails_for_good_is_not_tried_again(first: m.Handler) -> None:
    async with (
        m.Server({"/feed": m.in_turn(first, m.feed())}) as server,
        m.fetcher_for(server, max_bytes=9000) as fetcher,
    ):
        with pytest.raises(FetchError):
            await fetcher.fetch(server.url("/feed"))
    assert server.paths == ["/robots.txt", "/feed"]


async def test_what_fails_twice_is_not_tried_a_third_time() -> None:
    async with m.Server({"/feed": m.hang_up()}) as server, m.fetcher_for(server) as fetcher:
        with pytest.raises(FetchError, match="the server closed the connection"):
            await fetcher.fetch(server.url("/feed"))
    assert server.paths == ["/robots.txt", "/feed", "/feed"]


async def test_a_fetch_that_is_cancelled_ends_at_once_and_frees_the_host() -> None:
    async with m.Server({"/feed": m.silent(), "/page": m.feed()}) as server, m.fetcher_for(server) as fetcher:
        task = asyncio.create_task(fetcher.fetch(server.url("/feed")))
        await server.until_requested("/feed")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await fetcher.fetch(server.url("/page"))).body == m.FEED


async def test_two_hundred_feeds_are_fetched_at_once() -> None:
    body = m.FEED + b" " * 200_000
    servers = [m.Server({"/feed": m.feed(body)}) for _ in range(200)]
    for server in servers:
        await server.__aenter__()
    async with m.fetcher_for(*servers) as fetcher:
        fetched = await asyncio.gather(*(fetcher.fetch(server.url("/feed")) for server in servers))
    for server in servers:
        await server.__aexit__()
    assert [len(answer.body) for answer in fetched] == [len(body)] * 200
    assert all(server.connections == 2 for server in servers)


HEADERS = (
    b"Content-Type Content-Encoding Content-Length Transfer-Encoding ETag Last-Modified Location Set-Cookie "
    b"Retry-After Cache-Control Expires Date Age Connection X-Other"
).split()
VALUES = st.one_of(
    st.binary(max_size=30),
    st.sampled_from([b"gzip", b"chunked", b"/feed", b"/b?\xff", b"a=\xc3\xa9; Path=/", b"5", b"0", b"max-age=1"]),
)


@given(
    st.sampled_from([b"200", b"203", b"204", b"301", b"302", b"304", b"403", b"429", b"503", b"100", b"999"]),
    st.lists(st.tuples(st.sampled_from(HEADERS), VALUES), max_size=5),
    st.binary(max_size=40),
)
@settings(deadline=None, max_examples=60)
def test_whatever_a_server_sends_becomes_an_answer_or_a_sentence(
    status: bytes, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    lines = b"".join(name + b": " + value.translate(None, b"\r\n") + b"\r\n" for name, value in headers)
    handler = m.raw(b"HTTP/1.1 " + status + b" OK\r\n" + lines + b"\r\n" + body)

    async def outcome() -> Fetched | FetchError:
        async with m.Server({"/feed": handler}) as server, m.fetcher_for(server) as fetcher:
            try:
                return await asyncio.wait_for(fetcher.fetch(server.url("/feed")), WAIT_SECONDS)
            except FetchError as error:
                return error

    result = asyncio.run(outcome())
    assert result.reason.isprintable() if isinstance(result, FetchError) else result.body
