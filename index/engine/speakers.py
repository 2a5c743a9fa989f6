"""The names of those who speak in an index, for mending typing errors in questions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from index.storage import Segment
from index.text import extract_terms


class SpeakerNames(Mapping[str, str]):
    """The terms of speakers' names, each with a spelling of it: {"zelenski": "Zelensky"}.

    The terms are gathered at once, in some 10 ms for a million paragraphs; a spelling is looked up when it is asked
    for, in the first paragraph that has it.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._first_rows: dict[str, tuple[Segment, int]] = {}
        for segment in segments:
            self._first_rows |= {term: (segment, row) for term, row in _first_rows(segment)}

    def __getitem__(self, term: str) -> str:
        segment, row = self._first_rows[term]
        quotes = json.loads(segment.documents.quotes[row])
        words = (word for _, _, speaker, *_ in quotes if speaker for word in speaker.split())
        return next((word for word in words if term in extract_terms(word)), term)

    def __iter__(self) -> Iterator[str]:
        return iter(self._first_rows)

    def __len__(self) -> int:
        return len(self._first_rows)


def _first_rows(segment: Segment) -> Iterator[tuple[str, int]]:
    """Yield the terms of the speakers' names in a segment, and the first row that has each."""
    forward = segment.documents.forward
    entries = forward.entries("speakers")
    lengths = forward.lengths(entries)
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    offsets = np.repeat(forward.starts[entries] - (ends - lengths), lengths) + np.arange(total)
    numbers, first = np.unique(forward.data[offsets], return_index=True)
    rows = np.searchsorted(ends, first, side="right").tolist()
    return zip(segment.postings.terms.take(numbers.astype(np.int64)), rows, strict=True)
