"""The names of countries and well-known cities in other languages: Германия is Germany. From Unicode's CLDR, by Babel.

Not for names that are only written in other letters: see `names.py`. Nothing else is translated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile

from index.languages import ASKING_LANGUAGES, DEFAULT_LANGUAGE
from index.question.scripts.names import NamesKnown, fits_script
from index.text import extract_terms

_CITY = "/"
"""What a time zone's name has, which CLDR shows as its best known city: Europe/Warsaw."""
SURE_LENGTH = 6
"""Minimum length of a name whose inflected forms are told in lower case, too."""


def places_in_other_languages(word: str, language: str, known: NamesKnown) -> Iterator[tuple[str, str]]:
    """Yield the names of a place, in a form of its name in one language, in the languages of the articles.

    Each comes with its term, and is a word that the articles write as a name. A word in other letters than those of the
    question's language, as in "Moscow?", may be in any language.
    """
    pairs = {
        pair: None
        for code in _languages_of(word, language)
        if code not in known.languages
        for pair in _translated(word, code, tuple(known.languages))
    }
    known.prefetch_terms(other for _, other in pairs)
    for name, other in pairs:
        if known.holds(other) and (known.is_name(other) or known.writes(name)):
            yield name, other


def _languages_of(word: str, language: str) -> tuple[str, ...]:
    if fits_script(word, language):
        return (language,)
    return tuple(code for code in (DEFAULT_LANGUAGE, *ASKING_LANGUAGES) if fits_script(word, code))


@lru_cache(maxsize=256)
def _translated(word: str, language: str, others: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the names in other languages of a place with its name in one, with their terms."""
    term, own = _only_term(word, language), place_names(language)
    places = [place for place in _places_by_term(language).get(term, ()) if _is_form_of(word, own[place])]
    names = [(name, code) for place in places for code in others if (name := place_names(code).get(place))]
    return tuple((name, other) for name, code in names if (other := _only_term(name, code)) and other != term)


def _is_form_of(word: str, name: str) -> bool:
    """Return whether a word is a name or a form of it: слова has the stem of Словения, and viene that of Viena."""
    low, own = word.lower(), name.lower()
    if low == own:
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(low, own, strict=False)))
    return shared >= len(own) - (1 if word == low else 2) and (word != low or len(own) >= SURE_LENGTH)


@cache
def _places_by_term(language: str) -> Mapping[str, tuple[str, ...]]:
    places: dict[str, tuple[str, ...]] = {}
    for place, name in place_names(language).items():
        if term := _only_term(name, language):
            places[term] = (*places.get(term, ()), place)
    return places


@cache
def place_names(language: str) -> Mapping[str, str]:
    """Return the names of countries by their codes, and of cities by their time zones; none if CLDR has none."""
    from babel.core import Locale, UnknownLocaleError, get_global

    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        return {}
    names = {code: name for code, name in locale.territories.items() if code.isalpha()}
    cities = {zone: data.get("city") for zone, data in locale.time_zones.items()}
    for zone in {**get_global("zone_territories"), **cities}:
        if _CITY in zone:
            names[zone] = cities.get(zone) or zone.rpartition(_CITY)[2].replace("_", " ")
    return names


def _only_term(name: str, language: str) -> str:
    terms = extract_terms(name, language)
    return terms[0] if len(terms) == 1 else ""
