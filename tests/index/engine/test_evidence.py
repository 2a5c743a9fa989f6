"""Evidence: which of a question's terms the hits contain."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Snapshot
from index.engine.evidence import NEAR, Evidence
from index.engine.snapshot import open_current
from index.indexing.build import write_addition, write_snapshot
from index.indexing.plan import Fresh, Plan
from index.storage.snapshot_files import read_published
from index.text.analysis import extract_terms

WORDS = ["rain", "ferry", "sun", "of", "whale", "port"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), min_size=1, max_size=4)
WANTED = st.lists(st.sampled_from(["rain", "ferri", "sun", "whale", "nothing"]), min_size=1, max_size=5, unique=True)


def explored(
    snapshot: Snapshot, wanted: list[str], query: list[str] | None = None
) -> tuple[list[tuple[str, int]], Evidence]:
    hits, evidence = snapshot.search_with_evidence(query or ["rain", "ferri", "sun", "whale"], 100, wanted)
    return [(hit.article_id, hit.position) for hit in hits], evidence


def best_window(held: list[str], weights: dict[str, float]) -> float:
    windows = [held[start : start + NEAR] for start in range(len(held))] or [[]]
    return max(sum(weights[term] for term in weights if term in window) for window in windows)


@pytest.mark.parametrize("compiled_from", [0, 20_000])
@given(st.lists(TEXTS, min_size=1, max_size=4), WANTED, st.lists(st.floats(0.1, 9), min_size=5, max_size=5))
def test_evidence_says_which_terms_a_paragraph_contains_and_how_close_they_are(
    tmp_path_factory: pytest.TempPathFactory,
    compiled_from: int,
    articles: list[list[str]],
    wanted: list[str],
    given_weights: list[float],
) -> None:
    folder = tmp_path_factory.mktemp("index") / "snapshots"
    made = [Article(f"{n}", f"o{n}", f"Sun {n}", tuple(texts)) for n, texts in enumerate(articles)]
    write_snapshot(folder, made[:2], "state")
    write_addition(folder, Fresh.of(made[2:]), Plan("state"), read_published(folder))
    with patch("index.engine.bm25.COMPILED_FROM", compiled_from):
        places, evidence = explored(open_current(folder), wanted)
    assert evidence.compiled == (compiled_from == 0)
    assert evidence.occurrences.flags.c_contiguous  # otherwise kernels would be compiled again during a question
    weights = dict(zip(wanted, given_weights, strict=False))
    column = np.array([weights[term] for term in wanted])
    near, adjacent = evidence.near(column), evidence.adjacent(column, range(len(wanted)))
    covered = evidence.covered(column)
    for row, (name, position) in enumerate(places):
        texts = articles[int(name)]
        held = extract_terms(texts[position])
        before = extract_terms(texts[position - 1]) if position else []
        assert evidence.own[row].tolist() == [term in held for term in wanted]
        assert evidence.before[row].tolist() == [term in before for term in wanted]
        assert evidence.headline[row].tolist() == [term == "sun" for term in wanted]
        total = sum(weights.values())
        assert covered[row] == pytest.approx(sum(weights[term] for term in wanted if term in held) / total)
        assert near[row] == pytest.approx(best_window(held, weights) / total)
        pairs = {pair for pair in pairwise(wanted) if pair in set(pairwise(held))}
        assert adjacent[row] == pytest.approx(sum(weights[a] + weights[b] for a, b in pairs) / 2 / total)


def test_it_says_who_speaks_in_a_paragraph(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“The ferry is slow,” Ana Brandt said.", "The ferry sank. Brandt slept."))
    places, evidence = explored(engine, ["brandt", "ana"], ["ferri"])
    spoken = [position for _, position in places].index(0)
    assert evidence.speakers[spoken].tolist() == [True, True]
    assert not evidence.speakers[1 - spoken].any()
    assert evidence.reports.tolist() == [row == spoken for row in range(2)]


def test_names_are_those_of_speakers_and_are_spelt_as_in_the_articles(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“It rains,” said Vera Zelensky.", "Ida Holm slept."))
    assert dict(engine.names) == {"vera": "Vera", "zelenski": "Zelensky"}
    assert engine.holds("sleep")
    assert not engine.holds("whale")
