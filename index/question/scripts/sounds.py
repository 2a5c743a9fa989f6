"""Writing a name in Cyrillic letters as it sounds, or in the Latin letters that it may sound from: likeliest first.

Not for transliterating letter by letter: see `transliteration.py`. Not for which forms the articles have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice, product, zip_longest

from index.languages import SOUND_LANGUAGES, LatinForms, Letters, Sounds, find_language
from index.question.scripts.transliteration import Table, base_forms, cheapest, without_marks
from index.text import latin_without_accents

SHORTEST = 4
"""Minimum number of letters of a name, without an ending."""
_SURE, _SURE_LENGTH = 1, 5
"""Last place, and length in letters, from which on an inflected word surely sounds like a name."""
_STEP = 0.1
"""Cost of each row of a table: several letters that stand for others are likelier than letter by letter."""
_RANK = 0.4
"""Cost of a form for each more frequent one."""
_RARE = 0.4
"""Cost of a row that few names have."""
_ACCENTED = 0.2
"""Cost of taking a letter as one with an accent."""
_DOUBLED = 0.3
"""Cost of writing a double consonant for one, or the reverse."""
_CYRILLIC = 8
"""Maximum number of transcriptions of a name, as one of each language."""
_LATIN = (400, 200, 160, 60, 60)
"""Maximum number of names that a transcription may be of, in each language."""
_MOST_FORMS = 4
"""Maximum number of forms that a language derives from a Russian one."""


def cyrillic_spellings(word: str, forms: LatinForms) -> list[str]:
    """Return the words of a language in Cyrillic letters that a word in lower case may sound like."""
    by_rank = zip_longest(*(_transcriptions(word, code, forms) for code in SOUND_LANGUAGES))
    return list(dict.fromkeys(filter(None, chain.from_iterable(by_rank))))


@lru_cache(maxsize=1 << 10)
def _transcriptions(word: str, code: str, forms: LatinForms) -> tuple[str, ...]:
    """Return the likeliest transcriptions of a word in lower case, as a name of one language."""
    if forms.by_sound is None:
        return ()
    table = _to_cyrillic(code, forms)
    known = "".join(char if char in table else latin_without_accents(char) for char in word)
    return tuple(_bare(cheapest(_CYRILLIC, [(0.0, f"^{known}$", table)])))


def sounding_spellings(word: str, forms: LatinForms) -> list[str]:
    """Return words in Latin letters that a word in lower case, or the name that it inflects, may sound like.

    Few of them are names: `rank_by_sound` says how well one fits.
    """
    if forms.by_sound is None:
        return []
    names = dict.fromkeys(name for _, name in base_forms(without_marks(word, forms), forms))
    spellings: dict[str, None] = {}
    for code, most in zip(SOUND_LANGUAGES, _LATIN, strict=True):
        table = _from_cyrillic(code, forms)
        starts = [(0.0, f"^{name}$", table) for name in names]
        spellings |= dict.fromkeys(_bare(cheapest(most, starts)))
    return list(spellings)


def rank_by_sound(latin: str, word: str, forms: LatinForms) -> tuple[bool, int] | None:
    """Return how well a name in Latin letters fits a word in lower case; None if it doesn't, less for a better one.

    That is whether the word would be an inflected form of its transcription, and the place of that among the likeliest.
    """
    names = [name for _, name in base_forms(without_marks(word, forms), forms)]
    places = (
        (is_inflected > 0, spellings.index(name))
        for code in SOUND_LANGUAGES
        if (spellings := _transcriptions(latin, code, forms))
        for is_inflected, name in enumerate(names)
        if name in spellings and len(name) >= SHORTEST
    )
    return min(places, default=None)


def is_sure(rank: tuple[bool, int], word: str) -> bool:
    """Return whether a rank is enough for a word that may be no name: inflected words sound like many names."""
    is_inflected, place = rank
    return not is_inflected or (place <= _SURE and len(word) > _SURE_LENGTH)


def _bare(spellings: list[str]) -> list[str]:
    return [spelling.strip("^$") for spelling in spellings]


@lru_cache(maxsize=32)
def _to_cyrillic(code: str, forms: LatinForms) -> Table:
    return {latin: [(cost, form) for form, cost in costs.items()] for latin, costs in _rows(code, forms)}


@lru_cache(maxsize=32)
def _from_cyrillic(code: str, forms: LatinForms) -> Table:
    inverse: dict[str, dict[str, float]] = {}
    for latin, costs in _rows(code, forms):
        for form, cost in costs.items():
            if form:
                inverse.setdefault(form, {})[latin] = cost + _ACCENTED * (not latin.isascii())
    return {form: [(cost, latin) for latin, cost in costs.items()] for form, costs in inverse.items()}


def _rows(code: str, forms: LatinForms) -> Iterator[tuple[str, Mapping[str, float]]]:
    """Yield Latin letters, each with its forms in a language in Cyrillic letters and their costs."""
    language = find_language(code)
    sounds = language.sounds if language and language.sounds else Sounds({})
    for latin, russian in {"^": ("^",), "$": ("$",), **sounds.table}.items():
        costs: dict[str, float] = {}
        for rank, form in enumerate(russian):
            cost = _STEP + _RANK * rank + _RARE * (latin in sounds.rare)
            for other, own in enumerate(_own_forms(form, forms)):
                costs.setdefault(own, cost + _RANK * other)
        yield latin, costs
        if latin in Letters.CONSONANTS and latin * 2 not in sounds.table:
            doubled = {2 * form: cost for form, cost in costs.items() if len(form) == 1}
            yield latin * 2, doubled | {form: cost + _DOUBLED for form, cost in costs.items()}


def _own_forms(russian: str, forms: LatinForms) -> list[str]:
    """Return how a language writes what is `russian` in Russian letters, likeliest first."""
    own = forms.by_sound or {}
    parts: list[tuple[str, ...]] = []
    while russian:
        size = next((size for size in range(len(russian), 1, -1) if russian[:size] in own), 1)
        parts.append(own.get(russian[:size], (russian[:size],)))
        russian = russian[size:]
    return ["".join(letters) for letters in islice(product(*parts), _MOST_FORMS)]
