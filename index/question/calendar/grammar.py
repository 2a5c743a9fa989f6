"""The grammar of dates in one language, built from its `DateWords`: patterns with their slots filled.

Not for where a date may stand in a question: see `reading.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from index.languages import DatePhrase, DateWords
from index.question.calendar.model import AskedDates

_SLOT = re.compile(r"(?<!\(\?P)<(\w+)>")
_YEAR = r"(?:1[89]|20)\d\d(?!\d|[-/.,]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_LETTERS = "".join(map(chr, (*range(0xC0, 0x180), 0x401, 0x451)))
_FOLDS = {
    **{ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in _LETTERS},
    **dict.fromkeys(map(ord, "’ʼ‘`"), "'"),
    **dict.fromkeys(map(ord, "‐‑–—"), "-"),
}


def fold(text: str) -> str:
    """Return `text` in lower case and without accents, of the same length: people type "marz", "miercoles", "трех"."""
    plain = text.translate(_FOLDS)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(char.lower()[0] for char in plain)


class Phrase:
    """A notation of dates, ready to match."""

    def __init__(self, phrase: DatePhrase, slots: Mapping[str, str]) -> None:
        self.means = phrase.means
        self.place = phrase.place
        prefix = rf"(?P<prefix>{_fill(phrase.behind, slots)})" if phrase.behind else "(?P<prefix>(?!))"
        needed = "" if phrase.place == "behind" else "?"
        self.pattern = _compiled(rf"{prefix}{needed}(?:{_fill(phrase.pattern, slots)})(?!\w)")


class Grammar:
    """The grammar of one language: its phrases, and its words for since, until, before, after, of and ranges."""

    def __init__(self, words: DateWords) -> None:
        slots = _slots(words)
        self.words = words
        self.phrases = [Phrase(phrase, slots) for phrase in words.phrases]
        self.openings = {
            opening: _compiled(_fill(pattern, slots))
            for opening, pattern in (
                ("since", words.since),
                ("until", words.until),
                ("before", words.before),
                ("after", words.after),
                ("of", words.of),
            )
        }
        self.ranges = [(_compiled(fold_pattern(low)), _compiled(fold_pattern(high))) for low, high in words.ranges]
        self.day = _compiled(rf"{slots['day']}(?!\w)")
        self.names = _compiled("|".join(map(fold_pattern, words.names)) or "(?!)")
        self.topic_words = _compiled(rf"(?:^|\s)(?:{fold_pattern(words.topic_words)}|\d+\S*)\s$")
        self.possessives = _compiled(rf"(?:^|\s)(?:{fold_pattern(words.possessives)})\s$")
        self.counted = _compiled(rf"\s(?:{fold_pattern(words.counted)})(?!\w)")
        self.beginnings = _compiled(rf"\d|(?<!\w){_any_of(map(re.escape, date_vocabulary(words)))}")
        self._months = _numbered(words.months, words.short_months)
        self._weekdays = _numbered(words.weekdays)

    def month(self, word: str) -> int:
        """Return the number of a month, from 1."""
        return self._months[word.rstrip(".")] + 1

    def weekday(self, word: str) -> int:
        """Return the number of a day of the week, Monday being 0."""
        return self._weekdays[word]


@lru_cache(maxsize=16)
def grammar_of(words: DateWords) -> Grammar:
    """Return the grammar of a language."""
    return Grammar(words)


@lru_cache(maxsize=16)
def date_vocabulary(words: DateWords) -> frozenset[str]:
    """Return the words, in lower case, of which every date without digits has at least one.

    They are folded and, where they have accents, as they are written, too.
    """
    keys = [form for forms in (*words.months, *words.short_months, *words.weekdays) for form in forms]
    for mapping in (words.seasons, words.relative, words.units, words.plural_units, words.named_periods):
        keys += mapping
    keys += re.findall(r"[^\W\d_]{3,}", words.hours)
    longest = [max(re.findall(r"\w+", key), key=len) for key in keys]
    return frozenset((*longest, *map(fold, longest)))


@lru_cache(maxsize=16)
def _calendar(words: DateWords) -> re.Pattern[str]:
    forms = [*words.seasons, *(form for forms in (*words.months, *words.weekdays) for form in forms)]
    short = [form for forms in words.short_months for form in forms]
    units = _any_of((*words.units, *words.plural_units))
    named = rf"\b(?:{_any_of(forms)}|{_any_of(short)}(?!\w))"
    return re.compile(fold_pattern(rf"\d{{4}}|\d[./-]\d|\d(?!.*\b{units}(?!\w))|{named}"))


def names_no_calendar_day(date_text: str, words: DateWords) -> bool:
    """Return whether the words of a date mean other days tomorrow: "gestern", but not "am 3. Mai"."""
    return not _calendar(words).search(fold(date_text))


def names_a_year(dates: AskedDates) -> bool:
    """Return whether dates are a whole year, named by its number alone: "im Jahr 2023", not "letztes Jahr"."""
    if not (dates.since and dates.until):
        return False
    numbers = re.findall(r"\d+", dates.words)
    whole = dates.since.replace(month=1, day=1), dates.since.replace(month=12, day=31)
    return numbers == [f"{dates.since.year}"] and (dates.since, dates.until) == whole


def lookup(mapping: Mapping[str, int], word: str) -> int | None:
    """Return the value of the key, a word or a pattern, that `word` is or matches."""
    return next((value for key, value in mapping.items() if re.fullmatch(fold_pattern(key), word)), None)


def lookup_name(mapping: Mapping[str, str], word: str) -> str:
    """Return the same for values that are names; "" if no key matches."""
    return next((value for key, value in mapping.items() if re.fullmatch(fold_pattern(key), word)), "")


def fold_pattern(pattern: str) -> str:
    """Return a pattern for folded text."""
    return pattern.translate(_FOLDS)


def _slots(words: DateWords) -> dict[str, str]:
    months = [form for forms in words.months for form in forms]
    short = [rf"{form}\.?" for forms in words.short_months for form in forms]
    year = rf"(?P<year>{_YEAR})(?:{words.year_ending})"
    named = {
        "day_number": _DAY,
        "month_number": r"(?:0?[1-9]|1[0-2])(?!\d)",
        "short_year": r"\d\d(?![\d.])",
        "month": _any_of(months),
        "weekday": _any_of(form for forms in words.weekdays for form in forms),
        "season": _any_of(words.seasons),
        "relative": _any_of(words.relative),
        "named_period": _any_of(words.named_periods),
        "unit": _any_of(words.units),
        "units": _any_of(words.plural_units),
        "count": rf"\d{{1,3}}|{_any_of(words.numbers)}",
        "ordinal": _any_of(words.ordinals),
        "share": _any_of(words.shares),
        "part": _any_of(words.parts),
        "last": words.last,
        "this": words.this,
        "second": words.second,
    }
    slots = {name: f"(?P<{name}>{pattern})" for name, pattern in named.items()}
    slots["day"] = rf"(?:(?P<day>{_DAY})(?:{words.day_ending})|(?P<day_word>{_any_of(words.days)}))"
    slots["short"] = f"(?P<month>{_any_of((*months, *short))})"
    slots["year"] = f"(?:{year}|(?P<last_year>{words.last_year})|(?P<this_year>{words.this_year}))"
    slots["iso_year"] = r"(?P<year>\d{4})"
    slots["year_number"] = year
    slots["hours"] = f"(?:{words.hours})"
    return {name: fold_pattern(pattern) for name, pattern in slots.items()}


def _any_of(patterns: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first; for nothing if there are none."""
    return f"(?:{'|'.join(sorted(patterns, key=len, reverse=True)) or '(?!)'})"


def _fill(pattern: str, slots: Mapping[str, str]) -> str:
    def filled(slot: re.Match[str]) -> str:
        name = slot[1].rstrip("_")
        return slots[name] if name == slot[1] else slots[name].replace(f"(?P<{name}>", f"(?P<{slot[1]}>")

    return _SLOT.sub(filled, fold_pattern(pattern))


def _numbered(*lists: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {fold(form): number for forms_of in lists for number, forms in enumerate(forms_of) for form in forms}


def _compiled(pattern: str) -> Callable[[], re.Pattern[str]]:
    return cache(lambda: re.compile(pattern))
