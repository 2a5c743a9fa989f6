"""Calendar arithmetic: going back by days, weeks, months or years, and the period around a day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from index.question.calendar.model import DateRange, TimeAnchor


def subtract(day: date, unit: str, count: int) -> date:
    """Subtract `count` days, weeks, months or years; 31 March minus a month is the last day of February."""
    from dateutil.relativedelta import relativedelta  # imported late: few questions need it

    return day - relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def calendar_period(unit: str, ago: int, today: date) -> tuple[date, date]:
    """Return the calendar day, week, month, quarter or year that is `ago` units before the current one."""
    if unit == "quarter":
        day = subtract(today, "month", 3 * ago)
        first = day.replace(month=day.month - (day.month - 1) % 3, day=1)
        return first, month_end(subtract(first, "month", -2))
    day = subtract(today, unit, ago)
    if unit == "week":
        day -= timedelta(days=day.weekday())
        return day, day + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), month_end(day.replace(day=1))
    return (day.replace(month=1, day=1), day.replace(month=12, day=31)) if unit == "year" else (day, day)


def latest_day(day_in: Callable[[int], date], now: TimeAnchor) -> DateRange | None:
    """Return the latest such day of a year up to the reference; 29 February may be several years back."""
    if now.reference is None:
        return None
    for year in range(now.reference.year, now.reference.year - 9, -1):
        try:
            day = day_in(year)
        except ValueError:
            continue
        if day <= now.reference:
            return day, day
    return None
