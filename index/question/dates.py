"""Dates in questions, as ranges of days: "in March", "since Monday", "between 3 and 5 May", "last 2 weeks".

It uses a small grammar of English, since general date parsers read "Did" as a date and "in March" as a day. Not for
the dates of articles: see `index/sources/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from datetime import date, timedelta

from index.languages import DATE_WORDS, QUESTION_WORDS, SEASONS, DateWords, find_language
from index.question.calendar import (
    AskedDates,
    DateRange,
    TimeAnchor,
    find_dates_in,
    names_a_year,
    names_no_calendar_day,
)
from index.question.date_kinds import (
    ANY_PREPOSITION,
    DATE,
    DAY,
    MONTH,
    SHORT_MONTH,
    WEEKDAY,
    YEAR,
    resolve_date,
)
from index.text import STOP_WORDS, lazy_pattern

MAX_CHARACTERS = 5000
"""Maximum number of characters to search for dates; a message has up to 4,096."""


_CALENDAR = lazy_pattern(
    rf"\d{{4}}|\d[./-]\d|\d(?:st|nd|rd|th)\b|\b(?:{SHORT_MONTH}|(?:{WEEKDAY}|{'|'.join(SEASONS)})\b)",
    re.IGNORECASE,
)


def date_words_of(language: str) -> DateWords | None:
    """Return the words of dates of a language, by its code, if they are data: not of English, or if it has none."""
    known = find_language(language)
    return known.dates if known else None


def is_relative_date(words: str, other: DateWords | None = None) -> bool:
    """Return whether a date will mean other days tomorrow: "today", "last week", but not "on 3 May".

    `other` has the words of dates of the question's language if it isn't English.
    """
    return names_no_calendar_day(words, other) if other else not _CALENDAR().search(words)


def is_past_year(dates: AskedDates, today: date | None, other: DateWords | None = None) -> bool:
    """Return whether dates are a whole year that is over: "in 2023"; for `other`, see `is_relative_date`."""
    if not (today and dates.since and dates.until):
        return False
    is_year = names_a_year(dates) if other else bool(_YEAR_ALONE().fullmatch(dates.words))
    return is_year and dates.until < today


def may_hold_dates(words: Set[str]) -> bool:
    """Return whether a text with these lower-case words can have a date: most can't, and searching is slow."""
    return not DATE_WORDS.isdisjoint(words) or any(word[0].isdigit() for word in words)


def read_dates(
    text: str,
    today: date | None = None,
    newest: date | None = None,
    other: DateWords | None = None,
    is_news: Callable[[str], bool] = lambda _: False,
) -> AskedDates | None:
    """Return the first date in a question, as `find_dates` does.

    For `other`, see `is_relative_date`; for `is_news`, `find_dates_in`.
    """
    return find_dates_in(text, other, today, newest, is_news) if other else find_dates(text, today, newest)


def find_dates(text: str, today: date | None = None, newest: date | None = None) -> AskedDates | None:
    """Return the first date in `text`, which must have single spaces; None if there is none.

    "Yesterday" is relative to `today`, or to `newest`, the day of the newest article; "in March" is the latest March
    that has begun and has articles. A date after today is ignored: no article is from then. Only the first
    `MAX_CHARACTERS` are read.
    """
    text = text[:MAX_CHARACTERS]
    known_days = [day for day in (today, newest) if day]
    now = TimeAnchor(today or newest, min(known_days, default=None))
    pattern, position = _DATE_EXPRESSION(), 0
    while match := pattern.search(text, position):
        dates = _resolve_match(match, now) if _in_place(match) else None
        if dates and not (today and dates[0] and dates[0] > today):
            start = match.start("one") if match["of"] and not match["open"] else match.start()
            return AskedDates(*dates, text[start : match.end()].removesuffix(match["of"] or ""), start, match.end())
        position = match.start() + 1
    return None


def _in_place(match: re.Match[str]) -> bool:
    """Return whether the context of a date allows it to be one, unlike Theresa May, March for Our Lives."""
    after, before = match.string[match.end() :], match.string[: match.start()].lower()
    if _is_of_something(match, before, after) or _NAMES_AFTER().match(after):
        return False
    if _ONE_MONTH().search(match.group().lower()) and _is_a_name(match, after, before):
        return False
    has_preposition = any(match[name] for name in ("open", "inside", "from_", "on", "between"))
    return has_preposition or _may_stand_alone(match, before, after)


def _is_of_something(match: re.Match[str], before: str, after: str) -> bool:
    """Return whether a date belongs to a thing or a person: "Monday's vote", "Sunday trading", "their last year"."""
    if match["of"] and (_UP_TO().search(before) or _UP_TO().search(f" {match['open'] or ''} ")):
        return True  # "before Monday's vote" means before the vote
    if match["on"] and _DESCRIBES().match(after) and _WEEKDAY_ALONE().fullmatch(match["one"]):
        return True  # "on Sunday trading"
    return bool(match["one"]) and _is_somebodys_or_a_show(match, before, after)


def _may_stand_alone(match: re.Match[str], before: str, after: str) -> bool:
    """Return whether a date without a preposition says when, rather than being part of the topic."""
    words = match.group().lower()
    if (match["low"] or match["same"]) and not _YEAR().search(words) and _MAY_OR_MARCH().search(match.group()):
        return False  # "ages 3-5 may"
    if match["one"] and _DAY_ALONE().fullmatch(words) and not _behind_a_verb(before) and not _ENDS().match(after):
        return False  # "January 6 riot"
    # "about September 11, 2001", "the March 2024 budget": part of the topic, not the time of an article.
    return not (any(map(str.isdigit, words)) and _BEFORE_A_TOPIC().search(before))


def _is_somebodys_or_a_show(match: re.Match[str], before: str, after: str) -> bool:
    """Return whether a date is part of something else: "their last year in office", "on the Today programme"."""
    words = match["one"]
    if _SOMEBODYS().search(before):
        return words.lower().startswith(("last ", "past ", "previous "))
    if words not in ("Today", "Tonight"):
        return False
    return bool(match["on"] or _BEFORE_A_SHOW().search(before) or _BEHIND_A_SHOW().match(after))


def _behind_a_verb(before: str) -> bool:
    return before.endswith(("say ", "said ", "happened "))


def _is_a_name(match: re.Match[str], after: str, before: str) -> bool:
    """Return whether an ambiguous month is a name: "confidence in May", "after May resigned"."""
    if re.match(r"\s[A-Z]", after) or re.search(r"(?:confidence|faith|trust|belie\w+|interest\w*)\s$", before):
        return True
    return bool((match["open"] or match["from_"]) and re.match(r"\s(?!(?:[a-z]{1,5}|regarding|concerning)\b)\w", after))


def _resolve_match(match: re.Match[str], now: TimeAnchor) -> DateRange | None:
    try:
        if match["low"]:
            return _between(match["low"], match["high"], now)
        if match["same"]:  # "May 3 to 5"
            month, year = match["same"], match["its_year"] or ""
            return _between(match["first"], f"{match['last']} {month} {year}".rstrip(), now)
        preposition = (match["inside"] or match["on"] or match["from_"] or match["open"] or "").lower()
        if match["of"] and _MONTHS_ALONE().fullmatch(match["one"]):  # "May's cabinet"
            return None
        takes_any = match["said"] is not None or match["of"]
        dates = resolve_date(match["one"], ANY_PREPOSITION if takes_any else preposition, now)
        if dates is None:
            return None
        if match["of"]:  # "Monday's attack": people speak of it from then on
            return dates[0], None
        return _opened(dates, preposition)
    except (ValueError, OverflowError):  # 30 February, or years before 1
        return None


def _between(low: str, high: str, now: TimeAnchor) -> DateRange | None:
    last = resolve_date(high, ANY_PREPOSITION, now)
    if last is None or last[0] is None or last[1] is None:
        return None
    if day := re.fullmatch(r"(?:the\s)?(\d\d?)(?:st|nd|rd|th)?", low, re.IGNORECASE):  # "3 and 5 May"
        first: DateRange | None = (last[0].replace(day=int(day[1])),) * 2
    else:  # parts missing from the first come from the second: "March and May 2024"
        first = resolve_date(low, ANY_PREPOSITION, TimeAnchor(now.today and min(now.today, last[1]), last[1]))
    if first is None or first[0] is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _opened(dates: DateRange, preposition: str) -> DateRange:
    """Adjust a range by its preposition: since, until, before or after."""
    since, until = dates
    if preposition in ("since", "starting", "starting from"):
        return since, None
    if preposition in ("until", "till", "up to"):
        return None, until
    if preposition in ("before", "prior to"):
        return None, since and since - timedelta(days=1)
    if preposition == "after":
        return until and until + timedelta(days=1), None
    return dates


_TO = r"(?:\s(?:to|until|till|through)\s|\s?[-–]\s?)"
_AND = r"(?:\s(?:and|to|until|till|through)\s|\s?[-–]\s?)"
_DATE_EXPRESSION = lazy_pattern(
    rf"""
    (?<![\w@#$€£'’.-])
    (?: (?: (?P<between>(?:between|from|on)\s|(?:in|during)\s(?={MONTH}\s(?:{YEAR}\s)?and\s|{YEAR}\sand\s))
          | (?={DAY}{_TO}{DAY}\s(?:of\s)?{SHORT_MONTH})
          | (?={SHORT_MONTH}\s(?:{YEAR}\s|{DAY}\s)?(?:to|until|till|through|[-–])\s)
          ) (?P<low>{DATE}|(?:the\s)?{DAY}) {_AND} (?P<high>{DATE})
      | (?:(?:between|from|on)\s)? (?P<same>{SHORT_MONTH})\s(?P<first>{DAY}) {_AND} (?P<last>{DAY})
        (?:,?\s(?P<its_year>{YEAR}))?
      | (?: (?P<open>since|starting(?:\sfrom)?|until|till|up\sto|before|prior\sto|after)\s
          | (?P<inside>in|during|throughout|within|over|at|for|dated)\s
          | (?P<from_>from)\s
          | (?P<on>on)\s
          | (?P<said>(?:(?<=say\s)|(?<=said\s)|(?<=happened\s))(?={WEEKDAY}))
          | ) (?P<one>{DATE}) (?P<of>['’]s)?
    ) (?![\w'’]|[-–/.]\d)
    """.replace(" ", "").replace("\n", ""),
    re.IGNORECASE,
)
_YEAR_ALONE = lazy_pattern(r"(?:in|during|throughout|for)\s\d{4}", re.IGNORECASE)
_UP_TO = lazy_pattern(r"\s(?:until|till|up\sto|before|prior\sto)\s$")
_WEEKDAY_ALONE = lazy_pattern(WEEKDAY, re.IGNORECASE)
_NO_NOUN = "|".join(sorted(STOP_WORDS | QUESTION_WORDS | DATE_WORDS, key=len, reverse=True))
_DESCRIBES = lazy_pattern(rf"\s(?!(?:{_NO_NOUN}|regarding|concerning|please|pls)\b)[a-z]{{4,}}")
_MONTHS_ALONE = lazy_pattern(MONTH, re.IGNORECASE)
_ONE_MONTH = lazy_pattern(r"\s(?:april|may|june|august)$")
_DAY_ALONE = lazy_pattern(rf"(?:the\s)?(?:{DAY}\s(?:of\s)?{SHORT_MONTH}|{SHORT_MONTH}\s(?:the\s)?{DAY})")
_SOMEBODYS = lazy_pattern(r"(?:\b(?:his|her|its|their|my|your|our|whose)|(?<!\bwhat)(?<!\bwho)(?<!\bhow)['’]s)\s$")
_BEFORE_A_SHOW = lazy_pattern(r"\b(?:the|of|on|leav\w+|left|join\w*|host\w*|anchor\w*|watch\w*)\s$")
_BEHIND_A_SHOW = lazy_pattern(r"(?:['’]s)?\s(?:show|programme|program|host|co-host|anchor|presenter|editor)\b")
_YEAR = lazy_pattern(r"\d{4}")
_MAY_OR_MARCH = lazy_pattern(r"(?:^|\s)(?:may|march)\b")
_BEFORE_A_TOPIC = lazy_pattern(r"(?:^|\s)(?:about|regarding|of|the|\d+\w*)\s$")
_ENDS = lazy_pattern(r"[\s?!.,]*$")
_NAMES_AFTER = lazy_pattern(
    r"""
    \s(?:for\s(?:our|life|science|women|jobs)|madness|on\swashington|the\s13th
    |(?:times|telegraph|mirror|express|post|mail|night\slive|people|homes|met(?:re|er)s|feet|miles|km|words|votes)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
