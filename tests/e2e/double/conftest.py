"""Fixtures for the tests of the double: a double, a reader and a python-telegram-bot for each test."""

from collections.abc import AsyncIterator, Iterator

import pytest
from botapi import BotApi, Chat, User
from telegram import Bot
from telegram.request import HTTPXRequest
from waits import WAIT_SECONDS


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def alice(api: BotApi) -> User:
    return api.user("Alice", username="alice_reads", language_code="en")


@pytest.fixture
def chat(api: BotApi, alice: User) -> Chat:
    return api.private(alice)


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    patient = [HTTPXRequest(read_timeout=WAIT_SECONDS, connect_timeout=WAIT_SECONDS) for _ in range(2)]
    urls = f"{api.url}/bot", f"{api.url}/file/bot"
    async with Bot(api.token, *urls, request=patient[0], get_updates_request=patient[1]) as bot:
        yield bot
