"""Turning text into terms: normalised words, as the index stores them.

Indexed texts and questions go through the same steps, so that their terms match: fold compatibility forms (NFKC) and
quotation marks, fold accents on Latin letters only (a Russian й is not an и), drop possessives, read `U.S.` as `us` and
`C++` as one word, drop stop words, stem the rest with Snowball, and map irregular forms and British spellings to one
stem (`grew` to that of `grow`). Not for marking words in a text: terms have no offsets.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from index.languages import BRITISH_SPELLINGS, ENGLISH_STOP_WORDS, IRREGULAR_FORMS, QUESTION_WORDS, RUSSIAN_STOP_WORDS

if TYPE_CHECKING:
    from Stemmer import Stemmer

STOP_WORDS = ENGLISH_STOP_WORDS | RUSSIAN_STOP_WORDS
"""Words that never become terms, in all languages."""


COMBINING_MARKS = "".join(chr(c) for c in range(0x300, 0x1000) if unicodedata.category(chr(c)).startswith("M"))
FOLDED_CHARACTERS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\u2032\uff07", "'")  # all kinds of apostrophes
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")  # invisible characters inside words
    | {"_": " "}
)
_FOLDED = [(chr(char), str(other)) for char, other in FOLDED_CHARACTERS.items()]
_FOLDED_ASCII = [(char, other) for char, other in _FOLDED if char.isascii()]
LETTER_SIGNS = ("++", "#")
"""Signs that form a word with the letter before them."""

_NO_ACCENTS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŧ": "t", "ħ": "h"}
)
_SIGNED_LETTER = re.compile(r"(?<!\w)([A-Za-z])(?:(\+\+)|#)(?![+#]|[^\W\d])")  # the programming languages C++ and C#
_WORD = re.compile(
    rf"""
    (?<!\w) [^\W\d](?:\.[^\W\d])+ (?!\w) \.? (?:'[sS]\b)?   # U.S., e.g., J.K.
    | (?<!\w) \d{{1,3}}(?:,\d{{3}})+ (?!\w)                 # 1,500
    | (?<!\w) \d+\.\d+ (?!\w)                               # 3.5
    | [\w{COMBINING_MARKS}]+ (?:'[\w{COMBINING_MARKS}]+)*                     # O'Brien, haven't, Zürich
    """,
    re.VERBOSE,
)
# Candidate words in ASCII text: most consist of letters and digits, and this is faster than _WORD.
_CHUNK = re.compile(r"\w+(?:['.,]+\w+)*")
_ENDING = re.compile(r"'(?:s|ll|re|ve|d|m)$")
_CYRILLIC = re.compile("[\u0400-\u052f]")


def extract_terms(text: str) -> list[str]:
    """Return the terms of `text`, in order, with repeats."""
    folded = fold_characters(text)
    term_of = _term_in_capitals if folded.isupper() else _term
    return [term for word in _words(folded) if (term := term_of(word))]


def extract_question_terms(text: str) -> list[str]:
    """Return the terms of a question, without those of asking words ("what did ... say about").

    A question that consists only of such words keeps them ("Say!").
    """
    folded = fold_characters(text)
    words, term_of = _words(folded), _term_in_capitals if folded.isupper() else _term
    asked_terms = [term for word in words if word.lower() not in QUESTION_WORDS and (term := term_of(word))]
    return asked_terms or [term for word in words if (term := term_of(word))]


def _words(folded: str) -> list[str]:
    if not folded.isascii():
        return _WORD.findall(folded)
    chunks = _CHUNK.findall(folded)
    words: list[str] = []
    for chunk in chunks:
        if chunk.isalnum():
            words.append(chunk)
        else:
            words += _WORD.findall(chunk)
    return words


# Most words have been seen before, hence the caches.
@lru_cache(maxsize=1 << 17)
def _term(word: str) -> str:
    return _unless_stopped(_normalise(word), in_capitals=False)


@lru_cache(maxsize=1 << 12)
def _term_in_capitals(word: str) -> str:
    return _unless_stopped(_normalise(word), in_capitals=True)


def extract_word_terms(words: Sequence[str], in_capitals: Sequence[bool]) -> list[str]:
    """Return the terms of folded words, "" for a word without one. Uncached, for callers with their own cache.

    `in_capitals` says for each word whether its text is in capitals.
    """
    low = [word.lower() for word in words]
    irregular, spellings = _irregular_forms(), _spellings()
    plain_stems = _stemmers.of("english").stemWords(low)
    stems = [irregular.get(plain) or spellings.get(stem, stem) for plain, stem in zip(low, plain_stems, strict=True)]
    return [
        ("" if plain in STOP_WORDS and (capitals or len(word) == 1 or not word.isupper()) else stem)
        if word.isascii() and word.isalpha()  # most words; no other rule changes these
        else _unless_stopped(_normalise(word), capitals)
        for word, plain, stem, capitals in zip(words, low, stems, in_capitals, strict=True)
    ]


def _unless_stopped(normalised: tuple[str, bool, bool], in_capitals: bool) -> str:
    term, stop, capitals = normalised
    # WHO, IT and US in capitals are names, unless the whole text is in capitals.
    return "" if stop and (in_capitals or not capitals) else term


def fold_characters(text: str) -> str:
    """Return `text` in NFKC, with plain quotation marks and dashes, and "++" and "#" after a letter as words."""
    if text.isascii():
        folded = _replaced(text, _FOLDED_ASCII)
    else:
        folded = _replaced(unicodedata.normalize("NFKC", _replaced(text, _FOLDED)), _FOLDED)
    return _SIGNED_LETTER.sub(_spell_sign, folded) if any(sign in folded for sign in LETTER_SIGNS) else folded


def _spell_sign(signed: re.Match[str]) -> str:
    following = signed.string[signed.end() : signed.end() + 1]
    return f"{signed[1]}{'plusplus' if signed[2] else 'sharp'}{' ' if following.isdigit() else ''}"


def _replaced(text: str, folded: Sequence[tuple[str, str]]) -> str:
    for char, other in folded:  # much faster than str.translate, as few of them occur
        text = text.replace(char, other)
    return text


def _normalise(word: str) -> tuple[str, bool, bool]:
    """Return the term of a word, whether it is a stop word, and whether it is in capitals."""
    low = latin_without_accents(word.lower())
    if "." in low and not low[0].isdigit():
        return low.removesuffix("'s").replace(".", ""), False, True
    low = low.replace(",", "")
    if "'" in low:
        if low.endswith("n't"):
            return _stem(low.replace("'", "")), True, False
        word = _ENDING.sub("", word)
        low = _ENDING.sub("", low).replace("'", "")
    return _stem(low), low in STOP_WORDS, len(word) > 1 and word.isupper()


def latin_without_accents(word: str) -> str:
    """Return `word` without the accents of Latin letters; other scripts keep theirs."""
    if word.isascii():
        return word
    characters: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(char):
            base = char
        elif base.isascii():
            continue
        characters.append(char)
    return unicodedata.normalize("NFC", "".join(characters)).translate(_NO_ACCENTS).replace("ß", "ss")


class _Stemmers(threading.local):
    """Snowball's stemmers, one pair per thread, since they aren't thread-safe."""

    def __init__(self) -> None:
        self._made: dict[str, Stemmer] = {}

    def of(self, language: str) -> Stemmer:
        if language not in self._made:
            import Stemmer

            self._made[language] = Stemmer.Stemmer(language, 0)  # no cache of its own: _normalise has one
        return self._made[language]


_stemmers = _Stemmers()


def _stem(word: str) -> str:
    # Choose by the word's script: questions are too short to detect their language.
    if not word.isascii() and _CYRILLIC.search(word):
        return _stemmers.of("russian").stemWord(word)
    if base := _irregular_forms().get(word):
        return base
    stem = _stemmers.of("english").stemWord(word)
    return _spellings().get(stem, stem)


@cache
def _irregular_forms() -> dict[str, str]:
    """Map irregular forms to the stems of their base forms."""
    stem = _stemmers.of("english").stemWord
    return {form: stem(base) for base, forms in IRREGULAR_FORMS.items() for form in forms.split()}


@cache
def _spellings() -> dict[str, str]:
    """Map the stems of British spellings to the American ones."""
    stem = _stemmers.of("english").stemWord
    return {stem(british): stem(american) for british, american in BRITISH_SPELLINGS.items()}
