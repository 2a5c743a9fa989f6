"""Access as a running bot knows it, which others may change in the memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.memory import AccessRecord, Memory
from bot.services.access import Access
from bot.settings import Settings
from index import StoreError

ADMIN, ALICE, BOB = 1, 7, 8


@pytest.fixture
async def memory(tmp_path: Path) -> AsyncIterator[Memory]:
    memory = Memory(tmp_path / "chats.sqlite")
    yield memory
    await memory.aclose()


@pytest.fixture
async def access(memory: Memory) -> Access:
    settings = Settings(_env_file=None, admin_ids=frozenset({ADMIN}), access="list")  # type: ignore[call-arg]
    access = Access(settings, memory)
    await memory.decide_access(ALICE, "allowed", ADMIN)
    await access.load()
    assert access.is_allowed(ALICE)
    return access


async def test_access_that_was_taken_back_without_a_word_is_gone_after_the_next_load(
    access: Access, memory: Memory
) -> None:
    await memory.remove_access(ALICE, "allowed")
    await access.load()
    assert not access.is_allowed(ALICE)


async def test_what_is_known_stays_if_it_cannot_be_read(
    access: Access, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> list[AccessRecord]:
        raise StoreError("NEWSBOT_CHATS_URL", "db", "away")

    monkeypatch.setattr(memory, "access_records", fail)
    await access.load()
    assert access.is_allowed(ALICE)


async def test_a_decision_while_the_memory_is_read_is_newer_than_what_is_read(
    access: Access, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = memory.access_records()

    def read() -> list[AccessRecord]:
        access.note(AccessRecord(BOB, "allowed", None, None, ADMIN, None))
        access.drop(ALICE)
        return before

    monkeypatch.setattr(memory, "access_records", read)
    await access.load()
    assert access.is_allowed(BOB)
    assert not access.is_allowed(ALICE)
