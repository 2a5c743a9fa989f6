"""Near-duplicates: the same story in several outlets, told by the runs of five words that two texts share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_T = TypeVar("_T")

WORDS = 5
SAME = 0.5
"""Texts that share at least this much of their runs of words (Jaccard) are one story."""


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of five words of a text, in lower case; one run of a shorter text."""
    words = text.lower().split()
    runs = zip(*(words[start:] for start in range(WORDS)), strict=False)
    return frozenset(runs if len(words) >= WORDS else [tuple(words)])


def are_same(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether two texts, as their runs of words, are nearly the same."""
    shared = len(one & other)
    return shared >= SAME * (len(one) + len(other) - shared)


def fold(items: Iterable[_T], text: Callable[[_T], str]) -> list[tuple[_T, list[_T]]]:
    """Each item with those after it that are nearly the same, in their order."""
    folded: list[tuple[_T, frozenset[tuple[str, ...]], list[_T]]] = []
    for item in items:
        here = shingles(text(item))
        for _, first, others in folded:
            if are_same(first, here):
                others.append(item)
                break
        else:
            folded.append((item, here, []))
    return [(item, others) for item, _, others in folded]
