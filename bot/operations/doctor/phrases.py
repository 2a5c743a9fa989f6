"""How the doctor says numbers, ages and sizes. Not for whole sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

_MOST_NAMED = 3


def count(number: int, noun: str) -> str:
    """Return "1 source", "1,204 sources"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def age_of(moment: datetime) -> str:
    """Return how long ago a moment was, in its largest whole unit."""
    seconds = max(0, int((datetime.now(UTC) - moment).total_seconds()))
    for unit, length in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return count(seconds // length, unit)
    return count(seconds, "second")


def size_of(size: float) -> str:
    """Return a number of bytes in MB or GB."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:,.0f} MB"


def listed(names: Sequence[str]) -> str:
    """Return the first names with commas between them, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
