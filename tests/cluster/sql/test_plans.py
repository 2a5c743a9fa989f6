"""Plans over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.memory import Memory
from tests.bot.memory import test_plans
from tests.cluster.again import general_tests

globals().update(general_tests(test_plans))
del test_plans


@pytest.fixture
async def memory(postgres_url: str, clock: Any) -> AsyncIterator[Memory]:
    """Memory with a clock that the test moves."""
    memory = Memory(postgres_url, lambda: clock.now)
    yield memory
    await memory.aclose()
