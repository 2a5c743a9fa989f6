"""Paragraphs as the cluster returns them: their evidence, and what answers show. The way back of `documents.py`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any

from index.cluster.reading.queries import article_counts
from index.model import Head, Quotation, Span, published_from_text

_FIELD_LINES = {"text": 0, "previous": 1, "headline": 2, "speakers": 3}
_LEAD, _AFTER, _FLAGS, _SPEAKERS = range(4, 8)
_ALIASES = 5  # of a packed quotation: the fields after its start and end, and before its aliases
_TO_THE_END = 1 << 31


class StoredParagraph:
    """One paragraph of the index. Immutable; each part is parsed when it is asked for."""

    def __init__(self, article_id: str, position: int, moment: int, evidence: str, shown: Mapping[str, Any]) -> None:
        self.article_id, self.position, self.moment = article_id, position, moment
        self.shown = shown
        """What answers show; empty if a search hasn't asked for it."""
        self.counts: Mapping[str, int] = {}
        """How many of the leading paragraphs of its article have each of the terms that a search has counted."""
        self._lines = evidence.split("\n")

    @classmethod
    def of(cls, hit: Mapping[str, Any], counted: tuple[str, ...] = ()) -> StoredParagraph:
        """Return the paragraph of a hit that is sorted by, in the end, moment, article and position.

        `counted` are the terms that the search has counted in its article.
        """
        moment, article_id, position = hit["sort"][-3:]
        shown = hit.get("_source", {}).get("shown", {})
        paragraph = cls(article_id, position, moment, hit["fields"]["evidence"][0], shown)
        return paragraph.counting(article_counts(hit, counted)) if counted else paragraph

    def counting(self, counts: Mapping[str, int]) -> StoredParagraph:
        """Return this paragraph with other counts."""
        other = copy(self)
        other.counts = counts
        return other

    def is_same(self, other: StoredParagraph) -> bool:
        """Return whether another reading of this paragraph brought the same evidence."""
        return self._lines == other._lines

    @cached_property
    def own(self) -> list[str]:
        """Terms of its own text, in order."""
        return self.terms_of("text")

    def terms_of(self, field: str) -> list[str]:
        """Return the terms of one of the ranking's fields, with repeats."""
        return self._lines[_FIELD_LINES[field]].split()

    @property
    def lead(self) -> list[str]:
        """Distinct terms of the article's first paragraph."""
        return self._lines[_LEAD].split()

    @property
    def after(self) -> list[str]:
        """Distinct terms of the next paragraph."""
        return self._lines[_AFTER].split()

    @property
    def _flags(self) -> list[str]:
        return self._lines[_FLAGS].split()

    @property
    def reports(self) -> bool:
        """Whether it has quotations."""
        return self._flags[0] == "1"

    @property
    def unsure(self) -> bool:
        """Whether the speaker of a quotation isn't certain."""
        return self._flags[1] == "1"

    @property
    def article_length(self) -> int:
        """Number of its article's paragraphs."""
        return int(self._flags[2])

    @property
    def speakers(self) -> list[str]:
        """Named speakers of its quotations, distinct."""
        return [name for name in self._lines[_SPEAKERS].split("\t") if name]

    @property
    def text(self) -> str:
        """Verbatim text."""
        return str(self.shown["text"])

    @cached_property
    def head(self) -> Head:
        """Head of its article."""
        body = json.loads(self.shown["head"])
        body |= {name: published_from_text(body[name]) for name in ("published", "modified")}
        return Head(**body)

    @cached_property
    def quotes(self) -> tuple[Quotation, ...]:
        """Quotations, in reading order."""
        if not (packed := self.shown["quotes"]):
            return ()
        return tuple(self._quotation(*quote) for quote in json.loads(packed))

    def _quotation(self, start: int, end: int, *rest: Any) -> Quotation:
        text = self.text[start:end]
        return Quotation(self.position, text, start, end, *rest[:_ALIASES], *[tuple(rest[_ALIASES:])])

    def sentences(self, terms: Sequence[str]) -> list[Span]:
        """Return its sentences, each with the positions of `terms` in it."""
        wanted, numbers = frozenset(terms), iter(self.shown["sentences"])
        matches = [(place, term) for place, term in enumerate(self.own) if term in wanted]
        spans, first = [], 0
        triples = list(zip(numbers, numbers, numbers, strict=True)) or [(0, len(self.text), _TO_THE_END)]
        for start, end, term_count in triples:
            last = next((at for at in range(first, len(matches)) if matches[at][0] >= term_count), len(matches))
            spans.append(Span(start, end, matches[first:last]))
            first = last
        return spans

    def frequencies(self, field: str, wanted: frozenset[str]) -> tuple[Counter[str], int]:
        """Return how often one of the ranking's fields has each of some terms, and the field's length."""
        terms = self.terms_of(field)
        return Counter(term for term in terms if term in wanted), len(terms)
