"""Fixtures of tests that run once more over PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.archive import Store
from tests.bot.memory.conftest import clock as clock
from tests.bot.memory.conftest import commits as commits
from tests.bot.memory.conftest import memory as memory
from tests.bot.memory.conftest import start as start
from tests.index.conftest import article as article


@pytest.fixture
def path(postgres_url: str) -> str:
    """URL of the database, where the tests of SQLite have the path of a file."""
    return postgres_url


@pytest.fixture
def store(postgres_url: str) -> Iterator[Store]:
    """Empty store."""
    with closing(Store(postgres_url)) as store:
        yield store
