"""The soak benchmark: it runs, loses nothing and reports growth. The figures aren't judged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.soak import figures, shown

ROOT = Path(__file__).resolve().parents[2]


def row(memory: float, handles: int = 20, lost: int = 0) -> dict[str, Any]:
    return {
        "memory_mb": memory,
        "handles": handles,
        "threads": 8,
        "snapshots": 2,
        "lost": lost,
        "doubled": 0,
        "out_of_order": 0,
    }


def test_a_run_gives_every_figure_and_loses_nothing() -> None:
    size = ["--minutes", "0.02", "--every", "0.5", "--rate", "20", "--paragraphs", "200", "--chats", "4"]
    command = [sys.executable, "-m", "benchmarks.soak", *size, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    assert len(measured["rows"]) == 2
    assert (measured["lost"], measured["doubled"], measured["out_of_order"]) == (0, 0, 0)
    assert all(each["memory_mb"] > 0 and each["handles"] > 0 and each["threads"] > 0 for each in measured["rows"])
    assert 1 <= measured["snapshots"] <= 3


def test_growth_is_measured_after_the_warm_up_rounds() -> None:
    rows = [row(10), row(50), row(100), row(100), row(100), row(100, 30), row(110, 30), row(110, 30, lost=1)]
    measured = figures(rows)
    assert round(measured["growth"], 3) == 0.1
    assert (measured["handles_more"], measured["threads_more"], measured["lost"]) == (10, 0, 1)
    missed = [line.split()[0] for line in shown(rows).splitlines() if line.endswith("missed")]
    assert missed == ["growth", "lost"]
