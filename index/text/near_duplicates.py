"""Near-duplicates: the same story in several outlets, detected by shared shingles (runs of five words).

Texts that share most words but say different things aren't near-duplicates (see `differences`), nor are texts that
quote different speakers. A reader has to see both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import TypeVar

from index.text.differences import say_different_things
from index.text.names import extract_name_terms, may_be_same_person
from index.text.wording import Wording, read_wording

_T = TypeVar("_T")

SHINGLE_WORDS = 5
MIN_JACCARD = 0.5
"""Minimum similarity (Jaccard) of the shingles of near-duplicates."""

MAX_SHINGLED = 200_000
"""Number of characters, from the beginning of a text, whose shingles are compared."""


def _nobody(*_: object) -> tuple[str, ...]:
    return ()


class Fingerprint:
    """The features that a text is compared by: its shingles in lower case, its claims, and its speakers.

    `speakers` returns the certain speakers of the text's quotations. It is called, and the words are compared, only if
    the shingles of two texts are nearly the same. `outlet` is the text's publisher.
    """

    def __init__(self, text: str, speakers: Callable[[], Iterable[str]] = _nobody, outlet: str | None = None) -> None:
        self._text = text
        self._name_speakers = speakers
        self._outlet = outlet
        self._words = text[:MAX_SHINGLED].lower().split()
        self._distinct_words = frozenset(self._words)

    @cached_property
    def _shingles(self) -> frozenset[tuple[str, ...]]:
        """All runs of five words; a shorter text is a single run."""
        words = self._words
        shingles = zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)
        return frozenset(shingles if len(words) >= SHINGLE_WORDS else [tuple(words)])

    @cached_property
    def _wording(self) -> Wording:
        return read_wording(self._text, self._outlet)

    @cached_property
    def _speakers(self) -> list[tuple[str, ...]]:
        return [extract_name_terms(name) for name in self._name_speakers()]

    def is_near_duplicate(self, other: Fingerprint) -> bool:
        """Return whether two texts say nearly the same, quoting the same speakers."""
        return self._shares_most_words(other) and not self._says_otherwise(other)

    def _shares_most_words(self, other: Fingerprint) -> bool:
        if not self._may_be_near_duplicate(other):
            return False
        shared = len(self._shingles & other._shingles)
        return shared >= MIN_JACCARD * (len(self._shingles) + len(other._shingles) - shared)

    def _says_otherwise(self, other: Fingerprint) -> bool:
        if _has_strangers(self._speakers, other._speakers) and _has_strangers(other._speakers, self._speakers):
            return True
        return self._text != other._text and say_different_things(self._wording, other._wording)

    def _may_be_near_duplicate(self, other: Fingerprint) -> bool:
        """Return whether shingles are worth comparing: most pairs of texts share too few words."""
        if min(len(self._words), len(other._words)) < SHINGLE_WORDS:
            return True
        shared_runs = bytes(map(other._distinct_words.__contains__, self._words)).split(b"\0")
        most_shared = sum(len(run) - SHINGLE_WORDS + 1 for run in shared_runs if len(run) >= SHINGLE_WORDS)
        # Each shingle begins with a word: there are at least this many.
        fewest = len(self._distinct_words) + len(other._distinct_words) - 2 * (SHINGLE_WORDS - 1)
        return most_shared >= MIN_JACCARD / (1 + MIN_JACCARD) * fewest


def _has_strangers(speakers: Iterable[tuple[str, ...]], known: Iterable[tuple[str, ...]]) -> bool:
    """Return whether one of the speakers can't be any of those known."""
    return any(not any(may_be_same_person(speaker, other) for other in known) for speaker in speakers)


def group_near_duplicates(
    items: Iterable[_T],
    text: Callable[[_T], str],
    speakers: Callable[[_T], Iterable[str]] = _nobody,
    outlet: Callable[[_T], str | None] = lambda _: None,
) -> list[tuple[_T, list[_T]]]:
    """Group each item with its near-duplicates among the later ones, in order; see `Fingerprint`."""
    groups: list[tuple[_T, Fingerprint, list[_T]]] = []
    for item in items:
        fingerprint = Fingerprint(text(item), partial(speakers, item), outlet(item))
        for _, first, others in groups:
            if first.is_near_duplicate(fingerprint):
                others.append(item)
                break
        else:
            groups.append((item, fingerprint, []))
    return [(item, others) for item, _, others in groups]
