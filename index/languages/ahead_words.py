"""How a language names days to come, as data: `AheadWords`.

Patterns match text in lower case without accents (`é` is `e`, `ё` is `е`), with straight apostrophes and single spaces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

AheadUnit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True, eq=False)
class AheadWords:
    """The words of a language for days to come, and those of a question for nothing else."""

    signs: frozenset[str]
    """Words of which every phrase for days to come has one: checking them is fast."""
    periods: Mapping[str, tuple[AheadUnit, int]]
    """Patterns of such phrases, each with a unit and the number of these from now: ("day", 1) is tomorrow."""
    empty: frozenset[str]
    """Words that name no topic in a question for what will happen, besides those of a question for the news."""
    coming: tuple[str, ...]
    """Patterns with a `<weekday>` that can only be the coming one: "next <weekday>"."""
    looks_ahead: tuple[str, ...]
    """Patterns of what makes a day of the week, or a month, the coming one: "will", "is planned", "plays".

    Unlike the others, these and the next match text with its accents.
    """
    looks_back: tuple[str, ...]
    """Patterns of what makes it the past one all the same: "what did he say will happen on Friday"."""


def read_patterns(patterns: str) -> tuple[str, ...]:
    """Return the patterns in a text, which are separated by commas."""
    return tuple(re.split(r",\s+", patterns.strip()))
