"""Turning text into terms: normalised words, as the index stores them.

Indexed texts and questions go through the same steps, so that their terms match: fold compatibility forms (NFKC) and
quotation marks, fold accents on Latin letters only (a Russian й is not an и), drop possessives, read `U.S.` as `us` and
`C++` as one word, drop stop words, stem the rest with Snowball, and map irregular forms and British spellings to one
stem (`grew` to that of `grow`). Not for marking words in a text: terms have no offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from index.languages import (
    BRITISH_SPELLINGS,
    DEFAULT_LANGUAGE,
    ENGLISH_STOP_WORDS,
    IRREGULAR_FORMS,
    QUESTION_WORDS,
    RUSSIAN_STOP_WORDS,
    EnglishContractions,
)
from index.text.languages import STEMMERS, LanguageRules, rules_of
from index.text.languages import latin_without_accents as latin_without_accents

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
_ENDING = re.compile(EnglishContractions.ENDING)
_CYRILLIC = re.compile("[\u0400-\u052f]")


def extract_terms(text: str, language: str | None = None, *, mixed: bool = False) -> list[str]:
    """Return the terms of `text`, in order, with repeats.

    `language` is the code of its language: "de". None, or one that no module knows, stands for English, with Cyrillic
    words by Russian rules. `mixed` says that the text is part of one in small and capital letters, even if it has only
    capitals itself.
    """
    folded = fold_characters(text)
    if language and language != DEFAULT_LANGUAGE and (rules := rules_of(language)):
        return list(_terms_by(language, rules, folded, mixed, asked=False))
    term_of = _term_in_capitals if not mixed and folded.isupper() else _term
    return [term for word in _words(folded) if (term := term_of(word))]


def extract_question_terms(text: str, language: str | None = None, *, mixed: bool = False) -> list[str]:
    """Return the terms of a question, without those of asking words ("what did ... say about").

    A question that consists only of such words keeps them ("Say!"). For the arguments, see `extract_terms`.
    """
    folded = fold_characters(text)
    if language and language != DEFAULT_LANGUAGE and (rules := rules_of(language)):
        asked_terms = list(_terms_by(language, rules, folded, mixed, asked=True))
        return asked_terms or list(_terms_by(language, rules, folded, mixed, asked=False))
    words, term_of = _words(folded), _term_in_capitals if not mixed and folded.isupper() else _term
    asked_terms = [term for word in words if word.lower() not in QUESTION_WORDS and (term := term_of(word))]
    return asked_terms or [term for word in words if (term := term_of(word))]


def _terms_by(code: str, rules: LanguageRules, folded: str, mixed: bool, asked: bool) -> Iterator[str]:
    """Yield the terms of a folded text by the rules of a language; without question words if it is `asked`."""
    in_capitals = not mixed and folded.isupper()
    words = _words(folded)
    for word, is_gram in rules.grams.pieces(words, asked) if rules.grams else ((word, False) for word in words):
        if is_gram:
            yield word
        elif (term := _term_by(code, word, in_capitals)) and not (asked and _asks(code, word)):
            yield term


@lru_cache(maxsize=1 << 16)
def _term_by(code: str, word: str, in_capitals: bool) -> str:
    rules = rules_of(code)
    normalised = _normalise(word) if rules is None or rules.is_foreign(word) else rules.normalise(word)
    return _unless_stopped(normalised, in_capitals)


@lru_cache(maxsize=1 << 12)
def _asks(code: str, word: str) -> bool:
    rules = rules_of(code)
    return rules is not None and rules.is_question_word(word)


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


def extract_word_terms(words: Sequence[str], in_capitals: Sequence[bool], language: str | None = None) -> list[str]:
    """Return the terms of folded words, "" for a word without one. Uncached, for callers with their own cache.

    `in_capitals` says for each word whether its text is in capitals. In a language that is read by n-grams, most words
    have more than one term: don't ask for those.
    """
    if language and language != DEFAULT_LANGUAGE and rules_of(language):
        read = _term_by.__wrapped__
        return [read(language, word, capitals) for word, capitals in zip(words, in_capitals, strict=True)]
    low = [word.lower() for word in words]
    irregular, spellings = _irregular_forms(), _spellings()
    plain_stems = STEMMERS.of("english").stemWords(low)
    stems = [irregular.get(plain) or spellings.get(stem, stem) for plain, stem in zip(low, plain_stems, strict=True)]
    return [
        ("" if plain in STOP_WORDS and (capitals or len(word) == 1 or not word.isupper()) else stem)
        if word.isascii() and word.isalpha()  # most words; no other rule changes these
        else _unless_stopped(_normalise(word), capitals)
        for word, plain, stem, capitals in zip(words, low, stems, in_capitals, strict=True)
    ]


def has_one_term_per_word(language: str) -> bool:
    """Return whether each word of a language, given by its code, has one term at most: not if n-grams are its terms."""
    rules = rules_of(language)
    return rules is None or rules.grams is None


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
        if low.endswith(EnglishContractions.NOT_ENDING):
            return _stem(low.replace("'", "")), True, False
        word = _ENDING.sub("", word)
        low = _ENDING.sub("", low).replace("'", "")
    return _stem(low), low in STOP_WORDS, len(word) > 1 and word.isupper()


def _stem(word: str) -> str:
    # Choose by the word's script: questions are too short to detect their language.
    if not word.isascii() and _CYRILLIC.search(word):
        return STEMMERS.of("russian").stemWord(word)
    if base := _irregular_forms().get(word):
        return base
    stem = STEMMERS.of("english").stemWord(word)
    return _spellings().get(stem, stem)


def initials_of(term: str) -> frozenset[str]:
    """Return the capitals that plain words of ASCII letters with a term may begin with."""
    return _other_initials().get(term, frozenset()) | {term[:1].upper()}


@cache
def _other_initials() -> dict[str, frozenset[str]]:
    """Return the capitals of words that begin unlike their terms, such as irregular forms."""
    initials: dict[str, frozenset[str]] = {}
    for word, term in (*_irregular_forms().items(), *_spellings().items()):
        initials[term] = initials.get(term, frozenset()) | {word[0].upper()}
    return initials


@cache
def _irregular_forms() -> dict[str, str]:
    """Map irregular forms to the stems of their base forms."""
    stem = STEMMERS.of("english").stemWord
    return {form: stem(base) for base, forms in IRREGULAR_FORMS.items() for form in forms.split()}


@cache
def _spellings() -> dict[str, str]:
    """Map the stems of British spellings to the American ones."""
    stem = STEMMERS.of("english").stemWord
    return {stem(british): stem(american) for british, american in BRITISH_SPELLINGS.items()}
