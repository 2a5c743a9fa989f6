"""Parsing the date that an article gives, in any usual notation: python-dateutil without its guesses.

dateutil fills in missing parts from today and reads 3/4 as 4 March; a date shown to readers must not be a guess.
"""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime, timedelta, timezone

# Different in every part, and far enough apart that a weekday alone ("Thursday, December 2024") gives two days.
_DEFAULTS = (datetime(2001, 1, 1, 0, tzinfo=UTC), datetime(2002, 2, 28, 23, tzinfo=UTC))
_LONGEST = 100  # characters
_YEARS = range(1000, 9999)  # other years don't survive a change of timezone
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?!\d)")
_YEAR = re.compile(r"(?<![\d+])(?<!\s-)\d{4}(?!\d)")  # not an offset: +0300
_DAYS = re.compile(r"(?<![\d/.-])\d{1,2}\s*[-–/]\s*\d{1,2}(?![\d/.-])")  # "1-2 January 2024"
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_published(text: str) -> date | datetime:
    """Return a day, or a moment if `text` gives a time (in UTC if it names no timezone).

    Raises ValueError, with the reason, if the date is incomplete or ambiguous.
    """
    if len(text) > _LONGEST:
        raise ValueError("it can't be read as a date")
    published = _iso(text) if _ISO.match(text) else None
    if published is None:
        published = _written(text)
    if published.year not in _YEARS:
        raise ValueError("the year is out of range")
    return published


def _iso(text: str) -> date | datetime | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _written(text: str) -> date | datetime:
    if len(_YEAR.findall(text)) != 1 or _DAYS.search(text):
        raise ValueError("it doesn't name a day, a month and a year in four digits, once")
    # dateutil reads GMT+3 as three hours west of Greenwich, as POSIX does; people mean east.
    text = re.sub(r"\b(?:GMT|UTC)\s*(?=[+-]\d)", "", text)
    readings = [_parse(text, dayfirst=day, yearfirst=year) for day, year in ((1, 0), (0, 0), (0, 1))]
    days = list(dict.fromkeys(low.date() for low, _, _ in readings))
    if len(days) > 1:
        raise ValueError(f"it could be {' or '.join(map(_say, days))}: write it as YYYY-MM-DD")
    low, high, zone_known = readings[0]
    if low.date() != high.date() or str(low.year) not in text:
        raise ValueError("it doesn't name a day, a month and a year")
    if (weekday := _WEEKDAY.search(text)) and _WEEKDAYS[low.weekday()] != weekday[1].lower():
        raise ValueError(f"{_say(low)} isn't that day of the week")
    if not zone_known or low.hour != high.hour:
        return low.date()
    return low.replace(tzinfo=timezone(low.utcoffset() or timedelta()))


def _parse(text: str, dayfirst: int, yearfirst: int) -> tuple[datetime, datetime, bool]:
    """Parse `text` twice, with different defaults for missing parts; also return whether its timezone is known."""
    from dateutil import parser

    try:
        with warnings.catch_warnings(record=True) as unknown:  # dateutil drops an unknown timezone
            warnings.simplefilter("always")
            low, high = (
                parser.parse(text, default=default, dayfirst=bool(dayfirst), yearfirst=bool(yearfirst))
                for default in _DEFAULTS
            )
    except (ValueError, ArithmeticError) as error:  # an overflow, or a fraction too long for a decimal
        raise ValueError("it can't be read as a date") from error
    return low, high, not unknown


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
