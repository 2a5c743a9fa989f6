"""Fuzz everything that reads input: python -m benchmarks.fuzz [TARGET...] [--minutes N] [--json]

Feeds each target of `fuzz_targets.py` (article formats, questions, quotations, terms, presses, updates) with input
that atheris generates, guided by code coverage; by default for ten minutes each. A finding is an unexpected error, or
an input that takes more than ten seconds. Findings are saved in the folder `--findings`; with any, the exit code is 1.
Needs the packages of `.[fuzz]`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.sets import table

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 4096
"""Maximum length of an input, in bytes."""

SLOWEST = 10
"""Maximum time for an input, in seconds."""

_CHILD = """
import sys
import atheris
with atheris.instrument_imports(include=["index", "bot"]):
    from benchmarks.fuzz_targets import TARGETS
atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
atheris.Fuzz()
"""


def fuzz(target: str, seeds: tuple[bytes, ...], seconds: int, findings: Path) -> dict[str, Any]:
    """Fuzz a target for `seconds`; return the number of inputs and the finding, if any."""
    findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="newsbot-fuzz-") as corpus:
        for number, seed in enumerate(seeds):
            (Path(corpus) / str(number)).write_bytes(seed)
        limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=4096"]
        paths = [f"-artifact_prefix={findings}/{target}-", corpus]
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, target, *limits, *paths],
            cwd=ROOT,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    runs = re.findall(r"^#(\d+)", done.stderr, re.MULTILINE)
    return {
        "target": target,
        "seconds": time.monotonic() - started,
        "inputs": int(runs[-1]) if runs else 0,
        "finding": _finding(done) if done.returncode else "",
    }


def _finding(done: subprocess.CompletedProcess[str]) -> str:
    """Return the error that ended a run, or the end of its output."""
    output = f"{done.stdout}\n{done.stderr}"
    if raised := re.search(r"Uncaught Python exception: ===\n(.+)", output):
        return raised[1]
    summary = re.search(r"^SUMMARY: (.*)$", output, re.MULTILINE)
    return summary[1] if summary else output.strip()[-200:] or f"exit code {done.returncode}"


def main() -> None:
    """Run the targets one after another and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="targets to fuzz (default: all)")
    parser.add_argument("--minutes", type=float, default=10.0, help="minutes per target (default: %(default)s)")
    parser.add_argument(
        "--findings", type=Path, default=Path("findings"), help="folder for findings (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print the rows as a JSON list")
    given = parser.parse_args()
    from benchmarks.fuzz_targets import SEEDS, TARGETS

    if unknown := [target for target in given.targets if target not in TARGETS]:
        parser.error(f"there is no target {', '.join(unknown)}; choose from {', '.join(TARGETS)}")
    rows = []
    for target in given.targets or TARGETS:
        seeds = SEEDS[target.partition(".")[0]]
        rows.append(fuzz(target, seeds, round(60 * given.minutes), given.findings.absolute()))
        print(f"{target}: {rows[-1]['inputs']} inputs, {rows[-1]['finding'] or 'no finding'}", file=sys.stderr)
    print(json.dumps(rows) if given.json else table([{**row, "finding": row["finding"] or "-"} for row in rows]))
    sys.exit(any(row["finding"] for row in rows))


if __name__ == "__main__":
    main()
