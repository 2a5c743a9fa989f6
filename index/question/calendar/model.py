"""What a date in a question is: a range of days, the words that name it, and what it is relative to. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DateRange = tuple[date | None, date | None]
"""First and last day, both inclusive; None for an open end."""


@dataclass(frozen=True, slots=True)
class AskedDates:
    """The dates in a question: `text[start:end]` are their words."""

    since: date | None
    until: date | None
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeAnchor:
    """The reference for relative dates: the asker's day, and the latest day for a month without a year."""

    today: date | None
    reference: date | None
