"""Requests to the webhook: what is confirmed, what is refused, and for how long a client may take."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from telegram import Bot, Update

from bot.settings import WebhookOptions
from bot.webhook import Receiver, WebhookServer, listen_for, receiving, serving

SECRET = "gull-7"
OPTIONS = WebhookOptions("https://bot.example.org/telegram%20hook", SecretStr(SECRET), port=0)
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
PATH = "/telegram%20hook"


class Inbox:
    """An inbox in memory, which can be full, or unable to write."""

    def __init__(self) -> None:
        self.noted: list[int] = []
        self.open = asyncio.Event()
        self.open.set()
        self.writes = True
        self.unsafe: set[int] = set()
        self.error: Exception | None = None

    async def room(self) -> None:
        await self.open.wait()

    async def note_new(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        await asyncio.sleep(0)  # so that deliveries overtake each other
        if self.error:
            raise self.error
        new = {update.update_id for update, _ in updates} - set(self.noted)
        if self.writes:
            self.noted += sorted(new)
        else:
            self.unsafe |= new
        return new

    @staticmethod
    def hand_on(update: Update) -> Update:
        return update

    def is_safe(self, update_id: int) -> bool:
        return update_id not in self.unsafe


class Hook:
    """A server with a receiver, and a client."""

    def __init__(self, place: str, inbox: Inbox, queue: asyncio.Queue[Any], client: aiohttp.ClientSession) -> None:
        self.place = place
        self.inbox = inbox
        self.queue = queue
        self._client = client

    async def post(self, body: object, **given: Any) -> aiohttp.ClientResponse:
        sent = body if isinstance(body, bytes) or not isinstance(body, dict | list) else json.dumps(body).encode()
        async with self._client.post(f"http://{self.place}{PATH}", data=sent, headers=HEADERS, **given) as response:
            await response.read()
            return response

    async def deliver(self, number: int) -> int:
        return (await self.post(update(number))).status


def update(number: int) -> dict[str, Any]:
    chat = {"id": 5, "type": "private", "first_name": "Eve"}
    return {"update_id": number, "message": {"message_id": number, "date": 1, "chat": chat, "text": "Good morning"}}


@asynccontextmanager
async def hooking() -> AsyncIterator[Hook]:
    inbox, queue = Inbox(), asyncio.Queue[Any]()
    with listen_for(OPTIONS) as listener:
        assert listener is not None
        server = WebhookServer(listener, Receiver(Bot("1:a"), OPTIONS, lambda _: True, inbox, queue))
        await server.open()
        async with aiohttp.ClientSession() as client:
            yield Hook(listener.place, inbox, queue, client)
        await server.close()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with hooking() as hook:
        yield hook


async def test_an_update_is_queued_once_however_often_and_close_together_it_comes(hook: Hook) -> None:
    assert await asyncio.gather(*[hook.deliver(7) for _ in range(20)]) == [200] * 20
    assert await hook.deliver(7) == 200
    assert hook.inbox.noted == [7]
    assert hook.queue.qsize() == 1


async def test_while_too_much_waits_telegram_is_told_to_come_again(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "ROOM_SECONDS", 0.05)
    hook.inbox.open.clear()
    refused = await hook.post(update(7))
    assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
    assert hook.queue.empty()
    hook.inbox.open.set()
    assert await hook.deliver(7) == 200


async def test_what_can_not_be_written_is_handled_once_and_confirmed_when_it_is_done(hook: Hook) -> None:
    hook.inbox.writes = False
    assert [await hook.deliver(7) for _ in range(3)] == [503] * 3
    assert hook.queue.qsize() == 1
    hook.inbox.unsafe.clear()
    assert await hook.deliver(7) == 200
    assert hook.queue.qsize() == 1


async def test_an_unexpected_error_confirms_nothing_and_quotes_nothing(
    hook: Hook, caplog: pytest.LogCaptureFixture
) -> None:
    hook.inbox.error = ValueError("Good morning")
    assert await hook.deliver(7) == 500
    hook.inbox.error = None
    assert await hook.deliver(7) == 200
    assert "Good morning" not in caplog.text
    assert "ValueError" in caplog.text


async def test_a_large_body_without_a_length_is_refused(hook: Hook) -> None:
    async def body() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * (1 << 15)

    assert (await hook.post(body())).status == 413


async def test_a_compressed_body_is_not_unpacked(hook: Hook) -> None:
    assert (await hook.post(json.dumps(update(7)).encode(), compress="deflate")).status == 400
    assert hook.queue.empty()


async def test_a_slow_body_is_given_up(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "BODY_SECONDS", 0.05)
    head = f"POST {PATH} HTTP/1.1\r\nHost: a\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: 9\r\n\r\n"
    assert (await said_to(hook.place, head.encode() + b"{")).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("head", [b"", b"POST /telegram HTTP/1.1\r\nHost: a"])
async def test_a_slow_head_is_given_up(monkeypatch: pytest.MonkeyPatch, head: bytes) -> None:
    monkeypatch.setattr(serving, "IDLE_SECONDS", 0.1)
    async with hooking() as hook:
        assert await said_to(hook.place, head) == b""


async def said_to(place: str, sent: bytes) -> bytes:
    """Send bytes; return what comes until the server closes the connection."""
    reader, writer = await asyncio.open_connection(*place.split(":"))
    writer.write(sent)
    try:
        return await reader.read()
    finally:
        writer.close()


@given(st.binary(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=5))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_body_is_an_update_or_refused_and_is_not_logged(
    caplog: pytest.LogCaptureFixture, body: object
) -> None:
    sent = body if isinstance(body, bytes) else json.dumps({"update_id": 1, "message": body}).encode()
    with caplog.at_level(logging.DEBUG, "bot"):
        async with hooking() as hook:
            response = await hook.post(sent)
    assert response.status in ((400,) if isinstance(body, bytes) else (200,))
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("status", [404, 403])
async def test_refusals_of_a_kind_are_logged_once_an_hour(
    hook: Hook, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    path, headers = (PATH, {}) if status == 403 else ("/secret-path", HEADERS)
    async with aiohttp.ClientSession() as client:
        for _ in range(50):
            async with client.post(f"http://{hook.place}{path}", headers=headers) as response:
                assert response.status == status
    assert caplog.text.count("A request to the webhook was refused") == 1
    assert "secret-path" not in caplog.text
