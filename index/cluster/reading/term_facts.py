"""Facts about terms: how many paragraphs have them, how they are written, and some texts with them. Looked up once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from index.cluster.reading import queries
from index.cluster.reading.requests import Requests
from index.engine import KIND_PARAGRAPHS, NAME_SHARE

_USES = 2  # of one term in one paragraph that are counted
_MOST_FACTS, _MOST_SAMPLES = 50_000, 500
_AT_ONCE = 60  # terms in one search
_FIELDS = {"text": "own", "headline": "headline_terms", "speaker": "speaker_terms"}


class Fact(NamedTuple):
    """What is known of a term."""

    paragraphs: int
    """Number of paragraphs whose own text has it."""
    is_held: bool
    """Whether any paragraph, headline or speaker's name has it."""
    is_written_as_name: bool
    is_spoken: bool
    """Whether a speaker's name has it, and the articles don't write it in lower case."""


_NOTHING = Fact(0, False, False, False)


class TermFacts:
    """Looks terms up in one state of an index, several at once, and remembers what it found. Thread-safe."""

    def __init__(self, requests: Requests, paragraphs: int) -> None:
        self._requests = requests
        self._size = paragraphs
        self._facts: dict[str, Fact] = {}
        self._samples: dict[str, list[str]] = {}

    def of(self, term: str) -> Fact:
        """Return what is known of a term."""
        while (fact := self._facts.get(term)) is None:
            self.look_up([term])
        return fact

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of a term."""
        count = self.of(term).paragraphs
        return math.log(1 + (self._size - count + 0.5) / (count + 0.5))

    def texts(self, term: str) -> list[str]:
        """Return the texts of some paragraphs that have a term."""
        while (texts := self._samples.get(term)) is None:
            self.look_up([], [term])
        return texts

    def look_up(self, terms: Iterable[str], sampled: Iterable[str] = ()) -> None:
        """Look up the terms that aren't known yet, and the texts of those that are `sampled`, by one request."""
        new = [term for term in dict.fromkeys(terms) if term not in self._facts]
        texts = [term for term in dict.fromkeys(sampled) if term not in self._samples]
        searched, sampled = ([*filter(queries.can_be_searched, some)] for some in (new, texts))
        parts = [searched[at : at + _AT_ONCE] for at in range(0, len(searched), _AT_ONCE)]
        bodies = [queries.counts_of(_counted(part)) for part in parts]
        bodies += [queries.samples(sampled, KIND_PARAGRAPHS)] if sampled else []
        answers = self._requests.search_all(bodies) if bodies else []
        facts, found = dict.fromkeys(new, _NOTHING), dict[str, list[str]]()
        for part, answer in zip(parts, answers, strict=False):
            facts |= _read_facts(part, answer)
        if sampled:
            found = _read_texts(answers[-1])
        self._remember(facts, {term: found.get(term, []) for term in texts})

    def _remember(self, facts: Mapping[str, Fact], samples: Mapping[str, list[str]]) -> None:
        # Replaced, not cleared: another thread may be reading.
        if len(self._facts) > _MOST_FACTS:
            self._facts = {}
        if len(self._samples) > _MOST_SAMPLES:
            self._samples = {}
        self._facts.update(facts)
        self._samples.update(samples)


def _counted(terms: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the queries whose paragraphs are counted, by the number of their term and what they count."""
    counted: dict[str, dict[str, Any]] = {}
    for number, term in enumerate(terms):
        for name, field in _FIELDS.items():
            counted[f"{number} {name}"] = {"term": {field: term}}
        for use in range(1, _USES + 1):
            written = term if use == 1 else f"{term} {use}"
            for field in ("name_uses", "lower_uses"):
                counted[f"{number} {field} {use}"] = {"term": {field: written}}
    return counted


def _read_facts(terms: Sequence[str], answer: Mapping[str, Any]) -> dict[str, Fact]:
    buckets = answer["aggregations"]["of"]["buckets"]

    def count(number: int, name: str) -> int:
        return int(buckets[f"{number} {name}"]["doc_count"])

    facts = {}
    for number, term in enumerate(terms):
        in_text, in_headline, by_speaker = (count(number, name) for name in _FIELDS)
        as_name, in_lower_case = (
            sum(count(number, f"{field} {use}") for use in range(1, _USES + 1)) for field in ("name_uses", "lower_uses")
        )
        is_mostly_name = as_name >= NAME_SHARE * (as_name + in_lower_case)
        is_spoken = by_speaker > 0 and is_mostly_name
        is_held = bool(in_text or in_headline or by_speaker)
        facts[term] = Fact(in_text, is_held, as_name > 0 and is_mostly_name, is_spoken)
    return facts


def _read_texts(answer: Mapping[str, Any]) -> dict[str, list[str]]:
    buckets: Mapping[str, Any] = answer["aggregations"]["of"]["buckets"]
    return {
        term: [hit["_source"]["shown"]["text"] for hit in bucket["texts"]["hits"]["hits"]]
        for term, bucket in buckets.items()
    }
