"""How a language writes dates, as data: `DateWords`, of which a language's module of dates makes one.

Patterns are regular expressions, matched without regard to case and to accents. They have single spaces, and these
slots in angle brackets, which the grammar in `index/question/calendar/` fills:

- `<day>`: a day of the month, in digits or words; `<day_number>` and `<month_number>`: digits alone
- `<iso_year>`: four digits
- `<month>`: a month's name; `<short>`: its name or an abbreviation of it
- `<year>`: a year, or what the language says for last and this year behind a month; `<year_number>`: digits alone;
  `<short_year>`: two digits
- `<weekday>`, `<season>`, `<relative>`, `<period>`, `<unit>`, `<units>`, `<count>`, `<ordinal>`, `<share>`: a word of
  the mapping of this name
- `<last>`, `<this>`, `<second>`, `<part>`, `<hours>`: the pattern of this name

A slot with `_` behind its name is the same one in another branch of the pattern.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Meaning = Literal[
    "day",
    "day_alone",
    "month",
    "month_week",
    "season",
    "year",
    "year_part",
    "weekday",
    "weekend",
    "relative",
    "night",
    "period",
    "named_period",
    "ago",
    "past",
    "recent",
    "span",
]
"""What a phrase means: `index/question/calendar/meanings.py` has the days of each."""

Place = Literal["anywhere", "end", "between", "open", "behind"]
"""Where a phrase may stand, besides behind its prepositions: "open" is only behind words like "since" and "until", and
"behind" nowhere else. Without any of these words, "end" may end the question, "between" may stand between words in
lower case, and "anywhere" anywhere.
"""


NUMERIC_DAYS = (
    r"<day_number>[./-]<month_number>[./-](?:<year_number>|<short_year>)",
    r"<iso_year>-<month_number>-<day_number>",
)
"""Days in digits: the day first, or as ISO 8601 has them."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A notation of dates: what it means, its pattern, the prepositions before it, and where else it may stand."""

    means: Meaning
    pattern: str
    behind: str = ""
    place: Place = "anywhere"


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """The words of dates in one language, in lower case, in all forms that dates have."""

    months: tuple[tuple[str, ...], ...]
    """Forms of each month, January first."""
    short_months: tuple[tuple[str, ...], ...]
    """Abbreviations of each month, which need a day or a year beside them."""
    weekdays: tuple[tuple[str, ...], ...]
    """Forms of each day of the week, Monday first."""
    seasons: Mapping[str, int]
    """Forms of the seasons, each with its first month."""
    relative: Mapping[str, int]
    """Words of days by the current day, with the number of days ago."""
    units: Mapping[str, str]
    """Units in the singular: each as hour, day, week, fortnight, weekend, month, quarter or year."""
    plural_units: Mapping[str, str]
    """The same in the plural, as they stand behind a number."""
    numbers: Mapping[str, int]
    """Numbers in words, and words for some and for a few."""
    phrases: tuple[DatePhrase, ...]
    """Its notations of dates."""
    ranges: tuple[tuple[str, str], ...]
    """What opens a range, and what stands between its ends: "between" and "and"."""
    since: str
    until: str
    before: str
    after: str
    of: str = "(?!)"
    """What makes a day a thing's: "the attack of Monday" is spoken of from then on."""
    last: str = "(?!)"
    this: str = "(?!)"
    second: str = "(?!)"
    """Words before a unit that mean the one before the last."""
    hours: str = ""
    """Parts of the day behind a day, if any."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Patterns of parts of a month or year, each as early, mid or late."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Patterns of first to fourth, each with its number."""
    shares: Mapping[str, int] = field(default_factory=dict)
    """Patterns of parts of a year (half, quarter), each with its number of months."""
    named_periods: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Words that are a unit and which: "this year" in one word is ("year", 0), "last year" ("year", 1)."""
    days: Mapping[str, int] = field(default_factory=dict)
    """Days of the month in words."""
    day_ending: str = ""
    """What may follow a day in digits."""
    year_ending: str = ""
    """What may follow a year in digits."""
    last_year: str = "(?!)"
    """What stands for last year behind a month or season."""
    this_year: str = "(?!)"
    names: tuple[str, ...] = ()
    """Patterns of names that contain words of dates."""
    topic_words: str = "(?!)"
    """Words right before a date in digits that make it the topic rather than the time of an article."""
    counted: str = "(?!)"
    """Words behind a number that is no year: "2000 people"."""
    possessives: str = "(?!)"
    """Words right before a date that make it somebody's: "her last week"."""
    capitals_tell: bool = True
    """Whether only names have capitals inside a sentence."""
