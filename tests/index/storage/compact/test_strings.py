from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zstandard import ZstdCompressor

from index.storage.compact import CompressedStrings
from index.text import PackedStrings

SENTENCES = [f"The ferry to Vortal left {number} minutes late, said the harbour." for number in range(2000)]


@given(st.lists(st.text()))
@settings(deadline=None)
def test_strings_are_read_as_they_were_compressed(strings: list[str]) -> None:
    compressed = CompressedStrings.compress(PackedStrings.pack(strings))
    assert len(compressed) == len(strings)
    assert list(compressed) == strings
    assert compressed.take(np.arange(len(strings))[::-1]) == strings[::-1]
    assert list(compressed.unpacked(0, len(strings))) == strings


def test_what_many_strings_contain_takes_room_once() -> None:
    packed = PackedStrings.pack(SENTENCES)
    compressed = CompressedStrings.compress(packed)
    assert list(compressed) == SENTENCES
    assert len(compressed.data) < len(packed.data) / 2


def test_an_empty_string_takes_no_room() -> None:
    compressed = CompressedStrings.compress(PackedStrings.pack(["", "rain", ""]))
    assert np.diff(compressed.starts)[[0, 2]].tolist() == [0, 0]


@pytest.mark.parametrize("index", [-1, 2])
def test_a_string_that_does_not_exist_is_an_index_error(index: int) -> None:
    with pytest.raises(IndexError):
        CompressedStrings.compress(PackedStrings.pack(["a", "b"]))[index]


def test_several_threads_read_at_the_same_time() -> None:
    compressed = CompressedStrings.compress(PackedStrings.pack(SENTENCES))
    with ThreadPoolExecutor(4) as pool:
        assert all(read == SENTENCES for read in pool.map(lambda _: list(compressed), range(8)))


@given(st.integers(0, 499), st.integers(0, 255), st.integers(0, 10**9))
@settings(deadline=None)
def test_a_damaged_string_is_another_string_or_a_value_error(index: int, value: int, place: int) -> None:
    compressed = CompressedStrings.compress(PackedStrings.pack(SENTENCES[:20]))
    data = compressed.data.copy()
    data[place % len(data)] = value
    damaged = CompressedStrings(data, compressed.starts, compressed.dictionary)
    with suppress(ValueError):
        assert isinstance(damaged[index % 20], str)


def test_a_string_that_claims_to_be_large_is_not_read() -> None:
    bomb = np.frombuffer(ZstdCompressor().compress(bytes((64 << 20) + 1)), np.uint8)
    strings = CompressedStrings(bomb, np.array([0, len(bomb)], np.int64), np.zeros(0, np.uint8))
    with pytest.raises(ValueError, match="too long"):
        strings[0]
