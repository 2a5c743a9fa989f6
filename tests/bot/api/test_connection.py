"""Calls to Telegram that the connection refuses to send."""

from __future__ import annotations

import pytest
from telegram import Bot, InputMediaDocument
from telegram.error import NetworkError, TelegramError

from bot.api.connection import LeanRequest

TOKEN = "123456:secret"


@pytest.fixture
def bot() -> Bot:
    """Bot whose connection was never opened, so that it can't send anything."""
    return Bot(TOKEN, request=LeanRequest(1), get_updates_request=LeanRequest(1))


async def test_a_call_that_uploads_a_file_is_refused_by_its_name_and_never_tried_again(bot: Bot) -> None:
    with pytest.raises(TelegramError, match=r"^sendDocument uploads a file, .* send a URL or a file_id") as raised:
        await bot.send_document(1, b"text", filename="a.txt")
    assert not isinstance(raised.value, NetworkError)  # which would be retried
    assert TOKEN not in str(raised.value)


async def test_a_file_within_an_album_is_refused_as_well(bot: Bot) -> None:
    with pytest.raises(TelegramError, match="sendMediaGroup uploads a file"):
        await bot.send_media_group(1, [InputMediaDocument("https://gazette.example/a"), InputMediaDocument(b"text")])


async def test_a_call_with_the_url_of_a_file_is_no_upload(bot: Bot) -> None:
    with pytest.raises(NetworkError, match="The connection to Telegram is closed"):
        await bot.send_document(1, "https://gazette.example/a.pdf")
