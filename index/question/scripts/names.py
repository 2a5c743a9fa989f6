"""The spellings of a name in other scripts that the articles have.

Not for how names are transliterated, nor how they sound: see `transliteration.py` and `sounds.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Protocol

from index.languages import CAPITALISING_LANGUAGES, LANGUAGE_MODULES, LatinForms, Letters, find_language
from index.question.scripts.sounds import cyrillic_spellings, is_sure, rank_by_sound, sounding_spellings
from index.question.scripts.transliteration import latin_spellings, native_spellings
from index.text import extract_terms, extract_word_terms, has_one_term_per_word, script_of

_LATIN = "LATIN"
_SHORTEST, _SHORTEST_BY_LETTERS = 4, 3
_LONGEST = 20
_SHORTEST_BY_TWO = 5
"""Minimum length of a name to look for in other Latin spellings, or by way of Latin ones."""
_SPELLINGS, _LATIN_SPELLINGS = 160, 12
_LIKELIEST, _MOST_LIKELY = 3, 60
_MOST_OF_WORDS = 8
"""Maximum number of transcriptions of a word that may be no name: one without a capital, or a German noun."""
_ACCENTED = ("GREEK", _LATIN)
"""Scripts whose names are shown with the accent that the articles write."""
_MAX_CHECKED = 8
"""Maximum number of spellings to look for in articles: each takes a millisecond."""


class NamesKnown(Protocol):
    """What telling the spellings of the articles needs to know of an index."""

    @property
    def languages(self) -> Collection[str]:
        """Codes of its articles' languages, most articles first."""
        ...

    def prefetch_terms(self, terms: Iterable[str]) -> None:
        """Hint that facts about these terms are wanted next."""
        ...

    def holds(self, term: str) -> bool:
        """Return whether any paragraph has the term."""
        ...

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name."""
        ...

    def writes(self, word: str) -> bool:
        """Return whether paragraphs have exactly this word, not only its term."""
        ...


def other_spellings(
    word: str, language: str, known: NamesKnown, by_own_rules: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield the spellings of a name in the scripts of the articles, each with its term, the likeliest first.

    `language` is the code of the question's language. Terms are those by its rules or, with `by_own_rules`, also by
    those of the articles' languages. Each is the term of a name in some article; of any word if all articles are in
    languages that write every noun with a capital. A name that is written by its sound, as Джонсон is, counts only if
    no spelling letter by letter does.
    """
    held = tuple(known.languages)
    rules = held if by_own_rules else ()
    candidates = _with_terms(word.lower(), language, held, rules)
    by_sound = _sounding_with_terms(word, language, held, rules)
    known.prefetch_terms(term for _, term in (*candidates, *by_sound))
    own = frozenset(extract_terms(word, language))
    nothing_tells = bool(held) and CAPITALISING_LANGUAGES.issuperset(held)  # every noun is written like a name
    is_short = len(word) < _SHORTEST

    def may_be_name(spelling: str, term: str) -> bool:
        if known.is_name(term):
            return True
        return nothing_tells and not is_short and (not word.islower() or _stands_alone(spelling, held, known))

    def names(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        return (
            (spelling, term)
            for spelling, term in pairs
            if term not in own and known.holds(term) and may_be_name(spelling, term)
        )

    spellings = list(_written(names(candidates), held, known))
    if not spellings and not is_short:
        spellings = list(_written(_by_fit(names(by_sound), word, (language, *held)), held, known))
    yield from spellings


def _stands_alone(spelling: str, held: tuple[str, ...], known: NamesKnown) -> bool:
    """Return whether articles that capitalise all nouns write a word as names stand: "aus Kursk", but "im Park"."""
    languages = filter(None, map(find_language, held))
    before = (preposition for language in languages for preposition in language.before_names)
    return any(known.writes(f"{preposition} {spelling}") for preposition in before)


def _written(names: Iterable[tuple[str, str]], held: tuple[str, ...], known: NamesKnown) -> Iterator[tuple[str, str]]:
    """Yield those spellings of names, with their terms, that the articles write: different names may have one stem."""
    seen: set[str] = set()
    for spelling, term in islice((pair for pair in names if pair[1] not in seen), _MAX_CHECKED):
        if written := next((form for form in _inflected(spelling, held) if known.writes(form)), None):
            seen.add(term)
            is_accented = len(written) == len(spelling) and script_of(written) in _ACCENTED
            yield (written if is_accented else spelling).capitalize(), term


def _by_fit(names: Iterable[tuple[str, str]], word: str, likeliest: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the names that a word sounds like, with their terms, the best fitting first.

    A word without a capital must fit better: it may be no name.
    """
    own = _forms_of_script(script_of(word), likeliest)
    if own is None:
        yield from islice(names, _MAX_CHECKED)
        return
    ranked = [(rank, pair) for pair in names if (rank := rank_by_sound(pair[0], word.lower(), own)) is not None]
    yield from (pair for rank, pair in sorted(ranked) if not word.islower() or is_sure(rank, word))


def _inflected(spelling: str, held: tuple[str, ...]) -> Iterator[str]:
    """Yield a name, its inflected forms and those with an accent, in which articles may have it."""
    yield spelling
    script = script_of(spelling)
    if script == _LATIN and spelling.isascii():
        for at, letter in enumerate(spelling):
            yield from (spelling[:at] + accented + spelling[at + 1 :] for accented in Letters.ACCENTED.get(letter, ""))
    for code in held:
        if (forms := _latin_forms(code)) and _script_of_forms(forms) == script:
            for at, letter in enumerate(spelling):
                if accented := forms.accented.get(letter):
                    yield spelling[:at] + accented + spelling[at + 1 :]
            for ending, base in forms.endings:
                if spelling.endswith(base):
                    yield spelling[: len(spelling) - len(base)] + ending


def terms_elsewhere(word: str, language: str, held: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the likeliest terms of a name in the scripts of some languages, and the spellings closest to it."""
    pairs = _with_terms(word.lower(), language, held, held)[:_MOST_LIKELY]
    likeliest = dict.fromkeys(spelling for spelling, _ in _with_terms(word.lower(), language, held))
    return tuple(dict.fromkeys(term for _, term in pairs)), tuple(likeliest)[:_LIKELIEST]


def likeliest_spellings(word: str, language: str, known: NamesKnown) -> tuple[str, ...]:
    """Return the likeliest ways to write a name in the scripts of the articles, whether or not they have it."""
    return terms_elsewhere(word, language, tuple(known.languages))[1]


@lru_cache(maxsize=1 << 10)
def _with_terms(
    word: str, language: str, held: tuple[str, ...], rules: tuple[str, ...] = ()
) -> tuple[tuple[str, str], ...]:
    """Return the spellings of a word in lower case in the scripts of some languages, with their terms."""
    # "Putins" is Putin's. A stem is no name: that of мораль would be Mora, and that of "Marken" Марк.
    bases = (word, word[:-1]) if script_of(word) == _LATIN and word.endswith("s") else (word,)
    spellings = dict.fromkeys(chain.from_iterable(_spellings(base, language, held) for base in bases))
    return tuple(_terms_of((each for each in spellings if each != word), (language, *rules)))


@lru_cache(maxsize=1 << 10)
def _sounding_with_terms(
    word: str, language: str, held: tuple[str, ...], rules: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return what a word may sound like in the scripts of some languages, with its terms."""
    return tuple(_terms_of(_sounding(word, language, held), (language, *rules)))


def _terms_of(spellings: Iterable[str], languages: Iterable[str]) -> dict[tuple[str, str], None]:
    """Return some words with the terms that they have in some languages."""
    words = list(spellings)
    codes = filter(has_one_term_per_word, dict.fromkeys(languages))
    by_code = [extract_word_terms(words, [False] * len(words), code) for code in codes]
    return {(word, term): None for word, *terms in zip(words, *by_code, strict=True) for term in terms if term}


def _spellings(word: str, language: str, held: tuple[str, ...]) -> Iterator[str]:
    if not _SHORTEST_BY_LETTERS <= len(word) <= _LONGEST or not word.isalpha():
        return
    script = script_of(word)
    others = [forms for code in held if (forms := _latin_forms(code))]
    if script == _LATIN:
        for forms in others:
            yield from native_spellings(word, forms, _SPELLINGS)
        if len(word) >= _SHORTEST_BY_TWO:
            yield from _latin_by_native(word, held)
        return
    own = _forms_of_script(script, (language, *held))
    if own is None:
        return
    if any(_latin_forms(code) is None for code in held):
        yield from latin_spellings(word, own, _SPELLINGS)
    if len(word) >= _SHORTEST_BY_TWO:
        for forms in others:
            if forms is not own:  # Зеленский is Зеленський
                for latin in latin_spellings(word, own, _LATIN_SPELLINGS):
                    yield from native_spellings(latin, forms, _SPELLINGS // _LATIN_SPELLINGS)


def _sounding(word: str, language: str, held: tuple[str, ...]) -> Iterator[str]:
    """Yield what a word may sound like in the scripts of some languages."""
    is_low, low = word.islower(), word.lower()
    if not _SHORTEST + is_low <= len(word) <= _LONGEST or not word.isalpha():
        return
    if script_of(word) == _LATIN:
        most = _MOST_OF_WORDS if is_low or language in CAPITALISING_LANGUAGES else None
        names = (low, low[:-1]) if low.endswith("s") and len(word) > _SHORTEST else (low,)  # "Trumps" is Trump's
        for forms in filter(None, map(_latin_forms, held)):
            for name in names:
                yield from (each for each in cyrillic_spellings(name, forms)[:most] if len(each) >= _SHORTEST)
    elif any(_latin_forms(code) is None for code in held):
        own = _forms_of_script(script_of(word), (language, *held))
        yield from sounding_spellings(low, own) if own else ()


def _latin_by_native(word: str, held: tuple[str, ...]) -> Iterator[str]:
    """Yield the Latin forms that other languages have of a name: Selenskyj is Zelensky."""
    if all(map(_latin_forms, held)):
        return
    for code in _NATIVE:
        forms = _latin_forms(code)
        if forms and re.search(f"{forms.name_ending}$", word):
            for native in native_spellings(word, forms, _LATIN_SPELLINGS):
                yield from latin_spellings(native, forms, _SPELLINGS // _LATIN_SPELLINGS)


_NATIVE = ("uk", "ru")
"""Languages whose names have different Latin forms in English, German and others."""


def _latin_forms(code: str) -> LatinForms | None:
    language = find_language(code)
    return language.latin if language else None


def _forms_of_script(script: str, likeliest: Iterable[str]) -> LatinForms | None:
    """Return the Latin forms of the likeliest language in a script."""
    for code in (*likeliest, *LANGUAGE_MODULES):
        forms = _latin_forms(code)
        if forms and _script_of_forms(forms) == script:
            return forms
    return None


@cache
def _script_of_forms(forms: LatinForms) -> str:
    return script_of(next(iter(forms.tables[0])))


def fits_script(text: str, language: str) -> bool:
    """Return whether a text is in a script of a language, by its code; true for a text without letters."""
    script = _FAMILIES.get(script_of(text), script_of(text))
    return not script or script in _scripts_of_language(language)


@cache
def _scripts_of_language(code: str) -> frozenset[str]:
    language = find_language(code)
    scripts = map(script_of, language.stop_words if language else ())
    return frozenset(_FAMILIES.get(script, script) for script in scripts)


_FAMILIES = {"HIRAGANA": "CJK", "KATAKANA": "CJK"}
"""Scripts that are mixed with another one in one text."""
