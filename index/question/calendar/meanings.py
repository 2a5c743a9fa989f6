"""The days that each notation of dates means: `Meaning` names the notations.

They mean the same days as the English ones in `index/question/date_kinds.py`. Not for finding them: see `reading.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from index.languages import Meaning
from index.question.calendar.days import calendar_period, latest_day, month_end, subtract
from index.question.calendar.grammar import Grammar, lookup, lookup_name
from index.question.calendar.model import DateRange, TimeAnchor

_PARTS = {"": (0, 31), "early": (0, 10), "mid": (10, 20), "late": (20, 31)}
_RECENT = {"day": 7, "week": 6, "month": 6}
_DAY = timedelta(days=1)


class Words:
    """The words of a date by their slots, with the grammar of their language."""

    def __init__(self, match: re.Match[str], grammar: Grammar) -> None:
        self._groups = match.groupdict()
        self._grammar = grammar

    def __contains__(self, slot: str) -> bool:
        return bool(self[slot])

    def __getitem__(self, slot: str) -> str:
        return self._groups.get(slot) or self._groups.get(f"{slot}_") or ""

    @property
    def month(self) -> int:
        """The number of the month; 0 if there is none."""
        if "month_number" in self:
            return int(self["month_number"])
        return self._grammar.month(self["month"]) if "month" in self else 0

    @property
    def day(self) -> int:
        """The day of the month."""
        if "day_word" in self:
            return lookup(self._grammar.words.days, self["day_word"]) or 0
        return int(self["day"] or self["day_number"])

    @property
    def weekday(self) -> int:
        """The day of the week, Monday being 0."""
        return self._grammar.weekday(self["weekday"])

    def year(self, now: TimeAnchor) -> int | None:
        """Return the year; None if there is none, or it is relative to an unknown day."""
        if "year" in self:
            return int(self["year"])
        if "short_year" in self:
            return 2000 + int(self["short_year"])
        if now.today and ("last_year" in self or "this_year" in self):
            return now.today.year - int("last_year" in self)
        return None

    @property
    def unit(self) -> tuple[str, int]:
        """The unit and the number of it: "two fortnights" is four weeks."""
        words = self._grammar.words
        unit = lookup_name(words.units, self["unit"]) or lookup_name(words.plural_units, self["units"])
        count = 1
        if "count" in self:
            count = int(self["count"]) if self["count"].isdecimal() else lookup(words.numbers, self["count"]) or 1
        return {"hour": ("day", count // 24), "fortnight": ("week", 2 * count)}.get(unit, (unit, count))

    @property
    def ago(self) -> int:
        """The number of units before the current one: 0 for this, 1 for the last, 2 for the one before."""
        return 2 if "second" in self else int("last" in self)

    @property
    def part(self) -> str:
        """The part of a month or a year: early, mid or late; "" for all of it."""
        return lookup_name(self._grammar.words.parts, self["part"])

    def number(self, slot: str) -> int:
        """Return the number of the word in a slot; 0 if there is none."""
        words = self._grammar.words
        mappings = {
            "ordinal": words.ordinals,
            "share": words.shares,
            "relative": words.relative,
            "season": words.seasons,
        }
        return lookup(mappings[slot], self[slot]) or 0

    @property
    def named_period(self) -> tuple[str, int]:
        """The unit, and how many units ago, of a word that means both."""
        return self._grammar.words.named_periods[self["named_period"]]


def resolve(means: Meaning, words: Words, now: TimeAnchor) -> DateRange | None:
    """Return the days that the words of a date mean; None if they mean none, or the reference is unknown.

    Raises:
        ValueError: There is no such day, such as 30 February.
        OverflowError: It is before year 1.
    """
    if means in _OF_THE_CALENDAR:
        return _OF_THE_CALENDAR[means](words, now)
    return _BY_TODAY[means](words, now.today) if now.today else None


def _day(words: Words, now: TimeAnchor) -> DateRange | None:
    year = words.year(now)
    if year is None:
        return None if _lacks_today(words) else latest_day(lambda number: date(number, words.month, words.day), now)
    return (date(year, words.month, words.day),) * 2


def _lacks_today(words: Words) -> bool:
    return "last_year" in words or "this_year" in words


def _day_alone(words: Words, now: TimeAnchor) -> DateRange | None:
    if now.reference is None:
        return None
    day, month = words.day, now.reference.replace(day=1)
    for _ in range(12):
        if day <= month_end(month).day and month.replace(day=day) <= now.reference:
            return (month.replace(day=day),) * 2
        month = subtract(month, "month", 1)
    return None


def _month(words: Words, now: TimeAnchor) -> DateRange | None:
    first, last = _PARTS[words.part]
    start = _first_of_month(words, now, first + 1)
    return (start, min(month_end(start), start + timedelta(days=last - first - 1))) if start else None


def _first_of_month(words: Words, now: TimeAnchor, day: int = 1, named: bool = True) -> date | None:
    """Return a day of the month: that of its year, of "last March" if `named`, or the latest that has begun."""
    if (year := words.year(now)) is not None:
        return date(year, words.month, day)
    if _lacks_today(words):
        return None
    if named and ("last" in words or "this" in words):
        if now.today is None:
            return None
        start = date(now.today.year, words.month, day)
        is_over = (start.year, start.month) < (now.today.year, now.today.month)
        return start if is_over or "this" in words else subtract(start, "year", 1)
    latest = latest_day(lambda number: date(number, words.month, day), now)
    return latest[0] if latest else None


def _month_week(words: Words, now: TimeAnchor) -> DateRange | None:
    """Return seven days of a month: its first to seventh, and so on, or its last ones."""
    first = _first_of_month(words, now, named=False)
    if first is None:
        return None
    last = month_end(first)
    if "last" in words:
        return last - timedelta(days=6), last
    start = first + timedelta(days=7 * (words.number("ordinal") - 1))
    return start, min(start + timedelta(days=6), last)


def _season(words: Words, now: TimeAnchor) -> DateRange | None:
    month = words.number("season")
    if (year := words.year(now)) is not None:
        first = date(year, month, 1)
    elif now.today is None:
        return None
    else:
        first = now.today.replace(month=month, day=1)
        if first > now.today:
            first = subtract(first, "year", 1)
        if "last" in words and now.today < subtract(first, "month", -3):
            first = subtract(first, "year", 1)
    return first, subtract(first, "month", -3) - _DAY


def _year(words: Words, _: TimeAnchor) -> DateRange | None:
    year = int(words["year"])
    return date(year, 1, 1), date(year, 12, 31)


def _year_part(words: Words, now: TimeAnchor) -> DateRange | None:
    """Return a half or a quarter of a year, or its start, middle or end: a third of it."""
    year = words.year(now)
    if year is None:
        return None
    if "part" in words:
        number, months = ["early", "mid", "late"].index(words.part), 4
    else:
        number, months = words.number("ordinal") - 1, words.number("share")
    if (number + 1) * months > 12:  # "the third half"
        return None
    first = date(year, number * months + 1, 1)
    return first, month_end(first.replace(month=first.month + months - 1))


def _weekday(words: Words, today: date) -> DateRange:
    ago = (today.weekday() - words.weekday) % 7
    if ago == 0 and "last" in words:
        ago = 7
    return (today - timedelta(days=ago),) * 2


def _weekend(words: Words, today: date) -> DateRange:
    return _unit_ago("weekend", words.ago, today)


def _relative(words: Words, today: date) -> DateRange:
    return (today - timedelta(days=words.number("relative")),) * 2


def _night(_: Words, today: date) -> DateRange:
    return today - _DAY, today


def _period(words: Words, today: date) -> DateRange | None:
    unit, _ = words.unit
    if unit == "day":  # "on that day", "on his last day"
        return None
    return _unit_ago(unit, words.ago, today)


def _named_period(words: Words, today: date) -> DateRange:
    return _unit_ago(*words.named_period, today)


def _unit_ago(unit: str, ago: int, today: date) -> DateRange:
    """Return the calendar day, week, weekend, month, quarter or year that is `ago` units before the current one."""
    if unit != "weekend":
        return calendar_period(unit, ago, today)
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    # During the week, the weekend and the last one are the same.
    saturday -= timedelta(days=7 * (ago if today.weekday() >= 5 else max(ago - 1, 0)))
    return saturday, saturday + _DAY


def _ago(words: Words, today: date) -> DateRange:
    return _unit_ago(*words.unit, today)


def _past(words: Words, today: date) -> DateRange | None:
    """Return a range like "the past three days": from three days ago until today, so that the first is complete."""
    unit, count = words.unit
    if unit == "weekend":
        return None
    return (subtract(today, "month", 3 * count) if unit == "quarter" else subtract(today, unit, count)), today


def _recent(words: Words, today: date) -> DateRange | None:
    unit, count = words.unit
    if (unit, count) == ("day", 0):  # "in the last hours"
        return today, today
    return (subtract(today, unit, _RECENT[unit]), today) if unit in _RECENT else None


_OF_THE_CALENDAR: dict[Meaning, Callable[[Words, TimeAnchor], DateRange | None]] = {
    "day": _day,
    "day_alone": _day_alone,
    "month": _month,
    "month_week": _month_week,
    "season": _season,
    "year": _year,
    "year_part": _year_part,
}
_BY_TODAY: dict[Meaning, Callable[[Words, date], DateRange | None]] = {
    "weekday": _weekday,
    "weekend": _weekend,
    "relative": _relative,
    "night": _night,
    "period": _period,
    "named_period": _named_period,
    "ago": _ago,
    "past": _past,
    "recent": _recent,
    "span": _past,
}
