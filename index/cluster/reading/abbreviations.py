"""What abbreviations stand for, by the paragraphs that spell them out: "Federal Reserve Bank (FRB)".

Hardly any word that might be an abbreviation is one that some paragraph spells out, and there are few of these. So one
search for all of them, for each state of the index, saves one for each question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from index.cluster.reading import queries
from index.cluster.reading.requests import Requests
from index.cluster.reading.term_facts import TermFacts
from index.engine import Memo

MOST_LISTED = 10_000
"""Maximum number of abbreviations with what they stand for to read at once: some 10^7 paragraphs have as many."""

_REMEMBERED = 4096
Wholes = tuple[tuple[str, ...], ...]


class _Listed(NamedTuple):
    """What all paragraphs spell out."""

    wholes: Mapping[str, Sequence[tuple[str, ...]]]
    """The terms that each abbreviation stands for."""
    is_complete: bool
    """Whether there are no others."""


class Abbreviations:
    """The abbreviations of one state of an index. Thread-safe."""

    def __init__(self, requests: Requests, facts: TermFacts) -> None:
        self._requests, self._facts = requests, facts
        self._expansions: Memo[str, Wholes] = Memo(_REMEMBERED)

    def warm_up(self) -> None:
        """Read what is spelt out."""
        len(self._listed.wholes)

    def want(self, terms: Iterable[str]) -> None:
        """Wish for what terms stand for, and for facts about that."""
        likely = [term for term in terms if self._may_be(term)]
        wholes = (whole for term in likely for whole in self._listed.wholes.get(term, ()))
        self._facts.want((term for whole in wholes for term in whole), spelt_out=likely)

    def expansions(self, term: str) -> Wholes:
        """Return what an abbreviation stands for, as terms; nothing if that is to be guessed."""
        if not self._may_be(term) or (entries := self._facts.spelt_out(term)) is None:
            return ()
        return self._expansions.get(term, lambda term: _expand(term, entries))

    def _may_be(self, term: str) -> bool:
        return term in self._listed.wholes or not self._listed.is_complete

    @cached_property
    def _listed(self) -> _Listed:
        told: Mapping[str, Any] = self._requests.search(queries.abbreviations(MOST_LISTED))["aggregations"]["of"]
        wholes: dict[str, list[tuple[str, ...]]] = {}
        for bucket in told["buckets"]:
            abbreviation, *whole = bucket["key"].split()
            wholes.setdefault(abbreviation, []).append(tuple(whole))
        return _Listed(wholes, not told["sum_other_doc_count"])


def _expand(term: str, entries: Iterable[str]) -> Wholes:
    """Return what an abbreviation stands for, by what some paragraphs spell out."""
    told = (entry.split() for entry in entries)
    return tuple(dict.fromkeys(tuple(whole) for abbreviation, *whole in told if abbreviation == term))
