"""Dates in questions, as ranges of days: "in March", "since Monday", "between 3 and 5 May", "last 2 weeks".

A small grammar of English, since a general reader of dates takes "Did" for one and "in March" for a day. Not for the
dates of articles: see `dates`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Range = tuple[date | None, date | None]
"""The first and the last day, both inclusive; None where it is open."""

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = "a one two three four five six seven eight nine ten eleven twelve".split()
_PARTS = {"": (0, 31), "early": (0, 10), "mid": (10, 20), "late": (20, 31)}

_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_SHORT_MONTH = rf"(?:{_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"
_YEAR = r"(?:1[89]|20)\d\d(?!\w|['’]s|[-–/.,]\d)"
_HOURS = r"(?:\s(?:morning|afternoon|evening|night))?"
_COUNT = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}|an|few|several|a\sfew|couple(?:\sof)?|a\scouple(?:\sof)?"
_PART = r"(?:(?P<part>early|mid|late)[\s-])?"


@dataclass(frozen=True, slots=True)
class AskedDates:
    """The dates that a question gives, and where: `text[start:end]` are their words."""

    since: date | None
    until: date | None
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Now:
    """What dates are relative to: the asker's day, and the day that no month without a year may lie after."""

    today: date | None
    reference: date | None


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way to write a date: its pattern, its range, and the prepositions that it needs ("" for none)."""

    pattern: str
    days: Callable[[re.Match[str], _Now], Range | None]
    prepositions: str


def find_dates(text: str, today: date | None = None, newest: date | None = None) -> AskedDates | None:
    """The first date in `text`, in which blanks are single; None if there is none.

    "Yesterday" is relative to `today`, or to `newest`, the day of the newest article; "in March" is the latest one
    that began by then and has an article. A date after today is none: no article is from then.
    """
    given = [day for day in (today, newest) if day]
    now = _Now(today or newest, min(given, default=None))
    at = 0
    while match := _ASKED.search(text, at):
        found = _read(match, now) if _in_place(match) else None
        if found and not (today and found[0] and found[0] > today):
            start = match.start("one") if match["of"] and not match["open"] else match.start()
            return AskedDates(*found, text[start : match.end()].removesuffix(match["of"] or ""), start, match.end())
        at = match.start() + 1
    return None


def _in_place(match: re.Match[str]) -> bool:
    """Whether what stands around a date leaves it one: Theresa May, March for Our Lives, the Sunday Times."""
    text, words = match.string, match.group().lower()
    after, before = text[match.end() :], text[: match.start()].lower()
    if _NAMES_AFTER.match(after) or (_ONE_MONTH.search(words) and _is_a_name(match, after, before)):
        return False
    bare = not (match["open"] or match["inside"] or match["from_"] or match["on"] or match["low"])
    if words[0].isdigit() and match["low"] and not re.search(r"\d{4}", words):  # "ages 3-5 may"
        return False
    # "about September 11, 2001", "the March 2024 budget": what is asked about, not when it is said.
    return not (bare and re.search(r"\d", words) and re.search(r"(?:^|\s)(?:about|regarding|of|the|\d+\w*)\s$", before))


def _is_a_name(match: re.Match[str], after: str, before: str) -> bool:
    """Whether a month that is a name too ("in May") is meant as one: "confidence in May", "after May resigned"."""
    if re.match(r"\s[A-Z]", after) or re.search(r"(?:confidence|faith|trust|belie\w+|interest\w*)\s$", before):
        return True
    return bool((match["open"] or match["from_"]) and re.match(r"\s(?!(?:[a-z]{1,5}|regarding|concerning)\b)\w", after))


def _read(match: re.Match[str], now: _Now) -> Range | None:
    try:
        if match["low"]:
            return _between(match["low"], match["high"], now)
        preposition = (match["inside"] or match["on"] or match["from_"] or match["open"] or "").lower()
        if match["of"] and _MONTHS_ALONE.fullmatch(match["one"]):  # "May's cabinet"
            return None
        found = _days(match["one"], _ANY if match["said"] is not None or match["of"] else preposition, now)
        if found is None:
            return None
        if match["of"]:  # "Monday's attack": people speak of it from then on
            return found[0], None
        return _opened(found, preposition)
    except (ValueError, OverflowError):  # 30 February, or years before 1
        return None


def _days(words: str, preposition: str, now: _Now) -> Range | None:
    for pattern, kind in _READERS:
        if match := pattern.fullmatch(words):
            wanted = "in" if preposition in _INSIDE else preposition
            allowed = kind.prepositions.split()
            if wanted in ("in", "on", "") and (wanted or "-") not in allowed:  # the others go with every kind
                continue
            return kind.days(match, now)
    return None


def _between(low: str, high: str, now: _Now) -> Range | None:
    last = _days(high, _ANY, now)
    if last is None or last[0] is None or last[1] is None:
        return None
    if day := re.fullmatch(r"(?:the\s)?(\d\d?)(?:st|nd|rd|th)?", low):  # "3 and 5 May"
        first: Range | None = (last[0].replace(day=int(day[1])),) * 2
    else:  # what the first leaves out, it shares with the second: "March and May 2024"
        first = _days(low, _ANY, _Now(now.today and min(now.today, last[1]), last[1]))
    if first is None or first[0] is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _opened(found: Range, preposition: str) -> Range:
    """A range as its preposition turns it: since, until, before and after it."""
    since, until = found
    if preposition in ("since", "starting", "starting from"):
        return since, None
    if preposition in ("until", "till", "up to"):
        return None, until
    if preposition in ("before", "prior to"):
        return None, since and since - timedelta(days=1)
    if preposition == "after":
        return until and until + timedelta(days=1), None
    return found


def _written(match: re.Match[str], now: _Now) -> Range | None:
    day = int(re.sub(r"\D", "", match["day"]))
    month, year = _month(match["month"]), match["year"]
    if not year:
        return _latest(lambda each: date(each, month, day), now)
    return (date(int(year), month, day),) * 2


def _numbers(match: re.Match[str], _: _Now) -> Range | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if "/" in match.group():
        # 19/12 and 12/19 are one day to everybody; 3/4 is two, and a guess would hide half of the answers.
        if first <= 12 and second <= 12 and first != second:
            return None
        first, second = max(first, second), min(first, second)
    return (date(year, second, first),) * 2


def _month_days(match: re.Match[str], now: _Now) -> Range | None:
    month = _month(match["month"])
    year = match.groupdict().get("year")
    found = (date(int(year), month, 1),) * 2 if year else _latest(lambda each: date(each, month, 1), now)
    if found is None or found[0] is None:
        return None
    first, last = _PARTS[(match["part"] or "").lower()]
    end = _month_end(found[0])
    return found[0] + timedelta(days=first), min(end, found[0] + timedelta(days=last - 1))


def _named_month(match: re.Match[str], now: _Now) -> Range | None:
    """ "Last March", the latest one that is over, or "this March", this year's."""
    if now.today is None:
        return None
    first = now.today.replace(month=_month(match["month"]), day=1)
    if match["which"].lower() == "last" and (first.year, first.month) >= (now.today.year, now.today.month):
        first = _back(first, "year", 1)
    return first, _month_end(first)


def _latest(day_in: Callable[[int], date], now: _Now) -> Range | None:
    """The latest such day by the reference; a 29 February may be some years back."""
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


def _ordinal(match: re.Match[str], now: _Now) -> Range | None:
    if now.reference is None:
        return None
    day, month = int(match["day"]), now.reference.replace(day=1)
    for _ in range(12):
        if day <= _month_end(month).day and month.replace(day=day) <= now.reference:
            return (month.replace(day=day),) * 2
        month = _back(month, "month", 1)
    return None


def _year_days(match: re.Match[str], _: _Now) -> Range | None:
    return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)


def _season(match: re.Match[str], now: _Now) -> Range | None:
    month, groups = _SEASONS[match["season"].lower()], match.groupdict()
    if groups.get("year"):
        first = date(int(groups["year"]), month, 1)
    elif now.today is None:
        return None
    else:
        first = now.today.replace(month=month, day=1)
        if first > now.today:
            first = _back(first, "year", 1)
        if match["which"].lower() == "last" and now.today < _back(first, "month", -3):
            first = _back(first, "year", 1)
    return first, _back(first, "month", -3) - timedelta(days=1)


def _weekday(match: re.Match[str], now: _Now) -> Range | None:
    if now.today is None:
        return None
    back = (now.today.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    if back == 0 and (match["which"] or "").lower() in ("last", "past"):
        back = 7
    return (now.today - timedelta(days=back),) * 2


def _relative(match: re.Match[str], now: _Now) -> Range | None:
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


def _period(match: re.Match[str], now: _Now) -> Range | None:
    """This or the last week, weekend, month or year of the calendar."""
    if now.today is None:
        return None
    unit, last = match["unit"].lower(), (match["which"] or "").lower() in ("last", "previous")
    if unit == "weekend":
        saturday = now.today - timedelta(days=(now.today.weekday() - 5) % 7)
        if last and now.today.weekday() >= 5:
            saturday -= timedelta(days=7)
        return saturday, saturday + timedelta(days=1)
    return _calendar(unit, int(last), now.today)


def _calendar(unit: str, back: int, today: date) -> Range:
    """The day, or the week, month or year of the calendar, that lies `back` of them before today's."""
    day = _back(today, unit, back)
    if unit == "week":
        day -= timedelta(days=day.weekday())
        return day, day + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), _month_end(day.replace(day=1))
    return (day.replace(month=1, day=1), day.replace(month=12, day=31)) if unit == "year" else (day, day)


def _ago(match: re.Match[str], now: _Now) -> Range | None:
    return _calendar(match["unit"].lower(), _count(match["count"]), now.today) if now.today else None


def _past(match: re.Match[str], now: _Now) -> Range | None:
    """The past three days: from three days ago until today, so that the first of them is whole."""
    if now.today is None:
        return None
    unit, count = match["unit"].lower(), _count(match["count"] or "one")
    if unit == "hour":
        unit, count = "day", count // 24
    return _back(now.today, unit, count), now.today


def _count(words: str) -> int:
    word = words.lower().removeprefix("a ").removesuffix(" of")
    if word.isdecimal():
        return int(word)
    return {"an": 1, "couple": 2}.get(word) or (_NUMBERS.index(word) or 1 if word in _NUMBERS else 3)


def _back(day: date, unit: str, count: int) -> date:
    """The day so many days, weeks, months or years before; 31 March less a month is the last of February."""
    from dateutil.relativedelta import relativedelta  # here, since hardly any question needs it

    return day - relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _month(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


_UNITS = r"(?P<unit>day|week|month|year)"
# The first that fits is taken. Prepositions: "in" for those of `_INSIDE`, "-" for none; the open ones go with all.
_KINDS = [
    _Kind(r"(?P<year>\d{4})-(?P<second>\d\d)-(?P<first>\d\d)", _numbers, "in on -"),
    _Kind(r"(?P<first>\d{1,2})[./](?P<second>\d{1,2})[./](?P<year>\d{4})", _numbers, "in on -"),
    *(
        _Kind(rf"(?:{_WEEKDAY},?\s)?{written}{year}", _written, prepositions)
        for written in (
            rf"(?:the\s)?(?P<day>{_DAY})\s(?:of\s)?(?P<month>{_SHORT_MONTH})",
            rf"(?P<month>{_SHORT_MONTH})\s(?:the\s)?(?P<day>{_DAY})",
        )
        for year, prepositions in ((rf",?\s(?P<year>{_YEAR})", "in on -"), (r"(?P<year>)", "on"))
    ),
    _Kind(rf"{_PART}(?P<month>{_SHORT_MONTH}),?\s(?:of\s)?(?P<year>{_YEAR})", _month_days, "in -"),
    _Kind(rf"{_PART}(?:the\smonth\sof\s)?(?P<month>{_MONTH})", _month_days, "in"),
    _Kind(rf"(?P<which>last|this)\s(?P<month>{_MONTH})", _named_month, "in -"),
    _Kind(rf"(?:the\s)?(?P<season>{'|'.join(_SEASONS)})\s(?:of\s)?(?P<year>{_YEAR})", _season, "in -"),
    _Kind(rf"(?P<which>last|this)\s(?P<season>{'|'.join(_SEASONS)})", _season, "in -"),
    _Kind(rf"(?:the\syear\s)?(?P<year>{_YEAR})", _year_days, "in"),
    _Kind(rf"(?P<which>last|this|past)\s(?P<weekday>{_WEEKDAY}){_HOURS}", _weekday, "in on -"),
    _Kind(rf"(?P<which>)(?P<weekday>{_WEEKDAY}){_HOURS}", _weekday, "on"),
    _Kind(r"the\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=[\s?!.,]*$)", _ordinal, "on"),
    _Kind(
        rf"(?:earlier\s)?(?P<relative>(?:the\s)?day\sbefore\syesterday|yesterday|today|tonight|last\snight"
        rf"|this\s(?:morning|afternoon|evening)){_HOURS}",
        _relative,
        "in on -",
    ),
    _Kind(
        rf"(?:the\s)?(?:last|past|previous)\s(?:(?P<count>{_COUNT})\s)(?P<unit>hour|day|week|month|year)s?(?!\sof\b)",
        _past,
        "in -",
    ),
    _Kind(r"(?:the\s(?:last|past)|past)\s(?P<count>)(?P<unit>hour|day|week|month|year)(?!\sof\b)", _past, "in -"),
    _Kind(r"the\s(?:last|past)\s(?P<count>)(?P<unit>hour)s", _past, "in -"),
    _Kind(
        r"(?:earlier\s)?(?P<which>this|last|previous|current)\s(?P<unit>week|weekend|month|year)(?!\sof\b)",
        _period,
        "in -",
    ),
    _Kind(r"(?P<which>)the\s(?P<unit>weekend)", _period, "in on"),
    _Kind(rf"(?P<count>{_COUNT})\s{_UNITS}s?\sago", _ago, "in on -"),
]
_ANY = "any"
_INSIDE = ("in", "during", "throughout", "within", "over", "at", "for", "from", "dated")
_READERS = [(re.compile(kind.pattern, re.IGNORECASE), kind) for kind in _KINDS]
_POINT = "|".join(re.sub(r"\(\?P<\w+>", "(?:", kind.pattern) for kind in _KINDS)
_ASKED = re.compile(
    rf"""
    (?<![\w@#$€£'’.-])
    (?: (?:(?:between|from|on)\s|(?=\d\d?\s?[-–]\s?\d\d?\s[a-z])) (?P<low>{_POINT}|(?:the\s)?{_DAY})
        (?:\s(?:and|to|until|till|through)\s|\s?[-–]\s?) (?P<high>{_POINT})
      | (?: (?P<open>since|starting(?:\sfrom)?|until|till|up\sto|before|prior\sto|after)\s
          | (?P<inside>in|during|throughout|within|over|at|for|dated)\s
          | (?P<from_>from)\s
          | (?P<on>on)\s
          | (?P<said>(?:(?<=say\s)|(?<=said\s)|(?<=happened\s))(?={_WEEKDAY}))
          | ) (?P<one>{_POINT}) (?P<of>['’]s)?
    ) (?![\w'’]|[-–/.]\d)
    """.replace(" ", "").replace("\n", ""),
    re.IGNORECASE,
)
_MONTHS_ALONE = re.compile(_MONTH, re.IGNORECASE)
_ONE_MONTH = re.compile(r"\s(?:april|may|june|august)$")
_NAMES_AFTER = re.compile(
    r"""
    \s(?:for\s(?:our|life|science|women|jobs)|madness|on\swashington|the\s13th
    |(?:times|telegraph|mirror|express|post|mail|night\slive|people|homes|met(?:re|er)s|feet|miles|km|words|votes)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
