"""Facts about terms: however many a question has, none asks about more than the cluster takes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, cast

import pytest

from index.cluster import Connection
from index.cluster.reading.foresight import Foresight
from index.cluster.reading.queries import USES
from index.cluster.reading.requests import Requests
from index.cluster.reading.term_facts import TermFacts
from index.storage import SearchCluster

MOST_CLAUSES = 1024  # `indices.query.bool.max_clause_count`
TERMS = [f"word{number}" for number in range(1500)]


class _Counting:
    """A client of a cluster that has one term in texts, and another one in a headline."""

    def __init__(self) -> None:
        self.counted: list[str] = []

    def msearch(self, body: Sequence[Any], **_: Any) -> Any:
        return {"responses": [self.search(search) for search in body[1::2]]}

    def search(self, body: Any, **_: Any) -> Any:
        asked = body["query"]["bool"]["filter"][0]["bool"]["should"][0]["terms"]["own"]
        if "elsewhere" in body["aggs"]:
            groups = [asked[at : at + 8] for at in range(0, len(asked), 8)]
            elsewhere = [int("word77" in group) for group in groups]
            return {"aggregations": {"own": _buckets(_own(asked)), "elsewhere": _buckets(elsewhere)}}
        self.counted += asked
        uses = {"buckets": {f"{field} {use}": {"doc_count": 0} for field in USES for use in (1, 2)}}
        own = {str(number): {"doc_count": count, "uses": uses} for number, count in enumerate(_own(asked))}
        headlines = {str(number): {"doc_count": int(term == "word77")} for number, term in enumerate(asked)}
        nobody = {str(number): {"doc_count": 0} for number in range(len(asked))}
        return {"aggregations": own | {"headline_terms": {"buckets": headlines}, "speaker_terms": {"buckets": nobody}}}


def _own(terms: Sequence[str]) -> list[int]:
    return [5 * (term == "word30") for term in terms]


def _buckets(counts: Sequence[int]) -> dict[str, Any]:
    return {"buckets": [{"doc_count": count} for count in counts]}


class _Client:
    """A client of a cluster that refuses too many clauses, and has a text for each term."""

    def __init__(self) -> None:
        self.requests = 0

    def msearch(self, body: Sequence[Any], **_: Any) -> Any:
        self.requests += 1
        return {"responses": [self._answer(search) for search in body[1::2]]}

    def search(self, body: Any, **_: Any) -> Any:
        self.requests += 1
        return self._answer(body)

    @staticmethod
    def _answer(body: Any) -> Any:
        assert len(body["query"]["bool"]["should"]) <= MOST_CLAUSES
        hits = {
            term: [{"_source": {"shown": {"text": f"A text with {term}."}}}]
            for term in body["aggs"]["of"]["filters"]["filters"]
        }
        buckets = {term: {"sample": {"hits": {"hits": of_term}}} for term, of_term in hits.items()}
        return {"aggregations": {"of": {"buckets": buckets}}}


@pytest.fixture
def client() -> _Client:
    return _Client()


def facts_from(client: object) -> TermFacts:
    requests = Requests(Connection(SearchCluster(("http://search.example:9200",)), cast(Any, client)), "index")
    return TermFacts(requests, Foresight(requests), 10_000, set())


@pytest.fixture
def facts(client: _Client) -> TermFacts:
    return facts_from(client)


def test_many_terms_that_are_no_spellings_are_counted_once() -> None:
    client = _Counting()
    facts = facts_from(client)
    facts.want(TERMS[:200])
    assert [term for term in TERMS[:200] if facts.of(term).is_held] == ["word30", "word77"]
    assert client.counted == TERMS[:200]


def test_many_spellings_are_only_looked_for_and_those_that_may_be_elsewhere_are_counted() -> None:
    client = _Counting()
    facts = facts_from(client)
    facts.want((), spellings=TERMS[:200])
    assert [term for term in TERMS[:200] if facts.is_held(term)] == ["word30", "word77"]
    assert client.counted == TERMS[72:80]  # what is looked for elsewhere together with word77
    assert facts.idf("word30") == pytest.approx(math.log(1 + (10_000 - 5 + 0.5) / (5 + 0.5)))
    assert facts.of("word30").paragraphs == 5
    assert client.counted == [*TERMS[72:80], "word30"]


def test_texts_with_many_terms_come_with_one_request_of_several_searches(facts: TermFacts, client: _Client) -> None:
    facts.want((), texts=TERMS)
    assert [facts.texts(term) for term in TERMS] == [[f"A text with {term}."] for term in TERMS]
    assert client.requests == 1


def test_texts_are_forgotten_between_requests_alone(facts: TermFacts, client: _Client) -> None:
    for term in ("before", *TERMS):
        facts.want((), texts=[term])
    facts.texts("before")
    facts.want((), texts=["after"])
    assert facts.texts("after") == ["A text with after."]
    assert facts.texts("before") == ["A text with before."]
    assert client.requests == 3
