"""Places whose names are several words or abbreviations: "Новая Зеландия" is New Zealand, "США" the United States.

From Unicode's CLDR, as in `places.py`, which deals with single words; nothing else is translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from index.languages import ASKING_LANGUAGES, CAPITALS_ONLY, DEFAULT_LANGUAGE, OTHER_PLACE_NAMES
from index.question.scripts.names import NamesKnown, fits_script
from index.question.scripts.places import SURE_LENGTH, place_names
from index.text import extract_terms, extract_word_terms

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_MOST_WORDS = 64
"""Maximum number of words of a question to look for places in."""
_LONGEST = 5  # words


class _Place(NamedTuple):
    """A name of a place in one language: the stems of its words, and its key in all languages."""

    stems: tuple[str, ...]
    name: str
    key: str
    is_short: bool
    """Whether it is one of the everyday names, which are told in lower case, too."""


class PlaceFound(NamedTuple):
    """A place in a question, at `text[start:end]`, and its name in a language of the articles."""

    start: int
    end: int
    name: str


def find_place_phrases(text: str, language: str, known: NamesKnown) -> list[PlaceFound]:
    """Return the places of a question that articles in other languages have by names of several words, in order.

    `language` is the code of the question's language. If articles are in it, only names of several words in other
    languages count: "Nueva Zelanda" alone may be asked anywhere.
    """
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    typed = [word[0] for word in words]
    # Names in a script that no word is in can't be meant, and making a language's table takes 50 ms.
    codes = [code for code in _languages(language, known) if any(fits_script(word, code) for word in typed)]
    stems = {code: _stems(typed, code) for code in codes}
    found: list[PlaceFound] = []
    at = 0
    while at < len(words):
        of_place = {code: stems_of_all[at : at + _LONGEST] for code, stems_of_all in stems.items()}
        length, name = _longest_at(text, words[at : at + _LONGEST], of_place, language, known)
        if length:
            found.append(PlaceFound(words[at].start(), words[at + length - 1].end(), name))
        at += max(length, 1)
    return found


def _longest_at(
    text: str, words: Sequence[re.Match[str]], stems_by: Mapping[str, tuple[str, ...]], language: str, known: NamesKnown
) -> tuple[int, str]:
    """Return the number of words of the longest place that `words` begin with, and its name in the articles.

    `stems_by` has the words' stems by each language that the name may be in.
    """
    for code, stems in stems_by.items():
        places = _by_first_stem(code).get(stems[0], ())
        for place in sorted(places, key=lambda place: -len(place.stems)):
            size = len(place.stems)
            if stems[:size] != place.stems or (size == 1 and not _may_be(words[0][0], place, code == language)):
                continue
            typed = text[words[0].start() : words[size - 1].end()]
            if name := _name_in_articles(place.key, typed, known, least=1 if size > 1 else 0):
                return size, name
    return 0, ""


def _languages(language: str, known: NamesKnown) -> Iterator[str]:
    """Yield the languages of the names in question: its own, or any if it may be a name alone."""
    codes = dict.fromkeys((language, DEFAULT_LANGUAGE, *ASKING_LANGUAGES))
    yield from (code for code in codes if code not in known.languages)


def _may_be(word: str, place: _Place, is_own: bool) -> bool:
    """Return whether a single word is written like the name of a place: того isn't Того.

    `is_own` tells whether the name is one in the question's language; else, only an abbreviation may be meant.
    """
    if place.name in CAPITALS_ONLY or not is_own:
        return place.is_short and word.isupper()
    return place.is_short or word[0].isupper() or len(place.name) >= SURE_LENGTH


def _name_in_articles(key: str, typed: str, known: NamesKnown, least: int) -> str:
    """Return the name of a place that the articles have; "" for none, and for one of a word, as `places.py` finds."""
    for code in known.languages:
        names = [place_names(code).get(key, ""), *(name for name, of in _other_names(code).items() if of == key)]
        for name in filter(None, names):
            terms = extract_terms(name, code, mixed=True)
            is_plain = len(terms) == 1 and not least and key not in _other_names_of(typed)
            if not terms or is_plain or name.casefold() == typed.casefold():
                continue
            known.prefetch_terms(terms)
            if all(map(known.holds, terms)) and (len(terms) > 1 or known.is_name(terms[0]) or known.writes(name)):
                return name
    return ""


@cache
def _other_names(code: str) -> Mapping[str, str]:
    return OTHER_PLACE_NAMES.get(code, {})


@cache
def _other_names_of(typed: str) -> frozenset[str]:
    """Return the keys of the places with an everyday name."""
    low = typed.casefold()
    return frozenset(
        key for names in OTHER_PLACE_NAMES.values() for name, key in names.items() if name.casefold() == low
    )


@cache
def _by_first_stem(code: str) -> Mapping[str, tuple[_Place, ...]]:
    places: dict[str, tuple[_Place, ...]] = {}
    short = [(name, key, True) for name, key in _other_names(code).items()]
    named = [(name, key, False) for key, name in place_names(code).items()]
    for name, key, is_short in (*short, *named):
        if (stems := _stems(_WORD.findall(name), code)) and fits_script(name, code):
            places[stems[0]] = (*places.get(stems[0], ()), _Place(stems, name, key, is_short))
    return places


def _stems(words: Sequence[str], code: str) -> tuple[str, ...]:
    terms = extract_word_terms(list(words), [False] * len(words), code)
    return tuple(term or word.lower() for word, term in zip(words, terms, strict=True))
