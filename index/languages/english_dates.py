"""How English writes dates: its notations, as patterns and with what they mean, and the words in them.

Not for what stands around a date: see `english_date_contexts.py`. Other languages have a `DateWords`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from index.languages.english import MONTHS, NUMBER_WORDS, ORDINALS, SEASONS, TIME_UNITS, WEEKDAYS

EnglishMeaning = Literal[
    "ago",
    "iso",
    "month_days",
    "named_month",
    "numbers",
    "ordinal",
    "past",
    "period",
    "recent",
    "relative",
    "season",
    "third_of_year",
    "week_of_month",
    "weekday",
    "written",
    "year_days",
    "year_part",
]
"""What a notation means: `index/question/date_kinds.py` has the days of each."""


class DateNotation(NamedTuple):
    """A notation of dates: its pattern, what it means, and the prepositions that it allows ("-" for none)."""

    pattern: str
    """Matches without regard to case. Its groups are named by their meaning, and empty where only that matters."""
    means: EnglishMeaning
    prepositions: str
    """Of "in" (for any of `INSIDE_PREPOSITIONS`), "on" and "-"; others, such as "since", fit all."""


_MONTH = rf"(?:{'|'.join(MONTHS)})"
_SHORT_MONTH = rf"(?:{_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"
_YEAR = r"(?:1[89]|20)\d\d(?!\w|['’]s|[-–/.,]\d)"
_HOURS = r"(?:\s(?:morning|afternoon|evening|night))?"
_COUNT = rf"\d{{1,3}}|{'|'.join(NUMBER_WORDS)}|an|few|several|a\sfew|couple(?:\sof)?|a\scouple(?:\sof)?"
_PART = r"(?:(?P<part>early|mid|late)[\s-]|(?:the\s)?(?P<third>start|beginning|middle|end)\sof\s)?"
_UNIT = rf"(?P<unit>{'|'.join(TIME_UNITS)})"
_NOTATIONS = (
    DateNotation(r"(?P<year>\d{4})(?:-(?P<second>\d\d)-|/(?P<month>\d\d)/)(?P<first>\d\d)", "iso", "in on -"),
    DateNotation(r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})[./-](?P<year>\d{4})", "numbers", "in on -"),
    *(
        DateNotation(rf"(?:{_WEEKDAY},?\s)?{written}{year}", "written", prepositions)
        for written in (
            rf"(?:the\s)?(?P<day>{_DAY})\s(?:of\s)?(?P<month>{_SHORT_MONTH})",
            rf"(?P<month>{_SHORT_MONTH})\s(?:the\s)?(?P<day>{_DAY})",
        )
        for year, prepositions in ((rf",?\s(?P<year>{_YEAR})", "in on -"), (r"(?P<year>)", "on -"))
    ),
    DateNotation(rf"{_PART}(?P<month>{_SHORT_MONTH}),?\s(?:of\s)?(?P<year>{_YEAR})", "month_days", "in -"),
    DateNotation(
        rf"{_PART}(?:the\smonth\sof\s)?(?P<month>{_MONTH}|(?:jan|feb|aug|sept?|oct|nov|dec)\b\.?)",
        "month_days",
        "in",
    ),
    DateNotation(rf"(?P<which>last|this)\s(?P<month>{_MONTH})", "named_month", "in -"),
    DateNotation(rf"(?:the\s)?(?P<season>{'|'.join(SEASONS)})\s(?:of\s)?(?P<year>{_YEAR})", "season", "in -"),
    DateNotation(rf"(?P<which>last|this)\s(?P<season>{'|'.join(SEASONS)})", "season", "in -"),
    DateNotation(
        rf"(?:the\s)?(?P<which>{'|'.join(ORDINALS)}|last)\sweek\s(?:of|in)\s(?P<month>{_MONTH})"
        rf"(?:,?\s(?P<year>{_YEAR}))?",
        "week_of_month",
        "in -",
    ),
    DateNotation(rf"(?P<part>early|mid|late)[\s-](?P<year>{_YEAR})", "third_of_year", "in -"),
    DateNotation(rf"(?:the\syear\s)?(?P<year>{_YEAR})", "year_days", "in"),
    DateNotation(rf"(?:the\s)?(?P<third>start|beginning|middle|end)\sof\s(?P<year>{_YEAR})", "year_part", "in"),
    DateNotation(
        rf"(?:the\s)?(?P<number>{'|'.join(ORDINALS)})\s(?P<part>half|quarter)\s(?:of\s)?(?P<year>{_YEAR})",
        "year_part",
        "in",
    ),
    DateNotation(rf"q(?P<number>[1-4])\s(?:of\s)?(?P<year>{_YEAR})", "year_part", "in -"),
    DateNotation(rf"(?P<which>last|this|past)\s(?P<weekday>{_WEEKDAY}){_HOURS}", "weekday", "in on -"),
    DateNotation(rf"(?P<which>)(?P<weekday>{_WEEKDAY}){_HOURS}", "weekday", "on"),
    DateNotation(r"the\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=[\s?!.,]*$)", "ordinal", "on"),
    DateNotation(
        rf"(?:earlier\s)?(?P<relative>(?:the\s)?day\sbefore\syesterday|yesterday|today|tonight|last\snight"
        rf"|this\s(?:morning|afternoon|evening)){_HOURS}",
        "relative",
        "in on -",
    ),
    DateNotation(
        rf"(?:the\s)?(?:last|past|previous)\s(?:(?P<count>{_COUNT})\s){_UNIT}s?(?!\sof\b)",
        "past",
        "in -",
    ),
    DateNotation(rf"(?:the\s(?:last|past)|(?:this\s)?past)\s(?P<count>){_UNIT}(?!\sof\b)", "past", "in -"),
    DateNotation(r"(?:the\s)?recent\s(?P<unit>day|week|month)s", "recent", "in"),
    DateNotation(r"the\s(?:last|past)\s(?P<count>)(?P<unit>hour)s", "past", "in -"),
    DateNotation(
        r"(?:earlier\s)?(?P<which>this|last|previous|current|this\spast|past)\s"
        r"(?P<unit>week|weekend|month|quarter|year)(?!\sof\b)",
        "period",
        "in -",
    ),
    DateNotation(r"(?P<which>)the\s(?P<unit>weekend)", "period", "in on"),
    DateNotation(rf"(?P<count>{_COUNT})\s{_UNIT}s?\s(?:ago|back)", "ago", "in on -"),
)


class EnglishDates:
    """The notations of dates, the first of which wins; patterns of their parts, in lower case; and their words."""

    NOTATIONS = _NOTATIONS
    DATE = "|".join(re.sub(r"\(\?P<\w+>", "(?:", notation.pattern) for notation in _NOTATIONS)
    """Any date, without named groups."""
    MONTH = _MONTH
    SHORT_MONTH = _SHORT_MONTH
    WEEKDAY = _WEEKDAY
    DAY = _DAY
    YEAR = _YEAR
    IN = "in"
    """The preposition that stands for all of `INSIDE_PREPOSITIONS` in a notation."""
    INSIDE_PREPOSITIONS = (IN, "during", "throughout", "within", "over", "at", "for", "from", "dated")
    LIMITED_PREPOSITIONS = (IN, "on", "")
    """Those that a notation must allow."""
    THIRDS: Final = {
        "early": 0, "start": 0, "beginning": 0,
        "mid": 1, "middle": 1,
        "late": 2, "end": 2,
    }  # fmt: skip
    """Parts of a month or a year, each with the number of its third, from 0 on."""
    HALF = "half"
    LAST = "last"
    BEFORE_THIS = ("last", "past")
    """Words before a weekday that never mean today."""
    PREVIOUS = ("last", "previous")
    """Words before a unit that mean the one before the current one."""
    LAST_NIGHT = "last night"
    BEFORE_YESTERDAY = "before yesterday"
    """The end of the words for two days ago."""
    YESTERDAY = "yesterday"
    COUNTS: Final[Mapping[str, int]] = {
        **{word: number or 1 for number, word in enumerate(NUMBER_WORDS)}, "an": 1, "couple": 2,
    }  # fmt: skip
    """Numbers in words; others mean a few."""
    BEFORE_COUNT, BEHIND_COUNT = "a ", " of"
    """What may stand around a number: "a couple of"."""
