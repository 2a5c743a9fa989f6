"""The ingest benchmark: it reads every article that it writes. The figures aren't judged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.ingest import is_good, writers
from benchmarks.ingest_data_records import WRITERS

ROOT = Path(__file__).resolve().parents[2]


def measured(*arguments: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "benchmarks.ingest", *arguments, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def test_every_article_is_read_in_each_format_and_size() -> None:
    rows = measured("--sizes", "20,40", "--formats", ",".join(WRITERS))
    assert [(row["format"], row["articles"], row["failures"]) for row in rows] == [
        (name, size, 0) for name in WRITERS for size in (20, 40)
    ]
    assert all(0 < row["start_mb"] <= row["peak_mb"] for row in rows)


def test_articles_are_stored_too() -> None:
    (row,) = measured("--sizes", "20", "--formats", "jsonl", "--store")
    assert (row["articles"], row["failures"]) == (20, 0)


def test_a_large_file_has_the_size_that_was_asked_for() -> None:
    (row,) = measured("--gigabytes", "0.005", "--formats", "jsonl")
    assert 4 < row["mb"] < 6
    assert not row["failures"]


def test_a_format_that_is_unknown_is_named() -> None:
    command = [sys.executable, "-m", "benchmarks.ingest", "--formats", "jsonl,papyrus"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no format papyrus" in done.stderr


@pytest.mark.parametrize(
    ("change", "is_ok"),
    [
        ({}, True),
        ({"per_cpu_s": 299}, False),
        ({"failures": 1}, False),
        ({"articles": 9}, False),
        ({"least": ""}, True),
    ],
)
def test_a_row_is_good_if_all_articles_are_read_as_fast_as_is_demanded(change: dict[str, Any], is_ok: bool) -> None:
    row = {"articles": 10, "wanted": 10, "failures": 0, "per_s": 300, "per_cpu_s": 300, "least": 300}
    assert is_good(row | change, is_stored=False) is is_ok


def test_what_a_writer_writes_has_a_suffix() -> None:
    assert all(suffix == "" or suffix.startswith(".") for _, suffix in writers().values())
