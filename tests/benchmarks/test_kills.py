"""The benchmark of kills: it restarts what it killed, and counts what became of the questions."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_killed_bots_lose_no_question() -> None:
    size = ["--kills", "2", "--rate", "20", "--paragraphs", "200"]
    command = [sys.executable, "-m", "benchmarks.kills", *size, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert (outcome["kills"], outcome["lost"], outcome["out_of_order"]) == (2, 0, 0)
    assert outcome["asked"] > 0
