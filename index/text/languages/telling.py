"""Telling the language of a text by its script, its letters and its function words. Cheap: without a model.

Not for what an article's source says of its language, which is more certain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from index.languages import ASKING_LANGUAGES, DEFAULT_LANGUAGE, LANGUAGE_MODULES, LANGUAGE_OF_SCRIPT, find_language

_SAMPLE = 800  # characters of a text to look at
_LEAST_SHARE = 0.06  # of function words among the words of a text in that language
_LEAST_WORDS = 3  # different function words of more than a letter, so that one doesn't tell by chance
_TIMES_OTHERS = 3  # how many of them the default language must not have, for each word that only that one has
_LEAST_CHARACTERS = 30
_LEAST_LEAD = 1.25  # how many times as many as the default language's

SURE = 1.0
"""How well a text fits a language that alone uses its script."""
_UNSURE = 0.99

LATIN = "Latin"
_SCRIPTS = {
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": "\u3041-\u30ff",
    "Hangul": "\u1100-\u11ff\uac00-\ud7a3",
    "Thai": "\u0e00-\u0e7f",
    "Hebrew": "\u0590-\u05ff",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f",
    "Devanagari": "\u0900-\u097f",
    "Tamil": "\u0b80-\u0bff",
    "Armenian": "\u0530-\u058f",
    "Cyrillic": "\u0400-\u052f",
    LATIN: "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
}
_SHARED_SCRIPTS = frozenset([LATIN, "Cyrillic", "Arabic", "Devanagari"])  # of several languages
_LETTERS = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS.items()}
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u0fff][^\W\d_]*)*")


def tell_language(texts: Iterable[str]) -> str:
    """Return the code of the language that some texts are written in; the default language if that is unsure.

    A text in another script than the default language's is in none of the languages of that one, however short.
    """
    sample = _sample(texts)
    rated = rate_languages(sample)
    script_language = LANGUAGE_OF_SCRIPT.get(script_in(sample) or "")

    def rank(item: tuple[str, float]) -> tuple[float, bool, bool]:
        """Rank a language: of those that fit equally well, one that is written and asked in more is likelier."""
        return item[1], item[0] == script_language, item[0] in ASKING_LANGUAGES

    code, share = max(rated.items(), key=rank, default=(DEFAULT_LANGUAGE, 0.0))
    if script_language:
        return code if share else script_language
    if share == SURE or not (
        share < _LEAST_SHARE or share < _LEAST_LEAD * rated.get(DEFAULT_LANGUAGE, 0.0) or _is_by_chance(sample, code)
    ):
        return code
    return DEFAULT_LANGUAGE


def _is_by_chance(text: str, code: str) -> bool:
    """Return whether a text is too short, or has too few function words that tell a language, to be sure of it.

    "One", "we" and "go" are Polish, too, but "said" isn't: one such word makes a short text unsure.
    """
    if len(text) < _LEAST_CHARACTERS:
        return True
    words = set(words_of(text))
    languages = [_languages_by_word().get(word, ()) for word in words if len(word) > 1]
    known = sum(code in codes for codes in languages)
    own = sum(code in codes and DEFAULT_LANGUAGE not in codes for codes in languages)
    others = sum(DEFAULT_LANGUAGE in codes and code not in codes for codes in languages)
    return known < _LEAST_WORDS or own < _TIMES_OTHERS * others


def rate_languages(text: str, codes: Sequence[str] | None = None) -> dict[str, float]:
    """Return for each language how well a text fits it, from 0 to 1: the share of its function words.

    A script that only one language uses is enough. `codes` limits the languages.
    """
    script = script_in(text)
    if script is None:
        return {}
    fitting = [code for code in codes_of_script(script) if codes is None or code in codes]
    if script not in _SHARED_SCRIPTS and fitting:
        return {fitting[0]: SURE}
    words = words_of(text)
    if not words:
        return {}
    known = Counter(word for word in words if word in _languages_by_word())
    counted: Counter[str] = Counter()
    for word, count in known.items():
        counted.update(dict.fromkeys((code for code in _languages_by_word()[word] if code in fitting), count))
    return {code: min(count / len(words), _UNSURE) for code, count in counted.items()}


def _sample(texts: Iterable[str]) -> str:
    parts: list[str] = []
    length = 0
    for text in texts:
        parts.append(text[:_SAMPLE])
        length += len(text)
        if length >= _SAMPLE:
            break
    return " ".join(parts)[: 2 * _SAMPLE]


def script_in(text: str) -> str | None:
    """Return the name of the script that most of a text is in; None if no language here is written in it."""
    if text.isascii():
        return LATIN
    counts = dict.fromkeys(_LETTERS, 0)
    for character, count in Counter(text).items():
        if script := _script_of(character):
            counts[script] += count
    if counts["Kana"] and 8 * counts["Kana"] > counts["Han"]:
        counts["Kana"] += counts["Han"]
    # A letter of these scripts is a syllable or a word.
    for script in ("Han", "Kana", "Hangul"):
        counts[script] *= 2
    script, count = max(counts.items(), key=lambda item: item[1])
    return script if count else None


@lru_cache(maxsize=1 << 12)
def _script_of(character: str) -> str | None:
    return next((script for script, letters in _LETTERS.items() if letters.match(character)), None)


def share_in_scripts_of(code: str, text: str) -> float:
    """Return the share of the letters of a text that are in a script of a language."""
    letters = [_script_of(character) for character in text if character.isalpha()]
    own = {script for script in _SCRIPTS if code in codes_of_script(script)}
    return sum(script in own for script in letters) / max(1, len(letters))


@cache
def own_letters(code: str) -> re.Pattern[str] | None:
    """Return what matches a letter of a language's script, if no other language here has that script."""
    own = [script for script in _SCRIPTS if script not in _SHARED_SCRIPTS and code in codes_of_script(script)]
    return _LETTERS[own[0]] if own else None


def codes_of_script(script: str) -> tuple[str, ...]:
    """Return the codes of the languages that are written in a script."""
    return _codes_by_script().get(script, ())


def words_of(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


@cache
def _codes_by_script() -> Mapping[str, tuple[str, ...]]:
    scripts: dict[str, list[str]] = {}
    for code in LANGUAGE_MODULES:
        language = find_language(code)
        words = " ".join(language.stop_words) if language else ""
        for script, letters in _LETTERS.items():
            if 4 * len(letters.findall(words)) > len(words):
                scripts.setdefault(script, []).append(code)
    scripts["Han"], scripts["Kana"] = ["zh"], ["ja"]
    return {script: tuple(codes) for script, codes in scripts.items()}


@cache
def _languages_by_word() -> Mapping[str, tuple[str, ...]]:
    """Map each function word to the languages that have it."""
    languages: dict[str, list[str]] = {}
    for code in LANGUAGE_MODULES:
        if language := find_language(code):
            for word in language.stop_words | language.question_words:
                languages.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in languages.items()}
