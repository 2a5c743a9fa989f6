"""Dates in questions as tests write them: "first..last", with an open end left out."""

from __future__ import annotations

from datetime import date

from index.languages import DateWords, find_language
from index.question.calendar import find_dates_in

FRIDAY = date(2024, 12, 20)


def words_of(code: str) -> DateWords:
    """Return the words of dates of a language that has them."""
    language = find_language(code)
    assert language
    assert language.dates
    return language.dates


def range_of(code: str, text: str, today: date | None = FRIDAY, newest: date | None = None) -> str:
    """Return the days of the first date in a question, or "" if it has none."""
    dates = find_dates_in(text, words_of(code), today, newest)
    return f"{dates.since or ''}..{dates.until or ''}" if dates else ""
