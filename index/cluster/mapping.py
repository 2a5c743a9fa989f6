"""The fields of the cluster's documents, and what an index says about itself. Not for their values: `documents.py`."""

from __future__ import annotations

from typing import Any

from index.cluster.terms import LONGEST_TERM
from index.storage import FIELDS, K1
from index.versions import QUOTES_VERSION, TERMS_VERSION

CLUSTER_FORMAT = 4
"""Version of the documents and of `_meta`: raise it when they change. The next index run then builds a new index."""

_KEYWORD = {"type": "keyword", "ignore_above": LONGEST_TERM}
_TERMS = _KEYWORD | {"doc_values": False}
_LENGTH = {"type": "integer", "index": False}

PROPERTIES: dict[str, Any] = {
    "weights": {"type": "rank_features"},  # T of each term; the query saturates it
    "in_article": _TERMS,  # in how many of the article's leading paragraphs each term is: see `terms.count_digits`
    "own": _TERMS,  # the distinct terms of the own text
    "headline_terms": _TERMS,  # in an article's first paragraph alone
    "speaker_terms": _TERMS,
    "name_uses": _TERMS,  # see `documents.repeated`
    "lower_uses": _TERMS,
    "article": {"type": "keyword"},
    "position": {"type": "integer"},
    "moment": {"type": "long"},
    "day": {"type": "integer"},
    "outlet": _KEYWORD,
    "spelt_out": _KEYWORD | {"index": False},  # an abbreviation and the terms that it stands for
    "language": {"type": "keyword"},  # code of the language that its terms are in
    "spread": {"type": "long"},  # to look at some paragraphs of many
    "lengths": {"properties": {field.name: _LENGTH for field in FIELDS}},  # in terms, for the mean lengths
    "evidence": {"type": "keyword", "index": False, "doc_values": False, "store": True},
    "shown": {"type": "object", "enabled": False},
}
"""The fields of a document, which is one paragraph. `documents.py` says what each holds."""


def needed_rules() -> dict[str, Any]:
    """Return the rules whose results the documents hold: those of another version can't be compared with ours."""
    fields = [[field.name, field.weight, field.b] for field in FIELDS]
    return {"terms": TERMS_VERSION, "quotes": QUOTES_VERSION, "k1": K1, "fields": fields}


def index_body(shards: int, replicas: int, meta: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the body of a request that creates an index, which says `meta` about itself.

    Nothing becomes visible by itself: a run refreshes the index when it has written all of its changes.
    """
    settings = {"number_of_shards": shards, "number_of_replicas": replicas, "refresh_interval": "-1"}
    mappings: dict[str, Any] = {"dynamic": "strict", "_source": {"includes": ["shown"]}}
    if meta is not None:
        mappings["_meta"] = {"newsbot": meta}
    return {"settings": {"index": settings}, "mappings": mappings | {"properties": PROPERTIES}}
