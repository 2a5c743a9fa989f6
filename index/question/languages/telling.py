"""Telling the language of a question, by its letters and its function words: questions are too short for models."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from index.languages import ASKING_LANGUAGES, DEFAULT_LANGUAGE, find_language
from index.question.languages.patterns import fold

ENGLISH = DEFAULT_LANGUAGE
_MAX_CHARACTERS = 300
"""Number of characters to tell the language by."""
_OPENING = 0.5
"""Additional score of a question word that opens a question."""
_LETTER = 0.4
"""Score of a letter that no other language has: names have such letters, too."""
_SCRIPT = 1.0
"""Score of a language for a text in its script, if that isn't Latin."""
_LAST_LATIN = "\u024f"
_LEAST_WEAK = 2
"""Minimum number of function words of a language that the index doesn't hold: "Los Angeles" isn't Spanish."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=256)  # understanding, splitting and ranking a question each ask
def question_languages(text: str, held: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the codes of the languages that a question may be in, likeliest first; there is at least one.

    `held` are the languages of the index, most articles first, which break ties; without any, it is English.

    >>> question_languages("was sagte Brandt zur Fähre?", ("en",))[0]
    'de'
    """
    held = held or (ENGLISH,)
    candidates = _candidates(held)
    scores = _score(text[:_MAX_CHARACTERS], candidates, frozenset(held))
    ranks = {code: rank for rank, code in enumerate(candidates)}
    told = [code for code in candidates if scores[code] > 0 or code in held]
    return tuple(sorted(told, key=lambda code: (-scores[code], ranks[code])))


@cache
def _candidates(held: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of the index, then those that questions may be asked in, English first."""
    return tuple(dict.fromkeys((*held, ENGLISH, *ASKING_LANGUAGES)))


def _score(text: str, candidates: tuple[str, ...], held: frozenset[str]) -> dict[str, float]:
    """Return the evidence for each language: a word's point is shared by all languages that have it."""
    evidence = _evidence(candidates)
    scores, weak = dict.fromkeys(candidates, 0.0), dict.fromkeys(candidates, 0)
    strong: set[str] = set()
    quiet = text[1:] == text[1:].lower()
    for at, word in enumerate(_words(text)):
        key = fold(word)
        codes = evidence.function_words.get(key) or evidence.function_words.get(key.rstrip("'"), ())
        if not quiet and at and word[0].isupper():
            continue  # part of a name: Los Angeles
        for code in codes:
            scores[code] += 1 / len(codes)
            weak[code] += held.isdisjoint(codes)
        asking = evidence.asking_words.get(key, ())
        strong.update(code for code in asking if held.isdisjoint(codes))
        if not at:
            for code in asking:
                scores[code] += _OPENING / len(asking)
    for char in evidence.letters.keys() & set(text.lower()):
        for code in evidence.letters[char]:
            scores[code] += _LETTER / len(evidence.letters[char])
    latin = not any(char > _LAST_LATIN and char.isalpha() for char in text)
    if not latin:
        script = _script_of(char for char in text if char > _LAST_LATIN)
        for code in candidates:
            scores[code] += _SCRIPT * (script in evidence.scripts[code])
    for code in candidates:
        if latin and code not in held and code not in strong and weak[code] < _LEAST_WEAK:
            scores[code] = 0.0
    return scores


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text; of one with an apostrophe, what precedes it, which marks an elision: "d'"."""
    for word in _WORD.findall(text.replace("’", "'")):
        yield word[: word.index("'") + 1] if "'" in word else word


class _Evidence(NamedTuple):
    """What tells languages, each with the codes of those that have it."""

    function_words: Mapping[str, tuple[str, ...]]
    asking_words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[str, ...]]
    scripts: Mapping[str, frozenset[str]]
    """Scripts of each language, by the languages' codes."""


@cache
def _evidence(candidates: tuple[str, ...]) -> _Evidence:
    function_words: dict[str, tuple[str, ...]] = {}
    asking_words: dict[str, tuple[str, ...]] = {}
    letters: dict[str, tuple[str, ...]] = {}
    scripts: dict[str, frozenset[str]] = dict.fromkeys(candidates, frozenset())
    for code in candidates:
        if not (language := find_language(code)):
            continue
        asked = language.asking.words if language.asking else frozenset()
        for table, words in (
            (function_words, language.stop_words | language.question_words | asked),
            (asking_words, language.question_words | asked),
        ):
            for word in {fold(word) for word in words if len(word) > 1 or not word.isascii() or word in _VOWELS}:
                table[word] = (*table.get(word, ()), code)
        scripts[code] = frozenset(_script_of(word) for word in language.stop_words)
        for char in language.asking.letters if language.asking else "":
            letters[char] = (*letters.get(char, ()), code)
    return _Evidence(function_words, asking_words, letters, scripts)


def _script_of(text: Iterable[str]) -> str:
    """Return the script of the first letter of a text, by its Unicode name: "CYRILLIC"; empty if there is none."""
    return next((unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()), "")
