"""Lookup of strings by hash."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.storage.string_table import find_string, hash_slots
from index.text.packed_strings import PackedStrings


@given(st.lists(st.text(), unique=True), st.text())
def test_a_string_is_found_where_it_stands_and_no_other(strings: list[str], other: str) -> None:
    packed, slots = PackedStrings.pack(strings), hash_slots(strings)
    assert [find_string(packed, slots, string) for string in strings] == list(range(len(strings)))
    assert find_string(packed, slots, other) == (strings.index(other) if other in strings else -1)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 1000])
def test_at_most_half_of_a_table_is_taken_and_its_size_is_a_power_of_two(count: int) -> None:
    slots = hash_slots([str(number) for number in range(count)])
    assert 3 * len(slots) >= max(1, 4 * count)
    assert len(slots) & (len(slots) - 1) == 0
    assert np.count_nonzero(slots >= 0) == count
