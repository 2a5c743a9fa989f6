"""Near-duplicates: the same story in several outlets, told by the shingles (runs of five words) that two texts share.

Texts that each give a number which the other doesn't are none: a reader has to see both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

_T = TypeVar("_T")

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")

SHINGLE_WORDS = 5
MIN_JACCARD = 0.5
"""Texts that share at least this much of their shingles (Jaccard) are one story."""


class Fingerprint:
    """What a text is compared by: its shingles, in lower case, and its numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = text.lower().split()
        self._distinct_words = frozenset(self._words)

    @cached_property
    def _shingles(self) -> frozenset[tuple[str, ...]]:
        """All runs of five words; a shorter text is one."""
        words = self._words
        shingles = zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)
        return frozenset(shingles if len(words) >= SHINGLE_WORDS else [tuple(words)])

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(_NUMERAL.findall(self._text))

    def is_near_duplicate(self, other: Fingerprint) -> bool:
        """Return whether two texts are nearly the same."""
        if not self._may_be_near_duplicate(other):
            return False
        shared = len(self._shingles & other._shingles)
        if shared < MIN_JACCARD * (len(self._shingles) + len(other._shingles) - shared):
            return False
        return self._numbers <= other._numbers or other._numbers <= self._numbers

    def _may_be_near_duplicate(self, other: Fingerprint) -> bool:
        """Return whether shingles need a look: most texts have too few words in a row that the other has, too."""
        if min(len(self._words), len(other._words)) < SHINGLE_WORDS:
            return True
        shared_runs = bytes(map(other._distinct_words.__contains__, self._words)).split(b"\0")
        most_shared = sum(len(run) - SHINGLE_WORDS + 1 for run in shared_runs if len(run) >= SHINGLE_WORDS)
        # Each shingle begins in a word: there are at least this many.
        fewest = len(self._distinct_words) + len(other._distinct_words) - 2 * (SHINGLE_WORDS - 1)
        return most_shared >= MIN_JACCARD / (1 + MIN_JACCARD) * fewest


def group_near_duplicates(items: Iterable[_T], text: Callable[[_T], str]) -> list[tuple[_T, list[_T]]]:
    """Group each item with those after it that are nearly the same, in their order."""
    groups: list[tuple[_T, Fingerprint, list[_T]]] = []
    for item in items:
        fingerprint = Fingerprint(text(item))
        for _, first, others in groups:
            if first.is_near_duplicate(fingerprint):
                others.append(item)
                break
        else:
            groups.append((item, fingerprint, []))
    return [(item, others) for item, _, others in groups]
