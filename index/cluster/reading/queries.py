"""The bodies of searches. Not for sending them: see `requests.py`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from index.cluster import LONGEST_TERM, escape_term
from index.model import EVERYTHING, Limits
from index.storage import K1, UNDATED, microseconds

ORDER = [{"moment": "desc"}, {"article": "asc"}, {"position": "asc"}]
"""How ties are sorted; its values tell a hit's moment, article and position."""

MOST_LANGUAGES = 50
"""Maximum number of languages to name."""

MOST_RESULTS = 10_000
"""Maximum number of results of one search: `index.max_result_window`."""

COUNTED_PARAGRAPHS = 500
"""Number of leading paragraphs of an article in which its terms are counted."""

_LARGEST_BOOST, _BOOST = 64.0, 16.0  # boosts of rank features must stay within 64
Body = dict[str, Any]


def can_be_searched(term: str) -> bool:
    """Return whether the cluster takes a term."""
    return 0 < len(term) <= LONGEST_TERM


def filters(limits: Limits) -> Body:
    """Return the clauses of a `bool` query that keep it within some limits."""
    must: list[Body] = []
    if limits.since is not None or limits.until is not None:
        span: Body = {"gt": UNDATED} if limits.since is None else {"gte": microseconds(limits.since)}
        if limits.until is not None:
            span["lt"] = microseconds(limits.until)
        dated: Body = {"range": {"moment": span}}
        undated = {"term": {"moment": UNDATED}}
        must.append({"bool": {"should": [dated, undated]}} if limits.undated else dated)
    for field, names in (("outlet", limits.outlets), ("article", limits.articles)):
        if names is not None:
            must.append({"terms": {field: sorted(filter(can_be_searched, names))}})
    without = sorted(filter(can_be_searched, limits.without))
    return {"filter": must, "must_not": [{"terms": {"article": without}}] if without else []}


def best(gains: Mapping[str, float], k: int, limits: Limits, with_shown: bool) -> Body:
    """Return the search for the best `k` paragraphs, by the gain of each term."""
    should = [
        {"rank_feature": _feature(term) | {"boost": _boost(gain), "saturation": {"pivot": K1}}}
        for term, gain in gains.items()
    ]
    query = {"bool": {"should": should, "minimum_should_match": 1, **filters(limits)}}
    return _hits(query, min(k, MOST_RESULTS), ["_score", *ORDER], with_shown)


def _boost(gain: float) -> float:
    return min(gain * (K1 + 1) / _BOOST, _LARGEST_BOOST)


def _feature(term: str) -> Body:
    return {"field": f"weights.{escape_term(term)}"}


def paragraphs_of(articles: Sequence[str], size: int, after: Sequence[Any] | None = None) -> Body:
    """Return the search for all paragraphs of some articles, from the one after the sort values `after` on."""
    query = {"bool": {"filter": [{"terms": {"article": list(articles)}}]}}
    body = _hits(query, min(size, MOST_RESULTS), ORDER, with_shown=True)
    return body | ({"search_after": list(after)} if after else {})


def newest(count: int, limits: Limits, after: Sequence[Any] | None = None) -> Body:
    """Return the search for the openings of the newest articles."""
    clauses = filters(limits)
    clauses["filter"] = [*clauses["filter"], {"term": {"position": 0}}]
    body = _hits({"bool": clauses}, min(count, MOST_RESULTS), ORDER, with_shown=True)
    return body | ({"search_after": list(after)} if after else {})


def first_speaker(term: str) -> Body:
    """Return the search for the first paragraph with a speaker whose name has a term."""
    return _hits({"bool": {"filter": [{"term": {"speaker_terms": term}}]}}, 1, ORDER, with_shown=True)


def _hits(query: Body, size: int, order: Sequence[Any], with_shown: bool) -> Body:
    return {
        "size": size,
        "query": query,
        "sort": list(order),
        "track_total_hits": False,
        "stored_fields": ["evidence"],
        "_source": with_shown,
    }


def samples(terms: Collection[str], count: int) -> Body:
    """Return the search for some paragraphs with each of some terms, the same ones each time."""
    having = {term: {"rank_feature": _feature(term) | {"linear": {}}} for term in terms}
    of_each = {"top_hits": {"size": count, "sort": [{"spread": "asc"}], "_source": ["shown.text"]}}
    return {
        "size": 0,
        "track_total_hits": False,
        "query": {"bool": {"should": [*having.values()], "minimum_should_match": 1}},
        "aggs": {"of": {"filters": {"filters": having}, "aggs": {"texts": of_each}}},
    }


def counts_of(counted: Mapping[str, Body]) -> Body:
    """Return the search that counts the paragraphs of each of some queries, by name."""
    return {"size": 0, "track_total_hits": False, "aggs": {"of": {"filters": {"filters": dict(counted)}}}}


def counts_in_articles(articles: Sequence[str], terms: Sequence[str]) -> Body:
    """Return the search that counts the paragraphs of some articles that have each of some terms."""
    having: Body = {"filters": {"filters": {str(at): {"term": {"own": term}} for at, term in enumerate(terms)}}}
    leading = [{"terms": {"article": list(articles)}}, {"range": {"position": {"lt": COUNTED_PARAGRAPHS}}}]
    by_article: Body = {"terms": {"field": "article", "size": len(articles)}, "aggs": {"of": having}}
    query = {"bool": {"filter": leading}}
    return {"size": 0, "track_total_hits": False, "query": query, "aggs": {"by": by_article}}


def names_near(term: str, edits: int) -> Body:
    """Return the search for terms of speakers' names that resemble one; the cluster finds up to 2 edits."""
    options = {
        "field": "speaker_terms",
        "suggest_mode": "always",
        "max_edits": max(1, min(edits, 2)),
        "prefix_length": 0,
        "min_word_length": 1,
        "accuracy": 0.0,
        "max_inspections": 20,
        "size": 100,
        "shard_size": 100,
        "string_distance": "damerau_levenshtein",
    }
    return {"size": 0, "track_total_hits": False, "suggest": {"near": {"text": term, "term": options}}}


def overview() -> Body:
    """Return the search for the days, the outlets and the languages of all articles."""
    articles: Body = {"term": {"position": 0}}
    languages: Body = {"filter": articles, "aggs": {"of": {"terms": {"field": "language", "size": MOST_LANGUAGES}}}}
    outlets = {
        "terms": {"field": "outlet", "size": MOST_RESULTS, "order": {"newest": "desc"}},
        "aggs": {"newest": {"max": {"field": "moment"}}},
    }
    days = {name: {name[:3]: {"field": "day"}} for name in ("min_day", "max_day")}
    query: Body = {"bool": filters(EVERYTHING)}
    speakers = {"filter": {"exists": {"field": "speaker_terms"}}}
    return {
        "size": 0,
        "track_total_hits": False,
        "query": query,
        "aggs": {"outlets": outlets, "spoken": speakers, "languages": languages, **days},
    }
