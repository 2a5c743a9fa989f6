"""The bot behind a proxy: it reaches Telegram through it alone, and outlives its faults."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from botapi import BotApi, Chat
from conftest import Start
from crowd import NO_LIMITS, ask, replies, wait_for_replies

from tests.bot.api.proxies import HttpProxy, Proxy, SocksProxy

LOGIN = "reader:p@ss-word"
KINDS = pytest.mark.parametrize(("kind", "scheme"), [(HttpProxy, "http"), (SocksProxy, "socks5")])


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@contextmanager
def serving(proxy: Proxy) -> Iterator[Proxy]:
    """Run a proxy in a thread of its own."""
    ready = threading.Event()
    loop = asyncio.new_event_loop()
    ended = asyncio.Event()

    async def serve() -> None:
        async with proxy:
            ready.set()
            await ended.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        ready.wait()
        yield proxy
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()


@KINDS
def test_all_calls_go_through_the_proxy_and_its_password_is_in_no_log(
    api: BotApi, start: Start, chat: Chat, kind: type[Proxy], scheme: str
) -> None:
    with serving(kind(LOGIN)) as proxy:
        process = start(telegram_proxy=f"{scheme}://reader:p%40ss-word@127.0.0.1:{proxy.port}", **NO_LIMITS)
        wait_for_replies(api, ask(chat, 3))
        assert process.stop() == 0
        assert set(proxy.targets) == {api.url.removeprefix("http://")}
    assert "ss-word" not in process.log


@KINDS
def test_a_proxy_that_goes_away_and_comes_back_costs_no_answer_and_doubles_none(
    api: BotApi, start: Start, chat: Chat, kind: type[Proxy], scheme: str
) -> None:
    with serving(kind(LOGIN)) as proxy:
        port = proxy.port
        process = start(telegram_proxy=f"{scheme}://reader:p%40ss-word@127.0.0.1:{port}", **NO_LIMITS)
        process.wait_for_log("is running: ")
        with api.hang("sendMessage") as hang:
            asked = ask(chat, 3)
            api.wait_for_held(hang)
    process.wait_for_log(f"through the proxy 127.0.0.1:{port} (Connection refused)")
    with serving(kind(LOGIN, port=port)):
        wait_for_replies(api, asked)
        process.wait_until_done()
    assert len(replies(api, chat)) <= len(asked) + 1  # the one that was on its way may come twice
    assert "ss-word" not in process.log


@KINDS
def test_a_proxy_that_refuses_the_password_is_named_and_waited_for(
    api: BotApi, start: Start, kind: type[Proxy], scheme: str
) -> None:
    with serving(kind(LOGIN)) as proxy:
        process = start(telegram_proxy=f"{scheme}://reader:wrong@127.0.0.1:{proxy.port}")
        process.wait_for_log("; trying again in")
        assert process.stop() == 0
        assert proxy.targets == []
    assert "wrong" not in process.log
    assert "Traceback" not in process.log
