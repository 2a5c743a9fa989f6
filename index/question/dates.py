"""Dates in questions, as ranges of days: "in March", "since Monday", "between 3 and 5 May", "last 2 weeks".

It uses a small grammar of English, since general date parsers read "Did" as a date and "in March" as a day. Not for
the dates of articles: see `index/sources/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from datetime import date, timedelta

from index.languages import DATE_WORDS, DateWords, EnglishDateContexts, EnglishDates, find_language
from index.question.calendar import (
    AskedDates,
    DateRange,
    TimeAnchor,
    find_dates_in,
    names_a_year,
    names_no_calendar_day,
)
from index.question.date_kinds import ANY_PREPOSITION, resolve_date
from index.text import lazy_pattern

MAX_CHARACTERS = 5000
"""Maximum number of characters to search for dates; a message has up to 4,096."""
_CALENDAR = lazy_pattern(EnglishDateContexts.CALENDAR, re.IGNORECASE)


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
        return words.lower().startswith(EnglishDateContexts.SOMEBODYS_DATES)
    if words not in EnglishDateContexts.SHOWS:
        return False
    return bool(match["on"] or _BEFORE_A_SHOW().search(before) or _BEHIND_A_SHOW().match(after))


def _behind_a_verb(before: str) -> bool:
    return before.endswith(EnglishDateContexts.BEFORE_A_DAY)


def _is_a_name(match: re.Match[str], after: str, before: str) -> bool:
    """Return whether an ambiguous month is a name: "confidence in May", "after May resigned"."""
    if _NAME_BEHIND().match(after) or _BEFORE_A_NAME().search(before):
        return True
    return bool((match["open"] or match["from_"]) and _VERB_BEHIND_A_NAME().match(after))


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
    if day := _NUMBER_OF_DAY().fullmatch(low):  # "3 and 5 May"
        first: DateRange | None = (last[0].replace(day=int(day[1])),) * 2
    else:  # parts missing from the first come from the second: "March and May 2024"
        first = resolve_date(low, ANY_PREPOSITION, TimeAnchor(now.today and min(now.today, last[1]), last[1]))
    if first is None or first[0] is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _opened(dates: DateRange, preposition: str) -> DateRange:
    """Adjust a range by its preposition: since, until, before or after."""
    since, until = dates
    if preposition in EnglishDateContexts.SINCE:
        return since, None
    if preposition in EnglishDateContexts.UNTIL:
        return None, until
    if preposition in EnglishDateContexts.BEFORE:
        return None, since and since - timedelta(days=1)
    if preposition in EnglishDateContexts.AFTER:
        return until and until + timedelta(days=1), None
    return dates


_DATE_EXPRESSION = lazy_pattern(EnglishDateContexts.DATE_EXPRESSION, re.IGNORECASE)
_YEAR_ALONE = lazy_pattern(EnglishDateContexts.YEAR_ALONE, re.IGNORECASE)
_UP_TO = lazy_pattern(EnglishDateContexts.UP_TO)
_WEEKDAY_ALONE = lazy_pattern(EnglishDates.WEEKDAY, re.IGNORECASE)
_DESCRIBES = lazy_pattern(EnglishDateContexts.DESCRIBES)
_MONTHS_ALONE = lazy_pattern(EnglishDates.MONTH, re.IGNORECASE)
_ONE_MONTH = lazy_pattern(EnglishDateContexts.ONE_MONTH)
_DAY_ALONE = lazy_pattern(EnglishDateContexts.DAY_ALONE)
_SOMEBODYS = lazy_pattern(EnglishDateContexts.SOMEBODYS)
_BEFORE_A_SHOW = lazy_pattern(EnglishDateContexts.BEFORE_A_SHOW)
_BEHIND_A_SHOW = lazy_pattern(EnglishDateContexts.BEHIND_A_SHOW)
_YEAR = lazy_pattern(r"\d{4}")
_MAY_OR_MARCH = lazy_pattern(EnglishDateContexts.MAY_OR_MARCH)
_BEFORE_A_TOPIC = lazy_pattern(EnglishDateContexts.BEFORE_A_TOPIC)
_ENDS = lazy_pattern(r"[\s?!.,]*$")
_NUMBER_OF_DAY = lazy_pattern(EnglishDateContexts.NUMBER_OF_DAY, re.IGNORECASE)
_NAME_BEHIND = lazy_pattern(EnglishDateContexts.NAME_BEHIND)
_BEFORE_A_NAME = lazy_pattern(EnglishDateContexts.BEFORE_A_NAME)
_VERB_BEHIND_A_NAME = lazy_pattern(EnglishDateContexts.VERB_BEHIND_A_NAME)
_NAMES_AFTER = lazy_pattern(EnglishDateContexts.NAMES_AFTER, re.IGNORECASE | re.VERBOSE)
