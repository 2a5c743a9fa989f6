from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Article
from index.indexing.build import write_snapshot
from index.storage import FIELDS, K1, ForwardIndex
from index.storage.compact import FIELD_NAMES, PostingLists, Weighing, encode_lists
from index.storage.compact.decoded_lists import DecodedLists
from index.storage.compact.varints import decode_varints, encode_varints
from index.storage.postings import invert
from index.storage.segment import COMPACT_ROWS

TERMS = 6
WORDS = st.lists(st.integers(0, TERMS - 1), max_size=8)
PARAGRAPHS = st.lists(st.tuples(WORDS, st.lists(st.integers(0, TERMS - 1), max_size=2)), max_size=4)
ARTICLES = st.lists(st.tuples(WORDS, PARAGRAPHS), max_size=5)
"""Headlines, each with the texts and the speakers of its paragraphs, as numbers of terms."""

Articles = Sequence[tuple[list[int], Sequence[tuple[list[int], list[int]]]]]


def forward_index(articles: Articles) -> ForwardIndex:
    entries: list[list[int]] = []
    for headline, paragraphs in articles:
        entries += [headline, *(entry for paragraph in paragraphs for entry in paragraph)]
    starts = np.cumsum([0, *map(len, entries)], dtype=np.int64)
    first_rows = np.cumsum([0, *(len(paragraphs) for _, paragraphs in articles)], dtype=np.int64)
    return ForwardIndex(np.array([term for entry in entries for term in entry], np.int32), starts, first_rows)


def lists_of(forward: ForwardIndex, averages: Sequence[float]) -> PostingLists:
    data, starts = encode_lists(forward.data[:], forward.starts, forward.first_rows, TERMS)
    means = {field.name: (field.weight, field.b, mean or 1.0) for field, mean in zip(FIELDS, averages, strict=True)}
    weighing = Weighing(K1, tuple(means[name] for name in FIELD_NAMES))
    span = list(pairwise(starts.tolist())).__getitem__
    return PostingLists(data, span, forward.starts, forward.first_rows, Weighing.of_array(weighing.to_array()))


@given(ARTICLES)
@settings(deadline=None)
def test_decoded_lists_are_the_postings_that_a_plain_segment_stores(articles: Articles) -> None:
    forward = forward_index(articles)
    inverted = invert(forward, TERMS)
    lists = lists_of(forward, inverted.averages)
    all_rows, all_weights, bounds = lists_of(forward, inverted.averages).together(range(TERMS))
    for term in range(TERMS):
        span = slice(inverted.starts[term], inverted.starts[term + 1])
        rows, weights = lists.of(term)
        assert rows.tolist() == inverted.rows[span].tolist()
        np.testing.assert_allclose(weights, inverted.weights[span], rtol=1e-6)
        compiled = slice(bounds[2 * term], bounds[2 * term + 1])
        assert all_rows[compiled].tolist() == rows.tolist()
        assert all_weights[compiled].tolist() == weights.tolist()


@given(ARTICLES, st.binary(max_size=40), st.booleans())
@settings(deadline=None)
def test_damaged_lists_are_noticed_or_decoded_to_paragraphs_that_exist(
    articles: Articles, damage: bytes, compiled: bool
) -> None:
    forward = forward_index(articles)
    lists = lists_of(forward, invert(forward, TERMS).averages)
    raw = np.frombuffer(damage, np.uint8)
    damaged = PostingLists(raw, lambda _: (0, len(raw)), lists.entry_starts, lists.first_rows, lists.weighing)
    try:
        rows = damaged.decoded_one(0)[0] if compiled else damaged.of(0)[0]
    except (IndexError, ValueError):
        return
    assert all(0 <= row < forward.first_rows[-1] for row in rows.tolist())


def test_a_term_that_a_segment_lacks_has_no_postings() -> None:
    lists = lists_of(forward_index([([0], [([1], [])])]), [1, 1, 1, 1])
    assert lists.together([-1]).bounds.tolist() == [0, 0]
    assert [array.tolist() for array in lists.of(-1)] == [[], []]


@given(ARTICLES, st.lists(st.lists(st.integers(-1, TERMS - 1), min_size=1, max_size=4), max_size=8))
@settings(deadline=None)
def test_terms_that_are_searched_together_have_their_own_postings_however_few_stay_in_memory(
    articles: Articles, questions: list[list[int]]
) -> None:
    lists = lists_of(forward_index(articles), [1, 1, 1, 1])
    expected = [lists.of(term) for term in range(TERMS)]
    lists.__dict__["_recent"] = DecodedLists(4)
    for question in questions:
        rows, weights, bounds = lists.together(question)
        for term, (start, end) in zip(question, bounds.reshape(-1, 2).tolist(), strict=True):
            own = expected[term] if term >= 0 else ((), ())
            assert rows[start:end].tolist() == list(own[0])
            assert weights[start:end].tolist() == list(own[1])


def test_only_some_lists_stay_in_memory() -> None:
    decoded = DecodedLists(10)
    for term in range(100):
        rows, weights = np.arange(3, dtype=np.int32), np.full(3, term, np.float32)
        assert decoded.add(term, (rows, weights))[1].tolist() == [term] * 3
        assert len(decoded) <= 3


def test_lists_that_were_handed_out_stay_as_they_are() -> None:
    decoded = DecodedLists(4)
    first = decoded.together([7], [(np.array([1, 2], np.int32), np.array([0.5, 1], np.float32))])
    for term in range(20):
        decoded.add(term, (np.array([term], np.int32), np.array([9], np.float32)))
    start, end = first.bounds.tolist()
    assert first.rows[start:end].tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        first.rows[0] = 3


def test_several_threads_decode_the_same_lists() -> None:
    articles: Articles = [([], [([term] * (1 + row % 3), []) for row in range(4)]) for term in range(TERMS)]
    lists = lists_of(forward_index(articles), [1, 1, 1, 1])
    expected = [lists.of(term)[0].tolist() for term in range(TERMS)]
    lists.__dict__["_recent"] = DecodedLists(8)

    def search(number: int) -> bool:
        terms = [(number + step) % TERMS for step in range(3)]
        rows, _, bounds = lists.together(terms)
        spans = bounds.reshape(-1, 2).tolist()
        return all(rows[start:end].tolist() == expected[term] for term, (start, end) in zip(terms, spans, strict=True))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(search, range(400)))


def test_the_largest_compact_segment_has_the_postings_of_all_its_paragraphs() -> None:
    rows = np.arange(COMPACT_ROWS)
    starts = np.concatenate(([0, 0], np.repeat(rows + 1, 2))).astype(np.int64)  # a term in each text
    forward = ForwardIndex((rows % TERMS).astype(np.int32), starts, np.array([0, COMPACT_ROWS], np.int64))
    lists = lists_of(forward, [1, 1, 1, 1])
    assert sum(lists.frequency(term) for term in range(TERMS)) == COMPACT_ROWS
    last = int(rows[-1]) % TERMS
    for own, _ in (lists.decoded_one(last), lists._read(last)):
        assert own.tolist() == [row for row in rows.tolist() if last in (row % TERMS, (row - 1) % TERMS) and row + last]


@pytest.mark.parametrize(("name", "most"), [("COMPACT_ROWS", 1), ("COMPACT_TERMS", 3)])
def test_a_segment_with_too_many_paragraphs_or_terms_stays_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)
    article = Article("a", "a", "Ferry strike", ("The ferry waits.", "The harbour sleeps in winter."))
    files = {path.name for path in (write_snapshot(tmp_path / "compact", [article], "") / "base").iterdir()}
    monkeypatch.setattr(f"index.storage.segment.{name}", most)
    plain = {path.name for path in (write_snapshot(tmp_path / "plain", [article], "") / "base").iterdir()}
    assert ("lists.npy" in files, "lists.npy" in plain, "rows.npy" in plain) == (True, False, True)


@pytest.mark.parametrize("at_once", [1, 5, 1000])
def test_lists_are_the_same_however_many_occurrences_are_sorted_at_once(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    articles = [([term], [([term, 0, term], [1]), ([2, term], [])]) for term in range(TERMS)]
    forward = forward_index(articles)
    whole = encode_lists(forward.data[:], forward.starts, forward.first_rows, TERMS)
    for name in ("_SORTED_AT_ONCE", "_ENCODED_AT_ONCE", "_COUNTED_AT_ONCE"):
        monkeypatch.setattr(f"index.storage.compact.writing_lists.{name}", at_once)
    parts = encode_lists(forward.data[:], forward.starts, forward.first_rows, TERMS)
    assert [array.tolist() for array in parts] == [array.tolist() for array in whole]


@pytest.mark.parametrize("array", [[], [1.5], [1.5, *[0.0] * 12], [0.0, *[1.0] * 12]])
def test_weights_that_make_no_sense_are_refused(array: list[float]) -> None:
    with pytest.raises(ValueError, match="no sense"):
        Weighing.of_array(np.array(array))


@given(st.lists(st.integers(0, 2**35 - 1)))
def test_numbers_are_decoded_as_they_were_encoded(numbers: list[int]) -> None:
    data, starts = encode_varints(np.array(numbers, np.int64))
    assert decode_varints(data).tolist() == numbers
    assert [decode_varints(data[start:]).tolist() for start in starts] == [
        numbers[at:] for at in range(len(numbers) + 1)
    ]


@pytest.mark.parametrize("data", [[128], [1, 255], [128, 128, 128, 128, 128, 1]])
def test_numbers_that_are_cut_off_or_too_long_are_noticed(data: list[int]) -> None:
    with pytest.raises(IndexError):
        decode_varints(np.array(data, np.uint8))
