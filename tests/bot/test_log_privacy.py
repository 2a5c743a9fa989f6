"""Unexpected errors in the log: their kind and place, and never their text, which may quote what people wrote."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Bot, Update
from waits import WAIT_SECONDS

from bot.application import building, keeping_up
from bot.handlers import on_inline
from bot.incoming.queues import ChatQueues
from bot.memory import Memory
from bot.services import Context, Services, attach_services
from bot.settings import Settings
from index import DataFolder, Library

PLACE = r"ValueError at test_log_privacy\.py:\d+\.$"


async def fail(*_: Any) -> Any:
    raise ValueError("Alice asks about her doctor")


@pytest.fixture
async def services(examples_index: DataFolder, tmp_path: Path) -> AsyncIterator[Services]:
    memory = Memory(tmp_path / "chats.sqlite")
    services = Services(Settings(_env_file=None), Library(examples_index), memory)  # type: ignore[call-arg]
    yield services
    await services.close(1)
    await memory.aclose()


def context_of(services: Services, error: Exception | None = None) -> Context:
    """Return what a handler is given."""
    running: Any = SimpleNamespace(bot_data={})
    attach_services(running, services)
    return cast(Context, SimpleNamespace(application=running, error=error))


def assert_private(caplog: pytest.LogCaptureFixture, words: str) -> None:
    """Assert that the log has one line, with these words and the place of the error, and no traceback."""
    [record] = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert re.fullmatch(rf"{words}: {PLACE}", record.getMessage())
    assert record.exc_info is None
    assert "doctor" not in caplog.text


async def test_of_a_message(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    services.worker.submit(7, fail, services.worker.note(Update(10)))
    await services.worker.close(WAIT_SECONDS)
    assert_private(caplog, "A message could not be answered")


async def test_of_a_job_in_a_queue(caplog: pytest.LogCaptureFixture) -> None:
    queues = ChatQueues[str]()
    queues.submit(7, fail, "item")
    await queues.drain(WAIT_SECONDS)
    assert_private(caplog, "A message could not be answered")


@pytest.mark.parametrize("start", ["background", "write"])
async def test_of_work_in_the_background(services: Services, caplog: pytest.LogCaptureFixture, start: str) -> None:
    failed = asyncio.Event()

    async def work() -> None:
        failed.set()
        await fail()

    getattr(services.worker, start)(work())
    await asyncio.wait_for(failed.wait(), WAIT_SECONDS)
    await services.worker.close(1)
    assert_private(caplog, "Work in the background failed")


async def test_of_an_inline_query(
    services: Services, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.pool, "do", fail)
    asker = {"id": 7, "is_bot": False, "first_name": "Alice"}
    query = {"id": "1", "from": asker, "query": "my doctor", "offset": ""}
    update = Update.de_json({"update_id": 10, "inline_query": query}, None)
    await on_inline(update, context_of(services))
    async with asyncio.timeout(WAIT_SECONDS):
        while services.inline_queries.is_newest(7, "1"):  # noqa: ASYNC110  # nothing tells when it is answered
            await asyncio.sleep(0)
    assert_private(caplog, "An inline query could not be answered")


async def test_of_a_new_index(
    services: Services, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_up, "REFRESH_SECONDS", 0)
    opened, published = asyncio.Event(), asyncio.Event()

    async def fail_once() -> None:
        if not opened.is_set():
            opened.set()
            await fail()

    monkeypatch.setattr(services.pool, "refresh", fail_once)
    keeping = asyncio.create_task(keeping_up.keep_up(services, cast(Bot, None), published))
    await asyncio.wait_for(published.wait(), WAIT_SECONDS)
    keeping.cancel()
    assert_private(caplog, "The new index could not be opened; trying again")


async def test_of_an_update_that_no_handler_can_read(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="Alice") as raised:
        await fail()
    await building._on_error(Update(10), context_of(services, raised.value))
    assert_private(caplog, r"Update 10 .*could not be handled; giving up on it")
