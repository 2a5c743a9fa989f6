"""The benchmark of headers: every shape is read, and what is wrong is shown."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks import header_shapes
from benchmarks.header_shapes import SHAPES, Written, measure

ROOT = Path(__file__).resolve().parents[2]


def test_all_files_of_all_shapes_are_read_right() -> None:
    command = [sys.executable, "-m", "benchmarks.header_shapes", "--files", "320", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    rows = json.loads(done.stdout)
    assert [row["shape"] for row in rows] == list(SHAPES)
    assert {(row["files"], row["right"]) for row in rows} == {(40, 40)}
    assert all(row["files_a_s"] > 0 for row in rows)


def test_a_file_that_is_read_wrong_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_title(row: Written, _: random.Random) -> str:
        return f"Date: {date(2025, 7, 8)}\nSource: {row.outlet}\n\n"

    monkeypatch.setattr(header_shapes, "SHAPES", {"labelled": without_title})
    rows, wrong = measure(tmp_path, 5, random.Random(1))
    assert (rows[0]["files"], rows[0]["right"]) == (5, 0)
    assert wrong[0].startswith("labelled: Written(title=")
