"""Alerts in a fault: none ends them, and what Telegram refuses isn't tried without end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest, TelegramError
from waits import WAIT_SECONDS

from tests.bot.following.test_alerts import NORTH, World


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = World(tmp_path)
    yield world
    await world.services.close(1)
    await world.memory.aclose()


@pytest.mark.parametrize("broken", ["alerts_failed", "all_follows"])
async def test_an_unexpected_error_ends_no_alerts(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    failed, loop = asyncio.Event(), asyncio.get_running_loop()
    works = getattr(world.memory, broken)

    def fail_once(*given: Any) -> Any:
        monkeypatch.setattr(world.memory, broken, works)
        loop.call_soon_threadsafe(failed.set)
        raise ValueError("Alice asked something odd")

    await world.follow()
    world.publish(north=NORTH)
    monkeypatch.setattr(world.memory, broken, fail_once)
    running = asyncio.create_task(world.alerts.run())
    async with asyncio.timeout(WAIT_SECONDS):
        await failed.wait()
        while not world.telegram.called.is_set() and not running.done():
            world.alerts.published.set()
            await asyncio.sleep(0)
    assert not running.done()
    running.cancel()
    await asyncio.wait([running])
    assert world.telegram.calls == 1
    assert "could not be checked: ValueError at test_alert_faults.py:" in caplog.text
    assert "Alice" not in caplog.text


@pytest.mark.parametrize("error", [BadRequest("topic closed"), TelegramError("Request Entity Too Large")])
async def test_a_refused_alert_of_any_kind_is_tried_again_after_a_day_and_not_before(
    world: World, error: TelegramError
) -> None:
    await world.follow()
    world.publish(north=NORTH)
    world.telegram.errors = [error] * 2  # a bad request is tried as plain text, too
    await world.check()
    calls = world.telegram.calls
    await world.check(hours=23)
    assert world.telegram.calls == calls
    world.telegram.errors.clear()
    [told] = await world.check(hours=1)
    assert "sail north" in told
