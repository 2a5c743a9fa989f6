"""Measure a researcher's work: python -m benchmarks.research [--rows N] [--files N]

Writes a table of generated articles and a folder of text files, and runs what the guide for researchers runs: an index
run, a question, and exports of all quotations and of one person's.

seconds         of each command, as a process of its own
cpu_s           processor time of all its processes
peak_mb         peak memory of the largest of its processes
lines           lines of the table that it wrote
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.ingest_data_records import WRITERS
from benchmarks.sets import table

ROOT = Path(__file__).parent.parent
_OUTPUT = Path("quotations.csv")


def commands() -> list[tuple[str, list[str]]]:
    """Return the commands of the guide, each with a name."""
    return [
        ("index", ["index", "newspapers.csv", "interviews"]),
        ("index again", ["index", "newspapers.csv", "interviews"]),
        ("ask", ["ask", "What did Quist say about sleep?"]),
        ("export all", ["export", "--output", str(_OUTPUT)]),
        ("export a person", ["export", "--person", "Dervla Quist", "--output", str(_OUTPUT)]),
    ]


def measure(rows: int, files: int, folder: Path) -> list[dict[str, Any]]:
    """Return a row for each command, run in `folder` over so many rows and files."""
    WRITERS["csv"](folder / "newspapers.csv", rows)
    WRITERS["text"](folder / "interviews", files)
    return [{"command": name, **_run(arguments, folder)} for name, arguments in commands()]


# Linux counts the memory of a process's parent as its own: this one is small.
_MEASURING = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


def _run(arguments: list[str], folder: Path) -> dict[str, Any]:
    output = folder / _OUTPUT
    output.unlink(missing_ok=True)
    environment = os.environ | {"NEWSBOT_DATA_DIR": str(folder / "data"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _MEASURING, sys.executable, "-m", "bot", *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, check=True)
    seconds = time.perf_counter() - started
    code, cpu_s, memory = json.loads(done.stdout)
    if code:
        raise SystemExit(f"newsbot {arguments[0]} failed")
    mb = memory * (1 if sys.platform == "darwin" else 1024) / 1e6  # bytes there, kilobytes elsewhere
    return {"seconds": round(seconds, 1), "cpu_s": round(cpu_s, 1), "peak_mb": round(mb), "lines": _lines(output)}


def _lines(path: Path) -> int | str:
    if not path.exists():
        return ""
    with path.open("rb") as file:
        return sum(1 for _ in file)


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsbot-") as folder:
        print(table(measure(options.rows, options.files, Path(folder))))


if __name__ == "__main__":
    main()
