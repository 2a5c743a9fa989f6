"""The notations of dates in questions, and the days that each means: "March", "last summer", "past 2 weeks".

Not for finding them in a question: see `dates.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from index.languages import MONTHS, NUMBER_WORDS, ORDINALS, SEASONS, TIME_UNITS, WEEKDAYS
from index.question.calendar import DateRange, TimeAnchor, calendar_period, latest_day, month_end, subtract
from index.text import lazy_pattern

_PARTS = {"": (0, 31), "early": (0, 10), "mid": (10, 20), "late": (20, 31)}
_THIRDS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}
_RECENT = {"day": 7, "week": 6, "month": 6}

MONTH = rf"(?:{'|'.join(MONTHS)})"
SHORT_MONTH = rf"(?:{MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"
YEAR = r"(?:1[89]|20)\d\d(?!\w|['’]s|[-–/.,]\d)"
_HOURS = r"(?:\s(?:morning|afternoon|evening|night))?"
_COUNT = rf"\d{{1,3}}|{'|'.join(NUMBER_WORDS)}|an|few|several|a\sfew|couple(?:\sof)?|a\scouple(?:\sof)?"
_PART = r"(?:(?P<part>early|mid|late)[\s-]|(?:the\s)?(?P<third>start|beginning|middle|end)\sof\s)?"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A notation of dates: its pattern, its range, and the prepositions that it allows ("" for none)."""

    pattern: str
    resolve: Callable[[re.Match[str], TimeAnchor], DateRange | None]
    prepositions: str


def resolve_date(words: str, preposition: str, now: TimeAnchor) -> DateRange | None:
    """Return the days of a date after a preposition, if the two go together."""
    for pattern, kind in _READERS:
        if match := pattern().fullmatch(words):
            normalised = "in" if preposition in INSIDE_PREPOSITIONS else preposition
            allowed = kind.prepositions.split()
            if normalised in ("in", "on", "") and (normalised or "-") not in allowed:  # other prepositions fit all
                continue
            return kind.resolve(match, now)
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
    third = _THIRDS.get((match["third"] or "").lower(), "")
    first, last = _PARTS[(match["part"] or third).lower()]
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
    if match["which"].lower() == "last" and (first.year, first.month) >= (now.today.year, now.today.month):
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
        number, months = ["start", "middle", "end"].index(third.lower().replace("beginning", "start")), 4
    else:
        which, months = match["number"].lower(), 6 if (groups.get("part") or "").lower() == "half" else 3
        number = int(which) - 1 if which.isdecimal() else ORDINALS.index(which)
    if (number + 1) * months > 12:  # "the third half"
        return None
    first = date(int(match["year"]), number * months + 1, 1)
    return first, month_end(first.replace(month=first.month + months - 1))


def _third_of_year(match: re.Match[str], _: TimeAnchor) -> DateRange | None:
    """Return a third of a year: "late 2024" is from September on."""
    first = date(int(match["year"]), 1 + 4 * ["early", "mid", "late"].index(match["part"].lower()), 1)
    return first, month_end(first.replace(month=first.month + 3))


def _week_of_month(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    """Return seven days of a month: its first to seventh, and so on, or its last ones."""
    month, year, which = _month(match["month"]), match["year"], match["which"].lower()
    first = (date(int(year), month, 1),) if year else latest_day(lambda year_number: date(year_number, month, 1), now)
    if first is None or first[0] is None:
        return None
    last = month_end(first[0])
    if which == "last":
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
        if match["which"].lower() == "last" and now.today < subtract(first, "month", -3):
            first = subtract(first, "year", 1)
    return first, subtract(first, "month", -3) - timedelta(days=1)


def _weekday(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    if now.today is None:
        return None
    ago = (now.today.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    if ago == 0 and (match["which"] or "").lower() in ("last", "past"):
        ago = 7
    return (now.today - timedelta(days=ago),) * 2


def _relative(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    today = now.today
    if today is None:
        return None
    words, day = match["relative"].lower(), timedelta(days=1)
    if words == "last night":
        return today - day, today
    if words.endswith("before yesterday"):
        return today - 2 * day, today - 2 * day
    if words == "yesterday":
        return today - day, today - day
    return today, today


def _period(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    """Return the current or the last calendar week, weekend, month or year."""
    if now.today is None:
        return None
    unit, last = match["unit"].lower(), (match["which"] or "").lower() in ("last", "previous")
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
    unit, count = _whole_days(match["unit"].lower(), _count(match["count"] or "one"))
    return subtract(now.today, unit, count), now.today


def _whole_days(unit: str, count: int) -> tuple[str, int]:
    return {"hour": ("day", count // 24), "fortnight": ("week", 2 * count)}.get(unit, (unit, count))


def _recent(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    unit = match["unit"].lower()
    return (subtract(now.today, unit, _RECENT[unit]), now.today) if now.today else None


def _count(words: str) -> int:
    word = words.lower().removeprefix("a ").removesuffix(" of")
    if word.isdecimal():
        return int(word)
    return {"an": 1, "couple": 2}.get(word) or (NUMBER_WORDS.index(word) or 1 if word in NUMBER_WORDS else 3)


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


_UNIT = rf"(?P<unit>{'|'.join(TIME_UNITS)})"
# The first match wins. Prepositions: "in" for any of `INSIDE_PREPOSITIONS`, "-" for none; open ones fit all.
_KINDS = [
    _Kind(r"(?P<year>\d{4})(?:-(?P<second>\d\d)-|/(?P<month>\d\d)/)(?P<first>\d\d)", _iso, "in on -"),
    _Kind(r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})[./-](?P<year>\d{4})", _numbers, "in on -"),
    *(
        _Kind(rf"(?:{WEEKDAY},?\s)?{written}{year}", _written, prepositions)
        for written in (
            rf"(?:the\s)?(?P<day>{DAY})\s(?:of\s)?(?P<month>{SHORT_MONTH})",
            rf"(?P<month>{SHORT_MONTH})\s(?:the\s)?(?P<day>{DAY})",
        )
        for year, prepositions in ((rf",?\s(?P<year>{YEAR})", "in on -"), (r"(?P<year>)", "on -"))
    ),
    _Kind(rf"{_PART}(?P<month>{SHORT_MONTH}),?\s(?:of\s)?(?P<year>{YEAR})", _month_days, "in -"),
    _Kind(
        rf"{_PART}(?:the\smonth\sof\s)?(?P<month>{MONTH}|(?:jan|feb|aug|sept?|oct|nov|dec)\b\.?)",
        _month_days,
        "in",
    ),
    _Kind(rf"(?P<which>last|this)\s(?P<month>{MONTH})", _named_month, "in -"),
    _Kind(rf"(?:the\s)?(?P<season>{'|'.join(SEASONS)})\s(?:of\s)?(?P<year>{YEAR})", _season, "in -"),
    _Kind(rf"(?P<which>last|this)\s(?P<season>{'|'.join(SEASONS)})", _season, "in -"),
    _Kind(
        rf"(?:the\s)?(?P<which>{'|'.join(ORDINALS)}|last)\sweek\s(?:of|in)\s(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR}))?",
        _week_of_month,
        "in -",
    ),
    _Kind(rf"(?P<part>early|mid|late)[\s-](?P<year>{YEAR})", _third_of_year, "in -"),
    _Kind(rf"(?:the\syear\s)?(?P<year>{YEAR})", _year_days, "in"),
    _Kind(rf"(?:the\s)?(?P<third>start|beginning|middle|end)\sof\s(?P<year>{YEAR})", _year_part, "in"),
    _Kind(
        rf"(?:the\s)?(?P<number>{'|'.join(ORDINALS)})\s(?P<part>half|quarter)\s(?:of\s)?(?P<year>{YEAR})",
        _year_part,
        "in",
    ),
    _Kind(rf"q(?P<number>[1-4])\s(?:of\s)?(?P<year>{YEAR})", _year_part, "in -"),
    _Kind(rf"(?P<which>last|this|past)\s(?P<weekday>{WEEKDAY}){_HOURS}", _weekday, "in on -"),
    _Kind(rf"(?P<which>)(?P<weekday>{WEEKDAY}){_HOURS}", _weekday, "on"),
    _Kind(r"the\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=[\s?!.,]*$)", _ordinal, "on"),
    _Kind(
        rf"(?:earlier\s)?(?P<relative>(?:the\s)?day\sbefore\syesterday|yesterday|today|tonight|last\snight"
        rf"|this\s(?:morning|afternoon|evening)){_HOURS}",
        _relative,
        "in on -",
    ),
    _Kind(
        rf"(?:the\s)?(?:last|past|previous)\s(?:(?P<count>{_COUNT})\s){_UNIT}s?(?!\sof\b)",
        _past,
        "in -",
    ),
    _Kind(rf"(?:the\s(?:last|past)|(?:this\s)?past)\s(?P<count>){_UNIT}(?!\sof\b)", _past, "in -"),
    _Kind(r"(?:the\s)?recent\s(?P<unit>day|week|month)s", _recent, "in"),
    _Kind(r"the\s(?:last|past)\s(?P<count>)(?P<unit>hour)s", _past, "in -"),
    _Kind(
        r"(?:earlier\s)?(?P<which>this|last|previous|current|this\spast|past)\s(?P<unit>week|weekend|month|quarter|year)(?!\sof\b)",
        _period,
        "in -",
    ),
    _Kind(r"(?P<which>)the\s(?P<unit>weekend)", _period, "in on"),
    _Kind(rf"(?P<count>{_COUNT})\s{_UNIT}s?\s(?:ago|back)", _ago, "in on -"),
]
ANY_PREPOSITION = "any"
INSIDE_PREPOSITIONS = ("in", "during", "throughout", "within", "over", "at", "for", "from", "dated")
_READERS = [(lazy_pattern(kind.pattern, re.IGNORECASE), kind) for kind in _KINDS]
DATE = "|".join(re.sub(r"\(\?P<\w+>", "(?:", kind.pattern) for kind in _KINDS)
