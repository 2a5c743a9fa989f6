"""The bodies of searches. Not for sending them: see `requests.py`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from index.cluster import COUNTED_PARAGRAPHS, LONGEST_TERM, count_digits, escape_term, repeated_use
from index.model import EVERYTHING, Limits
from index.storage import K1, UNDATED, microseconds

ORDER = [{"moment": "desc"}, {"article": "asc"}, {"position": "asc"}]
"""How ties are sorted; its values tell a hit's moment, article and position."""

MOST_LANGUAGES = 50
"""Maximum number of languages to name."""

MOST_RESULTS = 10_000
"""Maximum number of results of one search: `index.max_result_window`."""

ELSEWHERE = ("headline_terms", "speaker_terms")
"""Fields besides the text that have terms of their own."""

USES = ("name_uses", "lower_uses")
"""Fields that tell how a term is written."""

COUNTED_USES = 2
"""Number of uses of one term in one paragraph that are counted."""

_ALL_DIGITS = (1 << COUNTED_PARAGRAPHS.bit_length()) - 1

MOST_EDITS = 2
"""Maximum number of edits between terms that the cluster finds to resemble each other."""

MOST_NEAR = 100
"""Maximum number of terms that resemble one."""

_GROUP = 8  # terms
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


def best(gains: Mapping[str, float], k: int, limits: Limits, with_shown: bool, counted: Sequence[str] = ()) -> Body:
    """Return the search for the best `k` paragraphs, by the gain of each term.

    Its hits tell how many paragraphs of their articles have each of the `counted` terms, or only whether any has it if
    they come without texts: see `article_counts`.
    """
    should: list[Body] = [
        {"rank_feature": _feature(term) | {"boost": _boost(gain), "saturation": {"pivot": K1}}}
        for term, gain in gains.items()
    ]
    if named := [clause for term in filter(can_be_searched, counted) for clause in _named(term, with_shown)]:
        # Clauses with names are evaluated for the hits alone. This one matches nothing, and adds to no score.
        should.append({"bool": {"must": [{"term": {"article": ""}}], "should": named}})
    query = {"bool": {"should": should, "minimum_should_match": 1, **filters(limits)}}
    return _hits(query, min(k, MOST_RESULTS), ["_score", *ORDER], with_shown)


def _named(term: str, with_digits: bool) -> list[Body]:
    """Return the clauses that tell whether a paragraph's article has a term, and in how many paragraphs."""
    parts = (term, *(count_digits(term, _ALL_DIGITS) if with_digits else ()))
    return [{"term": {"in_article": {"value": part, "_name": part}}} for part in parts]


def article_counts(hit: Mapping[str, Any], terms: tuple[str, ...]) -> dict[str, int]:
    """Return how many of the leading paragraphs of a hit's article have each of the terms that were `counted`.

    Of hits without texts, all counts are 0 or 1.
    """
    counts, parts = dict.fromkeys(terms, 0), _parts(terms)
    matched = [parts[part] for part in hit.get("matched_queries", ())]
    for term, count in matched:
        counts[term] += count
    return counts | {term: 1 for term, _ in matched if not counts[term]}


@lru_cache(maxsize=256)
def _parts(terms: tuple[str, ...]) -> dict[str, tuple[str, int]]:
    """Return the names of the clauses that count some terms, each with its term and what it adds."""
    digits = {part: (term, count) for term in terms for part, count in count_digits(term, _ALL_DIGITS).items()}
    return digits | {term: (term, 0) for term in terms}


def _boost(gain: float) -> float:
    return min(gain * (K1 + 1) / _BOOST, _LARGEST_BOOST)


def _feature(term: str) -> Body:
    return {"field": f"weights.{escape_term(term)}"}


def paragraphs_of(articles: Sequence[str], size: int, after: Sequence[Any] | None = None) -> Body:
    """Return the search for all paragraphs of some articles, from the one after the sort values `after` on."""
    query = {"bool": {"filter": [{"terms": {"article": list(articles)}}]}}
    body = _hits(query, min(size, MOST_RESULTS), ORDER, with_shown=True)
    return body | ({"search_after": list(after)} if after else {})


def newest(count: int, limits: Limits, after: Sequence[Any] | None = None, with_shown: bool = True) -> Body:
    """Return the search for the openings of the newest articles."""
    clauses = filters(limits)
    clauses["filter"] = [*clauses["filter"], {"term": {"position": 0}}]
    body = _hits({"bool": clauses}, min(count, MOST_RESULTS), ORDER, with_shown)
    return body | ({"search_after": list(after)} if after else {})


def first_speakers(terms: Sequence[str]) -> Body:
    """Return the search for the first paragraph with a speaker whose name has a term, for each of some terms."""
    having: dict[str, Body] = {term: {"term": {"speaker_terms": term}} for term in terms}
    first = {"top_hits": {"size": 1, "sort": ORDER, "stored_fields": ["evidence"], "_source": True}}
    return {
        "size": 0,
        "track_total_hits": False,
        "query": {"bool": {"filter": [{"terms": {"speaker_terms": list(terms)}}]}},
        "aggs": {"of": {"filters": {"filters": having}, "aggs": {"first": first}}},
    }


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
    """Return the search for the texts of some paragraphs with each of some terms, the same ones each time."""
    return _samples(terms, count, {"_source": ["shown.text"]})


def spelt_out(terms: Collection[str], count: int) -> Body:
    """Return the search for what these same paragraphs spell out."""
    return _samples(terms, count, {"_source": False, "stored_fields": "_none_", "docvalue_fields": ["spelt_out"]})


def _samples(terms: Collection[str], count: int, shown: Body) -> Body:
    having = {term: {"rank_feature": _feature(term) | {"linear": {}}} for term in terms}
    of_each = {"top_hits": {"size": count, "sort": [{"spread": "asc"}]} | shown}
    return {
        "size": 0,
        "track_total_hits": False,
        "query": {"bool": {"should": [*having.values()], "minimum_should_match": 1}},
        "aggs": {"of": {"filters": {"filters": having}, "aggs": {"sample": of_each}}},
    }


def facts_of(terms: Sequence[str]) -> Body:
    """Return the search that counts the paragraphs with each of some terms: see `term_facts.py`.

    It looks only at paragraphs with any of the terms, and counts the uses of a term only where that is: otherwise each
    paragraph of the index would be held against each filter.
    """
    numbered = [*enumerate(terms)]
    own = {str(number): {"filter": {"term": {"own": term}}, "aggs": {"uses": _uses(term)}} for number, term in numbered}
    elsewhere = {
        field: {"filters": {"filters": {str(number): {"term": {field: term}} for number, term in numbered}}}
        for field in ELSEWHERE
    }
    return _counting(terms, own | elsewhere)


def presence_of(terms: Sequence[str]) -> Body:
    """Return the search that tells which of many terms are in the index at all: most are in none of its paragraphs.

    It counts the paragraphs whose text has each of them, and those with any of a group elsewhere: see `groups_of`.
    """
    own = [{"term": {"own": term}} for term in terms]
    elsewhere = [_any_of(ELSEWHERE, group) for group in groups_of(terms)]
    return _counting(terms, {"own": {"filters": {"filters": own}}, "elsewhere": {"filters": {"filters": elsewhere}}})


def groups_of(terms: Sequence[str]) -> list[Sequence[str]]:
    """Return the groups of terms that `presence_of` looks for elsewhere than in texts."""
    return [terms[at : at + _GROUP] for at in range(0, len(terms), _GROUP)]


def _counting(terms: Sequence[str], aggregations: Body) -> Body:
    """Return a search that counts something in the paragraphs with any of some terms."""
    query = {"bool": {"filter": [_any_of(("own", *ELSEWHERE), terms)]}}
    return {"size": 0, "track_total_hits": False, "query": query, "aggs": aggregations}


def _any_of(fields: Sequence[str], terms: Sequence[str]) -> Body:
    return {"bool": {"should": [{"terms": {field: list(terms)}} for field in fields]}}


def _uses(term: str) -> Body:
    """Return what counts a term's uses of each kind: paragraphs with one, and those with another one."""
    written = [(field, use, repeated_use(term, use)) for field in USES for use in range(1, COUNTED_USES + 1)]
    return {"filters": {"filters": {f"{field} {use}": {"term": {field: value}} for field, use, value in written}}}


def names_near(asked: Sequence[tuple[str, int]]) -> Body:
    """Return the search for terms of speakers' names that resemble each of some; the cluster finds up to 2 edits."""
    return _suggesting([_near(term, "speaker_terms", "always", edits) for term, edits in asked])


def terms_near(terms: Sequence[str]) -> Body:
    """Return the search for terms of texts that resemble each of some, where no text has that one itself."""
    return _suggesting([_near(term, "own", "missing", MOST_EDITS) for term in terms])


def _suggesting(each: Sequence[Body]) -> Body:
    suggest = {str(number): body for number, body in enumerate(each)}
    return {"size": 0, "track_total_hits": False, "suggest": suggest}


def suggestions(told: Mapping[str, Any], count: int) -> list[list[Mapping[str, Any]]]:
    """Return what was suggested for each of `count` terms."""
    suggested = told["suggest"]
    return [[one for entry in suggested[str(number)] for one in entry["options"]] for number in range(count)]


def _near(term: str, field: str, mode: str, edits: int) -> Body:
    options = {
        "field": field,
        "suggest_mode": mode,
        "max_edits": max(1, min(edits, MOST_EDITS)),
        "prefix_length": 0,
        "min_word_length": 1,
        "accuracy": 0.0,
        "max_inspections": 20,
        "size": MOST_NEAR,
        "shard_size": MOST_NEAR,
        "string_distance": "damerau_levenshtein",
    }
    return {"text": term, "term": options}


def overview() -> Body:
    """Return the search for the days, the outlets and the languages of all articles."""
    languages: Body = {"terms": {"field": "language", "size": MOST_LANGUAGES}}
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


def abbreviations(most: int) -> Body:
    """Return the search for what all paragraphs spell out: abbreviations, each with the terms that it stands for."""
    of = {"terms": {"field": "spelt_out", "size": most}}
    return {"size": 0, "track_total_hits": False, "query": {"exists": {"field": "spelt_out"}}, "aggs": {"of": of}}
