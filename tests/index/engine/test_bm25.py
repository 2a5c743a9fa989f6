"""The ranking, by NumPy and by kernels, compared with rank-bm25 and with the BM25F formula written out."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.engine.bm25 import PostingsBM25, Rows
from index.storage.forward_index import ForwardIndex
from index.storage.postings import Field, Postings, invert
from index.storage.snapshot_files import ALL_ROWS, Tombstones
from index.storage.string_table import hash_slots
from index.text.packed_strings import PackedStrings

VOCABULARY = ["ferry", "strike", "rain", "й", "us", "2024", "unseen"]
WORDS = st.sampled_from(VOCABULARY[:-1])
BAG = st.lists(WORDS, max_size=12)
CORPUS = st.lists(BAG, min_size=1, max_size=10).filter(any)
QUERY = st.lists(WORDS | st.just("unseen") | st.just("unknown"), max_size=6)
K1 = st.floats(0.1, 4)
WITHIN = 1e-5
BOTH = pytest.mark.parametrize("compiled", [False, True], ids=["NumPy", "kernel"])


@pytest.fixture(autouse=True, scope="module", params=["at once", "looked up"])
def kernels_for_small_corpora(request: pytest.FixtureRequest) -> Iterator[None]:
    """Small corpora scored by the kernels, if a test asks for it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.engine.bm25.COMPILED_FROM", 0)
        if request.param == "looked up":
            patched.setattr("index.engine.bm25.AT_ONCE", 0.0)
            patched.setattr("index.engine.bm25.AT_ONCE_K", 0.0)
        yield


class ReferenceBM25(BM25Okapi):
    """rank-bm25 with an idf that is always positive."""

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        for word, held in nd.items():
            self.idf[word] = math.log(1 + (self.corpus_size - held + 0.5) / (held + 0.5))


@dataclass(frozen=True)
class Text:
    """An article as the ranking sees it: words of the headline, and each paragraph's own and its speakers' words."""

    paragraphs: tuple[tuple[list[str], list[str]], ...]
    headline: tuple[str, ...] = ()

    def bags(self) -> list[dict[str, Sequence[str]]]:
        """Return the words of each paragraph by field."""
        before: list[list[str]] = [[], *(own for own, _ in self.paragraphs)]
        return [
            {"text": own, "speakers": speakers, "previous": previous, "headline": self.headline}
            for (own, speakers), previous in zip(self.paragraphs, before, strict=False)
        ]


def forward_of(texts: Sequence[Text]) -> ForwardIndex:
    entries: list[Sequence[str]] = []
    for text in texts:
        entries += [text.headline, *(words for paragraph in text.paragraphs for words in paragraph)]
    numbers = [VOCABULARY.index(word) for words in entries for word in words]
    starts = np.cumsum([0, *map(len, entries)], dtype=np.int64)
    first_rows = np.cumsum([0, *(len(text.paragraphs) for text in texts)], dtype=np.int64)
    return ForwardIndex(np.array(numbers, np.int32), starts, first_rows)


def postings_of(forward: ForwardIndex, used: Sequence[Field], k1: float = 1.5, **others: Any) -> Postings:
    found = invert(forward, len(VOCABULARY), used, k1, **others)
    terms = PackedStrings.pack(VOCABULARY)
    arrays = {field.name: getattr(found, field.name) for field in fields(found) if field.name != "averages"}
    return Postings(terms, hash_slots(VOCABULARY), **arrays)


def built(texts: Sequence[Text], used: Sequence[Field], k1: float = 1.5, compiled: bool = False) -> PostingsBM25:
    return PostingsBM25([postings_of(forward_of(texts), used, k1, compiled=compiled)], k1=k1, compiled=compiled)


def of_texts(corpus: Sequence[list[str]], k1: float = 1.5, b: float = 0.75, compiled: bool = False) -> PostingsBM25:
    texts = [Text(tuple((words, list[str]()) for words in corpus))]
    return built(texts, [Field("text", 1.0, b)], k1, compiled)


@given(st.lists(CORPUS, min_size=1, max_size=3), st.integers(1, 4))
def test_postings_are_the_same_however_few_rows_are_inverted_at_once(corpora: list[list[list[str]]], size: int) -> None:
    texts = [Text(tuple((words, words[:2]) for words in corpus), tuple(corpus[0][:3])) for corpus in corpora]
    used = [Field("text", 1.0, 0.75), Field("speakers", 2.0, 0.0), Field("headline", 0.3, 0.75)]
    whole = invert(forward_of(texts), len(VOCABULARY), used)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.storage.postings._ROWS_AT_ONCE", size)
        parts = invert(forward_of(texts), len(VOCABULARY), used)
    assert all(np.array_equal(getattr(whole, field.name), getattr(parts, field.name)) for field in fields(whole))


# -- one field: rank-bm25


@BOTH
@given(CORPUS, QUERY, K1, st.floats(0, 0.99))
@example([["ferry"]], ["ferry"], 1.5, 0.75)
@example([["ferry", "rain"], []], ["rain", "rain", "unknown"], 1.5, 0.75)
def test_scores_are_those_of_rank_bm25(
    compiled: bool, corpus: list[list[str]], query: list[str], k1: float, b: float
) -> None:
    expected = ReferenceBM25(corpus, k1=k1, b=b).get_scores(query)
    bm25 = of_texts(corpus, k1, b, compiled)
    np.testing.assert_allclose(bm25.get_scores(query), expected, rtol=WITHIN)
    best = sorted((score for score in expected if score > 0), reverse=True)
    assert [score for _, score in bm25.top(query, 20)] == pytest.approx(best, rel=WITHIN)


@given(CORPUS)
def test_statistics_of_a_corpus_equal_those_of_rank_bm25(corpus: list[list[str]]) -> None:
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
    bags: Sequence[Mapping[str, Sequence[str]]],
    used: Sequence[Field],
    k1: float,
    query: Sequence[str],
    averages: Mapping[str, float] | None = None,
) -> list[float]:
    def average(name: str) -> float:
        return (averages or {}).get(name) or sum(len(bag[name]) for bag in bags) / len(bags) or 1.0

    def frequency(term: str, bag: Mapping[str, Sequence[str]]) -> float:
        total = 0.0
        for field in used:
            words = bag[field.name]
            if term in words:
                norm = 1 - field.b + field.b * len(words) / average(field.name)
                total += field.weight * words.count(term) / norm
        return total

    def idf(term: str) -> float:
        held = sum(term in bag[used[0].name] for bag in bags)
        return math.log(1 + (len(bags) - held + 0.5) / (held + 0.5))

    def score(bag: Mapping[str, Sequence[str]]) -> float:
        weights = {term: frequency(term, bag) for term in query}
        return sum(idf(term) * (k1 + 1) * weights[term] / (weights[term] + k1) for term in query)

    return [score(bag) for bag in bags]


NAMES = ("text", "speakers", "previous", "headline")
FIELDS = st.tuples(*(st.builds(Field, st.just(name), st.floats(0.05, 4), st.floats(0, 1)) for name in NAMES))
TEXT = st.builds(Text, st.lists(st.tuples(BAG, BAG), max_size=4).map(tuple), BAG.map(tuple))
TEXTS = st.lists(TEXT, max_size=6)


def bags_of(texts: Sequence[Text]) -> list[dict[str, Sequence[str]]]:
    return [bag for text in texts for bag in text.bags()]


@BOTH
@given(TEXTS, FIELDS, K1, QUERY)
@example([Text((([], []), ([], ["us"])))], (Field("text", 1.0), Field("speakers", 2.0, 0.0)), 1.5, ["us", "us"])
@example([Text(()), Text(((["us"], []),)), Text(())], (Field("text", 1.0), Field("previous", 2.0)), 1.5, ["us"])
def test_scores_of_several_fields_are_those_of_the_formula(
    compiled: bool, texts: list[Text], used: tuple[Field, ...], k1: float, query: list[str]
) -> None:
    bm25 = built(texts, used, k1, compiled)
    expected = bm25f(bags_of(texts), used, k1, query)
    np.testing.assert_allclose(bm25.get_scores(query), expected, rtol=WITHIN)
    best = sorted((score for score in expected if score > 0), reverse=True)
    assert [score for _, score in bm25.top(query, 30)] == pytest.approx(best, rel=WITHIN)


@given(TEXTS, FIELDS, K1, st.integers(1, 5))
def test_the_kernel_inverts_as_numpy_does(texts: list[Text], used: tuple[Field, ...], k1: float, threads: int) -> None:
    forward = forward_of(texts)
    one = postings_of(forward, used, k1)
    other = postings_of(forward, used, k1, compiled=True, threads=threads)
    for name in ("starts", "rows", "frequencies", "lengths"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    for name in ("weights", "maxima"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-6)


@given(TEXTS, FIELDS, K1, QUERY.filter(bool))
def test_no_score_reaches_the_best_possible_one(
    texts: list[Text], used: tuple[Field, ...], k1: float, query: list[str]
) -> None:
    bm25 = built(texts, used, k1)
    assert max(bm25.get_scores(query), default=0) < bm25.best_possible(query)


@given(TEXTS, FIELDS, QUERY)
def test_the_best_possible_score_counts_repeats_and_unknown_terms(
    texts: list[Text], used: tuple[Field, ...], query: list[str]
) -> None:
    bm25 = built(texts, used, 1.5)
    assert bm25.best_possible(query) == pytest.approx(2.5 * sum(map(bm25.idf_of, query)))


def test_how_rare_a_term_is_counts_by_the_own_text_alone() -> None:
    texts = [Text(((["rain"], []),), ("ferry",)), Text(((["2024"], []),), ("ferry",))]
    bm25 = built(texts, [Field("text", 1.0), Field("headline", 0.3)])
    assert bm25.idf_of("ferry") == bm25.idf_of("unknown") > bm25.idf_of("rain")


@BOTH
def test_a_term_in_every_paragraph_still_counts(compiled: bool) -> None:
    assert len(of_texts([["rain"]] * 3, compiled=compiled).top(["rain"], 9)) == 3


def test_a_field_must_weigh_something() -> None:
    with pytest.raises(ValueError, match="headline"):
        Field("headline", 0.0)


# -- two segments, and tombstones


@BOTH
@given(TEXTS, TEXTS, st.data(), FIELDS, K1, QUERY, st.integers(1, 30))
def test_a_base_and_an_addition_score_as_one_index_with_the_averages_of_the_base(
    compiled: bool,
    base: list[Text],
    addition: list[Text],
    data: st.DataObject,
    used: tuple[Field, ...],
    k1: float,
    query: list[str],
    k: int,
) -> None:
    gone = sorted(data.draw(st.sets(st.integers(0, len(base) - 1)) if base else st.just(set[int]())))
    forward = forward_of(base)
    found = invert(forward, len(VOCABULARY), used, k1)
    segments = [
        postings_of(forward, used, k1, compiled=compiled),
        postings_of(forward_of(addition), used, k1, averages=found.averages, compiled=compiled),
    ]
    rows_left = np.concatenate(
        [np.full(len(text.paragraphs), n not in gone) for n, text in enumerate(base)] or [ALL_ROWS]
    )
    tombstones = Tombstones(np.array(gone, np.int32), *forward.take(gone).count_terms())
    bm25 = PostingsBM25(segments, rows_left if gone else ALL_ROWS, tombstones, k1=k1, compiled=compiled)

    left = [bag for n, text in enumerate(base) if n not in gone for bag in text.bags()]
    averages = {field.name: average or 1.0 for field, average in zip(used, found.averages, strict=True)}
    expected = bm25f([*left, *bags_of(addition)], used, k1, query, averages)
    scores = bm25.get_scores(query)
    rows = [*np.flatnonzero(rows_left), *range(len(rows_left), len(scores))]
    np.testing.assert_allclose(scores[rows], expected, rtol=WITHIN)
    assert set(scores[: len(rows_left)][~rows_left]) <= {0.0}
    # The two rankings order ties differently: base rows first, or by row.
    order = sorted((row for row in rows if scores[row] > 0), key=lambda row: (-scores[row], row))
    assert bm25.top(query, k) == [(row, scores[row]) for row in order[:k]]


@BOTH
def test_rows_of_two_parts_with_the_same_score_come_in_the_order_that_is_given(compiled: bool) -> None:
    segments = [postings_of(forward_of([Text(((["rain"], []),) * 3)]), [Field("text", 1.0)]) for _ in range(2)]
    older = {0: 5, 1: 3, 2: 1, 3: 4, 4: 2, 5: 0}
    bm25 = PostingsBM25(segments, compiled=compiled)

    def best(k: int) -> list[int]:
        return [row for row, _ in bm25.top(["rain"], k, goes_before=lambda one, other: older[one] > older[other])]

    assert (best(9), best(3)) == ([0, 3, 1, 4, 2, 5], [0, 3, 1])


# -- selected rows, best rows


@given(CORPUS, QUERY, st.data())
def test_scores_of_some_rows_are_those_among_all(
    corpus: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.integers(0, len(corpus) - 1)))
    bm25 = of_texts(corpus)
    assert bm25.get_batch_scores(query, rows) == pytest.approx([bm25.get_scores(query)[row] for row in rows])


@BOTH
@given(CORPUS, QUERY, st.integers(0, 12))
@example([["rain"]] * 4, ["rain"], 3)
def test_the_best_rows_come_best_first_and_ties_in_their_order(
    compiled: bool, corpus: list[list[str]], query: list[str], k: int
) -> None:
    bm25 = of_texts(corpus, compiled=compiled)
    scores = bm25.get_scores(query)
    rows = sorted((row for row, score in enumerate(scores) if score > 0), key=lambda row: (-scores[row], row))
    assert bm25.top(query, k) == [(row, scores[row]) for row in rows[:k]]


@BOTH
@pytest.mark.parametrize("k", [0, -1])
def test_zero_requested_rows_give_none(compiled: bool, k: int) -> None:
    assert of_texts([["rain"]], compiled=compiled).top(["rain"], k) == []


@BOTH
@pytest.mark.parametrize("query", [[], ["unknown"], ["unseen"]])
def test_a_query_that_nothing_holds_finds_nothing(compiled: bool, query: list[str]) -> None:
    bm25 = of_texts([["rain"], ["us"]], compiled=compiled)
    assert (list(bm25.get_scores(query)), bm25.top(query, 5)) == ([0, 0], [])
    assert bm25.get_batch_scores(query, [1]) == [0]


@BOTH
@pytest.mark.parametrize("corpus", [[], [[]], [[], []]], ids=["no paragraph", "an empty one", "two empty ones"])
def test_a_corpus_without_words_scores_nothing(compiled: bool, corpus: list[list[str]]) -> None:
    bm25 = of_texts(corpus, compiled=compiled)
    assert list(bm25.get_scores(["rain"])) == [0] * len(corpus)
    assert (bm25.top(["rain"], 3), bm25.get_batch_scores(["rain"], [])) == ([], [])
    assert bm25.best_possible(["rain"]) > 0


# -- large corpora, where the kernel skips postings that can't matter


@dataclass(frozen=True)
class Large:
    """A corpus of tens of thousands of rows, with the term frequencies of real text and some terms at one end only."""

    rows: int
    words: int
    seed: int

    def bm25(self) -> tuple[PostingsBM25, PostingsBM25]:
        """Return the rankings of the corpus by NumPy and by the kernel."""
        rng = np.random.default_rng(self.seed)
        lengths = rng.integers(0, 12, self.rows)
        ranks = np.exp(rng.random(lengths.sum()) * np.log(self.words)).astype(np.int32) - 1
        # The last third of the vocabulary occurs only in the first rows.
        late = np.repeat(np.arange(self.rows), lengths) > self.rows // 5
        ranks[late & (ranks > self.words * 2 // 3)] = 0
        own = np.cumsum(lengths)
        starts = np.concatenate([[0, 0], np.repeat(own, 2)]).astype(np.int64)
        forward = ForwardIndex(ranks, starts, np.array([0, self.rows]))
        found = invert(forward, self.words, [Field("text", 1.0)], compiled=True)
        names = [f"{number:05d}" for number in range(self.words)]
        arrays = {field.name: getattr(found, field.name) for field in fields(found) if field.name != "averages"}
        postings = Postings(PackedStrings.pack(names), hash_slots(names), **arrays)
        return PostingsBM25([postings], compiled=False), PostingsBM25([postings], compiled=True)


LARGE = st.builds(Large, st.integers(1, 60_000), st.integers(1, 300), st.integers(0, 2**32 - 1))


def wanted_rows(rows: int, kind: str, data: st.DataObject) -> NDArray[np.bool_]:
    share = {"all": 1.0, "most": 0.9, "half": 0.5, "few": 0.05, "hardly any": 0.0005, "none": 0.0}[kind]
    if kind == "all" and data.draw(st.booleans()):
        return ALL_ROWS
    return np.random.default_rng(data.draw(st.integers(0, 99))).random(rows) < share


@given(LARGE, st.lists(st.integers(0, 299), min_size=1, max_size=12), st.sampled_from([1, 2, 10, 100, 1000]), st.data())
@settings(max_examples=60)
def test_the_kernel_and_numpy_give_the_same_results_for_any_query(
    large: Large, query: list[int], k: int, data: st.DataObject
) -> None:
    plain, kernel = large.bm25()
    words = [f"{number:05d}" for number in query]
    first, last = sorted(data.draw(st.tuples(*(st.just(0) | st.integers(0, large.rows) for _ in range(2)))))
    if data.draw(st.booleans()):
        first, last = 0, large.rows
    kind = data.draw(st.sampled_from(["all", "most", "half", "few", "hardly any", "none"]))
    wanted = wanted_rows(large.rows, kind, data)
    share = float(wanted.mean()) if len(wanted) else 1.0
    within = [Rows(first, last, wanted, share)]
    assert kernel.top(words, k, within) == plain.top(words, k, within)


def test_threads_get_the_same_scores() -> None:
    _, kernel = Large(50_000, 200, 7).bm25()
    queries = [[f"{number:05d}" for number in range(start, 200, 17)] for start in range(17)]
    expected = [kernel.top(query, 10) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: [kernel.top(query, 10) for query in queries], range(16)):
            assert found == expected


@BOTH
def test_arrays_that_may_be_written_and_those_that_may_not_are_searched_alike(compiled: bool) -> None:
    postings = postings_of(forward_of([Text(((["rain"], []),))]), [Field("text", 1.0)])
    frozen = replace(postings, rows=postings.rows.copy())
    frozen.rows.flags.writeable = False
    for segment in (postings, frozen):
        assert len(PostingsBM25([segment], compiled=compiled).top(["rain"], 3)) == 1


INTERPRETED = """
import numpy as np
from index.engine import kernel_search as kernel

# No row is scored one by one, and windows are small.
kernel.FIRST_COST, kernel.WINDOW, kernel.FIRST_WINDOW = -1.0, 256, 256
count = 1024
rows, weights = np.tile(np.arange(count, dtype=np.int32), 2), np.ones(2 * count, np.float32)
starts, ones = np.array([0, count, 2 * count]), np.ones(2)
terms, everywhere = np.array([0, 1], np.int32), np.zeros(0, np.bool_)
best, _ = kernel.best_rows(rows, weights, starts, terms, ones, ones, 3, 0.0, 0, count, everywhere, 1.0, 0.0)
print(sorted(best.tolist()))
"""


def test_the_kernel_writes_within_its_arrays_where_every_row_of_a_window_has_several_terms(root: Path) -> None:
    # Interpreted, because NumPy checks bounds and compiled code doesn't.
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, "-c", INTERPRETED]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[0, 1, 2]\n", "")
