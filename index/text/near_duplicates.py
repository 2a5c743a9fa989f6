"""Near-duplicates: the same story in several outlets, told by the shingles (runs of five words) that two texts share.

Texts that share most words and still say different things are none, as `differences` tells; nor are those whose words
come from different speakers. A reader has to see both.
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
"""Texts that share at least this much of their shingles (Jaccard) are one story."""


def _nobody(*_: object) -> tuple[str, ...]:
    return ()


class Fingerprint:
    """What a text is compared by: its shingles, in lower case, what it claims, and who speaks in it.

    `speakers` gives those whom the text certainly names as the speakers of its quotations. It is called, and the text
    read word by word, only where the shingles of two texts are nearly the same. `outlet` is who printed the text.
    """

    def __init__(self, text: str, speakers: Callable[[], Iterable[str]] = _nobody, outlet: str | None = None) -> None:
        self._text = text
        self._name_speakers = speakers
        self._outlet = outlet
        self._words = text.lower().split()
        self._distinct_words = frozenset(self._words)

    @cached_property
    def _shingles(self) -> frozenset[tuple[str, ...]]:
        """All runs of five words; a shorter text is one."""
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
        """Return whether two texts say nearly the same, by the same speakers."""
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
        """Return whether shingles need a look: most texts have too few words in a row that the other has, too."""
        if min(len(self._words), len(other._words)) < SHINGLE_WORDS:
            return True
        shared_runs = bytes(map(other._distinct_words.__contains__, self._words)).split(b"\0")
        most_shared = sum(len(run) - SHINGLE_WORDS + 1 for run in shared_runs if len(run) >= SHINGLE_WORDS)
        # Each shingle begins in a word: there are at least this many.
        fewest = len(self._distinct_words) + len(other._distinct_words) - 2 * (SHINGLE_WORDS - 1)
        return most_shared >= MIN_JACCARD / (1 + MIN_JACCARD) * fewest


def _has_strangers(speakers: Iterable[tuple[str, ...]], known: Iterable[tuple[str, ...]]) -> bool:
    """Return whether one of the speakers can be none of those known."""
    return any(not any(may_be_same_person(speaker, other) for other in known) for speaker in speakers)


def group_near_duplicates(
    items: Iterable[_T],
    text: Callable[[_T], str],
    speakers: Callable[[_T], Iterable[str]] = _nobody,
    outlet: Callable[[_T], str | None] = lambda _: None,
) -> list[tuple[_T, list[_T]]]:
    """Group each item with those after it that are nearly the same, in their order; see `Fingerprint`."""
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
