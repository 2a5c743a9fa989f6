"""Printing what the checks come to, for people and as JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from bot.operations.doctor.findings import Finding, Mark

_MARKS: dict[Mark, str] = {"ok": "ok", "note": "!", "fail": "✗"}
_ARROW = "→"
_PLAIN = str.maketrans({"✗": "x", _ARROW: "-"})  # where the terminal has no such characters
_MARK_WIDTH, _CHECK_WIDTH = 4, 14


def print_finding(finding: Finding, as_json: bool) -> None:
    """Print a finding as a line, as soon as it is there."""
    print(json.dumps(asdict(finding), ensure_ascii=False) if as_json else _line(finding), flush=True)


def _line(finding: Finding) -> str:
    remedy = f" {_ARROW} {finding.remedy}" if finding.remedy else ""
    text = "".join(character if character.isprintable() else "?" for character in f"{finding.text}{remedy}")
    line = f"{_MARKS[finding.mark]:<{_MARK_WIDTH}}{finding.check:<{_CHECK_WIDTH}}{text}"
    try:
        f"✗{_ARROW}".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return line.translate(_PLAIN)
    return line
