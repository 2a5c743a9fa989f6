"""What pip-audit's report in JSON says, in a few lines: `python3 .ci/audit_report.py FILE`; for `.ci/audit`.

Exit code: 1 if a vulnerability is known, 75 if the database knew none of the packages, or gave no report.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

UNKNOWN = 75  # EX_TEMPFAIL: try again later


def main(report: Path) -> int:
    """Print what is known of the packages; return the exit code."""
    try:
        packages = json.loads(report.read_text())["dependencies"]
    except (OSError, ValueError, KeyError):
        packages = []
    known = [package for package in packages if "skip_reason" not in package]
    if not known:
        print("Vulnerabilities are unknown: the database can't be reached, or knows none of the packages.")
        return UNKNOWN
    lines = [
        f"{package['name']} {package['version']}: {vulnerability['id']}, {_fixed(vulnerability['fix_versions'])}"
        for package in known
        for vulnerability in package["vulns"]
    ]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    print(*lines, f"{len(known)} packages looked up, {len(lines)} known vulnerabilities.", sep="\n")
    if skipped:
        print(f"Unknown to the database: {', '.join(skipped)}.")
    return 1 if lines else 0


def _fixed(versions: list[str]) -> str:
    return f"fixed in {', '.join(versions)}" if versions else "not fixed yet"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
