"""Speakers' names that resemble a word, for correcting typing errors. Not for other words: see `term_facts.py`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from index.cluster.reading import queries
from index.cluster.reading.foresight import Foresight
from index.cluster.reading.lookup import Lookup
from index.cluster.reading.paragraphs import StoredParagraph
from index.cluster.reading.requests import Requests, Search, Told
from index.cluster.reading.term_facts import TermFacts
from index.text import extract_terms

_REMEMBERED = 4096
_AT_ONCE = 50  # in one search
_ENDINGS = ("", "e", "s")  # that stemmers strip from names


class NearNames:
    """The names of one state of an index. Thread-safe.

    `languages` returns the codes of those that the articles are in.
    """

    def __init__(
        self, requests: Requests, foresight: Foresight, facts: TermFacts, languages: Callable[[], Sequence[str]]
    ) -> None:
        self._foresight, self._facts, self._languages = foresight, facts, languages
        self._near: Lookup[tuple[str, int], list[str]] = Lookup(
            requests, foresight, lambda keys: Search(queries.names_near(keys)), _read_near, _REMEMBERED, _AT_ONCE
        )
        self._spelt: Lookup[str, str] = Lookup(
            requests, foresight, _search_spellings, self._read_spellings, _REMEMBERED, _AT_ONCE
        )

    def near(self, term: str, edits: int) -> Collection[str]:
        """Return spellings of the names whose terms are at most `edits` edits from `term`."""
        from rapidfuzz.distance import OSA

        if not queries.can_be_searched(term):
            return ()
        near = self._near.guess((term, edits))
        if near is None:  # most names of speakers are in texts, too
            near = [*self._facts.near(term)] if self._foresight.hopes() else []
        near = [name for name in dict.fromkeys((term, *near)) if OSA.distance(term, name) <= edits]
        self._facts.want(near)
        self._spelt.want(near)
        spoken = [name for name in near if self._facts.of(name).is_spoken]
        return tuple(dict.fromkeys(spelling for name in spoken for spelling in self._spellings(name)))

    def _spellings(self, name: str) -> Iterator[str]:
        """Yield how the articles spell a name, or how they are likely to."""
        if spelling := self._spelt.guess(name):
            yield spelling
        elif self._foresight.hopes():
            words = (*(name + ending for ending in _ENDINGS), name + name[-1], *([f"{name[:-1]}y"] * (name[-1] == "i")))
            yield from (word.capitalize() for word in words if self._has(word, name))

    def _has(self, word: str, term: str) -> bool:
        return any(term in extract_terms(word, code) for code in self._languages())

    def _read_spellings(self, names: Sequence[str], told: Told) -> Iterator[str]:
        buckets: Mapping[str, Any] = told["aggregations"]["of"]["buckets"]
        return (self._read_spelling(name, buckets[name]["first"]["hits"]["hits"]) for name in names)

    def _read_spelling(self, name: str, hits: Sequence[Mapping[str, Any]]) -> str:
        """Return how the first paragraph with a term among its speakers spells it."""
        quotes = (quote for hit in hits for quote in StoredParagraph.of(hit).quotes)
        words = (word for quote in quotes if quote.speaker for word in quote.speaker.split())
        return next((word for word in words if self._has(word, name)), name)


def _search_spellings(names: Sequence[str]) -> Search:
    return Search(queries.first_speakers(names))


def _read_near(keys: Sequence[tuple[str, int]], told: Told) -> list[list[str]]:
    return [[one["text"] for one in suggested] for suggested in queries.suggestions(told, len(keys))]
