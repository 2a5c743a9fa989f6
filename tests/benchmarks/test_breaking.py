"""The benchmark of breaking news: the bot answers with each new item. The figures aren't judged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_bot_answers_with_each_new_item_after_it_was_fetched(tmp_path: Path) -> None:
    sizes = ["--paragraphs", "300", "--items", "2", "--folder", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.breaking", *sizes, "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    rows = json.loads(done.stdout)
    assert len(rows) == 2
    for row in rows:
        assert row["answered_s"] > 0
        assert row["fetched_s"] > 0
        assert row["run_s"] > row["fetched_s"]
        assert row["asked"] >= 1
    is_late = max(row["answered_s"] for row in rows) > 10
    assert done.returncode == is_late
