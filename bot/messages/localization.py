"""The bot's own words in the reader's language: messages by Fluent, dates and ages by Babel.

The first message loads these libraries, not the import. `PlainEnglish`, for the terminal, never loads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from index import Published, find_language

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "uk": "Українська",
}
"""The languages that the bot speaks: their codes, and their names in the language itself."""

_DEFAULT = "en"
_LOCALES = Path(__file__).parent / "locales"
_DATES = {
    "en": "d MMMM y",
    "de": "d. MMMM y",
    "es": "d 'de' MMMM 'de' y",
    "fr": "d MMMM y",
    "ru": "d MMMM y",  # Babel's own ends in "г.": two full stops at the end of a sentence
    "uk": "d MMMM y",  # likewise, in "р."
}
_FIRST_OF_A_MONTH = {"fr": "d'er' MMMM y"}
_AT_LEAST = 2
"""Minimum number of units in an age, which chooses the unit: "18 months", not "1 year"."""
_MESSAGE = re.compile(r"^(?P<name>[a-z-]+) =(?P<pattern>.*(?:\n +.*)*)", re.MULTILINE)
_VARIABLE = re.compile(r"\{ \$(\w+) \}")
_CHOICE = re.compile(r"\{ \$(?P<variable>\w+) ->\s+\[one\] (?P<one>.*)\s+\*\[other\] (?P<other>.*)\s+\}")
_UNITS = (
    (timedelta(365.25), timedelta(365)),
    (timedelta(30.44), timedelta(30)),
    *((unit, unit) for unit in (timedelta(7), timedelta(1), timedelta(hours=1), timedelta(minutes=1))),
)
"""Units of time, with the lengths that Babel assumes."""

_SIZES = (("gigabyte", 10**9), ("megabyte", 10**6), ("kilobyte", 10**3))


class Localization:
    """The bot's own words in one language. Immutable and thread-safe.

    >>> Localization.of("de-AT").say("not-found")
    'Nichts gefunden.'
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __reduce__(self) -> tuple[object, ...]:
        return Localization.of, (self.language,)

    @staticmethod
    def of(code: str | None) -> Localization:
        """Return the words for Telegram's `language_code`, or English for a language that the bot doesn't speak."""
        language = (code or _DEFAULT).replace("_", "-").split("-")[0].lower()
        return _WORDS.get(language, _WORDS[_DEFAULT])

    def say(self, message: str, **variables: str | int) -> str:
        """Return the message of this name as plain text. Raises LookupError if there is none."""
        return _say(self.language, message, variables) if variables else _say_alone(self.language, message)

    def day(self, published: Published) -> str:
        """Return the day in the article's own time zone, as in "19 December 2024"; "undated" for None."""
        return _day(self.language, published.toordinal()) if published else self.say("undated")

    def weekday(self, number: int) -> str:
        """Return the name of a weekday by its number, 0 for Monday, as it stands alone."""
        return _weekday(self.language, number)

    def language_name(self, code: str) -> str:
        """Return the name of a language by its code: "German" for "de"."""
        return _language_name(self.language, code)

    def ago(self, published: date | datetime, now: datetime) -> str:
        """Return an age, as in "3 days ago" or "today". A time in the future, by a wrong clock, counts as just now."""
        if isinstance(published, datetime):
            return _age(self.language, -_whole(max(now - published, timedelta(minutes=1))))
        days = (now.date() - published).days
        if days <= 1:
            return self.say("yesterday") if days == 1 else self.say("today")
        return _age(self.language, -_whole(timedelta(days)))

    def ahead(self, moment: datetime, now: datetime) -> str:
        """Return how far ahead a moment is, as in "in 3 days". A moment in the past counts as almost there."""
        return _age(self.language, _whole(max(moment - now, timedelta(minutes=1))), True)

    def length(self, time: timedelta) -> str:
        """Return a length of time, as in "0.4 seconds" or "3 days": in the largest unit that it has two of."""
        if time >= timedelta(minutes=1):
            return _age(self.language, _whole(time))
        return _amount(self.language, max(0.0, time.total_seconds()), "second", "long")

    def size(self, size: int) -> str:
        """Return a number of bytes in its largest fitting unit, as in "1.2 MB"."""
        unit, bytes_in_one = next((pair for pair in _SIZES if size >= pair[1]), _SIZES[-1])
        return _amount(self.language, size / bytes_in_one, f"digital-{unit}", "short")


class PlainEnglish:
    """English without Fluent and Babel, which take 70 ms to load: for short-lived commands.

    Reads the same messages as `Localization`, but supports only variables and a choice between [one] and *[other].
    """

    def say(self, message: str, **variables: str | int) -> str:
        """Return the message of this name as plain text. Raises LookupError if there is none."""

        def chosen(choice: re.Match[str]) -> str:
            return choice["one"] if variables[choice["variable"]] == 1 else choice["other"]

        pattern = _CHOICE.sub(chosen, _english_patterns()[message])
        return _VARIABLE.sub(lambda variable: _plain(variables[variable[1]]), pattern)

    def day(self, published: Published) -> str:
        """Return the day as `Localization.day` does."""
        return f"{published.day} {published:%B} {published.year}" if published else self.say("undated")

    def language_name(self, code: str) -> str:
        """Return the name of a language as `Localization.language_name` does."""
        language = find_language(code)
        return language.name if language else code


@cache
def _english_patterns() -> dict[str, str]:
    source = _messages_of(_DEFAULT)
    return {message["name"]: message["pattern"].strip() for message in _MESSAGE.finditer(source)}


def _plain(value: str | int) -> str:
    return f"{value:,}" if isinstance(value, int) else value


def _whole(length: timedelta) -> timedelta:
    """Return `length` in the largest unit that it has two of, rounded down, by Babel's lengths of units."""
    unit, in_babel = next((pair for pair in _UNITS if length >= _AT_LEAST * pair[0]), _UNITS[-1])
    return length // unit * in_babel


_WORDS = {language: Localization(language) for language in LANGUAGES}


def load_localizations(languages: Iterable[str] = LANGUAGES) -> None:
    """Load some languages (about 40 ms each), so that no answer has to wait for them; the others load when needed."""
    for language in languages:
        words = _WORDS[language]
        words.say("coverage", count=1)
        words.day(date(2025, 1, 1))
        words.ago(date(2025, 1, 1), datetime(2025, 3, 1, tzinfo=UTC))


def _say(language: str, message: str, variables: dict[str, str | int]) -> str:
    bundle = _bundle(language)
    pattern = bundle.get_message(message).value
    assert pattern is not None, message
    formatted, errors = bundle.format_pattern(pattern, variables)
    assert not errors, (
        message,
        errors,
    )  # tests/bot/messages/test_localization.py checks the variables of every call
    return str(formatted)


# These caches hold frequent words (buttons, days, ages), and nothing that anybody asked.


@cache
def _say_alone(language: str, message: str) -> str:
    return _say(language, message, {})


@lru_cache(maxsize=256)
def _language_name(language: str, code: str) -> str:
    from babel import Locale

    return str(Locale.parse(language).languages.get(code, code))


@lru_cache(maxsize=4096)
def _day(language: str, ordinal: int) -> str:
    from babel.dates import format_date

    day = date.fromordinal(ordinal)
    form = _FIRST_OF_A_MONTH.get(language, _DATES[language]) if day.day == 1 else _DATES[language]
    return format_date(day, form, language)


@cache
def _weekday(language: str, number: int) -> str:
    from babel.dates import get_day_names

    return str(get_day_names("wide", "stand-alone", language)[number])


@lru_cache(maxsize=4096)
def _age(language: str, whole: timedelta, has_direction: bool = False) -> str:
    """Return a length of time in words; a negative one lies in the past, and one with a direction in the future."""
    from babel.dates import format_timedelta

    directed = has_direction or whole < timedelta(0)
    return format_timedelta(whole, granularity="minute", threshold=_AT_LEAST, add_direction=directed, locale=language)


def _amount(language: str, number: float, unit: str, form: Literal["short", "long"]) -> str:
    """Return a number with its unit; with one decimal if it is small."""
    from babel.units import format_unit

    shown = round(number, 1 if number < 100 else None)  # first: the unit's plural is that of the number shown
    return format_unit(shown, unit, form, "#,##0.#", language)


@cache
def _bundle(language: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    # Without bidirectional isolation marks around variables, which would get into text that people copy.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(_messages_of(language)))
    return bundle


def _messages_of(language: str) -> str:
    """Return the messages of a language in Fluent's syntax: those of all files in its folder."""
    return "\n".join(path.read_text("utf-8") for path in sorted((_LOCALES / language).glob("*.ftl")))
