from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.storage.compact import SplitNumbers, parts_of

SIZES = st.sampled_from([1, 2, 1 << 16, (1 << 16) + 1, 1 << 17, (1 << 20) - 1, 1 << 20, (1 << 21) + 5, 1 << 24])


@given(SIZES, st.lists(st.floats(0, 1, exclude_max=True), max_size=40))
@settings(deadline=None)
def test_numbers_are_read_as_they_were_split(size: int, shares: list[float]) -> None:
    numbers = np.array([int(share * size) for share in shares], np.int32)
    split = SplitNumbers.split(numbers, size)
    stored = SplitNumbers.of(split.low, split.high, size)
    assert len(stored) == len(numbers)
    assert stored[:].tolist() == numbers.tolist()
    assert stored[3:17].tolist() == numbers[3:17].tolist()
    backwards = np.arange(len(numbers))[::-1]
    assert stored[backwards].tolist() == numbers[::-1].tolist()
    assert stored[backwards - len(numbers)].tolist() == numbers[::-1].tolist()


@given(SIZES, st.lists(st.integers(0, 3), min_size=1, max_size=40), st.integers(0, 9))
@settings(deadline=None)
def test_numbers_are_looked_for_by_all_their_bits(size: int, shares: list[int], start: int) -> None:
    some = [0, size - 1, size // 2, (size - 1) & 0xFFFF]  # the last has the low bits of the second
    numbers = [some[share] for share in shares]
    split, end = SplitNumbers.split(np.array(numbers, np.int32), size), len(numbers)
    for wanted in {*some, -1, size}:
        places = [place for place in range(start, end) if numbers[place] == wanted]
        assert split.places_of(start, end, wanted).tolist() == places
        assert split.matches(start, end, {wanted, -1}) == [(place - start, wanted) for place in places]
    assert split.matches(start, end, some) == [(place - start, numbers[place]) for place in range(start, end)]


def test_numbers_take_no_more_bits_than_the_highest_needs() -> None:
    low, high, width = parts_of(SplitNumbers.split(np.arange(600_000, dtype=np.int32), 600_000))
    assert (width, low.nbytes + high.nbytes) == (4, 600_000 * 20 // 8 + 1)
    assert parts_of(SplitNumbers.split(np.arange(9, dtype=np.int32), 1 << 16))[2] == 0


def test_numbers_that_are_split_part_by_part_stay_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.compact.split_numbers._AT_ONCE", 8)
    numbers = np.arange(0, 1 << 21, 9999, dtype=np.int32)
    split = SplitNumbers.split(numbers, 1 << 21)
    for part in (slice(None), slice(0, 8), slice(3, 20), slice(9, 9), slice(20, 3), slice(-5, None)):
        assert split[part].tolist() == numbers[part].tolist()


@pytest.mark.parametrize("size", [1 << 16, 1 << 19, 1 << 24, 1 << 30])
def test_high_bits_of_other_numbers_are_refused(size: int) -> None:
    split = SplitNumbers.split(np.arange(100, dtype=np.int32), 1 << 20)
    with pytest.raises(ValueError, match="don't fit"):
        SplitNumbers.of(split.low, split.high, size)
