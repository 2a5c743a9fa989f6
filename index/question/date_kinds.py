"""The days that each notation of dates in English means: "March", "last summer", "past 2 weeks".

Not for finding them in a question: see `dates.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from index.languages import MONTHS, ORDINALS, SEASONS, WEEKDAYS, EnglishDates, EnglishMeaning
from index.question.calendar import DateRange, TimeAnchor, calendar_period, latest_day, month_end, subtract
from index.text import lazy_pattern

_THIRDS_OF_A_MONTH = ((0, 10), (10, 20), (20, 31))
"""The days of each third, from the first, which is 0, up to the last, exclusively."""
_WHOLE_MONTH = (0, 31)
_A_FEW = 3
_RECENT = {"day": 7, "week": 6, "month": 6}


def resolve_date(words: str, preposition: str, now: TimeAnchor) -> DateRange | None:
    """Return the days of a date after a preposition, if the two go together."""
    for pattern, notation in _READERS:
        if match := pattern().fullmatch(words):
            normalised = EnglishDates.IN if preposition in EnglishDates.INSIDE_PREPOSITIONS else preposition
            allowed = notation.prepositions.split()
            if normalised in EnglishDates.LIMITED_PREPOSITIONS and (normalised or "-") not in allowed:
                continue
            return _RESOLVERS[notation.means](match, now)
    return None


def _written(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    day = int(re.sub(r"\D", "", match["day"]))
    month, year = _month(match["month"]), match["year"]
    if not year:
        return latest_day(lambda year_number: date(year_number, month, day), now)
    return (date(int(year), month, day),) * 2


def _iso(match: re.Match[str], _: TimeAnchor) -> DateRange | None:
    return (date(int(match["year"]), int(match["second"] or match["month"]), int(match["first"])),) * 2


def _numbers(match: re.Match[str], _: TimeAnchor) -> DateRange | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if "/" in match.group() or "-" in match.group():
        # 19/12 and 12/19 are unambiguous; 3/4 isn't, and a wrong guess would hide the answers.
        if first <= 12 and second <= 12 and first != second:
            return None
        first, second = max(first, second), min(first, second)
    return (date(year, second, first),) * 2


def _month_days(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    month, year = _month(match["month"]), match.groupdict().get("year")
    third = EnglishDates.THIRDS.get((match["part"] or match["third"] or "").lower())
    first, last = _WHOLE_MONTH if third is None else _THIRDS_OF_A_MONTH[third]
    if year:
        start = date(int(year), month, first + 1)
    else:
        latest = latest_day(lambda year_number: date(year_number, month, first + 1), now)
        if latest is None or latest[0] is None:
            return None
        start = latest[0]
    return start, min(month_end(start), start + timedelta(days=last - first - 1))


def _named_month(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    """Return "last March", the latest one that is over, or "this March", this year's."""
    if now.today is None:
        return None
    first = now.today.replace(month=_month(match["month"]), day=1)
    if match["which"].lower() == EnglishDates.LAST and (first.year, first.month) >= (now.today.year, now.today.month):
        first = subtract(first, "year", 1)
    return first, month_end(first)


def _ordinal(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    if now.reference is None:
        return None
    day, month = int(match["day"]), now.reference.replace(day=1)
    for _ in range(12):
        if day <= month_end(month).day and month.replace(day=day) <= now.reference:
            return (month.replace(day=day),) * 2
        month = subtract(month, "month", 1)
    return None


def _year_days(match: re.Match[str], _: TimeAnchor) -> DateRange | None:
    return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)


def _year_part(match: re.Match[str], _: TimeAnchor) -> DateRange | None:
    """Return a half, a quarter or a third of a year: "the first half of 2025", "Q3 2025", "the end of 2025"."""
    groups = match.groupdict()
    if third := groups.get("third"):
        number, months = EnglishDates.THIRDS[third.lower()], 4
    else:
        which, months = match["number"].lower(), 6 if (groups.get("part") or "").lower() == EnglishDates.HALF else 3
        number = int(which) - 1 if which.isdecimal() else ORDINALS.index(which)
    if (number + 1) * months > 12:  # "the third half"
        return None
    first = date(int(match["year"]), number * months + 1, 1)
    return first, month_end(first.replace(month=first.month + months - 1))


def _third_of_year(match: re.Match[str], _: TimeAnchor) -> DateRange | None:
    """Return a third of a year: "late 2024" is from September on."""
    first = date(int(match["year"]), 1 + 4 * EnglishDates.THIRDS[match["part"].lower()], 1)
    return first, month_end(first.replace(month=first.month + 3))


def _week_of_month(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    """Return seven days of a month: its first to seventh, and so on, or its last ones."""
    month, year, which = _month(match["month"]), match["year"], match["which"].lower()
    first = (date(int(year), month, 1),) if year else latest_day(lambda year_number: date(year_number, month, 1), now)
    if first is None or first[0] is None:
        return None
    last = month_end(first[0])
    if which == EnglishDates.LAST:
        return last - timedelta(days=6), last
    start = first[0] + timedelta(days=7 * ORDINALS.index(which))
    return (start, min(start + timedelta(days=6), last)) if start <= last else None


def _season(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    month, groups = SEASONS[match["season"].lower()], match.groupdict()
    if groups.get("year"):
        first = date(int(groups["year"]), month, 1)
    elif now.today is None:
        return None
    else:
        first = now.today.replace(month=month, day=1)
        if first > now.today:
            first = subtract(first, "year", 1)
        if match["which"].lower() == EnglishDates.LAST and now.today < subtract(first, "month", -3):
            first = subtract(first, "year", 1)
    return first, subtract(first, "month", -3) - timedelta(days=1)


def _weekday(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    if now.today is None:
        return None
    ago = (now.today.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    if ago == 0 and (match["which"] or "").lower() in EnglishDates.BEFORE_THIS:
        ago = 7
    return (now.today - timedelta(days=ago),) * 2


def _relative(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    today = now.today
    if today is None:
        return None
    words, day = match["relative"].lower(), timedelta(days=1)
    if words == EnglishDates.LAST_NIGHT:
        return today - day, today
    if words.endswith(EnglishDates.BEFORE_YESTERDAY):
        return today - 2 * day, today - 2 * day
    if words == EnglishDates.YESTERDAY:
        return today - day, today - day
    return today, today


def _period(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    """Return the current or the last calendar week, weekend, month or year."""
    if now.today is None:
        return None
    unit, last = match["unit"].lower(), (match["which"] or "").lower() in EnglishDates.PREVIOUS
    if unit == "weekend":
        saturday = now.today - timedelta(days=(now.today.weekday() - 5) % 7)
        if last and now.today.weekday() >= 5:
            saturday -= timedelta(days=7)
        return saturday, saturday + timedelta(days=1)
    return calendar_period(unit, int(last), now.today)


def _ago(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    if now.today is None:
        return None
    unit, count = _whole_days(match["unit"].lower(), _count(match["count"]))
    return calendar_period(unit, count, now.today)


def _past(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    """Return a range like "the past three days": from three days ago until today, so that the first is complete."""
    if now.today is None:
        return None
    unit, count = _whole_days(match["unit"].lower(), _count(match["count"] or "1"))
    return subtract(now.today, unit, count), now.today


def _whole_days(unit: str, count: int) -> tuple[str, int]:
    return {"hour": ("day", count // 24), "fortnight": ("week", 2 * count)}.get(unit, (unit, count))


def _recent(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    unit = match["unit"].lower()
    return (subtract(now.today, unit, _RECENT[unit]), now.today) if now.today else None


def _count(words: str) -> int:
    word = words.lower().removeprefix(EnglishDates.BEFORE_COUNT).removesuffix(EnglishDates.BEHIND_COUNT)
    return int(word) if word.isdecimal() else EnglishDates.COUNTS.get(word, _A_FEW)


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


_RESOLVERS: dict[EnglishMeaning, Callable[[re.Match[str], TimeAnchor], DateRange | None]] = {
    "ago": _ago,
    "iso": _iso,
    "month_days": _month_days,
    "named_month": _named_month,
    "numbers": _numbers,
    "ordinal": _ordinal,
    "past": _past,
    "period": _period,
    "recent": _recent,
    "relative": _relative,
    "season": _season,
    "third_of_year": _third_of_year,
    "week_of_month": _week_of_month,
    "weekday": _weekday,
    "written": _written,
    "year_days": _year_days,
    "year_part": _year_part,
}
ANY_PREPOSITION = "any"
_READERS = [(lazy_pattern(notation.pattern, re.IGNORECASE), notation) for notation in EnglishDates.NOTATIONS]
