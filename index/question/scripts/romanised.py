"""Questions that are typed in Latin letters, though their language has others: "chto skazal Putin o Trampe".

Not for single names in other letters: see `names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from index.languages import (
    ASKING_LANGUAGES,
    DEFAULT_LANGUAGE,
    NEVER_ROMANISED,
    ROMANISED_SIGNS,
    ROMANISED_WORDS,
    UNLIKELY_LETTERS,
    LatinForms,
    find_language,
)
from index.question.scripts.names import NamesKnown, other_spellings
from index.question.scripts.transliteration import native_spellings
from index.text import extract_terms

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST_CHARACTERS = 300
_LEAST_SIGNS = 2
"""Minimum number of words that tell such a question if it doesn't begin with one."""
_LEAST_OTHERS = 3
"""Minimum length of a word that is evidence for another language: "o" and "na" are words of many."""
_MOST_WORDS = 16
_LEAST_HELD = 2
"""Minimum number of words of the articles that are evidence for their language, as "prime" and "minister" are."""
_SPELLINGS, _LIKELIEST = 24, 4
"""Maximum numbers of spellings of a word, and of those to look for as names, which takes longer."""


class Romanised(NamedTuple):
    """A question in the letters of its language, and the language's code."""

    text: str
    language: str


def read_romanised(text: str, known: NamesKnown) -> Romanised | None:
    """Return a question that is typed in Latin letters as its language writes it; None for any other text.

    Names that the articles have in Latin letters stay as they are.
    """
    if not text.isascii() or len(text) > _MOST_CHARACTERS:
        return None
    words = _WORD.findall(text.lower())
    if len(words) > _MOST_WORDS:
        return None
    if not NEVER_ROMANISED.isdisjoint(words):
        return None
    signs = [word for word in words if word in ROMANISED_SIGNS]
    if not signs or not (words[0] in ROMANISED_SIGNS or len(signs) >= _LEAST_SIGNS):
        return None
    codes = sorted(ROMANISED_WORDS, key=lambda code: -sum(word in ROMANISED_WORDS[code] for word in words))
    code, own = codes[0], sum(word in ROMANISED_WORDS[codes[0]] for word in words)
    if sum(word in _words_of_others() for word in words) >= own:
        return None
    language = find_language(code)
    if language is None or language.latin is None or _has_words_of_articles(words, code, known):
        return None
    forms = language.latin
    return Romanised(_WORD.sub(lambda match: _native(match[0], code, forms, known), text), code)


def _has_words_of_articles(words: list[str], code: str, known: NamesKnown) -> bool:
    """Return whether most words but those of asking are words, no names, that articles have in these very letters."""
    others = [word for word in words if word not in ROMANISED_WORDS[code]]
    terms = {word: {term for held in known.languages for term in extract_terms(word, held)} for word in others}
    known.prefetch_terms(term for each in terms.values() for term in each)
    held = [word for word in others if any(map(known.holds, terms[word])) and known.writes(word)]
    own = sum(not any(map(known.is_name, terms[word])) for word in held)
    return own >= _LEAST_HELD and 2 * own > len(others)


@cache
def _words_of_others() -> frozenset[str]:
    """Return the words that tell a question in Latin letters: of English and of languages with ways to ask."""
    languages = [find_language(code) for code in (DEFAULT_LANGUAGE, *ASKING_LANGUAGES)]
    words = (word for language in languages if language for word in language.stop_words | language.question_words)
    romanised = frozenset[str]().union(*ROMANISED_WORDS.values())
    return frozenset(word for word in words if word.isascii() and len(word) >= _LEAST_OTHERS) - romanised


def _native(word: str, code: str, forms: LatinForms, known: NamesKnown) -> str:
    """Return a word as the language `code` writes it: a word of asking, one of the articles, or the likeliest."""
    low = word.lower()
    if own := ROMANISED_WORDS[code].get(low):
        return own
    if _is_name_in_latin(word, known):
        return word
    spellings = native_spellings(low, forms, _SPELLINGS)
    spellings.sort(key=lambda spelling: bool(re.search(UNLIKELY_LETTERS[code], spelling)))
    if not spellings:
        return word
    native = next(_known_of(spellings, code, known), spellings[0])
    return native.capitalize() if word[0].isupper() else native


def _known_of(spellings: list[str], code: str, known: NamesKnown) -> Iterator[str]:
    """Yield those spellings that are function words, words of the articles, or names that these write otherwise."""
    language = find_language(code)
    function_words = language.stop_words | language.question_words if language else frozenset()
    yield from (spelling for spelling in spellings if spelling in function_words)
    terms = {spelling: extract_terms(spelling, code) for spelling in spellings}
    known.prefetch_terms(term for each in terms.values() for term in each)
    if code in known.languages:
        for spelling, each in terms.items():
            if each and all(map(known.holds, each)):
                yield spelling
        return
    likeliest = spellings[:_LIKELIEST]
    yield from (spelling for spelling in likeliest if any(other_spellings(spelling.capitalize(), code, known)))


def _is_name_in_latin(word: str, known: NamesKnown) -> bool:
    """Return whether the articles write a word as a name in the Latin letters in which it is typed."""
    return any(
        known.is_name(term) for code in known.languages for term in extract_terms(word.capitalize(), code)
    ) and known.writes(word)
