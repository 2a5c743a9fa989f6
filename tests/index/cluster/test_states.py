"""What tells one index in a cluster from another."""

from __future__ import annotations

from dataclasses import replace

from index.cluster import new_state
from index.cluster.reading.engine import version_of


def test_an_index_that_is_built_again_under_the_same_name_has_another_version() -> None:
    before = new_state("news-1", [1.0] * 4, "one state", generation=3)
    assert version_of(before) == version_of(replace(before))
    for again in (replace(before, created="2026-03-04T10:00:00+00:00"), replace(before, state="another state")):
        assert version_of(again) != version_of(before)
