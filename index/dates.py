"""The date that an article gives for itself, as people write it: python-dateutil, minus its guesses.

dateutil fills what is missing from today and reads 3/4 as 4 March; a date that a reader is shown must not be a guess.
"""

from __future__ import annotations

import warnings
from datetime import UTC, date, datetime

# Unlike in every part; the days so far apart that a weekday alone ("Thursday, December 2024") gives two of them.
_DEFAULTS = (datetime(2001, 1, 1, 0, tzinfo=UTC), datetime(2002, 2, 28, 23, tzinfo=UTC))
_YEARS = range(1000, 9999)  # the others don't survive a change of timezone


def parse_published(text: str) -> date | datetime:
    """A day, or a moment where `text` gives a time (UTC if it names no timezone).

    Raises ValueError, with the reason, for what isn't a whole date or could be two.
    """
    found = _iso(text)
    if found is None:
        found = _written(text)
    if found.year not in _YEARS:
        raise ValueError("the year is out of range")
    return found.astimezone(UTC) if isinstance(found, datetime) else found


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
    readings = [
        _parse(text, dayfirst=day, yearfirst=year) for day, year in ((True, False), (False, False), (False, True))
    ]
    days = list(dict.fromkeys(low.date() for low, _, _ in readings))
    if len(days) > 1:
        raise ValueError(f"it could be {' or '.join(map(_say, days))}: write it as YYYY-MM-DD")
    low, high, zone_known = readings[0]
    if low.date() != high.date():
        raise ValueError("it doesn't name a day, a month and a year")
    return low if zone_known and low.hour == high.hour else low.date()


def _parse(text: str, dayfirst: bool, yearfirst: bool) -> tuple[datetime, datetime, bool]:
    """`text` read twice, with different values for whatever it leaves out; was its timezone understood?"""
    from dateutil import parser

    try:
        with warnings.catch_warnings(record=True) as unknown:  # dateutil drops a timezone that it doesn't know
            warnings.simplefilter("always")
            low, high = (
                parser.parse(text, default=default, dayfirst=dayfirst, yearfirst=yearfirst) for default in _DEFAULTS
            )
    except (ValueError, OverflowError) as error:
        raise ValueError("it can't be read as a date") from error
    return low, high, not unknown


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
