"""Presses that fail: the person gets one line that says so, and nothing is claimed that isn't known."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from waits import WAIT_SECONDS

from bot.memory import Memory
from index import ClusterUnavailable, DataFolder, StoreError, ask
from tests.bot.handlers.test_presses import ALICE_ID, AT_FIRST, KEY, World

TROUBLE = "I couldn’t answer just now. Please try again."
UNAVAILABLE = "I can’t search just now. Please try again in a minute."
VIEWS = {"another page": f"a:{KEY}:s1", "context": f"a:{KEY}:c0", "a list of stories": f"l:{KEY}:0"}
PRESSES = VIEWS | {"follow": f"a:{KEY}:f0", "ask again": f"a:{KEY}:a0"}


@pytest.fixture
async def world(examples_index: DataFolder, tmp_path: Path) -> AsyncIterator[World]:
    world = World(examples_index, Memory(tmp_path / "chats.sqlite"))
    yield world
    await world.services.close(1)
    await world.memory.aclose()


async def notes_of(world: World, data: str) -> list[str | None]:
    """Press a button; return all notes that confirm the press, once everything is done."""
    notes = [await world.press(data, AT_FIRST)]
    await world.services.worker.close(WAIT_SECONDS)
    while not world.telegram.notes.empty():
        notes.append(world.telegram.notes.get_nowait())
    return notes


@pytest.mark.parametrize("data", VIEWS.values(), ids=VIEWS)
async def test_an_answer_that_can_not_be_made_is_named_in_the_confirmation(
    world: World, monkeypatch: pytest.MonkeyPatch, data: str
) -> None:
    async def fail(_work: Any) -> Any:
        raise ValueError("odd")

    question = ask(world.services.library.current, "ferries", today=date(2025, 12, 1)).understood
    await world.memory.remember_answer(ALICE_ID, question, key=KEY)
    monkeypatch.setattr(world.services.pool, "do", fail)
    assert await notes_of(world, data) == [TROUBLE]


@pytest.mark.parametrize("data", VIEWS.values(), ids=VIEWS)
async def test_a_press_while_the_search_cluster_is_away_is_told_to_try_again(
    world: World, monkeypatch: pytest.MonkeyPatch, data: str
) -> None:
    async def fail(_work: Any) -> Any:
        raise ClusterUnavailable("http://search.example", "it is down", "start it")

    question = ask(world.services.library.current, "ferries", today=date(2025, 12, 1)).understood
    await world.memory.remember_answer(ALICE_ID, question, key=KEY)
    monkeypatch.setattr(world.services.pool, "do", fail)
    assert await notes_of(world, data) == [UNAVAILABLE]


@pytest.mark.parametrize("data", PRESSES.values(), ids=PRESSES)
async def test_an_answer_that_can_not_be_read_is_not_called_forgotten(
    world: World, monkeypatch: pytest.MonkeyPatch, data: str
) -> None:
    def fail(*_: Any) -> Any:
        raise StoreError("NEWSBOT_CHATS_URL", "sqlite://", "database is locked")

    monkeypatch.setattr(world.memory, "answer_of", fail)
    assert await notes_of(world, data) == [TROUBLE]
    assert world.telegram.edits.empty()
    assert world.telegram.sent == 0
