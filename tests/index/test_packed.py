"""Many strings in one array."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.packed import PackedStrings

STRINGS = st.lists(st.text())


@given(STRINGS)
def test_strings_come_back_as_they_went_in(strings: list[str]) -> None:
    assert list(PackedStrings.pack(strings)) == strings


@given(st.sets(st.text()), st.text())
def test_a_string_is_found_where_it_stands_and_no_other(strings: set[str], other: str) -> None:
    ordered = sorted(strings, key=str.encode)
    packed = PackedStrings.pack(ordered)
    assert [packed.find(string) for string in ordered] == list(range(len(ordered)))
    assert packed.find(other) == (ordered.index(other) if other in strings else -1)


@given(st.lists(st.text(), unique=True))
def test_a_string_is_found_through_an_order_where_they_stand_unsorted(strings: list[str]) -> None:
    packed = PackedStrings.pack(strings)
    order = sorted(range(len(strings)), key=lambda number: strings[number].encode())
    assert [packed.find(string, order) for string in strings] == list(range(len(strings)))


@pytest.mark.parametrize("index", [-1, 2, 100])
def test_there_is_nothing_before_the_first_or_after_the_last(index: int) -> None:
    with pytest.raises(IndexError):
        PackedStrings.pack(["a", "b"])[index]


def test_nothing_is_found_among_no_strings() -> None:
    assert (len(PackedStrings.pack([])), PackedStrings.pack([]).find("a")) == (0, -1)
