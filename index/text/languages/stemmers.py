"""Snowball's stemmers, and stripping endings by a list where Snowball has none."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from Stemmer import Stemmer


class _Stemmers(threading.local):
    """Snowball's stemmers, a set per thread, since they aren't thread-safe."""

    def __init__(self) -> None:
        self._made: dict[str, Stemmer] = {}

    def of(self, algorithm: str) -> Stemmer:
        """Return the stemmer with Snowball's name for it."""
        if algorithm not in self._made:
            import Stemmer

            self._made[algorithm] = Stemmer.Stemmer(algorithm, 0)  # no cache of its own: whoever calls has one
        return self._made[algorithm]


STEMMERS = _Stemmers()
"""The stemmers of this thread."""


def endings_by_length(endings: Iterable[str]) -> dict[int, frozenset[str]]:
    """Return endings by their number of characters, the longest first, as `without_ending` looks for them."""
    every = frozenset(endings)
    lengths = sorted(set(map(len, every)), reverse=True)
    return {length: frozenset(ending for ending in every if len(ending) == length) for length in lengths}


def without_ending(word: str, endings: Mapping[int, frozenset[str]], least: int) -> str:
    """Return `word` without the longest of `endings` that leaves at least `least` characters."""
    for length, of_length in endings.items():
        if len(word) - length >= least and word[-length:] in of_length:
            return word[:-length]
    return word


def without_beginning(word: str, beginnings: Sequence[str], least: int) -> str:
    """Return `word` without the longest of `beginnings` that leaves at least `least` characters."""
    for beginning in beginnings:
        if len(word) - len(beginning) >= least and word.startswith(beginning):
            return word[len(beginning) :]
    return word
