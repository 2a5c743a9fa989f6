"""Facts about terms: how many paragraphs have them, how they are written, and some texts with them. Looked up once."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from index.cluster.reading import queries
from index.cluster.reading.foresight import Foresight, Hope
from index.cluster.reading.lookup import Lookup, parts_of
from index.cluster.reading.requests import Requests, Search, Told, Wish
from index.engine import KIND_PARAGRAPHS, NAME_SHARE

_MOST_FACTS, _MOST_NEAR, _MOST_SAMPLES = 50_000, 4096, 500
_AT_ONCE = 60  # terms in one search
_MOST_SCANNED = 1000  # terms in one search that tells which of them there are
_FREQUENT = 20_000  # paragraphs: to count the others in all of them takes longer than a search
_TEXTS, _SPELT_OUT = "texts", "spelt_out"  # kinds of samples
_SCANNED = "own", "elsewhere"  # aggregations of `queries.presence_of`


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


class _Samples:
    """What some paragraphs with a term tell, of each term: their texts, or what they spell out."""

    def __init__(self, body: Callable[[Sequence[str], int], queries.Body], read: Callable[[Any], list[str]]) -> None:
        self.known: dict[str, list[str]] = {}
        self.body = body
        self._read = read

    def make_room(self) -> None:
        """Forget what is known if it is much. Not between answers to one request, which belong together."""
        if len(self.known) > _MOST_SAMPLES:
            self.known = {}  # replaced, not cleared: another thread may be reading

    def receive(self, terms: Sequence[str], told: Told) -> None:
        buckets: Mapping[str, Any] = told["aggregations"]["of"]["buckets"]
        samples = {term: bucket["sample"]["hits"]["hits"] for term, bucket in buckets.items()}
        self.known |= {term: [text for hit in samples[term] for text in self._read(hit)] for term in terms}


class _Wanted(threading.local):
    """What one thread wants to know soon."""

    def __init__(self) -> None:
        self.facts: dict[str, None] = {}
        self.spellings: set[str] = set()
        self.samples: dict[str, dict[str, None]] = {_TEXTS: {}, _SPELT_OUT: {}}


class TermFacts:
    """Looks terms up in one state of an index, several at once, and remembers what it found. Thread-safe.

    Terms in `frequent` were in many paragraphs of an earlier state: each has a search of its own, whose result the
    cluster caches. This one adds those that it meets.
    """

    def __init__(self, requests: Requests, foresight: Foresight, paragraphs: int, frequent: set[str]) -> None:
        self._requests = requests
        self._foresight = foresight
        self._near: Lookup[str, dict[str, int]] = Lookup(
            requests, foresight, _search_near, self._read_near, _MOST_NEAR, _AT_ONCE
        )
        self._near_frequencies: dict[str, int] = {}
        self._size = paragraphs
        self._frequent = frequent
        self._facts: dict[str, Fact] = {}
        self._counts: dict[str, int] = {}  # paragraphs whose text has a term, if nothing else is known of that
        self._doubtful: set[str] = set()  # terms that may be in headlines or names
        self._samples = {
            _TEXTS: _Samples(queries.samples, lambda hit: [hit["_source"]["shown"]["text"]]),
            _SPELT_OUT: _Samples(queries.spelt_out, lambda hit: hit.get("fields", {}).get("spelt_out", [])),
        }
        self._wanted = _Wanted()
        requests.wishing.append(self._wish)

    def of(self, term: str) -> Fact:
        """Return what is known of a term."""
        while (fact := self._facts.get(term)) is None:
            self._want_fact(term)
            if self._foresight.may_guess():
                return self._guess(term)
            self._requests.grant_wishes()
        return fact

    def is_held(self, term: str) -> bool:
        """Return whether any paragraph, headline or speaker's name has a term."""
        return term in self._counts or self.of(term).is_held

    def _guess(self, term: str) -> Fact:
        """Return what is likely of a term that nobody has asked about before: that it is a name, or that it is none."""
        if (count := self._counts.get(term, self._near_frequencies.get(term))) is None:
            return _NOTHING
        is_name = self._foresight.hopes(Hope.NAMES)
        return Fact(count, True, False, is_name) if self._foresight.hopes() else _NOTHING

    def near(self, term: str) -> Collection[str]:
        """Return the terms of texts that resemble one that no text has; none if that hasn't been asked."""
        return self._near.known.get(term, {})

    def _read_near(self, terms: Sequence[str], told: Told) -> list[dict[str, int]]:
        near = [{one["text"]: one["freq"] for one in some} for some in queries.suggestions(told, len(terms))]
        if len(self._near_frequencies) > _MOST_FACTS:
            self._near_frequencies = {}
        for some in near:
            self._near_frequencies |= some
        return near

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of a term."""
        if (count := self._counts.get(term)) is None:
            count = self.of(term).paragraphs
        return math.log(1 + (self._size - count + 0.5) / (count + 0.5))

    def texts(self, term: str) -> list[str] | None:
        """Return the texts of some paragraphs that have a term; None if what they tell is to be guessed."""
        return self._sample(_TEXTS, term)

    def spelt_out(self, term: str) -> list[str] | None:
        """Return what these paragraphs spell out: abbreviations, each followed by the terms that it stands for.

        None if that is to be guessed.
        """
        return self._sample(_SPELT_OUT, term)

    def _sample(self, kind: str, term: str) -> list[str] | None:
        while (sample := self._samples[kind].known.get(term)) is None:
            self._want_sample(kind, term)
            if term not in self._samples[kind].known:
                if self._foresight.may_guess():
                    return None
                self._requests.grant_wishes()
        return sample

    def want(
        self,
        terms: Iterable[str],
        texts: Iterable[str] = (),
        misspelt: Iterable[str] = (),
        spelt_out: Iterable[str] = (),
        spellings: Iterable[str] = (),
    ) -> None:
        """Wish for facts about terms, for texts with some, for what resembles some, for what is spelt out with some.

        Of `spellings`, which are what misspelt words may mean, hardly any is in the index.
        """
        spellings = [*spellings]
        self._wanted.spellings.update(spellings)
        self._near.want(term for term in misspelt if term not in self._facts and queries.can_be_searched(term))
        for term in (*terms, *spellings):
            if term not in self._facts and term not in self._counts:
                self._want_fact(term)
        for kind, sampled in ((_SPELT_OUT, spelt_out), (_TEXTS, texts)):
            for term in sampled:
                self._want_sample(kind, term)

    def _want_fact(self, term: str) -> None:
        if queries.can_be_searched(term):
            self._wanted.facts[term] = None
        else:
            self._facts[term] = _NOTHING

    def _want_sample(self, kind: str, term: str) -> None:
        samples = self._samples[kind]
        if term in samples.known:
            return
        fact = self._facts.get(term)
        if (fact is not None and not fact.is_held) or not queries.can_be_searched(term):
            samples.known[term] = []
        else:
            self._wanted.samples[kind][term] = None

    def _wish(self) -> Wish:
        """Return the searches for what this thread wants."""
        facts = [term for term in self._wanted.facts if term not in self._facts]
        rare = [term for term in facts if term not in self._frequent]
        scanned = dict.fromkeys(self._to_scan(rare))
        scans = [*parts_of([*scanned], _MOST_SCANNED)]
        counted = [*parts_of([term for term in rare if term not in scanned], _AT_ONCE)]
        parts = [*counted, *([term] for term in facts if term in self._frequent)]
        wanted = [(self._samples[kind], [*terms]) for kind, terms in self._wanted.samples.items() if terms]
        samples = [(sample, part) for sample, terms in wanted for part in parts_of([*terms], _AT_ONCE)]
        self._wanted.facts, self._wanted.samples = {}, {kind: {} for kind in self._samples}
        self._wanted.spellings = set()

        def receive(answers: Sequence[Told]) -> None:
            told = iter(answers)
            for part in parts:
                self._remember(_read_facts(part, next(told)))
            for part in scans:
                self._remember_scan(part, next(told))
            for sample, _ in wanted:
                sample.make_room()
            for sample, terms in samples:
                sample.receive(terms, next(told))

        bodies = [*map(queries.facts_of, parts), *map(queries.presence_of, scans)]
        bodies += [sample.body(terms, KIND_PARAGRAPHS) for sample, terms in samples]
        return Wish([*map(Search, bodies)], receive)

    def _to_scan(self, terms: Sequence[str]) -> Sequence[str]:
        """Return those of many spellings that are only looked for: not those that the cluster has suggested."""
        if len(terms) <= _AT_ONCE:
            return []
        likely = (self._near_frequencies, self._doubtful, self._counts)
        return [term for term in terms if term in self._wanted.spellings and not any(term in some for some in likely)]

    def _remember_scan(self, terms: Sequence[str], told: Told) -> None:
        own, elsewhere = ([one["doc_count"] for one in told["aggregations"][of]["buckets"]] for of in _SCANNED)
        counts = dict(zip(terms, own, strict=True))
        for group, others in zip(queries.groups_of(terms), elsewhere, strict=True):
            missing = [term for term in group if not counts[term]]
            if others:
                self._doubtful.update(missing)
            else:
                self._remember(dict.fromkeys(missing, _NOTHING))
        if len(self._counts) > _MOST_FACTS:
            self._counts, self._doubtful = {}, set()
        self._counts |= {term: count for term, count in counts.items() if count}

    def _remember(self, facts: Mapping[str, Fact]) -> None:
        if len(self._facts) > _MOST_FACTS:
            self._facts = {}
        self._facts |= facts
        self._frequent.update(term for term, fact in facts.items() if fact.paragraphs > _FREQUENT)


def _search_near(terms: Sequence[str]) -> Search:
    return Search(queries.terms_near(terms))


def _read_facts(terms: Sequence[str], told: Told) -> dict[str, Fact]:
    counted: Mapping[str, Any] = told["aggregations"]
    facts = {}
    for number, term in enumerate(terms):
        own = counted[str(number)]
        as_name, in_lower_case = (
            sum(own["uses"]["buckets"][f"{field} {use}"]["doc_count"] for use in range(1, queries.COUNTED_USES + 1))
            for field in queries.USES
        )
        in_headline, by_speaker = (
            counted[field]["buckets"][str(number)]["doc_count"] > 0 for field in queries.ELSEWHERE
        )
        is_mostly_name = as_name >= NAME_SHARE * (as_name + in_lower_case)
        is_held = own["doc_count"] > 0 or in_headline or by_speaker
        facts[term] = Fact(own["doc_count"], is_held, as_name > 0 and is_mostly_name, by_speaker and is_mostly_name)
    return facts
