"""Writing a name in other letters, by the table of a language: every likely form, the likeliest first.

Not for which of them the articles have: see `names.py`.
"""

from __future__ import annotations

import heapq
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count

from index.languages import LatinForms
from index.text import latin_without_accents

_MAX_STEPS = 4000
"""Maximum number of beginnings of words to look at: each takes about a microsecond."""
_INFLECTED = 0.5
"""Cost of taking a name as inflected."""
_SILENT = 0.5
"""Cost of a letter that has no Latin one, or is rare."""
_RANK = 0.5
"""Cost of a form for each more frequent one."""
_STEP = 0.1
"""Cost of each letter: several letters that stand for one are likelier than letter by letter."""

Table = Mapping[str, Sequence[tuple[float, str]]]
"""Some letters, each with its forms in other letters, and the cost of each: 0 for the likeliest."""


def latin_spellings(word: str, forms: LatinForms, most: int) -> list[str]:
    """Return up to `most` Latin forms of a word in lower case: of the word itself, and of the name it may inflect."""
    names = list(base_forms(without_marks(word, forms), forms))
    return cheapest(most, [(cost, name, table) for table in _to_latin(forms) for cost, name in names])


def native_spellings(word: str, forms: LatinForms, most: int) -> list[str]:
    """Return up to `most` words of a language whose Latin form a word in lower case may be."""
    name = latin_without_accents(word)
    return cheapest(most, [(0.0, name, table) for table in _from_latin(forms)])


def without_marks(word: str, forms: LatinForms) -> str:
    """Return a word without the accents of letters that the tables don't have: ά as α, ё as е, but й as it is."""
    letters = forms.tables[0]
    return "".join(char if char in letters else unicodedata.normalize("NFD", char)[0] for char in word)


def base_forms(word: str, forms: LatinForms) -> Iterator[tuple[float, str]]:
    """Yield a word, and the names that it may inflect, each with its cost."""
    yield 0.0, word
    for ending, base in forms.endings:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield _INFLECTED, word.removesuffix(ending) + base


def cheapest(most: int, starts: Sequence[tuple[float, str, Table]]) -> list[str]:
    """Return the cheapest ways to write some words in other letters.

    Best first: of all beginnings, the cheapest is continued.
    """
    order = count()  # of equal costs, the first
    heap = [(cost, next(order), "", word, table) for cost, word, table in starts]
    heapq.heapify(heap)
    spellings: dict[str, None] = {}
    for _ in range(_MAX_STEPS):
        if not heap or len(spellings) >= most:
            break
        cost, _, written, rest, table = heapq.heappop(heap)
        if not rest:
            spellings[written] = None
            continue
        for length in range(1, _LONGEST_KEY + 1):
            for extra, other in table.get(rest[:length], ()) if length <= len(rest) else ():
                heapq.heappush(heap, (cost + extra, next(order), written + other, rest[length:], table))
    return list(spellings)


_LONGEST_KEY = 9
"""Maximum length of letters that stand for others: the German "schtschow" for щев."""


@lru_cache(maxsize=16)
def _to_latin(forms: LatinForms) -> tuple[Table, ...]:
    return tuple(
        {
            letters: [(_STEP + _RANK * rank, latin_without_accents(other)) for rank, other in enumerate(others)]
            for letters, others in table.items()
        }
        for table in forms.tables
    )


@lru_cache(maxsize=16)
def _from_latin(forms: LatinForms) -> tuple[Table, ...]:
    return tuple(_inverse(table, forms.rare) for table in forms.tables)


def _inverse(table: Mapping[str, tuple[str, ...]], rare: str) -> Table:
    silent = {letters for letters, others in table.items() if others[0] == ""}.union(rare)
    inverse: dict[str, dict[str, float]] = {}
    for letters, others in table.items():
        # A soft sign leaves no trace, and is rarer than none.
        cost = _STEP + _SILENT * sum(letter in silent for letter in letters)
        for rank, other in enumerate(dict.fromkeys(map(latin_without_accents, others))):
            if other:
                inverse.setdefault(other, {}).setdefault(letters, cost + _RANK * rank)
    return {other: [(cost, letters) for letters, cost in costs.items()] for other, costs in inverse.items()}
