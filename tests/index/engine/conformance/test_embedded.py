"""The embedded engine does what every engine does."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engine import Engine
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot
from tests.index.engine.conformance.behaviours import *  # noqa: F403
from tests.index.engine.conformance.corpus import articles


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("embedded") / "snapshots"
    write_snapshot(folder, articles(), "state")
    return open_current(folder)
