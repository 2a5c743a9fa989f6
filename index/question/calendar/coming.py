"""Days of the week and months that are still to come in a question: "next Friday", "what will happen on Friday".

Alone, each is the past one: "what happened on Friday" asks for articles of that day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from index.languages import MONTHS, WEEKDAYS, AheadWords, find_language
from index.question.calendar.ahead import SpokenAhead, find_spoken_period
from index.question.calendar.days import month_end
from index.question.calendar.grammar import fold, fold_pattern
from index.question.calendar.model import AskedDates

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

Forms = tuple[tuple[str, ...], ...]
"""The forms of each day of the week, Monday first, or of each month, January first."""


def find_coming(text: str, dates: AskedDates | None, code: str, ahead: AheadWords, today: date) -> AskedDates | None:
    """Return the coming day of the week, or month, that a question `text` in a language asks for; None without any.

    `dates` are those that were read as past ones.
    """
    weekdays, _ = _forms(code)
    if match := _coming_pattern(ahead, weekdays).search(fold(text)):
        weekday = _number(match.group(), weekdays) or 0
        day = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        return AskedDates(day, day, text[slice(*match.span())], *match.span())
    if dates is None or dates.since is None or dates.until is None or not _looks_ahead(text, ahead):
        return None
    return _next(dates, dates.since, dates.until, code, today)


def find_spoken(code: str, words: str, since: date) -> SpokenAhead | None:
    """Return how articles speak of the days to come that the `words` of a question in a language name.

    `since` is the first of these days. None if they are none to come.
    """
    language = find_language(code)
    if language is None or language.ahead is None:
        return None
    return find_spoken_period(language.ahead, words, since) or _find_spoken_weekday(language.ahead, code, words, since)


def _find_spoken_weekday(ahead: AheadWords, code: str, words: str, since: date) -> SpokenAhead | None:
    """Return how articles of the week before speak of the coming day `since`: by its weekday, looking ahead."""
    weekdays, _ = _forms(code)
    if _number(words, weekdays) != since.weekday():
        return None
    forms = [weekdays[since.weekday()]]

    def is_in(text: str) -> bool:
        return any(_number(each, forms) == 0 and _looks_ahead(each, ahead) for each in _SENTENCE_END.split(text))

    return SpokenAhead(forms[0][0], since - timedelta(days=6), since - timedelta(days=1), is_in)


def _next(dates: AskedDates, since: date, until: date, code: str, today: date) -> AskedDates | None:
    """Return the next day of the week or month after the past one that was read, if no number tells which it is.

    A day or month that isn't over yet is the next.
    """
    if until > today or any(char.isdigit() for char in dates.words):
        return None
    weekdays, months = _forms(code)
    if since == until and _number(dates.words, weekdays) is not None:
        day = today + timedelta(days=(since.weekday() - today.weekday()) % 7)
        return replace(dates, since=day, until=day)
    if since.day == 1 and until == month_end(since) and _number(dates.words, months) is not None:
        first = since.replace(year=today.year + (since.month < today.month))
        return replace(dates, since=first, until=month_end(first))
    return None


def _looks_ahead(text: str, ahead: AheadWords) -> bool:
    lower = text.lower().replace("’", "'")
    return bool(_compiled(ahead.looks_ahead).search(lower)) and not _compiled(ahead.looks_back).search(lower)


def _number(text: str, forms: Sequence[tuple[str, ...]]) -> int | None:
    """Return the number, from 0, of the day or month of which a text has a form."""
    spoken = re.findall(r"[\w']+", fold(text))
    return next((number for number, each in enumerate(forms) if not {*map(fold, each)}.isdisjoint(spoken)), None)


@cache
def _forms(code: str) -> tuple[Forms, Forms]:
    """Return the forms of a language's days of the week, Monday first, and of its months."""
    language = find_language(code)
    if language and language.dates:
        return language.dates.weekdays, language.dates.months
    return tuple((day,) for day in WEEKDAYS), tuple((month,) for month in MONTHS)


@cache
def _coming_pattern(ahead: AheadWords, weekdays: Forms) -> re.Pattern[str]:
    forms = "|".join(re.escape(fold(form)) for each in weekdays for form in each)
    patterns = (fold_pattern(pattern).replace("<weekday>", f"(?:{forms})") for pattern in ahead.coming)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(patterns)})(?![\w-])")


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
