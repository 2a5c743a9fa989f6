"""Terms that the articles write as names: those of speakers, for correcting typing errors, and any others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from index.engine.memo import Memo
from index.languages import DEFAULT_LANGUAGE
from index.storage import Segment
from index.text import NameKind, extract_terms, name_kind, spelt_out, term_of_word

NAME_SHARE = 0.7
"""Minimum share of its uses, apart from sentence openings, in which a name is capitalised."""

KIND_PARAGRAPHS = 24
"""Maximum number of paragraphs to read to tell what a name names: reading more would delay the answer."""

_REMEMBERED = 1 << 14


class SpeakerNames(Mapping[str, str]):
    """The terms of speakers' names, each with a spelling: {"zelenski": "Zelensky"}.

    Words that the articles write in lower case are left out: "police" speak, but aren't a name.

    The terms are gathered once, in about 10 ms for a million paragraphs; a spelling is looked up on demand, in the
    first paragraph that has the term.
    """

    def __init__(self, segments: Sequence[Segment], languages: Sequence[str] = ()) -> None:
        self._languages = languages or (DEFAULT_LANGUAGE,)
        self._first_rows: dict[str, tuple[Segment, int]] = {}
        for segment in segments:
            self._first_rows |= {term: (segment, row) for term, row in _first_rows(segment)}

    def __getitem__(self, term: str) -> str:
        segment, row = self._first_rows[term]
        quotes = json.loads(segment.documents.quotes[row])
        words = (word for _, _, speaker, *_ in quotes if speaker for word in speaker.split())
        return next((word for word in words if self._has(word, term)), term)

    def _has(self, word: str, term: str) -> bool:
        return any(term in extract_terms(word, language) for language in self._languages)

    def __contains__(self, term: object) -> bool:
        return term in self._first_rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._first_rows)

    def __len__(self) -> int:
        return len(self._first_rows)

    def near(self, term: str, edits: int) -> set[str]:
        """Return the spellings of the terms that are at most `edits` edits from `term`."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = process.extract(term, list(self._first_rows), scorer=OSA.distance, score_cutoff=edits, limit=None)
        return {self[stem] for stem, *_ in near}


class NameTerms:
    """The terms that some segments write as names, and what they name, looked up one by one."""

    def __init__(
        self,
        segments: Sequence[Segment],
        numbers_of: Callable[[Sequence[str]], list[tuple[int, ...]]],
        languages: Sequence[str] = (),
    ) -> None:
        """Take the segments, a function that returns the terms' numbers in each (-1: none), and codes of languages."""
        self._languages = languages or (DEFAULT_LANGUAGE,)
        self._segments = segments
        self._numbers_of = numbers_of
        self._memo: Memo[str, bool] = Memo(_REMEMBERED)
        self._kinds: Memo[str, NameKind] = Memo(_REMEMBERED)
        self._expansions: Memo[str, tuple[tuple[str, ...], ...]] = Memo(_REMEMBERED)

    def has(self, term: str) -> bool:
        """Return whether a term is written as a name inside sentences."""
        return self._memo.get(term, self._is_name)

    def kind(self, term: str) -> NameKind:
        """Return what a term names, by its context in up to `KIND_PARAGRAPHS` paragraphs of each segment."""
        return self._kinds.get(term, self._kind)

    def writes(self, word: str) -> bool:
        """Return whether any of those paragraphs has exactly this word, ignoring case."""
        written = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        terms = dict.fromkeys(term_of_word(word, language) for language in self._languages)
        return any(any(map(written.search, self._paragraphs(term))) for term in terms if term)

    def expansions(self, term: str) -> tuple[tuple[str, ...], ...]:
        """Return what an abbreviation stands for, as terms, by those paragraphs that spell it out."""
        return self._expansions.get(term, self._expand)

    def _expand(self, term: str) -> tuple[tuple[str, ...], ...]:
        wholes = (spelt_out(term, text) for text in self._paragraphs(term))
        return tuple(dict.fromkeys(whole for whole in wholes if whole))

    def _kind(self, term: str) -> NameKind:
        return name_kind(term, self._paragraphs(term))

    def _paragraphs(self, term: str) -> list[str]:
        """Return some of the paragraphs that hold a term."""
        texts: list[str] = []
        for segment, number in zip(self._segments, self._numbers_of([term])[0], strict=True):
            if number >= 0:
                rows = segment.postings.rows_of_some(number, KIND_PARAGRAPHS)
                texts += [segment.documents.texts[row] for row in rows]
        return texts

    def _is_name(self, term: str) -> bool:
        as_name, in_lower_case = 0, 0
        for segment, number in zip(self._segments, self._numbers_of([term])[0], strict=True):
            if number >= 0:
                names, lowers = segment.uses_of(number)
                as_name, in_lower_case = as_name + names, in_lower_case + lowers
        return as_name > 0 and as_name >= NAME_SHARE * (as_name + in_lower_case)


def _first_rows(segment: Segment) -> Iterator[tuple[str, int]]:
    """Yield the terms of the speakers' names in a segment, each with the first row that has it."""
    forward = segment.documents.forward
    entries = forward.entries("speakers")
    lengths = forward.lengths(entries)
    ends = np.cumsum(lengths, dtype=np.int64)
    numbers, first = np.unique(forward.concatenated(entries, lengths), return_index=True)
    as_name, in_lower_case = segment.uses(numbers)
    as_names = as_name >= NAME_SHARE * (as_name + in_lower_case)
    numbers, first = numbers[as_names], first[as_names]
    rows = np.searchsorted(ends, first, side="right").tolist()
    return zip(segment.postings.terms.take(numbers.astype(np.int64)), rows, strict=True)
