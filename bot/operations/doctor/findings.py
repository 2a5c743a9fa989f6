"""What a check comes to. Not for how it is printed: see `printing.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["ok", "note", "fail"]
"""`note`: the bot works, and something is worth a look. `fail`: the bot, or a part of it, doesn't work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a check, in one line."""

    check: str
    """What was checked, in a word or two."""
    mark: Mark
    text: str
    """What is the case; never a secret."""
    remedy: str = ""
    """What to do; empty if there is nothing to do, or `text` says it already."""


def ok(check: str, text: str) -> Finding:
    """Return that all is well."""
    return Finding(check, "ok", text)


def note(check: str, text: str, remedy: str = "") -> Finding:
    """Return that something is worth a look."""
    return Finding(check, "note", text, remedy)


def fail(check: str, text: str, remedy: str = "") -> Finding:
    """Return that something doesn't work."""
    return Finding(check, "fail", text, remedy)
