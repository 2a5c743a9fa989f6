"""Near-duplicates: the same story in several outlets, told by the runs of five words that two texts share.

Texts that each give a number which the other doesn't are none: a reader has to see both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

WORDS = 5
SAME = 0.5
"""Texts that share at least this much of their runs of words (Jaccard) are one story."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a text is told by: its runs of five words, and its numbers."""

    runs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Print:
        """That of a text: all runs of five words, in lower case; one run of a shorter text."""
        words = text.lower().split()
        runs = zip(*(words[start:] for start in range(WORDS)), strict=False)
        return cls(frozenset(runs if len(words) >= WORDS else [tuple(words)]), frozenset(_NUMBER.findall(text)))

    def is_same(self, other: Print) -> bool:
        """Whether two texts are nearly the same."""
        shared = len(self.runs & other.runs)
        if shared < SAME * (len(self.runs) + len(other.runs) - shared):
            return False
        return self.numbers <= other.numbers or other.numbers <= self.numbers


def fold(items: Iterable[_T], text: Callable[[_T], str]) -> list[tuple[_T, list[_T]]]:
    """Each item with those after it that are nearly the same, in their order."""
    folded: list[tuple[_T, Print, list[_T]]] = []
    for item in items:
        here = Print.of(text(item))
        for _, first, others in folded:
            if first.is_same(here):
                others.append(item)
                break
        else:
            folded.append((item, here, []))
    return [(item, others) for item, _, others in folded]
