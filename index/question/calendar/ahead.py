"""Days to come in a question: "tomorrow", "nächste Woche". No article is from these days, but some speak of them.

Not for days that have begun: see `reading.py`, and for English `index/question/dates.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

from index.languages import AheadWords
from index.question.calendar.days import calendar_period, subtract
from index.question.calendar.grammar import fold
from index.question.calendar.model import AskedDates

_WORD = re.compile(r"[^\W_]+")
_REACH = {"day": ("month", 1), "week": ("month", 1), "month": ("month", 3), "year": ("year", 1)}
"""How old an article may be that speaks of days to come, by their unit: what an older one calls tomorrow is over."""


@dataclass(frozen=True, slots=True)
class SpokenAhead:
    """How articles speak of days to come: those published from `since` to `until` call them by these `words`.

    `is_in` tells whether a text does.
    """

    words: str
    since: date
    until: date
    is_in: Callable[[str], bool]


def find_ahead(text: str, words: AheadWords, lower_words: Set[str], today: date | None) -> AskedDates | None:
    """Return the first days to come in `text`, whose words in lower case are `lower_words`; None without any."""
    if today is None or words.signs.isdisjoint(lower_words):
        return None
    for match in _pattern(words).finditer(fold(text)):
        if _is_a_name(text, match.start()):
            continue
        unit, count = list(words.periods.values())[(match.lastindex or 1) - 1]
        since, until = calendar_period(unit, -count, today)
        return AskedDates(since, until, text[slice(*match.span())], *match.span())
    return None


def oldest_about(ahead: AskedDates, today: date, words: AheadWords) -> date:
    """Return the first day of articles that may speak of days to come: what an older one calls tomorrow is over."""
    match = _pattern(words).search(fold(ahead.words))
    unit, _ = list(words.periods.values())[(match.lastindex or 1) - 1] if match else ("day", 1)
    return subtract(today, *_REACH[unit])


def find_spoken_period(ahead: AheadWords, words: str, since: date) -> SpokenAhead | None:
    """Return how articles speak of the days to come that the `words` of a question name, such as "tomorrow".

    `since` is the first of these days. None if they are none to come, or a day of the week.
    """
    if not (match := _pattern(ahead).fullmatch(fold(words))):
        return None
    kinds, pattern = list(ahead.periods.values()), _pattern(ahead)
    kind = kinds[(match.lastindex or 1) - 1]

    def is_in(text: str) -> bool:
        return any(kinds[(each.lastindex or 1) - 1] == kind for each in pattern.finditer(fold(text)))

    return SpokenAhead(words, *calendar_period(kind[0], kind[1], since), is_in)


def asks_only_ahead(text: str, words: AheadWords, listing: Set[str]) -> bool:
    """Return whether a question, without its days to come, asks for nothing in particular: "what will happen".

    `listing` are the words that name no topic in a question for the news.
    """
    return all(word in words.empty or word in listing for word in _WORD.findall(fold(text)))


def _is_a_name(text: str, start: int) -> bool:
    """Return whether days to come are written as part of a name: "the film Tomorrow Never Dies"."""
    return start > 0 and text[start].isupper() and text[start:] != text[start:].upper()


@cache
def _pattern(words: AheadWords) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(f'({pattern})' for pattern in words.periods)})(?![\w-])")
