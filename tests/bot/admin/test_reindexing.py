"""The progress message of an index run."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Message

from bot.admin import reindexing
from bot.admin.reindexing import ProgressMessage
from bot.memory import Memory
from bot.messages import Localization, Reply, text
from bot.services import Services
from bot.settings import Settings
from index import DataFolder, Library, SnapshotDamaged
from tests.bot.virtual_time import in_virtual_time


class Screen:
    """A message that records its edits and their times."""

    chat_id, message_id = 1, 2

    def __init__(self) -> None:
        self.edits: list[tuple[float, str]] = []

    async def edit_text(self, shown: str, **_: Any) -> None:
        self.edits.append((asyncio.get_running_loop().time(), shown))


@in_virtual_time
async def test_progress_is_shown_at_most_every_three_seconds_and_the_end_waits_for_its_turn() -> None:
    screen = Screen()
    progress = ProgressMessage(cast(Message, screen))
    for second in range(5):
        await progress.show(text(f"{second} of 5").reply())
        await asyncio.sleep(1)
    await progress.finish(text("Done").reply())
    assert screen.edits == [(3, "3 of 5"), (6, "Done")]


@in_virtual_time
async def test_the_end_of_a_short_run_is_shown_at_once() -> None:
    screen = Screen()
    progress = ProgressMessage(cast(Message, screen))
    await progress.show(text("1 of 5").reply())
    await progress.finish(text("Done").reply())
    assert screen.edits == [(0, "Done")]


@pytest.mark.parametrize("error", [SnapshotDamaged(Path("/data"), "cut"), OSError("too many open files"), ValueError()])
async def test_the_result_of_a_run_is_shown_even_if_the_new_index_can_not_be_opened_yet(
    examples_index: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    async def index(*_: Any) -> Reply:
        return text("1 added").reply()

    async def fail() -> None:
        raise error

    services = Services(Settings(_env_file=None), Library(examples_index), Memory(tmp_path / "chats.sqlite"))  # type: ignore[call-arg]
    monkeypatch.setattr(reindexing, "_index", index)
    monkeypatch.setattr(services.pool, "refresh", fail)
    screen = Screen()
    await services.index_run.acquire()
    await reindexing._run(services, tmp_path, ProgressMessage(cast(Message, screen)), Localization.of("en"))
    assert [shown for _, shown in screen.edits] == ["1 added"]
    assert not services.index_run.locked()
    assert "The new index could not be opened" in caplog.text
    await services.close(1)
    await services.memory.aclose()
