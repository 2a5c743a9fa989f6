"""What abbreviations stand for: listed once, and asked for one by one only if there are too many to list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest

from index.cluster import Connection
from index.cluster.reading.abbreviations import Abbreviations
from index.cluster.reading.foresight import Foresight
from index.cluster.reading.queries import ELSEWHERE
from index.cluster.reading.requests import Requests
from index.cluster.reading.term_facts import TermFacts
from index.storage import SearchCluster

SPELT_OUT = {"hsb": "hsb harbour safeti board", "frb": "frb feder reserv bank"}


class _Client:
    """A client of a cluster whose list has only the first abbreviation, and says how many others there are."""

    def __init__(self, others: int) -> None:
        self.asked: list[list[str]] = []
        self._others = others

    def msearch(self, body: Sequence[Any], **_: Any) -> Any:
        return {"responses": [self.search(search) for search in body[1::2]]}

    def search(self, body: Any, **_: Any) -> Any:
        if "terms" in body["aggs"].get("of", {}):
            listed = {"buckets": [{"key": SPELT_OUT["hsb"]}], "sum_other_doc_count": self._others}
            return {"aggregations": {"of": listed}}
        if "of" not in body["aggs"]:
            return {"aggregations": _facts(body)}
        terms = [*body["aggs"]["of"]["filters"]["filters"]]
        self.asked.append(terms)
        hits = {term: [{"fields": {"spelt_out": [SPELT_OUT[term]]}}] if term in SPELT_OUT else [] for term in terms}
        buckets = {term: {"sample": {"hits": {"hits": of_term}}} for term, of_term in hits.items()}
        return {"aggregations": {"of": {"buckets": buckets}}}


def _facts(body: Any) -> Any:
    counts = {"doc_count": 1, "uses": {"buckets": _AnyBucket()}}
    return {number: counts for number in body["aggs"] if number.isdigit()} | {
        field: {"buckets": _AnyBucket()} for field in ELSEWHERE
    }


class _AnyBucket(dict[str, Any]):
    def __missing__(self, _: str) -> Any:
        return {"doc_count": 0}


@pytest.mark.parametrize(("others", "asked"), [(0, [["hsb"]]), (1, [["hsb", "frb", "abc"]])])
def test_no_more_is_asked_about_abbreviations_than_the_list_leaves_open(others: int, asked: list[list[str]]) -> None:
    client = _Client(others)
    requests = Requests(Connection(SearchCluster(("http://search.example:9200",)), cast(Any, client)), "index")
    abbreviations = Abbreviations(requests, TermFacts(requests, Foresight(requests), 10_000, set()))
    abbreviations.want(["hsb", "frb", "abc"])
    expansions = [abbreviations.expansions(term) for term in ("hsb", "frb", "abc")]
    reserve = () if not others else (("feder", "reserv", "bank"),)
    assert expansions == [(("harbour", "safeti", "board"),), reserve, ()]
    assert client.asked == asked
