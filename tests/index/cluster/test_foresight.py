"""Work on guesses asks together for what it needs, and never returns what it has guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest
from opensearchpy.exceptions import ConnectionError

from index.cluster import Connection
from index.cluster.reading.foresight import Foresight, Hope
from index.cluster.reading.lookup import Lookup
from index.cluster.reading.requests import Requests, Search
from index.errors import ClusterUnavailable
from index.storage import SearchCluster


class _Client:
    """A cluster's client that answers each search with its question, and none for what is `lost`."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.lost = ""

    def search(self, body: Any, **_: Any) -> Any:
        self._note([body["for"]])
        return body

    def msearch(self, body: Sequence[Any], **_: Any) -> Any:
        self._note([search["for"] for search in body[1::2]])
        return {"responses": body[1::2]}

    def _note(self, keys: list[str]) -> None:
        self.asked.append(keys)
        if self.lost in keys:
            raise ConnectionError("N/A", "lost", OSError(111, "it is down"))


class _Facts:
    """Facts of a cluster: what is asked for, in capitals."""

    def __init__(self) -> None:
        self.client = _Client()
        cluster = SearchCluster(("http://search.example:9200",))
        requests = Requests(Connection(cluster, cast(Any, self.client)), "index")
        self.ahead = Foresight(requests)
        self.lookup: Lookup[str, str] = Lookup(
            requests, self.ahead, lambda keys: Search({"for": keys[0]}), lambda _, told: [told["for"].upper()], 100
        )

    def fact(self, key: str, likely: str = "") -> str:
        """Return a fact, which may be guessed."""
        fact = self.lookup.guess(key)
        return likely if fact is None else fact


@pytest.fixture
def facts() -> _Facts:
    return _Facts()


def test_work_that_needs_one_thing_after_the_other_asks_for_the_rest_at_once(facts: _Facts) -> None:
    told = facts.ahead.together([lambda: [facts.fact(key) for key in ("a", "b", "c", "d")]])
    assert told == [["A", "B", "C", "D"]]
    assert facts.client.asked == [["a"], ["b", "c", "d"]]


def test_several_pieces_of_work_ask_together_from_the_start(facts: _Facts) -> None:
    assert facts.ahead.together([lambda: facts.lookup.get("a"), lambda: facts.lookup.get("b")]) == ["A", "B"]
    assert facts.client.asked == [["a", "b"]]


def test_what_is_asked_on_a_right_guess_is_known_when_the_guess_is_confirmed(facts: _Facts) -> None:
    def work() -> str:
        facts.lookup.get("first")
        return facts.lookup.get("about " + facts.fact("name", likely="NAME"))

    assert facts.ahead.together([work]) == ["ABOUT NAME"]
    assert facts.client.asked == [["first"], ["name", "about NAME"]]


def test_a_wrong_guess_costs_a_request_and_is_never_returned(facts: _Facts) -> None:
    def work() -> str:
        facts.lookup.get("first")
        return facts.lookup.get("about " + facts.fact("name", likely="nobody"))

    assert facts.ahead.together([work]) == ["ABOUT NAME"]
    assert facts.client.asked == [["first"], ["name", "about nobody"], ["about NAME"]]


def test_what_is_needed_if_hope_is_in_vain_is_asked_for_as_well(facts: _Facts) -> None:
    def work() -> str:
        facts.lookup.get("first")
        likely = "A NAME" if facts.ahead.hopes(Hope.NAMES) else "A WORD" if facts.ahead.hopes() else "NOTHING"
        return facts.lookup.get("about " + facts.fact("a word", likely))

    assert facts.ahead.together([work]) == ["ABOUT A WORD"]
    assert facts.client.asked == [["first"], ["a word", "about A NAME", "about A WORD", "about NOTHING"]]


def test_work_within_work_waits_for_what_that_asks(facts: _Facts) -> None:
    def part(key: str) -> list[str]:
        return facts.ahead.together([lambda: facts.lookup.get(key), lambda: facts.lookup.get(f"{key} 2")])

    assert facts.ahead.together([lambda: part("a"), lambda: part("b")]) == [["A", "A 2"], ["B", "B 2"]]
    assert facts.client.asked == [["a", "a 2", "b", "b 2"]]


def test_a_mistake_that_a_guess_leads_to_is_not_raised_but_any_other_is(facts: _Facts) -> None:
    def work() -> str:
        facts.lookup.get("first")
        return {"NAME": "right"}[facts.fact("name", likely="nobody")]

    assert facts.ahead.together([work]) == ["right"]
    with pytest.raises(KeyError, match="OTHER"):
        facts.ahead.together([lambda: {"NAME": "right"}[facts.fact("other")]])


@pytest.mark.parametrize("mistake", [TypeError, IndexError, AttributeError, ZeroDivisionError, RecursionError])
def test_no_ordinary_mistake_that_a_guess_leads_to_loses_the_answer(facts: _Facts, mistake: type[Exception]) -> None:
    def work(right: str) -> str:
        facts.lookup.get("first")
        if (name := facts.fact("name", likely="nobody")) != right:
            raise mistake
        return name

    assert facts.ahead.together([lambda: work("NAME")]) == ["NAME"]
    assert facts.client.asked == [["first"], ["name"]]
    with pytest.raises(mistake):
        facts.ahead.together([lambda: work("ANOTHER")])


def test_patterns_and_arrays_that_a_guess_spoils_do_not_lose_the_answer(facts: _Facts) -> None:
    def work() -> object:
        facts.lookup.get("first")
        name = facts.fact("name", likely="(")
        return re.compile(name).pattern, (np.zeros(len(name)) @ np.ones(4)).tolist()

    assert facts.ahead.together([work]) == [("NAME", 0.0)]


@pytest.mark.parametrize("lost", ["first", "name", "later nobody", "later NAME"])
def test_a_fault_of_the_cluster_is_raised_even_on_guesses(facts: _Facts, lost: str) -> None:
    def work() -> str:
        facts.lookup.get("first")
        return facts.lookup.get("later " + facts.fact("name", likely="nobody"))

    facts.client.lost = lost
    with pytest.raises(ClusterUnavailable, match="it is down"):
        facts.ahead.together([work])
    assert lost in facts.client.asked[-1]
    facts.client.lost = ""
    assert facts.ahead.together([work]) == ["LATER NAME"]


def test_a_fault_that_the_work_itself_meets_on_a_guess_is_raised(facts: _Facts) -> None:
    def work() -> str:
        facts.lookup.get("first")
        if facts.fact("name") != "NAME":
            raise ClusterUnavailable("the cluster", "it is down", "start it")
        return "an answer"

    with pytest.raises(ClusterUnavailable, match="it is down"):
        facts.ahead.together([work])


def test_outside_of_such_work_nothing_is_guessed(facts: _Facts) -> None:
    assert [facts.fact("a"), facts.fact("b")] == ["A", "B"]
    assert facts.client.asked == [["a"], ["b"]]
