"""Looking after the webhook: what Telegram can't deliver is logged, and a webhook that was changed is set again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from botapi import BotApi
from pydantic import SecretStr
from telegram.error import InvalidToken
from waits import WAIT_SECONDS, eventually

from bot.api import PollingBot, RateLimiter
from bot.application import receiving
from bot.application.receiving import Webhook
from bot.incoming import Worker
from bot.memory import Memory
from bot.replicas import SingleBot
from bot.settings import Settings, WebhookOptions
from bot.webhook import listen_for

HOST = "bot.example.org"
URL = f"https://{HOST}/telegram"


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        api.webhooks.leads(HOST, "http://127.0.0.1:9")
        yield api


@pytest.fixture
async def webhook(api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Webhook]:
    """Webhook that looks after itself without pauses."""
    monkeypatch.setattr(receiving, "LOOK_SECONDS", 0.02)
    memory = Memory(tmp_path / "chats.sqlite")

    async def nothing(*_: Any) -> None:
        """Write nothing down, and wait for nothing."""

    bot = PollingBot(
        api.token,
        f"{api.url}/bot",
        f"{api.url}/file/bot",
        limiter=RateLimiter(),
        connections=2,
        is_for_bot=lambda _: True,
        on_updates=nothing,
        room=nothing,
    )
    await bot.initialize()
    options = WebhookOptions(URL, SecretStr("gull-7"), socket=tmp_path / "bot.sock")
    reception = SingleBot(memory).reception(Worker(memory), lambda _: True)
    services = SimpleNamespace(settings=Settings(_env_file=None), reception=reception)  # type: ignore[call-arg]
    with listen_for(options) as listener:
        assert listener is not None
        application = SimpleNamespace(bot=bot, update_queue=asyncio.Queue())
        webhook = Webhook(cast(Any, application), cast(Any, services), listener)
        yield webhook
        await webhook.stop()
    await bot.shutdown()
    await bot.close_connections()
    await memory.aclose()


async def until(api: BotApi, condition: Any) -> None:
    await asyncio.to_thread(api.wait_until, condition)


async def logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    await asyncio.to_thread(eventually, lambda: words in caplog.text)


async def test_a_webhook_that_another_process_deletes_is_set_again_and_said_once(
    api: BotApi, webhook: Webhook, caplog: pytest.LogCaptureFixture
) -> None:
    await webhook.start()
    for count in (2, 3):
        with api._world.changed:
            api.webhooks.webhook = type(api.webhooks.webhook)("", "", 0, None)
        await until(api, lambda api, count=count: len(api.calls_of("setWebhook")) == count)
    assert api.webhooks.webhook.url == URL
    assert caplog.text.count("Another process with the same token changed the webhook") == 1


async def test_why_telegram_can_not_deliver_is_logged(
    api: BotApi, webhook: Webhook, caplog: pytest.LogCaptureFixture
) -> None:
    await webhook.start()
    await until(api, lambda api: len(api.calls_of("getWebhookInfo")) > 1)
    alice = api.user("Alice")
    api.private(alice).say(alice, "Good morning")
    await logged(caplog, "Telegram can't deliver to the webhook (Connection refused).")


async def test_three_refusals_of_the_token_end_it_and_fewer_do_not(api: BotApi, webhook: Webhook) -> None:
    receiving_task = await webhook.start()
    api.unauthorize(times=2, methods=["getWebhookInfo"])
    looks = len(api.calls_of("getWebhookInfo"))
    await until(api, lambda api: len(api.calls_of("getWebhookInfo")) > looks + 4)
    assert not receiving_task.done()
    api.unauthorize(times=3, methods=["getWebhookInfo"])
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(receiving_task, WAIT_SECONDS)


@pytest.mark.parametrize("body", ['{"ok":true,"result":[]}', '{"ok":true,"result":{}}', "<html>", '{"ok":tr'])
async def test_an_answer_that_describes_no_webhook_changes_nothing(api: BotApi, webhook: Webhook, body: str) -> None:
    receiving_task = await webhook.start()
    api.answer(body, times=2, methods=["getWebhookInfo"])
    looks = len(api.calls_of("getWebhookInfo"))
    await until(api, lambda api: len(api.calls_of("getWebhookInfo")) > looks + 4)
    assert not receiving_task.done()
    assert len(api.calls_of("setWebhook")) == 1
