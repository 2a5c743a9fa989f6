"""A template of newsbot's name that somebody else made: it is left alone, whatever it says about itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from index.cluster import CLUSTER_FORMAT, Connection, put_template
from index.storage import SearchCluster


def has_replaced(meta: Any) -> bool:
    """Return whether a template that says `meta` about itself is replaced."""
    written: list[str] = []
    told = {"index_templates": [{"index_template": {"_meta": meta}}]}
    indices = SimpleNamespace(
        get_index_template=lambda **_: told, put_index_template=lambda **given: written.append(given["name"])
    )
    cluster = SearchCluster(("http://search.example:9200",))
    is_ours = put_template(Connection(cluster, cast(Any, SimpleNamespace(indices=indices))), "newsbot-1")
    assert is_ours == bool(written)
    return is_ours


@pytest.mark.parametrize(
    "meta", [{}, [], {"newsbot": 3}, {"newsbot": {}}, {"newsbot": {"format": None}}, {"newsbot": {"format": "x"}}]
)
def test_a_template_of_somebody_else_is_left_alone(meta: Any) -> None:
    assert not has_replaced(meta)


@pytest.mark.parametrize(("made_by", "is_replaced"), [(CLUSTER_FORMAT - 1, True), (CLUSTER_FORMAT + 1, False)])
def test_a_template_of_another_version_is_replaced_if_that_is_older(made_by: int, is_replaced: bool) -> None:
    assert has_replaced({"newsbot": {"format": made_by}}) == is_replaced
