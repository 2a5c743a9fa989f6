from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zstandard import ZstdCompressor

from index.storage.compact import TERMS_PER_PAGE, TermCounts, TermPages
from index.text import PackedStrings

COUNTS = st.integers(0, 2**31 - 1)
TERMS = st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=4), st.tuples(COUNTS, COUNTS, COUNTS))
NUMBERED = {f"{prefix}{number:03}": (number % 9, number, 300 * number) for prefix in "渡ferry" for number in range(90)}
"""Terms of several pages, each with the size of its lists and its uses."""


def pages_of(terms: dict[str, tuple[int, int, int]]) -> TermPages:
    columns = np.array([terms[term] for term in sorted(terms)], np.int64).reshape(-1, 3).T
    columns[0] //= max(1, len(terms))
    return TermPages.write([term.encode() for term in sorted(terms)], TermCounts(*columns))


@given(TERMS)
@settings(deadline=None)
def test_terms_are_read_and_looked_up_as_they_were_written(terms: dict[str, tuple[int, int, int]]) -> None:
    pages = pages_of(terms)
    assert list(pages) == sorted(terms)
    assert [pages.find(term) for term in sorted(terms)] == list(range(len(terms)))
    assert [pages.find(term + "x") >= 0 for term in terms] == [term + "x" in terms for term in terms]
    names, lowers = pages.uses(np.arange(len(terms)))
    assert list(zip(names.tolist(), lowers.tolist(), strict=True)) == [terms[term][1:] for term in sorted(terms)]


def test_lists_follow_each_other_across_pages() -> None:
    pages = pages_of({term: (len(NUMBERED) * size, 0, 0) for term, (size, *_) in NUMBERED.items()})
    spans = [pages.list_span(number) for number in range(len(NUMBERED))]
    assert len(NUMBERED) > 3 * TERMS_PER_PAGE
    assert [end - start for start, end in spans] == [NUMBERED[term][0] for term in sorted(NUMBERED)]
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]


def test_terms_are_taken_in_any_order() -> None:
    pages, some = pages_of(NUMBERED), np.array([440, 3, 130, 4, 129])
    assert pages.take(some) == [sorted(NUMBERED)[number] for number in some.tolist()]
    assert pages.uses(some)[1].tolist() == [NUMBERED[sorted(NUMBERED)[number]][2] for number in some.tolist()]


@pytest.mark.parametrize("term", ["", "a", "ferry", "e045x", "~", "渡", "zzz", "\U0010ffff"])
def test_a_term_that_is_missing_is_not_found(term: str) -> None:
    assert pages_of(NUMBERED).find(term) == -1
    assert pages_of({}).find(term) == -1


@pytest.mark.parametrize("index", [-1, len(NUMBERED)])
def test_a_number_that_no_term_has_is_an_index_error(index: int) -> None:
    with pytest.raises(IndexError):
        pages_of(NUMBERED)[index]


def test_neighbours_that_begin_alike_take_little_room() -> None:
    pages = pages_of({f"stonemasonry{number:06}": (0, 0, 1) for number in range(5000)})
    assert len(pages.data) < 3 * 5000


def test_only_some_pages_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.compact.term_pages._RECENT_PAGES", 2)
    pages = pages_of(NUMBERED)
    assert [pages.find(term) for term in sorted(NUMBERED)] == list(range(len(NUMBERED)))
    assert len(pages._recent) <= 2


def test_several_threads_look_up_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.compact.term_pages._RECENT_PAGES", 2)
    pages, terms = pages_of(NUMBERED), sorted(NUMBERED)
    with ThreadPoolExecutor(4) as pool:
        assert all(read == [*range(len(terms))] for read in pool.map(lambda _: [*map(pages.find, terms)], range(8)))


@given(st.integers(0, 255), st.integers(0, 10**9), st.integers(0, len(NUMBERED) - 1))
@settings(deadline=None)
def test_a_damaged_page_is_another_page_or_an_error(value: int, place: int, number: int) -> None:
    whole = pages_of(NUMBERED)
    data = whole.data.copy()
    data[place % len(data)] = value
    damaged = TermPages(whole.size, data, whole.starts, whole.firsts, whole.list_starts)
    with suppress(ValueError, IndexError):
        assert isinstance(damaged[number], str)
    with suppress(ValueError, IndexError):
        assert damaged.find(sorted(NUMBERED)[number]) < len(NUMBERED)


@pytest.mark.parametrize(
    "raw", [bytes((64 << 20) + 1), b"", b"\1\1\1", b"\3\1\1\xff", b"\1\1\1\0\0\0\xff", b"\1\1\1\2\0\0\xffa\xff"]
)
def test_a_page_that_makes_no_sense_is_a_value_error(raw: bytes) -> None:
    frame = np.frombuffer(ZstdCompressor().compress(raw), np.uint8)
    pages = TermPages(1, frame, np.array([0, len(frame)]), PackedStrings.pack(["a"]), np.array([0, 1], np.int32))
    with pytest.raises(ValueError):  # noqa: PT011
        pages.find("a")
