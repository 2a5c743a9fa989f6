"""Fixtures of tests that run once more over PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from index import Article
from index.archive import Store
from tests.bot.memory.conftest import clock as clock
from tests.bot.memory.conftest import commits as commits
from tests.bot.memory.conftest import memory as memory
from tests.bot.memory.conftest import start as start


@pytest.fixture
def path(postgres_url: str) -> str:
    """URL of the database, where the tests of SQLite have the path of a file."""
    return postgres_url


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Factory of articles from paragraphs: `article("One.", "Two.", title="T")`."""

    def make(*paragraphs: str, id: str = "a", title: str = "", **other: Any) -> Article:
        return Article(id=id, origin=f"file:///{id}.txt", title=title, paragraphs=paragraphs, **other)

    return make


@pytest.fixture
def store(postgres_url: str) -> Iterator[Store]:
    """Empty store."""
    with closing(Store(postgres_url)) as store:
        yield store
