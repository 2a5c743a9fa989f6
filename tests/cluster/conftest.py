"""Real servers for the tests of this folder: they start once for all tests, and end with them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.cluster.opensearch_nodes import Nodes, NodesUnavailable, start_nodes


@pytest.fixture(scope="session")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    """Three OpenSearch nodes. Tests share them: each uses a prefix of its own."""
    try:
        started = start_nodes(tmp_path_factory.mktemp("opensearch"))
        cluster = started.__enter__()
    except NodesUnavailable as missing:
        if os.environ.get("NEWSBOT_TEST_SERVERS") == "needed":
            raise
        pytest.skip(str(missing))
    try:
        yield cluster
    finally:
        started.__exit__(None, None, None)
