"""Words of dates as news sites write them: months and weekdays of several languages, time zones, labels.

Everything becomes what python-dateutil reads: English months and weekdays. Not for deciding what a date is.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from itertools import product
from typing import Literal
from zoneinfo import ZoneInfo

_FORMS: tuple[tuple[Literal["abbreviated", "wide"], Literal["format", "stand-alone"]], ...] = (
    ("abbreviated", "format"),
    ("abbreviated", "stand-alone"),
    ("wide", "format"),
    ("wide", "stand-alone"),
)
_LONGEST_SHORT_DAY = 4  # characters: "mar" is Tuesday in one language and March in another
_LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FILLERS = frozenset(
    "of the at on and hrs hours o'clock noon um uhr den der am vom de del a à las el le o godz godzinie às as do dnia"
    " r г года р року в о об il alle ore om uur date dated from".split()
)
_ENGLISH = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " sat sun am pm".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_PUBLISHED = (
    r"published|publication|posted|released|filed|issued|created|veröffentlicht|erstellt|publicado|publicada|publié|"
    r"publiée|pubblicato|gepubliceerd|opublikowano|опубликовано|опубліковано"
)
_MODIFIED = (
    r"updated?|modified|edited|revised|changed|aktualisiert|geändert|stand|actualizado|actualizada|mis à jour|"
    r"modifié|aggiornato|bijgewerkt|zaktualizowano|aktualizacja|atualizado|atualizada|обновлено|изменено|оновлено"
)
LABEL = re.compile(
    r"(?<![^\W_])(?:(?:this|the)\s)?(?:(?:story|article|page)\s)?(?:(?:was|has been|first|originally|last|"
    r"most recently|zuletzt|última vez|dernière)\s){0,3}"
    rf"(?:(?P<published>{_PUBLISHED})|(?P<modified>{_MODIFIED}))(?![^\W_])(?:\s(?:date|time|on|at|am|el|le|il))*\s?:?",
    re.IGNORECASE,
)
"""A label before a date, in group `published` or `modified`."""

_ZONES = {
    **dict.fromkeys(("UTC", "GMT", "Z", "WET"), 0.0),
    **dict.fromkeys(("BST", "CET", "WEST", "WAT"), 1.0),
    **dict.fromkeys(("CEST", "EET", "SAST", "CAT"), 2.0),
    **dict.fromkeys(("MSK", "EEST", "EAT", "TRT"), 3.0),
    **dict.fromkeys(("HKT", "SGT", "AWST"), 8.0),
    **dict.fromkeys(("JST", "KST"), 9.0),
    **{"AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0, "PKT": 5.0},
    **{"EST": -5.0, "EDT": -4.0, "CST": -6.0, "CDT": -5.0, "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0},
}
_PLACES = {
    **dict.fromkeys(("ET", "EASTERN TIME", "EASTERN"), "America/New_York"),
    **dict.fromkeys(("CT", "CENTRAL TIME"), "America/Chicago"),
    **dict.fromkeys(("MT", "MOUNTAIN TIME"), "America/Denver"),
    **dict.fromkeys(("PT", "PACIFIC TIME", "PACIFIC"), "America/Los_Angeles"),
    **{"MOSCOW TIME": "Europe/Moscow", "LONDON TIME": "Europe/London", "UK TIME": "Europe/London"},
}
ZONE = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted((*_ZONES, *_PLACES), key=len, reverse=True))})(?![^\W_])")
"""The name of a time zone, in capitals."""

_ZONE_PHRASE = re.compile(
    r"\b(?:(?:eastern|central|mountain|pacific|moscow|london|uk) time|eastern|pacific)\b", re.IGNORECASE
)
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]")
_HYPHENS = re.compile("[\u2010-\u2012\u2212\ufe63\uff0d]")
_HALVES = re.compile(r"\b([ap])\s?\.\s?m\b\.?", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a date's text without invisible characters, with plain hyphens, blanks, digits, and am and pm."""
    text = _HYPHENS.sub("-", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    text = text.replace("МСК", "MSK")
    text = _ZONE_PHRASE.sub(lambda match: match[0].upper(), text)
    return " ".join(_HALVES.sub(r"\1m", text).split())


def zone_of(name: str, moment: datetime) -> tzinfo:
    """Return the fixed offset of a zone that `ZONE` matched, at a local time: ET is EST in winter and EDT in summer."""
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    return timezone(ZoneInfo(_PLACES[name]).utcoffset(moment) or timedelta())


def in_english(text: str) -> tuple[str, list[str]]:
    """Return `text` with its months and weekdays in English and without filler words; also return its other words."""
    others: list[str] = []

    def translated(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word in _ENGLISH:
            return word[:3] if word.startswith(_WEEKDAYS) else word
        if word in _FILLERS:
            return " "
        if (english := _foreign_words().get(word)) is not None:
            return english
        others.append(match[0])
        return match[0]

    return _WORD.sub(translated, text), others


@cache
def _foreign_words() -> dict[str, str]:
    """Return English months and weekdays by the words of other languages; "" for ambiguous abbreviations."""
    from babel.dates import get_day_names, get_month_names

    words: dict[str, str] = {}
    for language, (width, context) in product(_LANGUAGES, _FORMS):
        for number, name in get_day_names(width, context, language).items():
            if word := _WORD.search(name.lower()):
                words[word[0]] = _WEEKDAYS[number] if len(word[0]) > _LONGEST_SHORT_DAY else ""
    for language, (width, context) in product(_LANGUAGES, _FORMS):
        for number, name in get_month_names(width, context, language).items():
            if word := _WORD.search(name.lower()):
                words[word[0]] = _MONTHS[number - 1]
                words.setdefault(word[0][:3], _MONTHS[number - 1])
    return words
