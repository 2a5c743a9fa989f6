"""Fixtures for the tests of the memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine


@pytest.fixture
def commits() -> Iterator[list[Connection]]:
    """Connections of all transactions committed during the test."""
    committed: list[Connection] = []
    listener = committed.append
    event.listen(Engine, "commit", listener)
    yield committed
    event.remove(Engine, "commit", listener)
