"""Telling the language of a question, by its letters and its function words: questions are too short for models."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from index.languages import ASKING_LANGUAGES, DEFAULT_LANGUAGE, INTERROGATIVES, Letters, find_language
from index.question.languages.patterns import fold
from index.text import script_of

ENGLISH = DEFAULT_LANGUAGE
_MAX_CHARACTERS = 300
"""Number of characters to tell the language by."""
_LETTER = 0.4
"""Score of letters that no other language has: names have such letters, too."""
_SCRIPT, _SOME_SCRIPT = 3.0, 0.3
"""Scores of a language for a text whose letters, mostly or in part, are of its script, if that isn't Latin."""
_LAST_LATIN, _MORE_LATIN = "\u024f", "\u1e00\u1eff"
_LEAST_OWN, _LEAST_FUNCTION_WORDS = 2, 3
"""Minimum numbers of a language's words in a text, with an asking word and without one; fewer in a short text.

"Los Angeles" isn't Spanish, and "opinion" isn't either.
"""
_SHORT = 4  # words
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_VOWELS = frozenset(Letters.VOWELS)


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
    scores = dict.fromkeys(candidates, 0.0)
    words = list(_words(text, evidence))
    for word in words:
        codes = evidence.function_words.get(word, ())
        for code in codes:
            scores[code] += 1 / len(codes)
    small = text.lower()
    for letters, codes in evidence.letters.items():
        if letters in small:
            for code in codes:
                scores[code] += _LETTER / len(codes)
    of_script: set[str] = set()
    if other := [char for char in text if _is_of_other_script(char)]:
        script = script_of(other)
        of_script = {code for code in candidates if script in evidence.scripts[code]}
        gain = _SCRIPT if 2 * len(other) > sum(map(str.isalpha, text)) else _SOME_SCRIPT
        for code in of_script:
            scores[code] += gain
    sure = {candidates[0], *of_script}
    return {
        code: score if code in sure or _is_enough(code, words, evidence, candidates[0], held) else 0.0
        for code, score in scores.items()
    }


def _is_enough(code: str, words: list[str], evidence: _Evidence, first: str, held: frozenset[str]) -> bool:
    """Return whether a text in Latin letters has enough words of a language that isn't the index's `first`."""
    others = {first} if code in held else held
    own = [
        word for word in words if code in (codes := evidence.function_words.get(word, ())) and others.isdisjoint(codes)
    ]
    asks = any(code in evidence.asking_words.get(word, ()) for word in own)
    if code in held:
        opens = (
            code in evidence.asking_words.get(words[0], ()) if words else False
        )  # German "was", beside English "was"
        return asks or len(own) + opens >= _LEAST_OWN
    if len(words) <= _SHORT and len(own) >= (1 if asks else _LEAST_OWN):
        return True
    return len(own) >= (_LEAST_OWN if asks else _LEAST_FUNCTION_WORDS)


def _words(text: str, evidence: _Evidence) -> Iterator[str]:
    """Yield the folded words of a text that may tell its language, not those of names such as Los Angeles.

    Of a word with an apostrophe, this is what precedes it: with the apostrophe if that marks an elision ("d'").
    """
    quiet = text[1:] == text[1:].lower()
    for at, word in enumerate(_WORD.findall(fold(text) if quiet else text.replace("’", "'"))):
        if at and word[0].isupper():
            continue
        folded, _, behind = fold(word).partition("'")
        if behind and f"{folded}'" in evidence.function_words:
            yield f"{folded}'"
        elif behind != "s" or folded in evidence.asking_words:  # not "Allen's"
            yield folded


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
        asked = language.asking.words if language.asking else INTERROGATIVES if code == ENGLISH else frozenset()
        for table, words in (
            (function_words, language.stop_words | language.question_words | asked),
            (asking_words, language.question_words | asked),
        ):
            for word in set(map(_key, words)):
                table[word] = (*table.get(word, ()), code)
        scripts[code] = frozenset(map(script_of, {word[:1] for word in language.stop_words}))
        for sign in language.asking.letters if language.asking else ():
            letters[sign] = (*letters.get(sign, ()), code)
    return _Evidence(function_words, asking_words, letters, scripts)


def _key(word: str) -> str:
    """Return a word as `_words` yields it: "d'" for the French "d"."""
    is_elided = word.isascii() and len(word) == 1 and word not in _VOWELS
    return f"{word}'" if is_elided else fold(word)


def _is_of_other_script(char: str) -> bool:
    """Return whether a character is a letter that isn't Latin."""
    return char > _LAST_LATIN and char.isalpha() and not _MORE_LATIN[0] <= char <= _MORE_LATIN[1]
