"""The freshness benchmark: it runs and finds each change. The figures aren't judged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "benchmarks.fresh", "--paragraphs", "300", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_there_is_a_row_for_the_index_and_for_each_kind_of_change(rows: list[dict[str, Any]]) -> None:
    assert [(row["change"], row["articles"]) for row in rows] == [
        ("all indexed", 20),
        ("added", 100),
        ("changed", 100),
        ("removed", 100),
    ]


def test_a_change_is_found_after_its_run_began_and_long_before_the_reader_would_have_given_up(
    rows: list[dict[str, Any]],
) -> None:
    for row in rows:
        assert 0 < row["found_s"] < 50
        assert row["run_s"] > 0
    assert all(row["search_ms"] > 0 for row in rows[1:])
