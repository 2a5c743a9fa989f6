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
    with suppress(ValueError):
        assert all(isinstance(string, str) for string in damaged.unpacked(0, 20))


def test_a_string_that_claims_to_be_large_is_not_read() -> None:
    bomb = np.frombuffer(ZstdCompressor().compress(bytes((64 << 20) + 1)), np.uint8)
    strings = CompressedStrings(bomb, np.array([0, len(bomb)], np.int64), np.zeros(0, np.uint8))
    with pytest.raises(ValueError, match="too long"):
        strings[0]
    with pytest.raises(ValueError, match="too long"):
        strings.unpacked(0, 1)


def test_strings_that_claim_to_be_large_together_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.compact.strings.MOST_BYTES", 1000)
    compressed = CompressedStrings.compress(PackedStrings.pack(SENTENCES))
    assert list(compressed.unpacked(10, 500)) == SENTENCES[10:500]
    whole = CompressedStrings.compress(PackedStrings.pack(["harbour"] * 200))
    bomb = CompressedStrings(whole.data[:-1], np.minimum(whole.starts, len(whole.data) - 1), whole.dictionary)
    with pytest.raises(ValueError, match="can't be decompressed"):
        bomb.unpacked(0, 200)


def test_a_string_that_begins_inside_a_character_is_not_copied() -> None:
    frames = [ZstdCompressor().compress(part) for part in ("ü".encode()[:1], "ü".encode()[1:])]
    starts = np.cumsum([0, *map(len, frames)], dtype=np.int64)
    strings = CompressedStrings(np.frombuffer(b"".join(frames), np.uint8), starts, np.zeros(0, np.uint8))
    with pytest.raises(ValueError, match="inside a character"):
        strings.unpacked(0, 2)
