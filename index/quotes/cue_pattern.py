"""The regular expression for cues, built from the words in `index/languages/`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from index.languages import CUES


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`.

    Words with the same first two characters share them in it, which makes it several times faster.
    """
    return rf"\b{_any_of(sorted(words, reverse=True), shared=2)}\b"


def _any_of(words: Iterable[str], shared: int) -> str:
    if not shared:
        return f"(?:{'|'.join(words)})"
    groups = groupby(words, key=lambda word: word[0])
    return f"(?:{'|'.join(first + _any_of([word[1:] for word in group], shared - 1) for first, group in groups)})"


CUE_PATTERN = alternation(CUES - {"went on"} | {"went on(?=[,:])"})
"""A regular expression for any of `CUES`; "went on" only counts before a comma or a colon."""
