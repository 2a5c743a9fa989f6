"""The names of those who speak in an index, for mending typing errors in questions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from index.part import Part
from index.text import terms


class SpeakerNames(Mapping[str, str]):
    """The terms of speakers' names, each with a spelling of it: {"zelenski": "Zelensky"}.

    The terms are gathered at once, in some 10 ms for a million paragraphs; a spelling is looked up when it is asked
    for, in the first paragraph that has it.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._found: dict[str, tuple[Part, int]] = {}
        for part in parts:
            self._found |= {term: (part, row) for term, row in _first_rows(part)}

    def __getitem__(self, term: str) -> str:
        part, row = self._found[term]
        quotes = json.loads(part.documents.quotes[row])
        words = (word for _, _, speaker, *_ in quotes if speaker for word in speaker.split())
        return next((word for word in words if term in terms(word)), term)

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _first_rows(part: Part) -> Iterator[tuple[str, int]]:
    """The terms of the speakers' names in a part, and a paragraph that has each."""
    kept = part.documents.kept
    segments = kept.segments("speakers")
    lengths = kept.lengths(segments)
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    places = np.repeat(kept.starts[segments] - (ends - lengths), lengths) + np.arange(total)
    numbers, first = np.unique(kept.data[places], return_index=True)
    rows = np.searchsorted(ends, first, side="right").tolist()
    return zip(part.postings.terms.take(numbers.astype(np.int64)), rows, strict=True)
