"""Fixtures of tests with real servers; each skips its tests where the server's programs are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.cluster.opensearch_nodes import Nodes, NodesUnavailable, start_nodes
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


@pytest.fixture(scope="session")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    """Three OpenSearch nodes that run for all tests of the session: each test uses an index of its own."""
    with ExitStack() as stack:
        try:
            cluster = stack.enter_context(start_nodes(tmp_path_factory.mktemp("opensearch")))
        except NodesUnavailable as missing_program:
            pytest.skip(str(missing_program))
        yield cluster
