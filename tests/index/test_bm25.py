"""The ranking, against rank-bm25 itself and against the formula of BM25F written out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.bm25 import Field, PostingsBM25, PostingsBuilder

WORDS = st.sampled_from(["ferry", "strike", "rain", "й", "us", "2024"])
BAG = st.lists(WORDS, max_size=12)
CORPUS = st.lists(BAG, min_size=1, max_size=10).filter(any)
QUERY = st.lists(WORDS | st.just("unknown"), max_size=6)
K1 = st.floats(0.1, 4)
WITHIN = 1e-5


class ReferenceBM25(BM25Okapi):
    """rank-bm25 as it is, but for an idf that is always positive."""

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        for word, held in nd.items():
            self.idf[word] = math.log(1 + (self.corpus_size - held + 0.5) / (held + 0.5))


def built(corpus: Sequence[Mapping[str, Sequence[str]]], fields: Sequence[Field], k1: float = 1.5) -> PostingsBM25:
    builder = PostingsBuilder(fields, k1)
    for paragraph in corpus:
        builder.add(paragraph)
    return PostingsBM25(builder.build())


def of_texts(corpus: Sequence[Sequence[str]], k1: float = 1.5, b: float = 0.75) -> PostingsBM25:
    return built([{"text": words} for words in corpus], [Field("text", 1.0, b)], k1)


# -- one field: rank-bm25


@given(CORPUS, QUERY, K1, st.floats(0, 0.99))
@example([["ferry"]], ["ferry"], 1.5, 0.75)
@example([["ferry", "rain"], []], ["rain", "rain", "unknown"], 1.5, 0.75)
def test_scores_are_those_of_rank_bm25(corpus: list[list[str]], query: list[str], k1: float, b: float) -> None:
    expected = ReferenceBM25(corpus, k1=k1, b=b).get_scores(query)
    np.testing.assert_allclose(of_texts(corpus, k1, b).get_scores(query), expected, rtol=WITHIN)


@given(CORPUS)
def test_what_rank_bm25_knows_of_a_corpus_is_the_same(corpus: list[list[str]]) -> None:
    ours, reference = of_texts(corpus), ReferenceBM25(corpus)
    assert isinstance(ours, BM25Okapi)
    assert (ours.corpus_size, list(ours.doc_len)) == (reference.corpus_size, reference.doc_len)
    assert ours.avgdl == pytest.approx(reference.avgdl)
    assert {word: ours.idf_of(word) for word in reference.idf} == pytest.approx(reference.idf)


@given(CORPUS, QUERY)
def test_the_best_documents_are_those_of_rank_bm25(corpus: list[list[str]], query: list[str]) -> None:
    names = [str(number) for number in range(len(corpus))]
    best = of_texts(corpus).get_top_n(query, names, 3)
    scores = dict(zip(names, ReferenceBM25(corpus).get_scores(query), strict=True))
    assert [scores[name] for name in best] == pytest.approx(sorted(scores.values(), reverse=True)[:3], rel=WITHIN)


# -- several fields: the formula, written out


def bm25f(
    corpus: Sequence[Mapping[str, Sequence[str]]], fields: Sequence[Field], k1: float, query: Sequence[str]
) -> list[float]:
    def average(name: str) -> float:
        return sum(len(paragraph.get(name, ())) for paragraph in corpus) / len(corpus) or 1.0

    def frequency(term: str, paragraph: Mapping[str, Sequence[str]]) -> float:
        total = 0.0
        for field in fields:
            words = paragraph.get(field.name, ())
            if term in words:
                norm = 1 - field.b + field.b * len(words) / average(field.name)
                total += field.weight * words.count(term) / norm
        return total

    def idf(term: str) -> float:
        held = sum(term in paragraph.get(fields[0].name, ()) for paragraph in corpus)
        return math.log(1 + (len(corpus) - held + 0.5) / (held + 0.5))

    def score(paragraph: Mapping[str, Sequence[str]]) -> float:
        weights = {term: frequency(term, paragraph) for term in query}
        return sum(idf(term) * (k1 + 1) * weights[term] / (weights[term] + k1) for term in query)

    return [score(paragraph) for paragraph in corpus]


NAMES = ("text", "speakers", "previous")
FIELDS = st.tuples(*(st.builds(Field, st.just(name), st.floats(0.05, 4), st.floats(0, 1)) for name in NAMES))
PARAGRAPHS = st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, BAG)), min_size=1, max_size=8)


@given(PARAGRAPHS, FIELDS, K1, QUERY)
@example([{}, {"speakers": ["us"]}], (Field("text", 1.0), Field("speakers", 2.0, 0.0)), 1.5, ["us", "us"])
def test_scores_of_several_fields_are_those_of_the_formula(
    corpus: list[dict[str, list[str]]], fields: tuple[Field, ...], k1: float, query: list[str]
) -> None:
    scores = built(corpus, fields, k1).get_scores(query)
    np.testing.assert_allclose(scores, bm25f(corpus, fields, k1, query), rtol=WITHIN)


@given(PARAGRAPHS, FIELDS, K1, QUERY.filter(bool))
def test_no_score_reaches_the_best_possible_one(
    corpus: list[dict[str, list[str]]], fields: tuple[Field, ...], k1: float, query: list[str]
) -> None:
    bm25 = built(corpus, fields, k1)
    assert max(bm25.get_scores(query)) < bm25.best_possible(query)


@given(PARAGRAPHS, FIELDS, QUERY)
def test_the_best_possible_score_counts_repeats_and_unknown_terms(
    corpus: list[dict[str, list[str]]], fields: tuple[Field, ...], query: list[str]
) -> None:
    bm25 = built(corpus, fields, 1.5)
    assert bm25.best_possible(query) == pytest.approx(2.5 * sum(map(bm25.idf_of, query)))


def test_how_rare_a_term_is_counts_by_the_own_text_alone() -> None:
    corpus = [{"text": ["rain"], "headline": ["ferry"]}, {"text": ["sun"], "headline": ["ferry"]}]
    bm25 = built(corpus, [Field("text", 1.0), Field("headline", 0.3)])
    assert bm25.idf_of("ferry") == bm25.idf_of("unknown") > bm25.idf_of("rain")


def test_a_term_in_every_paragraph_still_counts() -> None:
    assert min(of_texts([["rain"]] * 3).get_scores(["rain"])) > 0


# -- some rows, the best rows


@given(CORPUS, QUERY, st.data())
def test_scores_of_some_rows_are_those_among_all(
    corpus: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.integers(0, len(corpus) - 1)))
    bm25 = of_texts(corpus)
    assert bm25.get_batch_scores(query, rows) == pytest.approx([bm25.get_scores(query)[row] for row in rows])


@given(CORPUS, QUERY, st.integers(0, 12))
@example([["rain"]] * 4, ["rain"], 3)
def test_the_best_rows_come_best_first_and_ties_in_their_order(
    corpus: list[list[str]], query: list[str], k: int
) -> None:
    bm25 = of_texts(corpus)
    scores = bm25.get_scores(query)
    rows = sorted((row for row, score in enumerate(scores) if score > 0), key=lambda row: (-scores[row], row))
    assert bm25.top(query, k) == [(row, scores[row]) for row in rows[:k]]


@pytest.mark.parametrize("k", [0, -1])
def test_no_rows_are_asked_for_and_none_come(k: int) -> None:
    assert of_texts([["rain"]]).top(["rain"], k) == []


@pytest.mark.parametrize("query", [[], ["unknown"]])
def test_a_query_that_nothing_holds_finds_nothing(query: list[str]) -> None:
    bm25 = of_texts([["rain"], ["sun"]])
    assert (list(bm25.get_scores(query)), bm25.top(query, 5)) == ([0, 0], [])
    assert bm25.get_batch_scores(query, [1]) == [0]


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]], ids=["no paragraph", "an empty one", "two empty ones"])
def test_a_corpus_without_words_scores_nothing(corpus: list[list[str]]) -> None:
    bm25 = of_texts(corpus)
    assert list(bm25.get_scores(["rain"])) == [0] * len(corpus)
    assert (bm25.top(["rain"], 3), bm25.get_batch_scores(["rain"], [])) == ([], [])
    assert bm25.best_possible(["rain"]) > 0


def test_threads_get_the_same_scores() -> None:
    bm25 = of_texts([["rain", "sun"], ["rain"], ["ferry"]])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: bm25.top(["rain", "ferry"], 3), range(100)))
    assert found == [bm25.top(["rain", "ferry"], 3)] * 100
