"""Parsing the date that an article gives, in any usual notation: python-dateutil without its guesses.

dateutil fills in missing parts from today and reads 3/4 as 4 March; a date shown to readers must not be a guess.
"""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from index.model import Published
from index.sources.formats.date_words import LABEL, ZONE, in_english, plain, zone_of
from index.sources.formats.options import DateOrder

# Different in every part, and far enough apart that a weekday alone ("Thursday, December 2024") gives two days.
_DEFAULTS = (datetime(2001, 1, 1, 0, tzinfo=UTC), datetime(2002, 2, 28, 23, tzinfo=UTC))
_LONGEST = 120  # characters of a date
_LONGEST_LINE = 300
_YEARS = range(1000, 9999)  # other years don't survive a change of timezone
_UNREADABLE = "it can't be read as a date"
_INCOMPLETE = "it doesn't name a day, a month and a year"
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?!\d)", re.ASCII)
_DIGITS = re.compile(r"((?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d)([0-2]\d[0-5]\d[0-5]\d)", re.ASCII)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", re.ASCII)
_EPOCH_YEARS = range(1990, 2100)
_YEAR = re.compile(r"(?<![\d+])(?<!\s-)\d{4}(?!\d)", re.ASCII)  # not an offset: +0300
_DASHES = re.compile(r"\b(\d{4})–(\d\d)–(\d\d)\b", re.ASCII)
_QUOTED = re.compile(r"[\"'“‘„](.*)[\"'”’“]|<(.*)>")
_YEAR_FIRST = re.compile(r"(?<!\d)\d{4}\s?([-/.])\s?\d{1,2}\s?\1\s?\d{1,2}(?!\d)", re.ASCII)
_DAYS = re.compile(r"(?<![\d/.-])\d{1,2}\s*[-–/]\s*\d{1,2}(?![\d/.-])", re.ASCII)  # "1-2 January 2024"
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(
    r"(?<![\d:.,/+-])T?(?P<hour>[01]?\d|2[0-3])(?:(?:\s?h\s?|[:.])(?P<minute>[0-5]\d)(?![\d.]\d)(?!\d)"
    r"(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?\s?(?P<half>[ap]m\b)?|\s?(?P<bare>[ap]m|h)\b)",
    re.ASCII | re.IGNORECASE,
)
_MILITARY = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)(?=\s?(?:GMT|UTC|BST|hrs|hours)\b)", re.ASCII)
_OFFSET = re.compile(r"\s*(?:\b(?:GMT|UTC)\s?)?([+-])(\d{1,2})(?::?(\d\d))?(?!\d)", re.ASCII)
_STRANGE_ZONE = re.compile(r"\s*(?:\(?\b[A-Z]{2,5}\b\)?|\blocal time\b)", re.ASCII)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|[ao]\b|\.(?=\s|[^\W\d]))", re.ASCII | re.IGNORECASE)
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日", re.ASCII)
_WRITER = re.compile(r"\bby\s\D{2,60}$")
_SEPARATORS = re.compile(r"\s[/–—-]+(?=\s)|[|•·;()\[\]]|,|\s/(?=\w)")


class UncertainDateError(ValueError):
    """What was read is a whole date, but not certainly which."""


class Dates(NamedTuple):
    """When an article was published and when it was modified; None where the text doesn't say."""

    published: Published
    modified: Published


def parse_dates(text: str, order: DateOrder | None = None, is_modified: bool = False, strict: bool = False) -> Dates:
    """Return the dates in `text`, such as "Published: … | Updated: …"; without labels, it is one date.

    A date without a label is that of publication, unless `is_modified` is set. If `strict`, no word may stand in
    `text` that doesn't belong to a date. Raises ValueError, with the reason, if it has no date or a date can't be read.
    """
    if len(text) > _LONGEST_LINE:
        raise ValueError(_UNREADABLE)
    text = plain(text)
    labels = list(LABEL.finditer(text))
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(text)]
    kinds = [is_modified, *(label["modified"] is not None for label in labels)]
    dates: dict[bool, date | datetime] = {}
    problem: ValueError | None = None
    for start, end, kind in zip(starts, ends, kinds, strict=True):
        part = text[start:end].strip(" |•·,;/-–—()[]")
        if kind not in dates and re.search(r"\d", part):
            try:
                dates[kind] = parse_published(part, order, strict)
            except ValueError as error:  # "November 19, 2026 | Updated: 3 hours ago" has one date
                if strict or kind == is_modified:
                    raise
                problem = error
        elif strict and part:
            raise ValueError(_UNREADABLE)
    if not dates:
        raise problem or ValueError(_INCOMPLETE if text else _UNREADABLE)
    return Dates(dates.get(False), dates.get(True))


def parse_published(text: str, order: DateOrder | None = None, strict: bool = False) -> date | datetime:
    """Return a day, or a moment if `text` gives a time (in UTC if it names no timezone).

    `order` settles dates that are ambiguous without it. If `strict`, `text` must have no words but those of a date.
    Raises ValueError, with the reason, if the date is incomplete or ambiguous.
    """
    text = plain(text[:_LONGEST_LINE])
    if len(text) > _LONGEST:
        raise ValueError(_UNREADABLE)
    if quoted := _QUOTED.fullmatch(text):
        text = (quoted[1] or quoted[2] or "").strip()
    text = _DASHES.sub(r"\1-\2-\3", text)
    published = _in_digits(text)
    if published is None:
        published = _written(text, order, strict)
    if published.year not in _YEARS:
        raise ValueError("the year is out of range")
    return published


def _in_digits(text: str) -> date | datetime | None:
    """Return a date in ISO 8601, or seconds or milliseconds since 1970; None if it isn't written like that."""
    try:
        if match := _DIGITS.fullmatch(text):
            text = "T".join(match.groups())
        if _EPOCH.fullmatch(text):
            seconds = float(text)
            moment = datetime.fromtimestamp(seconds if seconds < 1e11 else seconds / 1000, UTC)
            return moment if moment.year in _EPOCH_YEARS else None
        if not _ISO.match(text):
            return None
        if len(text) <= 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except (ValueError, ArithmeticError, OSError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _written(text: str, order: DateOrder | None, strict: bool) -> date | datetime:
    text = _MILITARY.sub(r"\1:\2", _CHINESE.sub(r"\1-\2-\3", text))
    text, clock, zone = _take_time(text)
    text = _without_asides(_ORDINAL.sub(r"\1 ", text), strict)
    day = _day(text, order)
    if clock is None or zone is None:
        return day
    moment = datetime.combine(day, clock)
    if isinstance(zone, str):
        return moment.replace(tzinfo=zone_of(zone, moment) if zone else UTC)
    return moment.replace(tzinfo=timezone(zone))


def _take_time(text: str) -> tuple[str, time | None, str | timedelta | None]:
    """Take the time and its zone out of `text`: a name, an offset, "" if there is none, or None if it is unknown."""
    match = _TIME.search(text)
    if match is None:
        return ZONE.sub(" ", text), None, ""
    hour, half = int(match["hour"]), (match["half"] or match["bare"] or "").lower()
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "pm")
    clock = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    rest = text[match.end() :]
    zone: str | timedelta | None = ""
    if offset := _OFFSET.match(rest):
        sign = -1 if offset[1] == "-" else 1
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        if hours > 14 or minutes > 59:
            raise ValueError(_UNREADABLE)
        zone, rest = sign * timedelta(hours=hours, minutes=minutes), rest[offset.end() :]
    elif named := ZONE.search(text):
        zone = named[0]
    elif strange := _STRANGE_ZONE.match(rest):
        zone, rest = None, rest[strange.end() :]
    return ZONE.sub(" ", f"{text[: match.start()]} {_TIME.sub(' ', rest)}"), clock, zone


def _without_asides(text: str, strict: bool) -> str:
    """Return the words of a date in English, without parts such as "CBS News" that have no digit."""
    english, others = in_english(text)
    if others and strict:
        raise ValueError(_UNREADABLE)
    if others and (writer := _WRITER.search(text)):
        text = text[: writer.start()]
        english, others = in_english(text)
    if others:
        parts = (in_english(part) for part in _SEPARATORS.split(text))
        english = " ".join(part for part, strange in parts if not _is_aside(part, strange))
    return " ".join(_SEPARATORS.sub(" ", english.replace(". ", " ")).split()).strip(" .,:/-–—")


def _is_aside(part: str, strange: list[str]) -> bool:
    """Return whether a part isn't of the date: it has strange words, and no digits or no other word: "5 min read"."""
    words = re.findall(r"[^\W\d_]+", part)
    return bool(strange) and (not re.search(r"\d", part) or (len(words) == len(strange) and not _YEAR.search(part)))


def _day(text: str, order: DateOrder | None) -> date:
    if not re.search(r"\d", text):
        raise ValueError(_INCOMPLETE if _WEEKDAY.search(text) or not text else _UNREADABLE)
    if len(_YEAR.findall(text)) != 1 or _DAYS.search(text):
        raise ValueError(f"{_INCOMPLETE} in four digits, once")
    orders = ((0, 1),) if _YEAR_FIRST.search(text) else ((1, 0), (0, 0), (0, 1))
    readings = [_parse(text, dayfirst=day, yearfirst=year) for day, year in orders]
    days = list(dict.fromkeys(low for low, _ in readings))
    if len(days) > 1 and order is None:
        raise UncertainDateError(
            f"it could be {' or '.join(map(_say, days))}: write it as YYYY-MM-DD, or set NEWSBOT_DATE_ORDER"
        )
    low, high = readings[1 if order == "mdy" and len(readings) > 1 else 0]
    if low != high or str(low.year) not in text:
        raise ValueError(_INCOMPLETE)
    if (weekday := _WEEKDAY.search(text)) and _WEEKDAYS[low.weekday()] != weekday[1].lower():
        raise UncertainDateError(f"{_say(low)} isn't that day of the week")
    return low


def _parse(text: str, dayfirst: int, yearfirst: int) -> tuple[date, date]:
    """Parse `text` twice, with different defaults for missing parts."""
    from dateutil import parser

    try:
        with warnings.catch_warnings():  # dateutil warns of an unknown timezone
            warnings.simplefilter("ignore")
            low, high = (
                parser.parse(text, default=default, dayfirst=bool(dayfirst), yearfirst=bool(yearfirst))
                for default in _DEFAULTS
            )
    except (ValueError, ArithmeticError) as error:  # an overflow, or a fraction too long for a decimal
        raise ValueError(_UNREADABLE) from error
    return low.date(), high.date()


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
