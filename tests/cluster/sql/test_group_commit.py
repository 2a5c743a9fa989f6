"""Group commit over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

import psycopg
import pytest

from tests.bot.memory import test_group_commit
from tests.cluster.again import general_tests

globals().update(general_tests(test_group_commit))


def _written(url: str) -> set[str]:
    with psycopg.connect(url) as other:
        return {str(name) for (name,) in other.execute("SELECT name FROM names")}


@pytest.fixture(autouse=True)
def reading_from_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another connection that reads what is written, as the tests of SQLite have one to its file."""
    monkeypatch.setattr(_MODULE, "written", _written)


_MODULE = test_group_commit
del test_group_commit
