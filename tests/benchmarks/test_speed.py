"""The speed benchmark: it runs, and its rows contain the documented figures. The figures aren't judged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks.memory import memory_mb

ROOT = Path(__file__).resolve().parents[2]
OWN = ("newsbot", "newsbot-fields", "rank-bm25", "sqlite-fts5")
FIGURES = {"build_s", "mb_per_s", "disk_mb", "peak_mb", "open_s", "p50_ms", "p95_ms", "p99_ms", "same_top10"}
ALSO = {"p50_ms_k100", "p99_ms_k100", "serve_mb", "first_ms", "questions"}
ON_LINUX = {"peak_mb", "serve_mb"}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.speed", "--paragraphs", "300", "--questions", "20", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


def rows_of(*arguments: str, **environment: str) -> dict[str, dict[str, Any]]:
    """Run the benchmark and return its rows by engine."""
    done = run("--json", *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return {row["engine"]: row for row in json.loads(done.stdout)}


@pytest.fixture(scope="module")
def rows() -> dict[str, dict[str, Any]]:
    return rows_of("--engines", ",".join(OWN), "--slow-questions", "10")


def test_every_engine_has_a_row_with_every_figure(rows: dict[str, dict[str, Any]]) -> None:
    assert tuple(rows) == OWN
    for row in rows.values():
        assert row["paragraphs"] == 300
        assert row.keys() >= FIGURES | ALSO


def test_measured_figures_are_positive_and_impossible_ones_are_null(rows: dict[str, dict[str, Any]]) -> None:
    for name, row in rows.items():
        absent = {"disk_mb", "open_s"} if name == "rank-bm25" else set()
        absent |= set() if memory_mb("VmRSS") else ON_LINUX
        assert {figure for figure in FIGURES | ALSO if row[figure] is None} == absent
        assert all(row[figure] > 0 for figure in FIGURES - absent - {"same_top10"})
        assert row["p50_ms"] <= row["p95_ms"] <= row["p99_ms"]


def test_newsbot_with_one_field_ranks_like_rank_bm25(rows: dict[str, dict[str, Any]]) -> None:
    assert rows["newsbot"]["same_top10"] == rows["rank-bm25"]["same_top10"] == 1.0


def test_a_different_ranking_is_recognised(rows: dict[str, dict[str, Any]]) -> None:
    assert rows["newsbot-fields"]["same_top10"] < 1
    assert rows["sqlite-fts5"]["same_top10"] < 1


def test_slow_engines_are_asked_fewer_questions(rows: dict[str, dict[str, Any]]) -> None:
    assert {name: row["questions"] for name, row in rows.items()} == {
        "newsbot": 20,
        "newsbot-fields": 20,
        "rank-bm25": 10,
        "sqlite-fts5": 10,
    }


def test_ratios_are_of_newsbots_figure_to_the_others(rows: dict[str, dict[str, Any]]) -> None:
    own, other = rows["newsbot"], rows["sqlite-fts5"]
    assert other["p50_ms_ratio"] == own["p50_ms"] / other["p50_ms"]
    assert other["mb_per_s_ratio"] == own["mb_per_s"] / other["mb_per_s"]
    assert own["p99_ms_ratio"] == 1


@pytest.mark.parametrize("name", ["bm25s", "tantivy", "tantivy-one-segment"])
def test_an_optional_library_is_measured_if_installed(name: str) -> None:
    if not find_spec(name.partition("-")[0]):
        pytest.skip("it isn't installed")
    # bm25s takes some seconds to compile kernels that 300 paragraphs don't need.
    found = rows_of("--engines", f"rank-bm25,{name}", NUMBA_DISABLE_JIT="1")[name]
    assert all(found[figure] > 0 for figure in FIGURES - ON_LINUX)
    assert name != "bm25s" or found["same_top10"] == 1


def test_without_rank_bm25_nothing_is_compared_and_the_notes_describe_the_setup() -> None:
    done = run("--engines", "sqlite-fts5")
    assert done.returncode == 0, done.stderr
    assert "sqlite-fts5" in done.stdout
    for part in ("real", "generated", "Machine:", "SQLite 3."):
        assert part in done.stdout
    assert rows_of("--engines", "sqlite-fts5")["sqlite-fts5"]["same_top10"] is None


@pytest.mark.parametrize(
    ("arguments", "said"), [(["--engines", "lucene"], "no engine lucene"), (["--paragraphs", "many"], "many")]
)
def test_an_impossible_measurement_is_explained_in_one_line(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[-1]
