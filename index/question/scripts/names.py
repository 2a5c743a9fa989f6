"""The spellings of a name in other scripts that the articles have.

Not for how names are transliterated: see `transliteration.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import Protocol

from index.languages import CAPITALISING_LANGUAGES, LANGUAGE_MODULES, LatinForms, find_language
from index.question.scripts.transliteration import latin_spellings, native_spellings
from index.text import extract_terms, script_of

_LATIN = "LATIN"
_SHORTEST = 4
_LONGEST = 20
_SHORTEST_BY_TWO = 5
"""Minimum length of a name to look for in other Latin spellings, or by way of Latin ones."""
_SPELLINGS, _LATIN_SPELLINGS = 160, 12
_LIKELIEST, _MOST_LIKELY = 3, 60
_ACCENTED = "GREEK"
"""Script whose names are shown with the accent that the articles write."""
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
    languages that write every noun with a capital.
    """
    held = tuple(known.languages)
    candidates = _with_terms(word.lower(), language, held, held if by_own_rules else ())
    known.prefetch_terms(term for _, term in candidates)
    seen = set(extract_terms(word, language))
    nothing_tells = bool(held) and CAPITALISING_LANGUAGES.issuperset(held)  # every noun is written like a name
    checks = _MAX_CHECKED
    for spelling, term in candidates:
        if term in seen or not (known.holds(term) and (known.is_name(term) or nothing_tells)):
            continue
        checks -= 1
        # Different names may have the same stem.
        if written := next((form for form in _inflected(spelling, held) if known.writes(form)), None):
            seen.add(term)
            is_accented = len(written) == len(spelling) and script_of(written) == _ACCENTED
            yield (written if is_accented else spelling).capitalize(), term
        if not checks:
            return


def _inflected(spelling: str, held: tuple[str, ...]) -> Iterator[str]:
    """Yield a name and its inflected forms, in which articles may have it."""
    yield spelling
    script = script_of(spelling)
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
    bases = dict.fromkeys((word, *extract_terms(word, language)))  # "Putins" is Putin's
    spellings = dict.fromkeys(spelling for base in bases for spelling in _spellings(base, language, held))
    pairs: dict[tuple[str, str], None] = {}
    for spelling in spellings:
        if spelling == word:
            continue
        for code in dict.fromkeys((language, *rules)):
            terms = extract_terms(spelling, code)
            if len(terms) == 1:
                pairs[spelling, terms[0]] = None
    return tuple(pairs)


def _spellings(word: str, language: str, held: tuple[str, ...]) -> Iterator[str]:
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
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
