"""Near-duplicates: the same story in several outlets, told by the runs of five words that two texts share.

Texts that each give a number which the other doesn't are none: a reader has to see both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

_T = TypeVar("_T")

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

WORDS = 5
SAME = 0.5
"""Texts that share at least this much of their runs of words (Jaccard) are one story."""


class Print:
    """What a text is told by: its runs of five words, in lower case, and its numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = text.lower().split()
        self._held = frozenset(self._words)

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of five words; a shorter text is one."""
        words = self._words
        runs = zip(*(words[start:] for start in range(WORDS)), strict=False)
        return frozenset(runs if len(words) >= WORDS else [tuple(words)])

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(_NUMBER.findall(self._text))

    def is_same(self, other: Print) -> bool:
        """Whether two texts are nearly the same."""
        if not self._may_be_same(other):
            return False
        shared = len(self._runs & other._runs)
        if shared < SAME * (len(self._runs) + len(other._runs) - shared):
            return False
        return self._numbers <= other._numbers or other._numbers <= self._numbers

    def _may_be_same(self, other: Print) -> bool:
        """Whether there is any need to look: most texts have too few words in a row that the other has, too."""
        if min(len(self._words), len(other._words)) < WORDS:
            return True
        known = bytes(map(other._held.__contains__, self._words)).split(b"\0")
        most = sum(len(run) - WORDS + 1 for run in known if len(run) >= WORDS)
        least = len(self._held) + len(other._held) - 2 * (WORDS - 1)  # so many runs there are, as each begins in a word
        return most >= SAME / (1 + SAME) * least


def fold(items: Iterable[_T], text: Callable[[_T], str]) -> list[tuple[_T, list[_T]]]:
    """Each item with those after it that are nearly the same, in their order."""
    folded: list[tuple[_T, Print, list[_T]]] = []
    for item in items:
        here = Print(text(item))
        for _, first, others in folded:
            if first.is_same(here):
                others.append(item)
                break
        else:
            folded.append((item, here, []))
    return [(item, others) for item, _, others in folded]
