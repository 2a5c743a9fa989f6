"""Calls to Telegram that the connection refuses to send."""

from __future__ import annotations

import asyncio
import re
import socket
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings, strategies
from telegram import Bot
from telegram.error import NetworkError

from bot.api.connection import LeanRequest, encode_form

TOKEN = "123456:secret"


@pytest.fixture
def bot() -> Bot:
    """Bot whose connection was never opened, so that it can't send anything."""
    return Bot(TOKEN, request=LeanRequest(1), get_updates_request=LeanRequest(1))


async def test_a_call_with_the_url_of_a_file_is_no_upload(bot: Bot) -> None:
    with pytest.raises(NetworkError, match="The connection to Telegram is closed"):
        await bot.send_document(1, "https://gazette.example/a.pdf")


@settings(deadline=None)
@given(strategies.dictionaries(strategies.sampled_from(["text", "chat_id", "a b"]), strategies.text()))
def test_a_form_says_exactly_what_it_is_given(parameters: dict[str, str]) -> None:
    body = encode_form(parameters)
    assert dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(parameters))) == parameters


async def test_a_refused_connection_is_named_by_its_host_and_reason_without_the_token() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert await fault_of(f"http://127.0.0.1:{port}") == "no connection to 127.0.0.1 (Connection refused)"


async def test_a_server_that_speaks_no_tls_is_named_by_its_host_and_reason_without_the_token() -> None:
    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert re.fullmatch(
            r"no connection to 127\.0\.0\.1 \(TLS: [A-Z_]+\)", await fault_of(f"https://127.0.0.1:{port}")
        )


async def fault_of(address: str) -> str:
    """Return the error of a call to an address where no connection can be opened."""
    connection = LeanRequest(1)
    await connection.initialize()
    try:
        with pytest.raises(NetworkError) as raised:
            await connection.call(f"{address}/bot{TOKEN}/getMe", None)
        return str(raised.value)
    finally:
        await connection.shutdown()
