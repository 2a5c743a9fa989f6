"""Many strings in one array."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.packed_strings import PackedStrings

STRINGS = st.lists(st.text())


@given(STRINGS)
def test_strings_come_back_as_they_went_in(strings: list[str]) -> None:
    assert list(PackedStrings.pack(strings)) == strings


@given(st.dictionaries(st.integers(0, 30), st.text()))
def test_strings_at_some_places_stand_there_and_empty_ones_elsewhere(strings: dict[int, str]) -> None:
    packed = PackedStrings.pack_at(31, dict(sorted(strings.items())))
    assert list(packed) == [strings.get(place, "") for place in range(31)]


@given(STRINGS.filter(bool), st.data())
def test_several_strings_are_taken_at_once(strings: list[str], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(strings) - 1)))
    taken = PackedStrings.pack(strings).take(np.array(places, np.int64))
    assert taken == [strings[place] for place in places]


@pytest.mark.parametrize("index", [-1, 2, 100])
def test_there_is_nothing_before_the_first_or_after_the_last(index: int) -> None:
    with pytest.raises(IndexError):
        PackedStrings.pack(["a", "b"])[index]
