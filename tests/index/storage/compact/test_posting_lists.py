from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.storage import FIELDS, K1, ForwardIndex
from index.storage.compact import FIELD_NAMES, PostingLists, Weighing, encode_lists
from index.storage.compact.varints import decode_varints, encode_varints
from index.storage.postings import invert

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
    all_rows, all_weights, starts = lists_of(forward, inverted.averages).decoded(range(TERMS))
    for term in range(TERMS):
        span = slice(inverted.starts[term], inverted.starts[term + 1])
        rows, weights = lists.of(term)
        assert rows.tolist() == inverted.rows[span].tolist()
        np.testing.assert_allclose(weights, inverted.weights[span], rtol=1e-6)
        compiled = slice(starts[term], starts[term + 1])
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
        rows = damaged.decoded([0])[0] if compiled else damaged.of(0)[0]
    except (IndexError, ValueError):
        return
    assert all(0 <= row < forward.first_rows[-1] for row in rows.tolist())


def test_a_term_that_a_segment_lacks_has_no_postings() -> None:
    lists = lists_of(forward_index([([0], [([1], [])])]), [1, 1, 1, 1])
    assert [array.tolist() for array in lists.decoded([-1])] == [[], [], [0, 0]]
    assert [array.tolist() for array in lists.of(-1)] == [[], []]


def test_only_some_lists_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.compact.posting_lists.RECENT_BYTES", 1000)
    lists = lists_of(forward_index([([], [([term], []) for term in range(TERMS)])]), [1, 1, 1, 1])
    for _ in range(3):
        assert lists.decoded(range(TERMS))[0].tolist() == [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert len(lists._recent) <= 2


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
