"""Facts about terms: however many a question has, no search asks about more than the cluster takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest

from index.cluster import Connection
from index.cluster.reading.foresight import Foresight
from index.cluster.reading.requests import Requests
from index.cluster.reading.term_facts import TermFacts
from index.storage import SearchCluster

MOST_CLAUSES = 1024  # `indices.query.bool.max_clause_count`
TERMS = [f"word{number}" for number in range(1500)]


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


@pytest.fixture
def facts(client: _Client) -> TermFacts:
    requests = Requests(Connection(SearchCluster(("http://search.example:9200",)), cast(Any, client)), "index")
    return TermFacts(requests, Foresight(requests), 10_000, set())


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
