"""Fixtures of tests with real servers; each skips its tests where the server's programs are missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cluster.postgres import PostgresServer, missing


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """PostgreSQL server that runs for all tests of the session."""
    if reason := missing():
        pytest.skip(reason)
    server = PostgresServer()
    yield server
    server.close()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """URL of an empty database of the test's own."""
    name = postgres.create_database()
    yield postgres.url(name)
    postgres.drop_database(name)
